"""PDF, by pdfium: letters with their places; the layout and the paragraphs are worked out here.

Headers, footers and page numbers stand at the end of the text, marked, so that a sentence that runs on over the page is
whole. A page that holds no text, as scanned ones do, is said to need OCR.
"""

import datetime
import re
from collections.abc import Iterator

from gleanings.corpus.date_forms import make_date
from gleanings.documents.document import Mark
from gleanings.documents.site_names import without_site
from gleanings.errors import InvalidValue, extra
from gleanings.reading.formats.pdf_furniture import page_furniture
from gleanings.reading.formats.pdf_layout import Line, in_reading_order
from gleanings.reading.formats.pdf_letters import lines_of_page
from gleanings.reading.formats.pdf_streams import check_streams
from gleanings.reading.formats.pdf_text import body_size, paragraphs
from gleanings.reading.formats.reading import Note, Read, Reading, ReadingOptions, Skipped

_STATED = re.compile(r"D?:?(\d{4})(\d{2})?(\d{2})?")
# Names of files and programs that stand where the title should.
_NO_TITLE = re.compile(
    r".{0,200}\.(?:docx?|pdf|odt|rtf|indd|tex|dvi|qxd|pages)|untitled.{0,20}|\([^()]{0,40}\)|microsoft word\b.{0,200}",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\([^()]{0,40}\)|anonymous|unknown|python-docx", re.IGNORECASE
)  # what programs write where no author is given
_TITLE_LENGTH = 250


def read_pdf(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read a PDF.

    Raises:
        MissingExtra: pypdfium2 is not installed.
        InvalidValue: it is encrypted, damaged, or holds no text at all.
    """
    with extra("files", "reading PDF"):
        import pypdfium2
    check_streams(data, options.limits)
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "encrypted; save it without its password" if locked else "damaged: it cannot be opened as a PDF"
        raise InvalidValue(reason) from None
    try:
        pages: list[list[Line]] = []
        size = 0
        for number in range(len(pdf)):
            page = pdf[number]
            pages.append(lines_of_page(page, number, options.limits.document_characters))
            page.close()
            size += sum(len(line.text) for line in pages[-1])
            if size > options.limits.document_characters:
                break  # the reader of files says that this is too much
        stated = pdf.get_metadata_dict()
    finally:
        pdf.close()
    empty = [number for number, lines in enumerate(pages, 1) if not any(line.text.strip() for line in lines)]
    if len(empty) == len(pages):
        raise NoText("it holds no text, only pictures of pages; it needs OCR")
    if empty:
        shown = ", ".join(map(str, empty[:10])) + (", ..." if len(empty) > 10 else "")
        yield Skipped(f"page {shown}", "no text on it, perhaps a picture; it needs OCR", "no text")
        yield Note("Pages without text need OCR", len(empty))
    yield _reading(pages, stated)


class NoText(InvalidValue):
    """A file of the right kind that holds no text."""

    kind = "no text"


def _reading(pages: list[list[Line]], stated: dict[str, str]) -> Reading:
    furniture = page_furniture(pages)
    body = body_size(line for lines in pages for line in lines if line not in furniture)
    columns = [
        column for lines in pages for column in in_reading_order([line for line in lines if line not in furniture])
    ]
    parts: list[str] = []
    marks: list[Mark] = []
    headings: list[str] = []
    at = 0
    for paragraph, heading in paragraphs(columns, body):
        parts += ["\n\n", paragraph] if parts else [paragraph]
        start = at + 2 if at else 0
        at = start + len(paragraph)
        if heading:
            marks.append(Mark(start, at, "heading", "a line in larger letters"))
            headings.append(paragraph)
    for line in sorted(furniture, key=lambda line: (line.page, -line.middle, line.left)):
        shown = line.text.strip()
        parts += ["\n", shown]
        at += 1 + len(shown)
        marks.append(Mark(at - len(shown), at, "page header", f"a header, footer or number of page {line.page + 1}"))
    first = next((h for h in headings if any(c.isalpha() for c in h)), "")
    title = " ".join(stated.get("Title", "").split())
    author = stated.get("Author", "").strip()
    metadata = {"author": author} if author and not _NOBODY.fullmatch(author) else {}
    return Reading(
        "".join(parts),
        title=without_site(title, headings) if title and not _NO_TITLE.fullmatch(title) else first[:_TITLE_LENGTH],
        date=_date(stated.get("CreationDate", "")),
        metadata=metadata,
        marks=tuple(marks),
        made=True,
    )


def _date(stated: str) -> datetime.date | None:
    """Return a date as PDFs state it: "D:20210503101500+02'00'"."""
    match = _STATED.match(stated)
    return make_date(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else None
