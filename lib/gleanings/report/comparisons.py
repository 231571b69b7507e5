"""What a report compares: topics by period, and by what is known of the documents, where enough of them say it."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from gleanings.change.groups import Every, grouped
from gleanings.change.trends import Trends, trends_of
from gleanings.change.units import Units
from gleanings.errors import InvalidValue
from gleanings.report.markup import ranged
from gleanings.topics.model import TopicModel

FIRM = 3  # documents, from which a period or a group says something
_PERIODS: tuple[Every, ...] = ("day", "week", "month", "quarter", "year", "decade", "century")
_MOST = 60  # periods that can be told apart
_SPREAD = 3  # periods that a course has at least
_COLUMNS = 3  # columns by which topics are compared
_VALUES = 12  # different values of a column that sorts documents into groups
# What is known of every file, or of one document alone, and sorts nothing.
_TECHNICAL = frozenset({"encoding", "message_id", "date", "year"})


def by_time(model: TopicModel, units: Units, columns: Mapping[str, Sequence[object]]) -> Trends | None:
    """Return topics by period: the finest in which most periods rest on three documents; None without two periods.

    Args:
        model: with its documents.
        units, columns: what `units_of` gives of it, and `columns_of` of these.
    """
    dates = [date for date in (units[i].date for i in range(len(units))) if date is not None]
    if len(set(dates)) < 2:
        return None
    auto = grouped(units, "date", columns=columns)
    begin = _PERIODS.index(auto.every) if auto.every in _PERIODS else 0
    for every in _PERIODS[begin:]:
        groups = grouped(units, "date", every, columns)
        sizes = groups.sizes
        filled = sizes[sizes > 0]
        if len(sizes) <= _MOST and len(filled) >= _SPREAD and np.median(filled) >= FIRM:
            return trends_of(model, units, groups)
    found = trends_of(model, units, auto)
    return found if (found.documents > 0).sum() > 1 else None


def by_group(model: TopicModel, units: Units, columns: Mapping[str, Sequence[object]]) -> list[Trends]:
    """Return topics by each column of the metadata that sorts the documents into a few groups, three at most.

    The arguments are those of `by_time`.
    """
    found: list[Trends] = []
    seen: list[list[int]] = []
    for name, values in columns.items():
        if not isinstance(name, str) or name in _TECHNICAL or not _sorts(values):
            continue
        try:
            groups = grouped(units, name, columns=columns)
            if groups.every is not None or groups.of_unit.tolist() in seen:
                continue
            seen.append(groups.of_unit.tolist())
            found.append(trends_of(model, units, groups))
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
    """Return whether the intervals of two periods or groups do not touch."""
    k = column_of(found, topic)
    low, high = found.low[:, k], found.high[:, k]
    return bool(low[one] > high[other] or low[other] > high[one])
