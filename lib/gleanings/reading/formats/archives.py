"""Files in archives: .zip and .gz, whose files are read by the readers of their own kinds."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from gleanings.errors import GleaningsError, MissingExtra
from gleanings.reading.formats.archive import gunzip, open_zip
from gleanings.reading.formats.reading import Read, Reading, ReadingOptions, Skipped
from gleanings.reading.limits import past

ReadInner = Callable[[str, bytes, ReadingOptions], Iterator[Read]]


def read_zip(data: bytes, options: ReadingOptions, inner: ReadInner) -> Iterator[Read]:
    """Read each file of a zip archive with `inner`; names that lead out of it are only names here."""
    deeper = _deeper(options)
    with open_zip(data, options.limits) as archive:
        for info in sorted(archive.files, key=lambda info: info.filename.split("/")):
            name = info.filename
            parts = PurePosixPath(name.replace("\\", "/")).parts
            if any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts):
                yield Skipped(name, "hidden: its name, or a folder's, begins with a dot", "hidden")
                continue
            if ".." in parts or name.startswith(("/", "\\")) or ":" in parts[0]:
                yield Skipped(name, "its name leads out of the archive", "link")
                continue
            try:
                yield from _named(name, inner(name, archive.read(info), deeper))
            except GleaningsError as error:
                yield Skipped(name, str(error), kind_of_error(error))


def read_gzip(name: str, data: bytes, options: ReadingOptions, inner: ReadInner) -> Iterator[Read]:
    """Read the one file of a .gz, named as it is without ".gz"; an end that cannot be unpacked is listed."""
    unpacked, damage = gunzip(data, options.limits)
    yield from inner(name, unpacked, _deeper(options))
    if damage:
        yield Skipped("its end", damage, "damaged")


def kind_of_error(error: GleaningsError) -> str:
    """Return why a file is left out in a word or two, for counting.

    >>> kind_of_error(past("file_bytes", 1, "the file has 2 bytes")), kind_of_error(GleaningsError("cut off"))
    ('too large', 'damaged')
    """
    if isinstance(error, MissingExtra):
        return "not installed"
    return str(getattr(error, "kind", "empty" if str(error) == "empty" else "damaged"))


def _named(name: str, found: Iterator[Read]) -> Iterator[Read]:
    for each in found:
        if isinstance(each, Reading | Skipped):
            yield replace(each, part=f"{name}:{each.part}" if each.part else name)
        else:
            yield each


def _deeper(options: ReadingOptions) -> ReadingOptions:
    if options.depth >= options.limits.archive_depth:
        raise past("archive_depth", options.limits.archive_depth, "archives lie in archives")
    return replace(options, depth=options.depth + 1)
