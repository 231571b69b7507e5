"""The kernels: equal to plain NumPy, and the same bits whatever runs them."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from gleanings.parallel.threads import SHARDS, Workers, even_cuts
from gleanings.topics.lda import kernels as engine
from gleanings.topics.lda.cvb0 import ALPHA, CVB0, inferred, priors
from gleanings.topics.lda.lda import fit_lda, infer
from gleanings.topics.lda.term_weighting import WeightedCounts, pad, weighted_rows, word_weights_of

TOPICS = 5


def some_counts(rows: int = 60, words: int = 40, seed: int = 0) -> csr_matrix:
    rng = np.random.default_rng(seed)
    theme = np.arange(rows) % 3
    rates = np.where(np.arange(words) % 3 == theme[:, None], 1.2, 0.2)
    return csr_matrix(rng.poisson(rates).astype(np.int32))


def some_rows() -> WeightedCounts:
    counts = some_counts()
    return weighted_rows(counts, word_weights_of(counts))


def started(threads: int, shards: int = SHARDS) -> CVB0:
    rows = some_rows()
    sweeps = CVB0(rows, TOPICS, Workers(threads), shards=shards)
    rng = np.random.default_rng(1)
    shares, weights = np.zeros_like(sweeps.row_topics), np.zeros_like(sweeps.word_topics)
    shares[:, :TOPICS] = rng.random((rows.number, TOPICS))
    weights[:, :TOPICS] = rng.random((rows.words, TOPICS))
    sweeps.initialize(shares, weights)
    return sweeps


def plain_sweep(rows, gamma, beta, shards):
    """One sweep by the equations, in float64: each shard against the counts as they were before the sweep."""
    row_topics = np.array([rows.counts[s:e] @ gamma[s:e] for s, e in pairwise(rows.indptr)])
    word_topics = np.zeros((rows.words, TOPICS))
    np.add.at(word_topics, rows.indices, rows.counts[:, None] * gamma)
    gamma, likelihood = gamma.copy(), 0.0
    cuts = even_cuts(rows.indptr, shards)
    for first, last in pairwise(cuts):
        words, totals = word_topics.copy(), word_topics.sum(axis=0)
        for d in range(first, last):
            before = row_topics[d].copy()
            for i in range(rows.indptr[d], rows.indptr[d + 1]):
                count, w = float(rows.counts[i]), rows.indices[i]
                own = count * gamma[i]
                new = (before - own + ALPHA) * (words[w] - own + beta) / (totals - own + rows.words * beta)
                likelihood += count * np.log(new.sum() / (before.sum() - count + TOPICS * ALPHA))
                new /= new.sum()
                words[w] += count * new - own
                row_topics[d] += count * new - own
                gamma[i] = new
            totals += row_topics[d] - before
    word_topics[:] = 0
    np.add.at(word_topics, rows.indices, rows.counts[:, None] * gamma)
    return gamma, row_topics, word_topics, likelihood / rows.counts.sum()


@pytest.mark.parametrize("shards", [1, SHARDS])
def test_sweeps_equal_plain_numpy(shards):
    sweeps = started(2, shards)
    rows, gamma = sweeps.rows, sweeps.responsibilities[:, :TOPICS].astype(np.float64)
    for _ in range(3):
        likelihood = sweeps.sweep()
        gamma, row_topics, word_topics, expected = plain_sweep(rows, gamma, float(sweeps.beta), shards)
        np.testing.assert_allclose(sweeps.responsibilities[:, :TOPICS], gamma, atol=1e-4)
        np.testing.assert_allclose(sweeps.row_topics[:, :TOPICS], row_topics, rtol=1e-4, atol=1e-4)
        np.testing.assert_allclose(sweeps.word_topics[:, :TOPICS], word_topics, rtol=1e-4, atol=1e-4)
        assert likelihood == pytest.approx(expected, abs=1e-4)


def test_columns_that_pad_stay_empty():
    sweeps = started(1)
    sweeps.sweep()
    for array in (sweeps.responsibilities, sweeps.row_topics, sweeps.word_topics):
        assert not array[:, TOPICS:].any()


def test_counts_kept_during_sweeps_are_those_that_responsibilities_say():
    sweeps = started(2)
    for _ in range(5):
        sweeps.sweep(measure=False)
    row_topics, word_topics = sweeps.row_topics.copy(), sweeps.word_topics.copy()
    sweeps.recount()
    np.testing.assert_allclose(sweeps.row_topics, row_topics, rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(sweeps.word_topics, word_topics, rtol=1e-4, atol=1e-4)


def test_inference_equals_plain_numpy():
    rows = some_rows()
    rng = np.random.default_rng(2)
    weights = np.zeros((rows.words, pad(TOPICS)), np.float32)
    weights[:, :TOPICS] = rng.dirichlet(np.ones(rows.words), TOPICS).T
    alpha, _ = priors(rows, TOPICS)
    statistics = np.zeros((SHARDS, *weights.shape), np.float32)
    with Workers(1) as workers:
        shares, _ = inferred(rows, weights, alpha, workers, passes=7, tolerance=0, sufficient_statistics=statistics)
    expected_words = np.zeros((rows.words, TOPICS))
    for d in range(rows.number):
        span = slice(rows.indptr[d], rows.indptr[d + 1])
        counts, phi = rows.counts[span].astype(np.float64), weights[rows.indices[span], :TOPICS].astype(np.float64)
        gamma, row = np.zeros_like(phi), np.full(TOPICS, ALPHA)
        for _ in range(7):
            for i in range(len(counts)):
                new = (row - counts[i] * gamma[i]) * phi[i]
                row += counts[i] * (new / new.sum() - gamma[i])
                gamma[i] = new / new.sum()
        np.testing.assert_allclose(shares[d, :TOPICS], row / row.sum(), atol=1e-4)
        np.add.at(expected_words, rows.indices[span], counts[:, None] * gamma)
    np.testing.assert_allclose(statistics.sum(axis=0)[:, :TOPICS], expected_words, rtol=1e-3, atol=1e-3)


def test_rows_at_rest_stay_where_they_are_and_rows_without_shares_begin_with_the_prior():
    rows = some_rows()
    weights = np.zeros((rows.words, pad(TOPICS)), np.float32)
    weights[:, :TOPICS] = np.random.default_rng(2).dirichlet(np.ones(rows.words), TOPICS).T
    alpha, _ = priors(rows, TOPICS)
    with Workers(1) as workers:
        rest, _ = inferred(rows, weights, alpha, workers, passes=500, tolerance=1e-6)
        stayed, _ = inferred(rows, weights, alpha, workers, passes=2, tolerance=0, shares=rest.copy())
        moved, _ = inferred(rows, weights, alpha, workers, passes=2, tolerance=0)
        begun, _ = inferred(rows, weights, alpha, workers, passes=2, tolerance=0, shares=np.zeros_like(rest))
    assert np.abs(stayed - rest).max() < 0.2 * np.abs(moved - rest).max()
    assert begun.tobytes() == moved.tobytes()


@pytest.mark.parametrize("threads", [2, 4, 7])
def test_threads_do_not_change_the_bits(threads):
    one, many = started(1), started(threads)
    for _ in range(3):
        assert one.sweep() == many.sweep()
    assert one.responsibilities.tobytes() == many.responsibilities.tobytes()
    assert one.word_topics.tobytes() == many.word_topics.tobytes()


PRINT_BITS = """
import hashlib
import numpy as np
from scipy.sparse import csr_matrix
from gleanings.topics.lda.lda import fit_lda, infer
rng = np.random.default_rng(0)
counts = csr_matrix(rng.poisson(np.where(np.arange(50) % 3 == np.arange(90)[:, None] % 3, 1.0, 0.1)).astype(np.int32))
for memory in ("full", "minibatch"):
    fit = fit_lda(counts, topics=4, seed=3, memory=memory)
    shares = infer(counts, fit.weights, fit.alpha, word_weights=fit.word_weights)
    print(hashlib.sha256(fit.shares.tobytes() + fit.weights.tobytes() + shares.tobytes()).hexdigest())
"""


@pytest.mark.subprocess
def test_a_fresh_process_gives_the_same_bits(capsys):
    exec(PRINT_BITS, {})
    here = capsys.readouterr().out
    environment = {**os.environ, "NUMBA_NUM_THREADS": "5", "PYTHONHASHSEED": "1"}
    run = subprocess.run(
        [sys.executable, "-c", PRINT_BITS], env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout == here


PRINT_COMPILATIONS = """
from numba.core.dispatcher import Dispatcher
import numpy as np
from scipy.sparse import csr_matrix
from gleanings.topics.lda import kmeans, kernels, truncated_svd
from gleanings.topics.lda.lda import fit_lda
counts = csr_matrix(np.random.default_rng(0).poisson(0.3, (400, 60)).astype(np.int32))
fit_lda(counts, topics=4, seed=0)
for module in (kmeans, kernels, truncated_svd):
    for name, kernel in vars(module).items():
        if isinstance(kernel, Dispatcher) and kernel.__module__ == module.__name__:
            print(name, len(kernel.signatures))
"""


@pytest.mark.subprocess
def test_no_kernel_is_compiled_twice_in_a_first_fit():
    run = subprocess.run([sys.executable, "-c", PRINT_COMPILATIONS], capture_output=True, text=True, check=True)
    compilations = dict(line.split() for line in run.stdout.splitlines())
    assert compilations["sweep_rows"] == "1"
    assert {name for name, number in compilations.items() if int(number) > 1} == set()


def test_fits_may_run_side_by_side():
    counts = some_counts()
    alone = [fit_lda(counts, topics=3, seed=seed).weights.tobytes() for seed in range(4)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda seed: fit_lda(counts, topics=3, seed=seed).weights.tobytes(), range(4)))
    assert alone == together


def test_a_row_is_inferred_the_same_in_any_order_and_company():
    counts = some_counts()
    fit = fit_lda(counts, topics=3, seed=0)

    def shares(some):
        return infer(some, fit.weights, fit.alpha, word_weights=fit.word_weights)

    together = shares(counts)
    order = np.random.default_rng(4).permutation(counts.shape[0])
    assert shares(counts[order]).tobytes() == together[order].tobytes()
    assert np.vstack([shares(counts[i]) for i in range(counts.shape[0])]).tobytes() == together.tobytes()


def test_empty_rows_and_words_without_weight_are_inferred_without_nan():
    counts = csr_matrix(np.array([[0, 0, 0], [0, 0, 2], [1, 0, 2]]))
    shares = infer(counts, np.array([[0.9, 0.1, 0.0], [0.2, 0.8, 0.0]]), np.array([0.3, 0.1]))
    np.testing.assert_allclose(shares.sum(axis=1), 1)
    np.testing.assert_allclose(shares[0], [0.75, 0.25])
    np.testing.assert_allclose(shares[1], [0.75, 0.25])
    assert shares[2, 0] > 0.75


def test_topics_are_padded_to_whole_lanes():
    assert [pad(k) % engine.LANES for k in range(1, 20)] == [0] * 19
    assert all(k <= pad(k) < k + engine.LANES for k in range(1, 20))


def test_the_words_of_each_shard_are_noted_where_they_are_learnt_from():
    counts = csr_matrix(np.array([[1, 0, 2], [0, 3, 0]] * 8))
    rows = weighted_rows(counts, None)
    weights = np.full((3, 8), 1 / 3, np.float32)
    held = np.zeros((8, 3), bool)
    with Workers(1) as workers:
        inferred(
            rows, weights, np.full(8, 0.1, np.float32), workers, passes=2, tolerance=0, held=held,
            sufficient_statistics=np.zeros((8, 3, 8), np.float32),
        )  # fmt: skip
    cuts = even_cuts(rows.indptr, 8)
    assert [held[s].tolist() for s in range(8)] == [
        (np.asarray(counts[a:b].sum(axis=0)).ravel() > 0).tolist() for a, b in pairwise(cuts)
    ]


def test_the_likelihood_of_inference_is_that_of_the_last_turn():
    rows = weighted_rows(csr_matrix([[2, 1, 0]]), None)
    weights = np.zeros((3, 8), np.float32)
    weights[:, :2] = [[0.6, 0.1], [0.3, 0.2], [0.1, 0.7]]
    alpha = np.zeros(8, np.float32)
    alpha[:2] = 0.2
    with Workers(1) as workers:
        shares, found = inferred(rows, weights, alpha, workers, passes=200, tolerance=1e-7)
        _, first = inferred(rows, weights, alpha, workers, passes=1, tolerance=0)
    mine = shares[0, :2] * weights[:2, :2]  # at rest: the responsibilities of a word follow from the others'
    mine /= mine.sum(axis=1, keepdims=True)
    row = alpha[:2] + np.array([2, 1]) @ mine
    expected = sum(
        c * np.log(((row - c * g) @ w) / (3.4 - c)) for c, g, w in zip([2, 1], mine, weights[:2, :2], strict=True)
    )
    assert found == pytest.approx(expected, abs=0.05)
    assert first == 0  # in the first turn a word has no others to be told by
