"""Markdown: what is no prose (front matter, code, headings, tables) is marked; a stated title is taken."""

import re
from collections.abc import Callable, Iterator

from gleanings.corpus.dates import date_of_line
from gleanings.documents.document import Mark
from gleanings.documents.spans import clear_of, line_spans
from gleanings.reading.formats.reading import Read, Reading, ReadingOptions, encoding_of
from gleanings.reading.formats.text import notes_on
from gleanings.types import Span

_FIELD = re.compile(r"([\w-]{1,60})[ \t]*:[ \t]*(.*)")
_HASHES = re.compile(r"[ \t]{0,3}#{1,6}(?=[ \t])")
_REFERENCE = re.compile(r"[ \t]{0,3}\[(?!\^)[^\]]{1,200}\]:[ \t]*\S")
_FOOTNOTE = re.compile(r"[ \t]{0,3}\[\^[^\]\s]{1,60}\]:[ \t]*(?=\S)")  # its text is the author's
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_IMAGE = re.compile(
    r"\[!\[[^\]\r\n]{0,300}\]\([^)\r\n]{0,500}\)\]\([^)\r\n]{0,500}\)|!\[[^\]\r\n]{0,300}\]\([^)\r\n]{0,500}\)"
)
_LIST_OR_QUOTE = re.compile(r"[ \t]*(?:[-*+>|]|\d)")
_INDENT = re.compile(r"(?: {4}|\t)\s*\S")
_POINT = re.compile(r"\s{0,3}(?:[-*+]|\d{1,9}[.)])\s")
_CODE_SIGN = re.compile(r"[=<>{}\[\];$|\\]|\w\(|\w_\w|^\s+(?:[#>.]|--?\w)|\w/\w+\.\w|:\s*$")
_UNDERLINED_LENGTH = 120
_FIELDS = {"author": "author", "authors": "author", "lang": "language", "language": "language", "url": "address"}
_DATES = ("date", "pubdate", "publishdate", "published", "published_at", "created")
_OWN = frozenset({"title", *_DATES})  # of the document itself
_LISTED = re.compile(r"\s*-\s+(.*)")
_CONTENTS = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+\[[^\[\]]{1,120}\]\(#[^()\s]{1,120}\)")
_ADMONITION = re.compile(r">\s?(?:\[![A-Za-z]{3,12}\]|\*\*[^*.!?]{2,30}\*\*|__[^_.!?]{2,30}__)")
Line = tuple[int, int, str]


def read_markdown(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read Markdown.

    >>> found = next(read_markdown(b"---\\ntitle: Rain\\ndate: 2019-05-01\\n---\\nIt fell.", ReadingOptions()))
    >>> found.title, str(found.date), [mark.kind for mark in found.marks]
    ('Rain', '2019-05-01', ['front matter'])
    """
    decoded = options.decode(data)
    yield from notes_on(decoded)
    text = decoded.text
    lines = [(start, end, text[start:end]) for start, end in line_spans(text)]
    end, fields = _front_matter(lines)
    marks = [Mark(0, end, "front matter", "what the file says of itself")] if end else []
    marks += _blocks([line for line in lines if line[0] >= end])
    taken = [(mark.start, mark.end) for mark in marks]
    images = (match.span() for match in _IMAGE.finditer(text))
    marks += [Mark(*span, "image", "an image") for span in images if clear_of(span, taken)]
    marks.sort(key=lambda mark: mark.start)
    heading = next((text[m.start : m.end] for m in marks if m.kind == "heading"), "")
    metadata = {_FIELDS.get(name, name): value for name, value in fields.items() if name not in _OWN and value}
    yield Reading(
        text,
        title=fields.get("title") or _heading_text(heading),
        date=next((date for name in _DATES if (date := date_of_line(fields.get(name, "")))), None),
        metadata=metadata | encoding_of(decoded),
        marks=tuple(marks),
    )


def _front_matter(lines: list[Line]) -> tuple[int, dict[str, str]]:
    """Return where the front matter ends, 0 where there is none, and the fields that it states."""
    if not lines or lines[0][2].rstrip() != "---":
        return 0, {}
    fields: dict[str, str] = {}
    name = ""
    for i, (_, end, line) in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            following = lines[i + 1][0] if i + 1 < len(lines) else end
            return following, fields
        match = _FIELD.match(line)
        if match:
            name = match[1].lower()
            fields[name] = _value(match[2].strip())
        elif name and (point := _LISTED.match(line)):
            fields[name] = ", ".join(filter(None, [fields[name], _value(point[1].strip())]))
        elif line.strip() and line[0] not in " \t-#":
            break
    return 0, {}


def _value(stated: str) -> str:
    """Return what a field states: without the quotation marks around it, a list with commas.

    >>> _value("'Rain'"), _value("The 'long' drought's end"), _value("[business, 'oil']")
    ('Rain', "The 'long' drought's end", 'business, oil')
    """
    if stated[:1] == "[" and stated[-1:] == "]":
        return ", ".join(filter(None, (_value(each.strip()) for each in stated[1:-1].split(","))))
    quoted = len(stated) > 1 and stated[0] == stated[-1] and stated[0] in "\"'"
    return stated[1:-1] if quoted else stated


def _blocks(lines: list[Line]) -> Iterator[Mark]:
    """Yield the marks of whole lines: code, tags, headings, rows of tables, addresses of links."""
    outer = [""]  # above each line, the last one that is neither blank nor indented
    for _, _, line in lines:
        outer.append(line if line.strip() and line[0] not in " \t" else outer[-1])
    at = 0
    while at < len(lines):
        start, end, line = lines[at]
        plain = line.strip()
        if plain[:3] in ("```", "~~~") and (closing := _closing(lines, at, plain[:3])):
            yield Mark(start, lines[closing][1], "code", "a block of code")
            at = closing + 1
            continue
        if not _POINT.match(outer[at]) and (end_of_code := _indented(lines, at)):
            yield Mark(start, lines[end_of_code - 1][1], "code", "a block of code, indented")
            at = end_of_code
            continue
        below = lines[at + 1][2] if at + 1 < len(lines) else ""
        if _HASHES.match(line):
            yield Mark(start, end, "heading", "a heading")
        elif _is_underlined(line, below):
            yield Mark(start, lines[at + 1][1], "heading", "a heading")
            at += 1
        elif footnote := _FOOTNOTE.match(line):
            yield Mark(start, start + footnote.end(), "markup", "the label of a footnote")
        else:
            for test, kind, reason in _LINES:
                if plain and test(plain):
                    yield Mark(start, end, kind, reason)
                    break
        at += 1


def _closing(lines: list[Line], opening: int, fence: str) -> int:
    """Return the line that closes a block of code; the last one where none does."""
    if lines[opening][2].strip().count(fence) > 1:
        return 0
    return next((i for i in range(opening + 1, len(lines)) if lines[i][2].strip() == fence), len(lines) - 1)


def _indented(lines: list[Line], at: int) -> int:
    """Return the line behind a block of code that is indented, below a blank line; 0 for none.

    Prose may be indented, too: half of the lines of code or more have a sign of programs.
    """
    if not _INDENT.match(lines[at][2]) or (at and lines[at - 1][2].strip()):
        return 0
    end = at
    while end < len(lines) and _INDENT.match(lines[end][2]):
        end += 1
    signed = sum(_CODE_SIGN.search(line) is not None for _, _, line in lines[at:end])
    return end if 2 * signed >= end - at else 0


def _is_underlined(line: str, below: str) -> bool:
    signs = below.rstrip()
    return (
        bool(line.strip())
        and len(line) <= _UNDERLINED_LENGTH
        and (set(signs) == {"="} or (set(signs) == {"-"} and len(signs) >= 3))
        and not _LIST_OR_QUOTE.match(line)
    )


def _is_row(plain: str) -> bool:
    return len(plain) > 1 and plain[0] == plain[-1] == "|"


def _is_tags(plain: str) -> bool:
    return plain[0] == "<" and not _TAG.sub("", plain).strip()


def _heading_text(heading: str) -> str:
    lines: list[Span] = line_spans(heading)
    return heading[slice(*lines[0])].strip().strip("#").strip() if lines else ""


_LINES: tuple[tuple[Callable[[str], object], str, str], ...] = (
    (_is_tags, "markup", "a line of tags"),
    (_is_row, "rule or table", "a row of a table"),
    (_REFERENCE.match, "link line", "the address of a link"),
    (_CONTENTS.fullmatch, "contents", "leads to a heading of this page"),
    (_ADMONITION.fullmatch, "heading", "the title of a note"),
)
