"""exp, log and digamma against numpy and scipy."""

import math

import numpy as np
from scipy.special import psi

from gleanings.special_functions import digamma, exp, log

RNG = np.random.default_rng(0)


def units(found, expected):
    """How many units in the last place they are apart."""
    return np.max(np.abs(found - expected) / np.spacing(np.abs(expected)))


def test_exponentials_are_those_of_numpy_but_for_a_last_bit():
    x = np.concatenate([RNG.uniform(-700, 700, 5000), RNG.normal(0, 1, 5000), [0.0, 1.0, -1e-300, 1e-17]])
    assert units(np.array([exp(value) for value in x]), np.exp(x)) <= 1
    assert exp(-1000.0) == 0.0
    assert exp(-math.inf) == 0.0
    assert exp(1000.0) == math.inf


def test_logarithms_are_those_of_numpy_but_for_a_last_bit():
    x = np.concatenate([np.exp(RNG.uniform(-700, 700, 5000)), RNG.uniform(0.5, 2, 5000), [5e-324, 1e-310, 2.0, 10.0]])
    assert units(np.array([log(value) for value in x]), np.log(x)) <= 1
    assert log(1.0) == 0.0


def test_digamma_is_that_of_scipy():
    x = np.concatenate([10.0 ** np.arange(-6, 7), np.linspace(0.5, 20, 50)])
    np.testing.assert_allclose([digamma(value) for value in x], psi(x), rtol=1e-11, atol=1e-11)
