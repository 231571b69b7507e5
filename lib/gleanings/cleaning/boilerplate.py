"""Lines that many documents of one source share: contact lines, agency lines, notices."""

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from gleanings.cleaning.site_words import speaks_of_pages
from gleanings.documents.document import Document, Mark
from gleanings.documents.month_names import MONTHS, WEEKDAYS
from gleanings.documents.punctuation import about_words, count_words, ends_sentence
from gleanings.types import Flags, Integers, Span

LEAST_DOCUMENTS = 5
LEAST_SHARE = 0.005
_WORDS = 40
_LENGTH = 400  # characters
_PASSAGE, _PASSAGE_WORDS = 3, 20  # so many lines in a row, of so many words each, are text that was told again
_PART_LINES, _PART_SHARE = 12, 0.5  # of a document that stand in few others: it is a part of one, or holds one
_MANY = 0.25  # of the documents of a source: what so many share was not copied from one of them
_EDGE = 2  # paragraphs at each end of a record: a notice, and a line of contact
_SENTENCES = 4  # in a document of one paragraph: a short review is no article
_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"[^\W\d_]+")
_DATE_NAMES = frozenset(name for name in {*MONTHS, *WEEKDAYS} if len(name) > 2)


def mark_repeated(documents: Sequence[Document], lines: Sequence[Integers]) -> list[Document]:
    """Return the documents, with the lines marked that many of one source share.

    A source is the site a document comes from (`metadata["site"]`), else the folder of its file; texts without a file
    are one source. A unit is a paragraph, or a sentence where a document of several has one paragraph only. It is
    boilerplate if it has at most 40 words (and 400 characters) and stands in at least 5 documents and .5 % of those of
    its source (compared without case, numbers, months and weekdays; documents of the same text count once). Where that
    would be half of a document or more, the document is left alone: that is a story told again, not boilerplate.

    Args:
        documents: of one or several sources.
        lines: `compared_lines` of each.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for i, document in enumerate(documents):
        groups[source_of(document)].append(i)
    found = list(documents)
    for places in groups.values():
        if len(places) >= LEAST_DOCUMENTS:
            marked = _mark_group([documents[i] for i in places], [lines[i] for i in places])
            for i, document in zip(places, marked, strict=True):
                found[i] = document
    return found


def source_of(document: Document) -> str:
    """Return what a document comes from: its site, else the folder of its file."""
    site = document.metadata.get("site")
    if isinstance(site, str) and site:
        return site
    return _folder(document.source) if document.source else ""


@lru_cache(maxsize=256)  # the records of a file follow each other
def _folder(path: str) -> str:
    return os.path.dirname(path) or "."


def _mark_group(documents: list[Document], lines: list[Integers]) -> list[Document]:
    texts: dict[str, Integers] = {}
    for document, each in zip(documents, lines, strict=True):
        if document.text not in texts:
            texts[document.text] = np.unique(each[:, 0])
    counted = np.concatenate([np.zeros(0, np.int64), *texts.values()])
    holders = np.repeat(np.arange(len(texts)), [len(each) for each in texts.values()])
    _, which, times = np.unique(counted, return_inverse=True, return_counts=True)
    copied = np.bincount(holders[is_copied(times, len(texts))[which]], minlength=len(texts))
    parts = is_part(copied, np.bincount(holders, minlength=len(texts)))
    hashes, times = np.unique(counted[~parts[holders]], return_counts=True)
    often = times >= max(LEAST_DOCUMENTS, LEAST_SHARE * len(texts))
    seen = dict(zip(hashes[often].tolist(), times[often].tolist(), strict=True))
    if not seen:
        return documents
    return [
        with_repeated(d, [(seen[key], (start, end)) for key, start, end in each.tolist() if key in seen])
        for d, each in zip(documents, lines, strict=True)
    ]


def is_copied(times: Integers, size: int | Integers) -> Flags:
    """Return which lines stand in several documents of a source, but in few, of how many documents hold each."""
    return (times > 1) & (times < np.maximum(LEAST_DOCUMENTS, _MANY * np.asarray(size)))


def is_part(copied: Integers, size: Integers) -> Flags:
    """Return which documents are parts of others, or hold such: many of their lines, half or more, were copied.

    A chapter and its book hold each other's lines; these are no boilerplate, however many chapters there are.
    """
    return (copied >= _PART_LINES) & (copied >= _PART_SHARE * size)


def compared_lines(document: Document, *, apart: bool = False) -> Integers:
    """Return the lines of a document that may be boilerplate, lines x 3: its hash, where it begins and where it ends.

    Args:
        document: the document.
        apart: whether only paragraphs at the beginning and the end count, beside a text that is longer than any such
            line: the footer of an article that was exported into a table, and no opinion that many gave.

    >>> compared_lines(Document("a", "Rain fell.\\n\\nSnow fell."))[:, 1:].tolist()
    [[0, 10], [12, 22]]
    """
    return np.array([(hashed(key), *span) for key, span in _units_of(document, apart)], dtype=np.int64).reshape(-1, 3)


def hashed(text: str) -> int:
    """Return 63 bits that are the same for the same text, everywhere."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def _units_of(document: Document, apart: bool) -> list[tuple[str, Span]]:
    """Return the lines of a document that may be boilerplate, as they are compared, with their places."""
    parts: list[tuple[str, int, int]]
    if apart or len(document.paragraph_places) > 1:
        parts = [(document.text[start:end], start, end) for start, end in document.paragraph_places]
        parts = _at_edges(parts) if apart else parts
    else:
        parts = [(s.text, s.start, s.end) for s in document.sentences]
        if len(parts) < _SENTENCES:
            return []
    found = []
    for text, start, end in parts:
        if len(text) > _LENGTH:
            continue
        if about_words(text) <= _WORDS:
            found.append((_without_times(" ".join(text.split()).lower()), (start, end)))
    return found


def _at_edges(parts: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Return the paragraphs at the beginning and the end of a document, where more than a line stands between them."""
    edge = min(_EDGE, max(1, (len(parts) - 1) // 2))
    for above, below in ((edge, edge), (0, 1), (1, 0)):
        inner = parts[above : len(parts) - below]
        if sum(count_words(text) for text, _, _ in inner) > _WORDS:
            return parts[:above] + parts[len(parts) - below :]
    return []


def _without_passages(document: Document, repeated: list[tuple[int, Span]]) -> list[tuple[int, Span]]:
    """Return the lines without those that follow each other as text does: a chapter that other documents hold, too."""
    number = {start: i for i, (start, _) in enumerate(document.paragraph_places)}
    kept: list[tuple[int, Span]] = []
    run: list[tuple[int, Span]] = []
    for line in [*repeated, (0, (-1, -1))]:
        start = line[1][0]
        if run and number.get(start, -1) != number.get(run[-1][1][0], -3) + 1:
            words = sum(about_words(document.text[slice(*span)]) for _, span in run)
            kept += run if len(run) < _PASSAGE or words <= _PASSAGE * _PASSAGE_WORDS else []
            run = []
        run.append(line)
    return kept


def _without_sentences(document: Document, repeated: list[tuple[int, Span]]) -> list[tuple[int, Span]]:
    """Return the lines without the sentences amid a text, each alone between paragraphs that are not repeated.

    "He said nothing." may stand in many stories; a sentence on newsletters or comments is the page's.
    """
    places = document.paragraph_places
    number = {start: i for i, (start, _) in enumerate(places)}
    there = {number.get(start, -1) for _, (start, _) in repeated}
    kept = []
    for times, (start, end) in repeated:
        at = number.get(start, -1)
        line = document.text[start:end]
        amid = _EDGE <= at < len(places) - _EDGE and at - 1 not in there and at + 1 not in there
        said = amid and line[-1:] not in ":：" and ends_sentence(line) and not speaks_of_pages(line)
        kept += [] if said else [(times, (start, end))]
    return kept


def _without_times(line: str) -> str:
    """Return the line, in lower case, with a 0 for each number, month and weekday."""
    line = _NUMBER.sub("0", line)
    return _NAME.sub(lambda match: "0" if match[0] in _DATE_NAMES else match[0], line) if "0" in line else line


def with_repeated(document: Document, repeated: list[tuple[int, Span]]) -> Document:
    """Return a document with its repeated lines marked, each with the number of documents that hold it."""
    repeated = _without_sentences(document, _without_passages(document, repeated))
    size = sum(end - start for _, (start, end) in repeated)
    if not repeated or 2 * size >= sum(end - start for start, end in document.paragraph_places):
        return document
    marks = [Mark(*span, "boilerplate", f"the same line stands in {times} documents") for times, span in repeated]
    return document.marked(marks)
