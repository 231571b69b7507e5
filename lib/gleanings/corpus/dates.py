"""The date of a document, where one can be told for certain: in its file name, or on a line of its own.

A date in the running text is not taken: an article of August may tell of a call in May. Today's date is never guessed.
"""

import datetime
import re
from itertools import pairwise

from gleanings.corpus.date_forms import in_figures, make_date, part_of_year_in_figures
from gleanings.corpus.date_parser import ORDINALS, TOKEN, FoundDate, find_date
from gleanings.documents.month_names import AROUND, MONTHS, fold

_LONGEST_LINE = 120
_MONTH_LINE = 40
_DATELINE = 160  # characters within which the place and the date of a dateline stand
_PLACE_WORDS = 6
_FIRST_COMPACT = 1900  # eight digits that give an earlier year are a number
_CLOCK = re.compile(
    r"\d{1,2}[時时点點]\d{0,2}分?|(?:上午|下午|午前|午後)|"
    r"(?<!\d)\d{1,2}(?:[:.h]| h )\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:\s?[ap]\.?\s?m\b\.?)?(?:\s?[+-]\d{4}(?!\d))?|"
    r"(?<!\d)\d{1,2}\s?[ap]\.?m\b\.?|(?:UTC|GMT)\s?[+-−]\d{1,2}(?::?\d{2})?(?!\d)",
    re.IGNORECASE,
)
_ISO_TIME = re.compile(r"(?<=\d)[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2})?(?!\d)")
_SEGMENT = re.compile(r"[ \t]+[|·•–—-][ \t]+|[|·•]")
_BEHIND_DATELINE = re.compile(
    r"(?:\s{0,2}(?:г\.|года))?\s{0,3}(?:[(/\[][^()/\[\]]{1,40}[)/\]])?\s{0,3}[,.]?\s{0,3}(?:--|[-–—:])(?=\s)|\s?[电電讯訊]"
)
_DIGIT = re.compile(r"\d")
_CLOSES = re.compile(r"[-–—:]\s|[电電讯訊]")  # what stands behind each
_WIDE_PLACE = re.compile("[\u3400-\u9fff]{2,16}")
_BY = re.compile(
    r"\s{0,3}(?:by|von|par|por|di|door|от|av|af|przez)(?:\s{1,3}[^\s\d.,;:!?]{1,30}){1,4}\s*", re.IGNORECASE
)
_WORD_SIGN = re.compile(r"(?<=[^\W\d_])[_-]|[_-](?=[^\W\d_])")  # of a file's name: they part words


def date_of_line(line: str) -> datetime.date | None:
    """Return the date if `line` is a date and nothing else, or "Published" and the like, a byline or a place with it.

    >>> date_of_line("Published: Monday, 9th Aug. 2021, 14:30 GMT"), date_of_line("They met on 9 August 2021.")
    (datetime.date(2021, 8, 9), None)
    >>> date_of_line("Publié le 3 mai 2021 à 14h30"), date_of_line("Von Anna Roth | 3. Mai 2021")
    (datetime.date(2021, 5, 3), datetime.date(2021, 5, 3))
    """
    found = dated_line(line)
    return found.date if found else None


def dated_line(line: str) -> FoundDate | None:
    """Return the date that `date_of_line` gives, as it was found: it may be ambiguous."""
    if len(line) > _LONGEST_LINE:
        return None
    line = in_figures(line)
    if not _DIGIT.search(line):
        return None
    parts = _SEGMENT.split(line) if _SEGMENT.search(line) else []
    whole = [part for before, part in pairwise(["", *parts]) if not _ends_range(before) and _closed(part)]
    for part in (line, *whole):
        part = part_of_year_in_figures(part) if len(part) <= _MONTH_LINE else part
        found = find_date(part) or _month(part)
        if found and _only_around(part[found.span[1] :]):
            before = part[: found.span[0]].strip()
            if _only_around(before) or _is_place(before):
                return found
        elif found and found.span[0] and _BY.fullmatch(part[found.span[1] :]) and _only_around(part[: found.span[0]]):
            return found  # "Posted on 3 May 2021 by Ann"
    return None


def _ends_range(before: str) -> bool:
    """Return whether a month stands at the end of what is before a dash: "August - December 1993" is no date."""
    words = TOKEN.findall(before)
    return bool(words) and fold(words[-1]) in MONTHS


def _closed(part: str) -> bool:
    """Return whether no bracket of a part is closed or opened in another: it is within the sentence around it."""
    return part.count("(") == part.count(")") and part.count("[") == part.count("]")


def _month(line: str) -> FoundDate | None:
    """Return the month of a line such as "May 2021"; a year alone may be a title."""
    found = find_date(line, bare=True) if len(line) <= _MONTH_LINE else None
    return found if found and found.precision == "month" else None


def date_of_dateline(text: str) -> datetime.date | None:
    """Return the date of a dateline at the beginning of `text`: place, date with its year, and a dash.

    >>> date_of_dateline("BERLIN, May 3, 2021 (Reuters) - The council voted.")
    datetime.date(2021, 5, 3)
    >>> date_of_dateline("On May 3, 2021, the council voted - at last.") is None
    True
    """
    head = in_figures(text.lstrip()[:_DATELINE])
    found = find_date(head) if _CLOSES.search(head) else None  # most sentences have none
    if found is None or found.date is None or not _BEHIND_DATELINE.match(head, found.span[1]):
        return None
    place = head[: found.span[0]].strip()
    return found.date if not place or _is_place(place) or _WIDE_PLACE.fullmatch(place) else None


def date_of_name(name: str, *, years: bool = True) -> datetime.date | None:
    """Return the date in a file's name or path: a day, else a month, else a year that stands alone.

    Args:
        name: the name, or the path below the folder with "/": the folders count where the name itself has no date.
        years: whether a name that is nothing but a year is a date; not so in a folder of files numbered through.

    >>> date_of_name("2021-08-09_call.txt"), date_of_name("speech_1999.txt"), date_of_name("000_83e67a9ff26feb65.txt")
    (datetime.date(2021, 8, 9), datetime.date(1999, 1, 1), None)
    >>> date_of_name("2021/05/storm.txt")
    datetime.date(2021, 5, 1)
    """
    *folders, file = name.split("/")
    stem = file.rsplit(".", 1)[0] if "." in file[1:] else file
    if stem.isdecimal() and len(stem) <= 2 and folders:  # "2021/05/03.txt": the name is a part of the date
        parts = [part for part in _nested([*folders, stem]) if part.endswith(f"-{stem}")]
        found = next((found for part in parts if (found := find_date(part, bare=True))), None)
        if found and found.date:
            return found.date
    for part in (stem, *_nested(folders)):
        if part.isdecimal() and len(part) == 4 and part is stem and not years:
            continue
        plain = _WORD_SIGN.sub(" ", part)
        found = find_date(plain) or _compact(part) or find_date(plain, bare=True)
        if found and found.date:
            return found.date
    return None


def _nested(folders: list[str]) -> list[str]:
    """Return "2021/05/03" and "2021/05" of the folders that are numbers, then each folder by itself."""
    folders = [f"{MONTHS[fold(part)]:02}" if fold(part) in MONTHS else part for part in folders]
    runs = ["-".join(folders[i : i + n]) for n in (3, 2) for i in range(len(folders) - n + 1)]
    numbered = [run for run in runs if all(part.isdecimal() for part in run.split("-"))]
    return [*numbered, *reversed(folders)]


def _is_place(text: str) -> bool:
    """Return whether a text is "Berlin," or "WASHINGTON, D.C.," as before a date; "On" or "By Monday" is not."""
    name, comma, behind = text.rpartition(",")
    words = name.split()
    known = not behind.strip() or _only_around(behind)
    capital = all(word[0].isupper() or not word[0].isalpha() or len(word) <= 3 for word in words)
    return bool(comma) and known and 1 <= len(words) <= _PLACE_WORDS and capital and words[0][0].isupper()


def _compact(name: str) -> FoundDate | None:
    """20210809 in a file's name, between signs that are no digits."""
    for match in TOKEN.finditer(name[:200]):
        digits = match.group()
        if len(digits) in (8, 14) and digits.isdecimal():
            date = make_date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
            if date and date.year >= _FIRST_COMPACT:
                return FoundDate(date, "day", match.span())
    return None


def _only_around(rest: str) -> bool:
    """Return whether what a line holds beside its date says nothing: a weekday, a time, "Published on"."""
    plain = _CLOCK.sub(" ", _ISO_TIME.sub(" ", rest))
    words = [m.group() for m in TOKEN.finditer(plain) if m.group()[0].isalnum()]
    return len(words) <= 10 and all(fold(w) in AROUND or fold(w) in ORDINALS or fold(w) in {"t"} for w in words)
