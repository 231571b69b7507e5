"""From bytes to text: which encoding, and nothing lost over one bad byte.

In order: the encoding that was named; a byte order mark; UTF-16 without one; UTF-8, also where single bytes of it are
damaged; cp1252, where it is quotes and dashes alone; a line or two in Latin letters by the language; else what chardet
says (the extra "files").
"""

import codecs
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from gleanings.errors import GleaningsError, InvalidValue, extra
from gleanings.reading.short_texts import encoding_of_short_text, is_short

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536  # bytes that the detector sees
_BLOCK = 65_536
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROLS = bytes([*range(9), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_SHIFTS = re.compile(rb"\x1b\$[@B)(]")
_CONTROL_SHARE = 0.001
_BLOCK_SHARE = 0.05  # a block of a text file with so many control characters is something else put behind it
_SCATTERED = re.compile("[\u3400-\u9fff\uac00-\ud7a3]")  # Han and Hangul: one script each, over many rows of 256 signs
_ROWS = 4  # rows of 256 signs that a text keeps to: a script or two, punctuation
_ALL_ZERO = 0.9  # of each fourth byte, as in UTF-32: signs beyond the first 65,536 are rare
_TEXT_SHARE = 0.97
_SPACES = " \n\u3000\u3002"
_ASCII = bytes(range(128))
_WESTERN_SIGNS = b"\x85\x91\x92\x93\x94\x95\x96\x97"  # quotes, dashes, bullet and ellipsis of cp1252
_WESTERN = "cp1252"
_LIKELY = 0.02  # of few bytes the detector is never sure; encodings of today come before those of old systems
_REPLACED = "\ufffd"
_WHOLE = 2  # signs of several bytes for each byte that is none: damaged UTF-8, not another encoding
# Letters of phonetics, which capitals and quotation marks of western encodings look like in UTF-8.
_STRANGE = re.compile("[\u0250-\u036f]")


class NotText(InvalidValue):
    """Bytes that are no text."""

    kind = "not text"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was decoded.

    Attributes:
        text: the text.
        encoding: Python's name of the encoding.
        replaced: how many signs could not be decoded; U+FFFD stands for each.
    """

    text: str
    encoding: str
    replaced: int = 0


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the text of `data`, the encoding used, and how many signs of it were damaged.

    Args:
        data: the bytes of a file.
        encoding: the encoding to use, if it is known.

    Raises:
        InvalidValue: the bytes are not text, or not in the given encoding.
        MissingExtra: chardet is needed, and is not installed.

    >>> decode(b"\\xff\\xfeh\\x00i\\x00"), decode("café".encode()).encoding
    (Decoded(text='hi', encoding='utf-16', replaced=0), 'utf-8')
    >>> decode("Zürich, café\\xff".encode("latin-1")).encoding, decode("Zürich, café".encode() + b"\\xff")
    ('cp1252', Decoded(text='Zürich, café�', encoding='utf-8', replaced=1))
    """
    if encoding is not None:
        return _as(data, encoding)
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _replacing(data, name)
    if _SHIFTS.search(data, 0, _SAMPLE) and (shifted := _shifted(data)):
        return shifted
    wide = _wide(data[:_SAMPLE]) if _CONTROL.search(data, 0, _SAMPLE) else ""
    if wide:
        return _replacing(data, wide)
    check_text(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _replacing(data, _detect(data))


def _shifted(data: bytes) -> Decoded | None:
    """Return a text in an encoding of mails whose bytes are all ASCII, and some of which shift to other signs."""
    for encoding in ("iso2022_kr",) if b"\x1b$)C" in data else ("iso2022_jp", "iso2022_jp_2"):
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            pass
    return None


def check_encoding(encoding: str) -> None:
    """Raise if no text can be decoded with an encoding of this name.

    >>> check_encoding("rot13")
    Traceback (most recent call last):
    gleanings.errors.InvalidValue: encoding='rot13' is not known; give one such as "utf-8" or "cp1252".
    """
    try:
        known = codecs.lookup(encoding)
        if not isinstance(b"a".decode(known.name), str) or known.name in ("idna", "punycode", "undefined"):
            raise LookupError
    except (LookupError, TypeError, ValueError):
        raise InvalidValue(f'encoding={encoding!r} is not known; give one such as "utf-8" or "cp1252".') from None


def check_text(data: bytes) -> None:
    """Raise if bytes, which are not in UTF-16 or UTF-32, hold so many control characters that they are no text.

    All of them are looked at, in blocks: what begins as text can go on as something else.
    """
    controls = 0
    for at in range(0, len(data), _BLOCK):
        block = data[at : at + _BLOCK]
        found = len(block) - len(block.translate(None, _CONTROLS))
        controls += found
        if found > max(16, _BLOCK_SHARE * len(block)):
            raise NotText(f"binary: it holds control characters from byte {at:,} on; save it as plain text")
    if controls > _CONTROL_SHARE * len(data):
        raise NotText("binary: it holds control characters; save it as plain text")


def _as(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise InvalidValue(f"not {encoding}: {error.reason} at byte {error.start}") from None
    except (UnicodeError, ValueError, LookupError) as error:
        raise InvalidValue(f"not {encoding}: {error}") from None


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text, encoding, text.count(_REPLACED) - data.count(_REPLACED.encode()))


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Return the text where what is not ASCII is UTF-8 but for a few bytes.

    In other encodings bytes seldom follow one another as in UTF-8, so two whole signs for each bad byte tell it,
    and one beside a single bad byte.
    """
    text = data.decode("utf-8", errors="replace")
    bad = text.count(_REPLACED)
    whole = len(text) - bad - (len(data) - len(data.translate(None, _ASCII)))
    told = whole >= _WHOLE * bad or (bad == 1 <= whole and not _STRANGE.search(text))
    return Decoded(text, "utf-8", bad) if told else None


def _wide(sample: bytes) -> str:
    """Return UTF-16 with its byte order where every second byte of a sample is mostly zero; else an empty text."""
    half = len(sample) // 2
    if half < 2:
        return ""
    zeros = [sample[i::4].count(0) / max(1, len(sample) // 4) for i in range(4)]
    if min(zeros[2:]) > _ALL_ZERO > max(zeros[:1]):
        return "utf-32-le"
    if min(zeros[:2]) > _ALL_ZERO > max(zeros[3:]):
        return "utf-32-be"
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
    rows = Counter(-1 if _SCATTERED.match(sign) else ord(sign) >> 8 for sign in text)
    known = sum(times for _, times in rows.most_common(_ROWS))
    signs = sum(sign.isalnum() or sign.isspace() or unicodedata.category(sign)[0] in "MP" for sign in text)
    return min(known, signs) >= _TEXT_SHARE * len(text) and any(sign in _SPACES for sign in text)


def _detect(data: bytes) -> str:
    """Return the encoding by chardet, which errs where only quotes and dashes are not ASCII."""
    sample = _telling(data)
    if not sample.translate(None, _ASCII + _WESTERN_SIGNS):
        return _WESTERN
    if short := encoding_of_short_text(sample):
        return short
    with extra("files", "telling the encoding of text that is not UTF-8"):
        import chardet
    try:
        known = chardet.EncodingEra
        today = chardet.detect(sample, encoding_era=known.MODERN_WEB | known.LEGACY_ISO) if is_short(sample) else None
        likely = today is not None and today["confidence"] >= _LIKELY
        name = (today if today and likely else chardet.detect(sample, encoding_era=known.ALL & ~known.MAINFRAME))[
            "encoding"
        ]
        return codecs.lookup(name).name if name else _WESTERN
    except LookupError:
        return _WESTERN
    except GleaningsError:
        raise
    except Exception:  # a fault of the detector costs its answer, not the file
        return _WESTERN


def _telling(data: bytes) -> bytes:
    """Return a sample that begins a little before the first byte that is not ASCII."""
    first = next((at for at in range(0, len(data), _BLOCK) if not data[at : at + _BLOCK].isascii()), 0)
    return data[max(0, first - 1024) : first + _SAMPLE]
