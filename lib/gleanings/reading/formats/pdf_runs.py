"""Letters that a PDF draws one after another on a line: where that ends, how it is turned, what is raised."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from gleanings.reading.formats.pdf_clusters import Places, address, origin, syllables
from gleanings.reading.formats.pdf_order import Letter, is_mark, is_right_to_left

APART = 1.6  # letters that stand so many times their size apart belong to different columns
_ALIKE = 1.3  # times the narrowest space of a line, which is less than the widest one where all were stretched alike
_NEW_LINE = 0.5  # of the size
_BACK = 0.5  # of the size, to the left of the letter before: drawn in another order than it is read
_ODD = 4.0  # times the height of a letter, or a part of it: no size
_SMALLER = 0.8  # of the size of a line: a raised figure, of a note or a power
_RISE = 0.15  # of the size, at the least, that it stands above the foot of the letters before it
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_QUARTER = math.pi / 2
_HYPHEN = "\x02"  # at the end of a line
_LAST_LATIN = "\u02ff"


@dataclass(slots=True)
class Run:
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


def runs_of_page(page: Any, text: Any) -> Iterator[Run]:  # noqa: ANN401  (pypdfium2 has no types)
    """Yield the runs of letters of a page, in the order in which they are drawn."""
    for run in _runs(text, syllables(page, text)):
        yield from _parted(run)


def _runs(text: Any, places: Places) -> Iterator[Run]:  # noqa: ANN401
    """Yield the runs of letters of a page."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    run = Run()
    upright = at = 0  # the last letter that is not raised, and the last one
    here = (0.0, 0.0)
    sizes: dict[float, float] = {}
    for i in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, i)
        sign = chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\ufffd"
        if sign in "\r\n":
            if run.letters:
                yield run
            run = Run()
            continue
        if sign < " " and sign not in ("\t", _HYPHEN):
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
        wide = place[0] > run.right + APART * tall
        if wide and run.letters and _drawn_at_once(text, at, i):
            run.stretched, wide = True, False
        at = i
        aside = wide or place[2] < run.left or (run.stretched and place[2] < run.letters[-1].left)
        if run.letters and ((aside and not (backwards or run.backwards)) or not run.is_beside(middle, tall)):
            yield run
            run = Run()
        if not run.letters:
            run = Run(round(pdfium.FPDFText_GetCharAngle(text, i) / _QUARTER) % 4)  # with the clock
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


def _parted(run: Run) -> list[Run]:
    """Return a run cut where its letters stand far apart, unless all its spaces are as wide: a justified line."""
    if not run.stretched:
        return [run]
    spaces = [i for i, letter in enumerate(run.letters) if letter.sign == " " and 0 < i < len(run.letters) - 1]
    gaps = [run.letters[i + 1].left - run.letters[i - 1].right for i in spaces]
    if len(gaps) > 1 and max(gaps) < _ALIKE * min(gaps):
        return [run]
    parts: list[Run] = []
    begin = 0
    for i, gap in [*zip(spaces, gaps, strict=True), (len(run.letters), math.inf)]:
        if gap > APART * run.size:
            first = run.letters[begin]
            part = Run(run.turned, [], first.left, first.bottom, first.right, first.top, first.top - first.bottom)
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
