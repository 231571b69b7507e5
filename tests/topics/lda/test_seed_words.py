"""Seed words: the topics that suit them come first, and elsewhere they lose most of their weight."""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.topics.lda.seed_words import extra_tokens, guided
from gleanings.topics.lda.term_weighting import weighted_rows


def some_weights():
    """Six words in three topics, words 2k and 2k + 1 mostly in topic k."""
    weights = np.zeros((6, 8), np.float32)
    weights[:, :3] = 0.1
    for k in range(3):
        weights[2 * k : 2 * k + 2, k] = 0.4
    return weights


def test_topics_that_suit_the_words_come_first():
    found = guided(some_weights(), [[4], [0, 1]], 3)
    assert found[:, :3].argmax(axis=1).tolist() == [1, 1, 2, 2, 0, 0]


def test_words_are_taken_from_the_other_topics():
    found = guided(some_weights(), [[4]], 3)
    np.testing.assert_allclose(found[4, :3], [0.4, 0.01, 0.01], rtol=1e-5)
    np.testing.assert_allclose(found[5, :3], [0.4, 0.1, 0.1], rtol=1e-5)


def test_a_rare_word_weighs_in_its_topic_as_a_strong_word_does():
    counts = csr_matrix(np.array([[0, 300, 200], [1, 200, 299]]))
    extra = extra_tokens(weighted_rows(counts, None), [[0], [1]], 2, 8)
    assert extra[0, 0] == np.float32(0.005 * 1000 / 2)
    assert extra[1, 1] == 500
    assert extra.sum() == extra[0, 0] + extra[1, 1]
