"""Intervals of means by the bootstrap, widened for small groups."""

import numpy as np
from scipy.special import ndtr, stdtrit

from gleanings.compiled import kernel
from gleanings.types import Floats, Integers

DRAWS = 1000
_OF_ALL = 2.0  # documents that the spread of all counts as, beside those of a group
_AT_ONCE = 1_000_000  # documents that are drawn at once
MANY = 5_000  # documents, of which the draws are spread as the normal distribution says, nearer than 1,000 of them show


@kernel
def _add_picked(values: Floats, picked: Integers, times: Integers, sizes: Integers, sums: Floats) -> None:
    """Add the rows that were picked for each draw, so many times: one after the other, so the bits are the same."""
    at = 0
    for draw in range(len(sizes)):
        for _ in range(sizes[draw]):
            for column in range(values.shape[1]):
                sums[draw, column] += values[picked[at], column] * times[at]
            at += 1


def mean_interval(
    values: Floats, level: float, seed: int, draws: int = DRAWS, everything: Floats | None = None
) -> tuple[Floats, Floats]:
    """Return the lower and upper ends of the interval of the mean of each column.

    The percentile bootstrap is too narrow for small samples, by about sqrt((n - 1) / n) and by the normal's quantile
    in the place of Student's; the quantiles that are taken are moved outwards for both (Hesterberg 2015, "What
    teachers should know about the bootstrap", section 4.3, the expanded percentile interval). Of 5,000 documents and
    more, the interval is what these draws come to: Student's, from the standard error of the mean.

    Three documents may be alike by chance, and then say nothing of how far others of their kind lie apart. Where the
    values of all groups are given, the spread of a group is therefore counted as if two more documents had been seen
    that lie about its mean as all do about theirs: of three documents that is much, of fifty next to nothing. (The
    spread is moderated towards that of all, as in Smyth 2004, equation 5, by drawing instead of by formula.)

    Args:
        values: documents x topics.
        level: how often the interval is to hold the mean, between 0 and 1.
        seed: the same seed gives the same interval.
        draws: resamples.
        everything: the documents of all groups x topics; None where only these are known.

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
    center = np.zeros(rows.shape[1]) if everything is None else rows.sum(axis=0) / size
    known = size if everything is None else size + _OF_ALL
    rows = rows - center
    others = (
        np.zeros((1, rows.shape[1])) if everything is None else everything - everything.sum(axis=0) / len(everything)
    )
    sums = np.zeros((draws, rows.shape[1]))
    from_others = generator.binomial(size, 1 - size / known, draws)
    picked = generator.integers(0, len(others), int(from_others.sum()))
    _add_picked(others, picked, 1 - 2 * generator.integers(0, 2, len(picked)), from_others, sums)
    block = max(1, _AT_ONCE // size)
    for begin in range(0, draws, block):
        own = size - from_others[begin : begin + block]
        picked = generator.integers(0, size, int(own.sum()))
        _add_picked(rows, picked, np.ones(len(picked), dtype=np.int64), own, sums[begin : begin + block])
    means = sums / size + center
    tail = float(ndtr(np.sqrt(known / (known - 1)) * stdtrit(known - 1, (1 - level) / 2)))
    low, high = np.quantile(means, [tail, 1 - tail], axis=0)
    return np.clip(low, 0, 1), np.clip(high, 0, 1)


def _of_many(rows: Floats, level: float) -> tuple[Floats, Floats]:
    size, one, each = len(rows), np.ones(len(rows), dtype=np.int64), np.arange(len(rows), dtype=np.int64)
    total, squares = np.zeros((1, rows.shape[1])), np.zeros((1, rows.shape[1]))
    _add_picked(rows, each, one, np.array([size]), total)
    mean = total[0] / size
    _add_picked((rows - mean) ** 2, each, one, np.array([size]), squares)
    half = float(stdtrit(size - 1, (1 + level) / 2)) * np.sqrt(squares[0] / (size - 1) / size)
    return np.clip(mean - half, 0, 1), np.clip(mean + half, 0, 1)
