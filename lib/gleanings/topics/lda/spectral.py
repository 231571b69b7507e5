"""Rows as points: where each lies along the main directions of all of them.

Rows of weighted counts are brought to length 1 and projected on their leading singular vectors (latent semantic
analysis: Deerwester and others 1990), which are found by subspace iteration (Halko, Martinsson and Tropp 2011,
"Finding structure with randomness", algorithm 4.4). A few passes do: the points only say where fitting starts. All
sums are taken in a fixed order, so that the points have the same bits on any number of threads.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from gleanings.parallel.threads import SHARDS, Workers, even_cuts
from gleanings.topics.lda.kernels import Indices, Pointers, Singles, kernel
from gleanings.topics.lda.term_weighting import Rows, pad
from gleanings.topics.methods.truncated_svd import jacobi

Doubles = NDArray[np.float64]

_PASSES = 7
_BLOCK = 256  # rows that fit in the processor's cache
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
            basis[:] = product(basis, orthonormaliser(gram_of(basis, workers)), workers)
    values, turns = jacobi(gram_of(points, workers))
    turns = turns[:, np.argsort(-values, kind="stable")[:dimensions]]
    return product(points, np.pad(turns, ((0, 0), (0, pad(dimensions) - turns.shape[1]))), workers)


@kernel
def multiply(
    indptr: Pointers, indices: Indices, data: Singles, dense: Singles, out: Singles, first: int, last: int
) -> None:
    """Set rows `first` to `last` of `out` to the sparse matrix times `dense`."""
    width = dense.shape[1]
    for i in range(first, last):
        for k in range(width):
            out[i, k] = 0
        for j in range(np.uint64(indptr[i]), np.uint64(indptr[i + 1])):
            value = data[j]
            column = np.uint64(indices[j])
            for k in range(width):
                out[i, k] += value * dense[column, k]


def gram_of(points: Singles, workers: Workers) -> Doubles:
    """Return the inner products of the columns."""
    cuts = np.linspace(0, len(points), SHARDS + 1).astype(np.int64)

    def gram(shard: int) -> Doubles:
        found = np.zeros((points.shape[1], points.shape[1]))
        for first in range(cuts[shard], cuts[shard + 1], _BLOCK):
            block = points[first : min(first + _BLOCK, cuts[shard + 1])].astype(np.float64)
            add_product(np.ascontiguousarray(block.T), block, found)
        return found

    return np.asarray(sum(workers.map(gram, SHARDS)), dtype=np.float64)


def product(points: Singles, matrix: Doubles, workers: Workers) -> Singles:
    """Return the matrix product; each row is summed up on its own, in double precision."""
    found = np.empty((len(points), matrix.shape[1]), np.float32)
    matrix = np.ascontiguousarray(matrix)  # another order in memory would be compiled for anew

    def block(j: int) -> None:
        these = slice(j * _BLOCK, (j + 1) * _BLOCK)
        out = np.zeros((len(found[these]), matrix.shape[1]))
        add_product(points[these].astype(np.float64), matrix, out)
        found[these] = out

    workers.map(block, -(-len(points) // _BLOCK))
    return found


@kernel
def add_product(left: Doubles, right: Doubles, out: Doubles) -> None:
    """Add to `out` the matrix product of `left` and `right`."""
    quads = left.shape[1] // 4 * 4
    for i in range(left.shape[0]):
        for j in range(0, quads, 4):  # four at a time: fewer waits for what was just stored
            v0 = left[i, j]
            v1 = left[i, j + 1]
            v2 = left[i, j + 2]
            v3 = left[i, j + 3]
            for k in range(right.shape[1]):
                out[i, k] += (v0 * right[j, k] + v1 * right[j + 1, k]) + (v2 * right[j + 2, k] + v3 * right[j + 3, k])
        for j in range(quads, left.shape[1]):
            value = left[i, j]
            for k in range(right.shape[1]):
                out[i, k] += value * right[j, k]


def orthonormaliser(gram: Doubles) -> Doubles:
    """Return the matrix that makes columns with these inner products orthonormal; dependent columns become nought.

    It is the inverse of the Cholesky factor.
    """
    factor, inverse = gram.copy(), np.eye(len(gram))
    largest = np.diag(gram).max()
    for j in range(len(gram)):
        scale = 1 / np.sqrt(factor[j, j]) if factor[j, j] > 1e-10 * largest else 0.0
        factor[j, j:] *= scale
        factor[j + 1 :, j + 1 :] -= np.outer(factor[j, j + 1 :], factor[j, j + 1 :])
        inverse[:, j] *= scale
        inverse[:, j + 1 :] -= np.outer(inverse[:, j], factor[j, j + 1 :])
    return inverse
