"""A Dask bag or dataframe as lines of records: one partition after the other, so that no more than one is in memory."""

import datetime
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gleanings.errors import InvalidType, InvalidValue, NotWritable, shown
from gleanings.storage.atomic import reason

_NAME = "dask.jsonl"


def is_dask(source: object) -> bool:
    """Return whether a source is a Dask bag or dataframe; Dask need not be installed.

    >>> is_dask("folder")
    False
    """
    kind = type(source)
    return kind.__module__.partition(".")[0] in ("dask", "dask_expr") and kind.__name__ in ("Bag", "DataFrame")


def lines_of(source: Any, folder: Path) -> tuple[Path, str]:  # noqa: ANN401  (Dask has no types)
    """Write the records of a Dask collection to a file, computed where Dask computes; return it, and its name.

    Elements of a bag are texts, or records with a column of text; rows of a dataframe are records without its index.

    Raises:
        InvalidType: an element is neither a text nor a record.
        InvalidValue: there is none.
        NotWritable: the disk is full.
    """
    path = folder / _NAME
    number = 0
    try:
        with path.open("w", encoding="ascii") as file:
            for part in source.to_delayed():
                for record in _records(_computed(source, part)):
                    file.write(json.dumps(record) + "\n")
                    number += 1
    except OSError as error:
        path.unlink(missing_ok=True)
        raise NotWritable(f"{shown(path)} cannot be written ({reason(error)}); give another folder.") from error
    if not number:
        raise InvalidValue(f"the Dask {type(source).__name__.lower()} is empty; give one that holds texts.")
    return path, _NAME


def _computed(source: Any, part: Any) -> Any:  # noqa: ANN401
    try:
        return part.compute()
    except Exception as error:
        raise InvalidValue(
            f"a partition of the Dask {type(source).__name__.lower()} cannot be computed "
            f"({type(error).__name__}: {error}); compute it first, and give what comes out."
        ) from error


def _records(part: Any) -> Iterator[object]:  # noqa: ANN401
    rows = part.to_dict("records") if hasattr(part, "to_dict") and not isinstance(part, dict) else part
    for row in rows:
        if isinstance(row, str):
            yield row
        elif isinstance(row, dict):
            yield {str(name): _plain(value) for name, value in row.items()}
        else:
            raise InvalidType(f"the source holds a {type(row).__name__}; give texts, or records (dict) with a text.")


def _plain(value: Any) -> object:  # noqa: ANN401
    """Return a value as JSON has it; what is missing is None, dates are in the form of ISO 8601."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(name): _plain(each) for name, each in value.items()}
    if hasattr(value, "isoformat"):
        if value != value:
            return None
        midnight = isinstance(value, datetime.datetime) and value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat()
    if hasattr(value, "item"):
        return _plain(value.item())
    return None if str(value) in ("<NA>", "NaT") else str(value)
