"""What pandas and people put into columns of ids and dates, as the values that a document takes."""

import datetime
from collections.abc import Iterable, Sequence

from gleanings.corpus.date_parser import FoundDate, Order, find_date
from gleanings.errors import InvalidValue

_YEARS = range(1000, 3000)  # whole numbers that can be a year
_DAYS = range(10_000_101, 29_991_232)  # and those that can be a day: 20210809
_EXAMPLES = 3


def is_missing(value: object) -> bool:
    """Return whether a value stands for none: None, NaN, NaT, pandas' NA, an empty text.

    >>> is_missing(float("nan")), is_missing(" "), is_missing(0)
    (True, True, False)
    """
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    if isinstance(value, str):
        return not value.strip()
    try:
        return bool(value != value)
    except (TypeError, ValueError):  # an array
        return False


def as_date(value: object) -> datetime.date | FoundDate | None:
    """Return a value as a date; None for a missing one, and what was found where day and month could be exchanged.

    A year is its first day, and so is a month: 2019, 2019.0, "2019", "May 2019", a pandas Period.

    Args:
        value: a date or time, a pandas Timestamp or Period, a numpy datetime64, a year, a day as 20190531, or a text.

    Raises:
        InvalidValue: the value is no date.

    >>> as_date(2019), as_date("31.5.2019"), as_date(float("nan"))
    (datetime.date(2019, 1, 1), datetime.date(2019, 5, 31), None)
    """
    if is_missing(value):
        return None
    if isinstance(value, datetime.datetime):  # a pandas Timestamp too
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if hasattr(value, "start_time"):  # a pandas Period
        return as_date(value.start_time)
    if hasattr(value, "astype") and hasattr(value, "item"):  # a numpy value; the finest times have no datetime
        days = str(getattr(value, "dtype", "")).startswith("datetime64")
        return as_date(value.astype("datetime64[D]").item() if days else value.item())
    found = _from_number(value) if isinstance(value, int | float) else _from_text(str(value))
    if found is None:
        raise InvalidValue(
            f"{str(value)[:60]!r} is not a date; give datetime.date, a year, or text such as 2021-08-09."
        )
    return found


def as_dates(values: Iterable[object], *, strict: bool) -> tuple[list[datetime.date | None], tuple[str, ...]]:
    """Return the values of a column as dates, and what to know about them.

    Where day and month could be exchanged ("03/04/2021"), the order is that of the values of the column that leave no
    choice ("25/04/2021"); where there are none, or both, such values are no dates, and a note says so.

    Args:
        values: see `as_date`.
        strict: whether a value that is no date is an error; else it is none, and a note says so.

    Raises:
        InvalidValue: a value is no date, and `strict`.

    >>> as_dates(["03/04/2021", "25/04/2021"], strict=True)
    ([datetime.date(2021, 4, 3), datetime.date(2021, 4, 25)], ())
    """
    found: list[datetime.date | FoundDate | None] = []
    given = list(values)
    unread: list[object] = []
    for value in given:
        try:
            found.append(as_date(value))
        except InvalidValue:
            if strict:
                raise
            found.append(None)
            unread.append(value)
    order = _order(given)
    dates = [f.resolved(order) if isinstance(f, FoundDate) else f for f in found]
    notes = [_note(len(unread), "dates could not be read", unread)] if unread else []
    ambiguous = [v for v, d, f in zip(given, dates, found, strict=True) if isinstance(f, FoundDate) and d is None]
    if ambiguous:
        what = "dates could have the day or the month first and were not taken"
        notes.append(_note(len(ambiguous), what, ambiguous) + " Give them as 2021-04-03.")
    return dates, tuple(notes)


def _order(values: Sequence[object]) -> Order | None:
    """Return the order of day and month that the values with slashes have, where it is one and the same."""
    orders: set[Order] = set()
    for value in values:
        found = find_date(value) if isinstance(value, str) and "/" in value else None
        if found and found.date and found.date.day > 12:
            first = value[: value.find("/")] if isinstance(value, str) else ""
            orders.add("day first" if first.strip().isdecimal() and int(first) > 12 else "month first")
    return orders.pop() if len(orders) == 1 else None


def _from_number(value: int | float) -> datetime.date | FoundDate | None:
    if isinstance(value, bool) or value != int(value):
        return None
    if int(value) in _YEARS:
        return datetime.date(int(value), 1, 1)
    return _from_text(str(int(value))) if int(value) in _DAYS else None


def _from_text(text: str) -> datetime.date | FoundDate | None:
    text = text.strip()
    try:
        return datetime.date.fromisoformat(text[:10] if len(text) > 10 and text[4:5] == "-" else text)
    except ValueError:
        pass
    found = find_date(text, bare=True)
    if found is None:
        return None
    return found if found.date is None else found.date


def _note(number: int, what: str, values: Sequence[object]) -> str:
    shown = ", ".join(str(value)[:40] for value in values[:_EXAMPLES])
    return f"{number:,} {what} ({shown}{', ...' if len(values) > _EXAMPLES else ''})."
