"""What is told of a comparison rests on ranks."""

import numpy as np
from scipy.stats import rankdata

from gleanings.report.comparisons import ranks_of


def test_ranks_are_scipys_with_ties_and_without():
    chance = np.random.default_rng(0)
    for values in (chance.random(40), chance.integers(0, 6, 40).astype(float), np.zeros(3), np.array([])):
        assert ranks_of(values).tolist() == rankdata(values).tolist()
