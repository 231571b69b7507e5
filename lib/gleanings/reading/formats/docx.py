"""Word: paragraphs, tables and lists in their order, notes behind them, by python-docx."""

import datetime
import io
import re
from collections.abc import Iterator
from typing import Any

from gleanings.documents.document import Mark
from gleanings.errors import extra
from gleanings.reading.formats.archive import open_zip
from gleanings.reading.formats.layout import Page, reading_of
from gleanings.reading.formats.reading import Note, Read, ReadingOptions
from gleanings.reading.formats.xml import checked_parts, local, parse

_HEADING = re.compile(r"(?:heading|title|subtitle|überschrift|titre|titolo|título|kop)\b", re.IGNORECASE)
_TEMPLATE = "python-docx"  # the author that its template states, with the template's date
_TEMPLATE_MADE = datetime.date(2013, 12, 23)  # also where a script gave an author of its own
_LIST = re.compile(r"list\b", re.IGNORECASE)
_HOLDERS = frozenset(("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_UNSEEN = frozenset(("pPr", "rPr", "sdtPr", "del", "moveFrom", "instrText", "delText", "Fallback"))
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_COMMENTS = "word/comments.xml"


def read_docx(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read a Word file.

    Raises:
        MissingExtra: python-docx is not installed.
        InvalidValue: it is damaged, or past a limit.
    """
    with extra("files", "reading Word files"):
        import docx
    notes: list[str] = []
    comments = 0
    with open_zip(data, options.limits) as archive:
        states = any(name.startswith("docProps/") and "core" in name for name in archive.names)
        for name, content in checked_parts(archive, options.limits):
            notes += _notes(content, options) if name in _NOTES else []
            comments += len(_notes(content, options)) if name == _COMMENTS else 0
    if comments:
        yield Note("Comments in the margin of Word files were not read", comments)
    document = docx.Document(io.BytesIO(data))
    page = Page()
    for block in _blocks(document.element.body):
        _add(page, block, document)
    for note in notes:
        page.paragraph(note)
    for line in _headers(document):
        page.paragraph(line, Mark(0, 0, "page header", "the header or footer of the pages"))
    stated = document.core_properties
    own = states and stated.author != _TEMPLATE
    author, language = (stated.author, stated.language) if own else (None, None)
    date = (stated.created or stated.modified) if own else None
    date = None if date and date.date() == _TEMPLATE_MADE else date
    yield reading_of(
        page, stated.title if states else "", date.date() if date else None, made=True, author=author, language=language
    )


def _blocks(parent: Any) -> Iterator[Any]:  # noqa: ANN401  (lxml has no types)
    """Yield the paragraphs and tables below an element, also those in content controls and insertions."""
    yield from _within(parent, "p", "tbl")


def _within(parent: Any, *names: str) -> Iterator[Any]:  # noqa: ANN401
    """Yield the children with one of some names, also those in content controls and insertions."""
    for child in parent:
        name = local(child.tag)
        if name in names:
            yield child
        elif name in _HOLDERS:
            yield from _within(child, *names)


def _add(page: Page, block: Any, document: Any) -> None:  # noqa: ANN401
    if local(block.tag) == "tbl":
        for row in _within(block, "tr"):
            cells = list(_within(row, "tc"))
            page.row(["\n".join(_lines_of(cell)) for cell in cells])
            for inner in (each for cell in cells for each in _blocks(cell) if local(each.tag) == "tbl"):
                _add(page, inner, document)
        return
    from docx.text.paragraph import Paragraph

    boxes: list[Any] = []
    text = _text(block, boxes)
    paragraph = Paragraph(block, document._body)
    name = (paragraph.style.name if paragraph.style is not None else "") or ""
    if _HEADING.match(name):
        page.paragraph(text, Mark(0, 0, "heading", "a heading by its style"))
    elif text.strip() and _LIST.match(name):
        page.paragraph(f"- {text.strip()}")
    else:
        page.paragraph(text)
    for box in boxes:
        for each in _blocks(box):
            _add(page, each, document)


def _lines_of(cell: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the text of each paragraph of a cell, and of the boxes in it; a table in it is rows of its own."""
    for block in _blocks(cell):
        if local(block.tag) == "p":
            boxes: list[Any] = []
            yield _text(block, boxes)
            for box in boxes:
                yield from _lines_of(box)


def _text(element: Any, boxes: list[Any]) -> str:  # noqa: ANN401
    """Return the text of a paragraph as it stands after all changes; text boxes are put into `boxes`."""
    parts: list[str] = []
    for child in element:
        name = local(child.tag)
        if name == "t":
            parts.append(child.text or "")
        elif name in _SIGNS:
            parts.append(_SIGNS[name])
        elif name == "txbxContent":
            boxes.append(child)
        elif name == "AlternateContent":
            parts.append(_text(child[:1], boxes))  # the first choice; what follows says the same for old programs
        elif name not in _UNSEEN:
            parts.append(_text(child, boxes))
    return "".join(parts)


def _notes(content: bytes, options: ReadingOptions) -> list[str]:
    root = parse(content, options.limits)
    texts = ("".join(t.text or "" for t in note.iter() if local(t.tag) == "t") for note in root)
    return [text.strip() for text in texts if text.strip()]


def _headers(document: Any) -> list[str]:  # noqa: ANN401
    lines: dict[str, None] = {}
    for section in document.sections:
        for part in (section.header, section.footer):
            lines |= dict.fromkeys(p.text.strip() for p in part.paragraphs if p.text.strip())
    return list(lines)
