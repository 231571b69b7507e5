"""Tables: .csv, .tsv, .xlsx and .parquet, a document a row."""

import contextlib
import csv
import io
import re
import threading
from collections.abc import Iterator
from itertools import chain, islice, zip_longest

from gleanings.documents.punctuation import ends_sentence
from gleanings.errors import InvalidValue, extra
from gleanings.reading.formats.archive import open_zip
from gleanings.reading.formats.reading import Note, Read, ReadingOptions
from gleanings.reading.formats.records import Record, read_records
from gleanings.reading.formats.text import notes_on
from gleanings.reading.formats.xml import checked_parts
from gleanings.reading.limits import past

_HEAD = 3  # rows by which a title above the names is told
_NAME_WORDS = 4
_QUESTION = ("?", "？", "؟")
_HINT = re.compile(r"\ufeff?sep=(.)[\r\n]")  # what a spreadsheet writes first, for others like it
_SNIFFED = 200_000  # characters by which the sign between the columns is told
_SNIFFED_ROWS = 50
_DELIMITERS = ",;\t|"
_FIELD_LIMIT = threading.Lock()  # the limit of cells is one for all of the process


def read_csv(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read a table whose columns are apart by commas, semicolons, tabs or bars; the first row names them.

    >>> table = b"party;statement\\nGreen;We voted for the bridge, all of us.\\nRed;We did not."
    >>> [dict(found.metadata)["party"] for found in list(read_csv(table, ReadingOptions()))[1:]]
    ['Green', 'Red']
    """
    decoded = options.decode(data)
    yield from notes_on(decoded)
    delimiter = delimiter_of(decoded.text)
    yield from read_records(_csv_records(decoded.text, delimiter, options), options, encoding=decoded.encoding)


def read_tsv(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read a table whose columns are apart by tabs."""
    decoded = options.decode(data)
    yield from notes_on(decoded)
    yield from read_records(_csv_records(decoded.text, "\t", options), options, encoding=decoded.encoding)


def read_xlsx(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read the sheets of a workbook that hold a table; the first row of each names its columns.

    Raises:
        MissingExtra: openpyxl is not installed.
        InvalidValue: it is damaged, or past a limit.
    """
    with extra("files", "reading workbooks"):
        import openpyxl
    with open_zip(data, options.limits) as archive:
        for _ in checked_parts(archive, options.limits):
            pass  # before openpyxl parses them
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    records: list[Record] = []
    sheets = 0
    try:
        for sheet in book.worksheets:
            rows = (list(row) for row in sheet.iter_rows(values_only=True))
            found = list(islice(csv_rows(rows), options.limits.parts + 1))
            sheets += bool(found)
            records += found
    finally:
        book.close()
    if sheets > 1:
        yield Note("The tables of several sheets were read one after the other", sheets)
    yield from read_records(records, options)


def read_parquet(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read a Parquet file.

    Raises:
        MissingExtra: pyarrow is not installed.
        InvalidValue: it is damaged, or unpacks to more than the limit.
    """
    with extra("files", "reading Parquet files"):
        import pyarrow.parquet as parquet
    file = parquet.ParquetFile(io.BytesIO(data))
    groups = (file.metadata.row_group(i) for i in range(file.metadata.num_row_groups))
    size = sum(group.total_byte_size for group in groups)
    if size > options.limits.archive_bytes:
        raise past("archive_bytes", options.limits.archive_bytes, f"it unpacks to {size:,} bytes")
    if file.metadata.num_rows > options.limits.parts:
        raise past("parts", options.limits.parts, f"it holds {file.metadata.num_rows:,} rows")
    rows = (row for batch in file.iter_batches(1000) for row in batch.to_pylist())
    yield from read_records(rows, options)


def _csv_records(text: str, delimiter: str, options: ReadingOptions) -> Iterator[Record]:
    with _FIELD_LIMIT:
        before = csv.field_size_limit(options.limits.cell_characters)
        try:
            yield from list(csv_rows(iter(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))))
        except csv.Error as error:
            if "field larger" in str(error):
                raise past("cell_characters", options.limits.cell_characters, "it has a larger cell") from None
            raise InvalidValue(f"damaged: it cannot be read as a table ({error})") from None
        finally:
            csv.field_size_limit(before)


def csv_rows(rows: Iterator[list[object]] | Iterator[list[str]]) -> Iterator[Record]:
    """Yield each row as a record, under the names in the first row that has any; a column without one has its number.

    A title above the names is passed over. A first row that holds a sentence is a record: columns are then numbered. A
    question above cells that are none is the name of a column, as surveys have it.
    """
    names: list[str] = []
    filled = (list(row) for row in rows if any(cell not in (None, "") for cell in row))
    head = list(islice(filled, _HEAD))
    if head and str(head[0][0]).lstrip("\ufeff").startswith("sep=") and not any(head[0][1:]):
        head = [*head[1:], *islice(filled, 1)]
    if len(head) == _HEAD and _is_title(head):
        del head[0]
    for cells in chain(head, filled):
        if not names and any(_is_sentence(cell) and not _is_asked(head, i) for i, cell in enumerate(cells)):
            names = [f"column {n}" for n in range(1, len(cells) + 1)]
        elif not names:
            names = _unique([str(cell).strip().lstrip("\ufeff") if cell is not None else "" for cell in cells])
            continue
        named = list(enumerate(zip_longest(names, cells, fillvalue=""), 1))[: len(cells)]
        yield {name or f"column {n}": cell for n, (name, cell) in named if name or cell not in (None, "")}


def _is_title(head: list[list[object]]) -> bool:
    """Return whether a row of one cell stands above the names of several columns, and rows as wide as those."""
    widths = [sum(cell not in (None, "") for cell in cells) for cells in head]
    short = all(len(str(cell).split()) <= _NAME_WORDS for cell in head[1] if cell is not None)
    return widths[0] == 1 < widths[1] and short and max(widths[2:]) <= len(head[1]) and len(head[2]) == len(head[1])


def _is_sentence(cell: object) -> bool:
    return isinstance(cell, str) and len(cell.split()) > _NAME_WORDS and ends_sentence(cell)


def _is_asked(head: list[list[object]], column: int) -> bool:
    """Return whether a column begins with a question and goes on with what is none."""
    asks = [column < len(cells) and str(cells[column]).rstrip().endswith(_QUESTION) for cells in head]
    return len(asks) > 1 and asks[0] and not any(asks[1:])


def _unique(names: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(f"{name} {seen[name]}" if name and seen[name] > 1 else name)
    return found


def delimiter_of(text: str) -> str:
    """Return the sign that cuts the first rows into the same number of columns, the most of them."""
    if hint := _HINT.match(text):
        return hint[1]
    widths: dict[str, list[int]] = {}
    for sign in _DELIMITERS:
        with contextlib.suppress(csv.Error):
            rows = islice(csv.reader(io.StringIO(text[:_SNIFFED], newline=""), delimiter=sign), _SNIFFED_ROWS)
            widths[sign] = [len(row) for row in rows if row]
    for above in (0, 1):  # a title may stand above the names
        below = [(sign, found[above:]) for sign, found in widths.items()]
        told = [(found.count(found[0]) / len(found), found[0], sign) for sign, found in below if found and found[0] > 1]
        if told:
            return max(told, key=lambda same_and_width: same_and_width[:2])[2]
    return ","
