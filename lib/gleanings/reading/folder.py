"""From a folder to a corpus: every file is read, or listed with the reason why not."""

import os
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from gleanings.cleaning.rules import Clean
from gleanings.corpus.annotation import AnnotatedDocument, AnnotationOptions
from gleanings.corpus.corpus import AUTO, Corpus, LeftOut
from gleanings.errors import InvalidType, InvalidValue, NotFound, shown
from gleanings.reading.assemble import Notes, corpus_of, reading_options
from gleanings.reading.cache import ReadingCache
from gleanings.reading.formats.registry import known_kinds
from gleanings.reading.limits import ReadingLimits
from gleanings.reading.many_files import Found, Way, read_files
from gleanings.reading.walk import files_below, readable

_LISTED = 5


def read_folder(
    folder: str | os.PathLike[str],
    *,
    language: str = AUTO,
    encoding: str | None = None,
    text: str | None = None,
    clean: Clean = True,
    keep_near_copies: bool = False,
    mend_mojibake: bool = False,
    cache: str | os.PathLike[str] | None = None,
    limits: ReadingLimits | None = None,
    workers: int | None = None,
) -> Corpus:
    """Read all documents in a folder and its sub-folders.

    Files are read in the order of their paths. A file that is empty, no text, of a kind that is not read, hidden, a
    link, or the same text as another is left out and listed in `corpus.left_out` with the reason; `corpus.account` is
    the account of it all. Each document's metadata holds the encoding that was used, and what its file states.

    Args:
        folder: the folder; "~" is the home folder.
        language: of all texts, by ISO 639-1 code or English name; "auto" to tell it from each of them.
        encoding: the encoding of all files, if it is known; None to tell it from each file.
        text: the column that holds the texts of tables (.csv, .xlsx, .jsonl, ...); None to guess it, which
            `corpus.notes` then says.
        clean: what to set aside: True for all rules, False for none, or the names of some, such as {"heading"}.
        keep_near_copies: whether all of those documents are kept that are nearly the same; else the longest of them
            is, and the others are in `corpus.near_copies`.
        mend_mojibake: whether signs that were saved in a wrong encoding ("donâ€™t") are mended.
        cache: a folder in which what was read is kept, by its content, for the next call; safe to delete.
        limits: how large files may be; None for the defaults of `ReadingLimits`.
        workers: how many processes read; None for one for each processor where there is so much to read that it pays.
            The corpus is the same. A file that ends the process that reads it is left out.

    Returns:
        A corpus with at least one document. Ids are the paths below the folder; of a file that holds several
        documents, with a colon and the part behind it: the id that a record has of its own, or the number of its row
        as a spreadsheet shows it ("posts.csv:3").

    Raises:
        NotFound: there is no such folder.
        InvalidValue: it is a file, or nothing in it can be read as text; the message lists why.

    >>> read_folder("no/such/folder")
    Traceback (most recent call last):
    gleanings.errors.NotFound: there is no folder "no/such/folder"; ...
    """
    options = reading_options(language, encoding, text, mend_mojibake, limits)
    asked = AnnotationOptions.of(clean, language, runs=not keep_near_copies)
    root = folder_at(folder)
    kept = ReadingCache(cache) if cache is not None else None
    left_out: list[LeftOut] = []
    files = list(files_below(root, left_out, options.limits))
    if kept is not None:
        files = [(path, name) for path, name in files if not kept.holds(path)]
    way = Way(options, asked, are_years([name for _, name in files]), kept)
    corpus = _corpus_of(read_files(files, way, workers), left_out, asked, once=not keep_near_copies)
    if not len(corpus):
        raise InvalidValue(nothing_read(root, corpus.left_out))
    return corpus


def read_file(
    path: str | os.PathLike[str],
    *,
    language: str = AUTO,
    encoding: str | None = None,
    text: str | None = None,
    clean: Clean = True,
    mend_mojibake: bool = False,
    limits: ReadingLimits | None = None,
) -> Corpus:
    """Read the documents of one file, of any kind that `read_folder` reads.

    Args:
        path: the file; "~" is the home folder.
        language, encoding, text, clean, mend_mojibake, limits: as in `read_folder`.

    Returns:
        A corpus of one document, or of all that the file holds (.csv, .jsonl, .mbox, .zip, ...).

    Raises:
        NotFound: there is no such file.
        InvalidValue: it is a folder, or cannot be read; the message says why.

    >>> read_file("no/such/file.pdf")
    Traceback (most recent call last):
    gleanings.errors.NotFound: there is no file "no/such/file.pdf"; check the name.
    """
    options = reading_options(language, encoding, text, mend_mojibake, limits)
    place = path_of(path, "path", "a file")
    try:
        if place.is_dir():
            raise InvalidValue(f"{shown(path)} is a folder; use read_folder.")
        place = place.resolve(strict=True)
    except OSError:
        raise NotFound(f"there is no file {shown(path)}; check the name.") from None
    asked = AnnotationOptions.of(clean, language)
    left_out: list[LeftOut] = []
    corpus = _corpus_of(read_files([(place, readable(place.name))], Way(options, asked)), left_out, asked, once=False)
    if not len(corpus):
        reasons = "; ".join(left.reason for left in left_out[:_LISTED]) or "it holds no document"
        raise InvalidValue(f"{shown(path)} cannot be read: {reasons}.")
    return corpus


def path_of(given: object, name: str, what: str) -> Path:
    """Return what was given as a path."""
    if not isinstance(given, str | os.PathLike) or isinstance(os.fspath(given), bytes):
        raise InvalidType(f"{name}={given!r:.80} is not a path; give the path of {what}.")
    if not str(given).strip():
        raise InvalidValue(f'{name}="" names nothing; give the path of {what}, or "." for the folder that you are in.')
    if "\0" in str(given):
        raise InvalidValue(f"{name}={shown(given)} holds a NUL; give the path of {what}.")
    return Path(os.path.expanduser(given))


def folder_at(folder: object) -> Path:
    """Return a folder that is there."""
    root = path_of(folder, "folder", "a folder")
    try:
        there, is_folder = root.exists(), root.is_dir()
    except OSError as error:
        raise InvalidValue(f"{shown(root)} cannot be looked at ({(error.strerror or str(error)).lower()}).") from None
    if not there:
        near = root.parent if root.parent.is_dir() else Path()
        raise NotFound(f"there is no folder {shown(root)}; check the name, or start from {near.resolve().name}/.")
    if not is_folder:
        raise InvalidValue(f"{shown(root)} is a file; give the folder that holds it, or use read_file.")
    return root


def are_years(names: Sequence[str]) -> bool:
    """Return whether names that are nothing but a number are years: all of them are, or files are numbered through.

    >>> are_years(["2019.txt", "2020.txt"]), are_years(["1.txt", "2020.txt"])
    (True, False)
    """
    stems = [PurePosixPath(name).stem for name in names]
    numbers = [int(stem) for stem in stems if stem.isdecimal() and len(stem) < 9]
    return all(1400 <= number <= 2100 for number in numbers)


def _corpus_of(found: Sequence[Found], left_out: list[LeftOut], asked: AnnotationOptions, *, once: bool) -> Corpus:
    """Return the corpus of what files gave; what is left out of them is added to `left_out`."""
    documents: list[AnnotatedDocument] = []
    notes = Notes()
    for name, each in found:
        if isinstance(each, AnnotatedDocument):
            documents.append(each)
        elif isinstance(each, LeftOut):
            left_out.append(each)
        else:
            notes.add(each, name)
    return corpus_of(documents, left_out, notes, asked, once=once)


def nothing_read(root: Path, left_out: Sequence[LeftOut]) -> str:
    """Return why nothing in a folder, or a file, was read."""
    if not left_out:
        return f"the folder {shown(root)} is empty; put texts ({known_kinds()}) into it."
    listed = "; ".join(f"{left.source}: {left.reason}" for left in left_out[:_LISTED])
    more = f"; and {len(left_out) - _LISTED} more" if len(left_out) > _LISTED else ""
    kind, advice = ("file", "give one that holds texts") if root.is_file() else ("folder", "put texts into it")
    return f"nothing in the {kind} {shown(root)} can be read as text ({listed}{more}); {advice}."
