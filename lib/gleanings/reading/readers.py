"""One reader for each kind of file: bytes in, text and what is known of it out.

`READERS` is the one table of kinds. The text that a reader gives is the document's text from then on, and is never
altered; what is not for analysis (front matter, code) the reader marks.
"""

import codecs
import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from gleanings.corpus.dates import date_of_line
from gleanings.documents.document import Mark
from gleanings.documents.spans import clear_of
from gleanings.errors import InvalidValue

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536  # bytes that decide whether a file is text, and that the detector sees
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.001
_IDEOGRAPHS = (0x3400, 0x9FFF)
_ROWS = 4  # rows of 256 signs that a text keeps to: a script or two, punctuation
_TEXT_SHARE = 0.97
_SPACES = " \n\u3000\u3002"
_ASCII = bytes(range(128))
_WESTERN_SIGNS = b"\x85\x91\x92\x93\x94\x95\x96\x97"  # quotes, dashes, bullet and ellipsis of cp1252
_WESTERN = "cp1252"  # what most old Western files are in, where no detector is installed
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\r?\n(?:[\w-]+[ \t]*:.*\r?\n|[ \t]*[-#].*\r?\n|[ \t]*\r?\n)*?---[ \t]*(?:\r?\n|\Z)"
)
_FENCE = re.compile(r"^[ \t]*(```|~~~)[^\r\n]*(?:\r?\n.*?)??(?:^[ \t]*\1[ \t]*(?=\r?$)|\Z)", re.MULTILINE | re.DOTALL)
_HASH_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+([^\r\n]*?)[ \t#]*(?=\r?$)", re.MULTILINE)
_UNDERLINED_HEADING = re.compile(
    r"^(?![ \t]*(?:[-*+>|]|\d))[ \t]{0,3}(\S[^\r\n]{0,120})\r?\n(?:=+|-{3,})[ \t]*(?=\r?$)", re.MULTILINE
)
_TABLE_ROW = re.compile(r"^[ \t]*\|[^\r\n]*\|[ \t]*(?=\r?$)", re.MULTILINE)
_REFERENCE = re.compile(r"^[ \t]{0,3}\[[^\]\r\n]+\]:[ \t]*\S[^\r\n]*", re.MULTILINE)
_TAG_LINE = re.compile(r"^[ \t]*(?:</?[a-zA-Z!][^<>]*>[ \t]*)+(?=\r?$)", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\]\r\n]{0,300}\]\([^)\r\n]{0,500}\)")


@dataclass(frozen=True)
class Reading:
    """What a reader gives: a text, and what the file says of it.

    Attributes:
        text: the whole text.
        encoding: the encoding it was decoded from.
        title: the title the file states; empty where it states none.
        date: the date the file states.
        marks: stretches that are not for analysis.
    """

    text: str
    encoding: str
    title: str = ""
    date: datetime.date | None = None
    marks: tuple[Mark, ...] = ()


def read_text(data: bytes, encoding: str | None) -> Reading:
    """Read plain text."""
    text, used = decode(data, encoding)
    return Reading(text, used)


def read_markdown(data: bytes, encoding: str | None) -> Reading:
    """Read Markdown: what is no prose (front matter, code, headings, tables) is marked; a stated title is taken."""
    text, used = decode(data, encoding)
    marks: list[Mark] = []
    title, date = "", None
    front = _FRONT_MATTER.match(text)
    if front:
        marks.append(Mark(0, front.end(), "front matter", "what the file says of itself"))
        fields = dict(re.findall(r"^([\w-]+)[ \t]*:[ \t]*(.*?)\s*$", front.group(), re.MULTILINE))
        title = fields.get("title", "").strip("\"'")
        date = date_of_line(fields.get("date", "").strip("\"'"))
    patterns = (
        (_FENCE, "code", "a block of code"),
        (_TAG_LINE, "markup", "a line of tags"),
        (_HASH_HEADING, "heading", "a heading"),
        (_UNDERLINED_HEADING, "heading", "a heading"),
        (_TABLE_ROW, "rule or table", "a row of a table"),
        (_REFERENCE, "link line", "the address of a link"),
        (_IMAGE, "image", "an image"),
    )
    for pattern, kind, reason in patterns:
        taken = [(mark.start, mark.end) for mark in marks]
        found = [match for match in pattern.finditer(text) if match.group() and clear_of(match.span(), taken)]
        if kind == "heading" and found and not title:
            title = found[0][1]
        marks += [Mark(*match.span(), kind, reason) for match in found]
        marks.sort(key=lambda mark: mark.start)
    return Reading(text, used, title, date, tuple(marks))


READERS: dict[str, Callable[[bytes, str | None], Reading]] = {
    "": read_text,  # as in collections of newsgroup posts, whose files are named by numbers
    ".markdown": read_markdown,
    ".md": read_markdown,
    ".text": read_text,
    ".txt": read_text,
}


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Return the text of `data` and the encoding used.

    By its byte order mark; else UTF-8; else what chardet says (the extra "files"), or cp1252 where it is not
    installed or not sure.

    Args:
        data: the bytes of a file.
        encoding: the encoding to use, if it is known.

    Raises:
        InvalidValue: the bytes are not text, or not in the given encoding.

    >>> decode(b"\\xff\\xfeh\\x00i\\x00"), decode("café".encode())
    (('hi', 'utf-16'), ('café', 'utf-8'))
    """
    if encoding is not None:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError as error:
            raise InvalidValue(f"not {encoding}: {error.reason} at byte {error.start}") from None
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, errors="replace"), name
    wide = _wide(data[:_SAMPLE]) if _CONTROL.search(data, 0, _SAMPLE) else ""
    if wide:
        return data.decode(wide, errors="replace"), wide
    if len(_CONTROL.findall(data[:_SAMPLE])) > _CONTROL_SHARE * len(data[:_SAMPLE]):
        raise InvalidValue("binary: it holds control characters; save it as plain text")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        name = _detect(data[:_SAMPLE])
        return data.decode(name, errors="replace"), name


def _wide(sample: bytes) -> str:
    """Return UTF-16 with its byte order where every second byte of a sample is mostly zero; else an empty text."""
    half = len(sample) // 2
    if half < 2:
        return ""
    even, odd = sample[0 : 2 * half : 2].count(0), sample[1 : 2 * half : 2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    found = [name for name in ("utf-16-le", "utf-16-be") if _reads_as_text(sample[: 2 * half], name)]
    return found[0] if len(found) == 1 else ""


def _reads_as_text(sample: bytes, encoding: str) -> bool:
    """Return whether a sample is text of few scripts in a wide encoding: the other byte order scatters its signs."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    rows = Counter(ord(sign) >> 8 if ord(sign) < _IDEOGRAPHS[0] or ord(sign) > _IDEOGRAPHS[1] else -1 for sign in text)
    known = sum(times for _, times in rows.most_common(_ROWS))
    signs = sum(sign.isalnum() or sign.isspace() or unicodedata.category(sign)[0] in "MP" for sign in text)
    return min(known, signs) >= _TEXT_SHARE * len(text) and any(sign in _SPACES for sign in text)


def _detect(sample: bytes) -> str:
    """Return the encoding of a sample by chardet, which errs where only quotes and dashes are not ASCII."""
    if not sample.translate(None, _ASCII + _WESTERN_SIGNS):
        return _WESTERN
    try:
        import chardet
    except ImportError:
        return _WESTERN
    name = chardet.detect(sample)["encoding"]
    try:
        return codecs.lookup(name).name if name else _WESTERN
    except LookupError:
        return _WESTERN
