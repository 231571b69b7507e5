"""Non-negative matrix factorisation (NMF): topics from non-negative factors of TF-IDF.

Rows x words X, with rows of length 1, is approximated by H W, rows x topics and topics x words, both non-negative,
so that the squared difference is least (Lee and Seung 1999, "Learning the parts of objects by non-negative matrix
factorization"). The factors are improved in turn, one topic at a time, which has a closed form (hierarchical
alternating least squares: Cichocki and Phan 2009, "Fast local algorithms for large scale nonnegative matrix and
tensor factorizations", eq. 28). With W fixed this is non-negative least squares, one row at a time.

Sums are taken in the order of the rows, so the bits do not depend on threads.
"""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.topics.fit_result import Fit
from gleanings.topics.lda.row_order import as_given, by_content
from gleanings.topics.methods.least_squares import improve, project
from gleanings.topics.methods.lsi import leading_axes
from gleanings.topics.methods.tfidf import idf, normalised, tfidf
from gleanings.topics.training import gains_less_than, run_passes
from gleanings.types import Floats

_START = 10  # passes for the axes to start from, which need not have converged
_PASSES = 400
_TOLERANCE = 1e-6  # of the squared length of all rows: the gain of a pass below which fitting stops
_INNER = 2  # rounds over the topics for a row and a pass


def fit_nmf(counts: csr_matrix, *, topics: int, seed: int, progress: bool = False) -> Fit:
    """Return topics by non-negative factors of TF-IDF; `weights` are the rows of W made to sum to 1.

    `likelihood` is the part of the squared length of all rows that is explained, after each pass (0 to 1).
    """
    counts, order = by_content(counts)
    word_weights = idf(counts)
    rows = tfidf(counts, word_weights)
    columns = csr_matrix(rows.T)
    total = float((rows.data**2).sum())
    by_row, by_word = start(rows, topics, seed)

    def step() -> float:
        improve(rows.indptr, rows.indices, rows.data, by_word, by_row, _INNER, 0.0)
        return -improve(columns.indptr, columns.indices, columns.data, by_row, by_word, _INNER, 0.0) / total

    history = run_passes(step, _PASSES, gains_less_than(_TOLERANCE), progress=progress)
    weights = normalised(by_word.T)
    return Fit(
        shares=as_given(project(counts, weights, word_weights), order),
        weights=weights,
        alpha=np.zeros(topics),
        beta=0.0,
        likelihood=history.likelihood,
        converged=history.converged,
        notes=history.notes,
        word_weights=word_weights,
    )


def start(rows: csr_matrix, topics: int, seed: int) -> tuple[Floats, Floats]:
    """Return factors to start from, rows x topics and words x topics, made of the leading axes.

    Of each axis, the end is taken that explains more (Boutsidis and Gallopoulos 2008, "SVD based initialization: a head
    start for nonnegative matrix factorization"); what would be 0 is the mean of X, so that it can grow. So different
    seeds come to the same topics.
    """
    axes, _ = leading_axes(rows, topics, seed, passes=_START, interruptible=False)
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
