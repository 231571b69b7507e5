"""How large what is read may be: past a limit a file, or a part of it, is left out with the reason."""

from dataclasses import dataclass, fields

from gleanings.errors import InvalidValue, whole_number

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """Limits of reading. Nothing past one is read in part: it is left out, and listed with the limit's name.

    Attributes:
        file_bytes: of one file, as it lies on the disk.
        document_characters: of one document.
        archive_bytes: of all that one archive (.zip, .gz, .docx, .epub, ...) holds, unpacked.
        archive_files: how many files one archive may hold.
        archive_depth: how many archives may lie in one another.
        nesting: how deep JSON, HTML or XML may be nested.
        cell_characters: of one cell of a table.
        parts: how many documents one file may hold.
        files: how many files a folder may hold.

    >>> ReadingLimits(file_bytes=0)
    Traceback (most recent call last):
    gleanings.errors.InvalidValue: file_bytes=0 is out of range; give a whole number of 1 or more.
    """

    file_bytes: int = 200 * MEGABYTE
    document_characters: int = 20 * MEGABYTE
    archive_bytes: int = 500 * MEGABYTE
    archive_files: int = 100_000
    archive_depth: int = 3
    nesting: int = 500
    cell_characters: int = 10 * MEGABYTE
    parts: int = 1_000_000
    files: int = 1_000_000

    def __post_init__(self) -> None:
        for each in fields(self):
            whole_number(each.name, getattr(self, each.name), least=1)


def past(limit: str, allowed: int, what: str) -> InvalidValue:
    """Return the error that says that `what` is past a limit, and how to raise it.

    >>> print(past("file_bytes", 1000, "the file has 2,000 bytes"))
    the file has 2,000 bytes, past the limit of 1,000; raise it with limits=gl.ReadingLimits(file_bytes=...)
    """
    return PastLimit(f"{what}, past the limit of {allowed:,}; raise it with limits=gl.ReadingLimits({limit}=...)")


class PastLimit(InvalidValue):
    """Something is larger than a limit of reading allows."""

    kind = "too large"
