"""open_corpus: a source of any size as a corpus whose documents stay on the disk."""

import os
import secrets
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from gleanings.cleaning.rules import Clean
from gleanings.corpus.annotation import AnnotationOptions
from gleanings.corpus.building import AUTO
from gleanings.corpus.left_out import LeftOut
from gleanings.corpus.stream import CorpusStream
from gleanings.errors import InvalidType, InvalidValue, NotWritable, shown
from gleanings.nouns import storage
from gleanings.parallel.partitions import check_seen, map_partitions
from gleanings.reading.assemble import reading_options
from gleanings.reading.folder import are_years, folder_at, nothing_read, path_of
from gleanings.reading.formats.columns import SEEN, Columns, Record, further_texts, text_column
from gleanings.reading.formats.reading import Note, ReadingOptions, Skipped
from gleanings.reading.limits import ReadingLimits
from gleanings.reading.many_files import Way, file_size
from gleanings.reading.streams.assembly import assembled
from gleanings.reading.streams.dask_source import is_dask, lines_of
from gleanings.reading.streams.partition import Found, read_piece
from gleanings.reading.streams.pieces import PIECE, Piece, grown, is_converted, is_records, record_pieces, whole_files
from gleanings.reading.streams.scan import Scan, columns_of, records_of, scan
from gleanings.reading.walk import files_below, readable
from gleanings.storage.atomic import reason
from gleanings.storage.shelf import clear_folder, remove_with, working_folder

if TYPE_CHECKING:
    from dask.bag import Bag
    from dask.dataframe import DataFrame

Source = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]


def open_corpus(
    source: "Source | Bag | DataFrame",
    *,
    folder: str | os.PathLike[str] | None = None,
    language: str = AUTO,
    encoding: str | None = None,
    text: str | None = None,
    clean: Clean = True,
    keep_near_copies: bool = False,
    mend_mojibake: bool = False,
    limits: ReadingLimits | None = None,
    piece: int = PIECE,
    progress: bool | None = None,
) -> CorpusStream:
    """Open a source that is too large for memory: documents are read and cleaned once, and kept on the disk.

    What `read_folder` gives for a folder and `read_file` for a file comes out, document by document. Large files of
    records (.jsonl, .jsonl.gz, .csv, .tsv, .parquet) are read in stretches. A line that holds no record is left out and
    listed. Rules that compare documents (copies, repeated lines, languages) work on hashes: a few hundred bytes a
    document are in memory, its text never is.

    Args:
        source: a folder, a file, a list of files; or a Dask bag of texts or records, or a Dask dataframe, whose
            partitions are computed one after the other.
        folder: an empty folder for the documents, about 1.5 times as large as their text; None for a temporary one,
            which goes with the corpus. On a cluster, one that all workers see under this name.
        language, encoding, text, clean, keep_near_copies, mend_mojibake, limits: as in `read_folder`; near copies are
            looked for in folders and lists only.
        piece: bytes of the source that one task reads; the result is the same for any size.
        progress: show how far it is; None shows it where there is much to read.

    Raises:
        NotFound, InvalidType, InvalidValue: the source is not as above, holds no document, or changed while it was
            read (both hashes are named).
        NotWritable: the folder cannot be written to, or the disk is full.

    >>> open_corpus("no/such/folder")
    Traceback (most recent call last):
    gleanings.errors.NotFound: there is no folder "no/such/folder"; ...
    """
    options = reading_options(language, encoding, text, mend_mojibake, limits)
    asked = AnnotationOptions.of(clean, language)
    left_out: list[LeftOut] = []
    found = None if is_dask(source) else _files(source, options, left_out)
    place, temporary = working_folder(folder)
    try:
        files, several = ([lines_of(source, place)], False) if found is None else found
        check_space(place, sum(file_size(path) for path, _ in files))
        check_seen(place, [path for path, name in files if not is_converted(name, file_size(path), piece)])
        asked = replace(asked, runs=several and not keep_near_copies)
        way = Way(options, asked, are_years([name for _, name in files]))
        notes: list[tuple[Note, str]] = []
        tasks = _tasks(files, options, place, piece, progress, notes, left_out)
        run = secrets.token_hex(4)  # so that a name never means two contents: places in a file are kept at hand
        paths = [place / f"documents-{number:06d}-{run}.jsonl" for number in range(len(tasks))]
        arguments = [(*task, way, path) for task, path in zip(tasks, paths, strict=True)]
        parts: list[Found] = list(map_partitions(read_piece, arguments, what="reading", progress=progress))
        notes += [(Note(_GREW), name) for name in grown(each for each, *_ in tasks)]
        corpus = assembled(parts, paths, way, left_out, notes, place, progress)
        if not len(corpus):
            named = source if isinstance(source, str | os.PathLike) else ""
            raise InvalidValue(nothing_read(Path(os.fspath(named)), corpus.left_out))
    except BaseException:
        clear_folder(place, temporary=temporary)
        raise
    if temporary:
        remove_with(corpus.documents, place)
    return corpus


_GREW = "It grew while it was read: what was added to it is not among the documents"


def _files(source: object, options: ReadingOptions, left_out: list[LeftOut]) -> tuple[list[tuple[Path, str]], bool]:
    """Return the files of a source with their names, and whether it is more than a single file."""
    if isinstance(source, str | os.PathLike):
        path = path_of(source, "source", "a folder or file")
        if path.is_file():
            return [(path.resolve(), readable(path.name))], False
        return list(files_below(folder_at(source), left_out, options.limits)), True
    if not isinstance(source, Sequence) or isinstance(source, bytes):
        raise InvalidType(f"source is a {type(source).__name__}; give a folder, a file, or a list of files.")
    paths = [path_of(each, "source", "a folder or file") for each in source]
    for path in paths:
        if not path.is_file():
            raise InvalidValue(f"{shown(path)} in source is not a file; give a list of files, or one folder.")
    return [(path.resolve(), readable(path.as_posix())) for path in paths], True


def check_space(folder: Path, size: int) -> None:
    """Raise if the disk of a folder has no space for the documents of so many bytes."""
    free = shutil.disk_usage(folder).free
    if free < size:
        raise NotWritable(
            f"there is no space for the documents in {shown(folder)}: they take {storage(size)} and more, and "
            f"{storage(free)} are free; give a folder= on a larger disk. gl.plan(source) tells what a run needs."
        )


Task = tuple[Piece, str, Columns | None, int]


def _tasks(
    files: Sequence[tuple[Path, str]],
    options: ReadingOptions,
    place: Path,
    piece: int,
    progress: bool | None,
    notes: list[tuple[Note, str]],
    left_out: list[LeftOut],
) -> list[Task]:
    """Return what each task reads: a piece, the hash of its bytes, what its columns are, the records before it."""
    tasks: list[Task] = []
    whole: list[tuple[Path, str, int]] = []
    for path, name in files:
        size = file_size(path)
        if not is_records(name, size, piece):
            whole.append((path, name, size))
            continue
        tasks += [(each, "", None, 0) for each in whole_files(whole, piece)]
        whole = []
        aside: list[Skipped] = []
        try:
            pieces = record_pieces(path, name, options, place, piece, aside)
        except NotWritable:  # an OSError, too
            raise
        except OSError as error:
            raise InvalidValue(f"{shown(path)} cannot be read any more ({reason(error)}).") from None
        left_out += (LeftOut(f"{name}:{each.part}", each.reason, each.kind) for each in aside)
        tasks += _of_records(pieces, options, progress, notes)
    return [*tasks, *((each, "", None, 0) for each in whole_files(whole, piece))]


def _of_records(
    pieces: Sequence[Piece], options: ReadingOptions, progress: bool | None, notes: list[tuple[Note, str]]
) -> list[Task]:
    sample: list[Record] = []
    for each in pieces:
        sample += records_of(each, each.read(), options)[0]
        if len(sample) >= SEEN:
            break
    names = list(dict.fromkeys(name for row in sample for name in row if name))
    columns = Columns.named(names, "")
    scans = _scans(pieces, options, columns, progress)
    names = list(dict.fromkeys(name for each in scans for name in each.names)) or ["text"]
    if not any(each.records for each in scans):
        raise InvalidValue(f"{shown(pieces[0].source)} is damaged: no line of it is a JSON record.")
    alone = all(each.alone for each in scans)
    column = "text" if alone else text_column(names, sample, options)
    if options.text is None and not alone:
        notes.append((further_texts(names, sample, column), pieces[0].name))
    named = Columns.named(names, column)
    if (named.key, named.date) != (columns.key, columns.date):  # named in a later record
        scans = _scans(pieces, options, named, progress)
    columns = columns_of(scans, column)
    notes.extend((note, pieces[0].name) for note in columns.notes)
    before = np.cumsum([0, *(each.records for each in scans)]).tolist()
    return [(each, seen.digest, columns, first) for each, seen, first in zip(pieces, scans, before, strict=False)]


def _scans(pieces: Sequence[Piece], options: ReadingOptions, columns: Columns, progress: bool | None) -> list[Scan]:
    arguments = [(each, options, columns.key, columns.date) for each in pieces]
    return list(map_partitions(scan, arguments, what="looking", progress=progress))
