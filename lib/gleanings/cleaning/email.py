"""What surrounds a text that was sent: headers of mail, quoted mail, lines that say who wrote it, signatures.

Read line by line. Quotation marks at the beginning of lines (">") count as mail only where something else says that
the text is mail, since they stand before passages of one's own in Markdown too.
"""

import re
from collections.abc import Iterator

from gleanings.cleaning.sent_from import is_program
from gleanings.cleaning.signatures import ADDRESS, is_letter, signature_lines
from gleanings.documents.document import Mark
from gleanings.documents.spans import line_spans

_FIELD = re.compile(r"[*_]{0,2}([^\W\d_][\w-]{0,24}(?: [\w-]{1,12}){0,2})[*_]{0,2}\s?[:：][*_]{0,2}(?:\s|$)")
_MAIL_FIELDS = frozenset(("from", "message-id", "newsgroups", "return-path", "received", "mime-version"))
_TIME = re.compile(r"\d{1,2}[:.]\d{2}")
_SENT = re.compile(r"\b\d{4}\b.{0,20}\b\d{1,2}[:.]\d{2}")  # a year and the time of day
_LONGEST_HEADER = 40
_SUBJECT = re.compile(
    r"(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|тема|主题|件名)\s?[:：]\s*(.*)", re.IGNORECASE
)
_REPLY = re.compile(r"(?:re|fwd?|aw|wg|sv|rif|res|tr)\s?[:：]\s*", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*-{2,}\s*[^\W\d_][^\r\n-]{2,50}-{2,}\s*$|\s*_{10,}\s*$")
_QUOTE = re.compile(r"[ \t]*(?:[A-Za-z]{0,3}>|\|>)")
_BAR = re.compile(r"[ \t]*[|:](?:[ \t]|$)")
_NESTED = re.compile(r"[ \t]*(?:[A-Za-z]{0,3}>|\|>)[ \t]?(?:[A-Za-z]{0,3}>|\|>)(?!>? ?\w*[(=.])")
_PROMPT = re.compile(r"[ \t]*>>> ?\S")
_WROTE = re.compile(
    r"\b(?:writes|wrote|schrieb|schreibt|a écrit|écrit|escribió|escreveu|ha scritto|schreef|skrev|"
    r"napisał(?:\(a\))?|пишет|escribió en el mensaje|"
    r"написал\(?а?\)?|yazdı|写道)(?: [\w.]{1,40}){0,3}(?: news:\S{1,80})?\s*[:：]?\s*$"
)
_SUPERCITE = re.compile(r">{2,6} \"[^\"]{1,40}\" == ")  # '>>>>> "Ann" == Ann Roe <ann@a.example> writes:'
_ATTRIBUTION_LENGTH = 200
_INSERTED_LINES = 4


def subject(header: str) -> str:
    """Return the subject that the header of a mail states, without "Re:"; empty where there is none.

    >>> subject("From: a@example.org\\nSubject: Re: Oil prices")
    'Oil prices'
    """
    for line in header.splitlines():
        match = _SUBJECT.match(line.strip())
        if match:
            stated = match[1].strip()
            while reply := _REPLY.match(stated):
                stated = stated[reply.end() :]
            return stated
    return ""


def mail(text: str) -> Iterator[Mark]:
    """Yield what surrounds the text proper of a mail, in no order; the marks do not overlap.

    >>> text = "Ann writes:\\n> Is it open?\\nIt is.\\n--\\nBob, bob@example.org"
    >>> [(text[m.start : m.end], m.kind) for m in mail(text)][1:]
    [('> Is it open?', 'quoted mail'), ('--\\nBob, bob@example.org', 'signature')]
    """
    lines = line_spans(text)
    signed = ":" in text or "--" in text or ">" in text or "@" in text or "www." in text
    if not signed and not (
        is_letter([text[a:b] for a, b in lines[:3]]) or any(is_program(text[a:b]) for a, b in lines[-3:])
    ):
        return
    texts = [text[a : min(b, a + 2 * _ATTRIBUTION_LENGTH)] for a, b in lines]
    top = _header(texts, 0, strict=True)
    begin = next((i for i, line in enumerate(texts) if line.strip()), 0)
    if not top and texts and _SEPARATOR.match(texts[begin]):  # "---- Forwarded message ----" at the very top
        top = _header(texts, begin + 1, strict=True)
    if top:
        first = next(i for i, line in enumerate(texts) if line.strip())
        yield Mark(lines[first][0], lines[top - 1][1], "mail header", "what a mail says of itself")
    if top and (warned := _inserted(texts, top)):
        yield Mark(lines[warned[0]][0], lines[warned[1]][1], "mail header", "what a program put above the salutation")
    end = _original(texts, top)
    if end < len(lines):
        yield Mark(lines[end][0], len(text.rstrip()), "quoted mail", "a mail that this one answers or sends on")
    answers = end < len(lines)
    texts, lines = texts[:end], lines[:end]
    attributions = list(_attributions(texts, top))
    for first, last in list(_barred(texts, attributions)):
        yield Mark(lines[first][0], lines[last][1], "quoted mail", "quoted from another mail")
    is_mail = bool(top or attributions or answers or _is_nested(texts, top))
    own = _own_end(texts, attributions)
    signature, close = signature_lines(texts[:own], lines[:own], top, is_mail)
    signature = signature if signature < own else len(lines)
    for first, last in attributions:
        if last < signature or first >= own:
            yield Mark(lines[first][0], lines[last][1], "quoted mail", "names who wrote what is quoted")
    if is_mail:
        for first, last in _quoted(texts, top):
            if last < signature or first >= own:
                yield Mark(lines[first][0], lines[last][1], "quoted mail", "quoted from another mail")
    if signature < len(lines):
        stop = len(text[: lines[close - 1][1]].rstrip())
        yield Mark(lines[signature][0], max(stop, lines[signature][1]), "signature", "the signature of a mail")


def _inserted(lines: list[str], top: int) -> tuple[int, int] | None:
    """Return the first and last line of a paragraph in brackets or behind a word in capitals, above the salutation."""
    first = next((i for i in range(top, len(lines)) if lines[i].strip()), len(lines))
    last = first
    while last + 1 < len(lines) and lines[last + 1].strip():
        last += 1
    word = lines[first].split()[0].strip("[]:!*") if first < len(lines) else ""
    loud = word.isupper() and len(word) > 3
    return (first, last) if loud and last - first < _INSERTED_LINES and is_letter(lines[last + 1 :]) else None


def _header(lines: list[str], at: int, *, strict: bool) -> int:
    """Return the line after the header of a mail that begins at line `at`; 0 where there is none.

    A header is two lines or more of the form "Name: value", with longer values going on behind spaces. It is a mail's
    if a field only mail has, an address or (not strict) a time stands in it; and no two fields but technical ones are
    the same, as the labels of a talk are.
    """
    while at < len(lines) and not lines[at].strip():
        at += 1
    names: list[str] = []
    values: list[str] = []
    i = at
    while i < len(lines) and len(names) < _LONGEST_HEADER:
        field = _FIELD.match(lines[i])
        if field:
            names.append(field[1].lower())
            values.append(lines[i][field.end() :])
        elif names and lines[i][:1] in " \t" and lines[i].strip() and not strict:
            values.append(lines[i])
        elif names and lines[i][:1] in " \t" and lines[i].strip():
            pass
        else:
            break
        i += 1
    if len(names) < 2:
        return 0
    technical = any(name in _MAIL_FIELDS for name in names)
    addressed = any(ADDRESS.search(value) for value in values)
    if len(set(names)) < len(names) and not (technical and addressed):
        return 0
    proves = technical or (addressed and len(names) > 2) if strict else addressed or any(map(_TIME.search, values))
    return i if proves else 0


def _original(lines: list[str], top: int) -> int:
    """Return the line where a mail begins that is quoted whole, below a rule or by its header; else the end."""
    for i in range(max(1, top), len(lines)):
        line = lines[i]
        if _SEPARATOR.match(line):
            if _header(lines, i + 1, strict=False) or _is_addressed(lines[i + 1 : i + 8]):
                return i
        elif not lines[i - 1].strip() and _FIELD.match(line):
            end = _header(lines, i, strict=False)
            block = lines[i:end]
            sent = ADDRESS.search(line) and any(_SENT.search(each) for each in block)  # in whatever language
            if end - i >= 4 and (sent or any(_SUBJECT.match(each) for each in block)):
                return i
    return len(lines)


def _is_addressed(lines: list[str]) -> bool:
    """Return whether fields stand below a rule, the subject of a mail among them."""
    fields = [line for line in lines if _FIELD.match(line)]
    return len(fields) > 1 and any(_SUBJECT.match(line) for line in fields)


def _attributions(lines: list[str], top: int) -> Iterator[tuple[int, int]]:
    """Yield the first and last of the lines that say who wrote what is quoted below them."""
    for i in range(top, len(lines)):
        line = lines[i].rstrip()
        if not line or len(line) > _ATTRIBUTION_LENGTH or (_QUOTE.match(line) and not _SUPERCITE.match(line)):
            continue
        below = next((each for each in lines[i + 1 : i + 4] if each.strip()), "")
        quotes = _QUOTE.match(below) is not None or _BAR.match(below) is not None
        if not _WROTE.search(line):
            if (
                quotes
                and line.endswith(":")
                and (ADDRESS.search(line) or (_TIME.search(line) and line[-2:-1].isalpha()))
            ):
                yield i, i
            continue
        article = line.lstrip().startswith(("In article", "In message", "In <"))
        if quotes or article or "@" in line or "<" in line:
            yield i, i
        elif i > top and lines[i - 1].lstrip().startswith(("In article", "In message", "On ")) and quotes:
            yield i - 1, i
        if i > top and (quotes or "@" in line) and lines[i - 1].lstrip().startswith(("In article", "In message")):
            yield i - 1, i - 1


def _own_end(lines: list[str], attributions: list[tuple[int, int]]) -> int:
    """Return the line where the sender's own text ends: at a last attribution with nothing but a quotation below it."""
    if attributions:
        first, last = attributions[-1]
        if first and all(not line.strip() or _QUOTE.match(line) for line in lines[last + 1 :]):
            return first
    return len(lines)


def _barred(lines: list[str], attributions: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what is quoted below an attribution by bars or colons, and single lines with such a sign."""
    begins: dict[str, int] = {}  # from which line on one by itself is quoted, by the sign it begins with
    for _, last in attributions:
        first = next((i for i in range(last + 1, min(last + 4, len(lines))) if lines[i].strip()), len(lines))
        end = first
        while end < len(lines) and _BAR.match(lines[end]) and not _QUOTE.match(lines[end]):
            end += 1
        if end == first:
            continue
        yield first, end - 1
        begins.setdefault(lines[first].lstrip()[0] + " ", end + 1)
    for i in range(min(begins.values(), default=len(lines)), len(lines)):
        if (
            i >= begins.get(lines[i][:2], len(lines))
            and not lines[i - 1].strip()
            and lines[i + 1 : i + 2] in ([], [""])
        ):
            yield i, i


def _is_nested(lines: list[str], top: int) -> bool:
    """Return whether a quotation holds one: a line of two marks beside a line of one, and no prompt of Python."""
    quoted = [bool(_QUOTE.match(line)) and not _PROMPT.match(line) for line in lines]
    return any(
        quoted[i] and _NESTED.match(lines[i]) and (quoted[i - 1] or (i + 1 < len(lines) and quoted[i + 1]))
        for i in range(top, len(lines))
    )


def _quoted(lines: list[str], top: int) -> Iterator[tuple[int, int]]:
    first = None
    for i in range(top, len(lines) + 1):
        if i < len(lines) and _QUOTE.match(lines[i]):
            first = i if first is None else first
        elif first is not None:
            yield first, i - 1
            first = None
