"""From the lines of a PDF to paragraphs."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from gleanings.corpus.language_detection import detect_language
from gleanings.documents.broken_words import HYPHENS, Forms
from gleanings.documents.punctuation import SIGN_BULLETS
from gleanings.reading.formats.pdf_layout import CELL, Line

_LAST_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uff00-\uffef]")
_TOLD_BY = 4000  # characters that the language is told by
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_POINT = re.compile(r"(?:[(\[]?(?:\d{1,3}|[a-z]|[ivxlc]{1,5})[.)\]]|[-–—*·])\s")
_BULLETS = tuple(SIGN_BULLETS)
_NOTHING = dict.fromkeys((0xAD, 0xFFFE, 0x02))  # hyphens that show at the end of a line only
_SENTENCE_END = tuple(".!?…:”\"»’'）)。！？۔।")
_SHORT = 0.88  # a line that ends so far before the column's right edge ends a paragraph, if a sentence ends there too
_GAP = 1.6  # of the usual distance between lines
_SMALL_GAP = 1.3  # of it, where a sentence ends or the line is short
_INDENT = 0.9  # of the height of a letter
_NOTE = 0.92  # of the size of most of the text, at the most
_NOTE_SIGN = re.compile(r"\s*(?:\d{1,3}|[*†‡⁰¹²³⁴-⁹]+)[.)]?(?:\s|(?=[^\W\d]))")
_LARGER = 1.12  # times the size of most of the text: a heading


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

    A paragraph that runs on in the next column or page is one. Footnotes come after the text, so that they part none.
    """
    forms = _forms([line.text for column in columns for line in column])
    feet = [_foot(column, body) for column in columns]
    notes = [column[foot:] for column, foot in zip(columns, feet, strict=True)]
    columns = [column[:foot] for column, foot in zip(columns, feet, strict=True)]
    held: list[Line] = []
    right = 0.0
    for column in columns:
        if not column:
            continue
        edge = max(line.right for line in column)
        step = _leading(column)
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
    if any(notes):
        yield from paragraphs(notes, 0.0)


def _foot(column: Sequence[Line], body: float) -> int:
    """Return where the footnotes of a column begin: lines at its foot in smaller letters, the first with a number."""
    at = len(column)
    while at and column[at - 1].size < _NOTE * body:
        at -= 1
    return at if 0 < at < len(column) and _NOTE_SIGN.match(column[at].text) else len(column)


def _leading(column: Sequence[Line]) -> float:
    """Return the distance of lines within a paragraph: that of the quarter of them that stand closest."""
    distances = sorted(a.middle - b.middle for a, b in pairwise(column))
    return distances[len(distances) // 4] if distances else 0.0


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
    hanging = _is_point(before.text) and line.left > before.left
    indented = left + _INDENT * line.size < line.left < left + 8 * line.size and not hanging
    if line.text.startswith(_BULLETS) or (
        _POINT.match(line.text) and (ends or short or before.text.rstrip().endswith((";", ",")))
    ):
        return True
    if first:
        return ends and (short or indented)
    outdented = line.left < before.left - _INDENT * line.size  # the next tag of a list of tags
    return (
        before.middle - line.middle > (_SMALL_GAP if ends or short else _GAP) * step > 0
        or (outdented and short)
        or (ends and (short or indented))
        or (indented and before.left <= left + 1 and not before.text.rstrip().endswith(HYPHENS))
    )


def _is_point(text: str) -> bool:
    return text.startswith(_BULLETS) or _POINT.match(text) is not None


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
        elif before and part and not _runs_on(before[-1], part[0]):
            parts.append(" ")
        if part:
            parts.append(part)
    return "".join(parts).translate(_NOTHING)


def _runs_on(before: str, after: str) -> bool:
    """Return whether no space stands between two signs: in scripts without spaces, their punctuation included."""
    signs = (before, after)
    return any(map(_is_spaceless, signs)) and all(_is_spaceless(sign) or not sign.isalnum() for sign in signs)


def _is_spaceless(sign: str) -> bool:
    return _SPACELESS.match(sign) is not None
