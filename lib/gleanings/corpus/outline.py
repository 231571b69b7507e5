"""What is known of a document without its text: what tables of many documents and comparisons of them need."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import PurePosixPath
from types import MappingProxyType

from gleanings.documents.document import Document, Mark
from gleanings.documents.excerpts import is_beginning, readable, shorten

HEADINGS = frozenset({"heading", "title"})  # kinds of marks: not of the running text, but the author's
_WORD = re.compile(r"(?![a-fA-F]+(?![^\W\d_]))[^\W\d_]{4,}")  # in the name of a file; not a piece of a checksum
_NUMBERED = re.compile(  # "Chapter IV", "3. Kapitel", and the Chinese and Japanese form
    r"(?P<kind>[^\W\d_]{3,20})[ \t]+(?P<number>\d{1,4}|[ivxlcdm]{1,8})(?!\w)"
    r"|(?P<before>\d{1,3})\.[ \t]+(?P<of>[^\W\d_]{3,20})"
    "|\u7b2c(?P<within>[^\\s\u7b2c]{1,6})(?P<sign>[\u7ae0\u56de\u7bc0\u8282\u90e8\u8a71\u8bdd])"
)
_UNDERLINE = re.compile(r"\n\s*([=~^*+#-])\1{2,}\s*$")  # of a heading
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

    def __reduce__(self) -> "tuple[type[Outline], tuple[object, ...]]":
        """As pickle can send it to another process: it knows no read-only mappings."""
        given = [getattr(self, each.name) for each in fields(self)]
        return Outline, tuple(dict(each) if isinstance(each, MappingProxyType) else each for each in given)


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
    date line), as then the page would be called after what it strikes out. A heading above the text is a title, but
    for that of a first chapter where others follow: a book is called by the name of its file.
    """
    title = " ".join(readable(document.title).split())
    if not title:
        return document.id
    if _is_of_a_part(title, document):
        return shorten(name_of_file(document.id) or title, _LINE)
    if not is_beginning(title, document.text):
        return shorten(title, _LINE)
    begins = len(document.text) - len(document.text.lstrip())
    first = next((mark for mark in document.marks if mark.start <= begins < mark.end), None)
    if first is not None and first.kind in HEADINGS:
        return shorten(shown_heading(document.text[first.start : first.end]), _LINE)
    if document.sentences and first is not None:
        return shorten(readable(document.sentences[0].text), _LINE)
    return shorten(title, _LINE)


def shown_heading(text: str) -> str:
    """Return a heading as it is shown: on one line, without the signs before it and the line that is drawn below it.

    >>> shown_heading("# Rain **again**"), shown_heading("Rain &amp; snow\\n-----------")
    ('Rain again', 'Rain & snow')
    """
    return " ".join(readable(_UNDERLINE.sub("", text).lstrip("# \t")).split())


def name_of_file(given: str) -> str:
    """Return the name of a document's file without its ending, if that has a word in it; else nothing.

    >>> name_of_file("a/1962-Kennedy.txt"), name_of_file("0a4fbead.txt"), name_of_file("letters.csv:12")
    ('1962-Kennedy', '', '')
    """
    if ":" in given or "." not in given:  # a record of a table: of many, to make paths takes longest
        return ""
    path = PurePosixPath(given)
    return path.stem if path.suffix and _WORD.search(path.stem) else ""


def _is_of_a_part(title: str, document: Document) -> bool:
    """Return whether a title is that of a chapter: headings begin with the same word and another number."""
    name, number = _part(title)
    if not number:
        return False
    others = (_part(document.text[mark.start : mark.end]) for mark in document.marks if mark.kind in HEADINGS)
    return any(other == name and its != number for other, its in others if its)


def _part(heading: str) -> tuple[str, str]:
    """Return the kind and the number of a part: of "Kapitel 3: Der Sturm", "3. Kapitel" and the Chinese form."""
    found = _NUMBERED.match(heading.strip(" \t\r\n#*_").casefold())
    if found is None:
        return "", ""
    return found["kind"] or found["of"] or found["sign"], found["number"] or found["before"] or found["within"]
