"""The one table of kinds of file: which reader reads which ending. `register_reader` adds to it."""

from collections.abc import Callable, Iterable, Iterator
from inspect import signature

from gleanings.errors import InvalidType, InvalidValue
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
from gleanings.reading.formats.text import read_text

ARCHIVES = (".gz", ".zip")  # read by files.py, as what they hold is of any kind
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
        ending: the ending of the files' names, with its full stop: ".log".
        reader: takes the bytes of a file, and, if it has a second argument, the `gl.ReadingOptions`; it gives a text,
            a `gl.Reading` with what is known of it, or several of them. What it raises becomes the reason why the
            file is left out.

    Raises:
        InvalidType, InvalidValue: an argument is not as above.

    >>> register_reader(".log", lambda data: data.decode().replace("ERROR", "An error came up:"))
    >>> list(READERS.pop(".log")(b"ERROR 5", ReadingOptions()))[0].text
    'An error came up: 5'
    """
    if not isinstance(ending, str) or not ending.startswith(".") or len(ending) < 2 or "/" in ending:
        raise InvalidValue(f'ending={ending!r} is not an ending; give one with its full stop, such as ".log".')
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


def known_kinds() -> str:
    """Return the endings of all kinds that are read, in order."""
    return ", ".join(sorted({*filter(None, READERS), *ARCHIVES}))
