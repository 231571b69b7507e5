"""One piece of a source read: its documents go to the disk, and what comparing rules need of them comes back."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gleanings.cleaning.boilerplate import hashed, source_of, with_repeated
from gleanings.corpus.annotation import annotated
from gleanings.corpus.copies import word_hashes
from gleanings.corpus.language_detection import stated_language
from gleanings.corpus.left_out import LeftOut
from gleanings.corpus.stored_documents import decoded, encoded
from gleanings.documents.document import Document
from gleanings.parallel.garbage import without_garbage_collection
from gleanings.parallel.groups import MOST
from gleanings.reading.file import document_of, documents_of, left_out_of
from gleanings.reading.formats.columns import Columns
from gleanings.reading.formats.json_records import BROKEN, NO_RECORDS
from gleanings.reading.formats.reading import Note, Skipped
from gleanings.reading.formats.records import WITHOUT_TEXT, dates_of, readings
from gleanings.reading.many_files import Way
from gleanings.reading.streams.pieces import Piece
from gleanings.reading.streams.scan import check_unchanged, records_of
from gleanings.storage.lines import Lines, load_array, write_array, write_lines
from gleanings.types import Integers


@dataclass
class Found:
    """What one piece gave; arrays have one entry for each document.

    Attributes:
        id_hash, text_hash, plain_hash, source_hash, group_hash: to compare documents by, the text as it is and as
            exact copies have it, the file, and what counts as one source of repeated lines.
        short: whether it has so few words that two people may have written them.
        language, sure: the guess, a place in `codes`, and whether that is sure.
        used: the language that its sentences were cut in, a place in `codes`.
        date: number of the day; 0 for none.
        characters, words, sentences, paragraphs: how many.
        stopless: the documents with long stretches without a full stop; ambiguous: dates that were not taken.
        left_out, notes: as `documents_of` gives them; `dates` is what could not be read of a column of dates.
    """

    arrays: dict[str, Integers]
    codes: list[str]
    stopless: list[tuple[int, str]] = field(default_factory=list)
    ambiguous: list[tuple[int, str, str]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    notes: list[tuple[Note, str]] = field(default_factory=list)


@without_garbage_collection()
def read_piece(piece: Piece, digest: str, columns: Columns | None, before: int, way: Way, path: Path) -> Found:
    """Read a piece, and write its documents to `path`, and beside them the lines and runs of words to compare."""
    found = Found({}, [])
    rows: list[dict[str, int]] = []
    documents: list[Document] = []
    units: list[tuple[int, int]] = []
    runs: list[NDArray[np.uint32]] = []
    hashes = word_hashes()
    given = _documents(piece, digest, columns, before, way, found)
    groups = iter(lambda: list(islice(given, MOST)), [])
    for each in (each for group in groups for each in annotated(group, way.asked, hashes)):
        document, (guess, sure) = each.document, each.guess
        number = len(documents)
        documents.append(document)
        rows.append(
            {
                **_facts(document),
                "id_hash": hashed(document.id),
                "text_hash": hashed(document.text),
                "plain_hash": int.from_bytes(each.copy_key[:8]) >> 1,
                "source_hash": _hash_of_source(document.source or ""),
                "group_hash": _hash_of_source(source_of(document)),
                "short": int(each.short),
                "guess": _code(found.codes, guess),
                "sure": int(sure),
                "stated": _code(found.codes, stated_language(document) or ""),
                "used": _code(found.codes, document.language),
            }
        )
        units += [(number, unit) for unit in _units(document, each.lines)]
        if each.runs is not None:
            runs.append(each.runs)
        if each.stopless:
            found.stopless.append((number, document.id))
        if each.ambiguous:
            found.ambiguous.append((number, document.id, each.ambiguous))
    found.arrays = {name: np.array([row[name] for row in rows], dtype=np.int64) for name in FACTS}
    write_lines(path, map(encoded, documents))
    write_array(_beside(path, "units"), np.array(units, dtype=np.int64).reshape(-1, 2))
    if way.asked.runs:
        write_array(_beside(path, "runs"), np.concatenate([np.zeros(0, np.uint32), *runs]))
        write_array(_beside(path, "ends"), np.cumsum([0, *map(len, runs)]).astype(np.int64))
    return found


_hash_of_source = lru_cache(maxsize=256)(hashed)  # the records of a file follow each other

FACTS = (
    "id_hash", "text_hash", "plain_hash", "source_hash", "group_hash", "short", "guess", "sure", "stated", "used",
    "date", "characters", "words", "sentences", "paragraphs",
)  # fmt: skip
CHANGING = ("characters", "words", "sentences", "paragraphs", "date")


def change_language(path: Path, new: Path, languages: Mapping[int, str], way: Way) -> dict[int, dict[str, int]]:
    """Cut the sentences of some documents anew, in another language; return what is then known of them.

    All go to a file of a new name, so that a task which was cut off, or runs on unseen, can be done again.
    """
    units = units_at(path)
    changed = _rewrite(path, new, lambda i, each: replace(each, language=languages[i]) if i in languages else each)
    kept = units[~np.isin(units[:, 0], list(languages))]
    others = [(i, unit) for i, document in changed.items() for unit in _units(document, way.asked.lines_of(document))]
    write_array(_beside(new, "units"), np.concatenate([kept, np.array(others, dtype=np.int64).reshape(-1, 2)]))
    return {i: _facts(document) for i, document in changed.items()}


def mark_repeated_lines(path: Path, new: Path, times: Mapping[int, int], way: Way) -> dict[int, dict[str, int]]:
    """Mark the lines whose hash is in `times`, which says in how many documents each stands.

    If there are any, all documents go to a file of a new name.
    """
    units = units_at(path)
    holders = set(units[np.isin(units[:, 1], list(times)), 0].tolist())

    def marked(i: int, document: Document) -> Document:
        if i not in holders:
            return document
        group = source_of(document)
        lines = way.asked.lines_of(document)
        rows = [] if lines is None else lines.tolist()
        found = [(times[h], (start, end)) for line, start, end in rows if (h := _unit(group, line)) in times]
        return with_repeated(document, found)

    return {i: _facts(document) for i, document in _rewrite(path, new, marked).items()}


def units_at(path: Path) -> Integers:
    """Return the lines that are compared, units x 2: the document and the hash of each."""
    found: Integers = load_array(_beside(path, "units"))
    return found


def runs_at(path: Path) -> tuple[NDArray[np.uint32], Integers]:
    """Return the runs of words of all documents of a file, and where those of each begin."""
    return load_array(_beside(path, "runs"), mapped=True), load_array(_beside(path, "ends"))


def _rewrite(path: Path, to: Path, change: Callable[[int, Document], Document]) -> dict[int, Document]:
    changed: dict[int, Document] = {}
    records = []
    for i, record in enumerate(Lines(path)):
        document = decoded(record)
        new = change(i, document)
        if new is not document:
            changed[i] = new
            record = encoded(new)
        records.append(record)
    if changed:
        write_lines(to, records)
    return changed


def _units(document: Document, lines: Integers | None) -> list[int]:
    """Return the lines of a document that are compared, each once, as what is the same within one source only."""
    group = source_of(document)
    return [] if lines is None else [_unit(group, line) for line in dict.fromkeys(lines[:, 0].tolist())]


def _unit(group: str, line: int) -> int:
    return hashed(f"{group}\0{line}")


def _facts(document: Document) -> dict[str, int]:
    return {
        "date": document.date.toordinal() if document.date else 0,
        "characters": len(document.text),
        "words": sum(s.text.count(" ") + s.text.count("\n") + 1 for s in document.sentences),
        "sentences": len(document.sentences),
        "paragraphs": len(document.paragraph_places),
    }


def _documents(
    piece: Piece, digest: str, columns: Columns | None, before: int, way: Way, found: Found
) -> Iterator[Document]:
    if columns is None:
        for path, name in piece.files:
            for each in documents_of(Path(path), name, way.options, years=way.years):
                if isinstance(each, Document):
                    yield each
                elif isinstance(each, LeftOut):
                    found.left_out.append(each)
                else:
                    found.notes.append((each, name))
        return
    data = piece.read()
    check_unchanged(piece, data, digest)
    records, broken = records_of(piece, data, way.options)
    found.left_out += [
        LeftOut(f"{piece.name}, line {number + 1} after byte {piece.start:,}", BROKEN, "damaged") for number in broken
    ]
    if broken:
        found.notes.append((Note(NO_RECORDS, len(broken)), piece.name))
    dates = dates_of(records, columns)
    found.notes += [(Note(note.rstrip(".")), piece.name) for note in dates.notes]
    given, source = 0, Path(piece.source)
    for reading in readings(records, columns, dates, way.options, piece.encoding, before):
        given += 1
        left = left_out_of(reading, piece.name, way.options)
        if left is not None:
            found.left_out.append(left)
        elif not isinstance(reading, Skipped):
            yield document_of(reading, source, piece.name, way.years)
    if given < len(records):
        found.notes.append((Note(WITHOUT_TEXT, len(records) - given), piece.name))


def _code(codes: list[str], code: str) -> int:
    if code not in codes:
        codes.append(code)
    return codes.index(code)


def _beside(path: Path, what: str) -> Path:
    return path.with_name(f"{path.name}.{what}.npy")
