"""The date that a document bears, where one can be told for certain: in its file name, or on a line of its own.

A date in the running text is not taken: an article of August may tell of a call in May.
"""

import datetime
import re

_MONTHS = {
    name: i + 1
    for i, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|"
        "october oct|november nov|december dec".split("|")
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_FORMS = (
    r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)",
    rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
    rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_LINE = [
    re.compile(
        rf"\s*(?:(?:first )?(?:published|posted|updated|date|dated)\s*(?:on|:)?\s*:?\s*)?{_WEEKDAY}{form}"
        r"(?:[T,]?\s*(?:at\s+)?\d{1,2}:\d\d.{0,20})?[.\s]*$",
        re.IGNORECASE,
    )
    for form in _FORMS
]
_FILE_NAME = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sign>[-_.]?)(?P<month>\d\d)(?P=sign)(?P<day>\d\d)(?!\d)")


def date_of_line(line: str) -> datetime.date | None:
    """Return the date if `line` is a date and nothing else, or "Published" and the like before it.

    >>> date_of_line("Published: Monday, 9th Aug. 2021, 14:30 GMT"), date_of_line("They met on 9 August 2021.")
    (datetime.date(2021, 8, 9), None)
    """
    if len(line) > 80:
        return None
    for pattern in _LINE:
        match = pattern.match(line)
        if match:
            return _date(match)
    return None


def date_of_name(name: str) -> datetime.date | None:
    """Return the date in a file name: year, month and day in this order.

    >>> date_of_name("2021-08-09_bajwa.txt"), date_of_name("000_83e67a9ff26feb65.txt")
    (datetime.date(2021, 8, 9), None)
    """
    match = _FILE_NAME.search(name)
    return _date(match) if match else None


def _date(match: re.Match[str]) -> datetime.date | None:
    month = match["month"].lower()
    try:
        return datetime.date(int(match["year"]), _MONTHS.get(month) or int(month), int(match["day"]))
    except ValueError:  # 31 February, month 13: not a date
        return None
