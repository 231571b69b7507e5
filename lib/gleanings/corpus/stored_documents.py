"""Documents on the disk: each is read when it is needed, its sentences with it, and none is kept."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any
from uuid import UUID

import numpy as np

from gleanings.documents.document import Document, Mark, Sentence
from gleanings.parallel.partitions import check_seen
from gleanings.storage.lines import Lines
from gleanings.storage.on_demand import OnDemand
from gleanings.types import Indices, Integers, Span

_OPEN = 64  # files of documents whose places are kept at hand


def encoded(document: Document) -> list[Any]:
    """Return a document as JSON can hold it, with the places of its sentences.

    >>> decoded(encoded(Document("a", "Rain fell.", date=datetime.date(2021, 5, 3)))).date
    datetime.date(2021, 5, 3)
    """
    sentences = document.sentences
    return [
        document.id,
        document.text,
        document.title,
        document.date and document.date.isoformat(),
        document.source,
        document.language,
        plain_metadata(document.metadata),
        plain_marks(document.marks),
        plain(document.given_id),
        document.record,
        [each for s in sentences for each in (s.start, s.end, s.paragraph)],
        {str(s.index): s.speaker for s in sentences if s.speaker},
    ]


def decoded(record: Sequence[Any], name: str | None = None) -> Document:
    """Return a document that `encoded` gave, under another id where one is given."""
    key, text, title, date, source, language, metadata, marks, given_id, row, places, speakers = record
    document = Document(
        name or key,
        text,
        title,
        datetime.date.fromisoformat(date) if date else None,
        source,
        language,
        metadata_of(metadata),
        marks_of(marks),
        value_of(given_id),
        row,
    )
    document.__dict__["sentences"] = tuple(
        Sentence(text[start:end], start, end, paragraph, i, speakers.get(str(i), "") if speakers else "")
        for i, (start, end, paragraph) in enumerate(zip(places[::3], places[1::3], places[2::3], strict=True))
    )
    return document


def plain_metadata(metadata: Mapping[str, object]) -> dict[str, object]:
    """Return what is known of a document as JSON can hold it; `metadata_of` gives it back."""
    return {name: plain(value) for name, value in metadata.items()}


def metadata_of(held: Mapping[str, object]) -> Mapping[str, object]:
    """Return the metadata that `plain_metadata` was given."""
    return MappingProxyType({name: value_of(value) for name, value in held.items()})


def plain_marks(marks: Sequence[Mark]) -> list[list[object]]:
    """Return the marks of a document as JSON can hold them; `marks_of` gives them back."""
    return [[mark.start, mark.end, mark.kind, mark.reason, mark.speaker] for mark in marks]


def marks_of(held: Sequence[Sequence[Any]]) -> tuple[Mark, ...]:
    """Return the marks that `plain_marks` was given."""
    return tuple(Mark(*mark) for mark in held)


def plain(value: object) -> object:
    """Return a value of a table as JSON can hold it; `value_of` gives it back."""
    if value is None or type(value) in (bool, int, float, str):
        return value
    if isinstance(value, datetime.datetime):
        return {"time": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"date": value.isoformat()}
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, UUID):
        return {"uuid": str(value)}
    if isinstance(value, list | tuple):
        return {"list": [plain(each) for each in value]}
    return str(value)


def value_of(value: object) -> object:
    """Return the value that `plain` was given.

    >>> value_of(plain([datetime.date(2021, 5, 3)]))
    [datetime.date(2021, 5, 3)]
    """
    if not isinstance(value, dict):
        return value
    ((kind, held),) = value.items()
    if kind == "list":
        return [value_of(each) for each in held]
    return _KINDS[kind](held)


_KINDS: Mapping[str, Any] = {
    "time": datetime.datetime.fromisoformat,
    "date": datetime.date.fromisoformat,
    "decimal": Decimal,
    "uuid": UUID,
}


@dataclass(frozen=True, eq=False)
class Facts:
    """What is known of each document without reading it.

    Attributes:
        language: its place in `languages`.
        date: the number of its day (`date.toordinal`); 0 where it has no date.
        characters, words, sentences, paragraphs: how many it has; words are what white space parts.
        languages: the codes.
    """

    language: Indices
    date: Indices
    characters: Integers
    words: Indices
    sentences: Indices
    paragraphs: Indices
    languages: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Place:
    """Where documents of one file lie, as another process can be told of them.

    Attributes:
        path: the file.
        lines: those of the documents there.
        names: the ids of those that are to have others, by their place among these lines.
    """

    path: Path
    lines: Indices
    names: Mapping[int, str]


@dataclass(frozen=True, eq=False)
class Stretch:
    """Documents in a row that lie on the disk, as another process can be told of them: going over them reads each.

    Attributes:
        places: where those of each file lie.
    """

    places: tuple[Place, ...]

    def __iter__(self) -> Iterator[Document]:
        for place in self.places:
            for i, record in enumerate(_lines(place.path).some(place.lines.tolist())):
                yield decoded(record, place.names.get(i))


class StoredDocuments(OnDemand[Document]):
    """Documents in files of a folder, in order; reading one reads it from the disk.

    Args:
        paths: the files, a partition each.
        part, line: for each document, its file and its line there; those of one file stand together, in order.
        facts: what is known of each.
        names: ids of documents whose own another has too, by number.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        part: Indices,
        line: Indices,
        facts: Facts,
        names: Mapping[int, str] = MappingProxyType({}),
    ) -> None:
        self.paths, self.part, self.line, self.facts, self.names = tuple(paths), part, line, facts, names
        self.begins: Integers = np.searchsorted(part, np.arange(len(paths) + 1)).astype(np.int64)

    def __len__(self) -> int:
        return len(self.part)

    def _read(self, number: int) -> Document:
        record = _lines(self.paths[int(self.part[number])])[int(self.line[number])]
        return decoded(record, self.names.get(number))

    def __iter__(self) -> Iterator[Document]:
        for place in self.partitions:
            yield from stored_part(place)

    @property
    def partitions(self) -> Iterator[Place]:
        """Where the documents of each file lie."""
        for path, (first, last) in zip(self.paths, pairwise(self.begins.tolist()), strict=True):
            yield self._place(path, first, last)

    def check_seen(self) -> None:
        """Raise if tasks run on machines that do not see the files as they are here.

        Raises:
            InvalidValue: the machine and the file are named, and what to do.
        """
        check_seen(None, self.paths)

    def stretch(self, first: int, last: int) -> Stretch:
        """Return the documents from one to before another."""
        places = []
        parts = self.part[first:last]
        for part in dict.fromkeys(parts.tolist()):
            a, b = (first + int(np.searchsorted(parts, part, side)) for side in ("left", "right"))
            places.append(self._place(self.paths[part], a, b))
        return Stretch(tuple(places))

    def _place(self, path: Path, first: int, last: int) -> Place:
        names = {i - first: self.names[i] for i in range(first, last) if i in self.names} if self.names else {}
        return Place(path, self.line[first:last], names)


def stored_part(place: Place) -> Iterator[Document]:
    """Yield the documents at a place; its file is read at once."""
    for i, record in enumerate(_records(place)):
        yield decoded(record, place.names.get(i))


def stored_texts(place: Place) -> Iterator[tuple[str, str, str, str, list[Span]]]:
    """Yield of the same documents the id, title, language, text and the places of the sentences, and nothing else."""
    for i, (key, text, title, _, _, language, _, _, _, _, places, _) in enumerate(_records(place)):
        yield place.names.get(i) or key, title, language, text, list(zip(places[::3], places[1::3], strict=True))


def _records(place: Place) -> Iterator[Sequence[Any]]:
    wanted = dict.fromkeys(place.lines.tolist())
    return (record for i, record in enumerate(Lines(place.path)) if i in wanted)


@lru_cache(maxsize=_OPEN)
def _lines(path: Path) -> Lines:
    return Lines(path)
