"""OpenDocument text (LibreOffice): its paragraphs in order, from the XML in the archive."""

from collections.abc import Iterator
from typing import Any

from gleanings.corpus.date_parser import find_date
from gleanings.documents.document import Mark
from gleanings.errors import InvalidValue
from gleanings.reading.formats.archive import open_zip
from gleanings.reading.formats.layout import Page, reading_of
from gleanings.reading.formats.reading import Read, ReadingOptions
from gleanings.reading.formats.xml import local, parse

_ASIDE = frozenset(("annotation", "tracked-changes", "sequence-decls", "forms", "desc", "title"))
_WORKBOOK = "office:1.0}spreadsheet"
_BODIES = ("office:1.0}text", _WORKBOOK)  # a text may have a workbook within
_NOTE = frozenset(("note",))


class Workbook(InvalidValue):
    """A workbook of OpenDocument, which no reader reads."""

    kind = "kind of file"


def read_odt(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read an OpenDocument text.

    Raises:
        MissingExtra: defusedxml is not installed.
        InvalidValue: it is damaged, a workbook, or past a limit.
    """
    with open_zip(data, options.limits) as archive:
        root = parse(archive.read("content.xml"), options.limits)
        stated = _stated(parse(archive.read("meta.xml"), options.limits)) if "meta.xml" in archive.names else {}
    body = next((each for each in root.iter() if str(each.tag).endswith(_BODIES)), root)
    if str(body.tag).endswith(_WORKBOOK):
        raise Workbook("a workbook of OpenDocument is not read; save it as .xlsx or .csv")
    page = Page()
    notes: list[str] = []
    _walk(body, page, notes)
    for note in notes:
        page.paragraph(note)
    found = find_date(stated.get("creation-date") or stated.get("date") or "")
    date = found.date if found else None
    author = stated.get("initial-creator") or stated.get("creator")
    yield reading_of(page, stated.get("title"), date, made=True, author=author, language=stated.get("language"))


def _stated(root: Any) -> dict[str, str]:  # noqa: ANN401  (an Element)
    return {local(each.tag): (each.text or "").strip() for each in root.iter() if (each.text or "").strip()}


def _walk(element: Any, page: Page, notes: list[str], *, item: bool = False) -> None:  # noqa: ANN401
    for child in element:
        name = local(child.tag)
        if name == "p" and item:
            text = _text(child, notes).strip()
            page.paragraph(text and f"- {text}")
            item = False
            continue
        if name == "h":
            page.paragraph(_text(child, notes), Mark(0, 0, "heading", "a heading by its style"))
        elif name == "p":
            page.paragraph(_text(child, notes))
        elif name == "table-row":
            cells = [cell for cell in child if local(cell.tag) == "table-cell"]
            page.row(["\n".join(_text(p, notes) for p in cell.iter() if local(p.tag) in ("p", "h")) for cell in cells])
        elif name not in _ASIDE:
            _walk(child, page, notes, item=name == "list-item")


def _text(element: Any, notes: list[str]) -> str:  # noqa: ANN401
    """Return the text of a paragraph; footnotes are put into `notes`."""
    parts = [element.text or ""]
    for child in element:
        name = local(child.tag)
        if name in _NOTE:
            body = (each for each in child.iter() if local(each.tag) == "p")
            notes.append(" ".join(_text(each, notes) for each in body))
        elif name == "s":
            parts.append(" ")
        elif name == "tab":
            parts.append("\t")
        elif name == "line-break":
            parts.append("\n")
        elif name not in _ASIDE:
            parts.append(_text(child, notes))
        parts.append(child.tail or "")
    return "".join(parts)
