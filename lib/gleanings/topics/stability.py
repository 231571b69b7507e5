"""Whether a topic comes back: topics fitted again to parts of the rows, with other seeds, and matched one to one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_matrix, csr_matrix

from gleanings.evaluation.matching import average_jaccard, matched
from gleanings.evaluation.topic_words import top_words
from gleanings.parallel.threads import Workers
from gleanings.topics.fit_result import Fit
from gleanings.topics.refit import joined_as, refit
from gleanings.topics.sampling import drawn_rows, split, subsample
from gleanings.types import Floats, Integers
from gleanings.words.bag_of_words import BagOfWords

REFITS = 4
PART = 0.8  # of the rows, for each refit (Greene, O'Callaghan and Cunningham 2014)
WORDS = 10  # top words that are compared
BEYOND_CHANCE = 3  # standard errors, by which words are together more often in rows that were not fitted to
_LOOKS = 2  # parts of the rows that are looked at before it is said that there may be no topics
REFITTED = 200_000  # of the counts: with more, rows drawn at random that have about so many are enough


@dataclass(frozen=True, eq=False)
class Stability:
    """How far topics come back, by number.

    Attributes:
        agreement: of their ten top words with those of the topic that each is matched with, 0 to 1.
        held_out: how much more often the top words found in a part of the rows are together in the rows left out than
            by chance, in standard errors.
    """

    agreement: Floats
    held_out: Floats


def topic_stability(
    bow: BagOfWords,
    fit: Fit,
    method: str,
    seed: int,
    guide: Sequence[Sequence[int]] | None = None,
    fitted: int | None = None,
) -> Stability:
    """Return how far each topic comes back when topics are fitted again.

    Topics are fitted to four random parts of the rows (80 % each), each with a seed of its own, and matched one to one
    with the topics given. Parts of few rows have much in common, and so have topics fitted to them, in noise too:
    whether the words found there are together says the fifth of the rows that was left out.

    Args:
        bow: the bag that the topics were found in.
        fit: the fitted arrays.
        method, seed, guide: how they were found.
        fitted: how many there were before some were merged by hand; None for as many as there are.
    """
    topics = len(fit.weights)
    before = max(fitted or topics, topics)
    tops = top_words(fit.weights, WORDS)
    found, spread, chance, rows = np.zeros(topics), np.zeros(topics), np.zeros(topics), 0
    parts = [split(bow.counts, PART, seed, number) for number in range(REFITS)]

    def fit_again(number: int) -> Fit:
        some = bow.counts[drawn_rows(bow.counts, REFITTED, number, parts[number][0])]
        return refit(bow, some, method, before, (seed + number + 1) % 2**32, guide=guide, workers=Workers(1))

    with Workers(None if method == "lda" else 1) as workers:
        fits = workers.map(fit_again, REFITS)
    for number in range(REFITS):
        again, (_, out) = fits[number], parts[number]
        weights, numbers = (again.weights, None) if before == topics else joined_as(again, fit)
        others = top_words(weights, WORDS)
        similarity = average_jaccard(tops, others)
        if numbers is None:
            partner = matched(similarity)
        else:
            partner = np.full(topics, -1)
            partner[numbers] = np.arange(len(numbers))
        found += np.where(partner >= 0, similarity[np.arange(topics), partner], 0.0)
        left = bow.counts[out].tocsc()
        for topic in np.flatnonzero(partner >= 0):
            more, expected = togetherness(left, own_top(weights, others, int(partner[topic])))
            spread[topic] += more
            chance[topic] += expected
        rows += len(out)
    return Stability(found / REFITS, _standard_errors(spread, chance, rows))


def own_top(weights: Floats, tops: Integers, topic: int) -> Integers:
    """Return those of a topic's top words that weigh more than the uniform weight, two at least.

    In a small vocabulary the ten top words of a topic reach into those of others, which are apart from its own.

    >>> own_top(np.array([[0.6, 0.4, 0.0, 0.0]]), np.array([[0, 1, 2, 3]]), 0).tolist()
    [0, 1]
    """
    above = int((weights[topic, tops[topic]] > 1.0 / weights.shape[1]).sum())
    return tops[topic, : max(2, above)]


def togetherness(counts: csc_matrix, words: Integers) -> tuple[float, float]:
    """Return how much rows differ in how many of `words` they have, and how much they would if these were apart.

    The first is the sum over rows of the squared difference from the mean, the second the sum of the variances of the
    words: the two are about the same where words are in rows independently of each other, and the first is the larger
    where they come together.

    >>> togetherness(csc_matrix([[1, 1], [1, 1], [0, 0], [0, 0]]), np.array([0, 1]))
    (4.0, 2.0)
    """
    rows = counts.shape[0]
    if not rows:
        return 0.0, 0.0
    had = np.zeros(rows)
    expected = 0.0
    for word in words.tolist():
        inside = counts.indices[counts.indptr[word] : counts.indptr[word + 1]]
        had[inside] += 1
        expected += len(inside) * (1 - len(inside) / rows)
    return float(((had - had.mean()) ** 2).sum()), expected


def _standard_errors(spread: Floats, chance: Floats, rows: int) -> Floats:
    """Return (dispersion - 1) by its standard error, of counts whose variance is near their mean; 0 for no rows."""
    known = chance > 0
    dispersion = np.divide(spread, chance, out=np.ones_like(spread), where=known)
    variance = np.divide(rows, chance, out=np.zeros_like(spread), where=known)  # 1 / mean number of words in a row
    return np.asarray((dispersion - 1) / np.sqrt((2 + variance) / max(rows, 1)), dtype=np.float64)


def found_in_rows_left_out(counts: csr_matrix, fit: Callable[[csr_matrix, int], Fit], topics: int, seed: int) -> bool:
    """Tell whether topics fitted to a part of the rows hold in the others: whether the words of any are together there.

    In noise, the top words of a topic are together in the rows that it was fitted to, and in no others.

    Args:
        counts: rows x words.
        fit: fits so many topics to counts.
        topics: how many.
        seed: draws the parts; two are looked at, unless the first tells.
    """
    for number in range(_LOOKS):
        part, out = subsample(counts, PART, seed, number)
        left = counts[out].tocsc()
        weights = fit(part, topics).weights
        tops = top_words(weights, WORDS)
        together = [togetherness(left, own_top(weights, tops, topic)) for topic in range(len(tops))]
        spread, chance = (np.array([each[i] for each in together]) for i in (0, 1))
        if (_standard_errors(spread, chance, len(out)) >= BEYOND_CHANCE).any():
            return True
    return False
