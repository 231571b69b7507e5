"""Lines that a document itself repeats: buttons below each opinion, titles in its contents, times above each story."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gleanings.cleaning.conditions import only_where
from gleanings.cleaning.page import Page, Part, mark_part
from gleanings.documents.document import Mark

_WORDS = 6
_TIMES = 3
_SERIES = 3  # headings with rising numbers
_PROSE_COLUMNS = 60
_TITLE_WORDS = 14
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+")
_NUMBERED = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_DIGITS = re.compile(r"\d+")


@only_where(lambda page: page.open)
def repeats(page: Page) -> Iterator[Mark]:
    """Yield lines that are set aside elsewhere in a document, stand above each of its stories, or are numbered on."""
    if page.cued or all(part.taken or part.ended for part in page.parts):
        return
    yield from _again(page)
    yield from _above_each(page)
    yield from _numbered_on(page.parts)


def _again(page: Page) -> Iterator[Mark]:
    """Yield open lines whose words stand in a line that is set aside: a button, a title of the contents."""
    known = {
        part.text: part.kind for part in page.parts if part.taken and part.words <= _WORDS and part.kind != "speaker"
    }
    titles = {_NUMBER.sub("", part.text) for part in page.parts if part.kind == "contents"}
    for part in page.left:
        if part.ended or part.spoken or part.bullet:
            continue
        if part.text in titles:
            yield mark_part(part, "heading", "a line of the contents, above what it names")
        elif part.text in known:
            yield mark_part(part, known[part.text] or "menu", "a line that is set aside elsewhere in the document")


def _above_each(page: Page) -> Iterator[Mark]:
    """Yield short lines that come again above each of several stories, but for figures, and the titles below them."""
    places: dict[str, list[int]] = {}
    for i, part in enumerate(page.parts):
        if part.one_line and not (part.ended or part.spoken or part.bullet) and 1 < part.words <= _WORDS:
            places.setdefault(_DIGITS.sub("0", part.text.lower()), []).append(i)
    told = [0]
    for part in page.parts:
        told.append(told[-1] + _is_prose(part))
    for same in places.values():
        if len(same) < _TIMES or any(told[a] == told[b] for a, b in pairwise(same)):
            continue
        for at in same:
            run: list[Part] = []
            for part in map(page.parts.__getitem__, range(at, len(page.parts))):  # a few; the rest is not copied
                if part.ended or part.spoken or part.bullet or part.words > _TITLE_WORDS:
                    if _is_prose(part):
                        yield from (mark_part(each, "heading", "stands above each of several texts") for each in run)
                    break
                run += [] if part.taken else [part]


def _is_prose(part: Part) -> bool:
    return part.ended and part.columns >= _PROSE_COLUMNS


def _numbered_on(parts: Sequence[Part]) -> Iterator[Mark]:
    """Yield lines with rising numbers from 1 on, each above a text: "1. Opening", "2. Reports"."""
    run: list[Part] = []
    known = False
    for part, below in pairwise([*parts, None]):
        number = _NUMBERED.match(part.text) if part and part.one_line and part.words <= _TITLE_WORDS else None
        if part is None or not number or part.ended or part.spoken:
            continue
        heads = below is not None and not below.taken and below.ended and not _NUMBERED.match(below.text)
        if int(number[1]) == len(run) + 1 and (heads or part.kind == "heading"):
            run.append(part)
            known = known or part.kind == "heading"
    if known or len(run) >= _SERIES:
        yield from (
            mark_part(part, "heading", "goes on with the numbers of headings") for part in run if not part.taken
        )
