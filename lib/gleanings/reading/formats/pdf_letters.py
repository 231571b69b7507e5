"""From the letters of a page to its lines: where one ends, how it is turned, what is raised."""

import ctypes
import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import mode
from typing import Any

from gleanings.reading.formats.pdf_clusters import Places, address, origin, syllables
from gleanings.reading.formats.pdf_layout import Line
from gleanings.reading.formats.pdf_order import TOUCHING, Letter, in_order, is_mark, is_right_to_left
from gleanings.reading.limits import past

_APART = 1.6  # letters that stand so many times their size apart belong to different columns
_ALIKE = 1.3  # times the narrowest space of a line, which is less than the widest one where all were stretched alike
_NEW_LINE = 0.5  # of the size
_BACK = 0.5  # of the size, to the left of the letter before: drawn in another order than it is read
_ODD = 4.0  # times the height of a letter, or a part of it: no size
_INITIAL = 1.5  # times the size of the letters that it stands before: a large initial
_LATELY = 8  # runs, of which one may be what a run belongs to
_COLLIDE = 0.3  # of a letter's width, that the one before it may cover
_SMALLER = 0.8  # of the size of a line: a raised figure, of a note or a power
_RISE = 0.15  # of the size, at the least, that it stands above the foot of the letters before it
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_QUARTER = math.pi / 2
_HYPHEN = "\x02"  # at the end of a line
_LAST_LATIN = "\u02ff"


def lines_of_page(page: Any, number: int, most: int) -> list[Line]:  # noqa: ANN401  (pypdfium2 has no types)
    """Return the lines of a page, each split where its letters stand far apart.

    The places of a page that is read from right to left are those of its mirror image, so that all pages have their
    beginnings of lines on the left.

    Raises:
        InvalidValue: it has more than `most` letters.
    """
    text = page.get_textpage()
    try:
        if text.count_chars() > most:
            raise past("document_characters", most, "a page of it has more letters")
        runs = _whole(part for run in _runs(text, syllables(page, text)) for part in _parted(run))
    finally:
        text.close()
    letters = [letter.sign[0] for run in runs for letter in run.letters if letter.sign[0].isalpha()]
    if 2 * sum(map(is_right_to_left, letters)) <= len(letters):
        return [line for run in runs for line in _lines_of(run, number)]
    for run in runs:
        run.backwards |= not any(letter.sign[0].isalpha() for letter in run.letters)
    lines = [line for run in runs for line in _lines_of(run, number)]
    return [replace(line, left=-line.right, right=-line.left) for line in lines]


@dataclass(slots=True)
class _Run:
    """Letters that follow one another on a line, and by how many quarters of a turn that is turned."""

    turned: int = 0
    letters: list[Letter] = field(default_factory=list)
    left: float = 0.0
    bottom: float = 0.0
    right: float = 0.0
    top: float = 0.0
    size: float = 0.0
    backwards: bool = False  # read from right to left, at least in part
    marks: bool = False
    sort: bool = False  # drawn in another order than it is read
    stretched: bool = False  # with wide spaces within what was drawn at once

    def add(self, letter: Letter) -> None:
        self.letters.append(letter)
        if letter.left < self.left:
            self.left = letter.left
        if letter.right > self.right:
            self.right = letter.right
        if letter.bottom < self.bottom or letter.top > self.top:
            self.bottom, self.top = min(self.bottom, letter.bottom), max(self.top, letter.top)
            self.size = max(self.size, letter.top - letter.bottom)

    def is_beside(self, middle: float, tall: float) -> bool:
        """Return whether a letter of such a height stands on this line."""
        return abs(middle - (self.top + self.bottom) / 2) <= _NEW_LINE * max(tall, self.top - self.bottom)


def _runs(text: Any, places: Places) -> Iterator[_Run]:  # noqa: ANN401
    """Yield the runs of letters of a page."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    run = _Run()
    upright = at = 0  # the last letter that is not raised, and the last one
    here = (0.0, 0.0)
    sizes: dict[float, float] = {}
    for i in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, i)
        sign = chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\ufffd"
        if sign in "\r\n":
            if run.letters:
                yield run
            run = _Run()
            continue
        if sign < " " and sign not in "\r\n\t" and sign != _HYPHEN:
            continue  # of no meaning: what a program stretches Arabic by
        if sign.isspace():
            if run.letters and run.letters[-1].sign != " ":
                guessed = pdfium.FPDFText_IsGenerated(text, i) == 1
                run.letters.append(Letter(" ", run.right, run.bottom, run.right, run.top, guessed))
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text, i, ctypes.byref(box)):
            continue
        if i in places:
            stated = places[i]
            if stated is None:
                continue
            if not run.turned:
                box.left, box.right = stated[0], stated[2]
                if box.top - box.bottom < stated[3] - stated[1]:  # the text was stated for a mark
                    box.bottom, box.top = stated[1], stated[3]
        place = _turned_back(box, run.turned)
        tall = max(place[3] - place[1], 0.1)
        middle = (place[3] + place[1]) / 2
        backwards = is_right_to_left(sign)
        wide = place[0] > run.right + _APART * tall
        if wide and run.letters and _drawn_at_once(text, at, i):
            run.stretched, wide = True, False
        at = i
        aside = wide or place[2] < run.left or (run.stretched and place[2] < run.letters[-1].left)
        if run.letters and ((aside and not (backwards or run.backwards)) or not run.is_beside(middle, tall)):
            yield run
            run = _Run()
        if not run.letters:
            run = _Run(round(pdfium.FPDFText_GetCharAngle(text, i) / _QUARTER) % 4)  # with the clock
            place = _turned_back(box, run.turned)
            run.left, run.bottom, run.right, run.top = place
            run.size = tall = max(run.top - run.bottom, 0.1)
            upright = i
        if tall >= _SMALLER * run.size or middle <= (run.top + run.bottom) / 2:
            upright = i
        elif _foot(text, i, run.turned) - _foot(text, upright, run.turned) > _RISE * run.size:
            sign = sign.translate(_RAISED)
        if tall not in sizes:
            sizes[tall] = _size(text, i, tall)
        letter = Letter(sign, *place, False, sizes[tall])
        if sign > _LAST_LATIN:
            before, here = here, origin(text, i)
            run.marks |= is_mark(sign)
            run.backwards |= backwards
            if here == before and run.letters and run.letters[-1].sign > _LAST_LATIN:
                _drawn_with(run.letters[-1], letter, backwards=backwards)
                continue
        last = run.letters[-1] if run.letters else letter
        run.sort |= letter.left < last.left - _BACK * run.size
        run.add(letter)
    if run.letters:
        yield run


def _drawn_at_once(text: Any, one: int, other: int) -> bool:  # noqa: ANN401
    """Return whether a program drew two letters with one command: a line, not two columns or cells."""
    import pypdfium2.raw as pdfium

    return address(pdfium.FPDFText_GetTextObject(text, one)) == address(pdfium.FPDFText_GetTextObject(text, other))


def _parted(run: _Run) -> list[_Run]:
    """Return a run cut where its letters stand far apart, unless all its spaces are as wide: a justified line."""
    if not run.stretched:
        return [run]
    spaces = [i for i, letter in enumerate(run.letters) if letter.sign == " " and 0 < i < len(run.letters) - 1]
    gaps = [run.letters[i + 1].left - run.letters[i - 1].right for i in spaces]
    if len(gaps) > 1 and max(gaps) < _ALIKE * min(gaps):
        return [run]
    parts: list[_Run] = []
    begin = 0
    for i, gap in [*zip(spaces, gaps, strict=True), (len(run.letters), math.inf)]:
        if gap > _APART * run.size:
            first = run.letters[begin]
            part = _Run(run.turned, [], first.left, first.bottom, first.right, first.top, first.top - first.bottom)
            part.backwards, part.marks, part.sort = run.backwards, run.marks, run.sort
            for letter in run.letters[begin:i]:
                part.add(letter)
            parts.append(part)
            begin = i + 1
    return parts


def _drawn_with(letter: Letter, following: Letter, *, backwards: bool) -> None:
    """Add a letter to the one that it is drawn as one with: a ligature, a syllable of Hindi."""
    same = abs(following.left - letter.left) < 0.01
    first = not (same or following.left > letter.left) or not backwards
    letter.sign = letter.sign + following.sign if first else following.sign + letter.sign
    letter.left, letter.right = min(letter.left, following.left), max(letter.right, following.right)


def _whole(runs: Iterable[_Run]) -> list[_Run]:
    """Return runs, those as one that stand among each other on one line: signs of a second font, marks."""
    found: list[_Run] = []
    for run in runs:
        other = next((other for other in reversed(found[-_LATELY:]) if _is_among(run, other)), None)
        if other is None:
            found.append(run)
            continue
        other.letters.append(Letter(" ", other.right, other.bottom, other.right, other.top, guessed=True))
        for letter in run.letters:
            other.add(letter)
        other.marks |= run.marks
        other.backwards |= run.backwards
        other.sort = True
    return found


def _is_among(run: _Run, other: _Run) -> bool:
    """Return whether the letters of a run fill gaps between those of another one, or touch its end."""
    near = TOUCHING * other.size
    if not (run.left < other.right + near and other.left < run.right + near and run.turned == other.turned):
        return False
    if max(run.size, other.size) > _INITIAL * min(run.size, other.size):
        return False
    if not other.is_beside((run.top + run.bottom) / 2, run.top - run.bottom):
        return False
    if run.marks or other.marks or run.backwards or other.backwards:
        return True
    return _stand_apart([*run.letters, *other.letters])


def _stand_apart(letters: Sequence[Letter]) -> bool:
    """Return whether no letter is drawn over another one, as what is filled in stands over a rule."""
    places = sorted((letter.left, letter.right) for letter in letters if letter.sign != " ")
    return all(a[1] - b[0] < _COLLIDE * (b[1] - b[0]) for a, b in pairwise(places))


def _lines_of(run: _Run, number: int) -> Iterator[Line]:
    letters = run.letters
    sort = run.backwards or (run.sort and (run.marks or _stand_apart(letters)))
    if sort or run.marks:
        letters = in_order(letters, run.size, sort=sort, backwards=run.backwards)
    for piece in _pieces(letters) if run.backwards else [letters]:
        shown = [letter for letter in piece if letter.sign != " "]
        yield Line(
            "".join(letter.sign for letter in piece),
            min(letter.left for letter in shown),
            min(letter.bottom for letter in shown),
            max(letter.right for letter in shown),
            max(letter.top for letter in shown),
            mode(letter.size for letter in shown),
            number,
            run.turned,
        )


def _pieces(letters: Sequence[Letter]) -> list[list[Letter]]:
    """Return letters that are read from right to left, with figures among them, parted where there are wide gaps."""
    covered: list[tuple[float, float]] = []
    for letter in sorted((letter for letter in letters if letter.sign != " "), key=lambda letter: letter.left):
        if covered and letter.left <= covered[-1][1] + _APART * (letter.top - letter.bottom):
            covered[-1] = covered[-1][0], max(covered[-1][1], letter.right)
        else:
            covered.append((letter.left, letter.right))
    if len(covered) < 2:
        return [list(letters)]
    begins = [left for left, _ in covered]
    pieces: list[list[Letter]] = [[] for _ in covered]
    at = len(covered) - 1
    for letter in letters:
        if letter.sign != " ":
            at = bisect_right(begins, letter.left) - 1
        pieces[at].append(letter)
    return pieces


def _size(text: Any, i: int, tall: float) -> float:  # noqa: ANN401
    """Return the size of a letter in points; its height where the file states none that can be."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, i, ctypes.byref(matrix))
    size = round(pdfium.FPDFText_GetFontSize(text, i) * math.hypot(matrix.c, matrix.d), 1)
    return size if tall / _ODD < size < tall * _ODD else round(tall, 1)


def _foot(text: Any, i: int, turned: int) -> float:  # noqa: ANN401
    """Return the height of the foot of a letter, on which its line stands, where the page is turned back."""
    x, y = origin(text, i)
    return (y, x, -y, -x)[turned]


def _turned_back(box: Any, turned: int) -> tuple[float, float, float, float]:  # noqa: ANN401
    """Return left, bottom, right and top of a letter as they are where its line runs from left to right."""
    if turned == 0:
        return box.left, box.bottom, box.right, box.top
    if turned == 3:
        return box.bottom, -box.right, box.top, -box.left
    if turned == 2:
        return -box.right, -box.top, -box.left, -box.bottom
    return -box.top, box.left, -box.bottom, box.right
