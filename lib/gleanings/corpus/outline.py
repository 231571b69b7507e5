"""What is known of a document without its text: what tables of many documents and comparisons of them need."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from gleanings.documents.document import Document, Mark
from gleanings.documents.excerpts import is_beginning, shorten, without_entities

HEADINGS = frozenset({"heading", "title"})  # kinds of marks: not of the running text, but the author's
_LINE = 90  # characters of the beginning of a text that stands for its title


@dataclass(frozen=True, slots=True)
class Outline:
    """A document without its text.

    Attributes:
        id, date, language, metadata, marks: those of the document.
        title: what it is called, as `shown_title` tells.
        characters, words, sentences: how many it has; words are what white space parts, of its sentences.
    """

    id: str
    title: str
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
        shown_title(document),
        document.date,
        document.language,
        document.metadata,
        document.marks,
        len(document.text),
        sum(len(sentence.text.split()) for sentence in document.sentences),
        len(document.sentences),
    )


def shown_title(document: Document) -> str:
    """Return what a document is called: its title, else the beginning of what was analysed, else its id.

    A title that is only the beginning of the text is none where that beginning is not the author's (a salutation, a
    date line), as then the page would be called after what it strikes out. A heading above the text is a title.
    """
    title = " ".join(document.title.split())
    if not title:
        return document.id
    if not is_beginning(title, document.text):
        return shorten(title, _LINE)
    begins = len(document.text) - len(document.text.lstrip())
    first = next((mark for mark in document.marks if mark.start <= begins < mark.end), None)
    if first is not None and first.kind in HEADINGS:
        return shorten(without_entities(document.text[first.start : first.end]), _LINE)
    if document.sentences and first is not None:
        return shorten(without_entities(document.sentences[0].text), _LINE)
    return shorten(title, _LINE)
