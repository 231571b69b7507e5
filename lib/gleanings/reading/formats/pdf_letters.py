"""From the letters of a page to its lines: runs of them that belong together, in the order in which they are read."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import mode
from typing import Any

from gleanings.reading.formats.pdf_layout import Line
from gleanings.reading.formats.pdf_order import TOUCHING, Letter, in_order, is_right_to_left
from gleanings.reading.formats.pdf_runs import APART, Run, runs_of_page
from gleanings.reading.limits import past

_INITIAL = 1.5  # times the size of the letters that it stands before: a large initial
_LATELY = 8  # runs, of which one may be what a run belongs to
_COLLIDE = 0.3  # of a letter's width, that the one before it may cover


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
        runs = _whole(runs_of_page(page, text))
    finally:
        text.close()
    letters = [letter.sign[0] for run in runs for letter in run.letters if letter.sign[0].isalpha()]
    if 2 * sum(map(is_right_to_left, letters)) <= len(letters):
        return [line for run in runs for line in _lines_of(run, number)]
    for run in runs:
        run.backwards |= not any(letter.sign[0].isalpha() for letter in run.letters)
    lines = [line for run in runs for line in _lines_of(run, number)]
    return [replace(line, left=-line.right, right=-line.left) for line in lines]


def _whole(runs: Iterable[Run]) -> list[Run]:
    """Return runs, those as one that stand among each other on one line: signs of a second font, marks."""
    found: list[Run] = []
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


def _is_among(run: Run, other: Run) -> bool:
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


def _lines_of(run: Run, number: int) -> Iterator[Line]:
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
        if covered and letter.left <= covered[-1][1] + APART * (letter.top - letter.bottom):
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
