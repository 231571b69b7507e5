"""Guided topics: seed words pull the first topics towards them."""

from collections.abc import Sequence

import numpy as np

from gleanings.topics.lda.term_weighting import WeightedCounts
from gleanings.types import Singles

_LEAST = 0.005  # of a topic's mean tokens: what a given word is made to weigh in its topic, however rare it is
_ELSEWHERE = np.float32(0.1)  # what is left of a given word's weight in other topics when fitting starts


def guided(weights: Singles, guide: Sequence[Sequence[int]], topics: int) -> Singles:
    """Return the weights (words x topics, padded) with the topics that suit the guide best in its places.

    The topics are matched to the guide so that the given words' chances of belonging there are highest together.
    """
    from scipy.optimize import linear_sum_assignment  # slow to import, and only needed here

    chances = weights[:, :topics] / weights[:, :topics].sum(axis=1, keepdims=True)
    fit = np.array([chances[np.asarray(words)].sum(axis=0) for words in guide])
    first = linear_sum_assignment(-fit)[1].tolist()
    order = [*first, *(k for k in range(topics) if k not in first)]
    turned = weights.copy()
    turned[:, :topics] = weights[:, order]
    for k, words in enumerate(guide):
        others = np.arange(topics) != k
        turned[np.ix_(np.asarray(words), np.flatnonzero(others))] *= _ELSEWHERE
    return turned


def extra_tokens(rows: WeightedCounts, guide: Sequence[Sequence[int]], topics: int, width: int) -> Singles:
    """Return words x topics (padded): the tokens that the guide adds, as if seen before, to its words in its topics.

    Each given word is added as often as it is found in all rows, so that most of it comes to lie in its topic, and at
    least as often as a strong word of a topic of mean size.
    """
    found = np.bincount(rows.indices, weights=rows.counts, minlength=rows.words)
    extra = np.zeros((rows.words, width), np.float32)
    for k, words in enumerate(guide):
        chosen = np.asarray(words)
        extra[chosen, k] = np.maximum(found[chosen], _LEAST * rows.total / topics)
    return extra
