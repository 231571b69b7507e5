"""Rich text: its text by striprtf; title, author and date from its information group."""

import re
from collections.abc import Iterator

from gleanings.corpus.date_forms import make_date
from gleanings.errors import InvalidValue, extra
from gleanings.reading.formats.reading import Read, Reading, ReadingOptions
from gleanings.reading.limits import past

_GROUP = re.compile(r"\{\\(title|author)\s([^{}]{1,500})\}")
_CREATED = re.compile(r"\\creatim(?:\\yr(\d{4}))(?:\\mo(\d{1,2}))?(?:\\dy(\d{1,2}))?")
# A letter by its number, with what older programs show instead: "\\u233?", "\\u233\\'e9".
_ESCAPED = re.compile(r"\\u(-?\d{1,6}) ?(?:\\'[0-9a-fA-F]{2}|\?)?|\\'([0-9a-fA-F]{2})")
_CODE_PAGE = re.compile(r"\\ansicpg(\d{3,5})")
_HEAD = 20_000
_NOTE = re.compile(r"\{(?:\\\*)?\\footnote\b")  # within the text; it is read below it
_BRACE = re.compile(r"\\[{}\\]|[{}]")  # those behind a backslash are text
_CELL_END = re.compile(r"\\par\b([\s}]{0,9})\\cell\b")  # paragraphs within cells
_WRAPPED = 100  # characters of the longest line where lines may be broken by hand
_POINT = re.compile(r"^\s{0,9}(\S{1,6})\t\s*")  # the sign or number of a point, as programs write it


def read_rtf(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read rich text.

    Raises:
        MissingExtra: striprtf is not installed.
        InvalidValue: it is no rich text, or nested too deep.
    """
    if not data.lstrip()[:5] == rb"{\rtf":
        raise InvalidValue("damaged: it does not begin as rich text")
    with extra("files", "reading rich text"):
        import striprtf.striprtf  # noqa: F401
    _check_depth(data, options)
    source = data.decode("cp1252", errors="replace")
    page = _CODE_PAGE.search(source, 0, _HEAD)
    encoding = f"cp{page[1]}" if page else "cp1252"
    head = source[:_HEAD]
    stated = {match[1]: _plain(match[2], encoding) for match in _GROUP.finditer(head)}
    created = _CREATED.search(head)
    date = make_date(int(created[1]), int(created[2] or 1), int(created[3] or 1)) if created else None
    start = rf"{{\rtf1\ansi\ansicpg{page[1] if page else 1252} "
    text = "\n".join([_text(source), *(_text(f"{start}{note}}}") for note in _notes(source))])
    lines = [_row(line.strip()) for line in text.splitlines()]
    wrapped = max(map(len, lines), default=0) <= _WRAPPED
    yield Reading(
        ("\n" if wrapped else "\n\n").join(line for line in lines if line or wrapped).strip("\n"),
        title=stated.get("title", ""),
        date=date,
        metadata={"author": stated["author"]} if stated.get("author") else {},
        made=True,
    )


def _text(source: str) -> str:
    from striprtf.striprtf import rtf_to_text

    return str(rtf_to_text(_CELL_END.sub(r"\1\\cell", source), errors="replace"))  # type: ignore[no-untyped-call]


def _notes(source: str) -> Iterator[str]:
    """Yield the groups in braces that are notes, as groups of text; those within another one are part of it."""
    at = 0
    while found := _NOTE.search(source, at):
        depth = 0
        for brace in _BRACE.finditer(source, found.start()):
            depth += (brace[0] == "{") - (brace[0] == "}")
            if depth == 0:
                at = brace.end()
                yield "{" + source[found.end() : at]
                break
        else:
            return


def _row(line: str) -> str:
    """Return a line, the cells of a row of a table parted as those of other files, a point with its sign before it."""
    if line.endswith("|"):
        return " | ".join(cell.strip() for cell in line[:-1].split("|"))
    return _POINT.sub(r"\1 ", line)


def _check_depth(data: bytes, options: ReadingOptions) -> None:
    depth = 0
    for match in re.finditer(rb"[{}]", data):
        depth += 1 if match[0] == b"{" else -1
        if depth > options.limits.nesting:
            raise past("nesting", options.limits.nesting, "it is nested deeper")


def _plain(value: str, encoding: str) -> str:
    """Return a value of the information group with its escaped letters as letters."""

    def letter(match: re.Match[str]) -> str:
        if match[1]:
            return chr(int(match[1]) % 0x10000)
        try:
            return bytes.fromhex(match[2]).decode(encoding)
        except (UnicodeDecodeError, LookupError):
            return ""

    return _ESCAPED.sub(letter, value).strip()
