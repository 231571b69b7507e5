"""A corpus whose documents are on the disk, for more text than memory holds."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar, cast

from gleanings.corpus.corpus import Corpus
from gleanings.corpus.outline import Outline, outline_of
from gleanings.corpus.stored_documents import StoredDocuments, Stretch
from gleanings.nouns import counted
from gleanings.parallel.partitions import check_seen, map_partitions
from gleanings.storage.lines import folder_size

Value = TypeVar("Value")

_ALIKE = 1_000  # values of a column: of more, few documents have one alike


@dataclass(frozen=True, repr=False)
class CorpusStream(Corpus):
    """A corpus that keeps no document in memory: each is read from the disk when it is needed, as it was cleaned.

    `bag_of_words`, `fit_topics`, `digest`, `summarize` and `write_report` take it as they take a `Corpus`, and give
    the same to the bit. `gl.open_corpus` makes it.

    Attributes:
        documents: a sequence that reads them; going over all of them keeps none.
        folder: where they lie; a temporary one goes with the corpus.

    >>> import tempfile
    >>> from gleanings import open_corpus
    >>> with tempfile.TemporaryDirectory() as place:
    ...     Path(place, "a.txt").write_text("Rain fell. Then the sun came out.")
    ...     len(open_corpus(place)[0].sentences)
    33
    2
    """

    folder: Path = Path()

    def __post_init__(self) -> None:
        if not isinstance(self.documents, StoredDocuments):  # a part of it, in memory
            super().__post_init__()

    @cached_property
    def outlines(self) -> tuple[Outline, ...]:
        """What is known of each document without its text, found in one pass; on a cluster by its workers."""
        if not isinstance(self.documents, StoredDocuments):
            return tuple(map(outline_of, self.documents))
        check_seen(None, self.documents.paths)
        stretches = [(self.documents.stretch(a, b),) for a, b in self.documents.partitions]
        parts = map_partitions(_outlines, stretches, what="looking at documents", light=True)
        return tuple(_shared(outline for part in parts for outline in part))

    def in_memory(self) -> Corpus:
        """Return the same corpus with all its documents in memory."""
        return Corpus(tuple(self.documents), self.language, self.left_out, self.notes, self.near_copies)

    def __repr__(self) -> str:
        if not isinstance(self.documents, StoredDocuments):
            return super().__repr__()
        return f"CorpusStream({counted(len(self), 'document')}, {folder_size(self.folder) / 1e6:,.1f} MB on the disk)"


def _outlines(documents: Stretch) -> list[Outline]:
    return [outline_of(document) for document in documents]


def _shared(outlines: Iterable[Outline]) -> Iterator[Outline]:
    """Yield outlines in which dates, languages and values of columns that many have alike are in memory once."""
    known: dict[str, dict[object, object]] = {}

    def once(column: str, value: Value) -> Value:
        if type(value) is not str and type(value) is not datetime.date:
            return value
        values = known.setdefault(column, {})
        if value not in values and len(values) < _ALIKE:
            values[value] = value
        return cast(Value, values.get(value, value))

    for outline in outlines:
        metadata = MappingProxyType({name: once(f"column {name}", value) for name, value in outline.metadata.items()})
        date, language = once("date", outline.date), once("language", outline.language)
        yield replace(outline, date=date, language=language, metadata=metadata)
