"""The words that each pair of sentences shares, for TextRank and Reduction, without a table of all pairs.

The weight of a pair is its number of shared words over ln|a| + ln|b|, which depends on the two sentences only through
their counts and their lengths; so the matrix of all pairs is multiplied by a vector through a table of stems x
lengths. The table is sparse: scipy multiplies it in a fixed order, where BLAS has another for every kind of processor.
"""

import math

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.types import Floats, Integers

_ROUNDING = 1e-12


class SharedWords:
    """The symmetric matrix of all pairs: shared words, with multiplicity, over ln|a| + ln|b|; its diagonal is 0.

    `of_single_words` is the factor in the place of 1 / (ln 1 + ln 1), which has no value.
    """

    def __init__(self, matrix: SentenceMatrix, *, of_single_words: float, with_itself: bool = False) -> None:
        indptr, self._stem, self._count = matrix.counts
        self._size, self._stems = matrix.size, len(matrix.stems)
        self._row = np.repeat(np.arange(self._size), np.diff(indptr))
        lengths, self._length = np.unique(matrix.lengths, return_inverse=True)
        self._lengths = len(lengths)
        self._factor = length_factors(lengths, of_single_words)
        cells = self._stem * max(self._lengths, 1) + self._length[self._row]
        filled, self._cell = np.unique(cells, return_inverse=True)
        self._at = np.divmod(filled, max(self._lengths, 1))
        self._ends = np.searchsorted(self._at[0], np.arange(self._stems + 1))
        squares = np.bincount(self._row, weights=self._count**2, minlength=self._size)
        own = np.diagonal(self._factor)[self._length] if self._size else np.zeros(0)
        self._diagonal = np.zeros(self._size) if with_itself else squares * own

    def times(self, vector: Floats) -> Floats:
        """Return the product with a vector."""
        held = np.bincount(self._cell, weights=self._count * vector[self._row], minlength=len(self._at[0]))
        table = csr_matrix((held, self._at[1], self._ends), shape=(self._stems, self._lengths))
        weighted = (table @ self._factor)[self._at]
        product = np.bincount(self._row, weights=self._count * weighted[self._cell], minlength=self._size)
        others = product - self._diagonal * vector
        # What is left of a sentence that shares no word is the rounding of the sum, not a weight.
        return np.where(others > _ROUNDING * product, others, 0.0)


def length_factors(lengths: Integers, of_single_words: float) -> Floats:
    """Return 1 / (ln a + ln b) for all pairs of sentence lengths; 0 for a sentence without words."""
    logs = np.array([math.log(length) if length else -math.inf for length in lengths.tolist()])
    total = logs[:, None] + logs
    factor = np.zeros_like(total)
    np.divide(1.0, total, out=factor, where=np.isfinite(total) & (total > 0))
    return np.where(total == 0, of_single_words, factor)
