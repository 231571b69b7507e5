"""The leading singular vectors of a sparse matrix, with the same bits on any number of threads.

Randomised subspace iteration (Halko, Martinsson and Tropp 2011, "Finding structure with randomness", algorithm 4.4).
A few passes do for clusters to start from; latent semantic indexing goes on until the singular values are at rest.
The sums of BLAS are taken in an order that depends on the threads, so the linear algebra is done here, in the type of
the matrix (float32 or float64); inner products are taken in double precision.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from gleanings.compiled import kernel
from gleanings.parallel.threads import SHARDS, Workers, even_cuts
from gleanings.types import Floats, Indices, Integers

Dense = NDArray[Any]

_BLOCK = 256  # rows that fit in the processor's cache


@dataclass(frozen=True, eq=False)
class TruncatedSVD:
    """A matrix A (D rows x V columns) as it is on k of its leading directions, the first direction first.

    Attributes:
        coordinates: D x k, A times the right singular vectors (the left ones times the singular values).
        axes: V x k, the right singular vectors.
        values: k, the squares of the singular values.
    """

    coordinates: Dense
    axes: Dense
    values: Floats


class SubspaceIteration:
    """The iteration under way.

    Args:
        matrix: D x V, CSR, float32 or float64.
        width: of the subspace: the directions wanted and some to spare, at most the smaller of D and V; columns
            beyond these stay zero.
        seed: of the random directions to start with.
    """

    def __init__(self, matrix: csr_matrix, width: int, seed: int | list[int], workers: Workers) -> None:
        self._workers = workers.for_work(matrix.nnz * width // 4)
        turned = matrix.T.tocsr()
        self._rows, self._columns = _arrays(matrix), _arrays(turned)
        dtype = matrix.data.dtype
        self._coordinates = np.zeros((matrix.shape[0], width), dtype)
        self._axes = np.random.default_rng(seed).standard_normal((matrix.shape[1], width), dtype)
        self._product(self._rows, self._axes, self._coordinates)

    def orthonormalise(self) -> None:
        """Make the directions orthonormal, as `rotated` needs; `step` leaves them so."""
        self._axes[:] = product(self._axes, orthonormaliser(gram_of(self._axes, self._workers)), self._workers)
        self._product(self._rows, self._axes, self._coordinates)

    def step(self) -> None:
        """Multiply the directions by the matrix and its transpose, and make them orthonormal."""
        self._product(self._columns, self._coordinates, self._axes)
        self.orthonormalise()

    def values(self) -> Floats:
        """Return the squares of the singular values, as far as they are found, the largest first."""
        return np.sort(jacobi(gram_of(self._coordinates, self._workers))[0])[::-1]

    def rotated(self, number: int, pad_to: int, *, axes: bool = True) -> TruncatedSVD:
        """Return the best `number` directions within the subspace, padded with columns of zeros.

        Args:
            axes: whether the right singular vectors are wanted; without, they are an empty array.
        """
        values, turns = jacobi(gram_of(self._coordinates, self._workers))
        order = np.argsort(-values, kind="stable")[:number]
        turns = turns[:, order]
        turns = np.pad(turns, ((0, 0), (0, pad_to - turns.shape[1])))
        found = product(self._axes, turns, self._workers) if axes else np.zeros((0, pad_to))
        return TruncatedSVD(product(self._coordinates, turns, self._workers), found, values[order])

    def _product(self, matrix: tuple[Integers, Indices, Dense], dense: Dense, out: Dense) -> None:
        cuts = even_cuts(matrix[0], self._workers.threads)
        self._workers.map(lambda j: multiply(*matrix, dense, out, cuts[j], cuts[j + 1]), self._workers.threads)


def _arrays(matrix: csr_matrix) -> tuple[Integers, Indices, Dense]:
    return matrix.indptr.astype(np.int64), matrix.indices.astype(np.int32), matrix.data


@kernel
def multiply(indptr: Integers, indices: Indices, data: Dense, dense: Dense, out: Dense, first: int, last: int) -> None:
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


def gram_of(points: Dense, workers: Workers) -> Floats:
    """Return the inner products of the columns."""
    cuts = np.linspace(0, len(points), SHARDS + 1).astype(np.int64)

    def gram(shard: int) -> Floats:
        found = np.zeros((points.shape[1], points.shape[1]))
        for first in range(cuts[shard], cuts[shard + 1], _BLOCK):
            block = points[first : min(first + _BLOCK, cuts[shard + 1])].astype(np.float64)
            add_product(np.ascontiguousarray(block.T), block, found)
        return found

    return np.asarray(sum(workers.map(gram, SHARDS)), dtype=np.float64)


def product(points: Dense, matrix: Floats, workers: Workers) -> Dense:
    """Return the matrix product, in the type of the points; each row is summed on its own, in double precision."""
    found = np.empty((len(points), matrix.shape[1]), points.dtype)
    matrix = np.ascontiguousarray(matrix)  # another order in memory would be compiled for anew

    def block(j: int) -> None:
        these = slice(j * _BLOCK, (j + 1) * _BLOCK)
        out = np.zeros((len(found[these]), matrix.shape[1]))
        add_product(points[these].astype(np.float64), matrix, out)
        found[these] = out

    workers.map(block, -(-len(points) // _BLOCK))
    return found


@kernel
def add_product(left: Floats, right: Floats, out: Floats) -> None:
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


def orthonormaliser(gram: Floats) -> Floats:
    """Return the matrix that makes columns with these inner products orthonormal; dependent columns become zero.

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


def jacobi(matrix: Floats) -> tuple[Floats, Floats]:
    """Return eigenvalues and eigenvectors (columns) of a symmetric matrix, by cyclic rotations, not sorted.

    Golub and Van Loan 2013, "Matrix computations", algorithm 8.5.3.
    """
    size = len(matrix)
    turned = np.concatenate([(matrix + matrix.T) / 2.0, np.eye(size)])
    for _ in range(60):
        if (np.triu(turned[:size], 1) ** 2).sum() <= 1e-30 * (np.diag(turned) ** 2).sum():
            break
        rotate_pairs(turned)
    return np.diag(turned).copy(), turned[size:].copy()


@kernel
def rotate_pairs(matrix: Floats) -> None:
    """Bring each entry above the diagonal to zero once, by rotating rows and columns; rows below are only turned."""
    size = matrix.shape[1]
    for p in range(size):
        for q in range(p + 1, size):
            if matrix[p, q] != 0.0:
                tau = (matrix[q, q] - matrix[p, p]) / (2.0 * matrix[p, q])
                t = (1.0 if tau >= 0.0 else -1.0) / (abs(tau) + math.sqrt(1.0 + tau * tau))
                c = 1.0 / math.sqrt(1.0 + t * t)
                s = t * c
                for i in range(matrix.shape[0]):
                    x = matrix[i, p]
                    y = matrix[i, q]
                    matrix[i, p] = c * x - s * y
                    matrix[i, q] = s * x + c * y
                for i in range(size):
                    x = matrix[p, i]
                    y = matrix[q, i]
                    matrix[p, i] = c * x - s * y
                    matrix[q, i] = s * x + c * y
