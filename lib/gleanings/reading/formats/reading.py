"""What a reader takes and gives: bytes in; documents, notes, and what was left out of a file, out."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from gleanings.documents.document import Mark
from gleanings.reading.encodings import Decoded, decode
from gleanings.reading.limits import ReadingLimits
from gleanings.reading.mojibake import mend_mojibake


@dataclass(frozen=True)
class Reading:
    """One document as a reader gives it: a text, and what the file says of it.

    Attributes:
        text: the whole text.
        title: the title the file states; empty where it states none.
        date: the date the file states.
        metadata: what else it states: "author", "language", "address", columns of a table; "encoding".
        marks: stretches that are not for analysis.
        part: which part of the file it is, where a file holds several documents ("3", "notes/a.txt").
        record: whether it is one of the rows of a table.
        made: whether `date` is the day on which the file was made; a date in its name or its text then counts more.

    >>> Reading("Rain fell.").title
    ''
    """

    text: str
    title: str = ""
    date: datetime.date | None = None
    metadata: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    marks: tuple[Mark, ...] = ()
    part: str = ""
    record: bool = False
    made: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A part of a file that is no document, with the reason; `kind` as in `LeftOut`."""

    part: str
    reason: str
    kind: str = "not read"


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a reader of the account must know of a file, in a full sentence without the file's name.

    `text` is the same for all files of which the same is to be said; `number`, where given, is summed up over them.
    `advice` is a sentence that says what changes it.
    """

    text: str
    number: int = 0
    advice: str = ""


@dataclass(frozen=True)
class ReadingOptions:
    """How to read.

    Attributes:
        encoding: the encoding of all text, if it is known.
        text: the column or key that holds the texts of tables; None to guess it.
        mend_mojibake: whether signs that were saved in a wrong encoding ("donâ€™t") are mended.
        limits: how large what is read may be.
        depth: in how many archives what is read lies.

    >>> ReadingOptions().decode("café".encode()).text
    'café'
    """

    encoding: str | None = None
    text: str | None = None
    mend_mojibake: bool = False
    limits: ReadingLimits = field(default_factory=ReadingLimits)
    depth: int = 0

    def decode(self, data: bytes) -> Decoded:
        """Return bytes as text, in the encoding that was given, or in the one that they are in."""
        return self.mended(decode(data, self.encoding))

    def mended(self, decoded: Decoded) -> Decoded:
        """Return a decoded text, mended where that was asked for."""
        return replace(decoded, text=mend_mojibake(decoded.text)) if self.mend_mojibake else decoded


Read = Reading | Skipped | Note
Reader = Callable[[bytes, ReadingOptions], Iterable[Read]]


def encoding_of(decoded: Decoded) -> dict[str, object]:
    """Return the metadata that says how a text was decoded.

    >>> encoding_of(Decoded("Rain", "utf-8"))
    {'encoding': 'utf-8'}
    """
    return {"encoding": decoded.encoding}
