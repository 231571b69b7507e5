"""Where fitting starts: several clusterings of the rows, of which the one with the best likelihood is kept.

A random start ends in one of many local optima. Clusters of rows in few dimensions end near the best ones; in how many
dimensions differs from corpus to corpus, so several are tried, a few sweeps each on a sample of the rows, and the
better ones a few more (successive halving: Jamieson and Talwalkar 2016, "Non-stochastic best arm identification").
"""

from dataclasses import dataclass

import numpy as np

from gleanings.topics.clusters import agreement, clusterings
from gleanings.topics.engine import Indices, Singles
from gleanings.topics.rows import Rows, pad
from gleanings.topics.spectral import points_of
from gleanings.topics.sweeps import Sweeps
from gleanings.topics.workers import Workers

_SAMPLE = 200_000  # entries of the counts that are enough to compare starts
_RESPONSIBILITIES = 25_000_000  # of a start at most, which keeps all nine within 1 GB
_SEEDINGS = 4  # of k-means, in each number of dimensions
_KEPT = 3  # of these
_ALIKE = 0.95  # agreement from which on two clusterings are one start
_ROUNDS = ((5, 3), (8, 3))  # sweeps, and how many of the best go on, no two of them with the same topics
_EQUAL = 0.002  # nats a token: a difference in likelihood that more sweeps may turn round
_SAME = 0.8  # overlap: from it on, two starts are on the way to the same topics


@dataclass(frozen=True, eq=False)
class Start:
    """Where to start from.

    Attributes:
        weights: words x topics, padded.
        rival: how far (nats a token) the best start with other topics was behind; None where none was near.
    """

    weights: Singles
    rival: float | None


def best_start(rows: Rows, topics: int, seed: int, workers: Workers) -> Start:
    """Return the start with the best likelihood."""
    rng = np.random.default_rng(seed)
    rows = sample(rows, min(_SAMPLE, _RESPONSIBILITIES // pad(topics)), rng)
    most = max(1, min(rows.number, rows.words) - 1)
    points = points_of(rows, min(3 * topics, most), seed, workers)
    labellings: list[Indices] = []
    for dimensions in sorted({min(d, most) for d in (topics + 2, 2 * topics, 3 * topics)}):
        some = points[:, : pad(dimensions)].copy()
        some[:, dimensions:] = 0
        for labels in clusterings(some, topics, _KEPT, _SEEDINGS, rng, workers):
            if all(agreement(labels, other, topics) < _ALIKE for other in labellings):
                labellings.append(labels)
    serial = Workers(1)
    noise = [rng.random((rows.words, topics), np.float32) for _ in labellings]

    def begin(j: int) -> Sweeps:
        sweeps = Sweeps(rows, topics, serial, shards=1)
        shares, weights = np.zeros_like(sweeps.row_topics), np.zeros_like(sweeps.word_topics)
        shares[:, :topics] = 0.1
        shares[np.arange(rows.number), labellings[j]] = 1.1
        weights[:, :topics] = 1 + 0.1 * noise[j]
        sweeps.start(shares, weights)
        return sweeps

    field, behind = workers.map(begin, len(labellings)), [0.0]
    for number, kept in _ROUNDS:
        field, behind = _round(field, number, kept, workers)
    return Start(field[0].weights(), behind[1] if len(behind) > 1 and behind[1] < _EQUAL else None)


def _round(field: list[Sweeps], number: int, kept: int, workers: Workers) -> tuple[list[Sweeps], list[float]]:
    """Sweep `number` times; return the best, with different topics, `kept` at most, and how far they are behind."""

    def run(j: int) -> float:
        return [field[j].sweep(measure=turn == number - 1) for turn in range(number)][-1]

    likelihoods = workers.map(run, len(field))
    best: list[int] = []
    for j in sorted(range(len(field)), key=lambda j: (-likelihoods[j], j)):
        if len(best) < kept and all(overlap(field[j].tokens(), field[other].tokens()) < _SAME for other in best):
            best.append(j)
    return [field[j] for j in best], [likelihoods[best[0]] - likelihoods[j] for j in best]


def overlap(one: Singles, other: Singles) -> float:
    """Return the overlap (Jaccard, 0 to 1) of each topic's ten strongest words with the nearest topic's, in the mean.

    Args:
        one, other: words x topics.
    """
    top = min(10, len(one)) - 1
    tops = [[set(np.argpartition(-words, top)[: top + 1].tolist()) for words in both.T] for both in (one, other)]
    return float(np.mean([max(len(a & b) / len(a | b) for b in tops[1]) for a in tops[0]]))


def sample(rows: Rows, entries: int, rng: np.random.Generator) -> Rows:
    """Return rows drawn at random, in their order, that have about so many entries; all rows where they have fewer."""
    if len(rows.indices) <= entries:
        return rows
    order = rng.permutation(rows.number)
    lengths = np.cumsum(np.diff(rows.indptr)[order])
    return rows.take(np.sort(order[: max(1, int(np.searchsorted(lengths, entries)))]))
