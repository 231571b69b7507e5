"""Passes of CVB0 from a start to the end, in memory or by minibatches; after each pass a checkpoint, if there is to be.

A fit that goes on from a checkpoint has the same bits as one that was never interrupted: what it holds is all that the
next pass depends on.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from gleanings.parallel.threads import Workers
from gleanings.topics.lda.checkpoint import Checkpoint, State
from gleanings.topics.lda.cluster_inference import inferred_shares
from gleanings.topics.lda.cvb0 import CVB0, inferred, priors
from gleanings.topics.lda.initialization import Initialization, sample
from gleanings.topics.lda.minibatch import MinibatchCVB0
from gleanings.topics.lda.term_weighting import WeightedCounts, pad
from gleanings.topics.training import TrainingHistory, changes_less_than, run_passes
from gleanings.types import Floats, Integers, Singles

PASSES = 100  # at most
MINIBATCH_PASSES = 10  # at most
_SETTLED = changes_less_than(3e-4, passes=2)  # nats a token
# Of many rows a pass takes seconds, and the last half of them changes neither top words nor which topic a row is about.
_MANY, _SETTLED_MANY = 500_000, changes_less_than(1e-3, passes=2)
_SAMPLE = 400_000  # entries of the counts to which topics are fitted in memory before minibatches begin
_SAMPLE_PASSES = 30
_INFER_PASSES = 100
_INFER_TOLERANCE = 1e-4

Start = Callable[[], tuple[Initialization, list[str]]]
Shares = Callable[[Integers], Floats]  # of some rows, by their places
Run = tuple[Shares, Singles, TrainingHistory, list[str]]


def in_memory(
    rows: WeightedCounts,
    topics: int,
    start: Start,
    extra: Singles,
    passes: int | None,
    progress: bool,
    workers: Workers,
    checkpoint: Checkpoint | None,
) -> Run:
    """Fit with an estimate for every word of every row; return what gives shares, words x topics, history and notes.

    Args:
        start: gives where to start from, and what is to be said about it; called where there is no checkpoint.
        extra: words x topics, padded: tokens that words have beside those of the rows (a guide).
    """
    state = None if checkpoint is None else checkpoint.load()
    if state is None:
        begin, notes = start()
        sweeps = _begun(rows, topics, begin, extra, workers)
    else:
        notes = list(state.numbers["notes"])
        sweeps = CVB0(rows, topics, workers, extra=extra, responsibilities=state.arrays["responsibilities"])
        sweeps.resume(state.arrays["row_topics"], state.arrays["word_topics"])

    def keep(curve: list[float]) -> None:
        if checkpoint is not None:
            names = ("responsibilities", "row_topics", "word_topics")
            arrays = {name: getattr(sweeps, name) for name in names}
            checkpoint.save(State(tuple(curve), {"notes": notes}, arrays))

    most = PASSES if passes is None else passes
    settled = _SETTLED_MANY if len(rows.indices) > _MANY else _SETTLED
    history = run_passes(
        sweeps.sweep, most, settled, progress=progress, after=keep, curve=() if state is None else state.curve
    )
    sweeps.recount()
    return sweeps.shares().__getitem__, sweeps.word_topics, history, notes


def by_minibatch(
    rows: WeightedCounts,
    topics: int,
    seed: int,
    start: Start,
    extra: Singles,
    passes: int | None,
    progress: bool,
    workers: Workers,
    checkpoint: Checkpoint | None,
) -> Run:
    """Fit with an estimate for a few rows at a time; arguments and result are those of `in_memory`."""
    rng = np.random.default_rng([seed, 1])
    alpha, beta = priors(rows, topics)
    state = None if checkpoint is None else checkpoint.load()
    if state is None:
        begin, notes = start()
        some = sample(rows, _SAMPLE, rng)
        part = np.float32(some.total / rows.total)
        sweeps = _begun(some, topics, Initialization(begin.weights), (extra * part).astype(np.float32), workers)
        history = run_passes(
            sweeps.sweep, _SAMPLE_PASSES, _SETTLED, progress=progress, what="fitting topics to a sample"
        )
        whole = MinibatchCVB0(rows, topics, sweeps.weights(), extra, alpha, beta, rng, workers)
        del sweeps
    else:
        notes = list(state.numbers["notes"])
        rng.bit_generator.state = state.numbers["random"]
        whole = MinibatchCVB0(rows, topics, state.arrays["weights"], extra, alpha, beta, rng, workers)
        whole.resume(state.arrays["word_topics"], state.arrays["shares"], int(state.numbers["batches"]))
        history = TrainingHistory((), converged=False, interrupted=False)

    def keep(curve: list[float]) -> None:
        if checkpoint is not None:
            numbers = {"notes": notes, "batches": whole.batches, "random": rng.bit_generator.state}
            arrays = {"weights": whole.weights, "word_topics": whole.word_topics, "shares": whole.shares}
            checkpoint.save(State(tuple(curve), numbers, arrays))

    if not history.interrupted:
        most = MINIBATCH_PASSES if passes is None else passes
        try:
            history = run_passes(
                whole.sweep, most, _SETTLED, progress=progress, after=keep, curve=() if state is None else state.curve
            )
        except KeyboardInterrupt:  # before the first pass was done: the topics of the sample are what there is
            history = replace(history, converged=False, interrupted=True)
    shares = _inferred(rows, whole.weights, alpha, workers, whole.shares)
    return (lambda places: _summing_to_one(shares[places, :topics])), whole.word_topics + extra, history, notes


def shares_under(rows: WeightedCounts, weights: Singles, alpha: Singles, topics: int, workers: Workers) -> Floats:
    """Return rows x topics: the shares of topics whose weights (words x topics, padded) are fixed."""
    return _summing_to_one(_inferred(rows, weights, alpha, workers)[:, :topics])


def _inferred(
    rows: WeightedCounts, weights: Singles, alpha: Singles, workers: Workers, known: Singles | None = None
) -> Singles:
    """Return the shares of rows (padded) under fixed weights.

    Args:
        known: the shares from which the rows go on, whose place the new ones take; None for the prior's.
    """
    parts = inferred_shares(
        rows, weights, alpha, workers, passes=_INFER_PASSES, tolerance=_INFER_TOLERANCE, shares=known
    )
    found = np.empty((rows.number, len(alpha)), np.float32) if known is None else known
    at = 0
    for part in parts:
        if part is not found:
            found[at : at + len(part)] = part
        at += len(part)
    return found


def _summing_to_one(shares: Singles) -> Floats:
    found = shares.astype(np.float64)
    found /= found.sum(axis=1, keepdims=True)
    return found


def _begun(rows: WeightedCounts, topics: int, start: Initialization, extra: Singles, workers: Workers) -> CVB0:
    sweeps = CVB0(rows, topics, workers, extra=extra, responsibilities=start.responsibilities)
    if start.responsibilities is not None:
        sweeps.recount()
    else:
        shares, _ = inferred(rows, start.weights, sweeps.alpha, workers, passes=3, tolerance=1e-3)
        if start.known is not None:
            shares[start.places, :topics] = start.known
        sweeps.initialize(shares, start.weights)
    return sweeps


def padded(weights: Floats) -> Singles:
    """Return topics x words as words x topics, padded with zeros."""
    found = np.zeros((weights.shape[1], pad(len(weights))), np.float32)
    found[:, : len(weights)] = weights.T
    return found
