"""The one table of kinds of file: which reader reads which ending. `register_reader` adds to it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from inspect import signature

from gleanings.errors import GleaningsError, InvalidType, InvalidValue
from gleanings.reading.encodings import decode
from gleanings.reading.formats.docx import read_docx
from gleanings.reading.formats.epub import read_epub
from gleanings.reading.formats.html import read_html, read_mhtml
from gleanings.reading.formats.json_records import read_json, read_jsonl
from gleanings.reading.formats.mail import read_eml, read_mbox
from gleanings.reading.formats.markdown import read_markdown
from gleanings.reading.formats.odt import read_odt
from gleanings.reading.formats.pdf import read_pdf
from gleanings.reading.formats.reading import Note, Read, Reader, Reading, ReadingOptions, Skipped
from gleanings.reading.formats.rtf import read_rtf
from gleanings.reading.formats.subtitles import read_subtitles
from gleanings.reading.formats.tables import read_csv, read_parquet, read_tsv, read_xlsx
from gleanings.reading.formats.text import read_log, read_text

ARCHIVES = (".gz", ".zip")  # read by files.py, as what they hold is of any kind
_FIRST = 4096  # bytes by which plain text is told
PLAIN = ("", ".text", ".txt")  # kinds whose files are now and then something else
READERS: dict[str, Reader] = {
    "": read_text,  # as in collections of newsgroup posts, whose files are named by numbers
    ".csv": read_csv,
    ".docx": read_docx,
    ".eml": read_eml,
    ".epub": read_epub,
    ".htm": read_html,
    ".html": read_html,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".log": read_log,
    ".markdown": read_markdown,
    ".mbox": read_mbox,
    ".md": read_markdown,
    ".mht": read_mhtml,
    ".mhtml": read_mhtml,
    ".ndjson": read_jsonl,
    ".odt": read_odt,
    ".parquet": read_parquet,
    ".pdf": read_pdf,
    ".rtf": read_rtf,
    ".sbv": read_subtitles,
    ".srt": read_subtitles,
    ".text": read_text,
    ".tsv": read_tsv,
    ".txt": read_text,
    ".vtt": read_subtitles,
    ".xhtml": read_html,
    ".xlsx": read_xlsx,
}
_BUILT_IN = dict(READERS)
MANY = (".csv", ".json", ".jsonl", ".mbox", ".ndjson", ".parquet", ".tsv", ".xlsx")  # that hold many documents


def register_reader(ending: str, reader: Callable[..., "str | Reading | Iterable[str | Reading]"]) -> None:
    """Read files of a further kind, or one of the known kinds in another way, in this process.

    Args:
        ending: the ending of the files' names, with its full stop: ".tex".
        reader: takes the bytes of a file, and, if it has a second argument, the `gl.ReadingOptions`; it gives a text,
            a `gl.Reading` with what is known of it, or several of them. What it raises becomes the reason why the
            file is left out.

    Raises:
        InvalidType, InvalidValue: an argument is not as above.

    >>> register_reader(".tex", lambda data: data.decode().replace("~", " "))
    >>> list(READERS.pop(".tex")(b"5~days", ReadingOptions()))[0].text
    '5 days'
    """
    if not isinstance(ending, str) or not ending.startswith(".") or len(ending) < 2 or "/" in ending:
        raise InvalidValue(f'ending={ending!r} is not an ending; give one with its full stop, such as ".tex".')
    if not callable(reader):
        raise InvalidType(f"reader={reader!r:.80} cannot be called; give a function of the bytes of a file.")
    try:
        wants_options = len(signature(reader).parameters) > 1
    except (TypeError, ValueError):
        wants_options = False

    def read(data: bytes, options: ReadingOptions) -> Iterator[Read]:
        found = reader(data, options) if wants_options else reader(data)
        several: Iterable[object] = [found] if isinstance(found, str | Reading) else found
        for number, each in enumerate(several, 1):
            if isinstance(each, str):
                yield Reading(each, part="" if isinstance(found, str) else str(number))
            elif isinstance(each, Reading | Skipped | Note):
                yield each
            else:
                raise InvalidType(f"the reader gave {each!r:.60}, not a text or a Reading")

    READERS[ending.lower()] = read


def has_further_readers() -> bool:
    """Return whether readers were registered, which other processes do not know.

    >>> has_further_readers()
    False
    """
    return _BUILT_IN != READERS


# What programs can save a file as that is not read.
_SAVED_AS = {
    **dict.fromkeys((".doc", ".docm", ".dot", ".wps", ".pages", ".wpd", ".fodt"), ".docx"),
    **dict.fromkeys((".xls", ".xlsm", ".xlsb", ".ods", ".numbers", ".dta", ".sav", ".dbf", ".feather"), ".csv"),
    **dict.fromkeys((".ppt", ".pptx", ".odp", ".key", ".djvu", ".ps", ".xps", ".pub"), ".pdf"),
    **dict.fromkeys((".mobi", ".azw", ".azw3", ".fb2"), ".epub"),
    **dict.fromkeys((".msg", ".pst", ".emlx"), ".eml"),
    **dict.fromkeys((".7z", ".rar", ".tar", ".tgz", ".bz2", ".xz"), ".zip"),
}


def how_to_read(ending: str, data: bytes) -> str:
    r"""Return what makes a file readable whose kind is not read: what it is saved as, or renamed to; else nothing.

    >>> how_to_read(".doc", b"\xd0\xcf"), how_to_read(".tex", b"Rain fell."), how_to_read(".png", b"\x89PNG\0")
    ('save it as .docx', 'it seems to be plain text: rename it to .txt to have it read', '')
    """
    if ending in _SAVED_AS:
        return f"save it as {_SAVED_AS[ending]}"
    with suppress(GleaningsError):
        if not decode(data[:_FIRST]).replaced:
            return "it seems to be plain text: rename it to .txt to have it read"
    return ""


def known_kinds() -> str:
    """Return the endings of all kinds that are read, in order."""
    return ", ".join(sorted({*filter(None, READERS), *ARCHIVES}))
