"""Exclusivity: whether the top words of a topic are its own, as arrays of weights say."""

import numpy as np

from gleanings.types import Floats, Integers

_EXCLUSIVITY_WEIGHT = 0.7  # of exclusivity against frequency, as in stm's `exclusivity`


def uniqueness(tops: Integers) -> tuple[float, ...]:
    """Return for each topic the mean over its top words of 1 / (number of topics that have the word), 0 to 1.

    Args:
        tops: topics x words: the columns of the top words.
    """
    _, word, topics = np.unique(tops, return_inverse=True, return_counts=True)
    return tuple((1.0 / topics[word.reshape(tops.shape)]).mean(axis=1).tolist())


def exclusivity(weights: Floats, tops: Integers) -> tuple[float, ...]:
    """Return for each topic the mean FREX score of its top words, 0 to 1.

    FREX (Bischof and Airoldi 2012) is the harmonic mean of two ranks among all words, that of the topic's part in the
    word (weight 0.7) and that of the word's weight in the topic (0.3), as in `exclusivity` of the R package stm,
    divided by the number of words.

    Args:
        weights: topics x words.
        tops: topics x words: the columns of the top words.

    >>> weights = np.array([[0.7, 0.2, 0.1], [0.1, 0.2, 0.7]])
    >>> [round(value, 2) for value in exclusivity(weights, np.array([[0], [2]]))]
    [1.0, 1.0]
    """
    parts = part_of_topic(weights)
    scores = []
    for topic, top in enumerate(tops):
        frex = frex_of(_ranks(parts[topic], top), _ranks(weights[topic], top), _EXCLUSIVITY_WEIGHT)
        scores.append(float(frex.mean()))
    return tuple(scores)


def ownership(weights: Floats, tops: Integers) -> tuple[float, ...]:
    """Return for each topic which part of its top words' weights, summed over the topics, it has itself, 0 to 1.

    Unlike FREX, which compares ranks and hardly changes with the number of topics, it falls when a topic is cut in two
    that share their words.

    >>> ownership(np.array([[0.8, 0.2], [0.2, 0.8]]), np.array([[0], [1]]))
    (0.8, 0.8)
    """
    parts = part_of_topic(weights)
    return tuple(float(parts[topic, top].mean()) for topic, top in enumerate(tops))


def part_of_topic(weights: Floats) -> Floats:
    """Return which part of each word's weights, summed over the topics, each topic has: topics x words, 0 to 1."""
    totals = weights.sum(axis=0)
    parts: Floats = np.divide(weights, totals, out=np.zeros_like(weights), where=totals > 0)
    return parts


def frex_of(exclusive: Floats, frequent: Floats, weight: float) -> Floats:
    """Return the weighted harmonic mean of two ranks, each from 1/n to 1."""
    return np.asarray(1.0 / (weight / exclusive + (1.0 - weight) / frequent), dtype=np.float64)


def ranks(values: Floats) -> Floats:
    """Return the rank of each value among all, from 1/n to 1; equal values share the mean of their ranks."""
    return _ranks(values, np.arange(len(values)))


def _ranks(values: Floats, chosen: Integers) -> Floats:
    ordered = np.sort(values)
    below = np.searchsorted(ordered, values[chosen], side="left")
    upto = np.searchsorted(ordered, values[chosen], side="right")
    return np.asarray((below + 1 + upto) / 2 / len(values), dtype=np.float64)
