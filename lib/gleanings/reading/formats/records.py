"""Tables and records: which column holds the text, and what the others become."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gleanings.corpus.column_values import FoundDates, date_order, find_dates, is_missing, orders_of
from gleanings.errors import InvalidValue
from gleanings.reading.formats.columns import ALONE, Columns, Record, Row, further_texts, is_dates, text_column
from gleanings.reading.formats.reading import Note, Read, Reading, ReadingOptions, Skipped
from gleanings.reading.formats.visible_text import visible_text
from gleanings.reading.limits import past

# Tags of blocks and breaks, which texts in HTML hold and texts about it seldom do.
_TAGS = re.compile(
    r"<(?:/(?:p|div|span|b|strong|i|em|a|li|ul|ol|h[1-6]|td|tr|table|blockquote)|br\s{0,3}/?|p)>", re.IGNORECASE
)


WITHOUT_TEXT = "Records without a text were left out"


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
        yield further_texts(names, rows, column)
    yield from _documents(rows, names, column, options, encoding)


def _documents(
    rows: Sequence[Record], names: Sequence[str], column: str, options: ReadingOptions, encoding: str
) -> Iterator[Read]:
    columns = Columns.named(names, column)
    date = columns.date or next((name for name in names if name != column and is_dates(name, rows)), None)
    keys = [key_of(row, columns.key) for row in rows] if columns.key else []
    own = len(set(keys)) == len(rows) and all(keys) and columns.names_documents(len(rows))
    order = date_order(orders_of([row.get(date) for row in rows])) if date else None
    columns = replace(columns, date=date, key=columns.key if own else None, order=order, several=len(rows) > 1)
    yield from columns.notes
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
        text = _without_markup(value if isinstance(value, str) else str(value))
        part = key_of(row, columns.key) if columns.key else row.place if isinstance(row, Row) else str(i)
        if len(text) > options.limits.cell_characters:
            yield Skipped(
                part,
                str(past("cell_characters", options.limits.cell_characters, f"a text of {len(text):,} characters")),
                "too large",
            )
            continue
        taken = {
            columns.text if columns.text in row else ALONE,
            columns.title,
            columns.date if date else None,
            columns.author,
        }
        metadata = {name: value for name, value in row.items() if name not in taken and not is_missing(value)}
        if columns.author and not is_missing(row.get(columns.author)):
            metadata["author"] = row[columns.author]
        if encoding:
            metadata["encoding"] = encoding
        stated = row.get(columns.title) if columns.title else None
        yield Reading(
            text, "" if is_missing(stated) else str(stated), date, metadata, part=part, record=columns.several
        )


def _without_markup(text: str) -> str:
    """Return a text as a browser would show it, where it is written in HTML, as posts are that were exported."""
    tags = _TAGS.findall(text) if "<" in text else []
    return visible_text(text) if len(tags) > 1 or (tags and text.lstrip().startswith("<")) else text
