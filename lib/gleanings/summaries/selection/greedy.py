"""Greedy choice by coverage: each next row is the one that adds most to what the chosen ones cover.

What a set of rows is worth is a concave cover of words (Lin and Bilmes 2011, "A class of submodular functions for
document summarization"): a word counts half as much with each chosen row that has it. So what a row adds only falls,
what it added before is an upper bound, and few rows have to be looked at again at each step (Minoux 1978,
"Accelerated greedy algorithms for maximizing submodular set functions").
"""

import heapq
from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np

from gleanings.types import Floats, Integers

COVERED = 0.5  # what a word still counts once it is covered
_DIGITS = 12  # of a gain: what follows is the rounding of sums, and of equal gains the first row is the best
_UNITS = 10.0**_DIGITS
_ALL_AT_ONCE = 128  # rows: so few are sooner counted anew together than one by one
_LOOKED_AGAIN = 512  # rows looked at one by one in a step, before all are counted anew at once


class WordCover:
    """What each row adds: scale[i] * sum over its words w of value[i, w] * left[w] + bonus[i].

    Args:
        indptr, columns, values: rows x words in the form of a CSR matrix: what each word of a row is worth.
        width: the number of distinct words.

    Attributes:
        left: for each word, what it still counts: 1, and `again` as much with each chosen row that has it.
        scale, bonus: for each row, as above; 1 and 0 at first.
        again: what a word counts the next time, of what it counted; a half at first.

    >>> cover = WordCover(np.array([0, 2, 4, 5]), np.array([0, 1, 0, 1, 2]), np.array([3.0, 2, 3, 1, 2]), 3)
    >>> cover.gains().tolist()
    [5.0, 4.0, 2.0]
    >>> cover.take(0)
    >>> cover.gains().tolist()
    [2.5, 2.0, 2.0]
    """

    def __init__(self, indptr: Integers, columns: Integers, values: Floats, width: int) -> None:
        self._indptr, self._columns, self._values = indptr, columns, values
        self.size = len(indptr) - 1
        self._row = np.arange(self.size).repeat(indptr[1:] - indptr[:-1])
        self.left: Floats = np.ones(width)
        self.scale: Floats = np.ones(self.size)
        self.bonus: Floats = np.zeros(self.size)
        self.again = COVERED

    def uncovered(self) -> Floats:
        """The sum of each row, neither scaled nor with its bonus."""
        return np.bincount(self._row, self._values * self.left[self._columns], self.size).astype(np.float64, copy=False)

    def gains(self) -> Floats:
        """What each row would add."""
        return self.uncovered() * self.scale + self.bonus

    def gain(self, row: int) -> float:
        """What one row would add."""
        part = slice(self._indptr[row], self._indptr[row + 1])
        # Added from the left, as `bincount` adds.
        total = (self._values[part] * self.left[self._columns[part]]).cumsum()[-1:]
        return float(total.sum() * self.scale[row] + self.bonus[row])

    def take(self, row: int) -> None:
        """Count the words of a chosen row as covered."""
        self.left[self._columns[self._indptr[row] : self._indptr[row + 1]]] *= self.again


class Judge(Protocol):
    """What rows count for on their own, and beside which of the chosen rows they count for more."""

    def __call__(self, row: int) -> tuple[float, float, Sequence[int]]:
        """Return a factor, 0 to 1, what it is beside a row that helps, and the rows any of which does once chosen."""


def best_first(
    cover: WordCover, rows: Integers, chosen: Sequence[int], *, standing: Judge | None = None
) -> Iterator[int]:
    """Yield `rows`, each the best beside those in `chosen`, to which the caller adds the ones that it takes.

    Args:
        cover: what the rows add. Whatever the caller has added to `chosen` is counted as covered at the next step.
        rows: the candidates; each is yielded once.
        chosen: the rows taken so far, growing; those that it holds at the beginning are covered already.
        standing: what a row counts for; asked once, and of the best rows alone.

    >>> cover = WordCover(np.array([0, 2, 4, 5]), np.array([0, 1, 0, 1, 2]), np.array([3.0, 2, 3, 0.5, 2]), 3)
    >>> taken = []
    >>> for row in best_first(cover, np.arange(3), taken):
    ...     taken.append(row)
    >>> taken
    [0, 2, 1]
    """
    taken = len(chosen)
    known = dict.fromkeys(rows.tolist(), taken)  # for each waiting row, how many were taken when it was looked at
    factors = np.ones(cover.size)
    judged: set[int] = set()
    raised: dict[int, float] = {}  # for each row that leans, what it counts for beside one that helps
    leaning: dict[int, list[int]] = {}  # for each row that is not chosen, those that it would raise
    again = 0

    def all_anew() -> tuple[list[tuple[float, int]], list[float], Floats]:
        gains = cover.gains()
        worth = (-(gains * factors)).round(_DIGITS).tolist()
        heap = [(worth[row], row) for row in known]
        heapq.heapify(heap)
        return heap, worth, gains

    def judged_anew(row: int) -> tuple[float, int]:
        worth[row] = -round(float(gains[row] * factors[row]) * _UNITS) / _UNITS  # as `np.round` does, far sooner
        return worth[row], row

    def anew(row: int) -> tuple[float, int]:
        gains[row] = cover.gain(row)
        return judged_anew(row)

    heap, worth, gains = all_anew()
    while heap:
        value, row = heap[0]
        if row not in known or value != worth[row]:  # an entry of the heap that another has replaced
            heapq.heappop(heap)
        elif known[row] < len(chosen):
            again += 1
            if len(known) <= _ALL_AT_ONCE or again > _LOOKED_AGAIN:
                heap, worth, gains = all_anew()
                known = dict.fromkeys(known, len(chosen))
                again = 0
            else:
                known[row] = len(chosen)
                heapq.heapreplace(heap, anew(row))
        elif standing is not None and row not in judged:
            judged.add(row)
            factor, beside, supports = standing(row)
            helped = any(support in chosen for support in supports)
            factors[row] = beside if helped else factor
            if not helped and factor < beside:
                raised[row] = beside
                for support in supports:
                    leaning.setdefault(support, []).append(row)
            if factors[row] < 1:
                heapq.heapreplace(heap, judged_anew(row))
        else:
            heapq.heappop(heap)
            del known[row]
            yield row
            for new in chosen[taken:]:
                cover.take(new)
            for leant in (row for new in chosen[taken:] for row in leaning.get(new, ()) if row in known):
                factors[leant] = raised[leant]
                heapq.heappush(heap, anew(leant))
            if len(chosen) > taken:
                taken = len(chosen)
                again = 0
