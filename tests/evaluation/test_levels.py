"""Levels are the peaks of a curve; an elbow is where a rising one flattens."""

import math

import pytest

from gleanings.evaluation.levels import elbow, levels


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([0.1, 0.2, 0.3], (6,)),  # the best may stand at an end
        ([0.3, 0.2, 0.1], (2,)),
        ([0.3, 0.3, 0.1], (2,)),  # of equal neighbours the first
        ([0.3, 0.1, 0.2], (2,)),  # a peak below three quarters of the best is none
        ([0.3, 0.1, 0.23], (2, 6)),
        ([0.23, 0.1, 0.3], (6, 2)),  # the best first
        ([math.nan, 0.1, math.nan], (4,)),
        ([-1.0, 0.0, -0.5], ()),
    ],
)
def test_levels_are_high_peaks(scores, expected):
    assert levels([2, 4, 6], scores) == expected


def test_an_elbow_is_measured_on_the_logarithm_of_the_numbers():
    assert elbow([2, 4, 8, 16, 32], [0, 1, 2, 2.1, 2.2]) == 8
    assert elbow([2, 4, 8], [0, 1, 2]) is None  # as straight as can be
    assert elbow([2, 4, 8], [0, 0.5, 2]) is None  # rises faster and faster
    assert elbow([2, 4], [0, 1]) is None
    assert elbow([2, 4, 8], [0, math.nan, 1]) is None
