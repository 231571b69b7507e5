"""Lines that many documents of one source share: contact lines, agency lines, notices."""

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import PurePath

from gleanings.documents.document import Document, Mark
from gleanings.documents.month_names import MONTHS, WEEKDAYS
from gleanings.documents.spans import Span

LEAST_DOCUMENTS = 5
LEAST_SHARE = 0.005
_WORDS = 40
_LENGTH = 400  # characters
_SENTENCES = 4  # in a document of one paragraph: a short review is no article
_DIGIT = re.compile(r"\d")
_NAME = re.compile(r"[^\W\d_]+")
_DATE_NAMES = frozenset(name for name in {*MONTHS, *WEEKDAYS} if len(name) > 2)


def mark_repeated(documents: Sequence[Document]) -> list[Document]:
    """Return the documents, with the lines marked that many of one source share.

    A source is the site a document comes from (`metadata["site"]`), else the folder of its file; texts without a file
    are one source. A unit is a paragraph, or a sentence where a document of several has one paragraph only. It is
    boilerplate if it has at most 40 words (and 400 characters) and stands in at least 5 documents and .5 % of those of
    its source (compared without case, digits, months and weekdays; documents of the same text count once). Where that
    would be half of a document or more, the document is left alone: that is a story told again, not boilerplate.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for i, document in enumerate(documents):
        groups[source_of(document)].append(i)
    found = list(documents)
    for places in groups.values():
        if len(places) >= LEAST_DOCUMENTS:
            for i, document in zip(places, _mark_group([documents[i] for i in places]), strict=True):
                found[i] = document
    return found


def source_of(document: Document) -> str:
    """Return what a document comes from: its site, else the folder of its file."""
    site = document.metadata.get("site")
    if isinstance(site, str) and site:
        return site
    return str(PurePath(document.source).parent) if document.source else ""


def _mark_group(documents: list[Document]) -> list[Document]:
    units = [units_of(document) for document in documents]
    seen: dict[str, int] = {}
    texts: set[str] = set()
    for document, found in zip(documents, units, strict=True):
        if document.text in texts:
            continue
        texts.add(document.text)
        for key in {key for key, _ in found}:
            seen[key] = seen.get(key, 0) + 1
    least = max(LEAST_DOCUMENTS, LEAST_SHARE * len(texts))
    return [
        with_repeated(d, [(seen[k], span) for k, span in u if seen.get(k, 0) >= least])
        for d, u in zip(documents, units, strict=True)
    ]


def units_of(document: Document) -> list[tuple[str, Span]]:
    """Return the lines of a document that may be boilerplate, as they are compared, with their places."""
    parts: list[tuple[str, int, int]]
    if len(document.paragraphs) > 1:
        parts = [(p.text, p.start, p.end) for p in document.paragraphs]
    else:
        parts = [(s.text, s.start, s.end) for s in document.sentences]
        if len(parts) < _SENTENCES:
            return []
    found = []
    for text, start, end in parts:
        if len(text) > _LENGTH:
            continue
        words = text.split()
        if len(words) <= _WORDS:
            found.append((_without_times(" ".join(words).lower()), (start, end)))
    return found


def _without_times(line: str) -> str:
    """Return the line, in lower case, with a 0 for each digit, month and weekday."""
    line = _DIGIT.sub("0", line)
    return _NAME.sub(lambda match: "0" if match[0] in _DATE_NAMES else match[0], line) if "0" in line else line


def with_repeated(document: Document, repeated: list[tuple[int, Span]]) -> Document:
    """Return a document with its repeated lines marked, each with the number of documents that hold it."""
    size = sum(end - start for _, (start, end) in repeated)
    if not repeated or 2 * size >= sum(p.end - p.start for p in document.paragraphs):
        return document
    marks = [Mark(*span, "boilerplate", f"the same line stands in {times} documents") for times, span in repeated]
    return document.marked(marks)
