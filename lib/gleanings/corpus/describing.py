"""Many documents described, one after the other, or by several processes where that pays: the same either way."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar

from gleanings.corpus.copies import WordHashes, word_hashes
from gleanings.corpus.described import Asked, Described, described
from gleanings.documents.document import Document
from gleanings.parallel.processes import Call, ProcessDied, run_in_processes, worker_count
from gleanings.parallel.progress_bar import bar

PAYS_FROM = 3_000_000  # characters, or bytes of files, from which on processes save more time than their start takes
TOGETHER = 250_000  # characters, or bytes, that one call works on
MOST = 200  # documents, or files, of one call
Item = TypeVar("Item")
_ASKED_OF = ("site", "language")  # what describing wants to know of the metadata


def describe_all(documents: Sequence[Document], asked: Asked, workers: int | None = None) -> list[Described]:
    """Return what is found out of each document: the same with any number of processes.

    Args:
        documents: in order.
        asked: what is to be found out.
        workers: how many processes; None for as many as there are processors, where that pays.
    """
    found: list[Described] = []
    sizes = [len(document.text) for document in documents]
    number = processes_for(sum(sizes), workers)
    with bar(len(documents), "Cleaning", "documents") as done:
        if number < 2:
            hashes = WordHashes()
            for group in together(documents, sizes):
                found += described(group, asked, hashes)
                done(len(group))
            return found
        sent: deque[list[Document]] = deque()

        def calls() -> Iterator[Call]:
            for group in together(documents, sizes):
                sent.append(group)
                yield call_for(group, asked)

        def take(result: Any) -> None:  # noqa: ANN401  of any call
            each = answer_of(result, sent.popleft(), asked)
            found.extend(each)
            done(len(each))

        run_in_processes(calls(), take, number)
    return found


def processes_for(size: int, workers: int | None) -> int:
    """Return how many processes work of this size is worth; a number that was asked for is taken as it is."""
    return 1 if workers is None and size < PAYS_FROM else worker_count(workers)


def together(items: Sequence[Item], sizes: Sequence[int]) -> Iterator[list[Item]]:
    """Yield documents or files, of these sizes, in groups that are worth a call each; a large one is alone."""
    group: list[Item] = []
    total = 0
    for item, size in zip(items, sizes, strict=True):
        if group and (total + size > TOGETHER or len(group) == MOST):
            yield group
            group, total = [], 0
        group.append(item)
        total += size
    if group:
        yield group


def call_for(group: Sequence[Document], asked: Asked) -> Call:
    """Return the call that describes documents in another process, which gets no more of them than it needs."""
    return _describe, ([_plain(document) for document in group], asked)


def answer_of(result: Any, group: Sequence[Document], asked: Asked) -> list[Described]:  # noqa: ANN401
    """Return what the call for a group of documents gave; what it could not give is found out here."""
    if isinstance(result, ProcessDied):
        return described(group, asked, WordHashes())
    return [_joined(document, each) for document, each in zip(group, result, strict=True)]


def _describe(documents: Sequence[Document], asked: Asked) -> list[Described]:
    found = described(documents, asked, word_hashes())
    return [replace(each, document=replace(each.document, text="")) for each in found]  # the text is there already


def _plain(document: Document) -> Document:
    metadata = {name: str(document.metadata[name]) for name in _ASKED_OF if document.metadata.get(name)}
    return replace(document, metadata=MappingProxyType(metadata), given_id=None)


def _joined(document: Document, each: Described) -> Described:
    new = each.document
    whole = replace(document, marks=new.marks, title=new.title, date=new.date, language=new.language)
    return replace(each, document=whole)
