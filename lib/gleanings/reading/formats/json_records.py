"""JSON and JSON Lines: a document a record; a record within a record becomes metadata with dots in its name."""

import json
import re
from collections.abc import Iterator

from gleanings.errors import InvalidValue
from gleanings.reading.formats.reading import Note, Read, ReadingOptions, Skipped
from gleanings.reading.formats.records import ALONE, Record, is_text_name, read_records
from gleanings.reading.formats.text import notes_on
from gleanings.reading.limits import past

NO_RECORDS = "Lines that are no records were left out"
BROKEN = "damaged: no JSON record"
_STRUCTURE = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[{]|[\]}]', re.DOTALL)


def read_jsonl(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read JSON Lines; a line that is no record is left out, listed and counted.

    >>> lines = b'{"text": "Rain fell on the hills.", "tags": {"place": "Bern"}}\\nnot a record\\n'
    >>> [dict(x.metadata) if hasattr(x, "metadata") else x.text for x in read_jsonl(lines, ReadingOptions())
    ...  if not hasattr(x, "reason")]
    ['Lines that are no records were left out', "The text was taken from the column 'text'",
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
    return _flat(value) if isinstance(value, dict) else None


def read_json(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read JSON: a list of records or texts, one record, or a record that holds such a list and less text of its own.

    Of several lists that with the most text is read; the others, and a text beside them, are listed as left out.

    Raises:
        InvalidValue: it is damaged, nested too deep, or holds no records.
    """
    decoded = options.decode(data)
    yield from notes_on(decoded)
    value = _loads(decoded.text, options)
    if isinstance(value, dict):
        records, beside = _within(value, options)
        yield from (Skipped(name, "stands beside the larger list of records that was read") for name in beside)
    else:
        records = _records_of(value)
    if not records:
        raise InvalidValue("it holds no records; give a list of records or of texts")
    yield from read_records(records, options, encoding=decoded.encoding)


def _records_of(value: object) -> list[Record]:
    """Return the records of a list of records or texts; none of another value."""
    if not isinstance(value, list) or not all(isinstance(each, dict | str) for each in value):
        return []
    return [_flat(each) if isinstance(each, dict) else {ALONE: each} for each in value]


def _within(value: dict[str, object], options: ReadingOptions) -> tuple[list[Record], list[str]]:
    """Return the records of a record's largest list, and the names of what stands beside it; else the record itself."""
    lists = dict(_lists(value))
    largest = max(lists, key=lambda name: _characters(lists[name]), default=None)
    own = sum(len(each) for each in value.values() if isinstance(each, str))
    if largest is None or _characters(lists[largest]) < own:
        return [_flat(value)], []
    beside = [name for name in lists if name != largest]
    return lists[largest], beside + [name for name in value if name not in lists and is_text_name(name, options)]


def _lists(value: dict[str, object], before: str = "") -> Iterator[tuple[str, list[Record]]]:
    """Yield the lists of records below a record, however deep records hold them, each with its name with dots."""
    for name, inner in value.items():
        if records := _records_of(inner):
            yield before + name, records
        elif isinstance(inner, dict):
            yield from _lists(inner, f"{before}{name}.")


def _characters(records: list[Record]) -> int:
    return sum(len(each) for record in records for each in record.values() if isinstance(each, str))


def _loads(text: str, options: ReadingOptions) -> object:
    depth = 0
    for match in _STRUCTURE.finditer(text):
        sign = match[0][0]
        depth += 1 if sign in "[{" else -1 if sign in "]}" else 0
        if depth > options.limits.nesting:
            raise past("nesting", options.limits.nesting, "it is nested deeper")
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidValue(f"damaged: it cannot be read as JSON ({str(error)[:100]})") from None


def _flat(record: dict[str, object], before: str = "") -> dict[str, object]:
    flat: dict[str, object] = {}
    for name, value in record.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{before}{name}.")
        elif isinstance(value, list):
            flat[before + name] = ", ".join(str(each) for each in value)
        else:
            flat[before + name] = value
    return flat
