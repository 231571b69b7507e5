"""Rows drawn at random: so many that they are enough, and a part of all."""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.types import Integers


def part_of(counts: csr_matrix, entries: int, seed: int) -> csr_matrix:
    """Return rows drawn at random, in their order, that have about so many entries; all where they have fewer."""
    rows = drawn_rows(counts, entries, seed)
    return counts if len(rows) == counts.shape[0] else counts[rows]


def drawn_rows(counts: csr_matrix, entries: int, seed: int, among: Integers | None = None) -> Integers:
    """Return the numbers of rows drawn at random, ascending, that have about so many entries.

    Args:
        counts: rows x words.
        entries: how many; all rows where they have fewer.
        seed: the same seed draws the same rows.
        among: the rows to draw from, ascending; None for all.

    >>> counts = csr_matrix(np.ones((6, 2), dtype=np.int32))
    >>> drawn_rows(counts, 12, 0).tolist(), len(drawn_rows(counts, 6, 0))
    ([0, 1, 2, 3, 4, 5], 2)
    """
    lengths = np.diff(counts.indptr)
    rows = np.arange(counts.shape[0], dtype=np.int64) if among is None else among
    if int(lengths[rows].sum(dtype=np.int64)) <= entries:
        return rows
    order = np.random.default_rng([seed, 5]).permutation(len(rows))
    ends = np.cumsum(lengths[rows[order]])
    return np.asarray(rows[np.sort(order[: max(2, int(np.searchsorted(ends, entries)))])], dtype=np.int64)


def subsample(counts: csr_matrix, part: float, seed: int, number: int) -> tuple[csr_matrix, Integers]:
    """Return a random part of the rows that have words, in their order, and the numbers of the rows left out.

    Args:
        number: which of several parts: each is drawn anew.
    """
    kept, out = split(counts, part, seed, number)
    return counts[kept], out


def split(counts: csr_matrix, part: float, seed: int, number: int) -> tuple[Integers, Integers]:
    """Return the numbers of the rows that `subsample` takes, and of those that it leaves out."""
    filled = np.flatnonzero(np.diff(counts.indptr))
    order = np.random.default_rng([seed, 7, number]).permutation(filled)
    kept: Integers = np.sort(order[: max(2, round(part * len(order)))])
    return kept, np.setdiff1d(filled, kept)
