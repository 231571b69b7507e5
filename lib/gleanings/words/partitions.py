"""Rows and tokens of documents; of documents on the disk partition by partition, and no text is kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from gleanings.corpus.stored_documents import StoredDocuments, stored_part
from gleanings.documents.document import Document
from gleanings.parallel.partitions import map_partitions
from gleanings.types import CountedUnit, Indices, Integers
from gleanings.words.counting import Counted, counted, splitters_for
from gleanings.words.preprocessor import Preparation
from gleanings.words.rows import Pieces, Row, cut
from gleanings.words.tokenizer import Chunks, Splitter, Tokens, cut_into_chunks, tokenize, tokens_from


@dataclass(frozen=True, eq=False)
class _Part:
    """The rows of a partition, its documents numbered from 0, and the chunks of its sentences."""

    rows: tuple[Row, ...]
    row: Integers
    languages: list[str]
    chunks: Chunks


def tokenized(
    documents: Sequence[Document],
    unit: CountedUnit,
    whole: frozenset[str],
    splitter: Splitter | None,
    language: str,
) -> tuple[Pieces, Tokens]:
    """Return the rows of documents, and their tokens; of documents on the disk the pieces hold no text.

    Args:
        documents: the documents.
        unit: what a row is.
        whole: forms that are one word whatever the rule says.
        splitter, language: as for `splitters_for`.
    """
    if not isinstance(documents, StoredDocuments):
        pieces = cut(documents, unit)
        splitters = splitters_for(pieces.languages, splitter, language)
        return pieces, tokenize(pieces.texts, pieces.languages, whole=whole, splitters=splitters)
    arguments = [(*part, unit, splitter, language) for part in _stored(documents)]
    rows: list[Row] = []
    numbers: list[Integers] = []
    languages: dict[str, None] = {}
    chunks: list[Chunks] = []
    parts = map_partitions(_tokenized_part, arguments, what="counting")
    for part, begin in zip(parts, documents.begins.tolist(), strict=False):
        numbers.append(part.row + len(rows))
        rows += (replace(each, document=each.document + begin) for each in part.rows)
        languages |= dict.fromkeys(part.languages)
        chunks.append(part.chunks)
    row = np.concatenate([np.zeros(0, np.int64), *numbers])
    whole_chunks = Chunks.joined(chunks)
    del chunks
    return Pieces(tuple(rows), [], [], row, list(languages)), tokens_from(whole_chunks, whole)


def recount(
    documents: Sequence[Document],
    unit: CountedUnit,
    vocabulary: tuple[str, ...],
    preparation: Preparation,
    splitter: Splitter | None = None,
) -> Counted:
    """Return the counts of documents in a vocabulary, their words prepared as `preparation` says."""
    pieces, tokens = tokenized(documents, unit, preparation.whole, splitter, preparation.language)
    prepared = preparation.apply(tokens)
    return counted(prepared, pieces.row[prepared.sentence], pieces.rows, vocabulary)


def _stored(documents: StoredDocuments) -> Iterator[tuple[Path, Indices, Mapping[int, str]]]:
    for number, path in enumerate(documents.paths):
        first, last = int(documents.begins[number]), int(documents.begins[number + 1])
        names = {i - first: name for i, name in documents.names.items() if first <= i < last}
        yield path, documents.line[first:last], names


def _tokenized_part(
    path: Path,
    lines: Indices,
    names: Mapping[int, str],
    unit: CountedUnit,
    splitter: Splitter | None,
    language: str,
) -> _Part:
    pieces = cut(stored_part(path, lines, names), unit)
    splitters = splitters_for(pieces.languages, splitter, language)
    chunks = cut_into_chunks(pieces.texts, pieces.languages, splitters)
    return _Part(pieces.rows, pieces.row, list(dict.fromkeys(pieces.languages)), chunks)
