"""A small part of a source, to tell from it what the whole costs: some files of a folder, some stretches of records."""

import gzip
import itertools
import json
import os
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gleanings.corpus.left_out import LeftOut
from gleanings.corpus.stored_documents import plain
from gleanings.errors import InvalidType, InvalidValue, extra, shown
from gleanings.reading.folder import folder_at, path_of
from gleanings.reading.limits import ReadingLimits
from gleanings.reading.walk import files_below

_FILES = 48  # of a folder
_STRETCHES, _STRETCH = 3, 150_000  # of a file of records, and bytes of each
_RECORDS = 500  # of a table


@dataclass(frozen=True)
class Sample:
    """A part of a source.

    Attributes:
        source: the part, to be opened as the whole would be.
        times: how many times as much the whole is.
    """

    source: Path | list[Path]
    times: float


def sample_of(source: str | os.PathLike[str] | Sequence[str | os.PathLike[str]], folder: Path) -> Sample:
    """Return a part of a source; what has to be written for it goes into `folder`.

    Raises:
        NotFound, InvalidType, InvalidValue: the source is no folder, file or list of files, or there is nothing in it.
    """
    if isinstance(source, str | os.PathLike):
        path = path_of(source, "source", "a folder or file")
        if path.is_file():
            return _of_file(path, folder)
        left: list[LeftOut] = []
        files = [path for path, _ in files_below(folder_at(source), left, ReadingLimits())]
    elif isinstance(source, Sequence) and not isinstance(source, bytes):
        files = [path_of(each, "source", "a folder or file") for each in source]
    else:
        raise InvalidType(f"source is a {type(source).__name__}; give a folder, a file, or a list of files.")
    if not files:
        raise InvalidValue(f"there is no file in {shown(source)}; give a folder that has texts in it.")
    sizes = [path.stat().st_size for path in files]
    step = max(1, len(files) // _FILES)
    some = files[step // 2 :: step][:_FILES]
    if len(files) == 1:
        return _of_file(files[0], folder)
    part = sum(sizes[step // 2 :: step][:_FILES])
    return Sample(some, max(1.0, sum(sizes) / max(part, 1)))


def _of_file(path: Path, folder: Path) -> Sample:
    size = path.stat().st_size
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    if suffixes[-1:] == [".parquet"]:
        return _of_parquet(path, folder)
    packed = suffixes[-1:] == [".gz"]
    kind = "".join(suffixes[:-1] if packed else suffixes[-1:])
    if kind not in (".jsonl", ".ndjson", ".csv", ".tsv") or (not packed and size <= _STRETCHES * _STRETCH):
        return Sample(path, 1.0)
    part = folder / f"sample{kind}"
    if packed:
        try:
            with gzip.open(path, "rb") as file:
                data = file.read(_STRETCHES * _STRETCH)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise InvalidValue(f"{shown(path)} is damaged: {error}.") from None
        data = data[: data.rfind(b"\n") + 1] or data
        part.write_bytes(data)
        return Sample(part, max(1.0, _unpacked(path, size) / max(len(data), 1)))
    with path.open("rb") as file:
        header = file.readline() if kind in (".csv", ".tsv") else b""
        pieces = [header]
        for number in range(_STRETCHES):
            file.seek(max(number * size // _STRETCHES, len(header)))
            if file.tell() > len(header):
                file.readline()  # the rest of a line
            stretch = file.read(_STRETCH)
            pieces.append(stretch[: stretch.rfind(b"\n") + 1])
    data = b"".join(pieces)
    part.write_bytes(data)
    return Sample(part, max(1.0, size / max(len(data), 1)))


def _unpacked(path: Path, size: int) -> int:
    """Return how many bytes a packed file holds, as its end tells; the number there is one modulo 4 GiB."""
    with path.open("rb") as file:
        file.seek(-4, os.SEEK_END)
        told = int.from_bytes(file.read(4), "little")
    return told + (max(0, size - told) + 2**32 - 1) // 2**32 * 2**32


def _of_parquet(path: Path, folder: Path) -> Sample:
    with extra("files", "reading Parquet files"):
        import pyarrow.parquet as parquet
    with parquet.ParquetFile(path) as file:
        total = int(file.metadata.num_rows)
        rows = [row for batch in itertools.islice(file.iter_batches(_RECORDS), 1) for row in batch.to_pylist()]
    part = folder / "sample.jsonl"
    lines = (json.dumps({name: plain(value) for name, value in row.items()}, default=str) for row in rows)
    part.write_text("\n".join(lines), encoding="utf-8")
    return Sample(part, max(1.0, total / max(len(rows), 1)))
