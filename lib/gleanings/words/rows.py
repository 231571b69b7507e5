"""What the rows of a bag are: documents, or the passages, paragraphs or sentences of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import get_args

import numpy as np

from gleanings.corpus.stored_documents import StoredDocuments
from gleanings.documents.document import Document
from gleanings.documents.excerpts import shorten
from gleanings.nouns import counted
from gleanings.types import CountedUnit, Integers, Span
from gleanings.words.splitters import UNSPACED

UNITS: tuple[str, ...] = get_args(CountedUnit)
ENOUGH_ROWS = 30  # with fewer, no model of co-occurrence stands on firm ground

# Words of a passage. Some 200 words are about one thing, and enough of them to tell which (TextTiling, Hearst 1997, has
# blocks of 120; passages of retrieval have 100 to 300).
_LEAST, _AIM, _MOST = 100, 200, 300
_LONG = 1_000  # a document of more words is about several things
_TITLE_LENGTH = 60
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Row:
    """What one row of a bag is: a document, or the stretch `start:end` of its text.

    Attributes:
        id: unique in the bag: the document's id, with `:n` for its n-th passage, paragraph or sentence (from 1).
        title: the document's title, or the beginning of the stretch.
        document: index of the document in the corpus.
        start, end: offsets into the document's text.
    """

    id: str
    title: str
    document: int
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Pieces:
    """The texts to count, piece by piece: sentences, or parts of a sentence that is longer than a passage.

    Attributes:
        rows: the rows.
        texts: the text of each piece.
        starts: where it begins in its document's text.
        row: the row of each piece.
        languages: the language of each piece.
    """

    rows: tuple[Row, ...]
    texts: list[str]
    starts: list[int]
    row: Integers
    languages: list[str]


Whole = tuple[str, str, str, str, list[Span]]


def whole_documents(documents: Iterable[Whole]) -> Pieces:
    """Return documents as rows, and their sentences as pieces.

    Args:
        documents: for each its id, title, language and text, and the places of its sentences.

    >>> pieces = whole_documents([("a", "", "en", "Rain fell. Snow fell.", [(0, 10), (11, 21)])])
    >>> pieces.rows[0].title, pieces.texts
    ('a', ['Rain fell.', 'Snow fell.'])
    """
    rows: list[Row] = []
    texts: list[str] = []
    starts: list[int] = []
    numbers: list[int] = []
    languages: list[str] = []
    for index, (key, title, language, text, spans) in enumerate(documents):
        rows.append(Row(key, title or key, index, 0, len(text)))
        texts += [text[a:b] for a, b in spans]
        starts += [a for a, _ in spans]
        numbers.append(len(spans))
        languages += [language] * len(spans)
    row = np.repeat(np.arange(len(rows), dtype=np.int64), numbers)
    return Pieces(tuple(rows), texts, starts, row, languages)


def cut(documents: Iterable[Document], unit: CountedUnit) -> Pieces:
    """Return the rows of documents and their pieces.

    >>> pieces = cut([Document("a", "Rain fell. Snow fell.")], "sentence")
    >>> [row.id for row in pieces.rows], pieces.texts
    (['a:1', 'a:2'], ['Rain fell.', 'Snow fell.'])
    """
    if unit == "document":
        return whole_documents((d.id, d.title, d.language, d.text, _spans(d)) for d in documents)
    rows: list[Row] = []
    texts: list[str] = []
    starts: list[int] = []
    row_of: list[int] = []
    languages: list[str] = []
    for index, document in enumerate(documents):
        for number, (start, end, spans) in enumerate(_groups(document, unit), start=1):
            texts += [document.text[a:b] for a, b in spans]
            starts += [a for a, _ in spans]
            row_of += [len(rows)] * len(spans)
            languages += [document.language] * len(spans)
            title = shorten(document.text[start:end], _TITLE_LENGTH)
            rows.append(Row(f"{document.id}:{number}", title, index, start, end))
    return Pieces(tuple(rows), texts, starts, np.array(row_of, dtype=np.int64), languages)


_Group = tuple[int, int, list[Span]]  # start and end of a row, and its pieces


def _groups(document: Document, unit: CountedUnit) -> list[_Group]:
    if unit == "sentence":
        return [(start, end, [(start, end)]) for start, end in _spans(document)]
    if unit == "passage":
        return [(spans[0][0], spans[-1][1], spans) for spans in passages(document)]
    groups: list[_Group] = [(paragraph.start, paragraph.end, []) for paragraph in document.paragraphs]
    for sentence in document.sentences:
        groups[sentence.paragraph][2].append((sentence.start, sentence.end))
    return groups


def _spans(document: Document) -> list[Span]:
    return [(sentence.start, sentence.end) for sentence in document.sentences]


def passages(document: Document) -> list[list[Span]]:
    """Return the passages of a document, each as the spans of its sentences: 100 to 300 words along its paragraphs.

    Short paragraphs come together, a long one is cut between sentences, and a sentence of more than 300 words (a
    transcript without full stops) into parts of 200. Only a short document, or its rest, has fewer than 100.

    >>> document = Document("a", "Rain fell on the old town. " * 90)
    >>> [len(spans) for spans in passages(document)]
    [34, 34, 22]
    """
    found: list[list[Span]] = []
    sizes: list[int] = []
    current: list[Span] = []
    size = 0
    pieces = _sized(document)
    left = _left_of_paragraph(pieces)
    for i, (span, paragraph, words) in enumerate(pieces):
        new = i > 0 and paragraph != pieces[i - 1][1]
        ends_here = new and size >= _LEAST
        too_long = size + words > _MOST or (size >= _AIM and size + words + left[i] > _MOST)
        if current and (ends_here or too_long):
            found.append(current)
            sizes.append(size)
            current, size = [], 0
        current.append(span)
        size += words
    if current and found and size < _LEAST and sizes[-1] + size <= _MOST:
        found[-1] += current
    elif current:
        found.append(current)
    return found


def _sized(document: Document) -> list[tuple[Span, int, int]]:
    """Return the span of each piece of a document, its paragraph and its number of words."""
    pieces = []
    for sentence in document.sentences:
        words = _words(sentence.text, document.language)
        if words <= _MOST:
            pieces.append(((sentence.start, sentence.end), sentence.paragraph, words))
            continue
        places = [sentence.start + match.start() for match in _WORD.finditer(sentence.text)]
        if len(places) <= _MOST:  # no spaces: so many characters
            places = list(range(sentence.start, sentence.end, 2))
        for first in range(0, len(places), _AIM):
            end = places[first + _AIM] if first + _AIM < len(places) else sentence.end
            pieces.append(((places[first], end), sentence.paragraph, min(_AIM, len(places) - first)))
    return pieces


def _left_of_paragraph(pieces: Sequence[tuple[Span, int, int]]) -> list[int]:
    """Return for each piece how many words follow it in its paragraph."""
    left = [0] * len(pieces)
    for i in range(len(pieces) - 2, -1, -1):
        if pieces[i][1] == pieces[i + 1][1]:
            left[i] = left[i + 1] + pieces[i + 1][2]
    return left


def _words(text: str, language: str) -> int:
    return len(text) // 2 if language in UNSPACED else text.count(" ") + text.count("\n") + 1


def chosen_unit(documents: Sequence[Document]) -> tuple[CountedUnit, tuple[str, ...]]:
    """Return the unit that fits documents, and in words why it is not the document.

    >>> chosen_unit([Document(str(i), "Rain fell.") for i in range(30)])
    ('document', ())
    """
    if isinstance(documents, StoredDocuments) and not set(UNSPACED) & set(documents.facts.languages):
        words = documents.facts.words.tolist()
    else:
        words = [sum(_words(s.text, d.language) for s in d.sentences) for d in documents]
    long = sum(size for size in words if size > _LONG) > sum(words) / 2
    if len(documents) >= ENOUGH_ROWS and not long:
        return "document", ()
    numbers: dict[CountedUnit, int] = {
        "passage": sum(len(passages(d)) for d in documents),
        "paragraph": sum(len(d.paragraphs) for d in documents),
        "sentence": sum(len(d.sentences) for d in documents),
    }
    if long and numbers["passage"] >= min(ENOUGH_ROWS, numbers["sentence"]):
        many = [size for size in words if size > _LONG]
        some = "" if 2 * len(many) > len(words) else f"{len(many):,} of "
        return "passage", (
            f"Most of the text is in {some}{counted(len(words), 'document') if some else 'documents'} of more than "
            f"{_LONG:,} words (median {median(many if some else words):,.0f}), each about "
            f"several things, so the documents are cut into {numbers['passage']:,} passages of {_LEAST} to {_MOST} "
            "words along their paragraphs. `model.document_shares` gives the shares of whole documents; "
            "`unit='document'` counts whole documents.",
        )
    chosen: CountedUnit = "paragraph" if numbers["paragraph"] >= ENOUGH_ROWS else "sentence"
    if chosen == "sentence" and numbers["passage"] > numbers["sentence"]:
        chosen = "passage"
    few, they = ("1 document is", "it is") if len(documents) == 1 else (f"{len(documents)} documents are", "they are")
    if numbers[chosen] <= 1:
        return chosen, (f"{few} too few to compare, and there is but one {chosen} to cut it into.",)
    return chosen, (f"{few} too few to compare, so {they} cut into {counted(numbers[chosen], chosen)}.",)
