"""Tables: .csv, .tsv, .xlsx and .parquet, one document per row."""

import contextlib
import csv
import io
import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest

from gleanings.documents.excerpts import shorten
from gleanings.documents.punctuation import ends_sentence
from gleanings.errors import InvalidValue, extra
from gleanings.reading.encodings import Decoded
from gleanings.reading.formats.archive import open_zip
from gleanings.reading.formats.columns import NoTextColumn, Row, has_texts
from gleanings.reading.formats.flat_records import flat_record
from gleanings.reading.formats.reading import Note, Read, ReadingOptions, Skipped
from gleanings.reading.formats.records import read_records
from gleanings.reading.formats.text import notes_on
from gleanings.reading.formats.xml import checked_parts
from gleanings.reading.limits import past

_HEAD = 20  # rows by which is told what stands above the names, and below them
_MOST_ABOVE = 8  # rows above the names
_FIGURES = 2  # columns of figures by which a row of names is told from one of values
_FIGURE = re.compile(r"(?=[^\d]*\d)[-+]?[\d.,:/ TZ%-]{1,40}(?:[AaPp]\.?[Mm]\.?)?")
_NAME_WORDS = 4
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_QUESTION = ("?", "？", "؟")
_HINT = re.compile(r"\ufeff?sep=(.)[\r\n]")  # what a spreadsheet writes first, for others like it
_SHOWN = 120  # characters of a row that is no record
_SNIFFED = 200_000  # characters by which the sign between the columns is told
_SNIFFED_ROWS = 50
_DELIMITERS = ",;\t|"
ONE_COLUMN = "\x1f"
_ALONE = 0.25  # of the rows have a single cell: the sign that cuts the others belongs to their text
_FIELD_LIMIT = threading.Lock()  # the limit of cells is one for all of the process


def read_csv(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read a table whose columns are apart by commas, semicolons, tabs or bars; the first row names them.

    >>> table = b"party;statement\\nGreen;We voted for the bridge, all of us.\\nRed;We did not."
    >>> [dict(found.metadata)["party"] for found in list(read_csv(table, ReadingOptions()))[1:]]
    ['Green', 'Red']
    """
    decoded = options.decode(data)
    yield from notes_on(decoded)
    yield from _read_rows(decoded, delimiter_of(decoded.text), options)


def read_tsv(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read a table whose columns are apart by tabs."""
    decoded = options.decode(data)
    yield from notes_on(decoded)
    yield from _read_rows(decoded, "\t", options)


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
    tables: dict[tuple[str, ...], list[Row]] = {}
    aside: list[Skipped] = []
    sheets = 0
    try:
        for sheet in book.worksheets:
            rows = (list(row) for row in sheet.iter_rows(values_only=True))
            name = f"{sheet.title}:" if len(book.worksheets) > 1 else ""
            found = list(islice(csv_rows(rows, aside, name), options.limits.parts + 1))
            if found:
                sheets += 1
                tables.setdefault(tuple(found[0]), []).extend(found)
    finally:
        book.close()
    yield from aside
    yield from _of_sheets(list(tables.values()) or [[]], sheets, options)


def _of_sheets(tables: Sequence[list[Row]], sheets: int, options: ReadingOptions) -> Iterator[Read]:
    """Yield the documents of tables with columns of their own; one without a text is left out where others have one."""
    read: list[list[Read]] = []
    wrong: list[tuple[str, InvalidValue]] = []
    texts = [rows for rows in tables if rows and has_texts(rows)] if options.text is None else []
    for rows in tables:
        try:
            if texts and rows not in texts:
                raise NoTextColumn("no column of it has texts of several words")
            read.append(list(read_records(rows, options)))
        except InvalidValue as error:
            wrong.append((rows[0].place.rpartition(":")[0] if rows else "", error))
    if not read:
        raise wrong[0][1]
    if sheets > len(wrong) + 1:
        yield Note("The tables of several sheets were read one after the other", sheets - len(wrong))
    yield from chain.from_iterable(read)
    yield from (Skipped(name, str(error), getattr(error, "kind", "not read")) for name, error in wrong)


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
    rows = (flat_record(row) for batch in file.iter_batches(1000) for row in batch.to_pylist())
    yield from read_records(rows, options)


def _read_rows(decoded: Decoded, delimiter: str, options: ReadingOptions) -> Iterator[Read]:
    aside: list[Skipped] = []
    records = _csv_records(decoded.text, delimiter, options, aside)
    yield from aside
    yield from read_records(records, options, encoding=decoded.encoding)


def _csv_records(text: str, delimiter: str, options: ReadingOptions, aside: list[Skipped]) -> list[Row]:
    with _FIELD_LIMIT:
        before = csv.field_size_limit(options.limits.cell_characters)
        try:
            return list(
                csv_rows(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), aside, delimiter=delimiter)
            )
        except csv.Error as error:
            if "field larger" in str(error):
                raise past("cell_characters", options.limits.cell_characters, "it has a larger cell") from None
            raise InvalidValue(f"damaged: it cannot be read as a table ({error})") from None
        finally:
            csv.field_size_limit(before)


def csv_rows(
    rows: Iterable[Sequence[object]], aside: list[Skipped], sheet: str = "", delimiter: str = ""
) -> Iterator[Row]:
    """Yield each row as a record, under the names in the first row that has any; a column without one has its number.

    Lines above the names, of a title or of how the table was made, are put `aside`, and so are rows right below that
    name the columns once more, and names of many words with nothing below them. A first row that holds a sentence is a
    record: columns are then numbered. A question above cells that are none is the name of a column, as surveys have it.
    Where a row has more cells than there are names, and a space follows the `delimiter`, that is a comma of the last
    text, which was not quoted.
    """
    names: list[str] = []
    filled = ((n, list(row)) for n, row in enumerate(rows, 1) if any(cell not in (None, "") for cell in row))
    head = list(islice(filled, _HEAD))
    if head and str(head[0][1][0]).lstrip("\ufeff").startswith("sep=") and not any(head[0][1][1:]):
        head = [*head[1:], *islice(filled, 1)]
    above = _above([cells for _, cells in head])
    aside += (_aside(cells, f"{sheet}{n}", "stands above the names of the columns") for n, cells in head[:above])
    head = head[above:]
    first = [cells for _, cells in head]
    named_again = _named_again(first)
    bare: set[int] = set()  # columns that a text names, and no row has anything in as yet
    for i, (number, cells) in enumerate(chain(head, filled)):
        if not names and _is_record(first):
            names = [f"column {n}" for n in range(1, len(cells) + 1)]
        elif not names:
            names = _unique([str(cell).strip().lstrip("\ufeff") if cell is not None else "" for cell in cells])
            bare = {n for n, name in enumerate(names) if _is_long(name)}
            continue
        elif 1 <= i <= named_again:
            aside.append(_aside(cells, f"{sheet}{number}", "names the columns once more"))
            continue
        if len(cells) > len(names) and delimiter and str(cells[len(names)]).startswith(" "):  # of the last text
            cells = [*cells[: len(names) - 1], delimiter.join(map(str, cells[len(names) - 1 :]))]
        bare -= {n for n in bare if n < len(cells) and cells[n] not in (None, "")}
        named = list(enumerate(zip_longest(names, cells, fillvalue=""), 1))[: len(cells)]
        values = ((name or f"column {n}", cell) for n, (name, cell) in named if name or cell not in (None, ""))
        yield Row(values, f"{sheet}{number}")
    if bare:
        texts = [names[n] for n in sorted(bare)]
        aside.append(_aside(texts, f"{sheet}{head[0][0]}", "names columns with nothing below"))


def _is_record(head: list[list[object]]) -> bool:
    """Return whether the first row is a record and names nothing: it has a sentence, or a date or figure as all below.

    Several values in one cell, as JSON may have them, name no column either. A year may be the name of a column. What
    stands alone in its row is a name if it is of a few words, or asks.
    """
    first = head[0]
    if any(isinstance(cell, list | dict) for cell in first):
        return True
    if any(_is_sentence(cell) and not _is_asked(head, n) for n, cell in enumerate(first)):
        return True
    if len(first) == 1:
        return _is_long(first[0]) and not _is_asked(head, 0)
    if len(head) < 2 or not any(_is_long(cell) and not _is_asked(head, n) for n, cell in enumerate(first)):
        return False
    alike = [n for n, cell in enumerate(first) if _is_figure(cell) and not _YEAR.fullmatch(str(cell).strip())]
    return any(all(n < len(row) and _is_figure(row[n]) for row in head) for n in alike)


def _aside(cells: Sequence[object], place: str, why: str) -> Skipped:
    """Return a row that is no record, with what it says."""
    said = " | ".join(str(cell).strip().lstrip("\ufeff") for cell in cells if cell not in (None, ""))
    return Skipped(place, f"{why}: {shorten(said, _SHOWN)}", "head of a table")


def _above(head: list[list[object]]) -> int:
    """Return how many rows stand above the names of the columns: each of a cell or two, the table below is wider."""
    widths = [sum(cell not in (None, "") for cell in cells) for cells in head]
    for at in range(1, min(_MOST_ABOVE, len(head) - 2) + 1):
        lengths = {len(cells) for cells in head[at:]}
        short = all(len(str(cell).split()) <= _NAME_WORDS for cell in head[at] if cell is not None)
        if short and len(lengths) == 1 and widths[at] == max(widths[at:]) and widths[at] > 2 * max(widths[:at]) - 1:
            return at
    return 0


def _named_again(head: list[list[object]]) -> int:
    """Return how many rows below the names name the columns again: words, or nothing, where all others have figures.

    Exports of surveys have the questions there, and what a program calls them.
    """
    below = head[1:]
    columns = range(min(map(len, below), default=0))
    figures = [i for i in columns if len(below) > 2 and all(_is_figure(cells[i]) for cells in below[2:])]
    if len(figures) < _FIGURES:
        return 0
    rows = 0
    for cells in below[:2]:
        inside = [cells[i] for i in figures]
        worded = any(cell not in (None, "") for cell in inside) or not any(_is_long(cell) for cell in cells)
        if any(_is_figure(cell) for cell in inside) or not worded:
            break
        rows += 1
    return rows


def _is_figure(cell: object) -> bool:
    """Return whether a cell is a number, a date or a time."""
    if isinstance(cell, str):
        return _FIGURE.fullmatch(cell.strip()) is not None
    return cell is not None and not isinstance(cell, bool)


def _is_long(cell: object) -> bool:
    return isinstance(cell, str) and len(cell.split()) > _NAME_WORDS


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
    """Return the sign that cuts the first rows into the same number of columns, the most of them.

    Where many rows have none of them, the table has one column, whose texts may hold commas: the sign is one that no
    text has.
    """
    if hint := _HINT.match(text):
        return hint[1]
    told: list[tuple[float, int, int, str]] = []
    for sign in _DELIMITERS:
        with contextlib.suppress(csv.Error):
            rows = islice(csv.reader(io.StringIO(text[:_SNIFFED], newline=""), delimiter=sign), _SNIFFED_ROWS)
            widths = [len(row) for row in rows if row]
            for above in range(min(_MOST_ABOVE, len(widths))):  # lines may stand above the names
                width, below = widths[above], widths[above:]
                table = above == 0 or (width == max(below) and len(below) > above)
                if width > 1 and table and below.count(1) <= _ALONE * len(below):
                    told.append((below.count(width) / len(below) - above / _SNIFFED_ROWS, width, -above, sign))
    return max(told, key=lambda each: each[:3])[3] if told else ONE_COLUMN
