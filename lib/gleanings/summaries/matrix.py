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
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from gleanings.corpus.document import Document
from gleanings.summaries.stems import Lexicon, chunks, lexicon

Integers = NDArray[np.int64]


class Counts(NamedTuple):
    """Counts of content stems in sentences, as the three arrays of a CSR matrix: `indices[indptr[i]:indptr[i + 1]]`
    are the stems of sentence i, ascending, and `data` how often each occurs (float64)."""

    indptr: Integers
    indices: Integers
    data: NDArray[np.float64]


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
        notes: what a reader must know, in full sentences (no stemmer for the language, ...).
        lexicons: by which the words were analysed, one for every language.

    >>> from gleanings.corpus.document import Document
    >>> matrix = SentenceMatrix.from_document(Document("a", "Peace talks began. The talks failed."))
    >>> matrix.stems, matrix.csr.toarray().astype(int).tolist()
    (('peac', 'talk', 'began', 'the', 'fail'), [[1, 1, 1, 0, 0], [0, 1, 0, 0, 1]])
    """

    numbers_in_store: Integers
    tokens: Integers
    stop: NDArray[np.bool_]
    bounds: Integers
    same: Integers
    document: Integers
    paragraph: Integers
    paragraphs: Integers
    headings: Integers
    heading_stop: NDArray[np.bool_]
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
        lexicons: dict[str, Lexicon] = {}
        for document in documents:
            numbers = lexicons.setdefault(document.language, lexicon(document.language, stops))
            for sentence in document.sentences:
                words.extend(map(numbers.__getitem__, chunks(sentence.text, document.language)))
                ends.append(len(words))
            for heading in headings(document):
                heading_words.extend(map(numbers.__getitem__, chunks(heading, document.language)))
        return assemble(
            tuple(lexicons.values()) or (lexicon("en", stops),),
            words,
            ends,
            heading_words,
            texts=[s.text for document in documents for s in document.sentences],
            places=[(i, s.paragraph) for i, document in enumerate(documents) for s in document.sentences],
            paragraphs=[len(document.paragraphs) for document in documents],
        )

    def numbers(self, words: Iterable[str]) -> Integers:
        """Return the numbers of the stems of `words` that occur, ascending, each once.

        >>> from gleanings.corpus.document import Document
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
        return np.repeat(np.arange(self.size), np.diff(self.bounds))

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
        return bool(np.any(self.same != np.arange(self.size)))

    def count(self, places: Integers) -> Counts:
        """Return the counts of the stems of some words, given as places in `tokens`."""
        width = max(len(self.stems), 1)
        keys = self.sentence[places] * width + self.tokens[places]
        keys.sort()
        first = np.flatnonzero(np.diff(keys, prepend=-1))
        rows, columns = np.divmod(keys[first], width)
        times = np.diff(first, append=len(keys)).astype(np.float64)
        return Counts(np.searchsorted(rows, np.arange(self.size + 1)), columns, times)


def headings(document: Document) -> list[str]:
    """Return the headings of a document, and its title unless that is merely the beginning of the text."""
    found = [document.text[mark.start : mark.end] for mark in document.marks if mark.kind == "heading"]
    title = document.title.removesuffix("…").strip()
    if title and not document.text.lstrip().startswith(title) and title not in found:
        found.insert(0, title)
    return found


def assemble(
    lexicons: tuple[Lexicon, ...],
    chunks: list[int],
    ends: list[int],
    heading_chunks: list[int],
    *,
    texts: Sequence[object],
    places: Sequence[tuple[int, int]],
    paragraphs: Sequence[int],
) -> SentenceMatrix:
    """Return the matrix of numbered chunks.

    Args:
        lexicons: that numbered the chunks, all in one store.
        chunks: the chunks of all sentences, in reading order.
        ends: n + 1 offsets into `chunks`, one sentence's end after the other, from 0.
        heading_chunks: the chunks of titles and headings.
        texts: what makes two sentences the same, one (hashable) a sentence.
        places: for every sentence, the index of its document and that of its paragraph therein.
        paragraphs: for every document, the number of its paragraphs.
    """
    store = lexicons[0].store
    stem, stop, bounds = store.look_up(chunks + heading_chunks)
    # Numbers of the store depend on what was read before; those of the matrix on its own text alone.
    found, first, inverse = np.unique(stem, return_index=True, return_inverse=True)
    by_first = np.argsort(first)
    number = np.empty(len(found), np.int64)
    number[by_first] = np.arange(len(found))
    tokens = number[inverse]
    body = int(bounds[ends[-1]])
    origin = np.array(places, np.int64).reshape(-1, 2)
    earliest: dict[object, int] = {}
    return SentenceMatrix(
        numbers_in_store=found[by_first],
        tokens=tokens[:body],
        stop=stop[:body].astype(bool),
        bounds=bounds[ends],
        same=np.array([earliest.setdefault(text, i) for i, text in enumerate(texts)], np.int64),
        document=origin[:, 0],
        paragraph=origin[:, 1],
        paragraphs=np.array(paragraphs, np.int64),
        headings=tokens[body:],
        heading_stop=stop[body:].astype(bool),
        notes=tuple(dict.fromkeys(note for words in lexicons for note in words.notes)),
        lexicons=lexicons,
    )
