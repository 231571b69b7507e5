"""Whether a topic comes back: topics fitted again to parts of the rows, with other seeds, and matched one to one."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from gleanings.evaluation.matching import agreement
from gleanings.evaluation.topic_words import top_words
from gleanings.topics.fit_result import Fit
from gleanings.topics.quick_number import part_of
from gleanings.topics.refit import refit
from gleanings.types import Floats, Integers
from gleanings.words.bag_of_words import BagOfWords

REFITS = 4
PART = 0.8  # of the rows, for each refit (Greene, O'Callaghan and Cunningham 2014)
WORDS = 10  # top words that are compared
_ENTRIES = 200_000  # of the counts: with more, rows drawn at random that have about so many are enough


def topic_stability(
    bow: BagOfWords, fit: Fit, method: str, seed: int, guide: Sequence[Sequence[int]] | None = None
) -> Floats:
    """Return how far each topic comes back when topics are fitted again, 0 to 1.

    Topics are fitted to four random parts of the rows (80 % each), each with a seed of its own, and matched one to one
    with the topics given; what is returned is the mean agreement (average Jaccard) of their ten top words.

    Args:
        bow: the bag that the topics were found in.
        fit: the fitted arrays.
        method, seed, guide: how they were found.
    """
    topics = len(fit.weights)
    tops = top_words(fit.weights, WORDS)
    found = np.zeros(topics)
    for number in range(REFITS):
        part = subsample(bow.counts, PART, seed, number)[0]
        again = refit(bow, part_of(part, _ENTRIES, number), method, topics, (seed + number + 1) % 2**32, guide=guide)
        found += agreement(tops, top_words(again.weights, WORDS))
    return found / REFITS


def subsample(counts: csr_matrix, part: float, seed: int, number: int) -> tuple[csr_matrix, Integers]:
    """Return a random part of the rows that have words, in their order, and the numbers of the rows left out.

    Args:
        number: which of several parts: each is drawn anew.
    """
    filled = np.flatnonzero(np.diff(counts.indptr))
    order = np.random.default_rng([seed, 7, number]).permutation(filled)
    kept: NDArray[np.int64] = np.sort(order[: max(2, round(part * len(order)))])
    return counts[kept], np.setdiff1d(filled, kept)
