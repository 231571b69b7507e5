"""Plain text."""

from collections.abc import Iterator

from gleanings.reading.encodings import Decoded
from gleanings.reading.formats.reading import Note, Read, Reading, ReadingOptions, encoding_of
from gleanings.reading.mojibake import count_mojibake


def read_text(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read plain text.

    >>> next(read_text(b"Rain fell.", ReadingOptions())).text
    'Rain fell.'
    """
    decoded = options.decode(data)
    yield from notes_on(decoded)
    yield Reading(decoded.text, metadata=encoding_of(decoded))


def notes_on(decoded: Decoded) -> Iterator[Note]:
    """Yield what is to be said of a decoded text: signs that were damaged, and such as were decoded wrongly before."""
    if decoded.replaced:
        yield Note("Signs that are not of the file's encoding stand as � in the text", decoded.replaced)
    wrong = count_mojibake(decoded.text)
    if wrong:
        wrongly = "Signs such as “â€™” or “Ã©” were saved in a wrong encoding"
        yield Note(wrongly, wrong, advice="`mend_mojibake=True` mends such signs.")
