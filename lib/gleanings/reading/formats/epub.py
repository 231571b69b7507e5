"""EPUB: the chapters of a book in the order of its spine, as one document."""

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from gleanings.corpus.date_parser import find_date
from gleanings.documents.document import Mark
from gleanings.errors import InvalidValue
from gleanings.reading.formats.archive import SafeZip, open_zip
from gleanings.reading.formats.layout import Page, reading_of
from gleanings.reading.formats.reading import Note, Read, ReadingOptions
from gleanings.reading.formats.visible_text import visible_text
from gleanings.reading.formats.xml import local, parse

_BLOCKS = frozenset("p li dt dd blockquote pre td th figcaption div section article body h1 h2 h3 h4 h5 h6".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BREAK = "\x0b"
_ASIDE = frozenset("script style svg nav head".split())


def read_epub(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read a book.

    Raises:
        MissingExtra: defusedxml is not installed.
        InvalidValue: it is damaged, or past a limit.
    """
    with open_zip(data, options.limits) as archive:
        container = parse(archive.read("META-INF/container.xml"), options.limits)
        place = next((e.get("full-path") for e in container.iter() if local(e.tag) == "rootfile"), None)
        if not place:
            raise InvalidValue("damaged: it names no book")
        package = parse(archive.read(place), options.limits)
        page = Page()
        for name in _spine(package, posixpath.dirname(place)):
            if name not in archive.names:
                yield Note("Chapters that a book names are not in it", 1)
                continue
            _chapter(archive, name, page, options)
    stated = {local(e.tag): " ".join((e.text or "").split()) for e in reversed(list(package.iter())) if e.text}
    found = find_date(stated.get("date", ""), bare=True)
    date = found.date if found else None
    author, language = stated.get("creator"), stated.get("language")
    yield reading_of(page, stated.get("title"), date, author=author, language=language)


def _spine(package: Any, folder: str) -> list[str]:  # noqa: ANN401  (an Element)
    items = {e.get("id"): e for e in package.iter() if local(e.tag) == "item"}
    order = [items.get(e.get("idref")) for e in package.iter() if local(e.tag) == "itemref"]
    pages = [e for e in order if e is not None and e.get("properties", "") != "nav" and e.get("href")]
    paths = (posixpath.normpath(posixpath.join(folder, unquote(e.get("href").split("#")[0]))) for e in pages)
    return list(dict.fromkeys(paths))  # each is read once, however often a book names it


def _chapter(archive: SafeZip, name: str, page: Page, options: ReadingOptions) -> None:
    content = archive.read(name)
    try:
        root = parse(_without_doctype(content), options.limits)
    except InvalidValue:  # pages that are not XML, as many are not
        for line in visible_text(options.decode(content).text).splitlines():
            page.paragraph(line)
        return
    _blocks(root, page)


def _without_doctype(content: bytes) -> bytes:
    """Return a page without its DOCTYPE, whose names of signs ("&nbsp;") are the only entities that it can need."""
    start = content.find(b"<!DOCTYPE")
    end = content.find(b">", start)
    plain = content[:start] + content[end + 1 :] if 0 <= start < end and b"[" not in content[start:end] else content
    return plain.replace(b"&nbsp;", b"&#160;").replace(b"&mdash;", "—".encode()).replace(b"&shy;", b"")


def _blocks(element: Any, page: Page) -> None:  # noqa: ANN401
    """Add the text of an element; a block in a block begins a paragraph of its own."""
    name = local(element.tag)
    if name in _ASIDE or not name:
        return
    parts = [element.text or ""]
    heading = Mark(0, 0, "heading", "a heading") if name in _HEADINGS else None
    for child in element:
        inner = local(child.tag)
        if inner in _ASIDE or not inner or _is_mark_of_note(child):
            pass
        elif any(local(each.tag) in _BLOCKS for each in child.iter()):
            page.paragraph(_lines(parts), heading)
            parts = []
            _blocks(child, page)
        else:
            parts.append(_BREAK if inner == "br" else "".join(_text_in(child)))
        parts.append(child.tail or "")
    page.paragraph(_lines(parts), heading)


def _text_in(element: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the text in an element, without the marks of notes; a break is a line's end."""
    yield element.text or ""
    for child in element:
        if local(child.tag) == "br":
            yield _BREAK
        elif local(child.tag) and not _is_mark_of_note(child):
            yield from _text_in(child)
        yield child.tail or ""


def _is_mark_of_note(element: Any) -> bool:  # noqa: ANN401
    """Return whether an element is the number of a note, or leads back from one, by what it says of itself."""
    said = [value for name, value in element.attrib.items() if name.endswith("}type") or name == "role"]
    return any("noteref" in value or "backlink" in value for value in said)


def _lines(parts: list[str]) -> str:
    """Return what was gathered as lines, each without the line ends of its source."""
    lines = (" ".join(line.split()) for line in "".join(parts).split(_BREAK))
    return "\n".join(line for line in lines if line)
