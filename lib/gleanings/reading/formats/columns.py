"""Columns of tables and records: which holds the text, the title, the date, the author, the ids."""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from gleanings.corpus.column_values import as_date, is_missing
from gleanings.corpus.date_parser import Order
from gleanings.corpus.dates import dated_line
from gleanings.errors import InvalidValue, did_you_mean
from gleanings.reading.formats.column_names import AUTHORS, DATES, IDS, TEXTS, TITLES
from gleanings.reading.formats.reading import Note, ReadingOptions

Record = Mapping[str, object]


class Row(dict[str, object]):
    """A record that knows where it stands: the number of its row as a spreadsheet shows it, behind that of its sheet.

    >>> Row({"text": "Rain fell."}, "Sheet2:5").place
    'Sheet2:5'
    """

    def __init__(self, values: Mapping[str, object] | Iterable[tuple[str, object]], place: str) -> None:
        super().__init__(values)
        self.place = place


ALONE = ""  # the name of a text that stands where a record should

# "response_id", "ResponseId", "Respondent ID", "Antwort-ID", "ID de respuesta", "回答ID"
_LIKE_ID = re.compile(r"(?:^|[\W_])(?:id|ID|Id|uuid|guid)$|[a-z]I[dD]$|[^\x00-\x7f]ID$|^I[dD][\W_]")
_DAY = re.compile(
    r"\d{1,4}([./-])\d{1,2}\1\d{1,4}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?\S{0,10}(?: [AaPp][Mm])?(?: \S{1,9})?)?"
)
_DATED = 60  # characters of a date in words
_INNER = (
    "rendered",
    "value",
    "raw",
    "text",
    "parts",
    "html",
    "plain",
    "main",
)  # what a record calls the value of a field: "title.rendered"
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")  # "createdAt"
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_RECORDS = ("[{", '{"', "{'")  # a record within a cell
SEEN = 500  # records by which the column of the text is guessed
_OTHER = 2  # a column with half as much text as that of the text holds texts, too
_LISTED = 3
_PROSE = 3  # words, at the least in the middle, of what can be a text


@dataclass(frozen=True)
class Columns:
    """What the columns of a table are.

    Attributes:
        text: the column of the texts.
        title, date, author: those columns, where there are such.
        key: the column of ids, where each record has one of its own.
        order: whether day or month comes first where a date leaves it open; None where nothing tells.
        several: whether there is more than one record: a file with one is a document.
    """

    text: str
    title: str | None = None
    date: str | None = None
    author: str | None = None
    key: str | None = None
    order: Order | None = None
    several: bool = True

    @classmethod
    def named(cls, names: Sequence[str], text: str) -> "Columns":
        """Return the columns by their names alone; `key` is the one that would be it if each record had its own."""
        title, date, author, key = (_first(names, wanted, text) for wanted in (TITLES, DATES, AUTHORS, IDS))
        return cls(text, title, date, author, key or next((n for n in names if n != text and _LIKE_ID.search(n)), None))

    def names_documents(self, records: int) -> bool:
        """Return whether the column of ids is one by its own name, or tells several records apart."""
        return records > 1 or (self.key is not None and _plain(self.key) in IDS)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What to know of the columns: where ids are taken from, if its name does not say it is for that."""
        told = self.key is None or _plain(self.key) in IDS
        return () if told else (Note(f"The ids of the documents were taken from the column {self.key!r}"),)


class NoTextColumn(InvalidValue):
    """A table of which it is not clear where its texts are."""

    kind = "not read"


def text_column(names: Sequence[str], rows: Sequence[Record], options: ReadingOptions) -> str:
    """Return the column of the text: the one given, or the longest in the middle, with a usual name if there are such.

    Where no column has texts of several words, the only one that holds words, as a survey with short answers does.

    Raises:
        InvalidValue: there is no such column, or several may be it.
    """
    if options.text is not None:
        if options.text in names:
            return options.text
        hint = did_you_mean(options.text, names)
        raise InvalidValue(f"it has no column {options.text!r};{hint} its columns: {', '.join(names)[:300]}")
    lengths = {name: _usual_length(name, rows[:SEEN]) for name in names}
    named = [n for n in names if _is_named(n) and lengths[n]]
    likely = named or [n for n in names if lengths[n]]
    if likely:
        return max(likely, key=lambda name: lengths[name])  # the first of several
    words = {name: different for name in names if (different := _different_words(name, rows[:SEEN]))}
    if len(words) == 1:
        return next(iter(words))
    listed = ", ".join(names)[:300]
    if not words:
        raise NoTextColumn(f"no column can be the text; name one with text=, of: {listed}")
    most = max(reversed(words), key=lambda name: words[name])  # the last of several
    raise InvalidValue(
        f"no column has texts of several words; say which is the text, as in text={most!r}, of: {listed}"
    )


def further_texts(names: Sequence[str], rows: Sequence[Record], column: str) -> Note:
    """Return the note that says which column was taken for the text, and which others hold texts as long as those."""
    columns = Columns.named(names, column)
    lengths = {name: _usual_length(name, rows[:SEEN]) for name in names}
    known = (column, columns.title, columns.author, columns.date)
    others = [n for n in names if n not in known and lengths[n] and _OTHER * lengths[n] >= lengths[column]]
    others = [n for n in others if not _LIKE_ID.search(n) and not is_dates(n, rows[:SEEN])]
    others = [n for n in others if any(row.get(n) not in (row.get(column), None) for row in rows[:SEEN])]
    shown = ", ".join(map(repr, others[:_LISTED])) + (", ..." if len(others) > _LISTED else "")
    advice = f"Texts are in {shown}, too, and became metadata: `text={others[0]!r}` reads those." if others else ""
    return Note(f"The text was taken from the column {column!r}", advice=advice)


def _different_words(name: str, rows: Sequence[Record]) -> int:
    """Return how many different values a column has, if it holds words and is no title, date, author or id; else 0."""
    columns = Columns.named([name], "")
    values = [str(value) for row in rows if not is_missing(value := row.get(name))]
    lettered = 2 * sum(any(map(str.isalpha, value)) for value in values) > len(values)
    if not lettered or columns.key or columns.title or columns.date or columns.author or is_dates(name, rows):
        return 0
    return len(set(values))


def _usual_length(name: str, rows: Sequence[Record]) -> float:
    """Return the length of the texts of a column in the middle; 0 where they are no texts."""
    texts = [value for row in rows if isinstance(value := row.get(name), str) and value.strip()]
    if not texts or (not _is_named(name) and median(map(_words, texts)) < _PROSE):
        return 0.0
    if 2 * sum(text.startswith(_RECORDS) for text in texts) > len(texts):
        return 0.0
    return sum(len(text) for text in texts) / len(rows)


def _words(text: str) -> float:
    """Return how many words a text has; two signs of a script without spaces are one."""
    return max(len(text.split()), len(_SPACELESS.findall(text)) / 2)


def _is_named(name: str) -> bool:
    """Return whether a name is a usual one of a text, perhaps within records: "body", "data.body", "body.rendered"."""
    *_, outer, own = ["", *map(_plain, name.split("."))]
    return own in TEXTS or (own in _INNER and outer in TEXTS)


def has_texts(rows: Sequence[Record]) -> bool:
    """Return whether a column of some records has texts of several words, or a name that says so."""
    return any(_usual_length(name, rows[:SEEN]) for name in rows[0])


def is_text_name(name: str, options: ReadingOptions) -> bool:
    """Return whether a column is that of the text by its name alone: the one that was named, or a usual one.

    >>> is_text_name("Body", ReadingOptions()), is_text_name("title", ReadingOptions())
    (True, False)
    """
    return name == options.text or _is_named(name)


def is_dates(name: str, rows: Sequence[Record]) -> bool:
    """Return whether all values of a column are dates or times, as workbooks hold them, or texts that are dates."""
    values = [value for row in rows if not is_missing(value := row.get(name))]
    return bool(values) and all(isinstance(value, datetime.date) or _is_date(value) for value in values)


def _is_date(value: object) -> bool:
    """Return whether a text is a day and nothing else: "03.05.2021", "Monday, May 3"; a number may be anything."""
    if not isinstance(value, str) or len(value) > _DATED:
        return False
    if not _DAY.fullmatch(value.strip()):
        found = dated_line(value)
        return found is not None and found.precision == "day"
    try:
        return as_date(value) is not None
    except InvalidValue:
        return False


def _first(names: Sequence[str], wanted: Sequence[str], text: str) -> str | None:
    """Return the first column with one of some names: its own, that beside the text in a record, or of a record."""
    others = [name for name in reversed(names) if name != text]
    beside = text.rpartition(".")[0] + "."
    every = [(name, name) for name in others]
    within = [(name.removeprefix(beside), name) for name in others if name.startswith(beside)]
    ways = (every, within, _outer(every), _outer(within))  # "_source.headline.main" beside "_source.body"
    kind = _plain(text).rpartition("_")[0] + "_"  # "reviewTitle" beside "reviewText"
    of_kind = [(_plain(name).removeprefix(kind), name) for name in others if _plain(name).startswith(kind)]
    plain = ({_plain(shown): name for shown, name in way} for way in (*ways, of_kind))
    return next((names_of[name] for names_of in plain for name in wanted if name in names_of), None)


def _outer(columns: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the columns that hold the value of a field, with the name of that field: "title.rendered"."""
    return [(shown.rpartition(".")[0], name) for shown, name in columns if shown.rpartition(".")[2] in _INNER]


def _plain(name: str) -> str:
    return _HUMP.sub("_", name.strip()).lower().replace(" ", "_")
