"""JSON and JSON Lines: a document a record; a record within a record becomes metadata with dots in its name."""

import json
import re
from collections.abc import Iterator

from gleanings.errors import InvalidValue
from gleanings.reading.formats.columns import ALONE, Record, is_text_name
from gleanings.reading.formats.reading import Note, Read, ReadingOptions, Skipped
from gleanings.reading.formats.records import read_records
from gleanings.reading.formats.text import notes_on
from gleanings.reading.limits import past

NO_RECORDS = "Lines that are no records were left out"
BROKEN = "damaged: no JSON record"
_PIECES = 1.2  # a list with so much more text than the text beside it is that text in pieces
_ANY = ReadingOptions()
_RUN = 3  # keys of a stretch of text at the most: its kind, the text, where it leads
_SHORT = 500  # characters of what is said of all records of a list
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

    Of several lists that with the most text is read; the others, and a text beside them, are listed as left out. Where
    the records are chats or threads, which hold lists of their own and less text beside these, those are read.

    Raises:
        InvalidValue: it is damaged, nested too deep, or holds no records.
    """
    decoded = options.decode(data)
    yield from notes_on(decoded)
    value = _loads(decoded.text, options)
    if isinstance(value, dict):
        trees, beside = _within(value, options)
        yield from (Skipped(name, "stands beside the larger list of records that was read") for name in beside)
    else:
        trees = _trees(value)
    if not trees:
        raise InvalidValue("it holds no records; give a list of records or of texts")
    records = _deepest(trees)
    yield from read_records(records, options, encoding=decoded.encoding)


Tree = dict[str, object]  # a record that may hold records, and lists of them


def _trees(value: object) -> list[Tree]:
    """Return the records of a list of records or texts as they stand; none of another value."""
    if not isinstance(value, list) or not all(isinstance(each, dict | str) for each in value):
        return []
    return [each if isinstance(each, dict) else {ALONE: each} for each in value]


def _within(value: Tree, options: ReadingOptions) -> tuple[list[Tree], list[str]]:
    """Return the records of a record's largest list, and the names of what stands beside it; else the record itself."""
    lists = dict(_lists(value))
    largest = max(lists, key=lambda name: _size(lists[name]), default="")
    own = sum(len(each) for each in value.values() if isinstance(each, str))
    if not lists or _size(lists[largest]) < own or _is_pieces(value, lists[largest]):
        return [{name: each for name, each in value.items() if name not in lists or ALONE in lists[name][0]}], []
    beside = [name for name in lists if name != largest]
    return lists[largest], beside + [name for name in value if name not in lists and is_text_name(name, options)]


def _deepest(records: list[Tree]) -> list[Record]:
    """Return flat records: those of lists within records that hold more text than these, or texts named so.

    What is said above them goes with them. A record with a text of its own stands before those of its list, as a post
    before its comments.
    """
    while True:
        lists = [dict(_lists(record)) for record in records]
        names = dict.fromkeys(name for each in lists for name in each)
        found = {name: [each.get(name, []) for each in lists] for name in names}
        sizes = {name: _size_of_texts(records, below) for name, below in found.items()}
        largest = max(sizes, key=lambda name: sizes[name], default="")
        if not largest or not sizes[largest]:
            return [_flat(record) for record in records]
        deeper: list[Tree] = []
        for record, each in zip(records, found[largest], strict=True):
            above = _without(record, largest)
            name = _text_name(record)
            if name or not each:
                deeper.append(above)
            deeper += [_under(above, largest, _renamed(one, name)) for one in each]
        records = deeper


def _size_of_texts(records: list[Tree], below: list[list[Tree]]) -> int:
    """Return how much text the lists of records hold that is worth reading by itself; 0 for none."""
    inner = [(record, each) for record, each in zip(records, below, strict=True) if each]
    if 2 * sum(_is_pieces(record, each) for record, each in inner) > len(inner):
        return 0
    size = sum(_size(each) for _, each in inner)
    named = all(_text_name(one) for _, each in inner for one in each)
    return size if named or size > sum(map(_own_text, records)) else 0


def _renamed(record: Tree, name: str) -> Tree:
    """Return a record with its text under another name, so that all texts stand in one column."""
    own = _text_name(record)
    return {name if key == own else key: value for key, value in record.items()} if name and own else record


def _under(above: Tree, name: str, record: Tree) -> Tree:
    """Return a record of a list with what is said of all of them, under the name of the list where it has that name."""
    outer = name.rpartition(".")[0] or "above"
    said = {
        key: value
        for key, value in above.items()
        if not is_text_name(key, _ANY) and (not isinstance(value, str) or len(value) < _SHORT)
    }
    return {f"{outer}.{key}" if key in record else key: value for key, value in said.items()} | record


def _without(record: Tree, name: str) -> Tree:
    """Return a record without one of its lists, and without the dictionaries that it stood in."""
    first, _, rest = name.partition(".")
    left = {key: value for key, value in record.items() if key != first}
    inner = record.get(first)
    if rest and isinstance(inner, dict) and (kept := _without(inner, rest)):
        left[first] = kept
    return left


def _lists(value: Tree, before: str = "") -> Iterator[tuple[str, list[Tree]]]:
    """Yield the lists of records below a record, however deep records hold them, each with its name with dots."""
    for name, inner in value.items():
        if isinstance(inner, dict):
            yield from _lists(inner, f"{before}{name}.")
        elif _as_text(inner) is None and (records := _trees(inner)):
            yield before + name, records


def _size(records: list[Tree]) -> int:
    """Return how many characters the texts of records have: of each the longest, or those of a list in it."""
    return sum(max(_own_text(record), *(_size(inner) for _, inner in _lists(record)), 0) for record in records)


def _own_text(record: Tree) -> int:
    """Return how many characters the longest text of a record has, lists of records aside."""
    return max(map(_length, record.values()), default=0)


def _length(value: object) -> int:
    if isinstance(value, dict):
        return _own_text(value)
    return len(value) if isinstance(value, str) else len(_as_text(value) or "")


def _text_name(record: Tree) -> str:
    """Return the name of the longest text of a record that is named so; empty where there is none."""
    named = {name: _length(value) for name, value in record.items() if is_text_name(name, _ANY)}
    name = max(named, key=lambda each: named[each], default="")
    return name if name and named[name] else ""


def _is_pieces(record: Tree, inner: list[Tree]) -> bool:
    """Return whether a list says little more than the text beside it: that in pieces, as words of a transcript."""
    return 0 < _size(inner) <= _PIECES * _length(record.get(_text_name(record)))


def _as_text(value: object) -> str | None:
    """Return a list of texts, some of which are set in another way, as one text: ["Rain ", {"text": "fell"}]."""
    plain = isinstance(value, list) and any(isinstance(each, str) for each in value)
    if not isinstance(value, list) or not (plain or len(value) == 1) or all(isinstance(each, str) for each in value):
        return None
    runs = [
        each.get("text") if isinstance(each, dict) and "type" in each and len(each) <= _RUN else each for each in value
    ]
    return "".join(map(str, runs)) if all(isinstance(run, str) for run in runs) else None


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
            text = _as_text(value)
            named = [each.get("name", each) if isinstance(each, dict) else each for each in value]
            flat[before + name] = ", ".join(map(str, named)) if text is None else text
        else:
            flat[before + name] = value
    return flat
