"""Rows and tokens of documents in parts: of a corpus in memory as one, of documents on the disk file by file."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np

from gleanings.corpus.stored_documents import Place, StoredDocuments, stored_part, stored_texts
from gleanings.documents.document import Document
from gleanings.parallel.garbage import without_garbage_collection
from gleanings.storage.shelf import Shelf
from gleanings.types import CountedUnit, Integers
from gleanings.words.names import CAPITAL_COUNTS
from gleanings.words.rows import Pieces, Row, cut, whole_documents
from gleanings.words.splitters import Splitter, splitters_for
from gleanings.words.stored_rows import StoredRows, put_rows
from gleanings.words.token_parts import TokenParts, put_places, put_tokens, run_parts, word_counts
from gleanings.words.tokenizer import tokenize

_PIECES = "pieces"

Source = Sequence[Document] | Place  # documents, or where they lie


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

    rows: Sequence[Row]
    begins: tuple[int, ...]
    documents: tuple[int, ...]
    languages: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, eq=False)
class _Cut:
    """What a part tells of itself.

    Attributes:
        rows: its rows, where they are in memory; on the disk they lie on the shelf.
        document: the document of each, from 0.
        languages: of its documents.
        words: its words, each with its language.
        times, capitals: as in `TokenParts`, of these words.
        total: how many tokens it has.
        whole: as in `RowParts`.
    """

    rows: tuple[Row, ...]
    document: Integers
    languages: list[str]
    words: list[tuple[str, str]]
    times: Integers
    capitals: Integers
    total: int
    whole: bool


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
    sources: list[tuple[Source]] = [(documents,)]
    begins = [0, len(documents)]
    if isinstance(documents, StoredDocuments):
        documents.check_seen()
        sources, begins = [(each,) for each in documents.partitions], documents.begins.tolist()
    rows: list[Row] = []
    document = [np.zeros(0, np.int64)]
    of_rows = [0]
    languages: dict[str, None] = {}
    number: defaultdict[tuple[str, str], int] = defaultdict(count().__next__)
    sums = np.zeros((1 + CAPITAL_COUNTS, 1024), np.int64)
    total, complete = 0, True
    cuts = run_parts(shelf, len(sources), _cut, unit, whole, splitter, language, each=sources)
    for i, (part, begin) in enumerate(zip(cuts, begins, strict=False)):
        rows += part.rows
        document.append(part.document + begin)
        of_rows.append(of_rows[-1] + len(part.document))
        languages |= dict.fromkeys(part.languages)
        place = np.fromiter(map(number.__getitem__, part.words), np.int32, len(part.words))
        put_places(shelf, i, place)
        while len(number) > sums.shape[1]:
            sums = np.concatenate([sums, np.zeros_like(sums)], axis=1)
        sums[:, place] += np.vstack([part.times, part.capitals])
        total += part.total
        complete &= part.whole
    times, *capitals = sums[:, : len(number)]
    words, codes = (tuple(each[i] for each in number) for i in (0, 1))
    tokens = TokenParts(words, codes, shelf, len(sources), total, times, np.stack(capitals))
    kept = tuple(rows) if shelf.folder is None else StoredRows(shelf, of_rows, begins, np.concatenate(document))
    return RowParts(kept, tuple(of_rows), tuple(begins), tuple(languages), complete), tokens


def pieces_at(shelf: Shelf, part: int) -> tuple[Integers, Integers, Integers]:
    """Return of a part the row of each piece, the document of each row, and the document of each piece, from 0."""
    arrays = shelf.get(_PIECES, part)
    row, document = arrays["row"], arrays["document"]
    return row, document, document[row]


@without_garbage_collection()
def _cut(
    shelf: Shelf,
    part: int,
    unit: CountedUnit,
    whole: frozenset[str],
    splitter: Splitter | None,
    language: str,
    source: Source,
) -> _Cut:
    """Keep the tokens of a part, and which row each piece is in."""
    pieces, complete = _pieces(unit, source)
    splitters = splitters_for(pieces.languages, splitter, language)
    tokens = tokenize(pieces.texts, pieces.languages, whole=whole, splitters=splitters)
    put_tokens(shelf, part, tokens)
    document = np.array([row.document for row in pieces.rows], dtype=np.int64)
    shelf.put(_PIECES, part, row=pieces.row, document=document)
    if shelf.folder is not None:
        put_rows(shelf, part, pieces.rows)
    return _Cut(
        pieces.rows if shelf.folder is None else (),
        document,
        list(dict.fromkeys(pieces.languages)),
        list(zip(tokens.words, tokens.languages, strict=True)),
        *word_counts(tokens, len(tokens.words)),
        len(tokens.ids),
        complete,
    )


def _pieces(unit: CountedUnit, source: Source) -> tuple[Pieces, bool]:
    """Return the pieces of documents, and whether each is a whole sentence."""
    if unit == "document" and isinstance(source, Place):  # without making documents of them, in half the time
        return whole_documents(stored_texts(source)), True
    documents = stored_part(source) if isinstance(source, Place) else source
    sentences = 0

    def counted() -> Iterator[Document]:
        nonlocal sentences
        for document in documents:
            sentences += len(document.sentences)
            yield document

    pieces = cut(counted(), unit)
    return pieces, len(pieces.texts) == sentences
