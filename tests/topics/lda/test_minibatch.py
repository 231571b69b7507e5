"""Minibatches: a batch stands for all rows, and the seed words' tokens count in every one."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from gleanings.parallel.threads import Workers
from gleanings.topics.lda import minibatch
from gleanings.topics.lda.cluster_inference import learnt_from
from gleanings.topics.lda.cvb0 import inferred
from gleanings.topics.lda.minibatch import MinibatchCVB0
from gleanings.topics.lda.term_weighting import pad, weighted_rows, word_weights_of

TOPICS, WORDS = 3, 60


@pytest.fixture(scope="module")
def rows():
    counts = csr_matrix(np.random.default_rng(0).poisson(3, (3000, WORDS)).astype(np.int32))  # several batches
    return weighted_rows(counts, word_weights_of(counts))


def swept(rows, extra, threads=1):
    weights = np.zeros((rows.words, pad(TOPICS)), np.float32)
    weights[:, :TOPICS] = 1 / rows.words
    alpha = np.zeros(pad(TOPICS), np.float32)
    alpha[:TOPICS] = 0.1
    with Workers(threads) as workers:
        topics = MinibatchCVB0(rows, TOPICS, weights, extra, alpha, np.float32(0.01), np.random.default_rng(0), workers)
        topics.sweep()
    return topics


@pytest.fixture
def many(monkeypatch):
    """Take these rows for many."""
    monkeypatch.setattr(minibatch, "MANY", 0)
    monkeypatch.setattr(minibatch, "_BATCHES", 6)


def test_a_batch_stands_for_all_rows(rows):
    topics = swept(rows, np.zeros((rows.words, pad(TOPICS)), np.float32))
    assert topics.word_topics.sum() == pytest.approx(rows.total, rel=1e-3)


def test_the_tokens_of_seed_words_draw_their_words_into_their_topic(rows):
    extra = np.zeros((rows.words, pad(TOPICS)), np.float32)
    extra[7, 1] = rows.total / 20
    with_seed = swept(rows, extra).weights
    without = swept(rows, np.zeros_like(extra)).weights
    assert with_seed[7, 1] > 1.5 * without[7, 1]
    assert (with_seed[:, :TOPICS] > 0).all()


def test_where_there_are_many_rows_a_batch_of_stretches_stands_for_all_rows(rows, many):
    topics = swept(rows, np.zeros((rows.words, pad(TOPICS)), np.float32))
    assert topics.batches == 6
    assert topics.word_topics.sum() == pytest.approx(rows.total, rel=1e-3)


def test_stretches_give_the_same_bits_on_any_number_of_threads(rows, many):
    extra = np.zeros((rows.words, pad(TOPICS)), np.float32)
    assert swept(rows, extra, threads=1).weights.tobytes() == swept(rows, extra, threads=3).weights.tobytes()


def test_what_is_learnt_from_stretches_is_what_all_their_rows_hold(rows):
    """With the words that are missing from a stretch numbered away, as in all of the vocabulary."""
    some = rows.take(np.arange(40))
    alpha = np.zeros(pad(TOPICS), np.float32)
    alpha[:TOPICS] = 0.1
    weights = np.zeros((rows.words, pad(TOPICS)), np.float32)
    weights[:, :TOPICS] = np.random.default_rng(1).dirichlet(np.ones(rows.words), TOPICS).T
    with Workers(1) as workers:
        expected = np.zeros((8, *weights.shape), np.float32)
        _, likelihood = inferred(
            some, weights, alpha, workers, passes=20, tolerance=1e-2, sufficient_statistics=expected
        )
        none = np.zeros((40, len(alpha)), np.float32)
        parts = list(learnt_from(some, [(0, 1), (1, 40)], weights, alpha, none, workers, passes=20, tolerance=1e-2))
    assert len(parts[0].words) < rows.words
    found = np.zeros_like(weights)
    for part in parts:
        found[part.words] += part.tokens
    np.testing.assert_allclose(found, expected.sum(axis=0), rtol=1e-5, atol=1e-6)
    assert sum(part.likelihood for part in parts) == pytest.approx(likelihood)
    assert sum(part.total for part in parts) == pytest.approx(some.total)


@pytest.mark.parametrize("stretches", [False, True])
def test_rows_go_on_from_the_shares_of_the_pass_before(monkeypatch, stretches):
    """In two turns, rows that begin with the prior in each pass do not come as far."""
    draw = np.random.default_rng(3)
    planted = draw.dirichlet(np.full(TOPICS, 0.3), 600) @ draw.dirichlet(np.full(WORDS, 0.1), TOPICS)
    counts = csr_matrix(draw.poisson(60 * planted).astype(np.int32))
    rows = weighted_rows(counts, word_weights_of(counts))
    if stretches:
        monkeypatch.setattr(minibatch, "MANY", 0)
        monkeypatch.setattr(minibatch, "_BATCHES", 4)
    monkeypatch.setattr(minibatch, "_INNER_PASSES", 2)
    weights = np.zeros((rows.words, pad(TOPICS)), np.float32)
    weights[:, :TOPICS] = np.random.default_rng(1).dirichlet(np.ones(rows.words), TOPICS).T
    alpha = np.zeros(pad(TOPICS), np.float32)
    alpha[:TOPICS] = 0.1

    def reached(forgets: bool) -> float:
        draw, extra = np.random.default_rng(0), np.zeros_like(weights)
        with Workers(1) as workers:
            topics = MinibatchCVB0(rows, TOPICS, weights, extra, alpha, np.float32(0.01), draw, workers)
            for _ in range(3):
                topics.shares[:] = 0 if forgets else topics.shares
                likelihood = topics.sweep()
        return likelihood

    assert reached(forgets=False) > reached(forgets=True)


def test_batches_give_the_same_bits_on_any_number_of_threads(rows):
    extra = np.zeros((rows.words, pad(TOPICS)), np.float32)
    one, many = swept(rows, extra, threads=1), swept(rows, extra, threads=3)
    assert one.weights.tobytes() == many.weights.tobytes()
    assert not one._parts.any()  # else the next batch would hold this one, too
    assert not one._held.any()
