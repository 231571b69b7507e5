"""Rows drawn at random: so many that they are enough, and a part of all."""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.types import Integers


def part_of(counts: csr_matrix, entries: int, seed: int) -> csr_matrix:
    """Return rows drawn at random, in their order, that have about so many entries; all where they have fewer."""
    if counts.nnz <= entries:
        return counts
    order = np.random.default_rng([seed, 5]).permutation(counts.shape[0])
    lengths = np.cumsum(np.diff(counts.indptr)[order])
    return counts[np.sort(order[: max(2, int(np.searchsorted(lengths, entries)))])]


def subsample(counts: csr_matrix, part: float, seed: int, number: int) -> tuple[csr_matrix, Integers]:
    """Return a random part of the rows that have words, in their order, and the numbers of the rows left out.

    Args:
        number: which of several parts: each is drawn anew.
    """
    filled = np.flatnonzero(np.diff(counts.indptr))
    order = np.random.default_rng([seed, 7, number]).permutation(filled)
    kept: Integers = np.sort(order[: max(2, round(part * len(order)))])
    return counts[kept], np.setdiff1d(filled, kept)
