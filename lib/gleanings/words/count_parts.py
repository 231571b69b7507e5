"""From prepared words to counts, part by part: in memory, or in files of a folder that are mapped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from gleanings.errors import InvalidValue, shown
from gleanings.sparse import column_totals, count_pairs, document_frequency
from gleanings.storage.lines import array_digest, load_array, write_joined
from gleanings.storage.shelf import Shelf
from gleanings.types import Flags, Indices, Integers
from gleanings.words.partitions import RowParts, pieces_at
from gleanings.words.phrases import DROPPED
from gleanings.words.prepared_parts import PreparedParts, prepared_at
from gleanings.words.rows import Row
from gleanings.words.token_parts import TokenParts, tokens_at
from gleanings.words.vocabulary import HASH_BYTES, Copies, contents, long_rows

_TERMS, _COUNTED = "terms", "counted"


@dataclass(frozen=True, eq=False)
class Counted:
    """Counts of documents.

    Attributes:
        counts: rows x words.
        rows: what each row is.
        outside: for each row, how many of its words, stop words aside, are not in the vocabulary.
        sequence: columns of `counts` in the order of the text, all rows one after the other.
        stored: where counts and sequence lie, if on the disk.
    """

    counts: csr_matrix
    rows: Sequence[Row]
    outside: Indices
    sequence: Indices
    stored: "StoredCounts | None" = None


@dataclass(frozen=True, eq=False)
class SentenceCounts:
    """The counts of the sentences of a part.

    Attributes:
        counts: sentences x words.
        document: of each sentence, from 0 in the part.
        row: of the bag that each is in, from 0 in the part.
        outside: how many of its words are not in the vocabulary.
        index: its place in its document.
    """

    counts: csr_matrix
    document: Integers
    row: Integers
    outside: Indices
    index: Integers


@dataclass(frozen=True, eq=False)
class StoredCounts:
    """Counts that lie in a folder, whose arrays are mapped, not read.

    Attributes:
        folder: where they lie.
        rows: the rows; those of one part stand together.
        size: the number of words.
        digests: the SHA-256 of each array that is mapped.
        begins, documents: where the rows and the documents of each part begin.
        whole: whether all that was counted are whole sentences, so that these can be had without the texts.
    """

    folder: Path
    rows: Sequence[Row]
    size: int
    digests: dict[str, str]
    begins: tuple[int, ...]
    documents: tuple[int, ...]
    whole: bool

    def check(self) -> None:
        """Raise if an array is not as it was written.

        Raises:
            InvalidValue: it changed; both hashes are named.
        """
        for name, before in self.digests.items():
            now = array_digest(load_array(self.folder / f"{name}.npy", mapped=True))
            if now != before:
                raise InvalidValue(
                    f"the counts in {shown(self.folder)} changed since they were made: SHA-256 of {name} "
                    f"{before[:16]}… before, {now[:16]}… now. Count again with gl.bag_of_words."
                )

    @property
    def parts(self) -> int:
        """How many parts there are."""
        return len(self.begins) - 1


def sentences_at(shelf: Shelf, part: int, size: int, some: Indices | None = None) -> SentenceCounts:
    """Return the counts of the sentences of a part, in `size` words; of some of them, by their rising places."""
    arrays = shelf.get(_COUNTED, part)
    row, _, document = pieces_at(shelf, part)
    index = np.arange(len(row), dtype=np.int64) - np.searchsorted(document, document)
    piece, sequence, outside = arrays["piece"], arrays["sequence"], arrays["outside_by_piece"]
    if some is not None:
        place = np.full(len(row), -1, dtype=piece.dtype)
        place[some] = np.arange(len(some))
        inside = place[piece] >= 0
        piece, sequence = place[piece[inside]], sequence[inside]
        row, document, outside, index = row[some], document[some], outside[some], index[some]
    return SentenceCounts(count_pairs(piece, sequence, len(row), size), document, row, outside, index)


def sentence_lengths(shelf: Shelf, part: int) -> Integers:
    """Return how many sentences of a part have 0, 1, 2 ... words that are no stop words."""
    arrays = shelf.get(_COUNTED, part)
    outside = arrays["outside_by_piece"]
    return np.bincount(np.bincount(arrays["piece"], minlength=len(outside)) + outside).astype(np.int64)


def frequencies(prepared: PreparedParts, rows: RowParts) -> tuple[Integers, Integers, int]:
    """Return in how many rows each term is, how often in all, and how many rows there are, copies left out of both."""
    size, shelf = len(prepared.terms), prepared.tokens.shelf
    copies = Copies()
    frequency, totals, different = np.zeros(size, np.int64), np.zeros(size, np.int64), 0
    found = prepared.tokens.run(_count_terms, prepared.step, size)
    for part, ((held, long, document, in_rows, sums), begin) in enumerate(zip(found, rows.documents, strict=False)):
        hashes = [held[i : i + HASH_BYTES] for i in range(0, len(held), HASH_BYTES)]
        kept = copies.different(hashes, long, document + begin)
        frequency += in_rows
        totals += sums
        different += int(kept.sum())
        if not kept.all():  # in few parts: what their copies hold is taken off again
            arrays = shelf.get(_TERMS, part)
            entries = np.repeat(~kept, np.diff(arrays["indptr"]))
            frequency -= np.bincount(arrays["indices"][entries], minlength=size)
    shelf.drop(_TERMS, prepared.tokens.parts)
    return frequency, totals, different


def count_parts(prepared: PreparedParts, rows: RowParts, vocabulary: tuple[str, ...]) -> Counted:
    """Return the counts of prepared words in a vocabulary; on the disk where these are there."""
    column = {word: i for i, word in enumerate(vocabulary)}
    of_term = np.array([*(column.get(term, DROPPED) for term in prepared.terms), DROPPED], dtype=np.int32)
    tokens, shelf = prepared.tokens, prepared.tokens.shelf
    lengths, outside, used = [np.zeros(0, np.int64)], [np.zeros(0, np.int32)], 0
    for entries, missing, number in tokens.run(_count, prepared.step, of_term, len(vocabulary)):
        lengths.append(entries)
        outside.append(missing)
        used += number
    indptr = np.concatenate([[0], np.cumsum(np.concatenate(lengths))])
    nonzero = int(indptr[-1])
    indptr = indptr.astype(np.int32 if nonzero < np.iinfo(np.int32).max else np.int64)
    sizes = {"indices": nonzero, "data": nonzero, "sequence": used}
    digests: dict[str, str] = {}
    arrays: dict[str, NDArray[Any]] = {}
    for name, size in sizes.items():
        parts = _each(shelf, tokens.parts, name)
        if shelf.folder is None:
            arrays[name] = np.concatenate([np.zeros(0, np.int32), *parts])
        else:
            digests[name] = write_joined(shelf.folder / f"{name}.npy", parts, np.int32, size)
            arrays[name] = load_array(shelf.folder / f"{name}.npy", mapped=size > 0)
    counts = csr_matrix(
        (arrays["data"], arrays["indices"], indptr), shape=(len(rows.rows), len(vocabulary)), copy=False
    )
    stored = None
    if shelf.folder is not None:
        stored = StoredCounts(
            shelf.folder, rows.rows, len(vocabulary), digests, rows.begins, rows.documents, rows.whole
        )
    return Counted(counts, rows.rows, np.concatenate(outside), arrays["sequence"], stored)


def _each(shelf: Shelf, parts: int, name: str) -> Iterator[NDArray[Any]]:
    return (shelf.get(_COUNTED, i)[name] for i in range(parts))


def by_document(tokens: TokenParts, rows: RowParts, sets: Sequence[Flags]) -> list[Integers]:
    """Return for sets of words, as flags, how many tokens of each a document has."""
    sizes = [(b - a,) for a, b in zip(rows.documents, rows.documents[1:], strict=False)]
    table = np.array(sets, dtype=bool).reshape(len(sets), len(tokens.words))
    found = list(tokens.run(_by_document, table, each=sizes))
    return [np.concatenate([np.zeros(0, np.int64), *(part[i] for part in found)]) for i in range(len(sets))]


def _by_document(shelf: Shelf, part: int, sets: Flags, documents: int) -> list[Integers]:
    tokens = tokens_at(shelf, part)
    document = pieces_at(shelf, part)[2][tokens.sentence]
    return [np.bincount(document[each[tokens.ids]], minlength=documents).astype(np.int64) for each in sets]


def occurrences_in(tokens: TokenParts, rows: RowParts, documents: Flags) -> Integers:
    """Return how often each word occurs in some of the documents, which are given as flags."""
    each = [(documents[a:b],) for a, b in zip(rows.documents, rows.documents[1:], strict=False)]
    size = len(tokens.words)
    return sum(tokens.run(_occurrences_in, size, each=each), start=np.zeros(size, np.int64))


def _occurrences_in(shelf: Shelf, part: int, size: int, documents: Flags) -> Integers:
    tokens = tokens_at(shelf, part)
    there = documents[pieces_at(shelf, part)[2][tokens.sentence]]
    return np.bincount(tokens.ids[there], minlength=size).astype(np.int64)


def _count_terms(shelf: Shelf, part: int, step: int, size: int) -> tuple[bytes, Flags, Integers, Integers, Integers]:
    """Keep which terms are in each row of a part; return the contents, length and document of each, and sums."""
    prepared = prepared_at(shelf, part, step)
    of_piece, document, _ = pieces_at(shelf, part)
    counts = count_pairs(of_piece[prepared.sentence], prepared.ids, len(document), size)
    shelf.put(_TERMS, part, indptr=counts.indptr, indices=counts.indices)
    # As one: beside arrays, Dask sends each member of a list as a message of its own.
    held = b"".join(contents(counts))
    return held, long_rows(counts), document, document_frequency(counts), column_totals(counts)


def _count(shelf: Shelf, part: int, step: int, of_term: Indices, size: int) -> tuple[Integers, Indices, int]:
    """Keep the counts of a part; return the entries and the words outside of each row, and the length of the text."""
    prepared = prepared_at(shelf, part, step)
    of_piece, document, _ = pieces_at(shelf, part)
    ids = of_term[prepared.ids]  # DROPPED is -1: the last entry
    missing = (ids == DROPPED) & (prepared.ids != DROPPED)
    counts = count_pairs(of_piece[prepared.sentence], ids, len(document), size)
    there = ids != DROPPED
    outside = np.bincount(prepared.sentence[missing], minlength=len(of_piece)).astype(np.int32)
    shelf.put(
        _COUNTED,
        part,
        indices=counts.indices,
        data=counts.data,
        sequence=ids[there],
        piece=prepared.sentence[there],
        outside_by_piece=outside,
    )
    by_row = np.bincount(of_piece, weights=outside, minlength=len(document)).astype(np.int32)
    return np.diff(counts.indptr).astype(np.int64), by_row, int(there.sum())
