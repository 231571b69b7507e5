"""A bag of words: a vocabulary and a sparse matrix of counts, which is also a gensim corpus.

A row is a document, a paragraph or a sentence (`unit`); every row is kept, in order, even an empty one, so that
rows and labels stay in step.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from gleanings.errors import InvalidType, InvalidValue
from gleanings.html import Safe, join, table, tag
from gleanings.words.phrases import DROPPED, Integers
from gleanings.words.preprocessor import Preparation

if TYPE_CHECKING:
    import pandas as pd
    from gensim.corpora import Dictionary

    from gleanings.corpus.corpus import Corpus
    from gleanings.documents.document import Document
    from gleanings.words.explanation import Explanation

Unit = Literal["document", "paragraph", "sentence"]
UNITS = ("document", "paragraph", "sentence")


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
    """Counts of words in rows. Iterating gives each row as gensim's list of (word id, count).

    Attributes:
        counts: scipy CSR matrix, rows x words, int32, no explicit zeros, sorted indices.
        vocabulary: the words, in the order of the columns.
        rows: what each row is.
        unit: document, paragraph or sentence.
        corpus: the corpus that was counted; None for `from_tokens` and after `load_topics`.
        notes: what a reader must know, in full sentences (few rows, no stop words for the language, ...).
        preparation: how words were prepared, so that other texts can be counted alike; None for `from_tokens`.
        outside: for each row, how many of its words, stop words aside, are not in the vocabulary.
        too_few, too_many: words in fewer rows, or in more rows, than these are not in the vocabulary.
        sequence: columns of `counts` in the order of the text, all rows one after the other.
    """

    counts: csr_matrix
    vocabulary: tuple[str, ...]
    rows: tuple[Row, ...]
    unit: Unit = "document"
    corpus: "Corpus | None" = None
    notes: tuple[str, ...] = ()
    preparation: Preparation | None = None
    outside: Integers | None = None
    too_few: int = 1
    too_many: int | None = None
    sequence: Integers | None = None

    @classmethod
    def from_tokens(cls, tokens: Sequence[Sequence[str]], *, ids: Sequence[str] | None = None) -> "BagOfWords":
        """Return a bag of token lists, one row each, counted as they are: nothing is dropped or changed.

        Raises:
            InvalidType: a row is a text, not a list of words, or a word is not a text.
            InvalidValue: the ids are not one a row, or not all different.

        >>> bow = BagOfWords.from_tokens([["peace", "talks", "peace"], []])
        >>> bow.vocabulary, bow.counts.toarray().tolist()
        (('peace', 'talks'), [[2, 1], [0, 0]])
        """
        rows = [list(_checked_row(i, row)) for i, row in enumerate(tokens)]
        names = [str(i) for i in range(len(rows))] if ids is None else [str(name) for name in ids]
        if len(names) != len(rows) or len(set(names)) != len(names):
            raise InvalidValue(f"{len(names)} ids for {len(rows)} rows; give one a row, all different, or none.")
        vocabulary = tuple(sorted({token for row in rows for token in row}))
        column = {word: i for i, word in enumerate(vocabulary)}
        sequence = np.array([column[token] for row in rows for token in row], dtype=np.int32)
        row_of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        return cls(
            counts=count(row_of, sequence, len(rows), len(vocabulary)),
            vocabulary=vocabulary,
            rows=tuple(Row(name, name, i, 0, 0) for i, name in enumerate(names)),
            outside=np.zeros(len(rows), dtype=np.int32),
            sequence=sequence,
        )

    def __len__(self) -> int:
        return int(self.counts.shape[0])

    def __iter__(self) -> Iterator[list[tuple[int, int]]]:
        """Yield each row as gensim's list of (word id, count)."""
        for start, end in zip(self.counts.indptr, self.counts.indptr[1:], strict=False):
            ids, counts = self.counts.indices[start:end], self.counts.data[start:end]
            yield list(zip(ids.tolist(), counts.tolist(), strict=True))

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

    def tokens(self) -> list[list[str]]:
        """Return the words of each row, in the order of the text, as other libraries take them.

        Raises:
            InvalidValue: the bag was loaded with a model, which keeps counts but no order.

        >>> BagOfWords.from_tokens([["b", "a", "b"], []]).tokens()
        [['b', 'a', 'b'], []]
        """
        if self.sequence is None:
            raise InvalidValue("this bag knows counts but not the order of the words; make it from the corpus again.")
        lengths = np.asarray(self.counts.sum(axis=1)).ravel()
        ends = np.cumsum(lengths)
        words = [self.vocabulary[i] for i in self.sequence]
        return [words[end - length : end] for end, length in zip(ends.tolist(), lengths.tolist(), strict=True)]

    def recount(self, corpus: "Corpus", *, unit: Unit | None = None) -> "BagOfWords":
        """Return the counts of another corpus in this bag's vocabulary, its words prepared as they were here.

        Args:
            corpus: the documents to count.
            unit: what one row is; None for this bag's own.

        Raises:
            InvalidValue: the bag was made from tokens, so how to prepare words is not known.
        """
        from gleanings.words.vectorizer import recount

        return recount(self, corpus, unit or self.unit)

    @classmethod
    def joined(cls, bags: "Sequence[BagOfWords]") -> "BagOfWords":
        """Return the rows of several bags, one after the other: parts that were counted apart, in other processes say.

        The whole is the same to the bit as if it had been counted at once, and so are the topics found in it.

        Args:
            bags: bags of one vocabulary and unit, as `recount` gives them.

        Raises:
            InvalidValue: there is no bag, or they differ in vocabulary or unit, or share the id of a row.

        >>> bow = BagOfWords.from_tokens([["rain", "wind"], ["wind"]], ids=["a", "b"])
        >>> BagOfWords.joined([bow]).counts.toarray().tolist()
        [[1, 1], [0, 1]]
        """
        from gleanings.words.vectorizer import joined

        return joined(bags)

    def explain(self, document: "Document | str | int") -> "Explanation":
        """Return what was kept and what was dropped of a document's words, and why.

        Args:
            document: a document of the corpus, its id, or its place.

        Raises:
            InvalidValue: there is no such document, or the bag does not know its texts.
        """
        from gleanings.words.explanation import explain

        return explain(self, document)

    def to_frame(self) -> "pd.DataFrame":
        """Return a frame of the vocabulary: word, count, rows (in how many it occurs), by falling count."""
        import pandas as pd

        rows = np.bincount(self.counts.indices, minlength=len(self.vocabulary))
        totals = np.asarray(self.counts.sum(axis=0)).ravel()
        frame = pd.DataFrame({"word": list(self.vocabulary), "count": totals, "rows": rows})
        return frame.sort_values(["count", "word"], ascending=[False, True], ignore_index=True)

    def __repr__(self) -> str:
        return (
            f"BagOfWords({len(self)} {self.unit}s, {len(self.vocabulary)} different words, "
            f"{int(self.counts.sum())} counted)"
        )

    def _repr_html_(self) -> Safe:
        top = self.to_frame().head(20)
        caption = (
            f"{len(self):,} {self.unit}s, {len(self.vocabulary):,} different words, {int(self.counts.sum()):,} counted"
        )
        rows = zip(top["word"], top["count"], top["rows"], strict=True)
        shown = table(["Word", "Count", f"In {self.unit}s"], rows, caption=caption, numbers=(1, 2))
        return tag("div", shown, join(tag("p", note) for note in self.notes))


def count(row: NDArray[np.int64], column: Integers, rows: int, columns: int) -> csr_matrix:
    """Return the CSR matrix of how often each pair of `row` and `column` occurs, rows x columns."""
    kept = column != DROPPED
    keys, times = np.unique(row[kept].astype(np.int64) * max(columns, 1) + column[kept], return_counts=True)
    indptr = np.searchsorted(keys, np.arange(rows + 1, dtype=np.int64) * max(columns, 1))
    parts = (times.astype(np.int32), (keys % max(columns, 1)).astype(np.int32), indptr.astype(np.int32))
    return csr_matrix(parts, shape=(rows, columns))


def _checked_row(index: int, row: Sequence[str]) -> Sequence[str]:
    if isinstance(row, str):
        raise InvalidType(f"row {index} is a text; give a list of words, or use bag_of_words for texts.")
    for token in row:
        if not isinstance(token, str):
            raise InvalidType(f"row {index} holds {token!r}, which is not a text; give lists of words.")
    return row
