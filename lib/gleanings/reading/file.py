"""One file: opened with care, given to the reader of its kind, and what comes of it as documents."""

import datetime
import os
import stat
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from gleanings.corpus.building import date_of_top
from gleanings.corpus.dates import date_of_name
from gleanings.corpus.left_out import LeftOut
from gleanings.documents.document import Document
from gleanings.errors import GleaningsError, InvalidValue
from gleanings.reading.cache import ReadingCache
from gleanings.reading.formats.archive import open_zip
from gleanings.reading.formats.archives import kind_of_error, read_gzip, read_zip
from gleanings.reading.formats.reading import Note, Read, Reading, ReadingOptions, Skipped
from gleanings.reading.formats.registry import ARCHIVES, PLAIN, READERS, how_to_read, known_kinds
from gleanings.reading.limits import past
from gleanings.reading.walk import readable, why

_PDF, _RTF, _ZIP, _GZIP = b"%PDF-", rb"{\rtf", b"PK\x03\x04", b"\x1f\x8b\x08"
# The file in an archive that says which kind of document it is.
_TELLING = {
    "word/document.xml": ".docx",
    "xl/workbook.xml": ".xlsx",
    "content.xml": ".odt",
    "META-INF/container.xml": ".epub",
}


def documents_of(
    path: Path, name: str, options: ReadingOptions, *, years: bool = True, cache: ReadingCache | None = None
) -> Iterator[Document | LeftOut | Note]:
    """Yield what a file holds: documents, parts left out, notes. An error becomes the reason why it is left out.

    Args:
        path: the file.
        name: its path below the folder; the id of its document, or with the part behind it of its documents.
        options: how to read.
        years: whether a name that is nothing but a year is a date.
        cache: where readings are kept.
    """
    try:
        data = read_bytes(path, options)
        if not data.strip():
            raise Empty("empty")
        for each in _readings(name, data, options, cache):
            if isinstance(each, Note):
                yield each
            elif (left := left_out_of(each, name, options)) is not None:
                yield left
            elif isinstance(each, Reading):
                yield document_of(each, path, name, years)
    except GleaningsError as error:
        yield LeftOut(name, str(error), kind_of_error(error))
    except OSError as error:
        yield LeftOut(name, *why(error))


def _readings(name: str, data: bytes, options: ReadingOptions, cache: ReadingCache | None) -> Iterable[Read]:
    if cache is None:
        return _read_named(name, data, options)
    alias = "file" + "".join(PurePosixPath(name).suffixes[-2:]).lower()  # a file that was moved is still known
    return cache.readings(alias, data, options, _read_named)


def read_bytes(path: Path, options: ReadingOptions) -> bytes:
    """Return the bytes of a regular file, as many as it has when it is opened; no link is followed.

    Raises:
        OSError: it cannot be opened.
        InvalidValue: it is no regular file, or larger than `limits.file_bytes`.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise InvalidValue("not a regular file")
        if status.st_size > options.limits.file_bytes:
            raise past("file_bytes", options.limits.file_bytes, f"the file has {status.st_size:,} bytes")
        return file.read(status.st_size)  # no more, however fast it grows


def kind_of(name: str, data: bytes) -> str:
    """Return the kind of a file by the ending of its name; by its first bytes where that says plain text, or nothing.

    >>> kind_of("report.txt", b"%PDF-1.7 ..."), kind_of("notes.MD", b"# Notes")
    ('.pdf', '.md')
    """
    ending = PurePosixPath(name).suffix.lower()
    if ending not in PLAIN and (ending in READERS or ending in ARCHIVES):
        return ending
    if data.startswith(_PDF):
        return ".pdf"
    if data.startswith(_RTF):
        return ".rtf"
    if data.startswith(_GZIP):
        return ".gz"
    if data.startswith(_ZIP):
        try:
            with open_zip(data, ReadingOptions().limits) as archive:
                return next((kind for inner, kind in _TELLING.items() if inner in archive.names), ".zip")
        except GleaningsError:
            return ending
    return ending


def _read_named(name: str, data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Yield what a reader gives for data of this name; whatever a library raises is one clear error."""
    kind = kind_of(name, data)
    told = False
    with _one_error(kind):
        for each in _given(kind, name, data, options):
            told = told or not isinstance(each, Note)
            yield each
    if not told:
        raise Empty("no text in it")


def _given(kind: str, name: str, data: bytes, options: ReadingOptions) -> Iterable[Read]:
    """Return what the reader of a kind gives."""
    if kind == ".zip":
        return read_zip(data, options, _read_named)
    if kind == ".gz":
        inner = name[:-3] if name.lower().endswith(".gz") else name
        return read_gzip(inner, data, options, _read_named)
    if kind in READERS:
        return READERS[kind](data, options)
    advice = how_to_read(kind, data)
    raise UnknownKind(f"the kind {readable(kind)} is not read; {advice or f'kinds that are: {known_kinds()}'}")


@contextmanager
def _one_error(kind: str) -> Iterator[None]:
    """Turn whatever a library raises, panics of compiled ones too, into one clear error, and keep its warnings down."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (GleaningsError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except MemoryError:
        raise InvalidValue("damaged, or larger than the memory that is there") from None
    except BaseException as error:
        what = f"{type(error).__name__}: {error}"[:120]
        raise InvalidValue(f"damaged: it cannot be read as {kind or 'text'} ({what})") from None


def left_out_of(each: Reading | Skipped, name: str, options: ReadingOptions) -> LeftOut | None:
    """Return what is said of a part of a file that is no document; None where it is one."""
    place = f"{name}:{each.part}" if each.part else name
    if isinstance(each, Skipped):
        return LeftOut(place, each.reason, each.kind)
    if not each.text.strip():
        return LeftOut(place, "empty", "empty")
    if len(each.text) > options.limits.document_characters:
        size = f"its text has {len(each.text):,} characters"
        return LeftOut(name, str(past("document_characters", options.limits.document_characters, size)), "too large")
    return None


def document_of(reading: Reading, path: Path, name: str, years: bool) -> Document:
    """Return the document that a reader gave of a file."""
    part = readable(reading.part)
    date = reading.date
    if (date is None or reading.made) and (not part or "/" in part or PurePosixPath(name).suffix.lower() in ARCHIVES):
        named = date_of_name(part or name, years=years) or date_of_name(name, years=years)
        date = _more_likely(reading, named) if reading.made else named
    return Document(
        f"{name}:{part}" if part else name,
        reading.text,
        title=" ".join(reading.title.split()),
        date=date,
        source=str(path),
        metadata=MappingProxyType(dict(reading.metadata)),
        marks=reading.marks,
        record=reading.record,
    )


def _more_likely(reading: Reading, named: datetime.date | None) -> datetime.date | None:
    """Return the date in a file's name, else that at the top of its text, else the day on which the file was made.

    A file may be made long after its text. A year or a month in its name says less than a day of it.
    """
    made = reading.date
    if made and named and named in (made.replace(month=1, day=1), made.replace(day=1)):
        return made
    return named or date_of_top(reading.text) or made


class Empty(InvalidValue):
    """A file without text."""

    kind = "empty"


class UnknownKind(InvalidValue):
    """A file of a kind that no reader reads."""

    kind = "kind of file"
