"""The lines of a printed page in the order in which they are read, columns after one another.

A page is cut where a gutter runs down it that few lines cross (in the spirit of the recursive XY cut of Nagy and Seth,
"Hierarchical representation of optically scanned documents", 1984); lines across it part what is above from below.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

_LEAST_LINES = 3  # on either side of a gutter
_MOST_LINES = 3_000  # of a page; more are a drawing, and would take long
_LEAST_WIDTH = 0.22  # of the page's text, for a column of prose; columns of figures are narrower
_LEAST_WORDS = 3  # on a line of a column, in the middle: columns of a table have fewer
_CROSSING = 0.5  # the most lines across a gutter for each line beside it
_SAME_LINE = 0.5  # of the height of a line
_CELL_GAP = 1.5  # of the size of letters, between the cells of a row
_INITIAL = 1.5  # times the size of the lines beside it
CELL = "\t"  # between them, in the text of a line


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the part of one that stands in one column, with its place in points from the page's left and foot."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    page: int = 0
    turned: int = 0  # by so many quarters of a turn, with the clock; places are those of the page turned back

    @property
    def middle(self) -> float:
        """Height of the middle of the line."""
        return (self.bottom + self.top) / 2


def in_reading_order(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of a page in reading order, in one list per column or band.

    >>> left = [Line("on the left side", 50, y, 250, y + 10, 10) for y in (700, 688, 676)]
    >>> right = [Line("on the right side", 300, y, 500, y + 10, 10) for y in (700, 688, 676)]
    >>> [[line.left for line in column] for column in in_reading_order([*right, *left])]
    [[50, 50, 50], [300, 300, 300]]
    """
    lines = _with_initials([line for line in lines if line.text.strip()])
    gutter = _gutter(lines)
    if gutter is None:
        return [_rows(lines)] if lines else []
    columns: list[list[Line]] = []
    band: list[Line] = []
    across: list[Line] = []
    for line in sorted(lines, key=lambda line: (-line.middle, line.left)):
        if line.left < gutter < line.right:
            columns += _beside(band, gutter)
            band = []
            across.append(line)
        else:
            if across:
                columns.append(_rows(across))
                across = []
            band.append(line)
    if across:
        columns.append(_rows(across))
    return columns + _beside(band, gutter)


def _with_initials(lines: list[Line]) -> list[Line]:
    """Return lines with a large letter that stands before two of them or more as the first of the upper one."""
    if not 0 < len(lines) <= _MOST_LINES:
        return lines
    large = _INITIAL * min(line.size for line in lines)
    for initial in [line for line in lines if line.size > large and _is_capital(line.text.strip())]:
        beside = [
            line
            for line in lines
            if 0 <= line.left - initial.right + line.size / 2 < 1.5 * line.size
            and initial.bottom - line.size / 2 < line.middle < initial.top + line.size / 2
            and line.size * _INITIAL < initial.size
        ]
        if len(beside) > 1:
            first = max(beside, key=lambda line: line.middle)
            known = set(beside)
            lines = [
                replace(line, left=initial.left, text=(initial.text.strip() if line is first else "") + line.text)
                if line in known
                else line
                for line in lines
                if line is not initial
            ]
    return lines


def _is_capital(text: str) -> bool:
    return len(text) == 1 and text.isupper()


def _beside(lines: list[Line], gutter: float) -> list[list[Line]]:
    left = [line for line in lines if line.right <= gutter]
    right = [line for line in lines if line.right > gutter]
    return [column for side in (left, right) if side for column in in_reading_order(side)]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return where a gutter between two columns of prose runs; None where there is none."""
    if not 2 * _LEAST_LINES <= len(lines) <= _MOST_LINES:
        return None
    width = max(line.right for line in lines) - min(line.left for line in lines)
    edges = sorted({round(line.left) for line in lines})
    best: tuple[int, float] | None = None
    for edge in edges[1:]:
        at = edge - 1.0
        left = [line for line in lines if line.right <= at]
        right = [line for line in lines if line.left >= at]
        if min(len(left), len(right)) < _LEAST_LINES:
            continue
        crossing = len(lines) - len(left) - len(right)
        if (
            crossing > _CROSSING * (len(left) + len(right))
            or not _is_column(left, width)
            or not _is_column(right, width)
        ):
            continue
        if min(_top(left), _top(right)) <= max(_foot(left), _foot(right)):  # one above the other, not side by side
            continue
        if best is None or crossing < best[0]:
            best = crossing, (at + max(line.right for line in left)) / 2
    return best[1] if best else None


def _is_column(lines: Sequence[Line], width: float) -> bool:
    # A line of a script without spaces has one "word", of many letters.
    words = median(max(len(line.text.split()), len(line.text) // 10) for line in lines)
    return words >= _LEAST_WORDS and median(line.right - line.left for line in lines) >= _LEAST_WIDTH * width


def _top(lines: Sequence[Line]) -> float:
    return max(line.middle for line in lines)


def _foot(lines: Sequence[Line]) -> float:
    return min(line.middle for line in lines)


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Return lines from top to bottom; parts of one line, from left to right, as one line."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.middle, line.left)):
        height = line.top - line.bottom
        if rows and abs(rows[-1][0].middle - line.middle) < _SAME_LINE * max(height, 1.0):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_joined(sorted(row, key=lambda line: line.left)) for row in rows]


def _joined(row: list[Line]) -> Line:
    parts = [row[0].text]
    for before, line in pairwise(row):
        parts += [CELL if line.left - before.right > _CELL_GAP * line.size else " ", line.text]
    return replace(
        row[0],
        text="".join(parts),
        right=max(line.right for line in row),
        bottom=min(line.bottom for line in row),
        top=max(line.top for line in row),
        size=max(row, key=lambda line: len(line.text)).size,
    )
