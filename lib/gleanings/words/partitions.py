"""Rows and tokens of documents in parts: of a corpus in memory as one, of documents on the disk file by file."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gleanings.corpus.stored_documents import StoredDocuments, stored_part
from gleanings.documents.document import Document
from gleanings.storage.shelf import Shelf
from gleanings.types import CountedUnit, Indices, Integers
from gleanings.words.counting import splitters_for
from gleanings.words.rows import Row, cut
from gleanings.words.token_parts import TokenParts, put_tokens, run_parts
from gleanings.words.tokenizer import Chunks, Splitter, chunks_in_words, cut_into_chunks, expanded

_PIECES, _CHUNKS = "pieces", "chunks"


@dataclass(frozen=True)
class _Stored:
    """Where the documents of a part lie."""

    path: Path
    lines: Indices
    names: Mapping[int, str]


Source = Sequence[Document] | _Stored  # documents, or where they lie


@dataclass(frozen=True, eq=False)
class RowParts:
    """The rows of documents, and how they lie in parts.

    Attributes:
        rows: the rows of all parts.
        begins: where those of each part begin, and the number of all.
        documents: where the documents of each part begin.
        languages: of the documents.
        whole: whether each piece that was counted is a whole sentence.
    """

    rows: tuple[Row, ...]
    begins: tuple[int, ...]
    documents: tuple[int, ...]
    languages: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, eq=False)
class _Cut:
    rows: tuple[Row, ...]
    languages: list[str]
    keys: list[tuple[str, str]]
    whole: bool


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Leave out Python's search for cycles, which goes through the many small objects made here and finds none."""
    there = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if there:
            gc.enable()


@_without_garbage_collection()
def tokenized(
    documents: Sequence[Document],
    unit: CountedUnit,
    whole: frozenset[str],
    splitter: Splitter | None,
    language: str,
    shelf: Shelf,
) -> tuple[RowParts, TokenParts]:
    """Return the rows of documents, and their tokens; on the shelf no text is kept.

    Args:
        documents: the documents.
        unit: what a row is.
        whole: forms that are one word whatever the rule says.
        splitter, language: as for `splitters_for`.
        shelf: where the tokens go.
    """
    stored = isinstance(documents, StoredDocuments)
    sources: list[tuple[Source]] = [(each,) for each in _stored(documents)] if stored else [(documents,)]
    begins = documents.begins.tolist() if isinstance(documents, StoredDocuments) else [0, len(documents)]
    rows: list[Row] = []
    of_rows = [0]
    languages: dict[str, None] = {}
    number: dict[tuple[str, str], int] = {}
    places: list[Indices] = []
    complete = True
    cuts = run_parts(shelf, len(sources), _cut, unit, splitter, language, each=sources)
    for part, begin in zip(cuts, begins, strict=False):
        rows += (Row(r.id, r.title, r.document + begin, r.start, r.end) for r in part.rows) if begin else part.rows
        of_rows.append(len(rows))
        languages |= dict.fromkeys(part.languages)
        places.append(np.array([number.setdefault(key, len(number)) for key in part.keys], dtype=np.int32))
        complete &= part.whole
    words = chunks_in_words(list(number), whole)
    totals = run_parts(shelf, len(sources), _expand, each=[words.only(place) for place in places])
    tokens = TokenParts(words.words, words.languages, shelf, len(sources), sum(totals))
    shelf.drop(_CHUNKS, len(sources))
    return RowParts(tuple(rows), tuple(of_rows), tuple(begins), tuple(languages), complete), tokens


def pieces_at(shelf: Shelf, part: int) -> tuple[Integers, Integers, Integers]:
    """Return of a part the row of each piece, the document of each row, and the document of each piece, from 0."""
    arrays = shelf.get(_PIECES, part)
    row, document = arrays["row"], arrays["document"]
    return row, document, document[row]


def _stored(documents: Sequence[Document]) -> Iterator[_Stored]:
    assert isinstance(documents, StoredDocuments)
    for number, path in enumerate(documents.paths):
        first, last = int(documents.begins[number]), int(documents.begins[number + 1])
        names = {i - first: name for i, name in documents.names.items() if first <= i < last}
        yield _Stored(path, documents.line[first:last], names)


def _cut(shelf: Shelf, part: int, unit: CountedUnit, splitter: Splitter | None, language: str, source: Source) -> _Cut:
    documents = stored_part(source.path, source.lines, source.names) if isinstance(source, _Stored) else source
    sentences = 0

    def counted() -> Iterator[Document]:
        nonlocal sentences
        for document in documents:
            sentences += len(document.sentences)
            yield document

    pieces = cut(counted(), unit)
    splitters = splitters_for(pieces.languages, splitter, language)
    chunks = cut_into_chunks(pieces.texts, pieces.languages, splitters)
    shelf.put(_CHUNKS, part, ids=chunks.ids, lengths=chunks.lengths)
    document = np.array([row.document for row in pieces.rows], dtype=np.int64)
    shelf.put(_PIECES, part, row=pieces.row, document=document)
    whole = len(pieces.texts) == sentences
    return _Cut(pieces.rows, list(dict.fromkeys(pieces.languages)), chunks.keys, whole)


def _expand(shelf: Shelf, part: int, width: Indices, flat: Indices, capital: np.ndarray, capitals: np.ndarray) -> int:
    arrays = shelf.get(_CHUNKS, part)
    tokens = expanded(Chunks([], arrays["ids"], arrays["lengths"]), width, flat, capital, capitals)
    put_tokens(shelf, part, tokens)
    return len(tokens.ids)
