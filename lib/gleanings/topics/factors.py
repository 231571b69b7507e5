"""Non-negative factors of TF-IDF: fitting them, and finding how much of fixed ones is in a row.

Rows x words X, with rows of length 1, is approximated by H W, rows x topics and topics x words, both non-negative,
so that the squared difference is least (Lee and Seung 1999, "Learning the parts of objects by non-negative matrix
factorization"). The factors are improved in turn, one topic at a time, which has a closed form (hierarchical
alternating least squares: Cichocki and Phan 2009, "Fast local algorithms for large scale nonnegative matrix and
tensor factorizations", eq. 28). With W fixed this is non-negative least squares, one row at a time.

Sums are taken in the order of the rows, so the bits do not depend on threads.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from gleanings.topics.result import Fit, Floats

_PASSES = 400
_TOLERANCE = 1e-7  # of the squared length of all rows: the gain of a pass below which fitting stops
_INNER = 5  # rounds over the topics for a row and a pass: the gram matrix is paid for, rounds are cheap
_SETTLED = 200  # rounds for a row under fixed topics, at most


def rarity(counts: csr_matrix) -> Floats:
    """Return the weight of each word, 1 + ln((1 + N) / (1 + df)) for df of N rows, as scikit-learn's TF-IDF has it."""
    documents = np.bincount(counts.indices, minlength=counts.shape[1])
    return np.asarray(1 + np.log((1 + counts.shape[0]) / (1 + documents)), dtype=np.float64)


def tfidf(counts: csr_matrix, word_weights: Floats) -> csr_matrix:
    """Return (1 + ln tf) times the weight of the word, rows of length 1 (or 0)."""
    data = (1 + np.log(counts.data.astype(np.float64))) * word_weights[counts.indices]
    row = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    lengths = np.sqrt(np.bincount(row, weights=data**2, minlength=counts.shape[0]))
    return csr_matrix((data / lengths[row], counts.indices, counts.indptr), shape=counts.shape)


def fit_nmf(counts: csr_matrix, *, topics: int, seed: int) -> Fit:
    """Return topics by non-negative factors of TF-IDF; `weights` are the rows of W made to sum to 1.

    `likelihood` is the part of the squared length of all rows that is explained, after each pass (0 to 1).
    """
    word_weights = rarity(counts)
    rows = tfidf(counts, word_weights)
    columns = csr_matrix(rows.T)
    total = float((rows.data**2).sum())
    random = np.random.default_rng(seed)
    scale = np.sqrt(rows.sum() / (rows.shape[0] * rows.shape[1] * topics))
    by_row = scale * np.abs(random.standard_normal((rows.shape[0], topics)))
    by_word = scale * np.abs(random.standard_normal((rows.shape[1], topics)))
    curve: list[float] = []
    converged = False
    for _ in range(_PASSES):
        improve(rows.indptr, rows.indices, rows.data, by_word, by_row, _INNER, 0.0)
        error = improve(columns.indptr, columns.indices, columns.data, by_row, by_word, _INNER, 0.0)
        curve.append(-error / total)
        if len(curve) > 1 and curve[-1] - curve[-2] < _TOLERANCE:
            converged = True
            break
    weights = normalised(by_word.T)
    shares = project(counts, weights, word_weights)
    return Fit(shares, weights, np.zeros(topics), 0.0, tuple(curve), converged, word_weights=word_weights)


def project(counts: csr_matrix, weights: Floats, word_weights: Floats, expected: Floats | None = None) -> Floats:
    """Return the shares (rows x topics) of the mix of topics that is nearest to each row's TF-IDF.

    Each row is on its own. Rows without words, or without any word of any topic, get the shares `expected`: by
    default the mean of the other rows.
    """
    rows = tfidf(counts, word_weights)
    mix = np.zeros((rows.shape[0], weights.shape[0]))
    improve(rows.indptr, rows.indices, rows.data, np.ascontiguousarray(weights.T), mix, _SETTLED, 1e-9)
    sums = mix.sum(axis=1)
    known = sums > 0
    if expected is None:
        expected = (mix[known] / sums[known, None]).mean(axis=0) if known.any() else np.ones(len(weights))
    mix[~known] = expected
    return normalised(mix)


def normalised(matrix: Floats) -> Floats:
    """Return the matrix with rows that sum to 1; a row of zeros becomes an even one."""
    sums = matrix.sum(axis=1, keepdims=True)
    return np.where(sums > 0, matrix / np.where(sums > 0, sums, 1.0), 1.0 / matrix.shape[1])


@njit(nogil=True, cache=True)
def improve(
    indptr: NDArray[np.int32],
    indices: NDArray[np.int32],
    data: Floats,
    fixed: Floats,
    free: Floats,
    rounds: int,
    tolerance: float,
) -> float:
    """Bring each row of `free` nearer to the mix of the columns of `fixed` that gives the row; return -2HB + HGH.

    That is the squared difference without the squared length of the rows. A row is done when a round moves none of
    its entries by more than `tolerance` times their largest.
    """
    topics = fixed.shape[1]
    gram = np.zeros((topics, topics))
    for w in range(fixed.shape[0]):
        for j in range(topics):
            if fixed[w, j] != 0.0:
                for k in range(topics):
                    gram[j, k] += fixed[w, j] * fixed[w, k]
    product = np.empty(topics)
    error = 0.0
    for d in range(free.shape[0]):
        product[:] = 0.0
        for i in range(indptr[d], indptr[d + 1]):
            w = indices[i]
            for k in range(topics):
                product[k] += data[i] * fixed[w, k]
        for _ in range(rounds):
            moved = 0.0
            largest = 0.0
            for k in range(topics):
                if gram[k, k] > 0.0:
                    gradient = product[k]
                    for j in range(topics):
                        gradient -= gram[k, j] * free[d, j]
                    new = max(0.0, free[d, k] + gradient / gram[k, k])
                    moved = max(moved, abs(new - free[d, k]))
                    largest = max(largest, new)
                    free[d, k] = new
                else:
                    free[d, k] = 0.0
            if moved <= tolerance * largest:
                break
        for k in range(topics):
            inner = 0.0
            for j in range(topics):
                inner += gram[k, j] * free[d, j]
            error += free[d, k] * (inner - 2.0 * product[k])
    return error
