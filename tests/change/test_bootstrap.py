"""Intervals of few documents are honest: three that are alike do not say that all of their kind are."""

import numpy as np
import pytest

from gleanings.change import bootstrap
from gleanings.change.bootstrap import Rows, mean_interval, total_of_powers
from gleanings.change.surely_apart import surely_apart


def drawn(generator, size, often):
    """Return shares of which so many are large, and the others small."""
    large = generator.random((size, 1)) < often
    return np.where(large, generator.beta(9, 1, (size, 1)), generator.beta(1, 15, (size, 1)))


@pytest.mark.slow
def test_three_alike_have_the_spread_of_all():
    few, everything = np.full((3, 1), 0.03), np.array([[0.03]] * 40 + [[0.9]] * 20)
    low, high = mean_interval(few, 0.9, 0, everything=everything)
    assert low[0] == 0.0
    assert high[0] > 0.3
    assert mean_interval(few, 0.9, 0)[1][0] < 0.04


@pytest.mark.slow
def test_of_many_documents_the_spread_of_all_changes_little():
    values = drawn(np.random.default_rng(0), 100, 0.2)
    everything = np.vstack([values, drawn(np.random.default_rng(1), 100, 0.6)])
    width = [
        high[0] - low[0] for low, high in (mean_interval(values, 0.9, 0, everything=e) for e in (None, everything))
    ]
    assert 0.95 < width[1] / width[0] < 1.1


@pytest.mark.slow
@pytest.mark.parametrize("size", [3, 4, 8])
def test_intervals_hold_their_mean_as_often_as_they_say(size):
    generator, held = np.random.default_rng(size), []
    for number in range(150):
        often = generator.choice([0.05, 0.3, 0.5, 0.9])
        values = drawn(generator, size, often)
        everything = np.vstack([values, *(drawn(generator, 10, each) for each in (0.05, 0.3, 0.5, 0.9))])
        low, high = mean_interval(values, 0.9, number, 300, everything)
        held.append(low[0] <= often * 0.9 + (1 - often) / 16 <= high[0])
    assert np.mean(held) >= 0.85  # without the spread of all .60 to .75


@pytest.mark.slow
def test_of_a_thousand_the_interval_is_nearer_to_many_draws_than_a_thousand_draws_are(monkeypatch):
    """Of shares that are mostly small and seldom large, whose means are skewed."""
    values = np.random.default_rng(0).lognormal(0, 1.3, (1000, 8))
    values /= values.max() * 1.1
    by_formula = np.array(mean_interval(values, 0.9, 0))
    monkeypatch.setattr(bootstrap, "MANY", 10_000)
    drawn_often, drawn_here = (np.array(mean_interval(values, 0.9, 0, draws)) for draws in (20_000, 1000))
    width = drawn_often[1] - drawn_often[0]
    off, off_here = (np.abs(each - drawn_often) / width for each in (by_formula, drawn_here))
    assert off.mean() < off_here.mean() / 2
    assert off.max() < 0.02  # of its width
    half = (by_formula[1] - by_formula[0]) / 2  # without the skewness, both ends are too low
    assert ((values.mean(axis=0) + half - drawn_often[1]) / width).mean() < -0.012


@pytest.mark.parametrize("power", [1, 2, 3])
def test_sums_of_powers_are_those_of_an_array_of_differences(power):
    values = np.random.default_rng(5).beta(1, 9, (1_000, 3))
    apart = values - values.mean(axis=0)
    one_after_the_other = np.cumsum(np.prod([apart] * power, axis=0), axis=0)[-1]
    assert np.array_equal(total_of_powers(values, power, values.mean(axis=0)), one_after_the_other)


def test_rows_of_an_array_give_what_a_copy_of_them_gives():
    array = np.random.default_rng(0).random((3_000, 3))
    places = np.flatnonzero(np.arange(3_000) % 3)
    some, copied = Rows(array, places, (2, 0)), array[places][:, [2, 0]]
    assert (len(some), some.width) == copied.shape
    assert np.array_equal(some.total, total_of_powers(copied, 1))
    assert np.array_equal(total_of_powers(some, 2, 0.5), total_of_powers(copied, 2, 0.5))
    for size in (40, 2_000):  # by draws, and by what they come to
        few = some.some(np.arange(size))
        ours = mean_interval(few, 0.9, 0, 100, everything=some)
        assert np.array_equal(ours, mean_interval(copied[:size], 0.9, 0, 100, everything=copied))
    groups = np.arange(len(some)) % 2
    copied[groups == 1] += 0.3
    array[places[groups == 1]] += 0.3
    assert surely_apart(some, groups, [0, 1], 0.1).tolist() == surely_apart(copied, groups, [0, 1], 0.1).tolist()
    assert surely_apart(some, groups, [0, 1], 0.1)[:, 0, 1].all()
