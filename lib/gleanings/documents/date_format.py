"""How dates are written: as exactly as they are known, and no more."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Literal

Known = Literal["day", "month", "year"]
_LETTERS: dict[Known, int] = {"day": 10, "month": 7, "year": 4}  # of an ISO date


def known_to(dates: Iterable[datetime.date | None]) -> Known:
    """Return how exactly dates are known: where all are the first of January, their years alone are.

    A year in the name of a file ("1962-Kennedy.txt") is read as its first day; a page that shows that day would say
    what nobody knows.

    >>> known_to([datetime.date(1962, 1, 1), None, datetime.date(1967, 1, 1)])
    'year'
    >>> known_to([datetime.date(1962, 1, 1), datetime.date(1967, 5, 1)])
    'month'
    """
    days = [date for date in dates if date is not None]
    if not days or any(date.day != 1 for date in days):
        return "day"
    return "year" if all(date.month == 1 for date in days) else "month"


def first_and_last(dates: Sequence[datetime.date]) -> tuple[str, str]:
    """Return the first and the last of dates in their order, as exactly as all of them are known.

    >>> first_and_last([datetime.date(1962, 1, 1), datetime.date(1967, 5, 1)])
    ('1962-01', '1967-05')
    """
    known = known_to(dates)
    return written(dates[0], known), written(dates[-1], known)


def written(date: datetime.date, known: Known) -> str:
    """Return a date as exactly as it is known.

    >>> written(datetime.date(1962, 1, 1), "year"), written(datetime.date(1962, 1, 1), "day")
    ('1962', '1962-01-01')
    """
    return date.isoformat()[: _LETTERS[known]]
