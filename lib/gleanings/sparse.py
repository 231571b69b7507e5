"""What is asked of a sparse matrix again and again: sums of its rows, the row of each entry, counts of pairs, idf."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_matrix

from gleanings.numerics import log
from gleanings.types import Floats, Indices, Integers


def count_pairs(row: NDArray[np.integer], column: Indices, rows: int, columns: int) -> csr_matrix:
    """Return the CSR matrix of how often each pair of `row` and `column` occurs, rows x columns, int32.

    A pair whose column is below 0 is not counted.

    >>> count_pairs(np.array([0, 0, 1]), np.array([1, 1, -1], dtype=np.int32), 2, 2).toarray().tolist()
    [[0, 2], [0, 0]]
    """
    kept = column >= 0
    keys, times = np.unique(row[kept].astype(np.int64) * max(columns, 1) + column[kept], return_counts=True)
    indptr = np.searchsorted(keys, np.arange(rows + 1, dtype=np.int64) * max(columns, 1))
    parts = (times.astype(np.int32), (keys % max(columns, 1)).astype(np.int32), indptr.astype(np.int32))
    return csr_matrix(parts, shape=(rows, columns))


def row_totals(counts: csr_matrix) -> Integers:
    """Return the sum of each row of whole numbers.

    >>> row_totals(csr_matrix([[1, 2], [0, 0]])).tolist()
    [3, 0]
    """
    return np.asarray(counts.sum(axis=1, dtype=np.int64)).ravel()


def column_totals(counts: csr_matrix) -> Integers:
    """Return the sum of each column of whole numbers.

    >>> column_totals(csr_matrix([[1, 2], [0, 0]])).tolist()
    [1, 2]
    """
    return np.asarray(counts.sum(axis=0, dtype=np.int64)).ravel()


def row_index(indptr: NDArray[np.integer]) -> Integers:
    """Return the row of each stored entry of a CSR matrix with this `indptr`.

    >>> row_index(csr_matrix([[1, 2], [0, 3]]).indptr).tolist()
    [0, 0, 1]
    """
    return np.repeat(np.arange(len(indptr) - 1, dtype=np.int64), np.diff(indptr))


def document_frequency(counts: csr_matrix) -> Integers:
    """Return in how many rows each column is stored (df).

    >>> document_frequency(csr_matrix([[1, 2], [0, 3]])).tolist()
    [1, 2]
    """
    return np.bincount(counts.indices, minlength=counts.shape[1])


def idf(rows: float, frequency: ArrayLike) -> Floats:
    """Return the inverse document frequency log(rows / df), with the same bits on every machine.

    Args:
        rows: how many rows there are.
        frequency: in how many of them each word occurs; 0 is taken as 1.

    >>> idf(8, [8, 1]).tolist()
    [0.0, 2.07944154168]
    """
    return log(rows / np.maximum(np.asarray(frequency, dtype=np.float64), 1))
