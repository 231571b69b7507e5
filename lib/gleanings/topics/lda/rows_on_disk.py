"""Weighted counts on the disk: what is fitted to where the counts themselves are not in memory."""

import contextlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.storage.lines import load_array, write_joined
from gleanings.topics.lda.row_order import content_order
from gleanings.topics.lda.term_weighting import WeightedCounts, weighted_rows, word_weights_of
from gleanings.types import Floats, Integers

_BLOCK = 1 << 20  # entries that are in memory at a time


def rows_on_disk(counts: csr_matrix, folder: Path) -> tuple[WeightedCounts, Integers, Floats]:
    """Return counts weighted, in the order of what rows hold, in files of a folder; that order; and word weights.

    These are, to the bit, what `by_content`, `word_weights_of` and `weighted_rows` give in memory.

    Raises:
        NotWritable: the disk is full.
    """
    order = content_order(counts)
    lengths = np.diff(counts.indptr).astype(np.int64)[order]
    indptr = np.concatenate([[0], np.cumsum(lengths)])
    size = int(indptr[-1])
    indices, data, weighted = (folder / f"{name}.npy" for name in ("indices", "data", "weighted"))
    write_joined(indices, (counts.indices[each] for each in _entries(counts, order, indptr)), np.int32, size)
    write_joined(data, (counts.data[each] for each in _entries(counts, order, indptr)), counts.data.dtype, size)
    sorted_ = csr_matrix(
        (load_array(data, mapped=True), load_array(indices, mapped=True), indptr), shape=counts.shape, copy=False
    )
    weights = word_weights_of(sorted_)
    blocks = (weighted_rows(sorted_[a:b], weights).counts for a, b in pairwise(_cuts(indptr)))
    write_joined(weighted, blocks, np.float32, size)
    with contextlib.suppress(OSError):  # on Windows a file that is mapped stays until the folder goes
        data.unlink()
    mapped = load_array(indices, mapped=True), load_array(weighted, mapped=True)
    return WeightedCounts(indptr.astype(np.int64), *mapped, int(counts.shape[1]), folder), order, weights


def _cuts(indptr: Integers) -> list[int]:
    """Return where to cut rows into blocks of about as many entries as are in memory at a time."""
    number = -(-int(indptr[-1]) // _BLOCK)
    inner = np.searchsorted(indptr, np.arange(1, number) * _BLOCK)
    return [0, *np.unique(inner[(inner > 0) & (inner < len(indptr) - 1)]).tolist(), len(indptr) - 1]


def _entries(counts: csr_matrix, order: Integers, indptr: Integers) -> Iterator[Integers]:
    """Yield where the entries of the rows in an order lie, block by block."""
    begins = counts.indptr.astype(np.int64)[order]
    for first, last in pairwise(_cuts(indptr)):
        lengths = np.diff(indptr[first : last + 1])
        yield np.arange(lengths.sum()) + np.repeat(begins[first:last] - (indptr[first:last] - indptr[first]), lengths)
