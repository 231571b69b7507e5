"""What a reader knows already, for summaries of what is new.

Update summaries (Dang and Owczarzak 2008, "Overview of the TAC 2008 update summarization task"): what new documents say
beyond those that were read before.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np

from gleanings.documents.document import Document
from gleanings.summaries.denials import denies, opposed
from gleanings.summaries.numbers import numbers_in
from gleanings.summaries.roles import Word, exchange_roles, marked_words
from gleanings.summaries.selection.redundancy import FRAGMENT, NEARLY_SAME, content_in_order, prefix, stems_of
from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.summaries.themes import part_ways
from gleanings.types import Floats, Integers

_KNOWN = 0.25  # what a word still counts that the known documents have: it ties what is new to what it is about


class _Sentence(NamedTuple):
    """What a known sentence says: whether it denies, its numbers, its content stems in order, alone and marked."""

    language: str
    denied: bool
    numbers: frozenset[str]
    in_order: list[str]
    words: list[Word]


class Known:
    """The words and sentences of known documents, beside the matrix of new ones.

    Args:
        documents: that the reader knows.
        matrix: of the new ones.
        texts: the new sentences.
        said: texts of new sentences that the known documents say in other words.

    Attributes:
        left: for each stem of the new documents, what it counts.
        new: for each new sentence, whether the known documents lack it word for word.

    >>> new = Document("b", "Rain fell on Orr. A dam broke.")
    >>> known = Known([Document("a", "Rain fell.")], SentenceMatrix.from_document(new), [s.text for s in new.sentences])
    >>> known.left.tolist()
    [0.25, 0.25, 1.0, 1.0, 1.0, 1.0, 1.0]
    >>> known.repeats(0), known.repeats(1)
    (False, False)
    """

    def __init__(
        self, documents: Sequence[Document], matrix: SentenceMatrix, texts: Sequence[str], said: Collection[str] = ()
    ) -> None:
        self._matrix, self._texts, self._said = matrix, texts, frozenset(said)
        self._old = [(s.text, document.language) for document in documents for s in document.sentences]
        word_for_word = {text for text, _ in self._old}
        self.new = np.fromiter((text not in word_for_word for text in texts), bool, len(texts))
        self._looked_at: dict[int, _Sentence] = {}
        old = self._known = SentenceMatrix.from_documents(documents)
        column = {stem: number for number, stem in enumerate(matrix.stems)}
        numbers = self._column = np.array([column.get(stem, -1) for stem in old.stems], np.int64)
        self.left: Floats = np.ones(max(matrix.width, 1))
        self.left[numbers[numbers >= 0]] = _KNOWN
        indptr, columns, _ = old.count(np.arange(len(old.tokens)))
        held = self._held = numbers[columns]
        self._ends = indptr
        order = np.argsort(held, kind="stable")
        self._holders: Integers = np.arange(old.size).repeat(np.diff(indptr))[order]
        self._own = np.zeros(matrix.width + 1, np.int64)  # the last for stems that no new sentence has
        self._bounds: Integers = held[order].searchsorted(np.arange(matrix.width + 1))

    def repeats(self, row: int) -> bool:
        """Return whether one known sentence has nearly all words of a new one, and its numbers.

        Of few content words all words must be had: "The cause is not known" has hardly any. What is denied repeats
        nothing that is affirmed, nor do two sentences that say different things of one (`themes.py`).
        """
        text = self._texts[row]
        if text in self._said or not self.new[row]:
            return True
        in_order = content_in_order(self._matrix, row)
        stems = frozenset(in_order)
        if not stems or not self._known.size:
            return False
        if len(stems) < FRAGMENT:
            stems = stems_of(self._matrix, row)
        near = self._near(stems)
        languages = {self._old[old][1] for old in near}
        denied = {language: denies(text, language) for language in languages}
        numbers = {language: numbers_in(text, language) for language in languages}
        said = [self._matrix.stems[stem] for stem in in_order]
        words = {language: marked_words(self._matrix, row, language) for language in languages}
        for old in near:
            sentence = self._sentence(old)
            same = sentence.denied == denied[sentence.language] and numbers[sentence.language] <= sentence.numbers
            if not same or part_ways(said, sentence.in_order) or opposed(text, *self._old[old]):
                continue
            if not exchange_roles(words[sentence.language], sentence.words):
                return True
        return False

    def _sentence(self, old: int) -> _Sentence:
        """What a known sentence says, looked at once: many new ones may be near to it."""
        if old not in self._looked_at:
            text, language = self._old[old]
            stems = [self._known.stems[stem] for stem in content_in_order(self._known, old)]
            words = marked_words(self._known, old, language)
            self._looked_at[old] = _Sentence(language, denies(text, language), numbers_in(text, language), stems, words)
        return self._looked_at[old]

    def _near(self, stems: frozenset[int]) -> list[int]:
        """The known sentences that have nearly all of some stems; each of them has one of the rarest of these."""
        rarest = sorted(stems, key=lambda stem: (self._bounds[stem + 1] - self._bounds[stem], stem))
        places = [(self._bounds[stem], self._bounds[stem + 1]) for stem in rarest[: prefix(len(stems), NEARLY_SAME)]]
        having = np.unique(np.concatenate([self._holders[start:end] for start, end in places]))
        if not len(having):
            return []
        first = self._ends[having]
        sizes = self._ends[having + 1] - first
        before = sizes.cumsum() - sizes
        own = np.array(rarest, np.int64)
        self._own[own] = 1
        had = np.add.reduceat(self._own[self._held[np.arange(sizes.sum()) + (first - before).repeat(sizes)]], before)
        self._own[own] = 0
        near: list[int] = having[had >= NEARLY_SAME * len(stems)].tolist()
        return near

    def add(self, row: int) -> None:
        """Do nothing: what is chosen is not known because of it."""
