"""The topics that several searches agree on: matched one to one and averaged.

Searches that end in different optima have most topics in common; what each has alone is evened out. The mean is only a
start, from which fitting goes on, and competes by likelihood with the searches that it is made of.
"""

from collections.abc import Sequence

import numpy as np

from gleanings.parallel.threads import Workers
from gleanings.topics.lda.truncated_svd import gram_of
from gleanings.types import Floats, Integers, Singles

_ROUNDS = 3  # of matching to the mean


def consensus(weights: Sequence[Singles], topics: int, workers: Workers) -> Singles:
    """Return the mean of matched topics.

    Args:
        weights: of each search, words x topics, padded; each topic sums to 1.
        topics: how many.

    Returns:
        words x topics, padded, in the order of the search that is most like the others.
    """
    roots = [np.sqrt(each[:, :topics]) for each in weights]
    alike = [sum(_matched(one, other, workers)[1] for other in roots) for one in roots]
    mean = weights[int(np.argmax(alike))][:, :topics]
    for _ in range(_ROUNDS):
        root = np.sqrt(mean)
        total = np.zeros(mean.shape)
        for other, each in zip(roots, weights, strict=True):
            total += each[:, _matched(root, other, workers)[0]]
        mean = (total / len(weights)).astype(np.float32)
    found = np.zeros_like(weights[0])
    found[:, :topics] = mean
    return found


def _matched(one: Singles, other: Singles, workers: Workers) -> tuple[Integers, float]:
    """Return which topic of the other is each of the one, and how alike they are (Bhattacharyya, summed)."""
    from scipy.optimize import linear_sum_assignment  # slow to import, and only needed here

    topics = one.shape[1]
    products: Floats = gram_of(np.concatenate([one, other], axis=1), workers)[:topics, topics:]
    rows, columns = linear_sum_assignment(-products)
    return columns.astype(np.int64), float(products[rows, columns].sum())
