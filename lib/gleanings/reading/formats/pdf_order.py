"""Letters of a line of a PDF in the order in which they are read, by the places where they stand.

Programs draw them in another order: marks of Thai or of Hindi after the letters that they stand on, signs of a second
font after those of the first, Arabic and Hebrew from either side.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_FIRST_RIGHT_TO_LEFT = "\u0590"  # Hebrew, the first of the scripts that are read so
TOUCHING = 0.1  # of the size: no space stands between letters that are less far apart
_SPACING = "ำຳ"  # vowels of Thai and Lao that are marks in part
_WIDER = 0.15  # of the size: a space
_NEAR = 40  # letters, before and behind which a mark may stand that is drawn by itself
_OPENING = "([{«‹“‘"
_CLOSING = ")]}»›”’"
_BRACKETS = frozenset(_OPENING + _CLOSING)
_OTHER_WAY = str.maketrans(_OPENING + _CLOSING, _CLOSING + _OPENING)
_NUMBERS = ("EN", "AN")
_IN_NUMBERS = {"CS", "ES", "ET"}  # commas, signs, per cents


@dataclass(slots=True)
class Letter:
    """A letter, or those that are drawn as one, with its place; a space has that of the letter before it."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float
    guessed: bool = False  # a space that does not stand in the file
    size: float = 0.0

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def is_right_to_left(sign: str) -> bool:
    """Return whether a letter is written from the right to the left, as in Arabic and Hebrew."""
    return sign >= _FIRST_RIGHT_TO_LEFT and unicodedata.bidirectional(sign) in ("R", "AL")


def is_mark(sign: str) -> bool:
    """Return whether a sign is a mark that is set onto the letter before it, such as an accent."""
    return sign > "\u02ff" and unicodedata.category(sign)[0] == "M"


def in_order(letters: Sequence[Letter], size: float, *, sort: bool, backwards: bool) -> list[Letter]:
    """Return the letters of a line as they are read, each mark behind its letter, spaces where letters are apart.

    Args:
        letters: as the file has them.
        size: of the letters.
        sort: whether they stand in another order than the file has them in.
        backwards: whether the line is read from right to left.

    >>> line = [Letter(sign, x, 0, x + 5, 10) for sign, x in (("ש", 20), ("ל", 15), ("4", 5), ("2", 0))]
    >>> "".join(letter.sign for letter in in_order(line, 10, sort=True, backwards=True))
    'של24'
    """
    bases: list[Letter] = []
    words: list[int] = []  # the word that each belongs to, as the file parts them
    certain = {0}  # words before which a space stands in the file
    marks: list[tuple[int, Letter]] = []
    word = 0
    for letter in letters:
        if letter.sign == " ":
            word += 1
            if not letter.guessed:
                certain.add(word)
        elif all(is_mark(sign) for sign in letter.sign) and unicodedata.category(letter.sign[0]) == "Mn":
            marks.append((len(bases) - 1, letter))
        else:
            bases.append(letter)
            words.append(word)
    if not bases:  # a mark alone, such as the hat of a formula
        return list(letters)
    own: dict[int, str] = {}
    for at, mark in marks:
        near = range(max(0, at - _NEAR), min(len(bases), at + _NEAR))
        on = min(near, key=lambda i: (round(_distance(bases[i], mark.middle) / size, 2), abs(i - at)))
        own[on] = own.get(on, "") + mark.sign
    order = sorted(range(len(bases)), key=lambda i: bases[i].middle, reverse=backwards) if sort else range(len(bases))
    found: list[Letter] = []
    last = -1
    behind_mark = _width_behind_marks([bases[i] for i in order], size)
    for i in order:
        if last < 0:
            apart = False
        elif words[last] == words[i]:
            apart = _is_apart_within(bases[last], bases[i], size, marked=last in own)
        else:
            guessed = abs(words[i] - words[last]) == 1 and max(words[last], words[i]) not in certain
            wide = behind_mark if guessed and _is_drawn_with_mark(bases[last]) else TOUCHING * size
            apart = _gap(bases[last], bases[i]) > wide
        if apart:
            found.append(Letter(" ", bases[last].left, bases[last].bottom, bases[last].right, bases[last].top))
        found.append(bases[i])
        if i in own:
            place = bases[i]
            found.append(Letter(own[i], place.left, place.bottom, place.right, place.top))
        last = i
    return _facing(_with_runs_forwards(found)) if backwards else found


def _is_apart_within(before: Letter, letter: Letter, size: float, *, marked: bool) -> bool:
    """Return whether a space stands between two letters that the file has as one word: at brackets, behind marks."""
    bracket = before.sign in _BRACKETS or letter.sign in _BRACKETS
    return (bracket and _gap(before, letter) > TOUCHING * size) or (marked and _gap(before, letter) > _WIDER * size)


def _gap(before: Letter, letter: Letter) -> float:
    return max(letter.left - before.right, before.left - letter.right)


def _is_drawn_with_mark(letter: Letter) -> bool:
    """Return whether a letter is one with a mark beside it, whose width some programs do not state."""
    return any(unicodedata.category(sign) == "Mc" or sign in _SPACING for sign in letter.sign)


def _width_behind_marks(letters: Sequence[Letter], size: float) -> float:
    """Return how far what follows a letter with its mark stands apart at the least where a space is between them.

    That is told by the letters of the line that stand closest: their boxes have the mark in them, or leave it out.
    """
    gaps = [_gap(a, b) for a, b in pairwise(letters) if _is_drawn_with_mark(a)]
    return max(min(gaps, default=0.0) + _WIDER * size, TOUCHING * size)


def _with_runs_forwards(letters: list[Letter]) -> list[Letter]:
    """Return letters from right to left with those turned round that run from left to right: figures, other scripts."""
    kinds = [unicodedata.bidirectional(letter.sign[0]) for letter in letters]
    arabic = "AL" in kinds
    in_run = {*_NUMBERS, *(_IN_NUMBERS - {"ES"} if arabic else _IN_NUMBERS)}
    ends = _ends_of_words(kinds)
    found = list(letters)
    at = 0
    while at < len(found):
        if kinds[at] != "L" and kinds[at] not in _NUMBERS:
            at += 1
            continue
        end = i = max(at + 1, ends[at])
        while i < len(found) and kinds[i] in in_run:
            i += 1
            if kinds[i - 1] in _NUMBERS:
                end = i
        start = at
        if not arabic and "L" not in kinds[at:end]:
            while start and kinds[start - 1] == "ET":
                start -= 1
            while end < len(found) and kinds[end] == "ET":
                end += 1
        found[start:end] = reversed(found[start:end])
        at = end
    return found


def _ends_of_words(kinds: Sequence[str]) -> list[int]:
    """Return for each place where the last word of another script ends before the next from right to left; 0 for none.

    >>> _ends_of_words(["L", "WS", "L", "EN", "R", "EN"])
    [3, 3, 3, 0, 0, 0]
    """
    ends: list[int] = []
    end = 0
    for i in reversed(range(len(kinds))):
        if kinds[i] in ("R", "AL"):
            end = 0
        elif kinds[i] == "L" and not end:
            end = i + 1
        ends.append(end)
    return ends[::-1]


def _facing(letters: list[Letter]) -> list[Letter]:
    """Return letters with brackets and quotation marks that face what they enclose: some programs mirror them."""
    for i, letter in enumerate(letters):
        if letter.sign in _OPENING or letter.sign in _CLOSING:
            before = i > 0 and letters[i - 1].sign != " "
            behind = i + 1 < len(letters) and letters[i + 1].sign[0].isalnum()
            opens = behind and not before
            closes = before and not behind
            if (opens and letter.sign in _CLOSING) or (closes and letter.sign in _OPENING):
                letter.sign = letter.sign.translate(_OTHER_WAY)
    return letters


def _distance(letter: Letter, middle: float) -> float:
    return max(letter.left - middle, middle - letter.right, 0.0)
