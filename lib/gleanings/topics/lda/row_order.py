"""Rows in an order that follows from what they hold: the same rows give the same topics, in whatever order they come.

Every method of fitting takes sums in the order of the rows, and most draw rows or go over them in turn, so that the
order given would change the topics as much as another seed does.
"""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.types import Floats, Integers

_MULTIPLIERS = np.array([0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB], np.uint64)
_ROWS = 50_000  # that are hashed at a time
_SHIFTS = np.array([30, 27, 31], np.uint64)


def by_content(counts: csr_matrix) -> tuple[csr_matrix, Integers]:
    """Return the counts with their rows in the order of a hash of each row, and that order; equal rows as they come.

    So similar rows do not lie side by side, as they often do in the order given, and each part of the rows is like
    the whole.

    >>> counts = csr_matrix([[1, 0], [0, 2], [3, 1]])
    >>> (by_content(counts)[0] != by_content(counts[[2, 0, 1]])[0]).nnz
    0
    """
    counts = csr_matrix(counts)
    if not counts.has_sorted_indices:
        counts = counts.sorted_indices()
    order = content_order(counts)
    return csr_matrix(counts[order]), order


def content_order(counts: csr_matrix) -> Integers:
    """Return the order of rows by a hash of each; their indices are sorted."""
    keys = [np.zeros(0, np.uint64)]
    for first in range(0, counts.shape[0], _ROWS):
        ends = counts.indptr[first : first + _ROWS + 1]
        part = slice(int(ends[0]), int(ends[-1]))
        with np.errstate(over="ignore"):
            values = counts.data[part].astype(np.float64).view(np.uint64)
            hashes = counts.indices[part].astype(np.uint64) * _MULTIPLIERS[0] ^ values
            for shift, multiplier in zip(_SHIFTS, _MULTIPLIERS, strict=True):
                hashes = (hashes ^ (hashes >> shift)) * multiplier
            running = np.concatenate([np.zeros(1, np.uint64), np.cumsum(hashes)])
            places = ends - ends[0]
            keys.append(running[places[1:]] - running[places[:-1]])
    return np.argsort(np.concatenate(keys), kind="stable").astype(np.int64)


def as_given(rows: Floats, order: Integers) -> Floats:
    """Return rows that are in `order` as they were before."""
    found = np.empty_like(rows)
    found[order] = rows
    return found
