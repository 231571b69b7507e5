"""Rows of a page that are no sentences by their form: links and fields in a row, stars, counts, measures."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gleanings.cleaning.bylines import holds_date, is_date
from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.page import Page, Part, mark_part
from gleanings.documents.document import Mark

_LONGEST = 160
_CELL_WORDS = 5
_BAR = re.compile(r"\s+[|•·›»>→❯⟩]\s+")
_GAP = re.compile(r"\t+| {2,}")
_WIDE_GAP = re.compile(r"\t+| {3,}")
_STAR_SIGNS = "★☆⭐✩✭✮✯\ufe0f"
_STARS = re.compile(rf"\s*[{_STAR_SIGNS}]{{2,12}}\s*")
_MEASURE = re.compile(r"[*_]{0,2}[^\W\d_][^:：.!?\r\n]{1,28}[:：][*_]{0,2}\s*\S{0,12}\s?\d\S*(?: \S{1,12}){0,2}")
_COUNT_WORDS = 6
_VOTES = re.compile(r"(?:[^()\r\n]{3,60}[?？] ?)?(?:[^\W\d_]{2,8} ?\(\d{1,6}\)\s?){2}")  # "Useful? Yes (4) No (1)"
_VOTES_LENGTH = 100  # at the most; a date is shorter
_OUT_OF = re.compile(  # "4.0 out of 5 stars"
    r"\d(?P<decimal>[.,]\d)?\s(?:[^\W\d_]{1,3}\s){1,2}5\s(?P<noun>[^\W\d_]{4,10})\b(?P<sign>[:.,]?)\s*"
)
_MARK = re.compile(r"\d{1,2}(?:[.,]\d)?\s?/\s?(?:5|10|20|100)")
_RUN = 2


@only_where(
    lambda page: (
        page.open
        or page.holds(*_STAR_SIGNS)
        or (page.digits and (page.narrowest <= _VOTES_LENGTH or page.numbered or page.holds(":", "：")))
    )
)
def menus(page: Page) -> Iterator[Mark]:
    """Yield rows of links and fields, stars above a review, dated lines that come again, measures below each other."""
    parts = page.left
    yield from _dated(parts)
    yield from _measures(parts)
    rows: list[Part] = []
    for i, part in enumerate(parts):
        if part.spoken:
            continue
        text = part.text
        counted = text[0].isdigit()  # what most parts begin with is a letter
        if ("(" in text and _VOTES.fullmatch(text)) or (counted and _MARK.fullmatch(text)):
            yield mark_part(part, "menu", "votes or a mark, not a sentence")
            continue
        stars = None if text.isascii() else _STARS.match(text)
        if counted and stars is None:
            stars = _rating(text)
        below = parts[i + 1] if stars and i + 1 < len(parts) else None
        if below is not None and below.one_line and below.words <= 12 and not below.ended and holds_date(below.text):
            below.spoken = True
            yield mark_part(below, "byline", "when it was written, below its stars")
        if stars:
            part.spoken = True  # what stands behind is an opinion, whatever its form
            yield Mark(part.start, part.start + stars.end(), "rule or table", "stars, not a sentence")
        elif _is_row(part) or (i == 0 and part is page.parts[0] and _is_path(part)):
            rows.append(part)
            dated = holds_date(part.text)
            reason = "fields of a page, in a row" if dated else "links or fields of a page, in a row"
            yield mark_part(part, "byline" if dated else "menu", reason)
    known = {part.start for part in [*rows, *(part for part in page.parts if part.kind in ("prompt", "menu"))]}
    for above, part in pairwise(page.parts):
        near = (above, part) if above.start in known else (part, above) if part.start in known else None
        if near and not part.above and _is_count(near[1]):
            yield mark_part(near[1], "menu", "a count beside links of a page")


def _rating(text: str) -> re.Match[str] | None:
    """Return the stars in words that a text begins with, which no sentence goes on from: "1 in 5 adults has a boat"."""
    found = _OUT_OF.match(text)
    behind = text[found.end() : found.end() + 1] if found else ""
    if found is None or behind.islower():
        return None
    title = found["noun"].islower() and behind.isupper()
    return found if found["decimal"] or (not found["sign"] and (title or not behind)) else None


def _is_row(part: Part) -> bool:
    """Return whether a line is cells of few words, each with a capital or a figure, parted by bars or wide spaces."""
    if not part.one_line or part.ended or part.bullet or len(part.text) > _LONGEST:
        return False
    barred = _BAR.split(part.text)
    cells = barred if len(barred) > 1 else _GAP.split(part.text)
    if len(cells) < 2 or (len(cells) == 2 and len(barred) < 2 and not _WIDE_GAP.search(part.text)):
        return False
    if len(cells) == 2 and cells[1].isdecimal() and len(barred) < 2 and not part.alone:
        return int(cells[1]) % 5 > 0 or len(cells[0].split()) < _CELL_WORDS - 1  # else the number of a line of verse
    return all(_is_cell(cell) for cell in cells)


def _is_path(part: Part) -> bool:
    """Return whether the first line says where in a site the page stands: "Home / News / Region"."""
    cells = part.text.split(" / ")
    return len(cells) > 2 and part.below and part.one_line and not part.ended and all(map(_is_cell, cells))


def _is_cell(cell: str) -> bool:
    return 0 < len(cell.split()) <= _CELL_WORDS and not cell.strip("*_ ")[:1].islower() and cell[-1] not in ".,;"


def _is_count(part: Part) -> bool:
    short = part.one_line and not part.taken and not part.ended and part.words <= _COUNT_WORDS
    return short and part.text[0].isdigit() and part.words > 1


def _dated(parts: Sequence[Part]) -> Iterator[Mark]:
    """Yield lines with a date that begin alike, two or more in a text: "Reviewed in ... on 4 January 2021"."""
    found: dict[str, list[Part]] = {}
    for part in parts:
        if part.one_line and not (part.ended or part.spoken or part.bullet) and part.words <= 12:
            word = part.text.split()[0].lower()
            if word.isalpha() and any(sign.isdigit() for sign in part.text) and holds_date(part.text):
                found.setdefault(word, []).append(part)
    found |= {"": [part for part in parts if part.one_line and not part.spoken and is_date(part.text)]}
    for word, run in found.items():
        if len(run) >= _RUN:
            two = {tuple(part.text.split()[:2]) for part in run} if word else set()
            run += [
                part for part in parts
                if len(two) == 1 and part.one_line and not part.ended and part not in run
                and tuple(part.text.split()[:2]) in two and not part.spoken
            ]  # fmt: skip
            yield from (mark_part(part, "byline", "when it was written, as on other lines") for part in run)


def _is_measure(part: Part) -> bool:
    if not (":" in part.text or "：" in part.text) or not part.one_line or part.spoken or part.bullet:
        return False
    return _MEASURE.fullmatch(part.text) is not None


def _measures(parts: Sequence[Part]) -> Iterator[Mark]:
    """Yield names with a figure each, two or more in a row ("Prep time: 15 minutes") or one above each text."""
    above: dict[str, list[Part]] = {}
    for part, below in pairwise(parts):
        if below.ended and _is_measure(part):
            above.setdefault(part.text.split(":")[0], []).append(part)
    for same in above.values():
        if len(same) >= _RUN:
            yield from (mark_part(part, "field", "a measure above each text") for part in same)
    run: list[Part] = []
    for each in [*parts, None]:
        if each and _is_measure(each):
            run.append(each)
            continue
        if len(run) >= _RUN and len({part.text.split(":")[0] for part in run}) == len(run):
            yield from (mark_part(part, "field", "a measure with its name") for part in run)
        run = []
