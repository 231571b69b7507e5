"""Lists of references: entries that are numbered, or begin with a surname and initials, and bear a year."""

import re
from collections.abc import Iterator
from itertools import pairwise

from gleanings.cleaning.capitals import capital_share
from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.encyclopedia import is_edited
from gleanings.cleaning.page import Page, Part, mark_part
from gleanings.documents.document import Mark

_NUMBERED = re.compile(r"\s*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)])\s+\S")
_KEYED = re.compile(r"\s*\[[A-Za-z+]{1,8}\d{2,4}[a-z]?\]\s+\S")
_ARROW = re.compile(r"\s*(?:[\[(]?\d{1,3}[\])]?\.?\s*)?[\^↑]\s*\S")
_NAMED = re.compile(
    r"\s*[^\W\d_a-z][\w'’-]{1,24}(?: [^\W\d_a-z][\w'’-]{1,24})?,\s"
    r"(?:[^\W\d_]\.[ -]?|[^\W\d_a-z][\w-]{2,15}(?:[,.] ?| \())"
)
_NAMES_AND_YEAR = re.compile(  # "Ann Roe and Bo Li. 2011. Dull Diaries."
    r"\s*(?P<names>[^\W\d_a-z][^\d()\[\]]{3,150}?)[.,]? (?:1[5-9]|20)\d\d[a-z]?\.\s+[^\W\d_a-z]"
)
_INITIALS_AND_YEAR = re.compile(  # "Ahrens K, Voss HJ (2001) Bees. Apidology 3:12"
    r"\s*(?:[^\W\d_][\w'’-]{1,24} [^\W\d_a-z]{1,3}(?:,| &|;)? ?){1,8}\((?:1[5-9]|20)\d\d[a-z]?\)"
)
_ALL_NAMES = 0.85  # of the longer words before the year have a capital
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b")
# What an entry has and a paragraph seldom: pages, a volume with its number, an address, an edition.
_SOURCE = re.compile(
    r"\d{1,4}\s?[–-]\s?\d{1,4}|\d{1,4}, \w?\d{1,6} \([12]\d{3}\)|\bdoi\b|https?://|\b[ps]{1,2}\.\s?\d|\d{1,3}\s?\(\d{1,3}\)|\b(?:Vol|Bd|No|Nr)\b|"
    r"\beds?\b|"
    r"[\"“„«][^\"”“»]{5,150}[\"”“»]|^[^.]{3,80}\.[^.]{3,200}\.[^.]{3,120}"
)
_PAGES = re.compile(
    r"\b(?:pp?|S|str|с|С|ISBN|doi)\b[.:]?\s?\d|\d{1,4}\s?[–-]\s?\d{1,4}\.?$|\b\d{2,4}\s?(?:[сСpS]|pp)\.(?=\s|$)"
)
_CAPITALS = 0.3  # of the longer words of an entry: names, titles, publishers
_LEAST = 3
_HEADING_WORDS = 4


@only_where(lambda page: (page.open or len(page.parts) >= _LEAST) and page.holds("1", "20", "^", "↑"))
def references(page: Page) -> Iterator[Mark]:
    """Yield the entries of lists of references, three or more in a row."""
    leads = {part.start for part, below in pairwise(page.parts) if below.taken or is_edited(below)}
    last_edited = max((part.start for part in page.parts if part.edited), default=0)
    run: list[Part] = []
    above: Part | None = None  # the paragraph above a run
    before: Part | None = None
    for part in [*page.left, None]:
        above, before = (above if run else before), part
        if part is not None and (_is_entry(part) or ((run or _may_head(above)) and _is_cited(part))):
            run.append(part)
            continue
        noted = above is not None and above.start >= last_edited and above.edited  # in the last part of an encyclopedia
        if part is not None and noted and _holds_year(part.text) and len(part.text) < 400:
            run.append(part)  # in the list of references of an encyclopedia
            continue
        if part is not None and run and _is_rest(part, run):
            run.append(part)
            continue
        headed = _may_head(above)
        # Nothing but the next heading stands below, or what the page says of itself.
        last = part is None or (not part.ended and part.above) or all(map(_is_noted, run))
        last = last or (bool(run) and run[-1].start in leads)
        below_it = above is not None and (run[0].above or above.above or is_edited(above)) if run else False
        below_it = below_it or (part is None and len(run) > 1)  # the last lines of the text
        few = len(run) > 0 and headed and last and below_it
        if (len(run) >= _LEAST or few) and _rises(run):
            yield from (mark_part(each, "reference", "an entry of a list of references") for each in run)
            if above is not None and headed:
                yield mark_part(above, "heading", "the heading of a list of references")
        run = []


def _may_head(part: Part | None) -> bool:
    """Return whether a part may be the heading of a list."""
    return (
        part is not None
        and not (part.ended or part.spoken or part.bullet)
        and len(part.text.split("[")[0].split()) <= _HEADING_WORDS
    )


def _is_cited(part: Part) -> bool:
    """Return whether a part names a book or a page somehow, below the heading of a list: "Karl Rau: Burgen. S. 40."."""
    text = part.text
    return len(text) <= 400 and not part.spoken and _holds_year(text) and _PAGES.search(text) is not None


def _is_noted(part: Part) -> bool:
    """Return whether a part begins with the arrow of a note: "^ Hill, R. The Great Flood"."""
    return ("^" in part.text or "↑" in part.text) and _ARROW.match(part.text) is not None


def _is_entry(part: Part) -> bool:
    text = part.text
    if len(text) > 700 or part.spoken:
        return False
    if _is_noted(part):
        return len(text) > 3
    if not _holds_year(text):
        return False
    marked = _NUMBERED.match(text) or _KEYED.match(text)
    if marked and not (_SOURCE.search(text) and (capital_share(text) >= _CAPITALS or _is_uncased(text))):
        return False
    names = _NAMES_AND_YEAR.match(text)
    if names and capital_share(names["names"]) >= _ALL_NAMES and _SOURCE.search(text):
        return True
    if _INITIALS_AND_YEAR.match(text) and not text[0].islower():
        return True
    return bool(marked or (_NAMED.match(text) and (_SOURCE.search(text) or "(" in text[:90])))


def _holds_year(text: str) -> bool:
    return ("1" in text or "20" in text) and _YEAR.search(text) is not None  # most paragraphs have neither


def _is_uncased(text: str) -> bool:
    return 10 * sum(sign.lower() != sign.upper() for sign in text) < len(text)


def _is_rest(part: Part, run: list[Part]) -> bool:
    """Return whether a numbered entry without a year stands in a list: "[4] Ibid." """
    before, here = _NUMBERED.match(run[-1].text), _NUMBERED.match(part.text)
    return before is not None and here is not None and _number(here) == _number(before) + 1 and len(part.text) < 300


def _rises(run: list[Part]) -> bool:
    numbers = [_number(match) for part in run if (match := _NUMBERED.match(part.text))]
    return all(b == a + 1 for a, b in pairwise(numbers))


def _number(match: re.Match[str]) -> int:
    return int(match[1] or match[2] or match[3])
