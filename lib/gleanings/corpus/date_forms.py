"""Dates that are written out in ways of their own, in the figures of other dates, so that one parser reads them all."""

import datetime
import re

from gleanings.documents.month_names import MONTHS, fold

# Of two digits: this century, or late in the last.
SHORT_YEARS = {number: 2000 + number if number < 40 else 1900 + number for number in (*range(40), *range(70, 100))}
_BY_MONTH = re.compile(r"(?<![\w-])(\d{1,2})-([^\W\d_]{3,9})-(\d\d)(?![\w-])")  # "25-Apr-21", as spreadsheets write
_SHORT_YEAR = re.compile(r"^(\d{1,2})[. ] ?([^\W\d_]{3,9})[.,]? ['’]?(\d\d)(?=$|,? \d{1,2}:)")  # "7 Aug 21", alone
_VIETNAMESE = re.compile(r"(\d{1,2}) tháng (\d{1,2}),? năm (\d{4})")
_CHINESE = re.compile("([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
_NUMERALS = str.maketrans("〇零一二三四五六七八九", "00123456789")

_PERSIAN_MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()
_LONG_MONTHS = 6  # the first, of 31 days
_PERSIAN = re.compile(rf"(\d{{1,2}}) ({'|'.join(_PERSIAN_MONTHS)})(?:[ \u200c]?ماه)? (?:سال )?(1[34]\d\d|[۱][۳۴]\d\d)")
_PERSIAN_YEAR, _PERSIAN_NEW_YEAR = 1300, datetime.date(1921, 3, 21)

_ORDINAL = r"(?:\.|[^\W\d]{1,2}|[ºª°])?"
_QUARTER_WORD = r"(?:quarter|quartal|trimest[er]{2}|kwarta\w{1,3}|kvart\w{2,4}|квартал|кв)"
_QUARTERS = (
    re.compile(r"(?<![^\W_])Q(?P<part>[1-4])[ ./_-]*(?P<year>\d{4})(?!\d)", re.I),
    re.compile(r"(?<![^\W_])(?P<year>\d{4})[ ./_-]*Q(?P<part>[1-4])(?![^\W_])", re.I),
    re.compile(r"^T(?P<part>[1-4])[ ./-]?(?P<year>\d{4})$", re.I),  # as French and Spanish tables have it
    re.compile(rf"\b(?P<part>[1-4]){_ORDINAL} ?{_QUARTER_WORD}\b[.,]?(?: \w{{1,3}}\b)? ?(?P<year>\d{{4}})\b", re.I),
)
_WEEK = re.compile(r"\b(?:KW|CW|week|woche|semaine|semana|settimana|vecka|uge)\.? ?(\d{1,2})[ ,/.-]+(\d{4})\b", re.I)


def part_of_year_in_figures(value: str) -> str:
    """Return a value with a quarter as its first month in figures, and a week as its Monday, as ISO 8601 counts them.

    A year of two digits behind the name of a month is written out.

    >>> [part_of_year_in_figures(value) for value in ("Q3 2020", "4. Quartal 2020", "KW 12/2020", "7 Aug 21")]
    ['2020-07', '2020-10', '2020-03-16', '7 Aug 2021']
    """
    value = _SHORT_YEAR.sub(_of_spreadsheets, value)
    for form in _QUARTERS:
        value = form.sub(lambda match: f"{match['year']}-{3 * int(match['part']) - 2:02d}", value)
    return _WEEK.sub(_monday, value)


def _monday(match: re.Match[str]) -> str:
    try:
        return datetime.date.fromisocalendar(int(match[2]), int(match[1]), 1).isoformat()
    except ValueError:  # week 60: no week
        return match[2]


def in_figures(text: str) -> str:
    """Return a text with its dates in figures.

    >>> in_figures("二〇二五年十二月三十日"), in_figures("ngày 4 tháng 3 năm 2025"), in_figures("25-Apr-21")
    ('2025年12月30日', 'ngày 2025-03-04', '25 Apr 2021')
    """
    if "-" in text:
        text = _BY_MONTH.sub(_of_spreadsheets, text)
    if "tháng" in text:
        text = _VIETNAMESE.sub(lambda match: f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}", text)
    if not text.isascii():
        text = _PERSIAN.sub(_of_persia, text)
    if "年" in text:
        text = _CHINESE.sub(lambda match: "".join(map(_figures, match.groups(), "年月日")), text)
    return text


def _of_spreadsheets(match: re.Match[str]) -> str:
    month, year = MONTHS.get(fold(match[2])), SHORT_YEARS.get(int(match[3]))
    return f"{match[1]} {match[2]} {year}" if month and year else match[0]


def _of_persia(match: re.Match[str]) -> str:
    """Return a day of the Persian calendar as ISO 8601 has it, and what is no day of it as it stands.

    Years have leap days in cycles of 33, as they have had since 1799 and will until 2256.
    """
    year, month, day = int(match[3]), _PERSIAN_MONTHS.index(match[2]) + 1, int(match[1])
    leap = year % 33 in (1, 5, 9, 13, 17, 22, 26, 30)
    if not 1 <= day <= (31 if month <= _LONG_MONTHS else 30 if month < len(_PERSIAN_MONTHS) or leap else 29):
        return match[0]
    leaps = sum(each % 33 in (1, 5, 9, 13, 17, 22, 26, 30) for each in range(_PERSIAN_YEAR, year))
    days = 365 * (year - _PERSIAN_YEAR) + leaps + 30 * (month - 1) + min(month - 1, _LONG_MONTHS) + day - 1
    return (_PERSIAN_NEW_YEAR + datetime.timedelta(days)).isoformat()


def _figures(number: str, sign: str) -> str:
    plain = number.translate(_NUMERALS)
    if "十" in number:
        tens, _, ones = plain.partition("十")
        plain = str(10 * int(tens or 1) + int(ones or 0))
    return plain + sign


def make_date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:  # 31 February, month 13: not a date
        return None
