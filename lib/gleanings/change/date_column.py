"""A column of dates, also where they are texts, in several forms, or with times of several zones."""

import datetime
from collections.abc import Sequence

from gleanings.corpus.column_values import FoundDates, date_order, find_dates, orders_of

_DIGITS_OF_A_YEAR = 4
MOST = 0.8  # of the values dates: the others stand for a missing one, as "unknown" or "n.d." does


def date_column(values: Sequence[object], *, asked: bool = False, least: float = MOST) -> FoundDates | None:
    """Return the values of a column as dates, and what to know about them; None where it is no column of dates.

    Args:
        values: of the documents; None for a missing one. Numbers are no dates, and neither are years alone: they are
            compared as they are, unless dates stand beside them.
        asked: whether dates were asked for: then numbers that can be dates are some, such as years.
        least: what part of the values must be dates; the others are left out, with a note.

    >>> date_column(["2020-01-05", "5 March 2020", None]).dates
    [datetime.date(2020, 1, 5), datetime.date(2020, 3, 5), None]
    >>> date_column(["spring", "2020-01-05"]) is None, date_column([2019]) is None
    (True, True)
    >>> date_column([2019], asked=True).dates
    [datetime.date(2019, 1, 1)]
    """
    known = [value for value in values if value is not None]
    dated = any(_may_be_date(value) for value in known) and all(
        _may_be_date(value) or _is_year(value) for value in known
    )
    if not dated and not asked:
        return None
    found = find_dates(values, date_order(orders_of(known)))
    if not any(found.dates) or len(known) - found.unread < least * len(known):
        return None
    return found


def _may_be_date(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip().isdecimal()
    return isinstance(value, datetime.date) or hasattr(value, "start_time") or hasattr(value, "astype")


def _is_year(value: object) -> bool:
    """Return whether a value is a year: a whole number of four digits, or a text of one."""
    number = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    return not isinstance(value, bool) and number.isdecimal() and len(number) == _DIGITS_OF_A_YEAR
