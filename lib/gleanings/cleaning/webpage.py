"""What a web page or a paper puts between the paragraphs of an article: lines that lead elsewhere, prompts, notices.

Such a line has no full stop, and stands on a line of its own or at the very end of a paragraph. What is a point of a
list, or goes on in sentences, is text.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from gleanings.cleaning.calls_to_action import ASKS, FILED, GO_ON, SOURCES, SUBJECTS
from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.encyclopedia import is_edited
from gleanings.cleaning.head import last_prose
from gleanings.cleaning.page import Page, Part, mark_part, stops
from gleanings.documents.document import Mark

_LONGEST = 220
_CALL = re.compile(rf"[*>»→▶►\-•\[(\s]{{0,6}}(?:{GO_ON})\s{{0,3}}(?P<sign>[:：|–—>»→…](?!\d)|\[|$)", re.IGNORECASE)
_CALL_AND_TITLE = re.compile(r"\s*(?i:read (?:more|also)|also read)\s+(?=[^\W\d_a-z])")
_CALL_WITHIN = re.compile(r"(?:read (?:more|also)|also read|see also)\s?[:|–—]", re.IGNORECASE)
_ARROW_AT_END = re.compile(
    r"(?<=[.!?…”\"»] )[»›→►▶] ?[^\W\d_]{2,15}(?: [^\W\d_]{2,15}){0,2}$"
)  # "... in office. » more"
_ARROWS = ("»", "›", "→", "►", "▶")
_CALL_SIGNS = ("read more", "read also", "also read", "see also")
_PROMPT = re.compile(
    r"[*>»→▶►\-•\[(\s]{0,6}(?:"
    r"(?:click here (?:to|for)|subscribe to (?:our|the|my)|sign up (?:for|to) (?:our|the)|follow us on|like us on|"
    r"join (?:our|us on)|download (?:our|the) app|get (?:our|the) (?:daily )?newsletter|share (?:this )?on|"
    r"share (?:via|by)|"
    r"tweet this|partag(?:er|ez) sur|suivez-nous|abonnez-vous|teilen auf|folgen sie uns|newsletter abonnieren|"
    r"compart(?:ir|e) en|síguenos|suscríbete|compartilh(?:ar|e) no|siga-nos|condividi su|seguici|iscriviti|"
    r"deel op|volg ons|"
    r"поделиться|подписывайтесь|подпишитесь|分享到|关注我们|シェア)\b[^.!?。]{0,120}[.!]?\s*"
    r"|(?:teilen|share|partager|compartir|compartilhe|condividi|delen|поделиться)(?: [^\W\d_]{2,5})?\s?:\W*"
    r"|(?:advertisement|advertising|sponsored(?: content)?|promoted|anzeige|werbung|publicité|publicidad|publicidade|"
    r"pubblicità|advertentie|reklama?|реклама|广告|広告|(?:story|article) continues below(?: advertisement)?)\W*"
    r")$",
    re.IGNORECASE,
)
_ASK = re.compile(
    r"[*>»→▶►\[(\s]{0,6}(?:(?:\d{1,6}|no|keine?|aucun|sin|nessun|nenhum|geen|нет) )?"
    rf"(?:{ASKS})(?:\s?[(\[]?\d{{1,6}}[)\]]?)?(?:\.{{3}}|…)?[\s:→»▸>\])!]*$",
    re.IGNORECASE,
)
_LINK_SIGNS = (":", "：", "|", "–", "—", ">", "»", "→", "[", "…", "...", "!", "http", "www.", "pic.twitter")
_FORMS = (_ASK, _CALL, _PROMPT)
_ADDRESS_LINE = re.compile(
    r"(?:\[?\d{1,3}\]?\s+)?(?:(?:https?://|www\.|pic\.twitter\.com/)\S++\s*+)++$"
)  # of joined ones there is one way
_RESERVED = (
    "all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados",
    "todos os direitos reservados", "tutti i diritti riservati", "все права защищены", "版权所有", "無断転載",
)  # fmt: skip
_RIGHTS = re.compile(
    r"\s*(?:©|\([cC]\)\s?\d|(?i:copyright)\s*(?:©|\([cC]\)|:)?\s*(?:[12]\d{3}\b|©|[^\W\d_a-z][^.!?]{0,60}[12]\d{3}\b)|"
    rf"(?i:{'|'.join(_RESERVED)}))"
)
_FILED = re.compile(rf"[*_]{{0,2}}(?:{FILED})[*_]{{0,2}}(?:\s?[:：|—–]|\.(?= [^,]{{2,40}},))", re.IGNORECASE)
_FILED_BELOW = re.compile(rf"(?:{FILED}|{SUBJECTS})(?:\s?[:：|]\s*.*)?$", re.IGNORECASE)
_SOURCE = re.compile(rf"[(\[]?(?:{SOURCES})\s?[:：]\s*(?P<name>\S.*)$", re.IGNORECASE)
_SOURCE_WORDS = 12
_NAME_WORDS = 2
_FOOTNOTE = re.compile(r"[∗†‡] ?\S|\* ?\S+@\S")  # of the names of authors
_LISTED_WORDS = 20
_STANZA = 8  # lines
_GUTENBERG = re.compile(r"\*\*\* ?(START|END) OF TH[EI]S? PROJECT GUTENBERG ")


@only_where(lambda page: page.open or page.narrowest <= _LONGEST or page.says(*_CALL_SIGNS))
def links(page: Page) -> Iterator[Mark]:
    """Yield lines that lead elsewhere, alone or at the end of a paragraph, and what stands below a last one of them."""
    within = page.says(*_CALL_SIGNS)
    parts = page.left
    furnished: bool | None = None  # not known yet: most pages are never asked
    rows = _rows_of_buttons(parts)
    last = None
    asked = False  # whether a line right above asks for something and names what: "Share this:", "Twitter"
    for i, part in enumerate(parts):
        asked = asked and not part.above
        if part.spoken:
            last = None
            continue
        if part.start in rows:
            yield mark_part(part, "prompt", "stands in a row of what a page can do")
            continue
        if asked and not part.ended and part.words <= _NAME_WORDS and not part.bullet:
            yield mark_part(part, "prompt", "names a place to share it, below a line that asks to")
            continue
        if len(part.text) <= _LONGEST and part.one_line:
            signed = not part.ended or any(map(part.text.__contains__, _LINK_SIGNS))  # else it ends as a sentence
            if signed and (_is_link(parts, i) or _ADDRESS_LINE.match(part.text)):
                yield mark_part(part, "link line", "sends the reader to another page")
                last = i if part.words <= 4 or part.text.endswith((":", "：")) else None
                continue
            listed = part.bullet and not part.text.lstrip()[0].isdigit() and _in_list(parts, i)
            asks = signed and not listed and _ASK.match(part.text) is not None
            if asks and part.words <= 1:
                furnished = _is_furnished(page, parts) if furnished is None else furnished
                asks = furnished
            if not listed and (_PROMPT.match(part.text) or (asks and _is_apart(parts, i))):
                yield mark_part(part, "prompt", "asks the reader to share, follow, subscribe or go on")
                asked = part.text.endswith((":", "："))
                continue
            titled = last is not None and part.words <= 20 and not is_edited(part) and not _is_verse(parts, i)
            titled = titled and (not part.ended or (part.text.endswith("?") and last == i - 1 and not part.above))
            point = part.bullet and last == i - 1
            if titled and (point or _all_open(parts, i) or (not part.above and last == i - 1)):
                yield mark_part(part, "link line", "the title of another page, below a line that leads there")
                last = i if point or not part.above else last
                continue
        last = None
        leads = not part.ended and any(sign in part.text[-40:] for sign in _ARROWS)
        if leads and (arrow := _ARROW_AT_END.search(part.text[-50:])):
            yield Mark(part.end - len(arrow[0]), part.end, "link line", "leads on to the rest of the text")
        elif within and (start := _call_at_end(part.text)) >= 0:
            yield Mark(part.start + start, part.end, "link line", "sends the reader to another page")


def asks(text: str) -> bool:
    """Return whether a line is nothing but what a page asks for: "Sign up", "Share this article".

    >>> asks("Share this article"), asks("Share prices fell on Monday.")
    (True, False)
    """
    return len(text) <= _LONGEST and _ASK.match(text) is not None


def _is_furnished(page: Page, parts: list[Part]) -> bool:
    """Return whether a page has sentences, and is known to ask for something: "Home" alone may be the author's."""
    if last_prose(parts) < 0:
        return False
    asked = sum(len(part.text) <= _LONGEST and any(form.match(part.text) for form in _FORMS) for part in parts)
    return asked > 1 or any(mark.kind == "notice" for mark in page.marks)


def _rows_of_buttons(parts: list[Part]) -> set[int]:
    """Return the places of blocks of short lines half of which or more ask for something: "Save", "Share", "Print"."""
    found: set[int] = set()
    block: list[Part] = []
    for part in [*parts, None]:
        if part is None or part.above:
            short = len(block) > 2 and all(each.words <= _NAME_WORDS and not each.spoken for each in block)
            if short and 2 * sum(_ASK.match(each.text) is not None for each in block) >= len(block):
                found |= {each.start for each in block}
            block = []
        if part is not None:
            block.append(part)
    return found


def _is_link(parts: list[Part], i: int) -> bool:
    part = parts[i]
    match = _CALL.match(part.text)
    if match:
        titled = part.text[match.end() :].strip()
        return not part.ended if titled else not part.bullet or not _in_list(parts, i)
    if part.ended or part.bullet:
        return False
    match = _CALL_AND_TITLE.match(part.text)
    return match is not None and part.text[match.end()].isupper()


def _is_apart(parts: list[Part], i: int) -> bool:
    """Return whether no line of a list, of verse or of answers stands right above or below a line of one word."""
    if parts[i].words > 1 or parts[i].text.endswith(":"):
        return True
    near = [parts[i - 1]] if i and not parts[i].above else []
    near += [parts[i + 1]] if i + 1 < len(parts) and not parts[i].below else []
    return all(part.ended or any(form.match(part.text) for form in _FORMS) for part in near)


def _in_list(parts: list[Part], i: int) -> bool:
    return any(0 <= j < len(parts) and parts[j].bullet for j in (i - 1, i + 1))


def _is_verse(parts: list[Part], i: int) -> bool:
    """Return whether the block of lines that a part stands in goes on from line to line, as verse and lists do."""
    block = [parts[i], *takewhile(lambda part: not part.above, parts[i + 1 : i + 1 + _STANZA])]
    return len(block) > 1 and any(part.text[-1] in ",;，、،" for part in block)


def _all_open(parts: list[Part], i: int) -> bool:
    """Return whether no sentence follows a part."""
    return not any(part.ended for part in parts[i : i + 30])


def _call_at_end(text: str) -> int:
    """Return where a call begins behind the last sentence of a paragraph, without a sentence in it; else -1."""
    tail = max(0, len(text) - _LONGEST)
    for match in _CALL_WITHIN.finditer(text, tail):
        start = match.start()
        while start and text[start - 1] in "([":
            start -= 1
        before = text[:start].rstrip()
        rest = text[match.end() :].rstrip(" )]\r\n")
        closed = bool(before) and before[-1] in ".!?…”\"'’)"
        if closed and rest and rest[-1] not in ".!?" and ". " not in rest and "\n" not in rest:
            return start
    return -1


@only_where(
    lambda page: (
        page.narrowest <= _LONGEST and (
            page.open or page.shortest <= _LISTED_WORDS or page.holds("©", "*", "∗", "†", "‡")
            or page.says("copyright", "(c)", *_RESERVED)
        )
    )
)  # fmt: skip
def notices(page: Page) -> Iterator[Mark]:
    """Yield notices of rights, what a page is filed under and whom it owes its news."""
    parts = page.left
    end = last_prose(parts) if page.open else -1  # open lines are asked for it, no others
    last_point = next((i for i in range(len(parts) - 1, -1, -1) if parts[i].bullet), -1)
    for i, part in enumerate(parts):
        if len(part.text) > _LONGEST or part.spoken:
            continue
        short = part.words <= (_SOURCE_WORDS // 2 if part.ended else _SOURCE_WORDS)
        if _FOOTNOTE.match(part.text) and short and i > 2:
            yield mark_part(part, "byline", "where a writer works or is reached, below the text")
        elif _RIGHTS.match(part.text) and part.sentences <= 3:
            yield mark_part(part, "notice", "a notice of rights")
        elif part.ended and (part.alone or i >= len(parts) - 4) and _is_list(_FILED.match(part.text), part):
            yield mark_part(part, "notice", "the subjects that a page is filed under")
        elif part.bullet or part.ended:
            continue
        elif (_FILED.match(part.text) and (i >= len(parts) - 4 or part.below)) or (
            i > end >= 0 and last_point < i and _FILED_BELOW.match(part.text)
        ):
            yield mark_part(part, "notice", "the subjects that a page is filed under")
        elif (source := _SOURCE.match(part.text)) and _is_named(source["name"]) and (part.alone or i > end >= 0):
            yield mark_part(part, "notice", "names where it comes from")


def _is_list(label: re.Match[str] | None, part: Part) -> bool:
    """Return whether behind a label stand a few words among commas, though a full stop ends them."""
    if label is None or part.words > _LISTED_WORDS or not part.one_line:
        return False
    words = part.text[label.end() :].strip(" .")
    return stops(part.text[label.end() :]) <= 1 and ("," in words or ";" in words or len(words.split()) <= 2)


def _is_named(value: str) -> bool:
    """Return whether a value is a name or an address, and no sentence."""
    words = value.split()
    return (len(words) <= _SOURCE_WORDS and not words[0][0].islower()) or "://" in value or "www." in value


@only_where(lambda page: page.holds("PROJECT GUTENBERG"))
def gutenberg(page: Page) -> Iterator[Mark]:
    """Yield the notices around books of Project Gutenberg."""
    text = page.text
    if "PROJECT GUTENBERG" not in text:
        return
    for match in _GUTENBERG.finditer(text):
        if match.start() and text[match.start() - 1] not in "\r\n":
            continue
        if match[1] == "START":
            end = text.find("\n", match.end())
            yield Mark(0, end if end >= 0 else len(text), "notice", "a notice of Project Gutenberg")
        else:
            yield Mark(match.start(), len(text.rstrip()), "notice", "a notice of Project Gutenberg")
            return
