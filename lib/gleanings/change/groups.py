"""Documents put into groups: by the value of a column, or by the period of their date."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np

from gleanings.change.coded import Coded
from gleanings.change.date_column import MOST, date_column
from gleanings.change.number_column import as_label
from gleanings.change.units import Units, column
from gleanings.errors import InvalidValue, choice
from gleanings.nouns import counted_of
from gleanings.types import Integers

Every = Literal["auto", "day", "week", "month", "quarter", "year", "decade", "century"]
_MOST_PERIODS = 60  # points of a line that a reader still tells apart
_MOST_GROUPS = 100
_YEARS_ALONE = 0.1  # of the dates a first of January: by chance it is one of 365
_ZERO_DAY = datetime.date(1, 1, 1)
# What is tried where no period is asked for: the one that the dates are known by, and then coarser ones.
_COARSER = {
    "day": ("month", "year", "decade"),
    "month": ("year", "decade"),
    "quarter": ("year", "decade"),
    "year": ("decade",),
}

# How a date is counted in periods, and what a period is called.
_PERIODS: dict[str, tuple[Callable[[datetime.date], int], Callable[[int], str]]] = {
    "day": (datetime.date.toordinal, lambda n: datetime.date.fromordinal(n).isoformat()),
    "week": (
        lambda date: (date - _ZERO_DAY).days // 7,
        lambda n: f"week of {_ZERO_DAY + datetime.timedelta(days=7 * n)}",
    ),
    "month": (lambda date: 12 * date.year + date.month - 1, lambda n: f"{n // 12}-{n % 12 + 1:02d}"),
    "quarter": (lambda date: 4 * date.year + (date.month - 1) // 3, lambda n: f"{n // 4}-Q{n % 4 + 1}"),
    "year": (lambda date: date.year, str),
    "decade": (lambda date: date.year // 10, lambda n: f"{n}0s"),
    "century": (lambda date: date.year // 100, lambda n: f"{n}00 to {n}99"),
}


@dataclass(frozen=True, eq=False)
class Groups:
    """Documents in groups.

    Attributes:
        by: the name of the column.
        every: the period, where the column is the date.
        labels: the name of each group, periods in order of time.
        of_unit: the group of each document, int64; -1 for those that are in none.
        notes: what a reader must know, in full sentences.
    """

    by: str
    every: str | None
    labels: tuple[str, ...]
    of_unit: Integers
    notes: tuple[str, ...] = ()

    @property
    def sizes(self) -> Integers:
        """How many documents are in each group."""
        return np.bincount(self.of_unit[self.of_unit >= 0], minlength=len(self.labels)).astype(np.int64)


def grouped(
    units: Units, by: str, every: Every = "auto", columns: Mapping[str, Sequence[object]] | None = None
) -> Groups:
    """Return the documents grouped by a column, or by period where the column holds dates.

    Args:
        units: the documents.
        by, every: as for `trends`.
        columns: what `columns_of` gave, where several columns are looked at.

    Raises:
        InvalidType, InvalidValue: the column is not known, nothing in it, or too many different values.
    """
    choice("every", every, get_args(Every))
    values = column(units, by, columns)
    if values.holds_dates:
        return _by_period(by, values, every)
    if not any(value is not None for value in values.table):
        raise InvalidValue(f"no document has a value in the column {by!r}; give another column.")
    asked = every != "auto"
    some_dates = date_column(values.table, asked=asked, least=0) is not None
    found = date_column(list(values), asked=asked, least=0 if asked else MOST) if some_dates else None
    if found is not None:
        groups = _by_period(by, Coded.of(found.dates), every, years_alone=found.known["year"])
        return replace(groups, notes=(*found.notes, *groups.notes))
    if asked:
        raise InvalidValue(
            f"every={every!r} is for dates, and the column {by!r} does not hold dates; leave it out, or give dates "
            "such as 2021-08-09."
        )
    groups = _by_value(by, values)
    if not some_dates:
        return groups
    mostly = f"Many values of {by} are not dates, so each value is a group; every='month' groups those that are dates."
    return replace(groups, notes=(mostly, *groups.notes))


def _by_value(by: str, values: Coded) -> Groups:
    labels = [None if value is None else as_label(value) for value in values.table]
    known = sorted({label for label in labels if label is not None}, key=_natural)
    if len(known) > _MOST_GROUPS:
        raise InvalidValue(
            f"the column {by!r} has {len(known)} different values, too many to compare; give a column of a few groups."
        )
    place = {label: i for i, label in enumerate(known)}
    of_unit = np.array([-1 if label is None else place[label] for label in labels], dtype=np.int64)[values.codes]
    groups = Groups(by, None, tuple(known), of_unit)
    return Groups(by, None, groups.labels, of_unit, (*_left_out(of_unit, f"no {by}"), *_thin(groups)))


def _by_period(by: str, dates: Coded, every: str, *, years_alone: int = 0) -> Groups:
    known = sorted(date for date in dates.table if date is not None)
    name = every if every != "auto" else "year" if _known_by_years(dates, years_alone) else _finest(known)
    number, label = _PERIODS[name]
    first, last = number(known[0]), number(known[-1])
    if last - first >= 20 * _MOST_PERIODS:
        raise InvalidValue(f"every={every!r} gives {last - first + 1} periods, too many to read; give a longer period.")
    places = [-1 if date is None else number(date) - first for date in dates.table]
    of_unit = np.array(places, dtype=np.int64)[dates.codes]
    labels = tuple(label(first + i) for i in range(last - first + 1))
    groups = Groups(by, name, labels, of_unit)
    return Groups(by, name, labels, of_unit, (*_left_out(of_unit, "no date"), *_thin(groups)))


def _finest(dates: Sequence[datetime.date]) -> str:
    """Return the finest period of which at most 60 lie between the dates, and which they are known by.

    Dates that are all the first day of a quarter or a year were given as quarters or years.

    >>> _finest([datetime.date(2020, 1, 1), datetime.date(2020, 7, 1)]), _finest([datetime.date(2020, 1, 1)])
    ('quarter', 'day')
    """
    known = "day"
    if len(dates) > 1 and all(date.day == 1 for date in dates):
        months = {date.month for date in dates}
        known = "year" if months == {1} else "quarter" if months <= {1, 4, 7, 10} else "month"
    for name in (known, *_COARSER[known]):
        number, _ = _PERIODS[name]
        if number(dates[-1]) - number(dates[0]) < _MOST_PERIODS:
            return name
    return "century"


def _known_by_years(dates: Coded, years_alone: int) -> bool:
    """Return whether so many of the dates are years alone that in finer periods each January would hold them.

    Where it is not known how a date was given, so many days of several years that are a first of January tell it.

    >>> days = [datetime.date(2020, 1 + i % 12, 5) for i in range(20)]
    >>> years = [datetime.date(2018 + i % 3, 1, 1) for i in range(5)]
    >>> _known_by_years(Coded.of(days), 0), _known_by_years(Coded.of(days + years), 0)
    (False, True)
    """
    times = dates.times()
    known = [(date, int(number)) for date, number in zip(dates.table, times, strict=True) if date is not None]
    first = [number for date, number in known if (date.month, date.day) == (1, 1)]
    if len(first) > 1 and any(date.day != 1 for date, _ in known):
        years_alone = max(years_alone, sum(first))
    return years_alone >= _YEARS_ALONE * sum(number for _, number in known)


def _left_out(of_unit: Integers, why: str) -> tuple[str, ...]:
    missing = int((of_unit < 0).sum())
    if not missing:
        return ()
    have, are = ("has", "is") if missing == 1 else ("have", "are")
    return (f"{counted_of(missing, len(of_unit), 'document')} {have} {why} and {are} left out.",)


def _thin(groups: Groups) -> tuple[str, ...]:
    sizes = groups.sizes
    filled = sizes[sizes > 0]
    notes: list[str] = []
    if len(filled) == 1:
        notes.append(f"There is only one group by {groups.by}, so there is nothing to compare it with.")
    single = int((sizes == 1).sum())
    if single:
        rest, each = ("rests", "") if single == 1 else ("rest", " each")
        notes.append(
            f"{counted_of(single, len(filled), 'group')} {rest} on one document{each} and can have no interval."
        )
    if single > len(filled) / 2 and groups.every is None and all(_natural(label)[0] == 0 for label in groups.labels):
        notes.append(f"{groups.by} holds numbers: effect(model, {groups.by!r}) looks at them as such.")
    return tuple(notes)


def _natural(label: str) -> tuple[int, float, str]:
    """Return a key that sorts numbers by size and before texts."""
    try:
        return 0, float(label), label
    except ValueError:
        return 1, 0.0, label.casefold()
