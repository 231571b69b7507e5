"""Rich text: its text by striprtf; title, author and date from its information group."""

import re
from collections.abc import Iterator

from gleanings.corpus.date_forms import make_date
from gleanings.errors import InvalidValue, extra
from gleanings.reading.formats.reading import Read, Reading, ReadingOptions
from gleanings.reading.limits import past

_GROUP = re.compile(r"\{\\(title|author)\s([^{}]{1,500})\}")
_CREATED = re.compile(r"\\creatim(?:\\yr(\d{4}))(?:\\mo(\d{1,2}))?(?:\\dy(\d{1,2}))?")
_ESCAPED = re.compile(r"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,6})\s?\??")
_CODE_PAGE = re.compile(r"\\ansicpg(\d{3,5})")
_HEAD = 20_000


def read_rtf(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read rich text.

    Raises:
        MissingExtra: striprtf is not installed.
        InvalidValue: it is no rich text, or nested too deep.
    """
    if not data.lstrip()[:5] == rb"{\rtf":
        raise InvalidValue("damaged: it does not begin as rich text")
    with extra("files", "reading rich text"):
        from striprtf.striprtf import rtf_to_text
    _check_depth(data, options)
    source = data.decode("cp1252", errors="replace")
    page = _CODE_PAGE.search(source, 0, _HEAD)
    encoding = f"cp{page[1]}" if page else "cp1252"
    head = source[:_HEAD]
    stated = {match[1]: _plain(match[2], encoding) for match in _GROUP.finditer(head)}
    created = _CREATED.search(head)
    date = make_date(int(created[1]), int(created[2] or 1), int(created[3] or 1)) if created else None
    lines = str(rtf_to_text(source, errors="replace")).splitlines()  # type: ignore[no-untyped-call]
    yield Reading(
        "\n".join(line.rstrip() for line in lines).strip("\n"),
        title=stated.get("title", ""),
        date=date,
        metadata={"author": stated["author"]} if stated.get("author") else {},
        made=True,
    )


def _check_depth(data: bytes, options: ReadingOptions) -> None:
    depth = 0
    for match in re.finditer(rb"[{}]", data):
        depth += 1 if match[0] == b"{" else -1
        if depth > options.limits.nesting:
            raise past("nesting", options.limits.nesting, "it is nested deeper")


def _plain(value: str, encoding: str) -> str:
    """Return a value of the information group with its escaped letters as letters."""

    def letter(match: re.Match[str]) -> str:
        if match[2]:
            return chr(int(match[2]) % 0x10000)
        try:
            return bytes.fromhex(match[1]).decode(encoding)
        except (UnicodeDecodeError, LookupError):
            return ""

    return _ESCAPED.sub(letter, value).strip()
