"""The leading axes of rows of TF-IDF: latent semantic indexing.

Source: Deerwester, Dumais, Furnas, Landauer, Harshman 1990, "Indexing by latent semantic analysis". The axes are those
of gensim's `LsiModel` (gensim/models/lsimodel.py) when that has converged. They are computed here, by subspace
iteration (Halko, Martinsson, Tropp 2011, "Finding structure with randomness", algorithm 4.4), because the sums of the
linear algebra that gensim calls are taken in an order that depends on the number of threads.
"""

import math

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.topics.fit_result import Floats
from gleanings.topics.lda.kernels import kernel
from gleanings.topics.training import Course, run

_SPARE = 10  # axes computed and thrown away: the last ones asked for settle sooner
_PASSES = 300
_TOLERANCE = 1e-10  # of the largest eigenvalue: the change of a pass below which the axes have settled
_NOTHING = 1e-10  # of the largest eigenvalue: an axis that explains less is rounding error


def leading_axes(
    rows: csr_matrix, number: int, seed: int, *, passes: int = _PASSES, progress: bool = False
) -> tuple[Floats, Course]:
    """Return the leading right singular vectors (at most `number` x words), and the explained part after each pass."""
    columns = csr_matrix(rows.T)
    total = float((rows.data**2).sum())
    width = min(number + _SPARE, *rows.shape)
    basis = np.random.default_rng(seed).standard_normal((width, rows.shape[1]))
    orthonormalise(basis)
    values = np.zeros(width)
    change = np.inf

    def step() -> float:
        nonlocal basis, values, change
        # scipy's sparse products and numpy's einsum are serial: the same bits for any number of threads.
        image = np.ascontiguousarray((columns @ (rows @ basis.T)).T)
        found, turn = jacobi(np.einsum("jw,kw->jk", basis, image))
        order = np.argsort(-found, kind="stable")
        turned = np.einsum("jk,jw->kw", turn[:, order], image)
        orthonormalise(turned)
        change = float(np.abs(found[order] - values)[:number].max())
        basis, values = turned, found[order]
        return float(values[:number].sum()) / total

    course = run(step, passes, lambda _: bool(change < _TOLERANCE * values[0]), progress=progress)
    return basis[: int((values[:number] > _NOTHING * values[0]).sum())], course


@kernel
def inner(one: Floats, two: Floats) -> float:
    """Return the inner product, in four running sums: a fixed order that the compiler can still do four at a time."""
    a = b = c = d = 0.0
    whole = one.shape[0] - one.shape[0] % 4
    for i in range(0, whole, 4):
        a += one[i] * two[i]
        b += one[i + 1] * two[i + 1]
        c += one[i + 2] * two[i + 2]
        d += one[i + 3] * two[i + 3]
    for i in range(whole, one.shape[0]):
        a += one[i] * two[i]
    return (a + b) + (c + d)


@kernel
def orthonormalise(basis: Floats) -> None:
    """Make the rows orthogonal, of length 1, in order (modified Gram-Schmidt, twice); dependent ones become 0."""
    width, words = basis.shape
    for k in range(width):
        before = inner(basis[k], basis[k])
        for _ in range(2):
            for j in range(k):
                along = inner(basis[j], basis[k])
                for w in range(words):
                    basis[k, w] -= along * basis[j, w]
        length = inner(basis[k], basis[k])
        scale = 1.0 / np.sqrt(length) if length > 1e-24 * before else 0.0
        for w in range(words):
            basis[k, w] *= scale


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
    """Bring each entry above the diagonal to nought once, by rotating rows and columns; rows below are only turned."""
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
