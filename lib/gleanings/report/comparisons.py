"""What a report compares: topics by period, and by what is known of the documents, where enough of them say it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from gleanings.change.groups import Every, Groups, grouped
from gleanings.change.trends import Trends, trends_of
from gleanings.change.units import Units
from gleanings.errors import InvalidValue
from gleanings.report.markup import ranged
from gleanings.topics.model import TopicModel
from gleanings.types import Floats, Integers

FIRM = 3  # documents, from which a period or a group says something
_PERIODS: tuple[Every, ...] = ("day", "week", "month", "quarter", "year", "decade", "century")
_MOST = 60  # periods that can be told apart
_SOLID = 8  # documents that most periods have, where dates allow it: the mean of few says little
_SPREAD = 3  # periods that a course has at least
_COLUMNS = 3  # columns by which topics are compared
_VALUES = 12  # different values of a column that sorts documents into groups
# What is known of every file, or of one document alone, and sorts nothing.
_TECHNICAL = frozenset({"encoding", "message_id", "date", "year"})
SOME = 0.03  # of a share: differences below it are none to be told, however sure
_SURE = 3.0  # standard errors: of many topics, periods and groups some differ by two by chance alone


@dataclass(frozen=True, eq=False)
class Compared:
    """Topics in periods or in groups, and what of their differences is more than chance.

    Attributes:
        found: the mean shares with their intervals.
        differ: the topics whose shares differ between those of the periods or groups that rest on three documents or
            more, by the test of Kruskal and Wallis (1952).
        moved: of periods: for each topic, how far its shares rise (above 0) or fall with time, in standard errors of
            Spearman's rank correlation over all dated documents.
    """

    found: Trends
    differ: frozenset[int]
    moved: Mapping[int, float]

    def direction(self, topic: int, first: int, last: int) -> str:
        """Return whether a topic "rose" or "fell" between two periods, and over all; or that this is "not sure"."""
        found, moved = self.found, self.moved.get(topic, 0.0)
        k = column_of(found, topic)
        rose = bool(found.shares[last, k] > found.shares[first, k])
        if abs(moved) < _SURE or rose != (moved > 0) or not apart(found, topic, first, last):
            return "not sure"
        return "rose" if rose else "fell"


def by_time(model: TopicModel, units: Units, columns: Mapping[str, Sequence[object]]) -> Compared | None:
    """Return topics by period: the finest in which most periods rest on eight documents, or else on three.

    None without two periods.

    Args:
        model: with its documents.
        units, columns: what `units_of` gives of it, and `columns_of` of these.
    """
    dates = [outline.date for outline in units.outlines if outline.date is not None]
    if len(set(dates)) < 2:
        return None
    auto = grouped(units, "date", columns=columns)
    begin = _PERIODS.index(auto.every) if auto.every in _PERIODS else 0
    for least in (_SOLID, FIRM):
        for every in _PERIODS[begin:]:
            groups = grouped(units, "date", every, columns)
            sizes = groups.sizes
            filled = sizes[sizes > 0]
            if len(sizes) <= _MOST and len(filled) >= _SPREAD and np.median(filled) >= least:
                return _compared(model, units, groups)
    found = _compared(model, units, auto)
    return found if (found.found.documents > 0).sum() > 1 else None


def _compared(model: TopicModel, units: Units, groups: Groups) -> Compared:
    found = trends_of(model, units, groups)
    differ = frozenset(
        topic for topic in found.topics if beyond_chance(units.shares[:, topic], groups.of_unit) >= _SURE
    )
    dates = [outline.date for outline in units.outlines]
    dated = np.array([i for i, date in enumerate(dates) if date is not None], dtype=np.int64)
    days = np.array([date.toordinal() for date in dates if date is not None], dtype=np.float64)
    moved = {topic: with_time(days, units.shares[dated, topic]) for topic in found.topics}
    return Compared(found, differ, moved)


def beyond_chance(values: Floats, groups: Integers) -> float:
    """Return how far groups differ beyond chance, in standard errors: the test of Kruskal and Wallis by ranks.

    Groups of fewer than three are left out. Its chi-squared is brought to a normal scale (Wilson and Hilferty 1931).

    >>> values = np.array([1.0, 2, 3, 4, 5, 6, 7, 8])
    >>> beyond_chance(values, np.array([0, 0, 0, 0, 1, 1, 1, 1])) > 2
    True
    >>> beyond_chance(values, np.array([0, 1, 0, 1, 1, 0, 1, 0])) < 1
    True
    """
    sizes = np.bincount(groups[groups >= 0])
    firm = np.flatnonzero(sizes >= FIRM)
    inside = np.isin(groups, firm)
    if len(firm) < 2:
        return 0.0
    ranks, of = ranks_of(values[inside]), groups[inside]
    size, spread = len(ranks), float(((ranks - ranks.mean()) ** 2).sum())
    if not spread:
        return 0.0
    between = sum(float(sizes[g]) * (float(ranks[of == g].mean()) - float(ranks.mean())) ** 2 for g in firm.tolist())
    chi, free = (size - 1) * between / spread, len(firm) - 1
    part = 2 / (9 * free)
    return float((np.cbrt(chi / free) - (1 - part)) / np.sqrt(part))


def with_time(days: Floats, values: Floats) -> float:
    """Return how far values rise with time, in standard errors of Spearman's rank correlation; below 0 they fall.

    >>> with_time(np.arange(10.0), np.arange(10.0)), with_time(np.arange(10.0), np.zeros(10))
    (3.0, 0.0)
    """
    if len(days) < 2:
        return 0.0
    one, other = ranks_of(days) - (len(days) + 1) / 2, ranks_of(values) - (len(days) + 1) / 2
    scale = float(np.sqrt((one**2).sum() * (other**2).sum()))
    return float((one * other).sum()) / scale * float(np.sqrt(len(days) - 1)) if scale else 0.0


def ranks_of(values: Floats) -> Floats:
    """Return the ranks of values, from 1 on; equal ones share the mean of theirs (`scipy.stats`, slow to import, too).

    >>> ranks_of(np.array([0.3, 0.1, 0.3])).tolist()
    [2.5, 1.0, 2.5]
    """
    _, place, times = np.unique(values, return_inverse=True, return_counts=True)
    means: Floats = np.cumsum(times) - (times - 1) / 2
    return means[place]


def by_group(model: TopicModel, units: Units, columns: Mapping[str, Sequence[object]]) -> list[Compared]:
    """Return topics by each column of the metadata that sorts the documents into a few groups, three at most.

    The arguments are those of `by_time`.
    """
    found: list[Compared] = []
    seen: list[list[int]] = []
    for name, values in columns.items():
        if not isinstance(name, str) or name in _TECHNICAL or not _sorts(values):
            continue
        try:
            groups = grouped(units, name, columns=columns)
            if groups.every is not None or groups.of_unit.tolist() in seen:
                continue
            seen.append(groups.of_unit.tolist())
            found.append(_compared(model, units, groups))
        except InvalidValue:  # a column that cannot be compared is none that a report needs
            continue
        if len(found) == _COLUMNS:
            break
    return found


def _sorts(values: Sequence[object]) -> bool:
    """Return whether a column sorts most documents into two or more groups, each large enough to say something."""
    sizes = Counter(str(value) for value in values if value is not None)
    firm = [size for size in sizes.values() if size >= FIRM]
    return 2 <= len(sizes) <= _VALUES and len(firm) >= 2 and 2 * sum(firm) >= len(values)


def column_of(found: Trends, topic: int) -> int:
    """Return the column of a topic."""
    return found.topics.index(topic)


def cell(found: Trends, at: int, k: int) -> str:
    """Return the share of the topic of a column in a period or group, with its interval."""
    return ranged(*(float(of[at, k]) for of in (found.shares, found.low, found.high)))


def firm(found: Trends) -> list[int]:
    """Return the periods or groups that rest on three documents or more."""
    return np.flatnonzero(found.documents >= FIRM).tolist()


def apart(found: Trends, topic: int, one: int, other: int) -> bool:
    """Return whether the intervals of two periods or groups do not touch, and their shares are far enough apart."""
    k = column_of(found, topic)
    low, high = found.low[:, k], found.high[:, k]
    differ = abs(float(found.shares[one, k]) - float(found.shares[other, k])) >= SOME
    return differ and bool(low[one] > high[other] or low[other] > high[one])
