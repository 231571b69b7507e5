"""Latent Dirichlet allocation: a matrix of counts in, a `Fit` out.

What is fitted is in `term_weighting.py`, where it starts in `initialization.py`, how it goes on in `cvb0.py` and, where
memory is short, in `minibatch.py`. Here is what holds them together: the choice, stopping, and the result.
"""

import math
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import Literal

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.errors import InvalidValue
from gleanings.parallel.threads import Workers
from gleanings.topics.fit_result import Fit
from gleanings.topics.lda.cvb0 import CVB0, inferred, priors
from gleanings.topics.lda.initialization import Initialization, best_initialization, sample
from gleanings.topics.lda.minibatch import MinibatchCVB0
from gleanings.topics.lda.row_order import as_given, by_content
from gleanings.topics.lda.seed_words import extra_tokens, guided
from gleanings.topics.lda.term_weighting import WeightedCounts, pad, weighted_rows, word_weights_of
from gleanings.topics.training import TrainingHistory, changes_less_than, run_passes
from gleanings.types import Floats, Search, Singles

Memory = Literal["auto", "full", "minibatch"]

MEMORY_BUDGET = 2**30  # bytes of responsibilities; above it `memory="auto"` takes minibatches
PASSES = 100  # at most
MINIBATCH_PASSES = 10  # at most
_SETTLED = changes_less_than(3e-4, passes=2)  # nats a token
_SAMPLE = 400_000  # entries of the counts to which topics are fitted in memory before minibatches begin
_SAMPLE_PASSES = 30
_INFER_PASSES = 100
_INFER_TOLERANCE = 1e-4


def fit_lda(
    counts: csr_matrix,
    *,
    topics: int,
    seed: int,
    passes: int | None = None,
    memory: Memory = "auto",
    guide: Sequence[Sequence[int]] | None = None,
    initial: Fit | None = None,
    search: Search = "fast",
    workers: Workers | None = None,
    progress: bool = False,
) -> Fit:
    """Return topics fitted to counts by collapsed variational inference (see `kernels.py` for the equations).

    Args:
        counts: CSR matrix, rows x words, none negative.
        topics: how many.
        seed: a whole number from 0; the same seed gives the same bits on any number of threads and in any order of
            the rows.
        passes: over the rows, at most; None for 100, or 10 with minibatches. Fitting stops before when a pass gains
            next to nothing.
        memory: `full` keeps a float32 for each entry of `counts` and topic; `minibatch` keeps them for a sample of
            the rows only; `auto` takes `full` where that needs no more than MEMORY_BUDGET bytes (1 GiB).
        guide: word ids towards which the first topics are pulled; these topics keep their places.
        initial: a fit, with the same words, from which to go on; all topics keep their places.
        search: `fast` searches once for where to start; `thorough` several times, and also tries what these searches
            agree on: four to five times as long, for topics that hang less on the seed.
        workers: threads to fit with; None for as many as there are. With `Workers(1)`, fits can run side by side,
            which is faster for many small ones; the bits are the same.
        progress: show a progress bar, first of the choice of a start, then of the passes.

    Returns:
        A Fit; topics that no guide or initial fit holds in place are sorted by their tokens, most first. After an
        interrupt (Ctrl-C) in the passes, the topics as they are by then, with a note.

    Raises:
        KeyboardInterrupt: interrupted before the first pass was done.
        InvalidValue: no word in any row; an initial fit of another shape.

    >>> counts = csr_matrix(np.array([[2, 1, 0, 0], [1, 2, 0, 0], [0, 0, 1, 2], [0, 0, 2, 1]] * 5))
    >>> fit = fit_lda(counts, topics=2, seed=0)
    >>> fit.shares.argmax(axis=1)[:4].tolist() in ([0, 0, 1, 1], [1, 1, 0, 0])
    True
    """
    counts = csr_matrix(counts)
    if initial is not None and initial.weights.shape != (topics, counts.shape[1]):
        raise InvalidValue(
            f"the initial fit has {initial.weights.shape[0]} topics of {initial.weights.shape[1]} words, not {topics} "
            f"of {counts.shape[1]}; give one of the same shape."
        )
    if not counts.data.any():
        raise InvalidValue("there is no word in any row; give rows with words.")
    counts, order = by_content(counts)
    word_weights = word_weights_of(counts)
    rows = weighted_rows(counts, word_weights)
    guide = guide or ()
    with nullcontext(workers) if workers is not None else Workers() as workers:
        start, notes = _start(rows, topics, seed, guide, initial, search, progress, workers)
        extra = extra_tokens(rows, guide, topics, pad(topics))
        large = len(rows.indices) * pad(topics) * 4 > MEMORY_BUDGET
        if memory == "minibatch" or (memory == "auto" and large):
            shares, word_topics, history = _by_minibatch(rows, topics, seed, start, extra, passes, progress, workers)
        else:
            shares, word_topics, history = _in_memory(rows, topics, start, extra, passes, progress, workers)
    alpha, beta = priors(rows, topics)
    fixed = topics if initial is not None else len(guide)
    tokens = word_topics[:, :topics].sum(axis=0, dtype=np.float64)
    largest = np.concatenate([np.arange(fixed), fixed + np.argsort(-tokens[fixed:], kind="stable")])
    weights = np.maximum(word_topics[:, largest].T.astype(np.float64), 0) + float(beta)
    return Fit(
        shares=as_given(shares[:, largest], order),
        weights=weights / weights.sum(axis=1, keepdims=True),
        alpha=alpha[largest].astype(np.float64),
        beta=float(beta),
        likelihood=history.likelihood,
        converged=history.converged,
        notes=(*notes, *history.notes),
        word_weights=word_weights,
        tokens=tokens[largest],
    )


def infer(counts: csr_matrix, weights: Floats, alpha: Floats, *, word_weights: Floats | None = None) -> Floats:
    """Return the shares of fitted topics in new rows; each row's answer is its own, in any order and company.

    The shares are those at which the update of the fit comes to rest with the topics held fixed.

    Args:
        counts: CSR matrix, rows x words.
        weights: topics x words.
        alpha: the prior of each topic, in tokens.
        word_weights: of the fit; None takes counts as they are.

    Returns:
        rows x topics, float64; each row sums to 1; a row without words has the prior's shares.

    >>> infer(csr_matrix([[3, 0], [0, 0]]), np.array([[0.9, 0.1], [0.1, 0.9]]), np.array([0.1, 0.1])).round(2).tolist()
    [[0.87, 0.13], [0.5, 0.5]]
    """
    topics = len(weights)
    prior = np.zeros(pad(topics), np.float32)
    prior[:topics] = alpha
    with Workers() as workers:
        return _shares(weighted_rows(csr_matrix(counts), word_weights), _padded(weights), prior, topics, workers)


def _start(
    rows: WeightedCounts,
    topics: int,
    seed: int,
    guide: Sequence[Sequence[int]],
    initial: Fit | None,
    search: Search,
    progress: bool,
    workers: Workers,
) -> tuple[Initialization, list[str]]:
    """Return where to start from, and what is to be said about it."""
    if initial is not None:
        return Initialization(_padded(initial.weights)), []
    start = best_initialization(rows, topics, seed, workers, search=search, progress=progress)
    if guide:
        return Initialization(guided(start.weights, guide, topics)), []
    if start.runner_up is None:
        return start, []
    behind = max(math.ceil(start.runner_up * 1e4), 1) / 1e4
    return start, [
        f"Other topics explain the words almost as well (a likelihood at most {behind:.4f} nats a token lower): "
        "another number of topics may be clearer."
    ]


def _in_memory(
    rows: WeightedCounts,
    topics: int,
    start: Initialization,
    extra: Singles,
    passes: int | None,
    progress: bool,
    workers: Workers,
) -> tuple[Floats, Singles, TrainingHistory]:
    sweeps = _begun(rows, topics, start, extra, workers)
    history = run_passes(sweeps.sweep, PASSES if passes is None else passes, _SETTLED, progress=progress)
    sweeps.recount()
    return sweeps.shares(), sweeps.word_topics, history


def _begun(rows: WeightedCounts, topics: int, start: Initialization, extra: Singles, workers: Workers) -> CVB0:
    sweeps = CVB0(rows, topics, workers, extra=extra, responsibilities=start.responsibilities)
    if start.responsibilities is not None:
        sweeps.recount()
    else:
        shares, _ = inferred(rows, start.weights, sweeps.alpha, workers, passes=3, tolerance=1e-3)
        sweeps.initialize(shares, start.weights)
    return sweeps


def _by_minibatch(
    rows: WeightedCounts,
    topics: int,
    seed: int,
    start: Initialization,
    extra: Singles,
    passes: int | None,
    progress: bool,
    workers: Workers,
) -> tuple[Floats, Singles, TrainingHistory]:
    rng = np.random.default_rng([seed, 1])
    some = sample(rows, _SAMPLE, rng)
    part = some.total / rows.total
    sweeps = _begun(some, topics, Initialization(start.weights), (extra * np.float32(part)).astype(np.float32), workers)
    history = run_passes(sweeps.sweep, _SAMPLE_PASSES, _SETTLED, progress=progress, what="fitting topics to a sample")
    alpha, beta = priors(rows, topics)
    whole = MinibatchCVB0(rows, topics, sweeps.weights(), extra, alpha, beta, rng, workers)
    del sweeps
    if not history.interrupted:
        try:
            history = run_passes(
                whole.sweep, MINIBATCH_PASSES if passes is None else passes, _SETTLED, progress=progress
            )
        except KeyboardInterrupt:  # before the first pass was done: the topics of the sample are what there is
            history = replace(history, converged=False, interrupted=True)
    return _shares(rows, whole.weights, alpha, topics, workers), whole.word_topics + extra, history


def _shares(rows: WeightedCounts, weights: Singles, alpha: Singles, topics: int, workers: Workers) -> Floats:
    shares, _ = inferred(rows, weights, alpha, workers, passes=_INFER_PASSES, tolerance=_INFER_TOLERANCE)
    found = shares[:, :topics].astype(np.float64)
    return np.asarray(found / found.sum(axis=1, keepdims=True), dtype=np.float64)


def _padded(weights: Floats) -> Singles:
    padded = np.zeros((weights.shape[1], pad(len(weights))), np.float32)
    padded[:, : len(weights)] = weights.T
    return padded
