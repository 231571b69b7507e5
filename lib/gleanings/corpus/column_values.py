"""What pandas and people put into columns of ids and dates, as the values that a document takes."""

import datetime
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gleanings.corpus.date_parser import FoundDate, Order, find_date
from gleanings.documents.date_format import Known
from gleanings.errors import InvalidValue
from gleanings.nouns import counted

_YEARS = range(1000, 3000)  # whole numbers that can be a year
_DAYS = range(10_000_101, 29_991_232)  # and those that can be a day: 20210809
_SECONDS = range(1_000_000_000, 1_900_000_000)  # since 1970, of 2001 to 2030
_NUMBER = re.compile(r"\d{4}|\d{10}(?:\.\d{1,9})?|\d{13}")  # a year, seconds, milliseconds
# A time, and what stands behind it: Z, UTC, EST, +0900, +02:00; AM and PM are no zones.
_ZONE = re.compile(r"\d[:.]?\d\d(?:[:.]?\d\d(?:[.,]\d{1,9})?)?\s?(Z|[A-Z]{3,4}|[+-]\d\d:?\d\d)\Z")
_UNIVERSAL = {"Z", "UTC", "GMT", "+00:00", "+0000", "-00:00"}
_SEVERAL_ZONES = "The times are of several time zones; each date is the one that is written, in its own zone."
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
    return _date_and_precision(value)[0]


def _date_and_precision(value: object) -> tuple[datetime.date | FoundDate | None, Known]:
    """Return a value as `as_date` does, and whether its day, its month or its year is known."""
    if is_missing(value):
        return None, "day"
    if isinstance(value, datetime.datetime):  # a pandas Timestamp too
        return value.date(), "day"
    if isinstance(value, datetime.date):
        return value, "day"
    if hasattr(value, "start_time"):  # a pandas Period
        return _date_and_precision(value.start_time)
    if hasattr(value, "astype") and hasattr(value, "item"):  # a numpy value; the finest times have no datetime
        days = str(getattr(value, "dtype", "")).startswith("datetime64")
        return _date_and_precision(value.astype("datetime64[D]").item() if days else value.item())
    found = _from_number(value) if isinstance(value, int | float) else _from_text(str(value).strip())
    if found is None:
        raise InvalidValue(
            f"{str(value)[:60]!r} is not a date; give datetime.date, a year, or text such as 2021-08-09; None where "
            "there is none."
        )
    return (found if found.date is None else found.date), found.precision


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
        known: how many of the dates are known to the day, to the month, and to the year.
        zones: the time zones of the times among the values; None for a value without one.
    """

    dates: list[datetime.date | None]
    unread: int = 0
    ambiguous: int = 0
    unread_examples: tuple[str, ...] = ()
    ambiguous_examples: tuple[str, ...] = ()
    known: Counter[Known] = field(default_factory=Counter)
    zones: frozenset[str | None] = frozenset()

    @property
    def notes(self) -> tuple[str, ...]:
        """What to know about the dates, in full sentences."""
        notes = []
        if self.unread:
            notes.append(_note(self.unread, "date", "could not be read", self.unread_examples))
        if self.ambiguous:
            what = f"could have the day or the month first and {'was' if self.ambiguous == 1 else 'were'} not taken"
            notes.append(_note(self.ambiguous, "date", what, self.ambiguous_examples) + " Give dates as 2021-04-03.")
        if len(self.known) > 1:
            notes += [
                f"{counted(number, 'date')} {'gives' if number == 1 else 'give'} the {known} alone and "
                f"{'counts' if number == 1 else 'count'} as its first day."
                for known in ("month", "year")
                if (number := self.known[known])
            ]
        if len(self.zones) > 1:
            notes.append(_SEVERAL_ZONES)
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
    known: Counter[Known] = Counter()
    for value in values:
        precision: Known = "day"
        try:
            found, precision = _date_and_precision(value)
        except InvalidValue:
            if strict:
                raise
            found = None
            unread.append(str(value)[:_SHOWN])
        date = found.resolved(order) if isinstance(found, FoundDate) else found
        if isinstance(found, FoundDate) and date is None:
            ambiguous.append(str(value)[:_SHOWN])
        dates.append(date)
        if date is not None:
            known[precision] += 1
    zones = frozenset(_zone(value) for value, date in zip(values, dates, strict=True) if date is not None)
    examples = [_some(of) for of in (unread, ambiguous)]
    return FoundDates(dates, len(unread), len(ambiguous), examples[0], examples[1], known, zones)


def _zone(value: object) -> str | None:
    """Return the time zone of a time; None where none is given.

    A zone with summer time is one: its name is asked, not how far it is from UTC on that day.

    >>> _zone("2021-01-31 23:30 EST"), _zone("2021-02-01T08:30:00Z"), _zone("8:30 AM"), _zone("2021-02-01")
    ('EST', 'UTC', None, None)
    """
    if isinstance(value, str):
        found = _ZONE.search(value.strip()) if ":" in value or value[8:9] == "T" else None
        return None if found is None else "UTC" if found[1] in _UNIVERSAL else found[1]
    zone = value.tzinfo if isinstance(value, datetime.datetime) else None
    return None if zone is None else str(zone)


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


def _from_number(value: int | float) -> FoundDate | None:
    if isinstance(value, bool) or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if value != int(value) and int(value) not in _SECONDS:
        return None
    if int(value) in _YEARS:
        return FoundDate(datetime.date(int(value), 1, 1), "year", (0, 4))
    if int(value) in _DAYS:
        return _from_text(str(int(value)))
    seconds = int(value) // 1000 if int(value) >= 1000 * _SECONDS.start else int(value)
    return _day(datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()) if seconds in _SECONDS else None


def _from_text(text: str) -> FoundDate | None:
    if _NUMBER.fullmatch(text) and (found := _from_number(float(text))) is not None:
        return found
    day = text[:10] if len(text) > 10 and text[4:5] == "-" else text[:8] if text[8:9] == "T" else text
    try:
        return _day(datetime.date.fromisoformat(day))
    except ValueError:
        return find_date(text, bare=True)


def _day(date: datetime.date) -> FoundDate:
    return FoundDate(date, "day", (0, 0))


def _some(values: Sequence[str]) -> tuple[str, ...]:
    """Return the first examples, none twice."""
    return tuple(dict.fromkeys(values))[:_EXAMPLES]


def _note(number: int, noun: str, what: str, examples: Sequence[str]) -> str:
    return f"{counted(number, noun)} {what} ({', '.join(examples)}{', ...' if number > len(examples) else ''})."
