"""What is known of a document without its text: what tables of many documents and comparisons of them need."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from gleanings.documents.document import Document, Mark


@dataclass(frozen=True, slots=True)
class Outline:
    """A document without its text.

    Attributes:
        id, date, language, metadata, marks: those of the document.
        characters, words, sentences: how many it has; words are what white space parts, of its sentences.
    """

    id: str
    date: datetime.date | None
    language: str
    metadata: Mapping[str, object]
    marks: tuple[Mark, ...]
    characters: int
    words: int
    sentences: int


def outline_of(document: Document) -> Outline:
    """Return what is known of a document without its text.

    >>> outline = outline_of(Document("a", "Rain fell. The river rose."))
    >>> outline.id, outline.characters, outline.words, outline.sentences
    ('a', 26, 5, 2)
    """
    return Outline(
        document.id,
        document.date,
        document.language,
        document.metadata,
        document.marks,
        len(document.text),
        sum(len(sentence.text.split()) for sentence in document.sentences),
        len(document.sentences),
    )
