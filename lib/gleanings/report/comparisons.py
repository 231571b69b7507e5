"""What a report compares: topics by period, and by what is known of the documents, where enough of them say it."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from gleanings.change.groups import Every, grouped
from gleanings.change.trends import Trends, trends
from gleanings.change.units import columns_of, units_of
from gleanings.errors import InvalidValue
from gleanings.topics.model import TopicModel

FIRM = 3  # documents, from which a period or a group says something
_PERIODS: tuple[Every, ...] = ("day", "week", "month", "quarter", "year", "decade", "century")
_MOST = 60  # periods that can be told apart
_SPREAD = 3  # periods that a course has at least
_COLUMNS = 3  # columns by which topics are compared
_VALUES = 12  # different values of a column that sorts documents into groups
# What is known of every file, or of one document alone, and sorts nothing.
_TECHNICAL = frozenset({"encoding", "message_id", "date", "year"})


def by_time(model: TopicModel) -> Trends | None:
    """Return topics by period: the finest in which most periods rest on three documents; None without two periods."""
    units = units_of(model)
    dates = [date for date in (units[i].date for i in range(len(units))) if date is not None]
    if len(set(dates)) < 2:
        return None
    auto = grouped(units, "date").every
    begin = _PERIODS.index(auto) if auto in _PERIODS else 0
    for every in _PERIODS[begin:]:
        sizes = grouped(units, "date", every).sizes
        filled = sizes[sizes > 0]
        if len(sizes) <= _MOST and len(filled) >= _SPREAD and np.median(filled) >= FIRM:
            return trends(model, every=every)
    found = trends(model)
    return found if (found.documents > 0).sum() > 1 else None


def by_group(model: TopicModel) -> list[Trends]:
    """Return topics by each column of the metadata that sorts the documents into a few groups, three at most."""
    units = units_of(model)
    found: list[Trends] = []
    seen: list[list[int]] = []
    for name, values in columns_of(units).items():
        if not isinstance(name, str) or name in _TECHNICAL or not _sorts(values):
            continue
        try:
            groups = grouped(units, name)
            if groups.every is not None or groups.of_unit.tolist() in seen:
                continue
            seen.append(groups.of_unit.tolist())
            found.append(trends(model, by=name))
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


def firm(found: Trends) -> list[int]:
    """Return the periods or groups that rest on three documents or more."""
    return np.flatnonzero(found.documents >= FIRM).tolist()


def apart(found: Trends, topic: int, one: int, other: int) -> bool:
    """Return whether the intervals of two periods or groups do not touch."""
    k = column_of(found, topic)
    low, high = found.low[:, k], found.high[:, k]
    return bool(low[one] > high[other] or low[other] > high[one])
