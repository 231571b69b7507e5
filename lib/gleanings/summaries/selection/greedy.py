"""Greedy choice by coverage: each next row is the one that adds most to what the chosen ones cover.

What a set of rows is worth is a concave cover of words (Lin and Bilmes 2011, "A class of submodular functions for
document summarization"): a word counts half as much with each chosen row that has it. So what a row adds only falls,
what it added before is an upper bound, and few rows have to be looked at again at each step (Minoux 1978,
"Accelerated greedy algorithms for maximizing submodular set functions").
"""

import heapq
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

COVERED = 0.5  # what a word still counts once it is covered
_DIGITS = 12  # of a gain: what follows is the rounding of sums, and of equal gains the first row is the best
_LOOKED_AGAIN = 512  # rows looked at one by one in a step, before all are counted anew at once


class WordCover:
    """What each row adds: scale[i] * sum over its words w of value[i, w] * left[w] + bonus[i].

    Args:
        indptr, columns, values: rows x words in the form of a CSR matrix: what each word of a row is worth.
        width: the number of distinct words.

    Attributes:
        left: for each word, what it still counts: 1, halved with each chosen row that has it.
        scale, bonus: for each row, as above; 1 and 0 at first.

    >>> cover = WordCover(np.array([0, 2, 4, 5]), np.array([0, 1, 0, 1, 2]), np.array([3.0, 2, 3, 1, 2]), 3)
    >>> cover.gains().tolist()
    [5.0, 4.0, 2.0]
    >>> cover.take(0)
    >>> cover.gains().tolist()
    [2.5, 2.0, 2.0]
    """

    def __init__(self, indptr: Integers, columns: Integers, values: Floats, width: int) -> None:
        self._indptr, self._columns, self._values = indptr, columns, values
        self._size = len(indptr) - 1
        self._row = np.arange(self._size).repeat(indptr[1:] - indptr[:-1])
        self.left: Floats = np.ones(width)
        self.scale: Floats = np.ones(self._size)
        self.bonus: Floats = np.zeros(self._size)

    def uncovered(self) -> Floats:
        """The sum of each row, neither scaled nor with its bonus."""
        return np.bincount(self._row, self._values * self.left[self._columns], self._size).astype(
            np.float64, copy=False
        )

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
        self.left[self._columns[self._indptr[row] : self._indptr[row + 1]]] *= COVERED


def best_first(
    cover: WordCover,
    rows: Integers,
    chosen: Sequence[int],
    *,
    standing: Callable[[int, Sequence[int]], float] | None = None,
) -> Iterator[int]:
    """Yield `rows`, each the best beside those in `chosen`, to which the caller adds the ones that it takes.

    Args:
        cover: what the rows add. Whatever the caller has added to `chosen` is counted as covered at the next step.
        rows: the candidates; each is yielded once.
        chosen: the rows taken so far, growing; those that it holds at the beginning are covered already.
        standing: what a row counts for beside the chosen ones, 0 to 1; it may rise once the row before it is chosen.
            Asked of the best rows alone.

    >>> cover = WordCover(np.array([0, 2, 4, 5]), np.array([0, 1, 0, 1, 2]), np.array([3.0, 2, 3, 0.5, 2]), 3)
    >>> taken = []
    >>> for row in best_first(cover, np.arange(3), taken):
    ...     taken.append(row)
    >>> taken
    [0, 2, 1]
    """
    taken = len(chosen)
    unseen = taken if standing is None else -1
    known = dict.fromkeys(rows.tolist(), unseen)  # for each waiting row, how many were taken when it was looked at
    heap = _heap(cover, list(known))
    again = 0
    while heap:
        row = heap[0][1]
        if row not in known:  # yielded already: it stood in the heap twice
            heapq.heappop(heap)
            continue
        if known[row] < len(chosen):
            again += 1
            if again > _LOOKED_AGAIN and standing is None:
                heap = _heap(cover, list(known))
                known = dict.fromkeys(known, len(chosen))
                again = 0
                continue
            known[row] = len(chosen)
            gain = cover.gain(row) * (1.0 if standing is None else standing(row, chosen))
            heapq.heapreplace(heap, (-round(gain, _DIGITS), row))
            continue
        heapq.heappop(heap)
        del known[row]
        yield row
        if len(chosen) > taken:
            for new in chosen[taken:]:
                cover.take(new)
                if standing is not None and new + 1 in known:  # it may lean on the new one
                    known[new + 1] = -1
                    heapq.heappush(heap, (-round(cover.gain(new + 1), _DIGITS), new + 1))
            taken = len(chosen)
            again = 0


def _heap(cover: WordCover, rows: list[int]) -> list[tuple[float, int]]:
    heap = list(zip((-cover.gains()[rows].round(_DIGITS)).tolist(), rows, strict=True))
    heapq.heapify(heap)
    return heap
