"""Rows in an order that follows from what they hold: the same rows give the same topics, in whatever order they come.

Every method of fitting takes sums in the order of the rows, and most draw rows or go over them in turn, so that the
order given would change the topics as much as another seed does.
"""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.types import Floats, Integers

_MULTIPLIERS = np.array([0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB], np.uint64)
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
    with np.errstate(over="ignore"):
        hashes = counts.indices.astype(np.uint64) * _MULTIPLIERS[0] ^ counts.data.astype(np.float64).view(np.uint64)
        for shift, multiplier in zip(_SHIFTS, _MULTIPLIERS, strict=True):
            hashes = (hashes ^ (hashes >> shift)) * multiplier
        running = np.concatenate([np.zeros(1, np.uint64), np.cumsum(hashes)])
        keys = running[counts.indptr[1:]] - running[counts.indptr[:-1]]
    order = np.argsort(keys, kind="stable").astype(np.int64)
    return csr_matrix(counts[order]), order


def as_given(rows: Floats, order: Integers) -> Floats:
    """Return rows that are in `order` as they were before."""
    found = np.empty_like(rows)
    found[order] = rows
    return found
