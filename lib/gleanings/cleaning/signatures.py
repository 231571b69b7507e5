"""Signatures and closings of mails and letters, and what stands behind them that is the writer's again."""

import re

from gleanings.cleaning.sent_from import is_program
from gleanings.types import Span

ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.?\w|<[^<>\s]{1,80}>|\bmailto:")
_FINAL_RULE = re.compile(r"(?:--|_{2,9}) ?$")
_RULE = re.compile(r"[-_=*~]{10,}\s*$")
_FRAMED = re.compile(r"[-=_*~]{3,} ?[^\W_]\S*(?: \S+){1,9}? ?[-=_*~]{3,}")  # "---= Posted via Newsfeeds =---"
_SIGNATURE_LENGTH = 1500
_SIGNATURE_LINES = 18
_REACHED = re.compile(r"\bwww\.|\S@\S+\.\w|(?:\d[\s()/.-]?){7,}")
_CLOSING_WORDS = 5
_CLOSING_LINES = 6
_OFFICE_LINES = 9  # a name, what its bearer is, where they work
_LONGEST = 90
_POSTSCRIPT = re.compile(r"\W{0,3}(?:p\.? ?s\.?|p\. ?p\. ?s\.?|nb|n\.b\.|з\.?ы\.?|附言|追伸)\b", re.IGNORECASE)
# The words with which letters close, in the languages that are read; alone on a line or with a few others.
_FAREWELL = re.compile(
    r"(?:(?:\w+ ){0,3}(?:regards|wishes)|cheers|best|(?:many )?thanks|love|yours(?: \w+)?|sincerely(?: yours)?|"
    r"take care|grüße|gruß|gruss|(?:\w+ ){1,3}gr(?:üße|uß|üßen|üsse)(?: aus [^\W\d_]{2,20})?|"
    r"lg|mfg|vg|salut|amitiés|cordialement|"
    r"bien à (?:toi|vous)|bises|bisous|je t['’]embrasse|saludos|(?:un )?abrazos?|atentamente|"
    r"(?:cordiali |cari )?saluti|(?:un )?abbraccio|(?:um )?abraços?|atenciosamente|beijos?|"
    r"(?:met vriendelijke )?groet(?:en|jes)?|mvg|liefs|с уважением|всего доброго|до встречи|целую|saygılarımla|"
    r"sevgiler(?:le|imle)?|selamlar|धन्यवाद|सादर|आपका|مع التحية|تحياتي|والسلام|شکریہ|آپ کا|此致|敬礼|祝好|敬具|"
    r"よろしく(?:お願いします)?|pozdrawiam|hälsningar|hilsen|mvh)[,!.，]?",
    re.IGNORECASE,
)
_SALUTATION_LINES = 12  # within which a letter greets: an address and a date may stand above


def signature_lines(lines: list[str], spans: list[Span], top: int, is_mail: bool) -> tuple[int, int]:
    """Return the line where a signature begins and the line after its last; twice how many there are where none is.

    A postscript below it is the writer's.
    """
    post = next((i for i in range(max(1, top), len(lines)) if _POSTSCRIPT.match(lines[i])), len(lines))
    begin = _begins(lines[:post], spans[:post], top, is_mail)
    if begin >= post and is_mail:
        return _closing_above_notices(lines[:post], top) or (len(lines), len(lines))
    return (begin, post) if begin < post else (len(lines), len(lines))


def _begins(lines: list[str], spans: list[Span], top: int, is_mail: bool) -> int:
    """Return the line where a signature begins: "--", a rule with an address below it, or a closing and a name."""
    if not lines:
        return 0
    end = spans[-1][1]
    last = len(lines)
    while last and not lines[last - 1].strip():
        last -= 1
    first = max(top, 1, last - _SIGNATURE_LINES - 1)
    while first < last and end - spans[first][0] > _SIGNATURE_LENGTH:
        first += 1
    sender = _sender(lines[:top])
    program = next((i for i in range(first, last) if is_program(lines[i])), len(lines))
    is_mail = is_mail or program < len(lines)
    for i in range(first, last):
        line = lines[i].rstrip()
        rest = [each for each in lines[i + 1 : last] if each.strip()]
        prose = (
            any(len(each) > _LONGEST for each in rest)
            or sum(each.rstrip().endswith((".", "!", "?")) for each in rest) > 1
        )
        if _FINAL_RULE.match(line) and is_mail and rest and (not prose or (line == "--" and _is_short(rest[0]))):
            return _closing_above(lines, i, top) or _name_above(lines, i, top, sender)
        if (line == "--" or _RULE.match(line)) and any(ADDRESS.search(each) for each in rest) and not prose:
            return i
        written = is_mail or (bool(rest) and is_letter(lines) and _is_full_name(rest[0]))
        if written and rest and _is_closing(line, rest, lines[i - 1], sender):
            return i
        if is_mail and sender and not lines[i - 1].strip() and _is_name(line, sender):
            office = all(len(each.split()) <= 9 and not each.rstrip().endswith((".", "!", "?", ",")) for each in rest)
            if len(rest) < 4 and office and (not rest or lines[i + 1].strip()):
                return i
        if i == program or (is_mail and _FRAMED.fullmatch(line)):
            return i
        if line.startswith("--- ") and any(each.lstrip().startswith("* Origin: ") for each in rest):  # FidoNet
            return i
    return len(lines)


def _closing_above_notices(lines: list[str], top: int) -> tuple[int, int] | None:
    """Return a closing and what stands below it, where sentences of a firm, a program or a list follow."""
    for i in range(len(lines) - 2, max(top, 1, len(lines) - _SIGNATURE_LINES), -1):
        if is_farewell(lines[i]) and not lines[i - 1].strip():
            rest = [line for line in lines[i + 1 :] if line.strip()]
            reached = next((k for k, line in enumerate(rest[:_OFFICE_LINES]) if _REACHED.search(line)), -1)
            written = any(len(line) > _LONGEST or line.endswith((".", "!", "?")) for line in rest[:reached])
            if reached > 0 and _may_sign(rest[0]) and not written:
                return i, len(lines)  # a name, an office with its address, and notices of a firm
            end = i + 1
            while end < len(lines) and lines[end].strip():
                end += 1
            named = 1 < end - i <= _CLOSING_LINES and all(map(_may_sign, lines[i + 1 : end]))
            return (i, end) if named else None
    return None


def _is_short(line: str) -> bool:
    return len(line) < 60 and line.rstrip()[-1] not in ".!?,;:"


def _name_above(lines: list[str], rule: int, top: int, sender: str) -> int:
    """Return the line of the sender's name right above the rule of a signature; the rule where none stands there."""
    i = rule - 1
    while i > top and not lines[i].strip():
        i -= 1
    return i if i > top and sender and not lines[i - 1].strip() and _is_name(lines[i], sender) else rule


def _closing_above(lines: list[str], rule: int, top: int) -> int:
    """Return the line of a farewell that stands, with no more than a name below it, above the rule; 0 where none is."""
    i = rule - 1
    while i > top and rule - i <= _CLOSING_WORDS:
        if lines[i].strip() and is_farewell(lines[i]):
            return i
        if lines[i].strip() and not _may_sign(lines[i].strip()):
            return 0
        i -= 1
    return 0


def _sender(header: list[str]) -> str:
    """Return the value of the first line of a header that holds an address, in small letters; else an empty text."""
    values = [line.partition(":")[2].lower() for line in header if ":" in line]
    addressed = next((value for value in values if ADDRESS.search(value)), "")
    return addressed or next((value for value in values[:1] if not any(sign.isdigit() for sign in value)), "")


def _is_closing(line: str, rest: list[str], above: str, sender: str) -> bool:
    """Return whether a letter closes at a line: few words and a comma, and below it no more than a name."""
    names = all(len(each.split()) <= 8 and not each.rstrip().endswith((".", "!", "?", ",")) for each in rest)
    signed = sender != "" and _is_name(rest[0], sender)
    comma = line.endswith((",", "，"))
    short = (comma or signed) and 0 < len(line.split()) <= _CLOSING_WORDS and not above.strip()
    bare = not comma and not line.endswith((".", "!", "?", ":")) and len(line.split()) <= _CLOSING_WORDS
    named = len(rest[0].split()) <= 4 and rest[0][:1].isupper() and not rest[0].endswith((".", "!", "?", ","))
    farewell = is_farewell(line) and _may_sign(rest[0]) and not above.strip()
    if farewell and names and len(rest) <= _CLOSING_LINES:
        return True
    stopped = line.endswith((".", "!", "?")) and not is_farewell(line)
    if stopped and not line.endswith("!"):  # a last sentence above a name, which `_begins` takes by itself
        return False
    if bare and named and line[:1].isupper() and not above.strip() and _ends_in_address(rest):
        return names
    if short and comma and _is_first_name(rest[0]) and _ends_in_address(rest):
        return True
    return short and names and len(rest) <= _CLOSING_LINES


def is_farewell(line: str) -> bool:
    """Return whether a line is nothing but words with which letters close.

    >>> is_farewell("Best wishes,"), is_farewell("Best wishes to all of you in Bern")
    (True, False)
    """
    return _FAREWELL.fullmatch(line.strip()) is not None


def _may_sign(line: str) -> bool:
    """Return whether a line may be a name: few words, most with a capital, perhaps behind "i. A." or "Dr."."""
    words = line.split()
    if not 0 < len(words) <= 6 or line.endswith((".", "!", "?", ",")):
        return False
    small = sum(word[0].islower() and len(word) > 2 for word in words)
    return any(word[0].isupper() or not word[0].isalpha() or word[0].lower() == word[0].upper() for word in words) and (
        3 * small <= len(words)
    )


def is_letter(lines: list[str]) -> bool:
    """Return whether a text begins as a letter does: a few words and a comma or colon, and nothing else on the line."""
    near = [i for i, line in enumerate(lines[:_SALUTATION_LINES]) if line.strip()]
    apart = [i for i in near[1:6] if not lines[i - 1].strip() and not "".join(lines[i + 1 : i + 2]).strip()]
    for i in near[:1] + apart:
        first = lines[i].rstrip()
        if first.endswith((",", "，", ":", "!")) and len(first.split()) <= _CLOSING_WORDS + 1 and first[0].isalpha():
            return True
        if first.endswith((".", "?")):
            return False
    return False


def _is_name(line: str, sender: str) -> bool:
    """Return whether a line is a part of the sender's name."""
    words = line.lower().strip(" .,").split()
    return 0 < len(words) <= 3 and all(word in sender for word in words)


def _is_full_name(line: str) -> bool:
    words = line.split()
    return 0 < len(words) <= 4 and all(not word[0].islower() for word in words) and line.rstrip()[-1] not in ".,;!?"


def _is_first_name(line: str) -> bool:
    words = line.split()
    return 0 < len(words) <= 3 and line[0].isupper() and not line.rstrip().endswith((".", "!", "?"))


def _ends_in_address(rest: list[str]) -> bool:
    """Return whether below a name stand where the sender works and is reached, and perhaps a notice below that."""
    return any(_REACHED.search(each) for each in rest[1:8])
