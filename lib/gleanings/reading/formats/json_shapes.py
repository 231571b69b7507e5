"""Shapes of JSON that hold records otherwise than as a list of them, as lists: tables by column, records by their key.

Programs write a table as names and rows, or column by column, and collections as a dictionary from ids to records.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import zip_longest

_PROSE = 3  # words
_SCALAR = (str, int, float, bool, type(None))


def as_lists(value: object) -> object:
    """Return a value of JSON with tables and dictionaries of records in it as lists of records.

    >>> as_lists({"columns": ["id", "text"], "data": [[1, "Rain fell."]]})
    [{'id': 1, 'text': 'Rain fell.'}]
    >>> as_lists({"a1": {"text": "Rain fell."}, "a2": {"text": "Snow fell."}})
    [{'key': 'a1', 'text': 'Rain fell.'}, {'key': 'a2', 'text': 'Snow fell.'}]
    """
    if isinstance(value, list):
        return [as_lists(each) for each in value]
    if not isinstance(value, dict):
        return value
    return _rows_with_names(value) or _columns(value) or _keyed({name: as_lists(each) for name, each in value.items()})


def _rows_with_names(value: Mapping[str, object]) -> object:
    """Return the records of rows beside a list of as many names; none where there are no such.

    Where texts stand beside these, the records stand among them in the place of the rows.
    """
    tables = [key for key, each in value.items() if _is_table(each)]
    if len(tables) != 1:
        return []
    [table] = tables
    rows: list[list[object]] = value[table]  # type: ignore[assignment]
    width = len(rows[0])
    for key, each in value.items():
        names = [one.get("name") if isinstance(one, dict) else one for one in each] if isinstance(each, list) else []
        if key != table and len(names) == width and all(isinstance(name, str) and not is_prose(name) for name in names):
            records = [dict(zip(map(str, names), row, strict=True)) for row in rows]
            beside = {name: other for name, other in value.items() if name not in (key, table)}
            return beside | {table: records} if any(map(is_prose, beside.values())) else records
    return []


def is_prose(value: object) -> bool:
    """Return whether a value is a text of several words, not a name, a heading or a number."""
    return isinstance(value, str) and len(value.split()) > _PROSE


def _is_table(value: object) -> bool:
    """Return whether a value is rows of as many scalars each, two or more."""
    if not isinstance(value, list) or not value or not all(isinstance(row, list) for row in value):
        return False
    width = len(value[0])
    return width > 1 and all(len(row) == width and all(isinstance(cell, _SCALAR) for cell in row) for row in value)


def _columns(value: Mapping[str, object]) -> list[dict[str, object]]:
    """Return the records of a table that is written column by column, as lists or by the numbers of rows."""
    columns = list(value.values())
    if len(columns) < 2:
        return []
    if all(isinstance(each, dict) for each in columns):
        rows = list(columns[0])  # type: ignore[call-overload]
        numbered = bool(rows) and all(row.isdecimal() for row in rows)
        if not numbered or any(list(each) != rows for each in columns):  # type: ignore[call-overload]
            return []
        columns = [list(each.values()) for each in columns]  # type: ignore[attr-defined]
    if not all(isinstance(each, list) and all(isinstance(cell, _SCALAR) for cell in each) for each in columns):
        return []
    lengths = {len(each) for each in columns}  # type: ignore[arg-type]
    if len(lengths) > 1 or lengths < {2}:
        return []
    return [dict(zip(value, cells, strict=True)) for cells in zip_longest(*columns)]  # type: ignore[call-overload]


def _keyed(value: dict[str, object]) -> object:
    """Return the records or texts that stand under their ids as a list of records; another value as it is."""
    inner = list(value.values())
    records = [each for each in inner if isinstance(each, dict)]
    if len(inner) > 1 and len(records) == len(inner) and _are_alike(records) and (_are_ids(value) or len(inner) > 2):
        return [{"key": key, **each} if "key" not in each else each for key, each in zip(value, records, strict=True)]
    texts = [each for each in inner if isinstance(each, str) and len(each.split()) >= _PROSE]
    if len(inner) > 1 and len(texts) == len(inner) and _are_ids(value):
        return [{"key": key, "text": each} for key, each in value.items()]
    return value


def _are_alike(records: Sequence[Mapping[str, object]]) -> bool:
    """Return whether most records have most of the keys that any of them has."""
    times = Counter(key for each in records for key in each)
    usual = [key for key, count in times.items() if 2 * count > len(records)]
    return bool(usual) and 2 * len(usual) >= len(times)


def _are_ids(names: Mapping[str, object]) -> bool:
    """Return whether most keys hold a figure or the ending of a file, as the names of parts of a record seldom do."""
    return 2 * sum(any(map(str.isdigit, name)) or "." in name or "/" in name for name in names) > len(names)
