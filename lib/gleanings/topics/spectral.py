"""Rows as points: where each lies along the main directions of all of them.

Rows of weighted counts are brought to length 1 and projected on their leading singular vectors (latent semantic
analysis: Deerwester and others 1990), which are found by subspace iteration (Halko, Martinsson and Tropp 2011,
"Finding structure with randomness", algorithm 4.4). A few passes do: the points only say where fitting starts. All
sums are taken in a fixed order, so that the points have the same bits on any number of threads.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from gleanings.topics.axes import jacobi
from gleanings.topics.engine import Indices, Pointers, Singles
from gleanings.topics.rows import Rows, pad
from gleanings.topics.workers import Workers, even_cuts

Doubles = NDArray[np.float64]

_PASSES = 10
_SPARE = 8  # directions computed and thrown away: the last ones asked for settle sooner


def points_of(rows: Rows, dimensions: int, seed: int, workers: Workers) -> Singles:
    """Return rows x dimensions (padded to a multiple of LANES with noughts), the main direction first.

    Coordinates are those of rows of length 1; a row without words is at the origin.
    """
    width = pad(min(dimensions + _SPARE, rows.number, rows.words))
    workers = workers.for_work(len(rows.indices) * width // 4)
    lengths = np.sqrt(rows.sums(rows.counts**2))
    data = (rows.counts / np.repeat(np.maximum(lengths, 1e-30), np.diff(rows.indptr))).astype(np.float32)
    turned = csr_matrix((data, rows.indices, rows.indptr), shape=(rows.number, rows.words)).T.tocsr()
    word_indptr, word_indices = turned.indptr.astype(np.int64), turned.indices.astype(np.int32)
    row_cuts, word_cuts = even_cuts(rows.indptr, workers.threads), even_cuts(word_indptr, workers.threads)
    points = np.zeros((rows.number, width), np.float32)
    basis = np.random.default_rng(seed).standard_normal((rows.words, width), np.float32)
    number = workers.threads
    for turn in range(_PASSES + 1):
        workers.map(lambda j: multiply(rows.indptr, rows.indices, data, basis, points, *row_cuts[j : j + 2]), number)
        if turn < _PASSES:
            workers.map(
                lambda j: multiply(word_indptr, word_indices, turned.data, points, basis, *word_cuts[j : j + 2]), number
            )
            orthonormalise(basis, gram_of(basis))
    values, turns = jacobi(gram_of(points))
    turns = np.ascontiguousarray(turns[:, np.argsort(-values, kind="stable")[:dimensions]])
    rotated = np.zeros((rows.number, pad(dimensions)), np.float32)
    rotate(points, turns, rotated)
    return rotated


@njit(nogil=True, cache=True, error_model="numpy")
def multiply(
    indptr: Pointers, indices: Indices, data: Singles, dense: Singles, out: Singles, first: int, last: int
) -> None:
    """Set rows `first` to `last` of `out` to the sparse matrix times `dense`."""
    total = np.empty(dense.shape[1], np.float32)
    for i in range(first, last):
        for k in range(total.shape[0]):
            total[k] = 0
        for j in range(indptr[i], indptr[i + 1]):
            value, other = data[j], dense[indices[j]]
            for k in range(total.shape[0]):
                total[k] += value * other[k]
        for k in range(total.shape[0]):
            out[i, k] = total[k]


@njit(nogil=True, cache=True, error_model="numpy")
def gram_of(basis: Singles) -> Doubles:
    """Return the inner products of the columns."""
    rows, width = basis.shape
    gram = np.zeros((width, width))
    for i in range(rows):
        for j in range(width):
            left = np.float64(basis[i, j])
            if left != 0:
                for k in range(width):
                    gram[j, k] += left * basis[i, k]
    return gram


@njit(nogil=True, cache=True, error_model="numpy")
def orthonormalise(basis: Singles, gram: Doubles) -> None:
    """Make the columns orthonormal by the Cholesky factor of their inner products; dependent ones become nought."""
    rows, width = basis.shape
    inverse = np.zeros(width)
    largest = 0.0
    for j in range(width):
        largest = max(largest, gram[j, j])
    for j in range(width):
        if gram[j, j] > 1e-10 * largest:
            inverse[j] = 1 / np.sqrt(gram[j, j])
        for k in range(j, width):
            gram[j, k] *= inverse[j]
        for i in range(j + 1, width):
            for k in range(i, width):
                gram[i, k] -= gram[j, i] * gram[j, k]
    row = np.empty(width)
    for i in range(rows):
        for k in range(width):
            row[k] = basis[i, k]
        for j in range(width):
            row[j] *= inverse[j]
            for k in range(j + 1, width):
                row[k] -= row[j] * gram[j, k]
        for k in range(width):
            basis[i, k] = row[k]


@njit(nogil=True, cache=True, error_model="numpy")
def rotate(points: Singles, turns: Doubles, out: Singles) -> None:
    """Set the first columns of `out` to `points` times `turns`."""
    row = np.empty(turns.shape[1])
    for i in range(points.shape[0]):
        for k in range(turns.shape[1]):
            row[k] = 0
        for j in range(points.shape[1]):
            for k in range(turns.shape[1]):
                row[k] += points[i, j] * turns[j, k]
        for k in range(turns.shape[1]):
            out[i, k] = row[k]
