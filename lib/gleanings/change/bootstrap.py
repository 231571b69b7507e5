"""Intervals of means by the bootstrap, widened for small groups."""

import numpy as np
from scipy.stats import norm, t

from gleanings.types import Floats

DRAWS = 1000


def mean_interval(values: Floats, level: float, seed: int, draws: int = DRAWS) -> tuple[Floats, Floats]:
    """Return the lower and upper ends of the interval of the mean of each column.

    The percentile bootstrap is too narrow for small samples, by about sqrt((n - 1) / n) and by the normal's quantile
    in the place of Student's; the quantiles that are taken are moved outwards for both (Hesterberg 2015, "What
    teachers should know about the bootstrap", section 4.3, the expanded percentile interval).

    Args:
        values: documents x topics.
        level: how often the interval is to hold the mean, between 0 and 1.
        seed: the same seed gives the same interval.
        draws: resamples.

    Returns:
        Two arrays, one number a topic; NaN for fewer than two documents.

    >>> low, high = mean_interval(np.array([[0.1], [0.2], [0.3], [0.4]]), 0.9, seed=0)
    >>> bool(low[0] < 0.25 < high[0])
    True
    """
    size = len(values)
    if size < 2:
        nothing = np.full(values.shape[1], np.nan)
        return nothing, nothing.copy()
    generator = np.random.Generator(np.random.PCG64(seed))
    means = np.empty((draws, values.shape[1]))
    for draw in range(draws):
        times = np.bincount(generator.integers(0, size, size), minlength=size)
        means[draw] = (values * times[:, None]).sum(axis=0) / size
    tail = float(norm.cdf(np.sqrt(size / (size - 1)) * t.ppf((1 - level) / 2, size - 1)))
    low, high = np.quantile(means, [tail, 1 - tail], axis=0)
    return np.clip(low, 0, 1), np.clip(high, 0, 1)
