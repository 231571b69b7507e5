"""A column of dates, also where they are texts, in several forms, or with times of several zones."""

import datetime
from collections.abc import Sequence

from gleanings.corpus.column_values import date_order, find_dates, orders_of

_SEVERAL_ZONES = "The times are of several time zones; each date is the one that is written, in its own zone."
Dates = list[datetime.date | None]


def date_column(values: Sequence[object], *, strict: bool) -> tuple[Dates, tuple[str, ...]] | None:
    """Return the values of a column as dates, and what to know about them; None where it is no column of dates.

    Args:
        values: of the documents; None for a missing one. Numbers are no dates, and neither are years alone: they are
            compared as they are, unless dates stand beside them.
        strict: whether every value must be a date; else those that are none are left out, with a note.

    >>> date_column(["2020-01-05", "5 March 2020", None], strict=True)
    ([datetime.date(2020, 1, 5), datetime.date(2020, 3, 5), None], ())
    >>> date_column(["spring", "2020-01-05"], strict=True) is None
    True
    """
    known = [value for value in values if value is not None]
    if not any(_may_be_date(value) for value in known) or not all(
        _may_be_date(value) or _is_year(value) for value in known
    ):
        return None
    found = find_dates(values, date_order(orders_of(known)))
    if not any(found.dates) or (strict and found.unread):
        return None
    zones = {_zone(value) for value in known}
    return found.dates, (*found.notes, *([_SEVERAL_ZONES] if len(zones) > 1 else []))


def _may_be_date(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip().isdecimal()
    return isinstance(value, datetime.date) or hasattr(value, "start_time") or hasattr(value, "astype")


def _is_year(value: object) -> bool:
    return isinstance(value, str) and value.strip().isdecimal() and len(value.strip()) == 4


def _zone(value: object) -> datetime.timedelta | None:
    """Return how far the time zone of a time is from UTC; None where none is given."""
    if isinstance(value, str):
        try:
            value = datetime.datetime.fromisoformat(value.strip())
        except ValueError:
            return None
    return value.utcoffset() if isinstance(value, datetime.datetime) else None
