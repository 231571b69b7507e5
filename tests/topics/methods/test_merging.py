"""Topics that are one, and topics that are not."""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.topics.methods import merging
from gleanings.topics.methods.merging import merged


def test_halves_of_a_topic_are_merged_and_others_are_not():
    rows = np.kron(np.eye(2), np.full((10, 5), 3.0))  # two groups of rows, of five words each
    one, other = np.repeat([0.2, 0.0], 5), np.repeat([0.0, 0.2], 5)
    shares = np.array([[0.5, 0.5, 0.0]] * 10 + [[0.0, 0.0, 1.0]] * 10)
    weights, alpha = merged(csr_matrix(rows), shares, np.array([one, one, other]), np.array([0.5, 0.3, 0.2]), 0.01)
    assert len(weights) == 2
    np.testing.assert_allclose(weights, [one, other], atol=1e-3)
    np.testing.assert_allclose(alpha, [0.8, 0.2])


def test_words_in_common_alone_do_not_make_topics_one():
    rows = np.array([[9.0, 9, 9, 0, 0], [0, 0, 9, 9, 9]] * 10)
    topics = np.array([[1 / 3] * 3 + [0, 0], [0, 0] + [1 / 3] * 3])
    weights, _ = merged(csr_matrix(rows), np.tile(np.eye(2), (10, 1)), topics, np.array([0.5, 0.5]), 0.01)
    assert len(weights) == 2


def test_topics_that_are_not_alike_are_kept_though_one_would_be_more_probable(monkeypatch):
    rows = np.array([[6.0, 6, 1, 6, 6]] * 12)  # every row is about both
    one, other = np.array([12, 12, 1, 0, 0]) / 25, np.array([0, 0, 1, 12, 12]) / 25
    given = csr_matrix(rows), np.full((12, 2), 0.5), np.array([one, other]), np.array([0.5, 0.5]), 0.01
    assert len(merged(*given)[0]) == 2
    monkeypatch.setattr(merging, "_ALIKE", 0.0)
    assert len(merged(*given)[0]) == 1


def test_of_two_pairs_of_halves_each_is_made_one():
    rows = np.kron(np.eye(2), np.full((10, 5), 3.0))
    one, other = np.repeat([0.2, 0.0], 5), np.repeat([0.0, 0.2], 5)
    halves = np.array([one, one, other, other])
    shares = np.kron(np.eye(2), np.full((10, 2), 0.5))
    weights, alpha = merged(csr_matrix(rows), shares, halves, np.array([0.4, 0.3, 0.2, 0.1]), 0.01)
    np.testing.assert_allclose(weights, [one, other], atol=1e-3)
    np.testing.assert_allclose(alpha, [0.7, 0.3])
