"""Non-negative least squares: the mix of topics that is nearest to a row.

With rows x words X of length 1 and topics W, each row h of the answer makes |x - h W| least with h >= 0, one entry at a
time, which has a closed form (hierarchical alternating least squares: Cichocki and Phan 2009, "Fast local algorithms
for large scale nonnegative matrix and tensor factorizations", eq. 28).

Sums are taken in the order of the rows, so the bits do not depend on threads.
"""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.compiled import kernel
from gleanings.topics.methods.tfidf import normalised, tfidf
from gleanings.types import Floats, Indices

_ROUNDS = 200  # for a row under fixed topics, at most
_TOLERANCE = 1e-9  # of the largest entry of a row: what a round must move for another to follow


def project(counts: csr_matrix, weights: Floats, word_weights: Floats, expected: Floats | None = None) -> Floats:
    """Return the shares (rows x topics) of the mix of topics that is nearest to each row's TF-IDF.

    Each row is on its own. Rows without words, or without any word of any topic, get the shares `expected`: by
    default the mean of the other rows.
    """
    rows = tfidf(counts, word_weights)
    mix = np.zeros((rows.shape[0], weights.shape[0]))
    improve(rows.indptr, rows.indices, rows.data, np.ascontiguousarray(weights.T), mix, _ROUNDS, _TOLERANCE)
    sums = mix.sum(axis=1)
    known = sums > 0
    if expected is None:
        expected = (mix[known] / sums[known, None]).mean(axis=0) if known.any() else np.ones(len(weights))
    mix[~known] = expected
    return normalised(mix)


@kernel
def improve(
    indptr: Indices,
    indices: Indices,
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
    gradient = np.empty(topics)  # of half the squared difference, with the sign turned: where each entry would go
    error = 0.0
    for d in range(free.shape[0]):
        for k in range(topics):  # one by one: to assign a slice takes numba a second more to compile
            product[k] = 0.0
        for i in range(indptr[d], indptr[d + 1]):
            w = indices[i]
            for k in range(topics):
                product[k] += data[i] * fixed[w, k]
        for k in range(topics):
            gradient[k] = product[k]
        for k in range(topics):
            if free[d, k] != 0.0:
                for j in range(topics):
                    gradient[j] -= free[d, k] * gram[k, j]
        for _ in range(rounds):
            moved = 0.0
            largest = 0.0
            for k in range(topics):
                new = max(0.0, free[d, k] + gradient[k] / gram[k, k]) if gram[k, k] > 0.0 else 0.0
                change = new - free[d, k]
                if change != 0.0:
                    free[d, k] = new
                    for j in range(topics):
                        gradient[j] -= change * gram[k, j]
                moved = max(moved, abs(change))
                largest = max(largest, new)
            if moved <= tolerance * largest:
                break
        for k in range(topics):
            error -= free[d, k] * (gradient[k] + product[k])
    return error
