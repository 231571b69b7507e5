"""Plain text."""

from collections.abc import Iterator, Sequence

from gleanings.documents.turns import Turn, turns
from gleanings.reading.encodings import Decoded
from gleanings.reading.formats.reading import Note, Read, Reading, ReadingOptions, Skipped, encoding_of
from gleanings.reading.mojibake import count_mojibake

_SEEN = 20_000  # characters by which the log of a chat is told
_LEVELS = frozenset(("debug", "info", "notice", "warn", "warning", "error", "critical", "fatal", "trace"))


def read_text(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read plain text.

    >>> next(read_text(b"Rain fell.", ReadingOptions())).text
    'Rain fell.'
    """
    decoded = options.decode(data)
    yield from notes_on(decoded)
    yield Reading(decoded.text, metadata=encoding_of(decoded))


def read_log(data: bytes, options: ReadingOptions) -> Iterator[Read]:
    """Read the log of a chat; that of a program holds no text.

    >>> next(read_log(b"[12:03] <ana> Is it open?\\n[12:04] <ben> Not yet.", ReadingOptions())).text[:13]
    '[12:03] <ana>'
    >>> next(read_log(b"2021-05-03 12:03 ERROR cannot open the file", ReadingOptions())).kind
    'kind of file'
    """
    decoded = options.decode(data)
    lines = [line for line in decoded.text[:_SEEN].splitlines() if line.strip()]
    said = [each for each in turns(lines) if each is not None and each.speaker]
    if 2 * len(said) < len(lines) or len({each.speaker for each in said}) < 2 or _levels(said):
        yield Skipped("", "the log of a program, not of a talk; rename it to .txt to have it read", "kind of file")
        return
    yield from notes_on(decoded)
    yield Reading(decoded.text, metadata=encoding_of(decoded))


def _levels(said: Sequence[Turn]) -> bool:
    """Return whether what would be names are how bad it is: "ERROR:", "Warning:"."""
    return sum(each.speaker.lower() in _LEVELS for each in said) * 2 > len(said)


def notes_on(decoded: Decoded) -> Iterator[Note]:
    """Yield what is to be said of a decoded text: signs that were damaged, and such as were decoded wrongly before."""
    if decoded.replaced:
        yield Note("Signs that are not of the file's encoding stand as � in the text", decoded.replaced)
    wrong = count_mojibake(decoded.text)
    if wrong:
        wrongly = "Signs such as “â€™” or “Ã©” were saved in a wrong encoding"
        yield Note(wrongly, wrong, advice="`mend_mojibake=True` mends such signs.")
