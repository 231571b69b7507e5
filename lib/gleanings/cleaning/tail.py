"""What stands below the last paragraph of an article: rows of links, subjects, who wrote it, how to reach them.

Lines without a full stop are furniture there only where one among them is known for it, since a list, a stanza or a
name may close a text too.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gleanings.cleaning.bylines import holds_date
from gleanings.cleaning.capitals import capital_share
from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.edges import listed, names_many
from gleanings.cleaning.head import HANDLE, SLUG, is_label, is_prose, is_record, is_text
from gleanings.cleaning.page import ADDRESS, Page, Part, mark_part
from gleanings.documents.document import Mark
from gleanings.documents.punctuation import ends_sentence

_LINE_WORDS = 14
_CLOSE_WORDS = 3
_NAME_WORDS = 6
_TITLE_WORDS = 3
_NAMES = 0.6  # of the longer words of a source have a capital
_FURNITURE = frozenset(("prompt", "link line", "notice", "byline", "menu", "embed", "caption"))
_OF_PAGES = _FURNITURE | {"dateline"}
_PAGE = re.compile(r"[-–—\[( ]{0,3}(\d{1,4})[-–—\]) ]{0,3}")
_PAGE_OF = re.compile(r"[-–—\[(| ]{0,3}(?:[^\W\d_]{1,8}\.? )?(\d{1,4}) ?(?:[^\W\d_]{1,5}|/) ?(\d{1,4})[-–—\])| ]{0,3}")
_HALF_TITLE = re.compile(r"[–—] ?[^\W\d_a-z][^.!?\r\n]{3,100}")  # "— Edwin Marsh, Poems (1887)"
_PAGE_PARAGRAPHS = 4
_NOTE_WORDS = 40
_VALUE_WORDS = 6
_AGENCY = re.compile(r"[(/]([^\W\d_][^()/\s]{1,14})[)/]")
_ASIDES = re.compile(r"(?:\([^\W\d_]{3,12}\) ?){1,4}")  # "(foto) (vídeo)"
_END = re.compile(
    r"\W{0,3}(?:(?:the )?end(?:e|s)?(?: of (?:\w+ ?){1,4})?|fin(?: d[eu] (?:\w+ ?){1,3})?|ende de[sr] (?:\w+ ?){1,2}|"
    r"fine|fim|einde|son|slut|koniec|конец(?: \w+){0,2}|النهاية|समाप्त|ختم شد|تمام شد|终|完|終|おわり)\W{0,3}",
    re.IGNORECASE,
)
_CREDIT_LINES = 6
_CLOSE = 60  # characters at the end of a text
_CLOSING_NAME = re.compile(r"\r?\n[^\S\n]{0,20}([^\W\d_]{2,14})[\s\x00-\x1f]{0,9}$")  # "... said.\n Reuter"
_CREDITS = re.compile(
    r"\bcontribut(?:ed|ing) (?:to (?:this|the) (?:report|story|article)|report(?:ing|s))|\b(?:zu diesem|an diesem) "
    r"(?:bericht|artikel|text)\b.{0,40}\b(?:beigetragen|mitgearbeitet)|\bcontribué à cet article|"
    r"\bcontribuy(?:ó|eron) (?:a|en|con) est[ea]|\bcontribu(?:iu|íram) para est[ea]|\bha(?:nno)? collaborato (?:a "
    r"questo|all['’])|\bwerkten? mee aan dit|в подготовке (?:материала|статьи|новости)|bu habere katkı",
    re.IGNORECASE,
)
_CREDIT_WORDS = (  # each credit holds one of these
    "contribu", "beigetragen", "mitgearbeitet", "collaborato", "mee aan dit", "подготовке", "habere katk",
)  # fmt: skip
_SENT_END = re.compile(r"[-–—*#\s]{1,6}[^\W\d_]+[-–—*#\s]{1,6}")
_PLACE_AND_DATE = re.compile(r"[^\W\d_a-z][^\W\d_]{2,25}(?: [^\W\d_]{2,20}){0,3}, (?=[^.!?]{0,24}\d)")
_TAGS = re.compile(r"(?:#\w{2,40}\s*)+")
_BACK, _ON = "«<‹←◄⟨", "»>›→►⟩"
_TELEPHONE = re.compile(r"(?:\d[\s()/.-]?){7,}")


@only_where(
    lambda page: (
        page.open or bool(page.marks) or not all(map(is_prose, page.parts[-1:]))
        or (page.shortest <= _NOTE_WORDS and page.says(*_CREDIT_WORDS))
    )
)  # fmt: skip
def tail(page: Page) -> Iterator[Mark]:
    """Yield the lines below the last paragraph of a text in sentences."""
    parts = page.parts
    places = [i for i, part in enumerate(parts) if not part.taken and is_prose(part)]
    if not places or not is_text([parts[i] for i in places]):
        return
    end = places[-1] + 1
    list_at = end + 1 if end < len(parts) and parts[end].text.endswith((":", "：")) else end
    if parts[list_at - 1].text.endswith((":", "：")):
        while list_at < len(parts) and parts[list_at].bullet:
            list_at += 1
            end = list_at  # behind a list that a line leads over to
    below = parts[end:]
    yield from _fields_below(page, below)
    yield from _below_the_end(parts, places)
    for part in parts[max(1, len(parts) - _CREDIT_LINES) :]:
        note = not part.taken and part.alone and part.words <= _NOTE_WORDS and part.sentences == 1 and not part.spoken
        if note and any(map(part.folded.__contains__, _CREDIT_WORDS)) and _CREDITS.search(part.text):
            yield mark_part(part, "byline", "names who else reported")
    yield from _with_the_title(parts, places)
    known = [i for i, part in enumerate(below) if part.taken and part.kind in _FURNITURE]
    if known or page.furnished:
        start = 0 if page.furnished else known[0]
        while start and not below[start].above:
            start -= 1
        start = max(start, listed(below))
        for part in below[start:]:
            stray = not part.ended or part.text.endswith((":", "：")) or HANDLE.search(part.text) or is_record(part)
            stray = stray and not names_many(part)
            if stray and not part.taken and part.one_line and part.words <= _LINE_WORDS and not part.spoken:
                yield mark_part(part, "menu", "stands among lines that lead away, below the text")
        below = below[:start]
    yield from _below_wire(page, below, parts[places[-1]])
    yield from _contact(parts)
    dated = any(mark.kind == "byline" for mark in page.marks)
    for part in below if dated else ():
        if not part.taken and _TAGS.fullmatch(part.text):
            yield mark_part(part, "notice", "the subjects of a page, below its text")
    yield from _below_place_and_date(parts)
    if any(mark.kind in _FURNITURE for mark in page.marks):
        yield from _arrows(parts[places[0] + 1 :])
    yield from _last_lines(page, [part for part in below if not part.taken])


def _below_the_end(parts: Sequence[Part], places: Sequence[int]) -> Iterator[Mark]:
    """Yield the line between dashes that ends what is sent out, and the open lines below it: "-ENDS-"."""
    for at in range(places[0] + 1, len(parts)):
        part = parts[at]
        if part.alone and not part.taken and _SENT_END.fullmatch(part.text) and _END.fullmatch(part.text):
            yield mark_part(part, "notice", "says that the text ends")
            for below in parts[at + 1 :]:
                if not (below.taken or below.ended or below.spoken or below.bullet) and below.words <= _LINE_WORDS:
                    yield mark_part(below, "notice", "stands below the end of the text")
            return


def _below_wire(page: Page, below: Sequence[Part], last: Part) -> Iterator[Mark]:
    """Yield the lines that an agency puts below its text: who may be asked, codes of its desk, when it was sent."""
    lines = [page.text[mark.start : mark.end] for mark in page.marks if mark.kind == "dateline"]
    left = [part for part in below if not part.taken]
    if not any("(" in line or "/" in line for line in lines) or last.text.endswith((":", "：")):
        return
    reached = any(ADDRESS.search(part.text) or _TELEPHONE.search(part.text) for part in left)
    if any(part.ended or part.spoken or part.words > _LINE_WORDS for part in left):
        return
    if reached or (len(left) <= _CREDIT_LINES and not any(part.bullet for part in left)):
        yield from (mark_part(part, "notice", "stands below the text of an agency") for part in left)


def _with_the_title(parts: Sequence[Part], places: Sequence[int]) -> Iterator[Mark]:
    """Yield lines without a full stop below the first paragraph that hold the title of the page: "2 replies to ..."."""
    titles = [
        part.text.lower() for part in parts[: places[0]]
        if part.kind in ("heading", "field", "menu") and part.words >= _TITLE_WORDS and part.one_line
    ]  # fmt: skip
    for part in parts[places[0] + 1 :] if titles else ():
        if part.taken or part.ended or part.spoken or part.bullet or not part.one_line or part.words > 2 * _LINE_WORDS:
            continue
        if any(title in part.text.lower() for title in titles):
            yield mark_part(part, "menu", "a line of the page that holds its title")


def _contact(parts: Sequence[Part]) -> Iterator[Mark]:
    """Yield the last block of a text where it is short lines, one of them an address or a telephone number."""
    first = len(parts) - 1
    while first and not parts[first].above:
        first -= 1
    block = parts[first:]
    short = all(part.words <= 8 and not is_prose(part) and not part.spoken and not part.bullet for part in block)
    if not short:
        return
    reached = [part for part in block if ADDRESS.search(part.text) or _TELEPHONE.search(part.text)]
    if 1 < len(block) <= _LINE_WORDS and reached and block[0] not in reached:
        yield from (mark_part(part, "notice", "how to reach whom the text is from") for part in block if not part.taken)


def _below_place_and_date(parts: Sequence[Part]) -> Iterator[Mark]:
    """Yield a place and a date alone near the end, and the open lines below: who signed a law, where it is printed."""
    for at in range(max(1, len(parts) - _CREDIT_LINES), len(parts)):
        part = parts[at]
        below = parts[at + 1 :]
        named = below and not any(each.ended or each.bullet or each.spoken for each in below)
        if named and part.alone and part.one_line and _PLACE_AND_DATE.match(part.text) and holds_date(part.text):
            for each in (part, *below):
                if not each.taken:
                    yield mark_part(each, "byline", "where, when and by whom it was signed, below the text")
            return


def _arrows(below: Sequence[Part]) -> Iterator[Mark]:
    """Yield the titles of the pages before and after this one, two lines with an arrow each: "« Jam", "Beans »"."""
    for part in below:  # both on one line
        both = part.text[0] in _BACK[2:] and part.text[-1] in _ON[2:]
        if both and part.one_line and not (part.taken or part.spoken) and part.words <= 2 * _LINE_WORDS:
            yield mark_part(part, "link line", "leads to the pages before and after")
    for before, after in pairwise(below):
        pair = (before, after)
        titles = all(p.one_line and not (p.ended or p.taken or p.spoken) and p.words <= _LINE_WORDS for p in pair)
        ends = [(part.text[0] in _BACK, part.text[-1] in _ON) for part in pair]
        if titles and ends == [(True, False), (False, True)]:
            yield from (mark_part(part, "link line", "leads to the page before or after") for part in pair)


def _last_lines(page: Page, left: list[Part]) -> Iterator[Mark]:
    """Yield the last lines alone that say that the text ends, who wrote it down, or which agency sent it."""
    agencies = _agencies(page)
    sent_out = any(mark.kind in ("dateline", "byline") for mark in page.marks)  # as agencies and papers close
    for count, last in enumerate(reversed(left)):
        letters = [sign for sign in last.text if sign.isalpha()]
        first = last.text.split()[0].strip("()").lower()
        if not last.alone or not last.one_line or count > 3:
            return
        loud = last.text.isupper() and len(letters) > 2 and last.words <= _CLOSE_WORDS
        sent = first in agencies or _ASIDES.fullmatch(last.text) is not None
        if not (
            _END.fullmatch(last.text) or SLUG.fullmatch(last.text) or sent or (loud and sent_out and len(left) <= 2)
        ):
            return
        yield mark_part(last, "notice", "says that the text ends, or who sent it")


def _agencies(page: Page) -> set[str]:
    """Return the names of agencies in datelines, in small letters."""
    lines = [page.text[mark.start : mark.end] for mark in page.marks if mark.kind == "dateline"]
    return {name.lower() for line in lines for name in _AGENCY.findall(line)}


@only_where(lambda page: bool(page.marks))
def agency_at_end(page: Page) -> Iterator[Mark]:
    """Yield the name of an agency behind the last sentence of a paragraph, where the dateline has it: "... EFE".

    A name on the last line of a text below a dateline is the agency's, too, whether or not the dateline has it.
    """
    agencies = _agencies(page)
    name = _CLOSING_NAME.search(page.text[-_CLOSE:]) if any(mark.kind == "dateline" for mark in page.marks) else None
    if name and name[1][0].isupper():
        start, end = len(page.text[:-_CLOSE]) + name.start(1), len(page.text.rstrip())
        if ends_sentence(page.text[:start].rstrip()) and page.clear(start, end):
            yield Mark(start, end, "byline", "the agency that sent it")
    for part in page.left if agencies else ():
        last = part.text.rsplit(None, 1)[-1].strip(".()")
        before = part.text[: part.text.rfind(last)].rstrip(" (")
        if last.lower() in agencies and ends_sentence(before):
            yield Mark(part.start + len(before), part.end, "byline", "the agency that sent it")


@only_where(lambda page: page.open and page.digits and len(page.parts) > 2)
def page_numbers(page: Page) -> Iterator[Mark]:
    """Yield numbers alone between the paragraphs of a long text: those of pages, which rise."""
    parts = page.left
    for part in (parts[0], parts[-1]) if len(parts) > 2 else ():
        if (found := _PAGE_OF.fullmatch(part.text)) and int(found[1]) <= int(found[2]) and part.lettered:
            yield mark_part(part, "page header", "the number of a page")
    numbers = [i for i, part in enumerate(parts) if part.alone and _PAGE.fullmatch(part.text)]
    prose = sum(is_prose(part) for part in parts) if numbers else 0
    values = [int(_PAGE.fullmatch(parts[i].text)[1]) for i in numbers]  # type: ignore[index]
    if prose < _PAGE_PARAGRAPHS or values != sorted(set(values)) or any(part.spoken for part in parts):
        return
    for i in numbers:
        near = parts[max(0, i - 1) : i + 2]
        if len(near) == 3 and near[0].ended and near[2].ended and not near[0].text.endswith(("?", "？", ":", "：")):
            yield mark_part(parts[i], "page header", "the number of a page")


@only_where(lambda page: page.open)
def signed(page: Page) -> Iterator[Mark]:
    """Yield the name of the author or a year, alone below the last stanza or paragraph."""
    left = page.left
    if len(left) < 3 or left[-1].spoken or not left[-1].alone or not left[-1].one_line:
        return
    last, above = left[-1], left[-2]
    if _HALF_TITLE.fullmatch(last.text) and not last.ended and capital_share(last.text) >= _NAMES:
        yield mark_part(last, "byline", "who wrote it and where it stands, below the text")
        return
    if last.ended or last.bullet or last.words > _NAME_WORDS or not above.ended or names_many(last):
        return
    words = re.findall(r"[^\W\d_]+", last.text)
    capitals = sum(word[0].isupper() for word in words)
    named = capitals >= 2 and all(word[0].isupper() or len(word) <= 3 for word in words) and not last.text.isupper()
    if named or (not words and re.fullmatch(r"[(\[]?1[5-9]\d\d[)\]]?|[(\[]?20\d\d[)\]]?", last.text)):
        yield mark_part(last, "byline", "who wrote it or when, below the text")


def _fields_below(page: Page, below: list[Part]) -> Iterator[Mark]:
    """Yield names with a short value below the last paragraph of a page that is known for one: "Quelle: dpa"."""
    if not any(mark.kind in _OF_PAGES for mark in page.marks) or any(part.bullet for part in below):
        return
    for part in below[listed(below) :]:
        if part.taken or part.ended or part.spoken or names_many(part) or not is_label(part):
            continue
        value = part.text.partition(":")[2].split() or part.text.partition("：")[2].split()
        if 0 < len(value) <= _VALUE_WORDS and not any(sign.isdigit() for sign in part.text):
            part.taken, part.kind = True, "notice"
            yield mark_part(part, "notice", "what a page says of itself below the text")
