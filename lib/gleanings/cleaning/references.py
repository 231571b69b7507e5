"""Lists of references: entries that are numbered, or begin with a surname and initials, and bear a year."""

import itertools
import re
from collections.abc import Iterator

from gleanings.cleaning.page import Page, Part, mark_part
from gleanings.documents.document import Mark

_NUMBERED = re.compile(r"\s*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)])\s+\S")
_KEYED = re.compile(r"\s*\[[A-Za-z+]{1,8}\d{2,4}[a-z]?\]\s+\S")
_ARROW = re.compile(r"\s*[\^↑]\s*\S")
_NAMED = re.compile(
    r"\s*[^\W\d_a-z][\w'’-]{1,24}(?: [^\W\d_a-z][\w'’-]{1,24})?,\s(?:[^\W\d_]\.[ -]?|[^\W\d_a-z][\w-]{2,15}[,.] ?)"
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b")
_SOURCE = re.compile(
    r"\d{1,4}\s?[–-]\s?\d{1,4}|\bdoi\b|https?://|\bpp?\.|\d{1,3}\s?\(\d{1,3}\)|[:,]\s*\d{1,4}\b|[\"“”«„]|"
    r"\bVol\b|\bed\b|Press\b|\bIn[: ]"
)
_LEAST = 3


def references(page: Page) -> Iterator[Mark]:
    """Yield the entries of lists of references, three or more in a row."""
    run: list[Part] = []
    for part in [*page.left, None]:
        if part is not None and _is_entry(part):
            run.append(part)
            continue
        if part is not None and run and _is_rest(part, run):
            run.append(part)
            continue
        if len(run) >= _LEAST and _rises(run):
            yield from (mark_part(each, "reference", "an entry of a list of references") for each in run)
        run = []


def _is_entry(part: Part) -> bool:
    text = part.text
    if len(text) > 700 or part.spoken:
        return False
    if _ARROW.match(text):
        return len(text) > 3
    if not _YEAR.search(text):
        return False
    marked = _NUMBERED.match(text) or _KEYED.match(text)
    return bool(
        (marked and _SOURCE.search(text)) or (_NAMED.match(text) and (_SOURCE.search(text) or "(" in text[:90]))
    )


def _is_rest(part: Part, run: list[Part]) -> bool:
    """Return whether a numbered entry without a year stands in a list: "[4] Ibid." """
    before, here = _NUMBERED.match(run[-1].text), _NUMBERED.match(part.text)
    return before is not None and here is not None and _number(here) == _number(before) + 1 and len(part.text) < 300


def _rises(run: list[Part]) -> bool:
    numbers = [_number(match) for part in run if (match := _NUMBERED.match(part.text))]
    return all(b == a + 1 for a, b in itertools.pairwise(numbers))


def _number(match: re.Match[str]) -> int:
    return int(match[1] or match[2] or match[3])
