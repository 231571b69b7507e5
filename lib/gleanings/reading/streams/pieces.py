"""A source cut into pieces, a task each: groups of whole files, and stretches of large files of records.

Cuts depend on sizes alone, so that they are the same wherever and however often a source is read.
"""

import csv
import gzip
import hashlib
import io
import itertools
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from gleanings.corpus.stored_documents import plain
from gleanings.errors import InvalidValue, NotWritable, extra, shown
from gleanings.reading.formats.columns import Record
from gleanings.reading.formats.flat_records import flat_record
from gleanings.reading.formats.reading import ReadingOptions, Skipped
from gleanings.reading.formats.tables import csv_rows, delimiter_of
from gleanings.storage.atomic import reason

PIECE = 1_500_000  # bytes of a source that one task reads
_LINES = (".jsonl", ".ndjson")
_TABLES = (".csv", ".tsv", ".parquet")
_SAMPLE = 1_000_000  # bytes by which the encoding of a file of records is told
_BLOCK = 1 << 20


@dataclass(frozen=True)
class Piece:
    """What one task reads.

    Attributes:
        files: whole files, each with its path and its name in the source.
        path, start, end: else, the file that holds records, and where those of this task begin and end in it.
        name, source: what that file is called in the source, and its path there.
        encoding: of its text; empty where it holds none of its own.
        converted: whether its lines are records that a table was turned into.
    """

    files: tuple[tuple[str, str], ...] = ()
    path: str = ""
    start: int = 0
    end: int = 0
    name: str = ""
    source: str = ""
    encoding: str = ""
    converted: bool = False

    def read(self) -> bytes:
        """Return the lines of records.

        Raises:
            InvalidValue: the file is gone or shorter than it was.
        """
        try:
            with open(self.path, "rb") as file:
                file.seek(self.start)
                found = file.read(self.end - self.start)
        except OSError as error:
            raise InvalidValue(f"{shown(self.source)} cannot be read any more ({reason(error)}).") from None
        if len(found) != self.end - self.start:
            raise InvalidValue(f"{shown(self.source)} changed while it was read: it is shorter than it was. {AGAIN}")
        return found


AGAIN = "Open it again once nothing writes to it."


def is_records(name: str, size: int, piece: int) -> bool:
    """Return whether a file is read in stretches: one of records that is larger than a piece."""
    ending, packed = _kind(name)
    return (ending in _LINES or ending in _TABLES) and size * (10 if packed else 1) > piece


def is_converted(name: str, size: int, piece: int) -> bool:
    """Return whether a file is turned into lines of records first, and these are read in its place."""
    ending, packed = _kind(name)
    return is_records(name, size, piece) and (packed or ending in _TABLES)


def whole_files(files: Sequence[tuple[Path, str, int]], piece: int) -> Iterator[Piece]:
    """Yield files (path, name, bytes) in groups of about a piece, in order."""
    group: list[tuple[str, str]] = []
    size = 0
    for path, name, length in files:
        if group and size + length > piece:
            yield Piece(tuple(group))
            group, size = [], 0
        group.append((str(path), name))
        size += length
    if group:
        yield Piece(tuple(group))


def record_pieces(
    path: Path, name: str, options: ReadingOptions, folder: Path, piece: int, aside: list[Skipped]
) -> list[Piece]:
    """Return the stretches of a file of records; a packed file or a table is turned into lines in `folder` first.

    Rows of a table that are no records are put `aside`.
    """
    ending, packed = _kind(name)
    lines, encoding = path, ""
    if packed or ending in _TABLES:
        before = _state(path)
        lines = folder / f"lines-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}.jsonl"
        try:
            with lines.open("wb") as file:
                encoding = _converted(path, ending, packed, options, file, aside)
        except (OSError, EOFError, zlib.error) as error:
            if isinstance(error, EOFError | gzip.BadGzipFile | zlib.error):
                raise InvalidValue(f"{shown(path)} is damaged: {error}.") from None
            raise NotWritable(f"{shown(lines)} cannot be written ({reason(error)}); give another folder.") from error
        if _state(path) != before:
            raise InvalidValue(f"{shown(path)} changed while it was read: it had {before[0]:,} bytes. {AGAIN}")
    if ending in _LINES:
        encoding = _encoding(lines, options)
    places = [_start(lines), *_cuts(lines, piece)]
    return [
        Piece((), str(lines), begin, end, name, str(path), encoding, ending in _TABLES)
        for begin, end in itertools.pairwise(places)
    ]


def grown(pieces: Iterable[Piece]) -> list[str]:
    """Return the names of the files of which more is there now than was read: something goes on writing to them."""
    ends = {piece.path: (piece.end, piece.name) for piece in pieces if piece.path}
    return [name for path, (end, name) in ends.items() if Path(path).is_file() and Path(path).stat().st_size > end]


def _state(path: Path) -> tuple[int, int]:
    """Return the size of a file and when it was written to."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _kind(name: str) -> tuple[str, bool]:
    suffixes = [suffix.lower() for suffix in PurePosixPath(name).suffixes]
    packed = suffixes[-1:] == [".gz"]
    return next(iter(suffixes[-2:] if packed else suffixes[-1:]), ""), packed


def _encoding(path: Path, options: ReadingOptions) -> str:
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    sample = sample[: sample.rfind(b"\n") + 1] or sample
    encoding = options.decode(sample).encoding
    if encoding.replace("-", "").replace("_", "").lower().startswith(("utf16", "utf32")):
        raise InvalidValue(f"{shown(path)} is in {encoding}, which is not read in parts; save it as UTF-8.")
    return encoding


def _start(path: Path) -> int:
    with path.open("rb") as file:
        return 3 if file.read(3) == b"\xef\xbb\xbf" else 0


def _cuts(path: Path, piece: int) -> Iterator[int]:
    """Yield where pieces end: at the first end of a line past each multiple of the size."""
    size = path.stat().st_size
    with path.open("rb") as file:
        at = 0
        while at < size:
            at += piece
            if at < size:
                file.seek(at)
                file.readline()
                at = file.tell()
            yield min(at, size)


def _converted(
    path: Path, ending: str, packed: bool, options: ReadingOptions, file: BinaryIO, aside: list[Skipped]
) -> str:
    """Write the records of a table, or the lines of a packed file, to a file; return the encoding of a table's text."""
    if ending == ".parquet":
        for record in _parquet(path):
            file.write(json.dumps({name: plain(value) for name, value in record.items()}).encode("ascii") + b"\n")
        return ""
    with gzip.open(path, "rb") if packed else path.open("rb") as data:
        if ending in _LINES:
            while block := data.read(_BLOCK):
                file.write(block)
            return ""
        sample = data.read(_SAMPLE)
        data.seek(0)
        decoded = options.decode(sample[: sample.rfind(b"\n") + 1] or sample)
        text = io.TextIOWrapper(data, decoded.encoding, errors="replace", newline="")
        delimiter = "\t" if ending == ".tsv" else delimiter_of(decoded.text)
        try:
            for row in csv_rows(csv.reader(text, delimiter=delimiter), aside, delimiter=delimiter):
                file.write(json.dumps([row.place, row]).encode("ascii") + b"\n")
        except csv.Error as error:
            raise InvalidValue(f"{shown(path)} is damaged: it cannot be read as a table ({error}).") from None
        return decoded.encoding


def _parquet(path: Path) -> Iterator[Record]:
    with extra("files", "reading Parquet files"):
        import pyarrow.parquet as parquet
        from pyarrow import ArrowException
    try:
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(1000):
                yield from map(flat_record, batch.to_pylist())
    except (ArrowException, OSError) as error:
        raise InvalidValue(f"{shown(path)} is damaged: it cannot be read as Parquet ({error}).") from None
