"""Many documents annotated, here or by several processes where that pays: the same either way."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any

from gleanings.corpus.annotation import AnnotatedDocument, AnnotationOptions, annotated
from gleanings.corpus.copies import WordHashes, word_hashes
from gleanings.documents.document import Document
from gleanings.parallel.groups import Task, map_groups
from gleanings.parallel.processes import Call, ProcessDied

_NEEDED = ("site", "language")  # of the metadata


def annotate_all(
    documents: Sequence[Document], asked: AnnotationOptions, workers: int | None = None
) -> list[AnnotatedDocument]:
    """Return what is found out of each document: the same with any number of processes.

    Args:
        documents: in order.
        asked: what is to be found out.
        workers: how many processes; None for as many as there are processors, where that pays.
    """
    hashes = WordHashes()

    def tasks(group: list[Document]) -> Iterator[Task[AnnotatedDocument]]:
        yield call_for(group, asked), partial(answer_of, group=group, asked=asked), len(group)

    sizes = [len(document.text) for document in documents]
    text = ("Cleaning", "documents")
    return map_groups(documents, sizes, workers, lambda group: annotated(group, asked, hashes), tasks, text)


def call_for(group: Sequence[Document], asked: AnnotationOptions) -> Call:
    """Return the call that annotates documents in another process, which gets no more of them than it needs."""
    return _annotated, ([_plain(document) for document in group], asked)


def answer_of(result: Any, group: Sequence[Document], asked: AnnotationOptions) -> list[AnnotatedDocument]:  # noqa: ANN401
    """Return what the call for a group of documents gave; what it could not give is found out here."""
    if isinstance(result, ProcessDied):
        return annotated(group, asked, WordHashes())
    return [_joined(document, each) for document, each in zip(group, result, strict=True)]


def _annotated(documents: Sequence[Document], asked: AnnotationOptions) -> list[AnnotatedDocument]:
    found = annotated(documents, asked, word_hashes())
    return [replace(each, document=replace(each.document, text="")) for each in found]  # the text is there already


def _plain(document: Document) -> Document:
    metadata = {name: str(document.metadata[name]) for name in _NEEDED if document.metadata.get(name)}
    return replace(document, metadata=MappingProxyType(metadata), given_id=None)


def _joined(document: Document, each: AnnotatedDocument) -> AnnotatedDocument:
    new = each.document
    whole = replace(document, marks=new.marks, title=new.title, date=new.date, language=new.language)
    return replace(each, document=whole)
