"""Tables and records: which column holds the text, and what the others become."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from gleanings.corpus.column_values import FoundDates, as_date, date_order, find_dates, is_missing, orders_of
from gleanings.corpus.date_parser import Order
from gleanings.errors import InvalidValue, did_you_mean
from gleanings.reading.formats.reading import Note, Read, Reading, ReadingOptions, Skipped
from gleanings.reading.limits import past

Record = Mapping[str, object]
ALONE = ""  # the name of a text that stands where a record should
WITHOUT_TEXT = "Records without a text were left away"

# Names of columns in the languages that are read.
_NAMED = (
    *("text", "body", "content", "full_text", "article", "message", "comment", "review", "description", "abstract"),
    *("inhalt", "nachricht", "texte", "contenu", "corps", "texto", "contenido", "testo", "conteúdo", "tekst", "inhoud"),
    *("metin", "içerik", "текст", "सामग्री", "पाठ", "النص", "نص", "متن", "正文", "内容", "文本", "本文"),
)
_TITLES = (
    *("title", "headline", "subject", "titel", "überschrift", "betreff", "titre", "objet", "título", "titular"),
    *("asunto", "titolo", "oggetto", "assunto", "kop", "onderwerp", "başlık", "заголовок", "тема", "शीर्षक", "العنوان"),
    *("عنوان", "标题", "タイトル", "件名"),
)
_DATES = (
    "date",
    "published",
    "published_at",
    "publication_date",
    "created",
    "created_at",
    "datetime",
    "timestamp",
    "created_utc",
    "ts",
    "datum",
    "fecha",
    "data",
    "tarih",
    "дата",
    "दिनांक",
    "तारीख",
    "التاريخ",
    "تاریخ",
    "日期",
    "日付",
    "year",
    "jahr",
    "année",
    "año",
    "anno",
    "ano",
    "jaar",
    "yıl",
    "год",
)
_AUTHORS = (
    *("author", "authors", "byline", "user", "username", "autor", "autorin", "verfasser", "auteur", "autore", "autora"),
    *("yazar", "автор", "लेखक", "الكاتب", "المؤلف", "مصنف", "作者", "著者"),
)
_IDS = ("id", "doc_id", "document_id", "uid", "uuid", "key")
_DAY = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?\S{0,10})?")
SEEN = 500  # records by which the column of the text is guessed
_PROSE = 3  # words, at the least in the middle, of what can be a text


def read_records(records: Iterable[Record], options: ReadingOptions, *, encoding: str = "") -> Iterator[Read]:
    """Yield a document for each record: the text of one column, title, date and author where columns say so.

    The column of the text is that of `options.text`; else the longest in the middle, among those with a usual name
    ("text", "body", ...) where there are any. All others are metadata.

    Raises:
        InvalidValue: no column can be the text, there is no such column, or there are too many records.

    >>> records = [{"headline": "Storm", "story": "It came at night, and took the roof.", "party": "Green"}]
    >>> note, found = read_records(records, ReadingOptions())
    >>> note.text, found.title, dict(found.metadata)
    ("The text was taken from the column 'story'", 'Storm', {'party': 'Green'})
    """
    rows: list[Record] = []
    for record in records:
        rows.append(record)
        if len(rows) > options.limits.parts:
            raise past("parts", options.limits.parts, "it holds more records")
    if not rows:
        raise InvalidValue("empty")
    names = list(dict.fromkeys(name for row in rows for name in row if name)) or ["text"]
    alone = all(list(row) == [ALONE] for row in rows)
    column = "text" if alone else text_column(names, rows, options)
    if options.text is None and not alone:
        yield Note(f"The text was taken from the column {column!r}")
    yield from _documents(rows, names, column, options, encoding)


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
        title, date, author, key = (_first(names, wanted, text) for wanted in (_TITLES, _DATES, _AUTHORS, _IDS))
        return cls(text, title, date, author, key)


def _documents(
    rows: Sequence[Record], names: Sequence[str], column: str, options: ReadingOptions, encoding: str
) -> Iterator[Read]:
    columns = Columns.named(names, column)
    date = columns.date or next((name for name in names if name != column and is_dates(name, rows)), None)
    keys = [key_of(row, columns.key) for row in rows] if columns.key else []
    own = len(set(keys)) == len(rows) and all(keys)
    order = date_order(orders_of([row.get(date) for row in rows])) if date else None
    columns = replace(columns, date=date, key=columns.key if own else None, order=order, several=len(rows) > 1)
    dates = dates_of(rows, columns)
    for note in dates.notes:
        yield Note(note.rstrip("."))
    found = list(readings(rows, columns, dates, options, encoding))
    yield from found
    if empty := len(rows) - len(found):
        yield Note(WITHOUT_TEXT, empty)


def dates_of(rows: Sequence[Record], columns: Columns) -> FoundDates:
    """Return the date of each record, and what could not be read as one."""
    if columns.date is None:
        return FoundDates([None] * len(rows))
    return find_dates([row.get(columns.date) for row in rows], columns.order)


def key_of(row: Record, column: str) -> str:
    """Return the id of a record, as a text."""
    return str(row.get(column, "")).strip()


def readings(
    rows: Sequence[Record], columns: Columns, dates: FoundDates, options: ReadingOptions, encoding: str, before: int = 0
) -> Iterator[Reading | Skipped]:
    """Yield a document for each record that has a text.

    Args:
        before: how many records of the file come before these.
    """
    for i, (row, date) in enumerate(zip(rows, dates.dates, strict=True), start=before + 1):
        value = row.get(columns.text, row.get(ALONE))
        if is_missing(value):
            continue
        text = value if isinstance(value, str) else str(value)
        part = key_of(row, columns.key) if columns.key else str(i)
        if len(text) > options.limits.cell_characters:
            yield Skipped(
                part,
                str(past("cell_characters", options.limits.cell_characters, f"a text of {len(text):,} characters")),
                "too large",
            )
            continue
        taken = {columns.text, columns.title, columns.date if date else None, columns.author}
        metadata = {name: value for name, value in row.items() if name not in taken and not is_missing(value)}
        if columns.author and not is_missing(row.get(columns.author)):
            metadata["author"] = row[columns.author]
        if encoding:
            metadata["encoding"] = encoding
        stated = row.get(columns.title) if columns.title else None
        yield Reading(
            text, "" if is_missing(stated) else str(stated), date, metadata, part=part, record=columns.several
        )


def text_column(names: Sequence[str], rows: Sequence[Record], options: ReadingOptions) -> str:
    if options.text is not None:
        if options.text in names:
            return options.text
        hint = did_you_mean(options.text, names)
        raise InvalidValue(f"it has no column {options.text!r};{hint} its columns: {', '.join(names)[:300]}")
    lengths = {name: _usual_length(name, rows[:SEEN]) for name in names}
    named = [n for n in names if n.lower().strip() in _NAMED and lengths[n]]
    likely = named or [n for n in names if lengths[n]]
    if not likely:
        raise InvalidValue(f"no column can be the text; name one with text=, of: {', '.join(names)[:300]}")
    return max(likely, key=lambda name: (lengths[name], -names.index(name)))


def _usual_length(name: str, rows: Sequence[Record]) -> float:
    """Return the length of the texts of a column in the middle; 0 where they are no texts."""
    texts = [value for row in rows if isinstance(value := row.get(name), str) and value.strip()]
    if not texts or (
        name.lower().strip() not in _NAMED
        and median(len(t.split()) or 1 for t in texts) < _PROSE
        and median(len(t) for t in texts) < 8 * _PROSE
    ):
        return 0.0
    return sum(len(text) for text in texts) / len(rows)


def is_text_name(name: str, options: ReadingOptions) -> bool:
    """Return whether a column is that of the text by its name alone: the one that was named, or a usual one.

    >>> is_text_name("Body", ReadingOptions()), is_text_name("title", ReadingOptions())
    (True, False)
    """
    return name == options.text or name.lower() in _NAMED


def is_dates(name: str, rows: Sequence[Record]) -> bool:
    """Return whether all values of a column are dates or times, as workbooks hold them, or texts that are dates."""
    values = [value for row in rows if not is_missing(value := row.get(name))]
    return bool(values) and all(isinstance(value, datetime.date) or _is_date(value) for value in values)


def _is_date(value: object) -> bool:
    """Return whether a text is a day and nothing else: "03.05.2021"; a number may be anything."""
    if not isinstance(value, str) or not _DAY.fullmatch(value.strip()):
        return False
    try:
        return as_date(value) is not None
    except InvalidValue:
        return False


def _first(names: Sequence[str], wanted: Sequence[str], text: str) -> str | None:
    plain = {name.lower().strip().replace(" ", "_"): name for name in reversed(names) if name != text}
    return next((plain[name] for name in wanted if name in plain), None)
