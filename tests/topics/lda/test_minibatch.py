"""Minibatches: a batch stands for all rows, and the seed words' tokens count in every one."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from gleanings.parallel.threads import Workers
from gleanings.topics.lda.minibatch import MinibatchCVB0
from gleanings.topics.lda.term_weighting import pad, weighted_rows, word_weights_of

TOPICS, WORDS = 3, 60


@pytest.fixture(scope="module")
def rows():
    counts = csr_matrix(np.random.default_rng(0).poisson(3, (3000, WORDS)).astype(np.int32))  # several batches
    return weighted_rows(counts, word_weights_of(counts))


def swept(rows, extra):
    weights = np.zeros((rows.words, pad(TOPICS)), np.float32)
    weights[:, :TOPICS] = 1 / rows.words
    alpha = np.zeros(pad(TOPICS), np.float32)
    alpha[:TOPICS] = 0.1
    topics = MinibatchCVB0(rows, TOPICS, weights, extra, alpha, np.float32(0.01), np.random.default_rng(0), Workers(1))
    topics.sweep()
    return topics


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
