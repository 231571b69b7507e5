"""From texts to documents: the same marks, titles and dates, wherever the texts come from."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gleanings.cleaning.email import subject
from gleanings.cleaning.rules import mark_repeated, marks_of
from gleanings.corpus.date_parser import FoundDate
from gleanings.corpus.dates import date_of_dateline, dated_line
from gleanings.documents.document import Document, Mark, without
from gleanings.documents.excerpts import shorten
from gleanings.documents.segmentation import paragraph_spans
from gleanings.errors import InvalidType

_TITLE_LENGTH = 70
_TOP = 2_000  # characters: a date stands near the top, or it is not the document's
_DATE_LINES = 6


def build(documents: Sequence[Document]) -> list[Document]:
    """Return the documents with what is not for analysis marked, and with titles and dates where they had none."""
    return mark_repeated([describe(document) for document in documents])


def describe(document: Document) -> Document:
    """Return a document with its own marks, title and date; what it has already, it keeps.

    >>> describe(Document("a", "Storm\\n3 May 2021\\nThe storm came at night, and took the roof of the school.")).date
    datetime.date(2021, 5, 3)
    """
    marks = marks_of(document.text, known=document.marks)
    date = document.date or date_of_top(document.text)
    described = replace(document, marks=marks, title=document.title or _title(document, marks), date=date)
    _ = described.paragraphs  # found now, while the places of the whole text are still at hand
    return described


def date_of_top(text: str) -> datetime.date | None:
    """Return the date that the first lines of a text give: on a line of its own, or in a dateline.

    >>> date_of_top("BERLIN, May 3, 2021 (Reuters) - The council voted.")
    datetime.date(2021, 5, 3)
    """
    for line in text[:_TOP].splitlines()[:_DATE_LINES]:
        found = dated_line(line)
        date = found.date if found else date_of_dateline(line)
        if date:
            return date
    return None


def ambiguous_date(text: str) -> str:
    """Return the date of the first lines whose day and month could be exchanged, as it stands; empty where none is.

    >>> ambiguous_date("Storm\\nPublished: 03/04/2021\\nThe storm came at night.")
    '03/04/2021'
    """
    for line in text[:_TOP].splitlines()[:_DATE_LINES]:
        found: FoundDate | None = dated_line(line)
        if found and found.numbers:
            return line[slice(*found.span)] if line[slice(*found.span)].count("/") else line.strip()
    return ""


def _title(document: Document, marks: tuple[Mark, ...]) -> str:
    """Return the subject of a mail or the heading at the top; else the beginning of the text; else the id."""
    text = document.text
    for mark in marks:
        if mark.kind == "mail header" and (stated := subject(text[mark.start : mark.end])):
            return shorten(stated, 2 * _TITLE_LENGTH)
    body = next(without(paragraph_spans(text), [(m.start, m.end) for m in marks], text), None)
    heading = next((m for m in marks if m.kind == "heading"), None)
    if heading is not None and (body is None or heading.start < body[0]):
        return shorten(text[heading.start : heading.end].lstrip("# \t"), 2 * _TITLE_LENGTH)
    return shorten(text[slice(*body)], _TITLE_LENGTH) if body else document.id


def split_into_paragraphs(document: Document) -> Iterator[Document]:
    """Yield each paragraph of a document as a document."""
    for paragraph in document.paragraphs:
        yield replace(document, id=f"{document.id}:{paragraph.index + 1}", text=paragraph.text, marks=())


def check_texts(texts: Sequence[str]) -> list[str]:
    """Return the texts as a list if they are texts; otherwise raise."""
    if isinstance(texts, str):
        raise InvalidType("texts is one text; give a list of texts, one a document: [text].")
    checked = list(texts)
    for i, text in enumerate(checked):
        if not isinstance(text, str):
            raise InvalidType(f"text {i} is {text!r:.80}, not a text; give an empty text for a missing one.")
    return checked
