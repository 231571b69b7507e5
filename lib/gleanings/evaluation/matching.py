"""Which topic of one model is which of another: top words compared, and topics matched one to one."""

import numpy as np
from scipy.optimize import linear_sum_assignment

from gleanings.types import Floats, Integers


def average_jaccard(one: Integers, other: Integers) -> Floats:
    """Return how alike the ranked top words of topics are: topics x topics, 0 to 1.

    The mean over depths d of the overlap (Jaccard) of the first d words (Greene, O'Callaghan and Cunningham 2014, "How
    many topics? Stability analysis for topic models", equation 2), so that the first words count more.

    Args:
        one, other: topics x words: the columns of the top words, highest weight first; -1 is no word.

    >>> average_jaccard(np.array([[0, 1]]), np.array([[0, 2], [3, 4]])).round(2).tolist()
    [[0.67, 0.0]]
    """
    depth = min(one.shape[1], other.shape[1])
    same = (one[:, None, :depth, None] == other[None, :, None, :depth]) & (one[:, None, :depth, None] >= 0)
    common = np.zeros((len(one), len(other)))
    total = np.zeros_like(common)
    for d in range(depth):
        common = common + same[:, :, d, : d + 1].sum(axis=2) + same[:, :, :d, d].sum(axis=2)
        total += common / (2 * (d + 1) - common)
    return np.asarray(total / max(depth, 1), dtype=np.float64)


def matched(similarity: Floats) -> Integers:
    """Return for each row the column that it is matched with, one to one, so that the sum is largest; -1 for none.

    >>> matched(np.array([[0.9, 0.8], [0.9, 0.1], [0.0, 0.0]])).tolist()
    [1, 0, -1]
    """
    rows, columns = linear_sum_assignment(-similarity)
    result = np.full(len(similarity), -1, np.int64)
    result[rows] = columns
    return result


def agreement(one: Integers, other: Integers) -> Floats:
    """Return how well each topic of `one` is found again in `other`: its average Jaccard with its match.

    >>> agreement(np.array([[0, 1], [2, 3]]), np.array([[2, 3], [0, 1]])).tolist()
    [1.0, 1.0]
    """
    similarity = average_jaccard(one, other)
    partner = matched(similarity)
    return np.where(partner >= 0, similarity[np.arange(len(one)), partner], 0.0)
