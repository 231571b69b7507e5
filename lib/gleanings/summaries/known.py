"""What a reader knows already, for summaries of what is new.

Update summaries (Dang and Owczarzak 2008, "Overview of the TAC 2008 update summarization task"): what new documents say
beyond those that were read before.
"""

from collections.abc import Collection, Sequence

import numpy as np

from gleanings.documents.document import Document
from gleanings.summaries.denials import denies
from gleanings.summaries.numbers import numbers_in
from gleanings.summaries.selection.redundancy import FRAGMENT, NEARLY_SAME, content_stems, prefix, stems_of
from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.types import Floats, Integers

_KNOWN = 0.25  # what a word still counts that the known documents have: it ties what is new to what it is about


class Known:
    """The words and sentences of known documents, beside the matrix of new ones.

    Args:
        documents: that the reader knows.
        matrix: of the new ones.
        texts: the new sentences.
        said: texts of new sentences that the known documents say in other words.

    Attributes:
        left: for each stem of the new documents, what it counts.

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
        self._languages = sorted({document.language for document in documents})
        old = SentenceMatrix.from_documents(documents)
        self._sentences = old.size
        self._numbers = frozenset().union(*(numbers_in(text) for text, _ in self._old))
        column = {stem: number for number, stem in enumerate(matrix.stems)}
        numbers = np.array([column.get(stem, -1) for stem in old.stems], np.int64)
        self.left: Floats = np.ones(max(matrix.width, 1))
        self.left[numbers[numbers >= 0]] = _KNOWN
        indptr, columns, _ = old.count(np.arange(len(old.tokens)))
        held = self._held = numbers[columns]
        self._ends = indptr
        order = np.argsort(held, kind="stable")
        self._holders: Integers = np.arange(old.size).repeat(np.diff(indptr))[order]
        self._bounds: Integers = held[order].searchsorted(np.arange(matrix.width + 1))

    def repeats(self, row: int) -> bool:
        """Return whether one known sentence has nearly all words of a new one, and the known documents its numbers.

        Of few content words all words must be had: "The cause is not known" has hardly any. What is denied repeats
        nothing that is affirmed.
        """
        if self._texts[row] in self._said:
            return True
        stems = content_stems(self._matrix, row)
        if not stems or not self._sentences:
            return False
        if len(stems) < FRAGMENT:
            stems = stems_of(self._matrix, row)
        if not numbers_in(self._texts[row]) <= self._numbers:
            return False
        denied = {denies(self._texts[row], language) for language in self._languages}
        return any(
            len(stems.intersection(self._held[self._ends[old] : self._ends[old + 1]].tolist()))
            >= NEARLY_SAME * len(stems)
            and denies(*self._old[old]) in denied
            for old in self._near(stems)
        )

    def _near(self, stems: frozenset[int]) -> list[int]:
        """The known sentences that may have so many of some stems: they have one of the rarest of these."""
        rarest = sorted(stems, key=lambda stem: (self._bounds[stem + 1] - self._bounds[stem], stem))
        places = [(self._bounds[stem], self._bounds[stem + 1]) for stem in rarest[: prefix(len(stems), NEARLY_SAME)]]
        near: list[int] = np.unique(np.concatenate([self._holders[start:end] for start, end in places])).tolist()
        return near

    def add(self, row: int) -> None:
        """Do nothing: what is chosen is not known because of it."""
