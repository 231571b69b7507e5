"""Latent Dirichlet allocation: a matrix of counts in, a `Fit` out."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.topics.result import Fit, Floats
from gleanings.topics.rows import pad, weighted_rows, word_weights_of
from gleanings.topics.starts import best_start
from gleanings.topics.sweeps import ALPHA, Sweeps, inferred
from gleanings.topics.workers import Workers

Memory = Literal["auto", "full", "minibatch"]
PASSES = 40


def fit_lda(
    counts: csr_matrix,
    *,
    topics: int,
    seed: int,
    passes: int | None = None,
    memory: Memory = "auto",
    guide: Sequence[Sequence[int]] | None = None,
    initial: Fit | None = None,
    progress: bool = False,
) -> Fit:
    """Return topics fitted to `counts` (rows x words)."""
    counts = csr_matrix(counts)
    word_weights = word_weights_of(counts)
    rows = weighted_rows(counts, word_weights)
    with Workers() as workers:
        start = best_start(rows, topics, seed, workers)
        sweeps = Sweeps(rows, topics, workers)
        shares, _ = inferred(rows, start.weights, sweeps.alpha, workers, passes=10, tolerance=1e-3)
        sweeps.start(shares, start.weights)
        curve = [sweeps.sweep() for _ in range(passes or PASSES)]
    order = np.argsort(-sweeps.word_topics[:, :topics].sum(axis=0), kind="stable")
    return Fit(
        sweeps.shares()[:, order],
        sweeps.weights().T[order].astype(np.float64),
        np.full(topics, ALPHA),
        float(sweeps.beta),
        tuple(curve),
        False,
        word_weights=word_weights,
        tokens=sweeps.word_topics[:, order].sum(axis=0).astype(np.float64),
    )


def infer(
    counts: csr_matrix, weights: Floats, alpha: Floats, *, word_weights: Floats | None = None, passes: int = 50
) -> Floats:
    """Return the shares (rows x topics) of new rows under fitted topics; each row is on its own."""
    topics = len(weights)
    padded = np.zeros((weights.shape[1], pad(topics)), np.float32)
    padded[:, :topics] = weights.T
    prior = np.zeros(pad(topics), np.float32)
    prior[:topics] = alpha
    rows = weighted_rows(csr_matrix(counts), word_weights)
    with Workers() as workers:
        shares, _ = inferred(rows, padded, prior, workers, passes=passes, tolerance=1e-4)
    found = shares[:, :topics].astype(np.float64)
    return np.asarray(found / found.sum(axis=1, keepdims=True), dtype=np.float64)
