"""How probable the words of rows are under topics: the logarithm of the perplexity, with the sign turned."""

import numpy as np

from gleanings.numerics import log
from gleanings.types import Floats
from gleanings.words.bag_of_words import BagOfWords


def mean_log_probability(bow: BagOfWords, shares: Floats, weights: Floats) -> float:
    """Return the mean log-probability of a token, in natural logarithms."""
    row = np.repeat(np.arange(len(bow)), np.diff(bow.counts.indptr))
    probability = np.zeros(bow.counts.nnz)
    for share, weight in zip(shares.T, weights, strict=True):
        probability += share[row] * weight[bow.counts.indices]
    return float((log(probability) * bow.counts.data).sum() / bow.counts.data.sum())
