"""From texts to documents: the same marks and titles, wherever the texts come from."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gleanings.cleaning.email import subject
from gleanings.cleaning.rules import mark_repeated, marks_of
from gleanings.corpus.dates import date_of_line
from gleanings.documents.document import Document, Mark, without
from gleanings.documents.segmentation import paragraph_spans
from gleanings.errors import InvalidType

_TITLE_LENGTH = 70
_DATE_LINES = 6  # a date stands near the top, or it is not the document's


def build(documents: Sequence[Document]) -> list[Document]:
    """Return the documents with what is not for analysis marked, and with titles and dates where they had none."""
    return mark_repeated(
        [_described(document, marks_of(document.text, known=document.marks)) for document in documents]
    )


def _described(document: Document, marks: tuple[Mark, ...]) -> Document:
    date = document.date
    if date is None:
        dates = (date_of_line(line) for line in document.text[:2000].splitlines()[:_DATE_LINES])
        date = next((found for found in dates if found), None)
    described = replace(document, marks=marks, title=document.title or _title(document, marks), date=date)
    _ = described.paragraphs  # found now, while the places of the whole text are still at hand
    return described


def _title(document: Document, marks: tuple[Mark, ...]) -> str:
    """Return the subject of a mail or the heading at the top; else the beginning of the text; else the id."""
    text = document.text
    for mark in marks:
        if mark.kind == "mail header" and (stated := subject(text[mark.start : mark.end])):
            return beginning(stated, 2 * _TITLE_LENGTH)
    body = next(without(paragraph_spans(text), [(m.start, m.end) for m in marks], text), None)
    heading = next((m for m in marks if m.kind == "heading"), None)
    if heading is not None and (body is None or heading.start < body[0]):
        return beginning(text[heading.start : heading.end].lstrip("# \t"), 2 * _TITLE_LENGTH)
    return beginning(text[slice(*body)][: 4 * _TITLE_LENGTH], _TITLE_LENGTH) if body else document.id


def beginning(text: str, length: int) -> str:
    """Return at most about `length` characters of `text`, cut between words, on one line.

    >>> beginning("The talks went on\\nuntil dawn.", 20)
    'The talks went on…'
    """
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line.rfind(" ", 1, length)
    return line[: cut if cut > 0 else length].rstrip(",;:–—- ") + "…"


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
