"""Readings kept from one call to the next, by the content of the files: what has not changed is not read again.

The folder is safe to delete at any time. A damaged file in it is as good as none.
"""

import datetime
import hashlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from gleanings.documents.document import Mark
from gleanings.errors import GleaningsError, InvalidType, InvalidValue
from gleanings.reading.formats.reading import Note, Read, Reading, ReadingOptions, Skipped
from gleanings.storage.atomic import whole_file

_FORMAT = 3
_LIBRARIES = ("chardet", "trafilatura", "pypdfium2", "python-docx", "striprtf", "openpyxl", "pyarrow")
_TYPES = {"reading": Reading, "skipped": Skipped, "note": Note}
ReadNamed = Callable[[str, bytes, ReadingOptions], Iterator[Read]]


class ReadingCache:
    """A folder of readings, one file for each content and way of reading it."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        if not isinstance(folder, str | os.PathLike):
            raise InvalidType(f"cache={folder!r} is not a path; give the path of a folder, or None.")
        self._folder = Path(os.path.expanduser(folder))
        if not str(folder) or (self._folder.exists() and not self._folder.is_dir()):
            raise InvalidValue(
                f"cache={str(folder)!r} is not a folder; give the path of one, which is made if need be."
            )
        self._versions = {name: _version(name) for name in _LIBRARIES}

    def holds(self, path: Path) -> bool:
        """Return whether a file is one of the cache's own, which may lie in the folder that is read."""
        return path.parent == self._folder and path.suffix == ".json" and len(path.stem) == 64

    def readings(self, name: str, data: bytes, options: ReadingOptions, read: ReadNamed) -> list[Read]:
        """Return the readings of a file: the kept ones, or those of `read`, which are then kept.

        Args:
            name: the ending of the file's name, which says how it is read.
            data: the file.
            options: how to read it.
            read: what reads it.
        """
        path = self._folder / f"{self._key(name, data, options)}.json"
        try:
            return [_unpacked(each) for each in json.loads(path.read_bytes())]
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            pass  # not kept yet, or damaged
        found = list(read(name, data, options))
        try:
            packed = json.dumps([_packed(each) for each in found])
            if [_unpacked(each) for each in json.loads(packed)] == found:
                self._folder.mkdir(parents=True, exist_ok=True)
                with whole_file(path) as file:
                    file.write(packed.encode())
        except (GleaningsError, OSError, TypeError, ValueError):
            pass  # something that JSON cannot hold, or a disk that is full: it is read again the next time
        return found

    def _key(self, name: str, data: bytes, options: ReadingOptions) -> str:
        how = json.dumps([_FORMAT, name, _stated(options), self._versions], sort_keys=True)
        return hashlib.sha256(how.encode() + b"\0" + hashlib.sha256(data).digest()).hexdigest()


@lru_cache(maxsize=1)
def _stated(options: ReadingOptions) -> dict[str, Any]:
    """Return what options say; they are the same for many files."""
    return asdict(options)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except ImportError:
        return None


def _packed(each: Read) -> dict[str, Any]:
    kind = next(name for name, cls in _TYPES.items() if type(each) is cls)
    fields = dict(vars(each)) if isinstance(each, Reading) else asdict(each)
    if isinstance(each, Reading):
        fields["metadata"] = dict(each.metadata)
        fields["marks"] = [asdict(mark) for mark in each.marks]
        fields["date"] = each.date.isoformat() if each.date else None
    return {"kind": kind, **fields}


def _unpacked(fields: dict[str, Any]) -> Read:
    kind = fields.pop("kind")
    if kind == "reading":
        fields["marks"] = tuple(Mark(**mark) for mark in fields["marks"])
        fields["date"] = datetime.date.fromisoformat(fields["date"]) if fields["date"] else None
    made: Read = _TYPES[kind](**fields)
    return made
