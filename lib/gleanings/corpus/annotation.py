"""What is found out of each document by itself, here or in other processes, before documents are compared."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gleanings.cleaning.boilerplate import compared_lines, mark_repeated
from gleanings.cleaning.rules import Clean, chosen_rules
from gleanings.corpus.building import AUTO, ambiguous_date, describe, note_without_stops
from gleanings.corpus.copies import LEAST_WORDS, LEAST_WORDS_OF_ROW, Shingles, WordHashes, key_of_row, runs_of, squeezed
from gleanings.corpus.language_detection import FALLBACK, Guess, detect_languages, stated_language, with_languages
from gleanings.documents.document import Document
from gleanings.documents.long_sentences import has_no_stops
from gleanings.documents.punctuation import about_words
from gleanings.errors import check_language
from gleanings.types import Integers, Span

_OTHERS = frozenset(("mail header", "quoted mail", "signature"))  # marks of what may be in another language


@dataclass(frozen=True, slots=True)
class AnnotationOptions:
    """What is to be found out.

    Attributes:
        rules: the rules of cleaning that count.
        language: of all documents, or "auto" to guess that of each.
        lines: of which documents lines are compared: "all", those that were "published" in a file or on a site, "none".
            Of published rows of a table those count that stand apart (`compared_lines`).
        runs: whether near copies will be looked for.
    """

    rules: frozenset[str]
    language: str
    lines: str
    runs: bool

    @classmethod
    def of(cls, clean: Clean, language: str, *, runs: bool = False) -> "AnnotationOptions":
        """Return what is to be found out where `clean` says what to set aside."""
        rules = chosen_rules(clean)
        lines = "none" if "boilerplate" not in rules else "published" if clean is True else "all"
        return cls(rules, AUTO if language == AUTO else check_language(language), lines, runs)

    def lines_of(self, document: Document) -> Integers | None:
        """Return the lines of a document that are compared (`compared_lines`); None where they are not."""
        if self.lines == "all":
            return compared_lines(document)
        published = bool(document.source or document.metadata.get("site"))
        return compared_lines(document, apart=document.record) if self.lines == "published" and published else None


@dataclass(frozen=True, slots=True, eq=False)
class AnnotatedDocument:
    """A document with its own marks, title and date, and what is needed of it to compare it with others.

    Attributes:
        document: in the language that was given or guessed.
        spans: where its paragraphs are.
        key: the same for texts that differ in white space only; of rows of a table see `copy_key`.
        words: about how many it has.
        guess: its language, and whether that is sure.
        lines: those that may be boilerplate (`compared_lines`); None where they are not compared.
        runs: its runs of words (`runs_of`); None where they are not asked for.
        ambiguous: a date that was not taken, as day and month could be exchanged.
        stopless: whether long stretches of it have no full stop.
    """

    document: Document
    spans: tuple[Span, ...]
    key: bytes
    words: int
    guess: Guess
    lines: Integers | None
    runs: Shingles | None
    ambiguous: str
    stopless: bool

    @property
    def copy_key(self) -> bytes:
        """What exact copies have in common: the text, and of a row of a table with few words all other columns, too.

        Where only the text of such a row is the same, another has said the same: a vote, and no copy. Nobody writes
        what another has written at length: that is a copy of a document, whatever else the columns say of it.
        """
        vote = self.document.record and self.words < LEAST_WORDS_OF_ROW
        return key_of_row(self.key, self.document) if vote else self.key

    @property
    def short(self) -> bool:
        """Whether it has so few words that two people may have written them."""
        return self.words < LEAST_WORDS


def annotated(documents: Sequence[Document], asked: AnnotationOptions, hashes: WordHashes) -> list[AnnotatedDocument]:
    """Return what is found out of some documents, each by itself.

    One thing is found out of all of them after the other, so that its tables and code stay in the processor's caches:
    a quarter less time than document by document. Some hundreds at once are enough.
    """
    texts = [document.text for document in documents]
    found = [describe(each, asked.rules) for each in documents]
    guesses = _guesses(found) if asked.language == AUTO else [(asked.language, True)] * len(texts)
    found = [
        _told(each, guess if sure else stated_language(each) or FALLBACK)
        for each, (guess, sure) in zip(found, guesses, strict=True)
    ]
    keys = [_key_and_words(text) for text in texts]
    lines = [asked.lines_of(each) for each in found]
    runs = runs_of(documents, hashes) if asked.runs else [None] * len(texts)
    return [
        AnnotatedDocument(
            each,
            each.paragraph_places,
            *keys[i],
            guesses[i],
            lines[i],
            runs[i],
            ambiguous_date(texts[i]) if each.date is None else "",
            has_no_stops(texts[i]),
        )
        for i, each in enumerate(found)
    ]


def _guesses(documents: Sequence[Document]) -> list[Guess]:
    """Return the language of each document, told by what its author wrote: an answer may quote another language."""
    guesses = detect_languages([document.text for document in documents])
    own = {i: text for i, document in enumerate(documents) if (text := _own_text(document))}
    for (i, _), guess in zip(own.items(), detect_languages(list(own.values())), strict=True):
        if guess[1] or guess[0] != guesses[i][0]:  # too short to be sure, and quotes the same: it is sure
            guesses[i] = guess
    return guesses


def _own_text(document: Document) -> str:
    """Return a text without what it quotes, its headers and signatures; empty where it has none of these."""
    others = [mark for mark in document.marks if mark.kind in _OTHERS]
    edges = [0, *(edge for mark in others for edge in (mark.start, mark.end)), len(document.text)]
    parts = (document.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    return "\n".join(parts).strip() if others else ""


def _told(document: Document, language: str) -> Document:
    if language == document.language:
        return document
    told = document.changed(language=language)
    told.with_paragraphs_at(document.paragraph_places)
    return told


def _key_and_words(text: str) -> tuple[bytes, int]:
    plain = squeezed(text)
    key = hashlib.sha256(plain.encode("utf-8", "surrogatepass")).digest()
    # White space is single there: of ASCII the spaces are counted, in a fraction of the time.
    return key, plain.count(" ") + 1 if plain.isascii() and plain else about_words(plain)


def completed(found: Sequence[AnnotatedDocument], asked: AnnotationOptions) -> tuple[list[AnnotatedDocument], str]:
    """Return documents with their language, and with the lines marked that many share; and the language of most text.

    Both follow from all documents together.
    """
    each = list(found)
    most = asked.language
    if most == AUTO:
        told, most = with_languages([one.document for one in each], guesses=[one.guess for one in each])
        each = [_in_language(one, document, asked) for one, document in zip(each, told, strict=True)]
    places = [i for i, one in enumerate(each) if one.lines is not None]
    lines = [one.lines for one in each if one.lines is not None]
    marked = mark_repeated([each[i].document for i in places], lines)
    for i, document in zip(places, marked, strict=True):
        if document is not each[i].document:
            each[i] = replace(each[i], document=document, spans=document.paragraph_places)
    for one in each:
        one.document.with_paragraphs_at(one.spans)
        one.document.forget_sentences()
    return each, most


def _in_language(found: AnnotatedDocument, document: Document, asked: AnnotationOptions) -> AnnotatedDocument:
    """Return what is known of a document in its own language: a single paragraph is compared by its sentences."""
    if document is found.document:
        return found
    anew = found.lines is not None and len(found.spans) == 1 and document.language != found.document.language
    return replace(found, document=document, lines=asked.lines_of(document) if anew else found.lines)


def notes_on(found: Sequence[AnnotatedDocument]) -> tuple[str, ...]:
    """Return what a reader must know of the sentences of some documents, in full sentences."""
    return note_without_stops([each.document.id for each in found if each.stopless])
