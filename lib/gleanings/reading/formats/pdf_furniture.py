"""What pages of a PDF have around their text: headers, footers, numbers, stamps."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gleanings.reading.formats.pdf_layout import Line

_EDGE_LINES = 3  # at the top and foot of a page that can be its header or footer
_REPEATED_PAGES = 3
_REPEATED_SHARE = 0.3  # of the pages: left and right pages may have headers of their own
_SAME_HEIGHT = 6.0  # points
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\d{1,9}")
_AROUND = r"[-–—.·•|*~\s]{0,4}"
_PAGE_NUMBER = re.compile(
    rf"{_AROUND}(?P<open>\()?\[?(?P<word>[^\W\d]{{1,8}}\.?\s)?(?P<number>\d{{1,5}}|[ivxlc]{{1,7}})"
    r"(?:\s?(?:/|\w{1,4})\s?\d{1,5}|\s?[\u3040-\u9fff\uac00-\ud7af]{1,3})?"
    rf"(?(open)\)|)\]?{_AROUND}",
    re.IGNORECASE,
)
_FEWEST_NUMBERS = 3  # of lines, on a page
_NUMBERED = 0.8  # of the lines, where each has a number


def page_furniture(pages: Sequence[Sequence[Line]]) -> set[Line]:
    """Return the headers, footers and page numbers: what stands at the same height of many pages, figures aside.

    >>> pages = [[Line("Annual report", 50, 800, 120, 810, 9, n), Line(f"{n + 1}", 300, 20, 306, 30, 9, n),
    ...           Line(f"{word} came.", 50, 400, 500, 410, 10, n)] for n, word in enumerate(("Rain", "Hail", "Snow"))]
    >>> sorted(line.text for line in page_furniture(pages))
    ['1', '2', '3', 'Annual report', 'Annual report', 'Annual report']
    """
    margins = {line for lines in pages for line in _sideways(lines)}
    pages = [[line for line in lines if line not in margins] for lines in pages]
    margins |= set(_numbers_of_lines(pages))
    pages = [[line for line in lines if line not in margins] for lines in pages]
    edges: list[list[Line]] = []
    for lines in pages:
        rows = sorted(lines, key=lambda line: -line.middle)
        edges.append([*rows[:_EDGE_LINES], *rows[_EDGE_LINES:][-_EDGE_LINES:]])
    seen: Counter[tuple[str, int]] = Counter()
    for edge in edges:
        seen.update({key for line in edge for key in _keys(line)})
    least = max(_REPEATED_PAGES, _REPEATED_SHARE * len(pages))
    found = {line for edge in edges for line in edge if any(seen[key] >= least for key in _keys(line))}
    if len(pages) == 2:
        found |= _on_both(pages)
    numbered = _page_numbers(pages)
    for lines, edge in zip(pages, edges, strict=True):
        outermost = _outermost(lines)
        numbers = [line for line in edge if line in found and _is_number(line)]
        heights = [
            n.middle for n in numbers if any(abs(n.middle - line.middle) < _SAME_HEIGHT / 2 for line in outermost)
        ]
        found |= {line for line in edge for middle in heights if abs(line.middle - middle) < _SAME_HEIGHT / 2}
        found |= {line for line in outermost if line in edge and line in numbered}
    found |= margins
    return found if any(line not in found for lines in pages for line in lines) else set()


def _sideways(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines that are turned otherwise than most of the page, as a stamp in its margin."""
    letters: Counter[int] = Counter()
    for line in lines:
        letters[line.turned] += len(line.text)
    main = max(letters, key=lambda turned: (letters[turned], -turned), default=0)
    return (line for line in lines if line.turned != main)


def _numbers_of_lines(pages: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """Yield the numbers of lines that stand left of the text: 5, 10, 15 down a page, or one beside nearly each line."""
    last = 0
    for lines in pages:
        ordered = sorted(lines, key=lambda line: -line.middle)
        numbers = [line for line in ordered if _is_number(line)]
        others = [line for line in ordered if not _is_number(line)]
        edge = min((line.left for line in others), default=0.0)
        numbers = [line for line in numbers if line.right < edge]
        values = [int(line.text) for line in numbers]
        steps = {b - a for a, b in pairwise(values)}
        step = min(steps, default=0)
        goes_on = bool(values) and values[0] in {step, last + step}
        dense = step > 1 or len(values) >= _NUMBERED * len(others)
        if len(values) >= _FEWEST_NUMBERS and len(steps) == 1 and step > 0 and goes_on and dense:
            last = values[-1]
            yield from numbers


def _on_both(pages: Sequence[Sequence[Line]]) -> set[Line]:
    """Return the outermost lines of two pages that are word for word the same and at the same height."""
    found: set[Line] = set()
    for outermost in (max, min):
        heights = [outermost((line.middle for line in lines), default=0.0) for lines in pages]
        rows = [
            {line: " ".join(line.text.split()) for line in lines if abs(line.middle - height) < _SAME_HEIGHT}
            for lines, height in zip(pages, heights, strict=True)
        ]
        same = set(rows[0].values()) & set(rows[1].values())
        if abs(heights[0] - heights[1]) < _SAME_HEIGHT:
            found |= {line for row in rows for line, text in row.items() if text in same}
    return found


def _is_number(line: Line) -> bool:
    return _NUMBER.fullmatch(line.text.strip()) is not None


def _page_numbers(pages: Sequence[Sequence[Line]]) -> set[Line]:
    """Return the outermost lines of pages that are their numbers: "- 3 -", "3/9".

    Behind a word it must be the number of the page, or two pages must count on: "Page 131", "Page 132".
    """
    found: dict[Line, int | None] = {}
    for lines in pages:
        for line in _outermost(lines):
            form = _PAGE_NUMBER.fullmatch(line.text.strip())
            if form:
                number = form["number"]
                found[line] = int(number) - line.page if form["word"] and number.isdecimal() else None
    steps = Counter(found.values())
    return {line for line, step in found.items() if step in (None, 1) or steps[step] > 1}


def _outermost(lines: Sequence[Line]) -> set[Line]:
    """Return the highest and the lowest line of a page."""
    return {outermost(lines, key=lambda line: line.middle) for outermost in (max, min)} if lines else set()


def _keys(line: Line) -> list[tuple[str, int]]:
    """Return the text without its figures, at the two steps of height that it may fall into."""
    text = _DIGITS.sub("#", " ".join(line.text.split()).lower())
    step = int(line.middle // _SAME_HEIGHT)
    return [(text, step), (text, step + 1)] if text else []
