"""Topics merged and others split: the way out of a local optimum that no sweep finds.

Where topics are of very uneven sizes, clusters cut the large one and join small ones. Merging the two halves and
splitting the join raises the likelihood, but each alone lowers it (Ueda, Nakano, Ghahramani and Hinton 2000, "SMEM
algorithm for mixture models"). What a merge loses and what a split gains is estimated on the rows of these topics.
"""

import numpy as np

from gleanings.parallel.threads import Workers
from gleanings.topics.lda.cvb0 import CVB0, cvb0_from_labels
from gleanings.topics.lda.kmeans import Points, cluster, seed_centres
from gleanings.topics.lda.term_weighting import WeightedCounts
from gleanings.topics.lda.truncated_svd import gram_of
from gleanings.types import Indices, Integers, Singles

Members = Integers

_MOVES = 3  # at once, no two of them with a topic in common
_WORTH = 0.004  # nats a token that a move must promise; with less, sweeps from it seldom end higher
_TRIALS = 4  # for each of the centres from which a topic is halved
_ROUNDS = 3  # of k-means, before sweeps go on from there
_SPLIT_SWEEPS = 4
_MERGE_SWEEPS = 2


def split_and_merge(sweeps: CVB0, points: Singles, rng: np.random.Generator, workers: Workers) -> Indices | None:
    """Return a label for each row after the best moves, or None where none promises to be worth it.

    Args:
        points: rows x dimensions, padded, in which topics are halved.
    """
    rows, topics = sweeps.rows, sweeps.topics
    if topics < 3:
        return None
    labels = sweeps.row_topics[:, :topics].argmax(axis=1).astype(np.int32)
    members = [np.flatnonzero(labels == k) for k in range(topics)]
    draws = rng.random((topics, 2, _TRIALS))
    cloud = Points.on_sphere(points)

    def split(k: int) -> tuple[float, Members]:
        """Return what is gained, and the rows that leave."""
        these = members[k]
        part = rows.take(these)
        if len(these) < 2 or part.total == 0:
            return -np.inf, these
        here = cloud.take(these)
        halves, _ = cluster(here, seed_centres(here, draws[k]), _ROUNDS)
        two, halves = _as_two(part, halves, sweeps.beta, _SPLIT_SWEEPS)
        return two - _as_one(part, sweeps.beta), these[halves == 1]

    def merge(pair: tuple[int, int]) -> float:
        """Return what is lost."""
        part = rows.take(np.concatenate([members[k] for k in pair]))
        sides = np.repeat(np.array([0, 1], np.int32), [len(members[k]) for k in pair])
        if part.total == 0:
            return 0.0
        two, _ = _as_two(part, sides, sweeps.beta, _MERGE_SWEEPS)
        return two - _as_one(part, sweeps.beta)

    splits = workers.map(split, topics)
    if max(gain for gain, _ in splits) < _WORTH * rows.total:
        return None
    pairs = _alike(sweeps.tokens())
    losses = workers.map(lambda j: merge(pairs[j]), len(pairs))
    by_gain = sorted(range(topics), key=lambda k: (-splits[k][0], k))
    moved: set[int] = set()
    for j in sorted(range(len(pairs)), key=lambda j: (losses[j], j)):
        kept, freed = pairs[j]
        large = next((k for k in by_gain if k not in moved and k not in pairs[j]), None)
        if large is None or len(moved) == 3 * _MOVES:
            break
        if moved.isdisjoint(pairs[j]) and splits[large][0] - losses[j] >= _WORTH * rows.total:
            labels[members[freed]] = kept
            labels[splits[large][1]] = freed
            moved |= {kept, freed, large}
    return labels if moved else None


def _alike(tokens: Singles) -> list[tuple[int, int]]:
    """Return the pairs of topics with the most similar words, about half as many as topics."""
    gram = gram_of(tokens, Workers(1))
    lengths = np.sqrt(np.maximum(np.diag(gram), 1e-30))
    cosines = gram / np.outer(lengths, lengths)
    pairs = [(a, b) for a in range(len(gram)) for b in range(a + 1, len(gram))]
    return sorted(pairs, key=lambda pair: (-cosines[pair], pair))[: 2 + len(gram) // 2]


def _as_two(part: WeightedCounts, sides: Indices, beta: np.float32, number: int) -> tuple[float, Indices]:
    """Sweep rows that start on one of two sides; return their log-likelihood (nats) and the sides they end on."""
    pair = cvb0_from_labels(part, 2, sides, np.zeros((part.words, 2), np.float32), Workers(1), 1)
    pair.beta = beta
    likelihood = [pair.sweep(measure=turn == number - 1) for turn in range(number)][-1]
    return likelihood * part.total, pair.row_topics[:, :2].argmax(axis=1).astype(np.int32)


def _as_one(part: WeightedCounts, beta: np.float32) -> float:
    """Return the log-likelihood (nats) of rows with a single topic: what sweeping would give, all at once."""
    counts = part.counts.astype(np.float64)
    found = np.bincount(part.indices, weights=counts, minlength=part.words)
    others = found[part.indices] - counts + beta
    return float((counts * np.log(others / (found.sum() - counts + part.words * beta))).sum())
