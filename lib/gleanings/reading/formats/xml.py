"""XML of office files, parsed without entities, and not deeper than the limit."""

import re
from collections.abc import Iterator
from typing import Any

from gleanings.errors import InvalidValue, extra
from gleanings.reading.formats.archive import SafeZip
from gleanings.reading.limits import ReadingLimits, past

_TAG = re.compile(rb"<(/?)[^\s<>/!?][^<>]*?(/?)>")

_BYTES = 4  # of a letter, at the most


def parse(data: bytes, limits: ReadingLimits) -> Any:  # noqa: ANN401  (an Element, of defusedxml's choice)
    """Return the root of an XML document.

    Raises:
        MissingExtra: defusedxml is not installed.
        InvalidValue: it is damaged, nested too deep, or declares entities.

    >>> parse(b"<a><b>Rain</b></a>", ReadingLimits()).findtext("b")
    'Rain'
    >>> parse(b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', ReadingLimits())
    Traceback (most recent call last):
    gleanings.errors.InvalidValue: damaged: its XML declares entities, which are not resolved
    """
    with extra("files", "reading office files"):
        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import ParseError, fromstring
    check_depth(data, limits)
    try:
        return fromstring(data)
    except DefusedXmlException:
        raise InvalidValue("damaged: its XML declares entities, which are not resolved") from None
    except (ParseError, ValueError, LookupError) as error:
        raise InvalidValue(f"damaged: its XML cannot be read ({error})") from None


def checked_parts(archive: SafeZip, limits: ReadingLimits) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each part of an office file that is XML, before a library parses it.

    Raises:
        InvalidValue: one of them is nested too deep, or declares entities, in whatever encoding.
    """
    for name in archive.names:
        if name.lower().endswith((".xml", ".rels")):
            content = archive.read(name)
            plain = content.replace(b"\0", b"")  # of UTF-16 and UTF-32 too
            check_depth(plain, limits)
            if b"<!ENTITY" in plain:
                raise InvalidValue("damaged: its XML declares entities, which are not resolved")
            yield name, content


def check_depth(data: bytes, limits: ReadingLimits) -> None:
    """Raise if XML is nested deeper than `limits.nesting`, or holds a text that no document may be as long as."""
    depth = end = 0
    for match in _TAG.finditer(data):
        if match.start() - end > _BYTES * limits.document_characters:
            raise past("document_characters", limits.document_characters, "a text of its XML is longer")
        end = match.end()
        depth += -1 if match[1] else 0 if match[2] else 1
        if depth > limits.nesting:
            raise past("nesting", limits.nesting, "its XML is nested deeper")


def local(name: object) -> str:
    """Return the name of an element without its namespace.

    >>> local("{urn:oasis:text}p")
    'p'
    """
    return name.rpartition("}")[2] if isinstance(name, str) else ""
