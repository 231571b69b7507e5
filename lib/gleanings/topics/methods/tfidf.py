"""Rows of TF-IDF: what each word of a row weighs, rows of length 1."""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.numerics import log
from gleanings.types import Floats


def idf(counts: csr_matrix) -> Floats:
    """Return the weight of each word, 1 + ln((1 + N) / (1 + df)) for df of N rows, as scikit-learn's TF-IDF has it."""
    documents = np.bincount(counts.indices, minlength=counts.shape[1])
    return np.asarray(1 + log((1 + counts.shape[0]) / (1 + documents)), dtype=np.float64)


def tfidf(counts: csr_matrix, word_weights: Floats) -> csr_matrix:
    """Return (1 + ln tf) times the weight of the word, rows of length 1 (or 0)."""
    data = (1 + log(counts.data.astype(np.float64))) * word_weights[counts.indices]
    row = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    lengths = np.sqrt(np.bincount(row, weights=data**2, minlength=counts.shape[0]))
    return csr_matrix((data / lengths[row], counts.indices, counts.indptr), shape=counts.shape)


def normalised(matrix: Floats) -> Floats:
    """Return the matrix with rows that sum to 1; a row of zeros becomes an even one."""
    sums = matrix.sum(axis=1, keepdims=True)
    return np.where(sums > 0, matrix / np.where(sums > 0, sums, 1.0), 1.0 / matrix.shape[1])
