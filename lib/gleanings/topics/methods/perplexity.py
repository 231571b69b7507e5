"""How probable the words of rows are under topics: the logarithm of the perplexity, with the sign turned."""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.numerics import log
from gleanings.types import Floats


def mean_log_probability(counts: csr_matrix, shares: Floats, weights: Floats) -> float:
    """Return the mean log-probability of a token, in natural logarithms."""
    row = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    probability = np.zeros(counts.nnz)
    for share, weight in zip(shares.T, weights, strict=True):
        probability += share[row] * weight[counts.indices]
    return float((log(probability) * counts.data).sum() / counts.data.sum())
