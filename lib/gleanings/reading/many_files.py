"""Many files read and their documents described, one after the other, or by several processes where that pays."""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from gleanings.corpus.copies import WordHashes, word_hashes
from gleanings.corpus.described import Asked, Described, described
from gleanings.corpus.describing import MOST, TOGETHER, answer_of, call_for, processes_for, together
from gleanings.corpus.left_out import LeftOut
from gleanings.documents.document import Document
from gleanings.parallel.processes import Call, ProcessDied, run_in_processes
from gleanings.parallel.progress_bar import bar
from gleanings.reading.cache import ReadingCache
from gleanings.reading.file import documents_of
from gleanings.reading.formats.reading import Note, ReadingOptions
from gleanings.reading.formats.registry import ARCHIVES, MANY, has_further_readers

_DIED = (
    "the process that read it ended before it was done: it is damaged in a way that ends a library, "
    "or reading it takes more memory than there is"
)
Files = Sequence[tuple[Path, str]]
Found = tuple[str, Described | LeftOut | Note]  # the name of the file, and something that it gave


@dataclass(frozen=True)
class Way:
    """How files are read: the same for all of them.

    Attributes:
        options, years, cache: as `documents_of` takes them.
        asked: what is to be found out of each document.
    """

    options: ReadingOptions
    asked: Asked
    years: bool = True
    cache: ReadingCache | None = None


def read_files(files: Files, way: Way, workers: int | None = None) -> list[Found]:
    """Return what files gave, in their order: the same with any number of processes.

    A file whose reading ends a process is left out.

    Args:
        files: paths, each with its name.
        way: how to read.
        workers: how many processes; None for as many as there are processors, where that pays.
    """
    found: list[Found] = []
    most = way.options.limits.file_bytes
    sizes = [size if size <= most else 0 for size in (file_size(path) for path, _ in files)]  # larger is not opened
    number = processes_for(sum(sizes), workers)
    with bar(len(files), "Reading", "files") as done:
        if number < 2:
            hashes = WordHashes()
            for group in together(files, sizes):
                found += _read(group, way, hashes)
                done(len(group))
            return found
        sent: deque[_Sent] = deque()

        def calls() -> Iterator[Call]:
            for group in together(files, sizes):
                yield from _calls_for(group, way, sent)

        def take(result: Any) -> None:  # noqa: ANN401  of any call
            last = sent.popleft()
            found.extend(_answer(result, last, way))
            done(last.files_done)

        run_in_processes(calls(), take, number)
    return found


@dataclass(frozen=True)
class _Sent:
    """What one call works on: files, or documents of one that was read here, with what else that gave before them."""

    files: Files = ()
    documents: Sequence[Document] = ()
    beside: Sequence[Found] = ()
    name: str = ""
    files_done: int = 0


def _calls_for(group: Files, way: Way, sent: "deque[_Sent]") -> Iterator[Call]:
    """Yield calls for some files: one for all, or several for the documents of one that is read here."""
    if not (len(group) == 1 and _holds_many(group[0][1])) and not has_further_readers():
        sent.append(_Sent(files=group, files_done=len(group)))
        yield _read_all, (group, way)
        return
    for path, name in group:
        beside: list[Found] = []
        documents: list[Document] = []
        size = 0
        for each in documents_of(path, name, way.options, years=way.years, cache=way.cache):
            if not isinstance(each, Document):
                beside.append((name, each))
                continue
            documents.append(each)
            size += len(each.text)
            if size > TOGETHER or len(documents) == MOST:
                sent.append(_Sent(documents=documents, beside=beside, name=name))
                yield call_for(documents, way.asked)
                beside, documents, size = [], [], 0
        sent.append(_Sent(documents=documents, beside=beside, name=name, files_done=1))
        yield call_for(documents, way.asked)


def _answer(result: Any, last: _Sent, way: Way) -> list[Found]:  # noqa: ANN401  of any call
    if last.files:
        return _read_apart(last.files, way) if isinstance(result, ProcessDied) else list(result)
    return [*last.beside, *((last.name, each) for each in answer_of(result, last.documents, way.asked))]


def _read_apart(files: Files, way: Way) -> list[Found]:
    """Return what files gave of which one ended its process: each is read by a process of its own."""
    if len(files) == 1:
        return [(files[0][1], LeftOut(files[0][1], _DIED, "damaged"))]
    found: list[Found] = []
    waiting = deque(files)

    def take(result: Any) -> None:  # noqa: ANN401
        file = waiting.popleft()
        found.extend(_read_apart([file], way) if isinstance(result, ProcessDied) else result)

    run_in_processes(((_read_all, ([file], way)) for file in files), take, 2)
    return found


def _read_all(files: Files, way: Way) -> list[Found]:
    return _read(files, way, word_hashes())


def _read(files: Files, way: Way, hashes: WordHashes) -> list[Found]:
    given = [
        (name, each)
        for path, name in files
        for each in documents_of(path, name, way.options, years=way.years, cache=way.cache)
    ]
    documents = [each for _, each in given if isinstance(each, Document)]
    groups = together(documents, [len(document.text) for document in documents])
    found = (each for group in groups for each in described(group, way.asked, hashes))
    return [(name, next(found) if isinstance(each, Document) else each) for name, each in given]


def _holds_many(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in (*MANY, *ARCHIVES)


def file_size(path: Path) -> int:
    """Return the bytes of a file; 0 where it is gone, which reading it will say."""
    try:
        return os.lstat(path).st_size
    except OSError:
        return 0
