"""Where fitting starts: several clusterings of the rows, of which the one with the best likelihood is kept.

A random start ends in one of many local optima. Clusters of rows in few dimensions end near the best ones; in how many
dimensions differs from corpus to corpus, so several are tried, and for short rows also such as are made of the vectors
of their words (`word_vectors.py`): a few sweeps each on a sample of the rows, and the better ones a few more
(successive halving: Jamieson and Talwalkar 2016, "Non-stochastic best arm identification"). The best is then improved
by what sweeps do not do: topics are merged and others split (`split_merge.py`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from gleanings.parallel.threads import Workers
from gleanings.topics.lda.consensus import consensus
from gleanings.topics.lda.cvb0 import CVB0, cvb0_from_labels, inferred
from gleanings.topics.lda.kmeans import Points, agreement, clusterings
from gleanings.topics.lda.spectral import row_coordinates
from gleanings.topics.lda.split_merge import split_and_merge
from gleanings.topics.lda.term_weighting import WeightedCounts, pad
from gleanings.topics.lda.word_vectors import mean_word_vectors
from gleanings.topics.training import progress_bar
from gleanings.types import Floats, Indices, Integers, Search, Singles

_SAMPLE = 300_000  # entries of the counts that are enough to compare starts
_RESPONSIBILITIES = 25_000_000  # of a start at most, which keeps all of them within 2 GB
_SHORT = 20  # distinct words in a row, in the mean, up to which clusters of word vectors are tried, too
_VECTOR_SPACES = (8, 16, 32)  # their dimensions
_SEEDINGS = 4  # of k-means, in each number of dimensions
_KEPT = 3  # of these
_ALIKE = 0.95  # agreement from which on two clusterings are one start
_HALVING = ((1, 3), (3, 2), (4, 2))  # sweeps, and how many of the best go on, no two of them with the same topics
_SWEEPS = sum(number for number, _ in _HALVING)
_SEARCHES = 4  # where the search is thorough
_SPLIT_MERGE_ROUNDS = 3  # of the best start: topics merged and others split
_EQUAL = 0.002  # nats a token: a difference in likelihood that more sweeps may turn round
_SAME = 0.8  # overlap: from it on, two starts are on the way to the same topics


@dataclass(frozen=True, eq=False)
class Initialization:
    """Where to start from.

    Attributes:
        weights: words x topics, padded.
        responsibilities: entries x topics, padded, of all rows; None where there are none for all of them.
        runner_up: how far (nats a token) the best start with other topics was behind; None where none was near.
        known: rows x topics, shares of some rows to go on from; None where the weights alone are known.
        places: where these rows are.
    """

    weights: Singles
    responsibilities: Singles | None = None
    runner_up: float | None = None
    known: Floats | None = None
    places: Integers | None = None


def best_initialization(
    rows: WeightedCounts, topics: int, seed: int, workers: Workers, *, search: Search = "fast", progress: bool = False
) -> Initialization:
    """Return the start with the best likelihood.

    Args:
        search: `fast` searches once; `thorough` several times, and also tries what these searches agree on.
        progress: show a progress bar.
    """
    every = rows
    rng = np.random.default_rng(seed)
    rows = sample(rows, min(_SAMPLE, _RESPONSIBILITIES // pad(topics)), rng)
    searches = 1 if search == "fast" else _SEARCHES
    with progress_bar("choosing a start", "step", searches * _steps(rows, topics), shown=progress) as advance:
        candidates, likelihoods = _search(rows, topics, seed, rng, workers, advance)
        found = [candidates[0].weights()]
        for number in range(1, searches):
            others, reached = _search(
                rows, topics, [seed, number], np.random.default_rng([seed, number]), workers, advance
            )
            found.append(others[0].weights())
            candidates, likelihoods = _best_of([*candidates, *others], [*likelihoods, *reached])
    if searches > 1 and topics > 1:
        agreed, reached = _round([_from_weights(rows, topics, consensus(found, topics, workers), workers)], 1, workers)
        candidates, likelihoods = _best_of([*candidates, *agreed], [*likelihoods, *reached])
    runners_up = [j for j in range(1, len(candidates)) if not _same(candidates[0], candidates[j])]
    runner_up = likelihoods[0] - likelihoods[runners_up[0]] if runners_up else np.inf
    responsibilities = candidates[0].responsibilities if rows is every else None
    return Initialization(candidates[0].weights(), responsibilities, runner_up if runner_up < _EQUAL else None)


def _spaces(rows: WeightedCounts, topics: int) -> list[int]:
    most = max(1, min(rows.number, rows.words) - 1)
    return sorted({min(d, most) for d in (topics + 2, 2 * topics, 3 * topics)})


def _vector_spaces(rows: WeightedCounts) -> Sequence[int]:
    return _VECTOR_SPACES if len(rows.indices) <= _SHORT * rows.number else ()


def _steps(rows: WeightedCounts, topics: int) -> int:
    return len(_spaces(rows, topics)) + len(_vector_spaces(rows)) + len(_HALVING) + 2


def _search(
    rows: WeightedCounts,
    topics: int,
    seed: int | list[int],
    rng: np.random.Generator,
    workers: Workers,
    advance: Callable[[], None],
) -> tuple[list[CVB0], list[float]]:
    """Return the best start and others that came near, the likeliest first, with their likelihoods."""
    spaces, vector_spaces = _spaces(rows, topics), _vector_spaces(rows)
    points = row_coordinates(rows, spaces[-1], seed, workers)
    advance()
    labellings = _labellings(points, spaces, topics, rng, workers, advance)
    if vector_spaces:
        vectors = mean_word_vectors(rows, vector_spaces[-1], seed, workers)
        others = _labellings(vectors, vector_spaces, topics, rng, workers, advance)
        labellings += [new for new in others if _is_new(new, labellings, topics)]
    candidates = _candidates(rows, topics, labellings, rng, workers)
    likelihoods: list[float] = []
    for sweeps, kept in _HALVING:
        candidates, likelihoods = _round(candidates, kept, workers, sweeps)
        advance()
    candidates, likelihoods = _split_and_merged(candidates, likelihoods, points, rng, workers)
    advance()
    return candidates, likelihoods


def _from_weights(rows: WeightedCounts, topics: int, weights: Singles, workers: Workers) -> CVB0:
    """Return a start in which the topics are as given."""
    found = CVB0(rows, topics, workers)
    shares, _ = inferred(rows, weights, found.alpha, workers, passes=3, tolerance=1e-3)
    found.initialize(shares, weights)
    return found


def _best_of(candidates: list[CVB0], likelihoods: list[float]) -> tuple[list[CVB0], list[float]]:
    """Return the likeliest of the candidates, as many as go on in the end."""
    order = sorted(range(len(candidates)), key=lambda j: (-likelihoods[j], j))[: _HALVING[-1][1] + 1]
    return [candidates[j] for j in order], [likelihoods[j] for j in order]


def _labellings(
    points: Singles,
    spaces: Sequence[int],
    topics: int,
    rng: np.random.Generator,
    workers: Workers,
    advance: Callable[[], None],
) -> list[Indices]:
    """Return clusterings of the points, in as many of their dimensions as `spaces` say, that are not alike."""
    labellings: list[Indices] = []
    for dimensions in spaces:
        some = points[:, : pad(dimensions)].copy()
        some[:, dimensions:] = 0
        for labels in clusterings(Points.on_sphere(some), topics, _KEPT, _SEEDINGS, rng, workers):
            if _is_new(labels, labellings, topics):
                labellings.append(labels)
        advance()
    return labellings


def _is_new(labels: Indices, others: Sequence[Indices], topics: int) -> bool:
    return all(agreement(labels, other, topics) < _ALIKE for other in others)


def _candidates(
    rows: WeightedCounts, topics: int, labellings: list[Indices], rng: np.random.Generator, workers: Workers
) -> list[CVB0]:
    """Return sweeps from each of the labellings."""
    serial = Workers(1)
    noises = [rng.random((rows.words, topics), np.float32) for _ in labellings]
    shape = (len(rows.indices), pad(topics))
    # Small ones in one piece: the first touch of memory takes a third of the time of a small start, and is ten times as
    # fast in the large pages that numpy asks the system for where a piece has 4 MB or more.
    small = 4 * shape[0] * shape[1] < 2**22
    buffers = list(np.empty((len(labellings), *shape), np.float32)) if small else [None] * len(labellings)
    return workers.map(
        lambda j: cvb0_from_labels(rows, topics, labellings[j], noises[j], serial, 1, buffers[j]), len(labellings)
    )


def _round(
    candidates: list[CVB0], kept: int, workers: Workers, number: int = _SWEEPS
) -> tuple[list[CVB0], list[float]]:
    """Sweep `number` times, by default as often as the best of a search; return the best and their likelihoods.

    No two of them are on the way to the same topics, and `kept` of them go on at most.
    """

    def run(j: int) -> float:
        return [candidates[j].sweep(measure=turn == number - 1) for turn in range(number)][-1]

    likelihoods = workers.map(run, len(candidates))
    best: list[int] = []
    for j in sorted(range(len(candidates)), key=lambda j: (-likelihoods[j], j)):
        if len(best) < kept and not any(_same(candidates[j], candidates[other]) for other in best):
            best.append(j)
    return [candidates[j] for j in best], [likelihoods[j] for j in best]


def _split_and_merged(
    candidates: list[CVB0], likelihoods: list[float], points: Singles, rng: np.random.Generator, workers: Workers
) -> tuple[list[CVB0], list[float]]:
    """Put first what merging and splitting makes of the best, as long as that is better after as many sweeps."""
    rows, topics = candidates[0].rows, candidates[0].topics
    for _ in range(_SPLIT_MERGE_ROUNDS):
        labels = split_and_merge(candidates[0], points, rng, workers)
        if labels is None:
            break
        moved = cvb0_from_labels(rows, topics, labels, rng.random((rows.words, topics), np.float32), workers)
        _, reached = _round([moved], 1, workers)
        if reached[0] <= likelihoods[0]:
            break
        candidates, likelihoods = [moved, *candidates], reached + likelihoods
    return candidates, likelihoods


def _same(one: CVB0, other: CVB0) -> bool:
    return overlap(one.tokens(), other.tokens()) >= _SAME


def overlap(one: Singles, other: Singles) -> float:
    """Return the overlap (Jaccard, 0 to 1) of each topic's ten strongest words with the nearest topic's, in the mean.

    Args:
        one, other: words x topics.
    """
    top = min(10, len(one)) - 1
    tops = [[set(np.argpartition(-words, top)[: top + 1].tolist()) for words in both.T] for both in (one, other)]
    return float(np.mean([max(len(a & b) / len(a | b) for b in tops[1]) for a in tops[0]]))


def sample(rows: WeightedCounts, entries: int, rng: np.random.Generator) -> WeightedCounts:
    """Return rows drawn at random, in their order, that have about so many entries; all rows where they have fewer."""
    if len(rows.indices) <= entries:
        return rows
    order = rng.permutation(rows.number)
    lengths = np.cumsum(np.diff(rows.indptr)[order])
    return rows.take(np.sort(order[: max(1, int(np.searchsorted(lengths, entries)))]))
