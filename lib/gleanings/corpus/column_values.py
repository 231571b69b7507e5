"""What pandas and people put into columns of ids and dates, as the values that a document takes."""

import datetime
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gleanings.corpus.date_parser import FoundDate, Order, find_date
from gleanings.errors import InvalidValue
from gleanings.nouns import counted

_YEARS = range(1000, 3000)  # whole numbers that can be a year
_DAYS = range(10_000_101, 29_991_232)  # and those that can be a day: 20210809
_SECONDS = range(1_000_000_000, 1_900_000_000)  # since 1970, of 2001 to 2030
_STAMP = re.compile(r"\d{10}(?:\.\d{1,9})?|\d{13}")
_EXAMPLES = 3
_SHOWN = 40  # characters of one


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
        InvalidValue: the value is not a date.

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
    choice ("25/04/2021"); where there are none, or both, such values are left out, and a note says so.

    Args:
        values: see `as_date`.
        strict: whether a value that is not a date is an error; otherwise it is left out, and a note says so.

    Raises:
        InvalidValue: a value is not a date, and `strict`.

    >>> as_dates(["03/04/2021", "25/04/2021"], strict=True)
    ([datetime.date(2021, 4, 3), datetime.date(2021, 4, 25)], ())
    """
    given = list(values)
    found = find_dates(given, date_order(orders_of(given)), strict=strict)
    return found.dates, found.notes


@dataclass
class FoundDates:
    """The dates of a column, or of a part of one, and what could not be read as a date.

    Attributes:
        dates: one for each value; None where there is none.
        unread, ambiguous: how many values are no date, and how many could have the day or the month first.
        unread_examples, ambiguous_examples: the first of them.
    """

    dates: list[datetime.date | None]
    unread: int = 0
    ambiguous: int = 0
    unread_examples: tuple[str, ...] = ()
    ambiguous_examples: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What to know about the dates, in full sentences."""
        notes = []
        if self.unread:
            notes.append(_note(self.unread, "date", "could not be read", self.unread_examples))
        if self.ambiguous:
            what = f"could have the day or the month first and {'was' if self.ambiguous == 1 else 'were'} not taken"
            notes.append(_note(self.ambiguous, "date", what, self.ambiguous_examples) + " Give dates as 2021-04-03.")
        return tuple(notes)


def find_dates(values: Sequence[object], order: Order | None, *, strict: bool = False) -> FoundDates:
    """Return values as dates; where day and month could be exchanged, `order` decides, and None leaves them out.

    Raises:
        InvalidValue: a value is not a date, and `strict`.

    >>> find_dates(["03/04/2021", "soon"], "day first").dates
    [datetime.date(2021, 4, 3), None]
    """
    dates: list[datetime.date | None] = []
    unread: list[str] = []
    ambiguous: list[str] = []
    for value in values:
        try:
            found = as_date(value)
        except InvalidValue:
            if strict:
                raise
            found = None
            unread.append(str(value)[:_SHOWN])
        date = found.resolved(order) if isinstance(found, FoundDate) else found
        if isinstance(found, FoundDate) and date is None:
            ambiguous.append(str(value)[:_SHOWN])
        dates.append(date)
    return FoundDates(dates, len(unread), len(ambiguous), *map(_some, (unread, ambiguous)))


def orders_of(values: Iterable[object]) -> set[Order]:
    """Return the orders of day and month that values with slashes show.

    >>> orders_of(["25/04/2021", "03/04/2021"])
    {'day first'}
    """
    orders: set[Order] = set()
    for value in values:
        found = find_date(value) if isinstance(value, str) and "/" in value else None
        if found and found.date and found.date.day > 12:
            first = value[: value.find("/")] if isinstance(value, str) else ""
            orders.add("day first" if first.strip().isdecimal() and int(first) > 12 else "month first")
    return orders


def date_order(orders: set[Order]) -> Order | None:
    """Return the order of day and month of a column, where it is one and the same."""
    return next(iter(orders)) if len(orders) == 1 else None


def _from_number(value: int | float) -> datetime.date | FoundDate | None:
    if isinstance(value, bool) or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if value != int(value) and int(value) not in _SECONDS:
        return None
    if int(value) in _YEARS:
        return datetime.date(int(value), 1, 1)
    if int(value) in _DAYS:
        return _from_text(str(int(value)))
    seconds = int(value) // 1000 if int(value) >= 1000 * _SECONDS.start else int(value)
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date() if seconds in _SECONDS else None


def _from_text(text: str) -> datetime.date | FoundDate | None:
    text = text.strip()
    if _STAMP.fullmatch(text) and (stamped := _from_number(float(text))) is not None:
        return stamped
    try:
        return datetime.date.fromisoformat(text[:10] if len(text) > 10 and text[4:5] == "-" else text)
    except ValueError:
        pass
    found = find_date(text, bare=True)
    if found is None:
        return None
    return found if found.date is None else found.date


def _some(values: Sequence[str]) -> tuple[str, ...]:
    """Return the first examples, none twice."""
    return tuple(dict.fromkeys(values))[:_EXAMPLES]


def _note(number: int, noun: str, what: str, examples: Sequence[str]) -> str:
    return f"{counted(number, noun)} {what} ({', '.join(examples)}{', ...' if number > len(examples) else ''})."
