"""Held-out likelihood by document completion: half of a new row tells its topics, the other half is predicted.

Wallach, Murray, Salakhutdinov and Mimno 2009, "Evaluation methods for topic models", section 5.1.
"""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.numerics import log
from gleanings.topics.fit_result import Fit, topic_tokens
from gleanings.topics.transform import shares_of
from gleanings.types import Floats


def held_out_likelihood(fit: Fit, counts: csr_matrix) -> float:
    """Return the mean log-probability of a held-out token, in nats; NaN where there is none.

    Args:
        fit: topics fitted to other rows.
        counts: rows x words, none of which was fitted to. Of each row's words every second one is held out.
    """
    place = np.arange(counts.nnz) - np.repeat(counts.indptr[:-1], np.diff(counts.indptr))
    seen = place % 2 == 0
    row = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    indptr = np.concatenate([[0], np.cumsum(np.bincount(row[seen], minlength=counts.shape[0]))])
    given = csr_matrix((counts.data[seen], counts.indices[seen], indptr), shape=counts.shape)
    sizes = topic_tokens(fit.shares, np.ones(len(fit.shares)))
    expected: Floats = sizes / sizes.sum()
    shares = shares_of(fit, given, expected)
    probability = np.zeros(int((~seen).sum()))
    for share, weight in zip(shares.T, fit.weights, strict=True):
        probability += share[row[~seen]] * weight[counts.indices[~seen]]
    times = counts.data[~seen]
    if not times.sum():
        return float("nan")
    return float((times * log(np.maximum(probability, 1e-12))).sum() / times.sum())
