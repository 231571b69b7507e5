"""Weighted counts: what topics are fitted to.

Counts are weighted first (Wilson and Chew 2010, "Term weighting schemes for latent Dirichlet allocation"): a word that
is found tf times in a row, and in df of N rows, counts for (1 + ln tf) ln((N + 1) / df), rescaled so that the total
stays the number of tokens. The N + 1 keeps a word that is in every row.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.numerics import log
from gleanings.topics.lda.kernels import LANES
from gleanings.types import Floats, Indices, Integers, Singles

_BLOCK = 1 << 20  # entries that are weighted at a time, and summed by themselves


@dataclass(frozen=True, eq=False)
class WeightedCounts:
    """Rows of weighted counts, as the kernels take them: the arrays of a CSR matrix with `words` columns.

    Attributes:
        folder: where `indices` and `counts` lie, if they are mapped files.
    """

    indptr: Integers
    indices: Indices
    counts: Singles
    words: int
    folder: Path | None = None

    @property
    def number(self) -> int:
        return len(self.indptr) - 1

    @property
    def total(self) -> float:
        return float(self.counts.sum(dtype=np.float64))

    def sums(self, values: Singles) -> Floats:
        """Return the sum over each row of `values`, one for each count."""
        running = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
        return np.asarray(running[self.indptr[1:]] - running[self.indptr[:-1]], dtype=np.float64)

    def take(self, which: Integers) -> "WeightedCounts":
        """Return the rows `which`, in that order."""
        lengths = np.diff(self.indptr)[which]
        indptr = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        entries = np.arange(indptr[-1]) + np.repeat(self.indptr[which] - indptr[:-1], lengths)
        return WeightedCounts(indptr, self.indices[entries], self.counts[entries], self.words)


def word_weights_of(counts: csr_matrix) -> Floats:
    """Return what the first occurrence of each word in a row counts for: the rescaled inverse document frequency."""
    number, words = counts.shape
    documents, weighted = np.zeros(words, np.int64), 0.0
    blocks = [slice(i, i + _BLOCK) for i in range(0, len(counts.data), _BLOCK)]
    for block in blocks:
        documents += np.bincount(counts.indices[block], minlength=words)
    idf = log((number + 1) / np.maximum(documents, 1))
    for block in blocks:
        weighted += float(((1 + log(counts.data[block])) * idf[counts.indices[block]]).sum())
    return np.asarray(idf * (float(counts.data.sum()) / weighted), dtype=np.float64)


def weighted_rows(counts: csr_matrix, word_weights: Floats | None) -> WeightedCounts:
    """Return the counts weighted by `word_weights`, or as they are where that is None."""
    data = counts.data.astype(np.float64)
    if word_weights is not None:
        data = (1 + log(data)) * word_weights[counts.indices]
    indptr, indices = counts.indptr.astype(np.int64), counts.indices.astype(np.int32)
    return WeightedCounts(indptr, indices, data.astype(np.float32), int(counts.shape[1]))


def pad(number: int) -> int:
    """Return the number of columns, a multiple of LANES, that holds `number`.

    >>> pad(5), pad(16)
    (8, 16)
    """
    return -(-number // LANES) * LANES
