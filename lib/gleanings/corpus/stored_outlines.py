"""Outlines on the disk, a file for each partition of the documents, and there a line for each of their columns."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import chain
from pathlib import Path
from typing import Any

from gleanings.corpus.outline import Outline, outline_of
from gleanings.corpus.stored_documents import marks_of, metadata_of, plain_marks, plain_metadata
from gleanings.documents.document import Document
from gleanings.storage.lines import Lines, write_lines
from gleanings.storage.on_demand import OnDemand

_NAMES = tuple(each.name for each in fields(Outline))


def write_outlines(path: Path, outlines: Sequence[Outline]) -> None:
    """Write the outlines of documents that stand together.

    Raises:
        NotWritable: the file cannot be written there, or the disk is full; nothing half-written is left.
    """
    write_lines(path, [[_told(name, getattr(each, name)) for each in outlines] for name in _NAMES])


class StoredOutlines(OnDemand[Outline]):
    """The outlines of many documents, in order: each is read when it is asked for, and few are kept.

    Args:
        paths: the files.
        documents: the documents, of which a single outline is made anew, as that is one line of a file.

    >>> import tempfile
    >>> from gleanings.documents.document import Document
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path, documents = Path(folder, "a"), [Document("a", "Rain fell.", date=datetime.date(2021, 5, 3))]
    ...     write_outlines(path, list(map(outline_of, documents)))
    ...     stored = StoredOutlines([path], documents)
    ...     stored[0].title, list(stored.column("date"))
    ('a', [datetime.date(2021, 5, 3)])
    """

    def __init__(self, paths: Sequence[Path], documents: Sequence[Document]) -> None:
        self._paths, self._documents = tuple(paths), documents

    def __len__(self) -> int:
        return len(self._documents)

    def _read(self, number: int) -> Outline:
        return outline_of(self._documents[number])

    def __iter__(self) -> Iterator[Outline]:
        return chain.from_iterable(map(_outlines_at, self._paths))

    def column(self, name: str) -> Iterator[Any]:
        """Yield one thing that is known of each document, such as its "title", of which no more is read."""
        for path in self._paths:
            yield from _column_at(path, name)


def column(outlines: Sequence[Outline], name: str) -> Iterator[Any]:
    """Yield one thing that is known of each of some documents, whether in memory or on the disk."""
    if isinstance(outlines, StoredOutlines):
        return outlines.column(name)
    return (getattr(each, name) for each in outlines)


def _outlines_at(path: Path) -> tuple[Outline, ...]:
    columns = map(_values_of, _NAMES, Lines(path))
    return tuple(Outline(*each) for each in zip(*columns, strict=True))


def _column_at(path: Path, name: str) -> list[Any]:
    return _values_of(name, Lines(path)[_NAMES.index(name)])


def _values_of(name: str, values: list[Any]) -> list[Any]:
    """Return the values of a column that JSON holds as `_told` gave them."""
    if name == "date":
        days = {day: datetime.date.fromordinal(day) for day in set(values) if day}
        return [days.get(day) for day in values]
    if name == "metadata":
        return [metadata_of(known) for known in values]
    if name == "marks":
        return [marks_of(marks) for marks in values]
    return values


def _told(name: str, value: Any) -> object:  # noqa: ANN401  (what columns hold is of several types)
    """Return what a column holds as JSON has it."""
    if name == "date":
        return value.toordinal() if value else 0
    if name == "metadata":
        return plain_metadata(value)
    if name == "marks":
        return plain_marks(value)
    known: object = value
    return known
