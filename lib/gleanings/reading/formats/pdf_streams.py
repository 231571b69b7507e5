"""How large the packed streams of a PDF are, before it is opened: a small file can hold a page of many gigabytes."""

import re
import zlib

from gleanings.reading.limits import ReadingLimits, past

_STREAM = re.compile(rb">>\s{0,3}stream\r?\n")
_DICTIONARY = 600  # bytes before a stream that say what it is
_PACKED = re.compile(rb"/(?:FlateDecode|Fl)\b")
_LETTER = 2  # bytes of a page's stream for a letter, at the least
_CHUNK = 1 << 16


def check_streams(data: bytes, limits: ReadingLimits) -> None:
    """Raise an error where a stream that draws a page unpacks to more than the letters of a document could take.

    Pictures are no such streams: they are not read.

    >>> import zlib
    >>> page = b"<< /Filter /FlateDecode >> stream\\n" + zlib.compress(b"a" * 1000) + b"\\nendstream"
    >>> check_streams(page, ReadingLimits())
    >>> check_streams(page, ReadingLimits(document_characters=100))
    Traceback (most recent call last):
    gleanings.reading.limits.PastLimit: a page of it unpacks to more than 200 bytes, past the limit of 100; raise it \
with limits=gl.ReadingLimits(document_characters=...)
    """
    most = _LETTER * limits.document_characters
    end = 0
    for stream in _STREAM.finditer(data):
        if end < stream.end():  # sought once for all streams before it, or none of many would be ended
            end = data.find(b"endstream", stream.end()) % (len(data) + 1)
        said = data[max(0, stream.start() - _DICTIONARY) : stream.start()].rpartition(b"obj")[2]
        passes = len(_PACKED.findall(said))
        if passes and b"/Image" not in said and _unpacks_past(memoryview(data)[stream.end() : end], passes, most):
            what = f"a page of it unpacks to more than {most:,} bytes"
            raise past("document_characters", limits.document_characters, what)


def _unpacks_past(stream: memoryview, passes: int, most: int) -> bool:
    """Return whether a stream that is packed so many times unpacks to more than `most` bytes."""
    packed = [zlib.decompressobj() for _ in range(passes)]
    size = 0
    try:
        for at in range(0, len(stream), _CHUNK):
            if packed[0].eof:
                return False
            chunk = bytes(stream[at : at + _CHUNK])
            for one in packed[:-1]:
                chunk = one.decompress(chunk, most)
            while chunk and size <= most and not packed[-1].eof:  # the line end behind it is never consumed
                size += len(packed[-1].decompress(chunk, _CHUNK))
                chunk = packed[-1].unconsumed_tail
            if size > most:
                return True
    except zlib.error:
        pass  # damaged; it is read as far as it goes
    return False
