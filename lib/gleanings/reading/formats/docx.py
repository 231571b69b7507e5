"""Word: paragraphs, tables and lists in their order, footnotes behind them, by python-docx."""

import io
import re
from collections.abc import Iterator
from typing import Any

from gleanings.documents.document import Mark
from gleanings.errors import extra
from gleanings.reading.formats.archive import open_zip
from gleanings.reading.formats.layout import Page, reading_of
from gleanings.reading.formats.reading import Read, ReadingOptions
from gleanings.reading.formats.xml import checked_parts, local, parse

_HEADING = re.compile(r"(?:heading|title|subtitle|überschrift|titre|titolo|título|kop)\b", re.IGNORECASE)
_TEMPLATE = "python-docx"  # the author that its template states, with the template's date
_FOOTNOTES = "word/footnotes.xml"


def read_docx(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read a Word file.

    Raises:
        MissingExtra: python-docx is not installed.
        InvalidValue: it is damaged, or past a limit.
    """
    with extra("files", "reading Word files"):
        import docx
    notes: list[str] = []
    with open_zip(data, options.limits) as archive:
        for name, content in checked_parts(archive, options.limits):
            notes += _footnotes(content, options) if name == _FOOTNOTES else []
    document = docx.Document(io.BytesIO(data))
    page = Page()
    for block in document.iter_inner_content():
        _add(page, block)
    for note in notes:
        page.paragraph(note)
    for line in _headers(document):
        page.paragraph(line, Mark(0, 0, "page header", "the header or footer of the pages"))
    stated = document.core_properties
    own = stated.author != _TEMPLATE
    author, language = (stated.author, stated.language) if own else (None, None)
    date = (stated.created or stated.modified) if own else None
    yield reading_of(page, stated.title, date.date() if date else None, author=author, language=language)


def _add(page: Page, block: Any) -> None:  # noqa: ANN401  (python-docx's Paragraph or Table)
    if hasattr(block, "rows"):
        for row in block.rows:
            cells: list[str] = []
            seen = None
            for cell in row.cells:  # a merged cell comes once for each place it takes
                if cell._tc is not seen:
                    cells.append("\n".join(p.text for p in cell.paragraphs))
                seen = cell._tc
            page.row(cells)
        return
    name = block.style.name if block.style is not None else ""
    mark = Mark(0, 0, "heading", "a heading by its style") if _HEADING.match(name or "") else None
    page.paragraph(block.text, mark)


def _footnotes(content: bytes, options: ReadingOptions) -> list[str]:
    root = parse(content, options.limits)
    texts = ("".join(t.text or "" for t in note.iter() if local(t.tag) == "t") for note in root)
    return [text.strip() for text in texts if text.strip()]


def _headers(document: Any) -> list[str]:  # noqa: ANN401
    lines: dict[str, None] = {}
    for section in document.sections:
        for part in (section.header, section.footer):
            lines |= dict.fromkeys(p.text.strip() for p in part.paragraphs if p.text.strip())
    return list(lines)
