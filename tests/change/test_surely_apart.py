"""A permutation test calls noise a difference as seldom as it says, and does not deny what is plain."""

import numpy as np
import pytest

from gleanings.change.surely_apart import surely_apart


def shares(generator, size, topics):
    """Return shares as reports have them: most of a document in one topic, little in the others."""
    return generator.dirichlet(np.full(topics, 0.3), size)


@pytest.mark.slow
@pytest.mark.parametrize(("size", "topics", "groups"), [(30, 3, 6), (60, 5, 3)])
def test_of_noise_one_report_in_ten_has_a_difference(size, topics, groups, monkeypatch):
    """How often noise is called a difference does not hang on the number of draws, so few are enough."""
    monkeypatch.setattr("gleanings.change.surely_apart._DRAWS", 199)
    generator = np.random.default_rng(size)
    found = []
    for number in range(100):
        of_unit = generator.integers(0, groups, size)
        there = np.flatnonzero(np.bincount(of_unit, minlength=groups) >= 3).tolist()
        found.append(surely_apart(shares(generator, size, topics), of_unit, there, 0.1, number).any())
    assert 0.02 < np.mean(found) <= 0.17  # of 100


def test_a_difference_of_means_is_found_where_ranks_hide_it():
    """Three of ten are about a topic here, and one of fifty there; what is left of it in the others is noise."""
    generator = np.random.default_rng(0)
    little = generator.uniform(0.01, 0.05, 100)
    values = np.where(np.arange(100) % 50 < np.where(np.arange(100) < 50, 15, 1), 0.9, little)[:, None]
    assert surely_apart(values, np.arange(100) // 50, [0, 1], 0.02)[0, 0, 1]


def test_few_documents_are_never_sure():
    values = np.array([[0.0], [0.0], [0.0], [1.0], [1.0], [1.0]])
    assert not surely_apart(values, np.arange(6) // 3, [0, 1], 0.1).any()


def test_one_large_group_among_many_small_ones_is_found():
    of_unit = np.concatenate([np.repeat(np.arange(10), 8)])
    values = np.where(of_unit == 4, 0.9, 0.1)[:, None] + np.random.default_rng(1).uniform(-0.1, 0.1, (80, 1))
    found = surely_apart(values, of_unit, list(range(10)), 0.05)[0]
    assert found[4].sum() == 9
    assert found.sum() == 18


def test_no_group_no_topic_and_no_spread_are_no_difference():
    assert not surely_apart(np.zeros((0, 2)), np.zeros(0, dtype=np.int64), [], 0.1).any()
    assert surely_apart(np.zeros((4, 0)), np.array([0, 0, 1, 1]), [0, 1], 0.1).shape == (0, 2, 2)
    assert not surely_apart(np.full((40, 1), 1 / 3), np.arange(40) % 2, [0, 1], 0.1).any()
