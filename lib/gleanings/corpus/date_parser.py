"""Dates in short texts: in numbers or with a month's name, in many languages, and never guessed.

A date without a year is none, and one whose day and month could be exchanged ("03/04/2021") is said to be so.
"""

import datetime
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from gleanings.corpus.date_forms import SHORT_YEARS, in_figures, make_date, part_of_year_in_figures
from gleanings.documents.date_format import Known
from gleanings.documents.month_names import MONTHS, fold

Order = Literal["day first", "month first"]

_YEARS = frozenset(range(1400, 2101))
_YEAR = re.compile(r"\d(?<!\d\d)\d{3}(?!\d)")  # a digit first: what begins with a look behind is sought slowly
# "12.03.19", "12/03/19": with two digits for the year, which is then of this century, or late in the last.
_SHORT = re.compile(r"(?<![\d./:-])(\d{1,2})([./])(\d{1,2})\2(\d{2})(?![\d/-]|[.:]\d)")
_TIME_BEHIND = re.compile(r",?\s{1,2}(?:\w{2,3}\s)?\d{1,2}[:.]\d{2}(?!\d)")
# Accents, vowels of Hindi, Bengali and Thai.
_MARKS = (
    "\u0300-\u036f\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963"
    "\u0981-\u0983\u09bc-\u09cd\u0e31-\u0e4e"
)
_LETTERS = rf"(?:[^\W\d_]|[{_MARKS}])+"
TOKEN = re.compile(rf"\d+|{_LETTERS}(?:['’-]{_LETTERS})*|[^\s\w]|_")
# "May  3 14:30:00 GMT 2021", "Nov 05 10:00:00 +0000 2022"
_UNIX = re.compile(r"\b([^\W\d_]{3})\s{1,2}(\d{1,2})\s\d{2}:\d{2}:\d{2}\s(?:(?:[A-Z]{2,5}|[+-]\d{4})\s)?(\d{4})\b")
# The year before the first of an era: 令和3年 is 2021.
_BUDDHIST = 543  # years before ours, as Thailand counts
_THAI = re.compile("[\u0e00-\u0e7f]")
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911}
ORDINALS = frozenset(("st", "nd", "rd", "th", "er", "º", "ª", "°", "."))
_LINKS = frozenset(("de", "del", "of", "di", "den", "the", "le", "day"))
_ROMAN = {name: number for number, name in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)}
_SEPARATORS = frozenset("-/._")
_DIGITS = 3  # of day and month together
_IDEOGRAPHIC = {"年": 0, "月": 1, "日": 2, "년": 0, "월": 1, "일": 2}


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as a text gives it.

    Attributes:
        date: the date; the first day where only the month or the year is given, None where day and month could be
            exchanged.
        precision: "day", "month" or "year".
        span: where it stands, start and end in characters.
        numbers: of an ambiguous date, its three numbers in order.
    """

    date: datetime.date | None
    precision: Known
    span: tuple[int, int]
    numbers: tuple[int, int, int] | None = None

    def resolved(self, order: Order | None) -> datetime.date | None:
        """Return the date, where it is ambiguous read in `order`; None where it stays ambiguous."""
        if self.numbers is None or order is None:
            return self.date
        first, second, year = self.numbers
        return make_date(year, second, first) if order == "day first" else make_date(year, first, second)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def number(self) -> int | None:
        return int(self.text) if self.text.isdecimal() and len(self.text) <= 8 else None

    @property
    def month(self) -> int | None:
        return MONTHS.get(fold(self.text))


def find_date(text: str, *, bare: bool = False) -> FoundDate | None:
    """Return the first date in a short text: numbers, or a month's name in any of the languages that are read.

    Args:
        text: a line, a file's name, a value; only its first 200 characters are looked at.
        bare: whether a year, or a month, quarter or week of it, alone is a date too.

    >>> find_date("Stand: 3. Mai 2021").date, find_date("2021年5月3日").date, find_date("03/04/2021").date
    (datetime.date(2021, 5, 3), datetime.date(2021, 5, 3), None)
    """
    text = part_of_year_in_figures(text[:200]) if bare else text
    if not _YEAR.search(text, 0, 200) and "年" not in text[:200]:  # most have none, which is seen faster without tokens
        if (written := in_figures(text[:200])) == text[:200]:
            return _short(text, bare=bare)
        text = written
    unix = _UNIX.search(text, 0, 200)
    if unix and (number := MONTHS.get(fold(unix[1]))) and (day := make_date(int(unix[3]), number, int(unix[2]))):
        return FoundDate(day, "day", unix.span())
    text = in_figures(text.replace("元年", "1年"))  # the first year of an era
    tokens = [_Token(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text[:200])]
    for at in range(len(tokens)):
        found = _numeric(tokens, at) or _ideographic(tokens, at) or _named(tokens, at) or _year_first(tokens, at)
        if found:
            return found
    if bare:
        for at in range(len(tokens)):
            found = _month_and_year(tokens, at)
            if found:
                return found
        return next((found for at in range(len(tokens)) if (found := _year(text, tokens[at]))), None)
    return None


def _short(text: str, *, bare: bool) -> FoundDate | None:
    """Return a date whose year has two digits: 12.03.19 is of March, 12/03/19 may be of December.

    With single digits it may be the number of a section or a version, unless a time of day follows.
    """
    found = _SHORT.search(text, 0, 200)
    year = SHORT_YEARS.get(int(found[4])) if found else None
    if found is None or year is None:
        return None
    whole = (bare and found[0] == text) or _TIME_BEHIND.match(text, found.end())
    if found[2] == "." and len(found[1]) + len(found[3]) < _DIGITS and not whole:
        return None
    return _day_and_month(int(found[1]), int(found[3]), year, found.span(), dotted=found[2] == ".")


def _numeric(tokens: list[_Token], at: int) -> FoundDate | None:
    """2021-08-09, 9.8.2021, 8/9/2021, with one separator throughout."""
    part = tokens[at : at + 5]
    if len(part) < 5 or part[1].text != part[3].text or part[1].text not in _SEPARATORS or _glued(tokens, at, at + 4):
        return None
    numbers = [part[i].number for i in (0, 2, 4)]
    span = (part[0].start, part[4].end)
    gaps = [b.start - a.end for a, b in pairwise(part)]
    spaced = part[1].text == "."  # "9. 8. 2021": a space may stand behind a full stop, and nowhere else
    if any(n is None for n in numbers) or gaps[0] or gaps[2] or max(gaps[1], gaps[3]) > spaced:
        return None
    first, second, third = (int(n or 0) for n in numbers)
    if first in _YEARS and len(part[0].text) == 4 and len(part[4].text) <= 2:
        date = make_date(first, second, third)
        return FoundDate(date, "day", span) if date else None
    if third not in _YEARS or len(part[4].text) != 4:
        return None
    return _day_and_month(first, second, third, span, dotted=part[1].text == ".")


def _day_and_month(first: int, second: int, year: int, span: tuple[int, int], *, dotted: bool) -> FoundDate | None:
    """9.8.2021 is the ninth of August wherever dates have full stops; 9/8/2021 may be either."""
    day_first, month_first = make_date(year, second, first), make_date(year, first, second)
    if dotted or month_first is None or day_first == month_first:
        return FoundDate(day_first, "day", span) if day_first else None
    if day_first is None:
        return FoundDate(month_first, "day", span)
    return FoundDate(None, "day", span, (first, second, year))


def _ideographic(tokens: list[_Token], at: int) -> FoundDate | None:
    """2021年5月3日: the signs behind the numbers say which is which."""
    numbers: list[int] = []
    end = start = tokens[at].start
    era = _ERAS.get(tokens[at].text, 0)
    at += bool(era)
    while at < len(tokens) and len(numbers) < 3:
        number = tokens[at].number
        sign = tokens[at + 1].text[:1] if at + 1 < len(tokens) else ""
        if number is None or _IDEOGRAPHIC.get(sign) != len(numbers):
            break
        numbers.append(number + era if not numbers else number)
        end = tokens[at + 1].start + 1
        at += 2
    if not numbers or numbers[0] not in _YEARS or len(numbers) < 2:
        return None
    date = make_date(numbers[0], numbers[1], numbers[2] if len(numbers) == 3 else 1)
    return FoundDate(date, "day" if len(numbers) == 3 else "month", (start, end)) if date else None


def _named(tokens: list[_Token], at: int) -> FoundDate | None:
    """9 August 2021, 9th of Aug. 2021, 3 de mayo de 2021, August 9, 2021, 9-Aug-2021."""
    number = tokens[at].number
    month = tokens[at].month
    nxt = at + 1
    if number is not None and 1 <= number <= 31:
        nxt = _skip(tokens, nxt, ORDINALS | _LINKS | _SEPARATORS)
        month, width = _month_at(tokens, nxt)
        if month is None and (roman := _roman_at(tokens, nxt)):
            month, width = roman, 1
        if month is None:
            return None
        nxt = _skip(tokens, nxt + width, _LINKS | _SEPARATORS | {",", "،", "۔"})
        day = number
    elif month is not None:
        day_at = _skip(tokens, nxt, _SEPARATORS)
        found = tokens[day_at].number if day_at < len(tokens) else None
        if found is None or not 1 <= found <= 31:
            return None
        day = found
        nxt = _skip(tokens, day_at + 1, ORDINALS | _SEPARATORS | {","})
    else:
        return None
    year = tokens[nxt].number if nxt < len(tokens) else None
    if (
        year is not None
        and year not in _YEARS
        and any(_THAI.match(token.text) for token in tokens[at:nxt])
        and year - _BUDDHIST in _YEARS
    ):
        year -= _BUDDHIST
    if year not in _YEARS or year is None or _glued(tokens, at, nxt):
        return None
    date = make_date(year, month, day)
    return FoundDate(date, "day", (tokens[at].start, tokens[nxt].end)) if date else None


def _year_first(tokens: list[_Token], at: int) -> FoundDate | None:
    """2021. május 3., 2020 November 26, 2021 m. gegužės 3 d."""
    year = tokens[at].number
    if year is None or year not in _YEARS or len(tokens[at].text) != 4:
        return None
    month_at = _skip(tokens, at + 1, frozenset((".", ",")))
    month, width = _month_at(tokens, month_at)
    day_at = month_at + width
    day = tokens[day_at].number if month is not None and day_at < len(tokens) else None
    if month is None or day is None or not 1 <= day <= 31 or len(tokens[day_at].text) > 2 or _glued(tokens, at, day_at):
        return None
    date = make_date(year, month, day)
    return FoundDate(date, "day", (tokens[at].start, tokens[day_at].end)) if date else None


def _roman_at(tokens: list[_Token], at: int) -> int | None:
    """Return the month that a Roman number gives between two signs that are the same: "26.XI.2020"."""
    part = tokens[at - 1 : at + 2]
    apart = len(part) == 3 and part[0].text == part[2].text and part[0].text in _SEPARATORS
    return _ROMAN.get(tokens[at].text) if apart else None


def _month_and_year(tokens: list[_Token], at: int) -> FoundDate | None:
    """August 2021, 2021-08, 08/2021."""
    month, width = _month_at(tokens, at)
    if month is not None:
        nxt = _skip(tokens, at + width, _LINKS | _SEPARATORS | {","})
        year = tokens[nxt].number if nxt < len(tokens) else None
        if year in _YEARS and year is not None and not _glued(tokens, at, nxt):
            return FoundDate(datetime.date(year, month, 1), "month", (tokens[at].start, tokens[nxt].end))
        return None
    part = tokens[at : at + 3]
    if len(part) == 3 and part[1].text in _SEPARATORS and len(part[0].text) == 4 and len(part[2].text) == 2:
        year, second = part[0].number, part[2].number
        if year in _YEARS and year is not None and second is not None and not _glued(tokens, at, at + 2):
            date = make_date(year, second, 1)
            return FoundDate(date, "month", (part[0].start, part[2].end)) if date else None
    if len(part) == 3 and part[1].text in _SEPARATORS and len(part[0].text) == 2 and len(part[2].text) == 4:
        first, year = part[0].number, part[2].number
        if year in _YEARS and year is not None and first is not None and not _glued(tokens, at, at + 2):
            date = make_date(year, first, 1)
            return FoundDate(date, "month", (part[0].start, part[2].end)) if date else None
    return None


def _year(text: str, token: _Token) -> FoundDate | None:
    """A year that no letter or digit touches."""
    around = text[max(0, token.start - 1) : token.start] + text[token.end : token.end + 1]
    if len(token.text) != 4 or token.number not in _YEARS or any(c.isalnum() for c in around):
        return None
    return FoundDate(datetime.date(int(token.text), 1, 1), "year", (token.start, token.end))


def _month_at(tokens: list[_Token], at: int) -> tuple[int | None, int]:
    """Return the month that begins at a token, of one word or two ("كانون الثاني"), and of how many tokens it is."""
    if at + 1 < len(tokens) and (two := MONTHS.get(fold(f"{tokens[at].text} {tokens[at + 1].text}"))):
        return two, 2
    if at < len(tokens) and (month := tokens[at].month):
        return month, 2 if at + 1 < len(tokens) and tokens[at + 1].text == "." else 1
    return None, 0


def _skip(tokens: list[_Token], at: int, passed: frozenset[str]) -> int:
    """Return the place behind at most three tokens that may stand between the parts of a date: "th", "day", "of"."""
    for _ in range(3):
        if at < len(tokens) and fold(tokens[at].text) in passed | {""}:
            at += 1
    return at


def _glued(tokens: list[_Token], first: int, last: int) -> bool:
    """Return whether a further number stands right before or behind: 1.2.2021.4 is a version, not a date."""
    before = first >= 2 and tokens[first - 1].text in _SEPARATORS - {"_"} and tokens[first - 2].number is not None
    before = before and tokens[first - 1].end == tokens[first].start
    behind = last + 2 < len(tokens) and tokens[last + 1].text in {".", "/"} and tokens[last + 2].number is not None
    return bool(before or (behind and tokens[last + 1].end == tokens[last + 2].start))
