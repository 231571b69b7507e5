"""Topics from TF-IDF: non-negative factors, and latent semantic indexing; how much of such topics is in a row.

Rows x words X, with rows of length 1, is approximated by H W, rows x topics and topics x words, both non-negative,
so that the squared difference is least (Lee and Seung 1999, "Learning the parts of objects by non-negative matrix
factorization"). The factors are improved in turn, one topic at a time, which has a closed form (hierarchical
alternating least squares: Cichocki and Phan 2009, "Fast local algorithms for large scale nonnegative matrix and
tensor factorizations", eq. 28). With W fixed this is non-negative least squares, one row at a time.

Sums are taken in the order of the rows, so the bits do not depend on threads.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from gleanings.topics.fit_result import Fit, Floats
from gleanings.topics.lda.kernels import kernel
from gleanings.topics.methods.tfidf import normalised, rarity, tfidf
from gleanings.topics.methods.truncated_svd import leading_axes
from gleanings.topics.training import gains_less_than, run

_START = 10  # passes for the axes to start from, which need not have settled
_PASSES = 400
_TOLERANCE = 1e-6  # of the squared length of all rows: the gain of a pass below which fitting stops
_INNER = 2  # rounds over the topics for a row and a pass
_SETTLED = 200  # rounds for a row under fixed topics, at most


def fit_nmf(counts: csr_matrix, *, topics: int, seed: int, progress: bool = False) -> Fit:
    """Return topics by non-negative factors of TF-IDF; `weights` are the rows of W made to sum to 1.

    `likelihood` is the part of the squared length of all rows that is explained, after each pass (0 to 1).
    """
    word_weights = rarity(counts)
    rows = tfidf(counts, word_weights)
    columns = csr_matrix(rows.T)
    total = float((rows.data**2).sum())
    by_row, by_word = start(rows, topics, seed)

    def step() -> float:
        improve(rows.indptr, rows.indices, rows.data, by_word, by_row, _INNER, 0.0)
        return -improve(columns.indptr, columns.indices, columns.data, by_row, by_word, _INNER, 0.0) / total

    course = run(step, _PASSES, gains_less_than(_TOLERANCE), progress=progress)
    weights = normalised(by_word.T)
    return Fit(
        shares=project(counts, weights, word_weights),
        weights=weights,
        alpha=np.zeros(topics),
        beta=0.0,
        likelihood=course.likelihood,
        converged=course.converged,
        notes=course.notes,
        word_weights=word_weights,
    )


def start(rows: csr_matrix, topics: int, seed: int) -> tuple[Floats, Floats]:
    """Return factors to start from, rows x topics and words x topics, made of the leading axes.

    Of each axis, the end is taken that explains more (Boutsidis and Gallopoulos 2008, "SVD based initialization: a head
    start for nonnegative matrix factorization"); what would be 0 is the mean of X, so that it can grow. So different
    seeds come to the same topics.
    """
    axes, _ = leading_axes(rows, topics, seed, passes=_START)
    mean = float(rows.sum()) / (rows.shape[0] * rows.shape[1])
    by_row, by_word = np.full((rows.shape[0], topics), mean), np.full((rows.shape[1], topics), mean)
    for k, axis in enumerate(axes):
        place = rows @ axis
        ends = [(np.maximum(sign * place, 0), np.maximum(sign * axis, 0)) for sign in (1.0, -1.0)]
        lengths = [(np.sqrt((u**2).sum()), np.sqrt((v**2).sum())) for u, v in ends]
        best = 0 if lengths[0][0] * lengths[0][1] >= lengths[1][0] * lengths[1][1] else 1
        (u, v), (long_u, long_v) = ends[best], lengths[best]
        if long_u * long_v > 0:
            scale = np.sqrt(long_u * long_v)  # the length of the place is the singular value
            by_row[:, k] = np.where(u > 0, u / long_u * scale, mean)
            by_word[:, k] = np.where(v > 0, v / long_v * scale, mean)
    return by_row, by_word


def fit_lsi(counts: csr_matrix, *, topics: int, seed: int, progress: bool = False) -> Fit:
    """Return topics made of the `topics` leading axes of TF-IDF.

    An axis has words at both of its ends. It is turned so that the heavier end is positive; the topic is that end,
    its weights made to sum to 1, and the other end is left out. So a topic is one half of what the axis tells apart,
    and the first is what all rows have in common. Shares are those of the mix of topics nearest to each row's TF-IDF,
    as for `nmf`. `likelihood` is the part of the squared length of all rows that the axes explain, after each pass.
    """
    word_weights = rarity(counts)
    rows = tfidf(counts, word_weights)
    axes, course = leading_axes(rows, topics, seed, progress=progress)
    positive, negative = np.maximum(axes, 0), np.maximum(-axes, 0)
    weights = normalised(np.where((negative.sum(axis=1) > positive.sum(axis=1))[:, None], negative, positive))
    notes = ["Each topic is one end of an axis of latent semantic indexing; what stands at the other end is left out."]
    if len(weights) < topics:
        notes.append(f"The bag has {len(weights)} axes only, so there are {len(weights)} topics, not {topics}.")
    return Fit(
        shares=project(counts, weights, word_weights),
        weights=weights,
        alpha=np.zeros(len(weights)),
        beta=0.0,
        likelihood=course.likelihood,
        converged=course.converged,
        notes=(*notes, *course.notes),
        word_weights=word_weights,
    )


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


@kernel
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
    gradient = np.empty(topics)  # of half the squared difference, with the sign turned: where each entry would go
    error = 0.0
    for d in range(free.shape[0]):
        product[:] = 0.0
        for i in range(indptr[d], indptr[d + 1]):
            w = indices[i]
            for k in range(topics):
                product[k] += data[i] * fixed[w, k]
        gradient[:] = product
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
