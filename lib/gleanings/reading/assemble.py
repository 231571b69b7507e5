"""From what files gave to a corpus: copies apart, languages told, documents described, notes summed up."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar, cast

from gleanings.cleaning.rules import Clean
from gleanings.corpus.building import ambiguous_date, build, notes_on
from gleanings.corpus.copies import LEAST_WORDS, squeezed
from gleanings.corpus.corpus import AUTO, Corpus, LeftOut
from gleanings.corpus.language_detection import mixed_languages, with_languages
from gleanings.corpus.left_out import NearCopy
from gleanings.documents.document import Document
from gleanings.errors import InvalidType, check_language
from gleanings.reading.encodings import check_encoding
from gleanings.reading.formats.reading import Note, ReadingOptions
from gleanings.reading.limits import ReadingLimits

_EXAMPLES = 3
Item = TypeVar("Item")
_LONG = 500  # files or documents from which on a bar shows how far reading is


class Notes:
    """Notes on files, each said once, with how many files it is about.

    >>> notes = Notes()
    >>> notes.add(Note("Pages without text need OCR", 2), "a.pdf")
    >>> notes.add(Note("Pages without text need OCR", 1), "b.pdf")
    >>> notes.sentences()
    ('Pages without text need OCR: 3 in 2 files (a.pdf, b.pdf).',)
    """

    def __init__(self) -> None:
        self._files: dict[str, dict[str, int]] = {}

    def add(self, note: Note, file: str) -> None:
        """Add a note on a file."""
        files = self._files.setdefault(note.text, {})
        files[file] = files.get(file, 0) + note.number

    def sentences(self) -> tuple[str, ...]:
        """Return the notes, in the order in which they were first made."""
        found = []
        for text, files in self._files.items():
            named = ", ".join(list(files)[:_EXAMPLES]) + (", ..." if len(files) > _EXAMPLES else "")
            number = sum(files.values())
            counted = f": {number:,} in {len(files):,} file{'s' * (len(files) != 1)}" if number else ""
            found.append(f"{text}{counted} ({named}).")
        return tuple(found)


def progress(items: Sequence[Item], what: str, unit: str) -> Iterable[Item]:
    """Return what gives the items one by one, and shows a bar where they are many."""
    if len(items) < _LONG:
        return items
    from tqdm.auto import tqdm  # loaded where it is needed: in a notebook without widgets it warns

    bar: Iterable[Item] = tqdm(items, desc=what, unit=f" {unit}", leave=False)
    return bar


def reading_options(
    language: str, encoding: str | None, text: str | None, mend_mojibake: bool, limits: ReadingLimits | None
) -> ReadingOptions:
    """Return the options of reading, once they were checked."""
    if language != AUTO:
        check_language(language)
    if encoding is not None:
        check_encoding(encoding)
    if text is not None and not isinstance(text, str):
        raise InvalidType(f"text={text!r} is not the name of a column; give a text, or None to guess it.")
    if limits is not None and not isinstance(limits, ReadingLimits):
        raise InvalidType(f"limits={limits!r:.80} are no limits; give gl.ReadingLimits(...), or None.")
    return ReadingOptions(encoding, text, mend_mojibake, limits or ReadingLimits())


def corpus_of(
    documents: Sequence[Document], left_out: Sequence[LeftOut], notes: Notes, language: str, *, clean: Clean = True
) -> Corpus:
    """Return the corpus of documents as files gave them; exact copies are left out, and listed."""
    different, copies = _without_copies(_with_own_ids(documents))
    if language == AUTO:
        different, language = with_languages(different)
    else:
        different = [replace(document, language=language) for document in different]
    described = build(cast(Sequence[Document], progress(different, "Cleaning", "documents")), clean=clean)
    ambiguous = [(d.id, found) for d in described if d.date is None and (found := ambiguous_date(d.text))]
    sentences = (
        notes.sentences() + mixed_languages(described) + notes_on(described) + note_on_ambiguous_dates(ambiguous)
    )
    everything = sorted([*left_out, *copies], key=lambda left: left.source.split("/"))
    return Corpus(tuple(described), language, tuple(everything), sentences)


def note_on_ambiguous_dates(ambiguous: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return what is said of dates (ids and texts) whose day and month could be exchanged.

    >>> note_on_ambiguous_dates([])
    ()
    """
    if not ambiguous:
        return ()
    named = ", ".join(f"{name}: {date}" for name, date in ambiguous[:_EXAMPLES])
    return (
        f"{len(ambiguous):,} documents have a date whose day and month could be exchanged, and which was not taken "
        f"({named}{', ...' if len(ambiguous) > _EXAMPLES else ''}).",
    )


def note_on_near_copies(copies: Sequence[NearCopy]) -> str:
    """Return what is said of near copies that were set aside."""
    named = ", ".join(f"{copy.document.id} (of {copy.of})" for copy in copies[:_EXAMPLES]) + (
        ", ..." if len(copies) > _EXAMPLES else ""
    )
    what = "near copies of other documents were" if len(copies) > 1 else "near copy of another document was"
    note = f"{len(copies):,} {what} set aside ({named}); corpus.near_copies lists them, "
    return note + "and keep_near_copies=True keeps them."


def _with_own_ids(documents: Iterable[Document]) -> list[Document]:
    """Return the documents, those whose id another has already with "#2" and so on behind it."""
    seen: dict[str, int] = {}
    found = []
    for document in documents:
        name = document.id
        seen[name] = seen.get(name, 0) + 1
        while seen[name] > 1 and (other := f"{name}#{seen[name]}"):
            if other not in seen:
                seen[other] = 1
                document = replace(document, id=other)
                break
            seen[name] += 1
        found.append(document)
    return found


def _without_copies(documents: Sequence[Document]) -> tuple[list[Document], list[LeftOut]]:
    """Return the first document of each text, and the others as left out.

    Short records of one file are kept: forty people may well have written the same answer.
    """
    first_with: dict[bytes, Document] = {}
    different: list[Document] = []
    copies: list[LeftOut] = []
    for document in documents:
        plain = squeezed(document.text)
        key = hashlib.sha256(plain.encode("utf-8", "surrogatepass")).digest()
        first = first_with.setdefault(key, document)
        answers = first.source == document.source and len(plain.split(None, LEAST_WORDS)) < LEAST_WORDS
        if first is document or answers:
            different.append(document)
        else:
            copies.append(LeftOut(document.id, f"the same text as {first.id}", "copy"))
    return different, copies
