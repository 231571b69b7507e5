"""From what files gave to a corpus: copies apart, languages told, documents annotated, notes summed up."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gleanings.corpus.annotation import AnnotatedDocument, AnnotationOptions, completed, notes_on
from gleanings.corpus.copies import set_near_copies_aside
from gleanings.corpus.corpus import AUTO, Corpus, LeftOut
from gleanings.corpus.language_detection import assumed_language, mixed_languages
from gleanings.corpus.left_out import NearCopy
from gleanings.documents.document import Document
from gleanings.errors import InvalidType, check_language
from gleanings.nouns import counted
from gleanings.reading.encodings import check_encoding
from gleanings.reading.formats.reading import Note, ReadingOptions
from gleanings.reading.limits import ReadingLimits

_EXAMPLES = 3


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
        self._advice: dict[str, str] = {}

    def add(self, note: Note, file: str) -> None:
        """Add a note on a file."""
        files = self._files.setdefault(note.text, {})
        files[file] = files.get(file, 0) + note.number
        self._advice[note.text] = note.advice

    def sentences(self) -> tuple[str, ...]:
        """Return the notes, in the order in which they were first made."""
        found = []
        for text, files in self._files.items():
            named = ", ".join(list(files)[:_EXAMPLES]) + (", ..." if len(files) > _EXAMPLES else "")
            number = sum(files.values())
            several = f" in {counted(len(files), 'file')}" if len(files) > 1 else ""
            numbers = f": {number:,}{several}" if number else ""
            found.append(f"{text}{numbers} ({named}). {self._advice[text]}".rstrip())
        return tuple(found)


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
        raise InvalidType(f"limits={limits!r:.80} are not limits; give gl.ReadingLimits(...), or None.")
    return ReadingOptions(encoding, text, mend_mojibake, limits or ReadingLimits())


def corpus_of(
    found: Sequence[AnnotatedDocument],
    left_out: Sequence[LeftOut],
    notes: Notes,
    asked: AnnotationOptions,
    *,
    once: bool = False,
) -> Corpus:
    """Return the corpus of documents as files gave them; exact copies are left out, and listed.

    Args:
        found: the documents, annotated, in order.
        left_out, notes: what else is to be said.
        asked: what was found out of the documents.
        once: whether near copies are set aside, too.
    """
    different, copies = _without_copies(_with_own_ids(found))
    kept, language = completed(different, asked)
    documents = [each.document for each in kept]
    ambiguous = [(each.document.id, each.ambiguous) for each in kept if each.ambiguous]
    near: list[NearCopy] = []
    if once:
        runs = [each.runs for each in kept if each.runs is not None]
        documents, near = set_near_copies_aside(documents, shingles=runs)
    guesses = {each.document.id: each.guess for each in kept}
    said = notes.sentences()
    if asked.language == AUTO:
        said += assumed_language(documents, language, [guesses[document.id] for document in documents])
    of_texts = notes_on(kept) + note_on_ambiguous_dates(ambiguous)
    mixed = mixed_languages(documents)
    sentences = (*said, *of_texts, *mixed, note_on_near_copies(near)) if near else (*said, *mixed, *of_texts)
    everything = sorted([*left_out, *copies], key=lambda left: left.source.split("/"))
    return Corpus(tuple(documents), language, tuple(everything), sentences, tuple(near))


def note_on_ambiguous_dates(ambiguous: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return what is said of dates (ids and texts) whose day and month could be exchanged.

    >>> note_on_ambiguous_dates([])
    ()
    """
    if not ambiguous:
        return ()
    named = ", ".join(f"{name}: {date}" for name, date in ambiguous[:_EXAMPLES])
    return (
        f"{counted(len(ambiguous), 'document')} {'has' if len(ambiguous) == 1 else 'have'} a date "
        "whose day and month could be exchanged, and which was not taken "
        f"({named}{', ...' if len(ambiguous) > _EXAMPLES else ''}).",
    )


def note_on_near_copies(copies: Sequence[NearCopy]) -> str:
    """Return what is said of near copies that were set aside."""
    named = ", ".join(f"{copy.document.id} (of {copy.of})" for copy in copies[:_EXAMPLES]) + (
        ", ..." if len(copies) > _EXAMPLES else ""
    )
    of = "of other documents were" if len(copies) > 1 else "of another document was"
    note = f"{counted(len(copies), 'near copy')} {of} set aside ({named}). `corpus.near_copies` lists near copies, "
    return note + "and `keep_near_copies=True` keeps them."


def _with_own_ids(found: Iterable[AnnotatedDocument]) -> list[AnnotatedDocument]:
    """Return the documents, those whose id another has already with "#2" and so on behind it."""
    seen: dict[str, int] = {}
    named = []
    for each in found:
        name = each.document.id
        seen[name] = seen.get(name, 0) + 1
        while seen[name] > 1 and (other := f"{name}#{seen[name]}"):
            if other not in seen:
                seen[other] = 1
                each = replace(each, document=replace(each.document, id=other))
                break
            seen[name] += 1
        named.append(each)
    return named


def _without_copies(found: Sequence[AnnotatedDocument]) -> tuple[list[AnnotatedDocument], list[LeftOut]]:
    """Return the first document of each text, and the others as left out.

    Short records of one file are kept: forty people may well have written the same answer. So are rows of a table that
    differ in another column, but for those of 50 words and more, which are copies of documents.
    """
    first_with: dict[bytes, Document] = {}
    different: list[AnnotatedDocument] = []
    copies: list[LeftOut] = []
    for each in found:
        document = each.document
        first = first_with.setdefault(each.copy_key, document)
        if first is document or (first.source == document.source and each.short):
            different.append(each)
        else:
            copies.append(LeftOut(document.id, f"the same text as {first.id}", "copy"))
    return different, copies
