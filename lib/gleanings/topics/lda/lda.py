"""Latent Dirichlet allocation: a matrix of counts in, a `Fit` out.

What is fitted is in `term_weighting.py`, where it starts in `initialization.py`, how it goes on in `cvb0.py` and, where
memory is short, in `minibatch.py`. Here is what holds them together: the choice, stopping, and the result.
"""

import math
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.errors import InvalidValue
from gleanings.parallel.threads import Workers
from gleanings.topics.fit_result import Fit
from gleanings.topics.lda.checkpoint import Checkpoint
from gleanings.topics.lda.cvb0 import priors
from gleanings.topics.lda.fitting import by_minibatch, in_memory, padded, shares_under
from gleanings.topics.lda.initialization import Initialization, best_initialization
from gleanings.topics.lda.kept_shares import in_given_order
from gleanings.topics.lda.row_order import by_content
from gleanings.topics.lda.rows_on_disk import rows_on_disk
from gleanings.topics.lda.seed_words import extra_tokens, guided
from gleanings.topics.lda.term_weighting import WeightedCounts, pad, weighted_rows, word_weights_of
from gleanings.types import Floats, Memory, Search

MEMORY_BUDGET = 2**30  # bytes of responsibilities; above it `memory="auto"` takes minibatches


def fit_lda(
    counts: csr_matrix,
    *,
    topics: int,
    seed: int,
    passes: int | None = None,
    memory: Memory = "auto",
    guide: Sequence[Sequence[int]] | None = None,
    initial: Fit | None = None,
    known: Floats | None = None,
    search: Search = "fast",
    workers: Workers | None = None,
    progress: bool = False,
    folder: Path | None = None,
    shares_folder: Path | None = None,
    checkpoint: Checkpoint | None = None,
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
        known: the shares of the first rows by the initial fit, where it was fitted to them: these go on from there. By
            the topics alone their shares would be those of `infer`, and a fit that had come to rest would move again.
        search: `fast` searches once for where to start; `thorough` several times, and also tries what these searches
            agree on: four to five times as long, for topics that hang less on the seed.
        workers: threads to fit with; None for as many as there are. With `Workers(1)`, fits can run side by side,
            which is faster for many small ones; the bits are the same.
        progress: show a progress bar, first of the choice of a start, then of the passes.
        folder: an empty one for the weighted counts, where the counts are mapped files; None keeps them in memory. The
            bits are the same.
        shares_folder: one for the shares, which are then a mapped file, too.
        checkpoint: where to keep the fit after each pass, and to go on from; the bits are the same.

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
    if folder is None:
        counts, order = by_content(counts)
        word_weights = word_weights_of(counts)
        rows = weighted_rows(counts, word_weights)
    else:
        rows, order, word_weights = rows_on_disk(counts, folder)
    guide = guide or ()
    with nullcontext(workers) if workers is not None else Workers() as workers:

        def start() -> tuple[Initialization, list[str]]:
            found, notes = _start(rows, topics, seed, guide, initial, search, progress, workers)
            places = None if known is None else np.argsort(order, kind="stable")[: len(known)]
            return replace(found, known=known, places=places), notes

        extra = extra_tokens(rows, guide, topics, pad(topics))
        if memory == "minibatch" or (memory == "auto" and is_large(len(rows.indices), topics)):
            shares, word_topics, history, notes = by_minibatch(
                rows, topics, seed, start, extra, passes, progress, workers, checkpoint
            )
        else:
            shares, word_topics, history, notes = in_memory(
                rows, topics, start, extra, passes, progress, workers, checkpoint
            )
    alpha, beta = priors(rows, topics)
    fixed = topics if initial is not None else len(guide)
    tokens = word_topics[:, :topics].sum(axis=0, dtype=np.float64)
    largest = np.concatenate([np.arange(fixed), fixed + np.argsort(-tokens[fixed:], kind="stable")])
    weights = np.maximum(word_topics[:, largest].T.astype(np.float64), 0) + float(beta)
    return Fit(
        shares=in_given_order(shares, order, largest, shares_folder),
        weights=weights / weights.sum(axis=1, keepdims=True),
        alpha=alpha[largest].astype(np.float64),
        beta=float(beta),
        likelihood=history.likelihood,
        converged=history.converged,
        notes=(*notes, *history.notes),
        word_weights=word_weights,
        tokens=tokens[largest],
    )


def is_large(entries: int, topics: int) -> bool:
    """Return whether `memory="auto"` takes minibatches for so many entries of the counts."""
    return entries * pad(topics) * 4 > MEMORY_BUDGET


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
        return shares_under(weighted_rows(csr_matrix(counts), word_weights), padded(weights), prior, topics, workers)


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
        return Initialization(padded(initial.weights)), []
    start = best_initialization(rows, topics, seed, workers, search=search, progress=progress)
    if guide:
        return Initialization(guided(start.weights, guide, topics)), []
    if start.runner_up is None:
        return start, []
    behind = max(math.ceil((1 - math.exp(-start.runner_up)) * 1e4), 1) / 1e2
    return start, [
        "Other topics explain the words almost as well: another number of topics may be clearer. By `likelihood`, a "
        f"word is at most {behind:.2f} % less probable with the best of them."
    ]
