"""From a folder to a corpus: every file is read, or listed with the reason why not."""

import os
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from gleanings.cleaning.rules import Clean
from gleanings.corpus.building import build, notes_on
from gleanings.corpus.corpus import Corpus, LeftOut
from gleanings.corpus.dates import date_of_name
from gleanings.documents.document import Document
from gleanings.errors import GleaningsError, InvalidType, InvalidValue, NotFound, check_language
from gleanings.reading.readers import READERS

_LISTED = 5


def read_folder(
    folder: str | os.PathLike[str], *, language: str = "en", encoding: str | None = None, clean: Clean = True
) -> Corpus:
    """Read all texts in a folder and its sub-folders.

    Files are read in the order of their paths. A file that is empty, no text, of a kind that is not read, or the same
    text as another is left out and listed in `corpus.left_out` with the reason. Each document's metadata holds the
    encoding that was used.

    Args:
        folder: the folder; "~" is the home folder.
        language: ISO 639-1 code of the language of the texts.
        encoding: the encoding of all files, if it is known; None to tell it from each file.
        clean: what to set aside: True for all rules, False for none, or the names of some, such as {"heading"}.

    Returns:
        A corpus with at least one document. Ids are the paths below the folder.

    Raises:
        NotFound: there is no such folder.
        InvalidValue: it is a file, or nothing in it can be read as text; the message lists why.

    >>> read_folder("no/such/folder")
    Traceback (most recent call last):
    gleanings.errors.NotFound: there is no folder "no/such/folder"; ...
    """
    check_language(language)
    if not isinstance(folder, str | os.PathLike):
        raise InvalidType(f"folder={folder!r} is not a path; give the path of a folder.")
    if encoding is not None:
        _check_encoding(encoding)
    root = Path(os.path.expanduser(folder))
    if not root.exists():
        near = root.parent if root.parent.is_dir() else Path()
        raise NotFound(f'there is no folder "{root}"; check the name, or start from {near.resolve().name or "/"}/.')
    if not root.is_dir():
        raise InvalidValue(f'"{root}" is a file; give the folder that holds it.')
    documents: list[Document] = []
    left_out: list[LeftOut] = []
    first_with: dict[str, str] = {}
    for path in _files(root, left_out):
        name = path.relative_to(root).as_posix()
        try:
            document = _read(path, name, language, encoding)
            same = first_with.setdefault(" ".join(document.text.split()), name)
            if same != name:
                raise InvalidValue(f"the same text as {same}")
        except (GleaningsError, OSError) as error:
            left_out.append(LeftOut(name, _reason(error)))
        else:
            documents.append(document)
    left_out.sort(key=lambda left: left.source.split("/"))
    if not documents:
        raise InvalidValue(_nothing(root, left_out))
    built = tuple(build(documents, clean=clean))
    return Corpus(built, language, tuple(left_out), notes_on(built))


def _files(root: Path, left_out: list[LeftOut]) -> Iterator[Path]:
    """Yield the files below `root` in the order of their paths; hidden ones and what they hold aside.

    Folders that cannot be listed, and links to folders, which may lead in a circle, are added to `left_out`.
    """
    found = []
    closed: list[OSError] = []
    for parent, folders, files in os.walk(root, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [Path(parent, name) for name in folders if Path(parent, name).is_symlink()]
        left_out += [
            LeftOut(link.relative_to(root).as_posix(), "a link to a folder; read that folder by its own name")
            for link in links
        ]
        found += [Path(parent, name) for name in files if not name.startswith(".")]
    left_out += [LeftOut(Path(error.filename).relative_to(root).as_posix(), _reason(error)) for error in closed]
    yield from sorted(found, key=lambda path: path.relative_to(root).parts)


def _read(path: Path, name: str, language: str, encoding: str | None) -> Document:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        kinds = ", ".join(sorted(filter(None, READERS)))
        raise InvalidValue(f"the kind {path.suffix} is not read; kinds that are: {kinds}")
    if not path.is_file():
        raise InvalidValue("not a regular file")
    data = path.read_bytes()
    if not data.strip():
        raise InvalidValue("empty")
    reading = reader(data, encoding)
    if not reading.text.strip():
        raise InvalidValue("empty")
    return Document(
        name,
        reading.text,
        title=reading.title,
        date=reading.date or date_of_name(path.name),
        source=str(path),
        language=language,
        metadata=MappingProxyType({"encoding": reading.encoding}),
        marks=reading.marks,
    )


def _check_encoding(encoding: str) -> None:
    try:
        "".encode(encoding)
    except (LookupError, TypeError):
        raise InvalidValue(f'encoding={encoding!r} is not known; give one such as "utf-8" or "cp1252".') from None


def _reason(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "not readable: permission denied"
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)


def _nothing(root: Path, left_out: list[LeftOut]) -> str:
    if not left_out:
        return f'the folder "{root}" is empty; put texts ({", ".join(sorted(filter(None, READERS)))}) into it.'
    listed = "; ".join(f"{left.source}: {left.reason}" for left in left_out[:_LISTED])
    more = f"; and {len(left_out) - _LISTED} more" if len(left_out) > _LISTED else ""
    return f'nothing in the folder "{root}" can be read as text ({listed}{more}); put texts into it.'
