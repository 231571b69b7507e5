"""Sentences as vectors of their words: how near each comes to a query."""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.numerics import log
from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.types import Floats


class SentenceVectors:
    """Sentences as vectors of length 1: ln(1 + tf) * ln(1 + N/df) of their stems, stop words left out.

    Args:
        matrix: the sentences.
    """

    def __init__(self, matrix: SentenceMatrix) -> None:
        indptr, self._columns, counts = matrix.counts
        self._size = matrix.size
        self._rows = np.repeat(np.arange(self._size), np.diff(indptr))
        self.idf: Floats = log(1 + self._size / np.maximum(matrix.frequency, 1))
        values = log(1 + counts) * self.idf[self._columns]
        length = np.sqrt(np.bincount(self._rows, weights=values * values, minlength=self._size))
        self._values = values / length[self._rows]

    def times(self, vector: Floats) -> Floats:
        """The product of each sentence with `vector`, which has one number for each stem."""
        product = np.bincount(self._rows, weights=self._values * vector[self._columns], minlength=self._size)
        return product.astype(np.float64)

    def row(self, row: int) -> Floats:
        """The vector of one sentence, one number for each stem."""
        vector = np.zeros(len(self.idf))
        part = slice(*self._rows.searchsorted((row, row + 1)).tolist())
        vector[self._columns[part]] = self._values[part]
        return vector

    @property
    def csr(self) -> csr_matrix:
        """The sentences x stems, as a scipy CSR matrix."""
        ends = self._rows.searchsorted(np.arange(self._size + 1))
        return csr_matrix((self._values, self._columns, ends), shape=(self._size, len(self.idf)))
