"""Records of JSON in a file, a line each: read one by one by their place, or all; written whole or not at all."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gleanings.errors import InvalidValue, shown
from gleanings.storage.atomic import reason, whole_file

_encoded = json.JSONEncoder(separators=(",", ":")).encode  # made once, which json.dumps does for each record
_BLOCK = 1 << 22  # numbers that are read at once


def write_lines(path: Path, records: Iterable[object]) -> None:
    """Write records, and beside them where each begins.

    Raises:
        NotWritable: the file cannot be written there, or the disk is full; nothing half-written is left.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_lines(Path(folder, "part"), [["a", 1], ["b", 2]])
    ...     Lines(Path(folder, "part"))[1], list(Lines(Path(folder, "part")))
    (['b', 2], [['a', 1], ['b', 2]])
    """
    lines = [_encoded(record).encode("ascii") + b"\n" for record in records]
    with whole_file(path) as file:
        file.writelines(lines)
    write_array(_places(path), np.cumsum([0, *map(len, lines)]).astype(np.int64))


def write_array(path: Path, array: NDArray[Any]) -> None:
    """Write an array, whole or not at all, into a folder that is there: another machine may not see it."""
    with whole_file(path) as file:
        # Into a file numpy writes by other means, which do not tell that the disk is full.
        np.lib.format.write_array(SimpleNamespace(write=file.write), array, allow_pickle=False)


def write_joined(path: Path, parts: Iterable[NDArray[Any]], dtype: Any, length: int) -> str:  # noqa: ANN401
    """Write arrays one after the other as a single one, of which no more than one is in memory; return its SHA-256.

    Args:
        path: the file; it is there only when it is whole.
        parts: the arrays, each of one axis.
        dtype: of the numbers.
        length: of all together.

    Raises:
        NotWritable: the file cannot be written there, or the disk is full.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_joined(Path(folder, "a.npy"), [np.array([1]), np.array([2, 3])], "<i4", 3)
    ...     load_array(Path(folder, "a.npy"), mapped=False).tolist()
    [1, 2, 3]
    """
    digest = hashlib.sha256()
    with whole_file(path) as file:  # mapped files are not written through the map: a full disk would kill us
        header = {"descr": np.dtype(dtype).str, "fortran_order": False, "shape": (length,)}
        np.lib.format.write_array_header_1_0(file, header)
        for part in parts:
            data = np.ascontiguousarray(part, dtype=dtype).tobytes()
            digest.update(data)
            file.write(data)
    return digest.hexdigest()


def array_digest(array: NDArray[Any]) -> str:
    """Return the SHA-256 of an array of one axis, as `write_joined` gives it; of a mapped one a block is read at once.

    >>> array_digest(np.array([1, 2], dtype=np.int8)) == hashlib.sha256(bytes([1, 2])).hexdigest()
    True
    """
    digest = hashlib.sha256()
    for start in range(0, len(array), _BLOCK):
        digest.update(np.ascontiguousarray(array[start : start + _BLOCK]).tobytes())
    return digest.hexdigest()


def load_array(path: Path, *, mapped: bool = False) -> NDArray[Any]:
    """Return an array that `write_array` wrote; `mapped` leaves it on the disk until it is looked at.

    Raises:
        InvalidValue: the file is gone or damaged.
    """
    try:
        found: NDArray[Any] = np.load(path, mmap_mode="r" if mapped else None, allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise InvalidValue(f"{shown(path)} {_GONE} ({reason(error)}); {_AGAIN}") from error
    return found


class Lines:
    """The records of a file that `write_lines` wrote."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._begins = load_array(_places(path))

    def __len__(self) -> int:
        return len(self._begins) - 1

    def __iter__(self) -> Iterator[Any]:
        return map(json.loads, str(self._read(0, len(self)), "ascii").splitlines())  # no guess at the code of each line

    def __getitem__(self, number: int) -> Any:  # noqa: ANN401  (a record may be anything)
        return json.loads(self._read(number, number + 1))

    def some(self, numbers: Sequence[int]) -> Iterator[Any]:
        """Yield records by their numbers, which rise; all between the first and the last are read at once."""
        if numbers:
            first = numbers[0]
            lines = self._read(first, numbers[-1] + 1).split(b"\n")
            yield from (json.loads(str(lines[number - first], "ascii")) for number in numbers)

    def _read(self, first: int, last: int) -> bytes:
        begin, end = int(self._begins[first]), int(self._begins[last])
        try:
            with self.path.open("rb") as file:
                file.seek(begin)
                found = file.read(end - begin)
        except OSError as error:
            raise InvalidValue(f"{shown(self.path)} {_GONE} ({reason(error)}); {_AGAIN}") from error
        if len(found) != end - begin:
            raise InvalidValue(f"{shown(self.path)} {_GONE} (it is shorter than it was); {_AGAIN}")
        return found


def remove_lines(path: Path) -> None:
    """Take away a file that `write_lines` wrote, which need not be there any more."""
    for each in (path, _places(path)):
        each.unlink(missing_ok=True)


_GONE = "cannot be read any more"
_AGAIN = "open the source again with gl.open_corpus."


def _places(path: Path) -> Path:
    return path.with_name(path.name + ".places.npy")


def folder_size(folder: Path) -> int:
    """Return how many bytes the files of a folder take."""
    return sum(entry.stat().st_size for entry in os.scandir(folder) if entry.is_file())
