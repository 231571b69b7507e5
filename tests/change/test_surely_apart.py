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


def by_hand(values, of_unit, groups, chance, seed, draws):
    """Return what `surely_apart` does, pair by pair and dealing by dealing."""
    rows = [i for g in groups for i in np.flatnonzero(of_unit == g)]
    sizes = [int((of_unit == g).sum()) for g in groups]
    ends = np.cumsum(sizes)
    inside = values[rows] - values[rows].mean(axis=0)
    spread = inside.std(axis=0)

    def difference(dealt, topic, a, b):
        if spread[topic] < 1e-9:
            return 0.0
        means = [dealt[ends[g] - sizes[g] : ends[g], topic].mean() for g in (a, b)]
        return abs(means[0] - means[1]) / spread[topic] / np.sqrt(1 / sizes[a] + 1 / sizes[b])

    cases = [(topic, a, b) for topic in range(values.shape[1]) for a in range(len(groups)) for b in range(a)]
    generator = np.random.Generator(np.random.PCG64(seed))
    dealings = [inside[generator.permutation(len(rows))] for _ in range(draws)]
    largest = sorted(max(difference(dealt, *case) for case in cases) for dealt in dealings)
    limit = largest[int(np.ceil((draws + 1) * (1 - chance))) - 1]
    found = np.zeros((values.shape[1], len(groups), len(groups)), dtype=bool)
    for topic, a, b in cases:
        found[topic, a, b] = found[topic, b, a] = difference(inside, topic, a, b) > limit * (1 + 1e-9)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_it_is_what_comes_out_by_hand(seed, monkeypatch):
    """Differences near the limit, groups of several sizes, and a topic that is the same in all documents."""
    monkeypatch.setattr("gleanings.change.surely_apart._DRAWS", 19)
    monkeypatch.setattr("gleanings.change.surely_apart._FEWEST", 19)
    generator = np.random.default_rng(seed)
    of_unit = np.repeat([0, 1, 2, 3], [3, 4, 6, 5])
    values = generator.normal(size=(18, 3)) + np.array([1.4, 0.0, 0.0])[None] * (of_unit == 0)[:, None]
    values[:, 2] = 0.25
    found = surely_apart(values, of_unit, [0, 2, 3], 0.2, seed)
    assert np.array_equal(found, by_hand(values, of_unit, [0, 2, 3], 0.2, seed, 19))


@pytest.mark.slow
def test_of_many_documents_those_that_are_dealt_out_tell_noise_from_a_difference(monkeypatch):
    """Here 300 of 3,000, of three groups of which one has 20; it is dealt as many as it has, and not two."""
    monkeypatch.setattr("gleanings.change.surely_apart._DRAWS", 199)
    monkeypatch.setattr("gleanings.change.surely_apart.DEALT", 300)
    generator = np.random.default_rng(5)
    of_unit = np.repeat([0, 1, 2], [2000, 980, 20])
    noise = [surely_apart(shares(generator, 3000, 4), of_unit, [0, 1, 2], 0.1, number) for number in range(100)]
    assert 0.02 < np.mean([found.any() for found in noise]) <= 0.17  # of 100
    values = np.where(generator.random(3000) < np.where(of_unit == 2, 0.5, 0.1), 0.9, 0.0)[:, None]
    apart = [[False, False, True], [False, False, True], [True, True, False]]
    assert surely_apart(values, of_unit, [0, 1, 2], 0.1)[0].tolist() == apart
    seldom = np.where((np.arange(3000) % 50 == 0) | (np.arange(3000) >= 2997), 0.9, 0.0)[:, None]  # three of 20
    assert surely_apart(seldom, of_unit, [0, 1, 2], 0.025)[0].tolist() == apart
    monkeypatch.setattr("gleanings.change.surely_apart._STILL", 2)  # of two, a mean of what is rare is far off at once
    assert not surely_apart(seldom, of_unit, [0, 1, 2], 0.025).any()
