"""JSON and JSON Lines: a document a record; a record within a record becomes metadata with dots in its name."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeGuard

from gleanings.errors import InvalidValue
from gleanings.reading.formats.columns import ALONE, Record, is_text_name
from gleanings.reading.formats.flat_records import (
    ANY,
    Tree,
    as_text,
    flat_record,
    length_of,
    opened,
    own_text,
    text_name,
)
from gleanings.reading.formats.json_shapes import as_lists, is_prose
from gleanings.reading.formats.reading import Note, Read, ReadingOptions, Skipped
from gleanings.reading.formats.records import read_records
from gleanings.reading.formats.slack import slack_messages
from gleanings.reading.formats.tables import csv_rows
from gleanings.reading.formats.text import notes_on
from gleanings.reading.limits import past

NO_RECORDS = "Lines that are not records were left out"
_BESIDE = "stands beside the larger list of records that was read"
BROKEN = "damaged: no JSON record"
_PIECES = 1.2  # a list with so much more text than the text beside it is that text in pieces
_SHORT = 500  # characters of what is said of all records of a list
_STRUCTURE = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{]|[\]}]', re.DOTALL)


def read_jsonl(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read JSON Lines; a line that is no record is left out, listed and counted.

    >>> lines = b'{"text": "Rain fell on the hills.", "tags": {"place": "Bern"}}\\nnot a record\\n'
    >>> [dict(x.metadata) if hasattr(x, "metadata") else x.text for x in read_jsonl(lines, ReadingOptions())
    ...  if not hasattr(x, "reason")]
    ['Lines that are not records were left out', "The text was taken from the column 'text'",
     {'tags.place': 'Bern', 'encoding': 'utf-8'}]
    """
    decoded = options.decode(data)
    yield from notes_on(decoded)
    records: list[Record] = []
    bad: list[int] = []
    for number, line in enumerate(decoded.text.split("\n"), 1):
        if not line.strip():
            continue
        record = record_of(line, options)
        if record is None:
            bad.append(number)
        else:
            records.append(record)
    if bad and not records:
        raise InvalidValue("damaged: no line of it is a JSON record")
    if bad:
        yield Note(NO_RECORDS, len(bad))
        yield from (Skipped(f"line {number}", BROKEN, "damaged") for number in bad)
    yield from read_records(records, options, encoding=decoded.encoding)


def record_of(line: str, options: ReadingOptions) -> Record | None:
    """Return the record of a line, flat; None where it holds none.

    >>> record_of('{"a": {"b": 1}}', ReadingOptions()), record_of("{", ReadingOptions())
    ({'a.b': 1}, None)
    """
    try:
        value = _loads(line, options)
    except InvalidValue:
        return None
    if isinstance(value, str):
        return {ALONE: value}
    return flat_record(value) if isinstance(value, dict) else None


def read_json(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read JSON: a list of records or texts, one record, or a record that holds such a list and less text of its own.

    Of several lists that with the most text is read; the others, and a text beside them, are listed as left out. Where
    the records are chats or threads, which hold lists of their own and less text beside these, those are read.

    Raises:
        InvalidValue: it is damaged, nested too deep, or holds no records.
    """
    decoded = options.decode(data)
    try:
        value = as_lists(_loads(decoded.text, options))
    except InvalidValue:
        first = decoded.text.lstrip().partition("\n")[0]
        if record_of(first, options) is None or first.strip() == decoded.text.strip():
            raise
        yield from read_jsonl(data, options)  # one record per line, under the name of one value
        return
    yield from notes_on(decoded)
    if _is_rows(value):
        above: list[Skipped] = []
        rows = list(csv_rows(value, above))
        yield from above
        yield from read_records(rows, options, encoding=decoded.encoding)
        return
    trees, aside = _within(value, options) if isinstance(value, dict) else (_trees(value), [])
    if not trees:
        raise InvalidValue("it holds no records; give a list of records or of texts")
    records, beside = _deepest(trees)
    yield from aside
    yield from (Skipped(name, _BESIDE) for name in beside)
    records, events = slack_messages(records)
    if events:
        yield Note("Messages in which a program says who came or went were left out", events)
    yield from read_records(_in_one_column(records), options, encoding=decoded.encoding)


def _trees(value: object) -> list[Tree]:
    """Return the records of a list of records or texts as they stand; none of another value."""
    if not isinstance(value, list) or not all(isinstance(each, dict | str) for each in value):
        return []
    return [opened(each) if isinstance(each, dict) else {ALONE: each} for each in value]


def _is_rows(value: object) -> TypeGuard[list[list[object]]]:
    """Return whether a value is rows of a table: lists of cells."""
    return isinstance(value, list) and bool(value) and all(isinstance(row, list) for row in value)


def _in_one_column(records: list[Record]) -> list[Record]:
    """Return records with their texts in one column, where each has one of its own by its name: "selftext", "body"."""
    named = [text_name(dict(record)) for record in records]
    times = Counter(name for name in named if name)
    if len(times) < 2:
        return records
    column = max(times, key=lambda name: times[name])
    return [
        {{name: column, column: name}.get(key, key): value for key, value in record.items()}
        if name and not length_of(record.get(column))
        else record
        for name, record in zip(named, records, strict=True)
    ]


def _within(value: Tree, options: ReadingOptions) -> tuple[list[Tree], list[Skipped]]:
    """Return the records of a record's largest list, and what stands beside it; else the record itself.

    A list that says the text of the record once more, in pieces, is set aside.
    """
    lists = dict(_lists(value))
    largest = max(lists, key=lambda name: _size(lists[name]), default="")
    own = sum(len(each) for each in value.values() if isinstance(each, str))
    if not lists or _size(lists[largest]) < own or _is_pieces(value, lists[largest]):
        pieces = [name for name, each in lists.items() if ALONE not in each[0] and _is_pieces(value, each)]
        kept = {name: each for name, each in opened(value).items() if name not in pieces}
        return [kept], [Skipped(name, "says the text of the record once more, in pieces") for name in pieces]
    beside = [name for name in lists if name != largest]
    flat = {name: each for name, each in flat_record(value).items() if name not in lists}
    beside += [name for name, each in flat.items() if is_text_name(name, options) or is_prose(each)]
    return lists[largest], [Skipped(name, _BESIDE) for name in beside]


def _deepest(records: list[Tree]) -> tuple[list[Record], list[str]]:
    """Return flat records: those of lists within records that hold more text than these, or texts named so.

    What is said above them goes with them. A record with a text of its own stands before those of its list, as a post
    before its comments. Of long texts above, which would be said again and again, the names are returned.
    """
    beside: dict[str, None] = {}
    while True:
        lists = [{name: each for name, each in _lists(record) if ALONE not in each[0]} for record in records]
        names = dict.fromkeys(name for each in lists for name in each)
        found = {name: [each.get(name, []) for each in lists] for name in names}
        sizes = {name: _size_of_texts(records, below) for name, below in found.items()}
        largest = max(sizes, key=lambda name: sizes[name], default="")
        if not largest or not sizes[largest]:
            return [flat_record(record) for record in records], list(beside)
        deeper: list[Tree] = []
        for record, each in zip(records, found[largest], strict=True):
            above = _without(record, largest)
            name = text_name(record)
            if name or not each:
                deeper.append(above)
            else:
                beside |= dict.fromkeys(key for key, value in above.items() if not _is_said_of_all(key, value))
            deeper += [_under(above, largest, _renamed(one, name)) for one in each]
        records = deeper


def _size_of_texts(records: list[Tree], below: list[list[Tree]]) -> int:
    """Return how much text the lists of records hold that is worth reading by itself; 0 for none."""
    inner = [(record, each) for record, each in zip(records, below, strict=True) if each]
    if 2 * sum(_is_pieces(record, each) for record, each in inner) > len(inner):
        return 0
    size = sum(_size(each) for _, each in inner)
    named = all(text_name(one) for _, each in inner for one in each)
    return size if named or size > sum(map(own_text, records)) else 0


def _renamed(record: Tree, name: str) -> Tree:
    """Return a record with its text under another name, so that all texts stand in one column."""
    own = text_name(record)
    return {name if key == own else key: value for key, value in record.items()} if name and own else record


def _under(above: Tree, name: str, record: Tree) -> Tree:
    """Return a record of a list with what is said of all of them, under the name of the list where it has that name."""
    outer = name.rpartition(".")[0] or "above"
    said = {key: value for key, value in above.items() if _is_said_of_all(key, value)}
    return {f"{outer}.{key}" if key in record else key: value for key, value in said.items()} | record


def _is_said_of_all(name: str, value: object) -> bool:
    """Return whether a field above a list of records is short enough to go with each of them, and no text itself."""
    return not is_text_name(name, ANY) and (not isinstance(value, str) or len(value) < _SHORT)


def _without(record: Tree, name: str) -> Tree:
    """Return a record without one of its lists."""
    return {key: value for key, value in record.items() if key != name}


def _lists(value: Tree, before: str = "") -> Iterator[tuple[str, list[Tree]]]:
    """Yield the lists of records below a record, however deep records hold them, each with its name with dots."""
    for name, inner in value.items():
        if isinstance(inner, dict):
            yield from _lists(inner, f"{before}{name}.")
        elif as_text(inner) is None and (records := _trees(inner)):
            yield before + name, records


def _size(records: list[Tree]) -> int:
    """Return how many characters the texts of records have: of each the longest, or those of a list in it."""
    return sum(max(own_text(record), *(_size(inner) for _, inner in _lists(record)), 0) for record in records)


def _is_pieces(record: Tree, inner: list[Tree]) -> bool:
    """Return whether a list says little more than the text beside it: that in pieces, as words of a transcript."""
    own = str(record.get(text_name(record)) or "")
    first = next((text for each in inner if (text := str(each.get(text_name(each), each.get(ALONE, ""))))), "")
    return 0 < _size(inner) <= _PIECES * len(own) and first.strip() in own


def _loads(text: str, options: ReadingOptions) -> object:
    depth = 0
    deep = text.count("[") + text.count("{") > options.limits.nesting  # else it cannot be nested deeper
    for match in _STRUCTURE.finditer(text) if deep else ():
        sign = match[0][0]
        depth += 1 if sign in "[{" else -1 if sign in "]}" else 0
        if depth > options.limits.nesting:
            raise past("nesting", options.limits.nesting, "it is nested deeper")
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidValue(f"damaged: it cannot be read as JSON ({str(error)[:100]})") from None
