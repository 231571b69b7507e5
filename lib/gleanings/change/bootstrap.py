"""Intervals of means by the bootstrap, widened for small groups."""

import numpy as np
from scipy.special import ndtr, stdtrit

from gleanings.compiled import kernel
from gleanings.types import Floats, Integers

DRAWS = 1000
MANY = 5_000  # documents, of which the draws are spread as the normal distribution says, nearer than 1,000 of them show


@kernel
def _add_rows(values: Floats, times: Integers, sums: Floats) -> None:
    """Add each row to `sums` so many times: one after the other, so that the bits are the same everywhere."""
    for row in range(len(times)):
        if times[row]:
            for column in range(values.shape[1]):
                sums[column] += values[row, column] * times[row]


def mean_interval(values: Floats, level: float, seed: int, draws: int = DRAWS) -> tuple[Floats, Floats]:
    """Return the lower and upper ends of the interval of the mean of each column.

    The percentile bootstrap is too narrow for small samples, by about sqrt((n - 1) / n) and by the normal's quantile
    in the place of Student's; the quantiles that are taken are moved outwards for both (Hesterberg 2015, "What
    teachers should know about the bootstrap", section 4.3, the expanded percentile interval). Of 5,000 documents and
    more, the interval is what these draws come to: Student's, from the standard error of the mean.

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
    rows = np.ascontiguousarray(values, dtype=np.float64)
    if size >= MANY:
        return _of_many(rows, level)
    generator = np.random.Generator(np.random.PCG64(seed))
    sums = np.zeros((draws, values.shape[1]))
    for draw in range(draws):
        _add_rows(rows, np.bincount(generator.integers(0, size, size), minlength=size), sums[draw])
    means = sums / size
    tail = float(ndtr(np.sqrt(size / (size - 1)) * stdtrit(size - 1, (1 - level) / 2)))
    low, high = np.quantile(means, [tail, 1 - tail], axis=0)
    return np.clip(low, 0, 1), np.clip(high, 0, 1)


def _of_many(rows: Floats, level: float) -> tuple[Floats, Floats]:
    size, once = len(rows), np.ones(len(rows), dtype=np.int64)
    total, squares = np.zeros(rows.shape[1]), np.zeros(rows.shape[1])
    _add_rows(rows, once, total)
    mean = total / size
    _add_rows((rows - mean) ** 2, once, squares)
    half = float(stdtrit(size - 1, (1 + level) / 2)) * np.sqrt(squares / (size - 1) / size)
    return np.clip(mean - half, 0, 1), np.clip(mean + half, 0, 1)
