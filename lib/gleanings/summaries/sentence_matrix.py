"""Sentences x stems, built once and shared by every method.

The words are kept in reading order as numbers, because Luhn and SumBasic need the order and what is counted; the
counts are made from them when first asked for. Small documents are the common case (a news article has 20 sentences),
so everything here is plain numpy on flat arrays; `csr` is there for methods that multiply.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.corpus.date_parser import find_date
from gleanings.documents.document import Document
from gleanings.documents.excerpts import is_beginning
from gleanings.summaries.stemming.lexicon import Lexicon, chunks, cutter, lexicon
from gleanings.types import Flags, Floats, Integers


class Counts(NamedTuple):
    """Counts of content stems in sentences, as the three arrays of a CSR matrix: `indices[indptr[i]:indptr[i + 1]]`
    are the stems of sentence i, ascending, and `data` how often each occurs (float64)."""

    indptr: Integers
    indices: Integers
    data: Floats


@dataclass(frozen=True, eq=False)
class SentenceMatrix:
    """The words of the sentences of a document, or of several.

    Attributes:
        numbers_in_store: for each distinct stem, in order of first occurrence, stop words and headings included, its
            number in the store of the lexicons.
        tokens: the stem number of every word, in reading order.
        stop: for every word, whether it is a stop word.
        bounds: n + 1 offsets: the words of sentence i are `tokens[bounds[i]:bounds[i + 1]]`.
        same: for every sentence, the index of the first sentence with the same text.
        document: for every sentence, the index of its document.
        paragraph: for every sentence, the index of its paragraph in its document.
        paragraphs: for every document, the number of its paragraphs.
        headings, heading_stop: like `tokens` and `stop`, for the titles and headings.
        title: of one document, the distinct stems of its title that are no stop words, ascending; none where the
            title gives a date: "Minutes of the meeting held on 4 March 2025" says when, not what.
        notes: what a reader must know, in full sentences (no stemmer for the language, ...).
        lexicons: by which the words were analysed, one for every language.

    >>> from gleanings.documents.document import Document
    >>> matrix = SentenceMatrix.from_document(Document("a", "Peace talks began. The talks failed."))
    >>> matrix.stems, matrix.csr.toarray().astype(int).tolist()
    (('peac', 'talk', 'began', 'the', 'fail'), [[1, 1, 1, 0, 0], [0, 1, 0, 0, 1]])
    """

    numbers_in_store: Integers
    tokens: Integers
    stop: Flags
    bounds: Integers
    same: Integers
    document: Integers
    paragraph: Integers
    paragraphs: Integers
    headings: Integers
    heading_stop: Flags
    title: Integers
    notes: tuple[str, ...]
    lexicons: tuple[Lexicon, ...]

    @classmethod
    def from_document(cls, document: Document, *, stop_words: Iterable[str] | None = None) -> "SentenceMatrix":
        """Return the matrix of one document; `stop_words` replaces those of its language."""
        return cls.from_documents([document], stop_words=stop_words)

    @classmethod
    def from_documents(
        cls, documents: Sequence[Document], *, stop_words: Iterable[str] | None = None
    ) -> "SentenceMatrix":
        """Return the matrix of several documents, their sentences one after the other."""
        stops = None if stop_words is None else tuple(stop_words)
        words: list[int] = []
        ends = [0]
        heading_words: list[int] = []
        title_words = 0
        lexicons: dict[str, Lexicon] = {}
        for document in documents:
            codes = lexicons.setdefault(document.language, lexicon(document.language, stops)).codes
            cut = cutter(document.text, document.language)
            for sentence in document.sentences:
                words.extend(codes(cut(sentence.text)))
                ends.append(len(words))
            title, others = _title_and_others(document)
            heading_words.extend(codes(chunks(title, document.language)))
            if len(documents) == 1 and not _is_of_an_occasion(title):
                title_words = len(heading_words)
            for heading in others:
                heading_words.extend(codes(chunks(heading, document.language)))
        return assemble(
            tuple(lexicons.values()) or (lexicon("en", stops),),
            words,
            ends,
            heading_words,
            title_words=title_words,
            texts=[s.text for document in documents for s in document.sentences],
            sizes=[len(document.sentences) for document in documents],
            paragraph=[s.paragraph for document in documents for s in document.sentences],
            paragraphs=[len(document.paragraph_places) for document in documents],
        )

    def numbers(self, words: Iterable[str]) -> Integers:
        """Return the numbers of the stems of `words` that occur, ascending, each once.

        >>> from gleanings.documents.document import Document
        >>> SentenceMatrix.from_document(Document("a", "Peace talks began.")).numbers(["talking", "war"]).tolist()
        [1]
        """
        column = {stem: number for number, stem in enumerate(self.stems)}
        analysed = {stem for words_of in self.lexicons for word in words for _, stem, _ in words_of.analyse(word)}
        return np.array(sorted(column[stem] for stem in analysed if stem in column), np.int64)

    @property
    def size(self) -> int:
        """The number of sentences."""
        return len(self.same)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The distinct stems, numbered in order of first occurrence, stop words and headings included."""
        return tuple(map(self.lexicons[0].store.stems.__getitem__, self.numbers_in_store.tolist()))

    @property
    def width(self) -> int:
        """The number of distinct stems."""
        return len(self.numbers_in_store)

    @cached_property
    def sentence(self) -> Integers:
        """For every word, the index of its sentence."""
        return np.arange(self.size).repeat(self.bounds[1:] - self.bounds[:-1])

    @cached_property
    def content(self) -> Integers:
        """The words that are no stop words, in reading order, as places in `tokens`."""
        return np.flatnonzero(~self.stop)

    @cached_property
    def lengths(self) -> Integers:
        """For every sentence, how many of its words are no stop words."""
        return np.bincount(self.sentence[self.content], minlength=self.size)

    @cached_property
    def counts(self) -> Counts:
        """The counts of stems in sentences, stop words left out."""
        return self.count(self.content)

    @cached_property
    def csr(self) -> csr_matrix:
        """`counts` as a scipy CSR matrix, sentences x stems, float64."""
        indptr, indices, data = self.counts
        return csr_matrix((data, indices, indptr), shape=(self.size, len(self.stems)))

    @cached_property
    def frequency(self) -> Integers:
        """For every stem, in how many sentences it occurs as a content word."""
        return np.bincount(self.counts.indices, minlength=len(self.stems))

    @cached_property
    def repeats(self) -> bool:
        """Whether any sentence has the text of an earlier one."""
        return bool((self.same != np.arange(self.size)).any())

    def count(self, places: Integers) -> Counts:
        """Return the counts of the stems of some words, given as places in `tokens`."""
        width = max(len(self.stems), 1)
        keys = self.sentence[places] * width + self.tokens[places]
        keys.sort()
        first = np.flatnonzero(first_of_equals(keys))
        rows, columns = np.divmod(keys[first], width)
        times = np.diff(first, append=len(keys)).astype(np.float64)
        return Counts(np.searchsorted(rows, np.arange(self.size + 1)), columns, times)


def headings(document: Document) -> list[str]:
    """Return the title of a document, unless that is merely the beginning of the text, and its other headings."""
    title, others = _title_and_others(document)
    return [title, *others] if title else others


def _title_and_others(document: Document) -> tuple[str, list[str]]:
    """The title, empty where it is the beginning of the text, or of what is left of it; and the other headings."""
    found = [document.text[mark.start : mark.end] for mark in document.marks if mark.kind == "heading"]
    title = document.title.strip()
    if title in found:
        found.remove(title)
        return title, found
    texts = (document.text.lstrip(), *(sentence.text for sentence in document.sentences[:1]))
    return "" if title.endswith("…") or any(is_beginning(title, text) for text in texts) else title, found


def _is_of_an_occasion(title: str) -> bool:
    """Whether a title gives a day, or a month of a year: it tells this text from others of its kind and series.

    >>> [_is_of_an_occasion(title) for title in ("Minutes, 4 March 2025", "Newsletter May 2024", "World Cup 2022")]
    [True, True, False]
    """
    found = find_date(title, bare=True) if any(map(str.isdigit, title)) else None
    return found is not None and found.precision != "year"


def assemble(
    lexicons: tuple[Lexicon, ...],
    words: list[int],
    ends: list[int],
    heading_words: list[int],
    *,
    title_words: int = 0,
    texts: Sequence[object],
    sizes: Sequence[int],
    paragraph: Sequence[int],
    paragraphs: Sequence[int],
) -> SentenceMatrix:
    """Return the matrix of words given by their codes.

    Args:
        lexicons: that gave the codes, all with one store.
        words: the codes of the words of all sentences, in reading order.
        ends: n + 1 offsets into `words`, one sentence's end after the other, from 0.
        heading_words: the codes of the words of titles and headings.
        title_words: how many of these, at their beginning, are the title of the one document.
        texts: what makes two sentences the same, one (hashable) a sentence.
        sizes: for every document, the number of its sentences.
        paragraph: for every sentence, the index of its paragraph in its document.
        paragraphs: for every document, the number of its paragraphs.
    """
    codes = np.array(words + heading_words, np.int64)
    numbers_in_store, tokens = by_first_occurrence(codes >> 1)
    stop = (codes & 1).astype(bool)
    earliest: dict[object, int] = {}
    title = slice(len(words), len(words) + title_words)
    return SentenceMatrix(
        numbers_in_store=numbers_in_store,
        tokens=tokens[: len(words)],
        stop=stop[: len(words)],
        bounds=np.array(ends, np.int64),
        same=np.array([earliest.setdefault(text, i) for i, text in enumerate(texts)], np.int64),
        document=np.repeat(np.arange(len(sizes)), sizes),
        paragraph=np.array(paragraph, np.int64),
        paragraphs=np.array(paragraphs, np.int64),
        headings=tokens[len(words) :],
        heading_stop=stop[len(words) :],
        title=np.unique(tokens[title][~stop[title]]) if title_words else tokens[:0],
        notes=tuple(dict.fromkeys(note for lexicon in lexicons for note in lexicon.notes)),
        lexicons=lexicons,
    )


def by_first_occurrence(values: Integers) -> tuple[Integers, Integers]:
    """Return the distinct values in order of first occurrence, and for every value its place among them.

    Numbers of a store depend on what was read before; those of a matrix on its own text alone.

    >>> distinct, place = by_first_occurrence(np.array([7, 3, 7, 5]))
    >>> distinct.tolist(), place.tolist()
    ([7, 3, 5], [0, 1, 0, 2])
    """
    size = max(len(values), 1)
    keys = values * size + np.arange(len(values))
    keys.sort()  # by value and place
    found = keys // size
    place = keys - found * size
    new = first_of_equals(found)
    first = place[new]
    order = first.argsort()
    number = np.empty(len(order), np.int64)
    number[order] = np.arange(len(order))
    numbers = np.empty(len(values), np.int64)
    numbers[place] = number[new.cumsum() - 1]
    return values[first[order]], numbers


def first_of_equals(ordered: Integers) -> Flags:
    """Return for every value of an ascending array whether it is the first of its kind."""
    first = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first
