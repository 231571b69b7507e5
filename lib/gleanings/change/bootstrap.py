"""Intervals of means by the bootstrap, widened for small groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.special import ndtr, stdtrit

from gleanings.compiled import kernel
from gleanings.types import Flags, Floats, Integers

DRAWS = 1000
_OF_ALL = 2.0  # documents that the spread of all counts as, beside those of a group
_AT_ONCE = 1_000_000  # documents that are drawn at once
MANY = 1_000  # documents, from which on what the draws come to is known nearer than 1,000 of them show


@dataclass(frozen=True, eq=False)
class Rows:
    """Some rows of an array, of which few are taken at a time: a copy of many is as large as all that is known of them.

    Attributes:
        array: rows x columns.
        places: the rows, by their place in the array.
        columns: those that are asked for; None for all.

    >>> Rows(np.eye(3), np.array([0, 2])).take(slice(1, None)).tolist()
    [[0.0, 0.0, 1.0]]
    """

    array: Floats
    places: Integers
    columns: Sequence[int] | None = None

    @classmethod
    def of(cls, values: "Floats | Rows") -> "Rows":
        """Return all rows of an array."""
        return values if isinstance(values, Rows) else cls(values, np.arange(len(values)))

    def __len__(self) -> int:
        return len(self.places)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return self.array.shape[1] if self.columns is None else len(self.columns)

    @cached_property
    def total(self) -> Floats:
        """The sum of the rows, found once: the mean of all is asked for with each group of them."""
        return total_of_powers(self, 1)

    def some(self, inside: Integers | Flags) -> "Rows":
        """Return some of the rows."""
        return Rows(self.array, self.places[inside], self.columns)

    def take(self, at: slice | Integers) -> Floats:
        """Return a copy of some of the rows."""
        found = self.array[self.places[at]]
        return np.ascontiguousarray(found if self.columns is None else found[:, self.columns], dtype=np.float64)


@kernel
def add_picked(values: Floats, picked: Integers, times: Integers, sizes: Integers, sums: Floats) -> None:
    """Add the rows that were picked for each draw, so many times: one after the other, so the bits are the same.

    Args:
        values: rows x columns.
        picked, times: rows, for one draw after the other, and how often each is added.
        sizes: how many are picked for each draw.
        sums: draws x columns, to which they are added.
    """
    at = 0
    for draw in range(len(sizes)):
        total = sums[draw]
        for _ in range(sizes[draw]):
            row, weight = values[picked[at]], float(times[at])
            for column in range(len(total)):
                total[column] += row[column] * weight
            at += 1


def mean_interval(
    values: Floats | Rows, level: float, seed: int, draws: int = DRAWS, everything: Floats | Rows | None = None
) -> tuple[Floats, Floats]:
    """Return the lower and upper ends of the interval of the mean of each column.

    The percentile bootstrap is too narrow for small samples, by about sqrt((n - 1) / n) and by the normal's quantile
    in the place of Student's; the quantiles that are taken are moved outwards for both (Hesterberg 2015, "What
    teachers should know about the bootstrap", section 4.3, the expanded percentile interval). Of 1,000 documents and
    more, the interval is what these draws come to: Student's, from the standard error of the mean, and both ends moved
    by what the skewness of the documents does to quantiles of their mean (Hall 1992, "The bootstrap and Edgeworth
    expansion", section 2.5, the Cornish-Fisher expansion to its first term).

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
        Two arrays, one number per topic; NaN for fewer than two documents.

    >>> low, high = mean_interval(np.array([[0.1], [0.2], [0.3], [0.4]]), 0.9, seed=0)
    >>> bool(low[0] < 0.25 < high[0])
    True
    """
    size, given = len(values), Rows.of(values)
    if size < 2:
        nothing = np.full(given.width, np.nan)
        return nothing, nothing.copy()
    if size >= MANY:
        return _of_many(given, level)
    rows = given.take(slice(None))
    generator = np.random.Generator(np.random.PCG64(seed))
    center = np.zeros(rows.shape[1]) if everything is None else rows.sum(axis=0) / size
    known = size if everything is None else size + _OF_ALL
    rows = rows - center
    others = Rows.of(np.zeros((1, rows.shape[1])) if everything is None else everything)
    sums = np.zeros((draws, rows.shape[1]))
    from_others = generator.binomial(size, 1 - size / known, draws)
    picked = generator.integers(0, len(others), int(from_others.sum()))
    apart = others.take(picked) - others.total / len(others)
    each = np.arange(len(picked), dtype=np.int64)
    add_picked(apart, each, 1 - 2 * generator.integers(0, 2, len(picked)), from_others, sums)
    block = max(1, _AT_ONCE // size)
    for begin in range(0, draws, block):
        own = size - from_others[begin : begin + block]
        picked = generator.integers(0, size, int(own.sum()))
        add_picked(rows, picked, np.ones(len(picked), dtype=np.int64), own, sums[begin : begin + block])
    means = sums / size + center
    tail = float(ndtr(np.sqrt(known / (known - 1)) * stdtrit(known - 1, (1 - level) / 2)))
    low, high = np.quantile(means, [tail, 1 - tail], axis=0)
    return np.clip(low, 0, 1), np.clip(high, 0, 1)


def _of_many(rows: Rows, level: float) -> tuple[Floats, Floats]:
    size = len(rows)
    mean = total_of_powers(rows, 1) / size
    squares, cubes = (total_of_powers(rows, power, mean) for power in (2, 3))
    far = float(stdtrit(size - 1, (1 + level) / 2))
    half = far * np.sqrt(squares / (size - 1) / size)
    moved = mean + (far**2 - 1) / (6 * size) * np.divide(cubes, squares, out=np.zeros_like(cubes), where=squares > 0)
    return np.clip(moved - half, 0, 1), np.clip(moved + half, 0, 1)


def total_of_powers(rows: Floats | Rows, power: int, mean: Floats | float = 0.0) -> Floats:
    """Return the sum over rows of a power of their differences from a mean, of which there is no array: of many rows it
    would be as large as all that is known of them.

    >>> total_of_powers(np.array([[1.0], [2.0], [4.0]]), 2, 2.0).tolist()
    [5.0]
    """
    rows = Rows.of(rows)
    total = np.zeros(rows.width)
    columns = np.arange(rows.width) if rows.columns is None else np.array(rows.columns, dtype=np.int64)
    from_mean = np.ascontiguousarray(np.broadcast_to(np.asarray(mean, dtype=np.float64), rows.width))
    _add_powers(np.asarray(rows.array), rows.places, columns, from_mean, power, total)
    return total


@kernel
def _add_powers(values: Floats, places: Integers, columns: Integers, mean: Floats, power: int, total: Floats) -> None:
    """Add powers of differences from a mean: one row after the other, so the bits are the same."""
    for place in places:
        for at in range(len(columns)):
            apart = float(values[place, columns[at]]) - mean[at]
            product = apart
            for _ in range(power - 1):
                product *= apart
            total[at] += product
