"""Archives, opened with care: what they unpack to is known, and within the limits, before anything is unpacked."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from gleanings.errors import InvalidValue
from gleanings.reading.limits import ReadingLimits, past

_BLOCK = 1 << 20
_ENCRYPTED = 0x1
_IN_UTF8 = 0x800
_NO_NAME = ("\u2190", "\u25ff")  # arrows, signs of mathematics and lines: of no name
_LETTERS_OF = {"cp437": ("\xa0", "\xff"), "cp866": ("\u0400", "\u04ff"), "cp932": ("\u3040", "\u9fff")}


class SafeZip:
    """The files of a zip archive, whose sizes were checked; nothing is written to the disk.

    >>> from gleanings.reading.limits import ReadingLimits
    >>> with open_zip(b"no archive", ReadingLimits()) as archive:
    ...     pass
    Traceback (most recent call last):
    gleanings.errors.InvalidValue: damaged: it cannot be opened as a zip archive
    """

    def __init__(self, archive: zipfile.ZipFile, limits: ReadingLimits) -> None:
        self._archive = archive
        self._limits = limits
        self._left = limits.archive_bytes
        self.files = [info for info in archive.infolist() if not info.is_dir()]
        self.names = [info.filename for info in self.files]

    def read(self, name: str | zipfile.ZipInfo) -> bytes:
        """Return a file of the archive, unpacked; what its header says of its size is not relied on.

        Raises:
            InvalidValue: it is not there, damaged, encrypted, or with what was read before past a limit.
        """
        try:
            info = name if isinstance(name, zipfile.ZipInfo) else self._archive.getinfo(name)
        except KeyError:
            raise InvalidValue(f"damaged: it holds no {name}") from None
        if info.flag_bits & _ENCRYPTED:
            raise InvalidValue("encrypted; save it without its password")
        parts: list[bytes] = []
        try:
            with self._archive.open(info) as file:
                while part := file.read(min(_BLOCK, self._left + 1)):
                    self._left -= len(part)
                    if self._left < 0:
                        raise past("archive_bytes", self._limits.archive_bytes, "it unpacks to more bytes")
                    parts.append(part)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            raise InvalidValue(f"damaged: {info.filename!r:.100} cannot be unpacked ({error})") from None
        return b"".join(parts)


@contextmanager
def open_zip(data: bytes, limits: ReadingLimits) -> Iterator[SafeZip]:
    """Open a zip archive in memory.

    Raises:
        InvalidValue: it is damaged, holds too many files, or says that it unpacks to too much.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        raise InvalidValue("damaged: it cannot be opened as a zip archive") from None
    with archive:
        files = archive.infolist()
        if len(files) > limits.archive_files:
            raise past("archive_files", limits.archive_files, f"it holds {len(files):,} files")
        size = sum(info.file_size for info in files)
        if size > limits.archive_bytes:
            raise past("archive_bytes", limits.archive_bytes, f"it unpacks to {size:,} bytes")
        for info in files:
            if not (info.flag_bits & _IN_UTF8 or info.filename.isascii()):
                info.filename = _name(info.filename)  # what unpacks it goes by the name as it was read
        yield SafeZip(archive, limits)


def _name(read: str) -> str:
    """Return the name of a file that does not say its encoding, and was read as that of old DOS.

    >>> [_name("Müller"), _name("文书".encode("gbk").decode("cp437")), _name("Río".encode().decode("cp437"))]
    ['Müller', '文书', 'Río']
    """
    try:
        data = read.encode("cp437")
    except UnicodeEncodeError:
        return read
    for encoding in ("utf-8", "cp437", "cp866", "cp932", "gbk", "big5"):
        try:
            name = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(_NO_NAME[0] <= sign <= _NO_NAME[1] for sign in name) and _is_of(encoding, name):
            return name
    return read


def _is_of(encoding: str, name: str) -> bool:
    """Return whether the letters of a name are those that an encoding is there for."""
    if encoding not in _LETTERS_OF:
        return True
    first, last = _LETTERS_OF[encoding]
    return all(first <= sign <= last for sign in name if sign.isalpha() and not sign.isascii())


def gunzip(data: bytes, limits: ReadingLimits) -> tuple[bytes, str]:
    """Return what a .gz file holds, and what is to be said of its end where that cannot be unpacked; else "".

    A .gz file may be several packed files after one another; what was unpacked before a damage is kept.

    Raises:
        InvalidValue: nothing of it can be unpacked, it is cut off, or unpacks to more than `limits.archive_bytes`.

    >>> import gzip
    >>> gunzip(gzip.compress(b"Rain fell."), ReadingLimits())
    (b'Rain fell.', '')
    >>> gunzip(gzip.compress(b"Rain fell.") + b"Snow", ReadingLimits())[1][:47]
    'damaged: its last 4 bytes cannot be unpacked as'
    """
    parts: list[bytes] = []
    left = limits.archive_bytes
    damage = ""
    first = True
    while data and not damage:
        unpacking = zlib.decompressobj(wbits=31)
        rest = data
        try:
            while not unpacking.eof:
                part = unpacking.decompress(rest, min(_BLOCK, left + 1))
                rest = unpacking.unconsumed_tail
                left -= len(part)
                if left < 0:
                    raise past("archive_bytes", limits.archive_bytes, "it unpacks to more bytes")
                parts.append(part)
                if not part and not rest and not unpacking.eof:
                    if first:
                        raise InvalidValue("damaged: the archive is cut off")
                    damage = "cut off"
                    break
        except zlib.error as error:
            if not parts:
                raise InvalidValue(f"damaged: it cannot be unpacked ({error})") from None
            damage = str(error)
        if not damage:
            data = unpacking.unused_data.lstrip(b"\0")
        first = False
    whole = b"".join(parts)
    if damage:
        damage = (
            f"damaged: its last {len(data):,} bytes cannot be unpacked as a whole ({damage}); what could be was read"
        )
    return whole, damage
