"""Many files read and their documents annotated, here or by several processes where that pays."""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from gleanings.corpus.annotation import AnnotatedDocument, AnnotationOptions, annotated
from gleanings.corpus.copies import WordHashes, word_hashes
from gleanings.corpus.left_out import LeftOut
from gleanings.corpus.parallel_annotation import answer_of, call_for
from gleanings.documents.document import Document
from gleanings.parallel.groups import MOST, TOGETHER, Task, groups_of, map_groups
from gleanings.parallel.processes import ProcessDied, run_in_processes
from gleanings.reading.cache import ReadingCache
from gleanings.reading.file import documents_of
from gleanings.reading.formats.reading import Note, ReadingOptions
from gleanings.reading.formats.registry import ARCHIVES, MANY, has_further_readers

_DIED = (
    "the process that read it ended before it was done: it is damaged in a way that ends a library, "
    "or reading it takes more memory than there is"
)
Files = Sequence[tuple[Path, str]]
Found = tuple[str, AnnotatedDocument | LeftOut | Note]  # the name of the file, and something that it gave


@dataclass(frozen=True)
class Way:
    """How files are read: the same for all of them.

    Attributes:
        options, years, cache: as `documents_of` takes them.
        asked: what is to be found out of each document.
    """

    options: ReadingOptions
    asked: AnnotationOptions
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
    hashes = WordHashes()
    most = way.options.limits.file_bytes
    sizes = [size if size <= most else 0 for size in (file_size(path) for path, _ in files)]  # larger is not opened
    tasks = partial(_tasks, way=way)
    return map_groups(files, sizes, workers, lambda group: _read(group, way, hashes), tasks, ("Reading", "files"))


def _tasks(group: Files, way: Way) -> Iterator[Task[Found]]:
    """Yield tasks for some files: one for all, or several for the documents of one that is read here."""
    if not (len(group) == 1 and _holds_many(group[0][1])) and not has_further_readers():
        yield (_read_all, (group, way)), partial(_files_of, files=group, way=way), len(group)
        return
    for path, name in group:
        before: list[Found] = []
        documents: list[Document] = []
        size = 0
        for each in documents_of(path, name, way.options, years=way.years, cache=way.cache):
            if not isinstance(each, Document):
                before.append((name, each))
                continue
            documents.append(each)
            size += len(each.text)
            if size > TOGETHER or len(documents) == MOST:
                yield _task_of(documents, before, name, way, files_done=0)
                before, documents, size = [], [], 0
        yield _task_of(documents, before, name, way, files_done=1)


def _task_of(documents: list[Document], before: list[Found], name: str, way: Way, files_done: int) -> Task[Found]:
    """Return the task for documents of a file that was read here; what else it gave before them comes first."""

    def results_of(answer: Any) -> list[Found]:  # noqa: ANN401
        return [*before, *((name, each) for each in answer_of(answer, documents, way.asked))]

    return call_for(documents, way.asked), results_of, files_done


def _files_of(answer: Any, files: Files, way: Way) -> list[Found]:  # noqa: ANN401
    return _read_apart(files, way) if isinstance(answer, ProcessDied) else list(answer)


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
    groups = groups_of(documents, [len(document.text) for document in documents])
    found = (each for group in groups for each in annotated(group, way.asked, hashes))
    return [(name, next(found) if isinstance(each, Document) else each) for name, each in given]


def _holds_many(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in (*MANY, *ARCHIVES)


def file_size(path: Path) -> int:
    """Return the bytes of a file; 0 where it is gone, which reading it will say."""
    try:
        return os.lstat(path).st_size
    except OSError:
        return 0
