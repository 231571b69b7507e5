"""A bag of words: a vocabulary and a sparse matrix of counts, which is also a gensim corpus.

A row is a document, a paragraph or a sentence (`unit`); every row is kept, in order, even an empty one, so that
rows and labels stay in step.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
from scipy.sparse import csr_matrix

if TYPE_CHECKING:
    from gensim.corpora import Dictionary

    from gleanings.corpus.corpus import Corpus

Unit = Literal["document", "paragraph", "sentence"]


@dataclass(frozen=True, slots=True)
class Row:
    """What one row of a bag is: a document, or the stretch `start:end` of its text.

    Attributes:
        id: unique in the bag: the document's id, with `:n` for its n-th paragraph or sentence (from 1).
        title: the document's title, or the beginning of the paragraph or sentence.
        document: index of the document in the corpus.
        start, end: offsets into the document's text.
    """

    id: str
    title: str
    document: int
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class BagOfWords:
    """Counts of words in rows.

    Attributes:
        counts: scipy CSR matrix, rows x words, int32, no explicit zeros, sorted indices.
        vocabulary: the words, in the order of the columns.
        rows: what each row is.
        unit: document, paragraph or sentence.
        corpus: the corpus that was counted; None for `from_tokens` and after `load_topics`.
        notes: what a reader must know, in full sentences (few rows, thin evidence, ...).
    """

    counts: csr_matrix
    vocabulary: tuple[str, ...]
    rows: tuple[Row, ...]
    unit: Unit = "document"
    corpus: "Corpus | None" = None
    notes: tuple[str, ...] = field(default=())

    @classmethod
    def from_tokens(cls, tokens: Sequence[Sequence[str]], *, ids: Sequence[str] | None = None) -> "BagOfWords":
        """Return a bag of token lists, one row each, counted as they are: nothing is dropped or changed.

        >>> bow = BagOfWords.from_tokens([["peace", "talks", "peace"], []])
        >>> bow.vocabulary, bow.counts.toarray().tolist()
        (('peace', 'talks'), [[2, 1], [0, 0]])
        """
        vocabulary = tuple(sorted({token for row in tokens for token in row}))
        column = {word: i for i, word in enumerate(vocabulary)}
        indices = np.array([column[token] for row in tokens for token in row], dtype=np.int32)
        indptr = np.cumsum([0, *(len(row) for row in tokens)])
        counts = csr_matrix((np.ones(len(indices), np.int32), indices, indptr), shape=(len(tokens), len(vocabulary)))
        counts.sum_duplicates()
        names = [str(i) for i in range(len(tokens))] if ids is None else ids
        return cls(counts, vocabulary, tuple(Row(name, name, i, 0, 0) for i, name in enumerate(names)))

    def __len__(self) -> int:
        return int(self.counts.shape[0])

    def __iter__(self) -> Iterator[list[tuple[int, int]]]:
        """Yield each row as gensim's list of (word id, count)."""
        for start, end in zip(self.counts.indptr, self.counts.indptr[1:], strict=False):
            yield [
                (int(w), int(c))
                for w, c in zip(self.counts.indices[start:end], self.counts.data[start:end], strict=True)
            ]

    @cached_property
    def dictionary(self) -> "Dictionary":
        """The vocabulary as a gensim `Dictionary`, with document frequencies."""
        from gensim.corpora import Dictionary

        dictionary = Dictionary()
        dictionary.token2id = {word: i for i, word in enumerate(self.vocabulary)}
        dictionary.dfs = dict(enumerate(np.bincount(self.counts.indices, minlength=len(self.vocabulary)).tolist()))
        dictionary.cfs = dict(enumerate(np.asarray(self.counts.sum(axis=0)).ravel().tolist()))
        dictionary.num_docs = len(self)
        dictionary.num_pos = int(self.counts.sum())
        dictionary.num_nnz = int(self.counts.nnz)
        return dictionary
