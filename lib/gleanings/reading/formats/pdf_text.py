"""From the lines of the pages of a PDF to paragraphs, with headers, footers and page numbers apart."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from gleanings.corpus.language_detection import detect_language
from gleanings.documents.broken_words import HYPHENS, Forms
from gleanings.reading.formats.pdf_layout import CELL, Line

_EDGE_LINES = 3  # at the top and foot of a page that can be its header or footer
_REPEATED_PAGES = 3
_REPEATED_SHARE = 0.3  # of the pages: left and right pages may have headers of their own
_SAME_HEIGHT = 6.0  # points
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W{0,4}(?:\w{1,8}\.?\s)?(?:\d{1,5}|[ivxlc]{1,7})(?:\s?(?:/|\w{1,4})\s?\d{1,5})?\W{0,4}", re.IGNORECASE
)
_LAST_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_TOLD_BY = 4000  # characters that the language is told by
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_NOTHING = dict.fromkeys((0xAD, 0xFFFE, 0x02))  # hyphens that show at the end of a line only
_SENTENCE_END = tuple(".!?…:”\"»’'）)。！？۔।")
_SHORT = 0.88  # a line that ends so far before the column's right edge ends a paragraph, if a sentence ends there too
_GAP = 1.6  # of the usual distance between lines
_INDENT = 0.9  # of the height of a letter
_LARGER = 1.12  # times the size of most of the text: a heading


def page_furniture(pages: Sequence[Sequence[Line]]) -> set[Line]:
    """Return the headers, footers and page numbers: what stands at the same height of many pages, figures aside.

    >>> pages = [[Line("Annual report", 50, 800, 120, 810, 9, n), Line(f"{n + 1}", 300, 20, 306, 30, 9, n),
    ...           Line(f"{word} came.", 50, 400, 500, 410, 10, n)] for n, word in enumerate(("Rain", "Hail", "Snow"))]
    >>> sorted(line.text for line in page_furniture(pages))
    ['1', '2', '3', 'Annual report', 'Annual report', 'Annual report']
    """
    edges: list[list[Line]] = []
    for lines in pages:
        rows = sorted(lines, key=lambda line: -line.middle)
        edges.append([*rows[:_EDGE_LINES], *rows[_EDGE_LINES:][-_EDGE_LINES:]])
    seen: Counter[tuple[str, int]] = Counter()
    for edge in edges:
        seen.update({key for line in edge for key in _keys(line)})
    least = max(_REPEATED_PAGES, _REPEATED_SHARE * len(pages))
    found = {line for edge in edges for line in edge if any(seen[key] >= least for key in _keys(line))}
    for lines, edge in zip(pages, edges, strict=True):
        outermost = (
            (max(lines, key=lambda line: line.middle), min(lines, key=lambda line: line.middle)) if lines else ()
        )
        found |= {line for line in outermost if line in edge and _PAGE_NUMBER.fullmatch(line.text.strip())}
    return found if any(line not in found for lines in pages for line in lines) else set()


def _keys(line: Line) -> list[tuple[str, int]]:
    """Return the text without its figures, at the two steps of height that it may fall into."""
    text = _DIGITS.sub("#", " ".join(line.text.split()).lower())
    step = int(line.middle // _SAME_HEIGHT)
    return [(text, step), (text, step + 1)] if text else []


def body_size(lines: Iterable[Line]) -> float:
    """Return the size of most of the letters.

    >>> body_size([Line("A heading", 0, 0, 9, 9, 14), Line("Many words of text", 0, 0, 9, 9, 10.0)])
    10.0
    """
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=0.0)


def paragraphs(columns: Sequence[Sequence[Line]], body: float) -> Iterator[tuple[str, bool]]:
    """Yield the paragraphs of lines in reading order, and whether each is a heading, by its size.

    A paragraph that runs on in the next column or page is one.
    """
    forms = _forms([line.text for column in columns for line in column])
    held: list[Line] = []
    right = 0.0
    for column in columns:
        if not column:
            continue
        edge = max(line.right for line in column)
        step = median([a.middle - b.middle for a, b in pairwise(column)] or [0.0])
        left = median([line.left for line in column])
        rows = _rows_of_tables(column)
        for i, line in enumerate(column):
            if i in rows:
                if held:
                    yield _text_of(held, forms), _is_heading(held, body)
                    held = []
                yield CELL.join(" ".join(cell.split()) for cell in line.text.translate(_LIGATURES).split(CELL)), False
                continue
            before = held[-1] if held else None
            if before is not None and _begins(before, line, first=i == 0, step=step, left=left, right=right):
                yield _text_of(held, forms), _is_heading(held, body)
                held = []
            held.append(line)
            right = edge
    if held:
        yield _text_of(held, forms), _is_heading(held, body)


def _rows_of_tables(column: Sequence[Line]) -> set[int]:
    """Return which lines are rows of tables: lines after one another with the same number of cells, wide gaps apart."""
    return {
        place
        for i, (a, b) in enumerate(pairwise(column))
        if CELL in a.text and a.text.count(CELL) == b.text.count(CELL)
        for place in (i, i + 1)
    }


def _forms(lines: Sequence[str]) -> Forms | None:
    """Return the forms of the words of a text, by which broken ones are joined; None where no line ends in a hyphen."""
    if not any(line.rstrip().endswith(HYPHENS) for line in lines):
        return None
    language, sure = detect_language(" ".join(lines)[:_TOLD_BY])
    return Forms(lines, language if sure else "")


def _begins(before: Line, line: Line, *, first: bool, step: float, left: float, right: float) -> bool:
    """Return whether a paragraph begins at `line`."""
    if abs(before.size - line.size) > 0.08 * max(before.size, line.size):
        return True
    ends = before.text.rstrip().endswith(_SENTENCE_END)
    short = before.right < before.left + _SHORT * (right - before.left)
    indented = line.left > left + _INDENT * line.size and line.left < left + 8 * line.size
    if first:
        return ends and (short or indented)
    return (
        before.middle - line.middle > _GAP * step > 0
        or (ends and (short or indented))
        or (indented and before.left <= left + 1 and not before.text.rstrip().endswith(HYPHENS))
    )


def _is_heading(lines: Sequence[Line], body: float) -> bool:
    return min(line.size for line in lines) >= _LARGER * body > 0 and sum(len(line.text) for line in lines) <= 200


def _text_of(lines: Sequence[Line], forms: Forms | None) -> str:
    """Return lines as one, words that were broken at the end of a line joined."""
    parts: list[str] = []
    for line in lines:
        part = " ".join(line.text.translate(_LIGATURES).split())
        before = parts[-1] if parts else ""
        if forms is not None and before.endswith(HYPHENS) and before[-2:-1].isalpha() and part[:1].islower():
            head, tail = _LAST_WORD.search(before[:-1]), _FIRST_WORD.match(part)
            left, right = (head[0] if head else before[:-1]), (tail[0] if tail else part)
            soft = before[-1] == "\u00ad"  # shows at the end of a line only
            parts[-1] = before[: -1 - len(left)] + (left + right if soft else forms.joined(left, right))
            part = part[len(right) :]
        elif before and part and not (_is_wide(before[-1]) and _is_wide(part[0])):
            parts.append(" ")
        if part:
            parts.append(part)
    return "".join(parts).translate(_NOTHING)


def _is_wide(sign: str) -> bool:
    return "\u2e80" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef"
