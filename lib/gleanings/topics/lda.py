"""Starts, sweeps and stopping: a matrix of counts in, a `Fit` out.

Counts are weighted before they are fitted (Wilson and Chew 2010, "Term weighting schemes for LDA"): a word found tf
times in a row, and in df of N rows, counts for (1 + ln tf) ln((N + 1) / df), rescaled so that the total stays the
number of tokens. The N + 1 keeps a word that is in every row.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from gleanings.topics import engine
from gleanings.topics.result import Fit, Floats

Memory = Literal["auto", "full", "minibatch"]
SHARDS = 8
ALPHA = 0.1
BETA = 0.01
PASSES = 100


def word_weights(counts: csr_matrix) -> Floats:
    """Return what the first occurrence of each word in a row counts for: its rarity, rescaled."""
    documents = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = np.log((counts.shape[0] + 1) / np.maximum(documents, 1))
    weighted = float((1 + np.log(counts.data)) @ rarity[counts.indices])
    return rarity * (float(counts.data.sum()) / weighted if weighted else 1.0)


def weigh(counts: csr_matrix, weights: Floats) -> NDArray[np.float32]:
    """Return the weighted counts, in the order of `counts.data`."""
    return ((1 + np.log(counts.data)) * weights[counts.indices]).astype(np.float32)


def threads() -> int:
    from numba import config

    return int(config.NUMBA_NUM_THREADS)


def pad(topics: int) -> int:
    return -(-topics // engine.LANES) * engine.LANES


def shard_bounds(indptr: NDArray[np.int32], shards: int) -> NDArray[np.int64]:
    targets = np.linspace(0, indptr[-1], shards + 1)
    bounds = np.searchsorted(indptr, targets, side="left")
    bounds[0], bounds[-1] = 0, len(indptr) - 1
    return bounds


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
    rarity = word_weights(counts)
    data = weigh(counts, rarity)
    indptr, indices = counts.indptr.astype(np.int64), counts.indices.astype(np.int32)
    width, rows, words = pad(topics), counts.shape[0], counts.shape[1]
    rng = np.random.default_rng(seed)
    resp = np.zeros((counts.nnz, width), np.float32)
    start = rng.random((counts.nnz, topics), np.float32) + 0.01
    resp[:, :topics] = start / start.sum(axis=1, keepdims=True)
    alpha = np.zeros(width, np.float32)
    alpha[:topics] = ALPHA
    beta = np.float32(BETA)
    row_topics = np.zeros((rows, width), np.float32)
    word_topics = np.zeros((words, width), np.float32)
    bounds = shard_bounds(indptr, SHARDS)
    engine.collect(indptr, indices, data, resp, row_topics, word_topics, 0, rows)
    parts = np.repeat(word_topics[None], SHARDS, axis=0)
    curve: list[float] = []
    total = float(data.sum()) or 1.0

    def sweep(s: int) -> float:
        totals = parts[s].sum(axis=0)
        return engine.sweep_rows(
            indptr, indices, data, resp, row_topics, parts[s], totals, alpha, beta, bounds[s], bounds[s + 1]
        )

    with ThreadPoolExecutor(threads()) as pool:
        for _ in range(passes or PASSES):
            curve.append(sum(pool.map(sweep, range(SHARDS))) / total)
            engine.merge(word_topics, parts, 0, words)
    order = np.argsort(-word_topics[:, :topics].sum(axis=0), kind="stable")
    shares = row_topics[:, order].astype(float) + ALPHA
    weights = word_topics[:, order].astype(float).T + BETA
    return Fit(
        shares / shares.sum(axis=1, keepdims=True),
        weights / weights.sum(axis=1, keepdims=True),
        np.full(topics, ALPHA),
        BETA,
        tuple(curve),
        False,
        word_weights=rarity,
        tokens=word_topics[:, order].sum(axis=0).astype(float),
    )


def infer(
    counts: csr_matrix, weights: Floats, alpha: Floats, *, word_weights: Floats | None = None, passes: int = 50
) -> Floats:
    """Return the shares (rows x topics) of new rows under fitted topics; each row is on its own."""
    counts = csr_matrix(counts)
    data = weigh(counts, word_weights) if word_weights is not None else counts.data.astype(np.float32)
    topics, width = len(weights), pad(len(weights))
    padded = np.zeros((counts.shape[1], width), np.float32)
    padded[:, :topics] = weights.T
    prior = np.zeros(width, np.float32)
    prior[:topics] = alpha
    shares = np.zeros((counts.shape[0], width), np.float32)
    indptr, indices = counts.indptr.astype(np.int64), counts.indices.astype(np.int32)
    bounds = shard_bounds(indptr, threads())

    def run(s: int) -> None:
        engine.infer_rows(
            indptr, indices, data, padded, prior, passes, np.float32(1e-4), shares, bounds[s], bounds[s + 1]
        )

    with ThreadPoolExecutor(threads()) as pool:
        list(pool.map(run, range(len(bounds) - 1)))
    result = shares[:, :topics].astype(float)
    return result / result.sum(axis=1, keepdims=True)
