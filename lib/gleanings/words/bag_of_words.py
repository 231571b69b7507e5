"""A bag of words: a vocabulary and a sparse matrix of counts, which is also a gensim corpus.

A row is a document, a passage, a paragraph or a sentence (`unit`); every row is kept, in order, even an empty one, so
that rows and labels stay in step.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix, vstack

from gleanings.corpus.corpus import Corpus
from gleanings.documents.document import Document
from gleanings.errors import InvalidValue, choice
from gleanings.html import Safe, paragraphs, table, tag
from gleanings.nouns import counted
from gleanings.sparse import column_totals, count_pairs, document_frequency, row_totals
from gleanings.tabular import Tabular
from gleanings.types import CountedUnit, Flags, Indices, Integers
from gleanings.words.count_parts import StoredCounts
from gleanings.words.explanation import Explanation, chosen_document, explain
from gleanings.words.preprocessor import Preparation
from gleanings.words.recounting import recount
from gleanings.words.rows import UNITS, Row
from gleanings.words.splitters import Splitter
from gleanings.words.stored_rows import documents_of
from gleanings.words.token_lists import checked_lists

if TYPE_CHECKING:
    import pandas as pd
    from gensim.corpora import Dictionary


@dataclass(frozen=True, eq=False)
class BagOfWords(Tabular):
    """Counts of words in rows. Iterating gives each row as gensim's list of (word id, count).

    Attributes:
        counts: scipy CSR matrix, rows x words, int32, no explicit zeros, sorted indices.
        vocabulary: the words, in the order of the columns.
        rows: what each row is.
        unit: document, passage, paragraph or sentence.
        corpus: the corpus that was counted; None for `from_tokens` and after `load_topics`.
        notes: what a reader must know, in full sentences (few rows, no stop words for the language, ...).
        preparation: how words were prepared, so that other texts can be counted alike; None for `from_tokens`.
        outside: for each row, how many of its words, stop words aside, are not in the vocabulary.
        too_few, too_many: words in fewer rows (min_df), or in more rows (max_df), than these are not in the vocabulary.
        too_common: the words in more than `too_many` rows.
        sequence: columns of `counts` in the order of the text, all rows one after the other.
        splitter: what cut texts without spaces into words, where one was given.
        arguments: what `bag_of_words` was called with, the corpus aside; None for a bag that was made otherwise.
        given_ids: by id, what was given as one and is no text, of a loaded bag, which knows no documents; None where
            there are none.
        stored: where the counts lie, if on the disk (`gl.open_corpus`); `counts` and `sequence` are then mapped files,
            and `rows` a sequence that reads them.

    >>> bow = BagOfWords.from_tokens([["rain", "storm", "rain"], ["bank"]])
    >>> bow.vocabulary, bow.counts.toarray().tolist(), list(bow)
    (('bank', 'rain', 'storm'), [[0, 2, 1], [1, 0, 0]], [[(1, 2), (2, 1)], [(0, 1)]])
    """

    counts: csr_matrix
    vocabulary: tuple[str, ...]
    rows: Sequence[Row]
    unit: CountedUnit = "document"
    corpus: Corpus | None = None
    notes: tuple[str, ...] = ()
    preparation: Preparation | None = None
    outside: Indices | None = None
    too_few: int = 1
    too_many: int | None = None
    sequence: Indices | None = None
    too_common: tuple[str, ...] = ()
    splitter: Splitter | None = None
    arguments: Mapping[str, object] | None = None
    stored: StoredCounts | None = None
    given_ids: Mapping[str, object] | None = None

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
        rows = checked_lists(tokens)
        names = [str(i) for i in range(len(rows))] if ids is None else [str(name) for name in ids]
        if len(names) != len(rows) or len(set(names)) != len(names):
            raise InvalidValue(f"{len(names)} ids for {len(rows)} rows; give one a row, all different, or none.")
        vocabulary = tuple(sorted({token for row in rows for token in row}))
        column = {word: i for i, word in enumerate(vocabulary)}
        sequence = np.array([column[token] for row in rows for token in row], dtype=np.int32)
        row_of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        return cls(
            counts=count_pairs(row_of, sequence, len(rows), len(vocabulary)),
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
        dictionary.dfs = dict(enumerate(document_frequency(self.counts).tolist()))
        dictionary.cfs = dict(enumerate(column_totals(self.counts).tolist()))
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
        lengths = row_totals(self.counts)
        ends = np.cumsum(lengths)
        words = [self.vocabulary[i] for i in self.sequence]
        return [words[end - length : end] for end, length in zip(ends.tolist(), lengths.tolist(), strict=True)]

    @property
    def empty(self) -> Flags:
        """For each row, whether it holds no counted word.

        >>> BagOfWords.from_tokens([["rain"], []]).empty.tolist()
        [False, True]
        """
        return np.asarray(np.diff(self.counts.indptr) == 0)

    @property
    def documents(self) -> Integers:
        """For each row, the index of its document."""
        return documents_of(self.rows)

    @property
    def number_of_documents(self) -> int:
        """How many documents the rows are of."""
        return len(self.corpus) if self.corpus is not None else int(self.documents.max(initial=-1)) + 1

    def recount(self, corpus: Corpus, *, unit: CountedUnit | None = None) -> "BagOfWords":
        """Return the counts of another corpus in this bag's vocabulary, its words prepared as they were here.

        Args:
            corpus: the documents to count.
            unit: what one row is; None for this bag's own.

        Raises:
            InvalidValue: the bag was made from tokens, so how to prepare words is not known.

        >>> import gleanings as gl
        >>> bow = gl.bag_of_words(gl.Corpus.from_texts(["Rain fell.", "Rain again."]), unit="document")
        >>> bow.vocabulary, bow.recount(gl.Corpus.from_texts(["RAIN, and more rain"])).counts.toarray().tolist()
        (('rain',), [[2]])
        """
        if self.preparation is None:
            raise InvalidValue(
                "this bag was made from tokens, so how its words were prepared is not known; "
                "count new documents with BagOfWords.from_tokens in the same way."
            )
        unit = unit or self.unit
        choice("unit", unit, UNITS)
        found = recount(corpus.documents, unit, self.vocabulary, self.preparation, self.splitter)
        return replace(
            self,
            counts=found.counts,
            rows=found.rows,
            unit=unit,
            corpus=corpus,
            notes=(),
            outside=found.outside,
            sequence=found.sequence,
            arguments=None,
            stored=found.stored,
        )

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
        if not bags:
            raise InvalidValue("there is no bag to join; give at least one.")
        first = bags[0]
        if any(bag.vocabulary != first.vocabulary or bag.unit != first.unit for bag in bags):
            raise InvalidValue(
                "the bags differ in vocabulary or unit; count each part with recount of one and the same bag."
            )
        before = np.cumsum([0, *(bag.number_of_documents for bag in bags)])
        rows = [
            replace(r, document=r.document + int(n)) for bag, n in zip(bags, before, strict=False) for r in bag.rows
        ]
        if len({row.id for row in rows}) < len(rows):
            raise InvalidValue("two of the bags hold a row of the same id; give each document an id of its own.")
        corpora = [bag.corpus for bag in bags if bag.corpus is not None]
        sequences = [bag.sequence for bag in bags if bag.sequence is not None]
        outside = [bag.outside for bag in bags if bag.outside is not None]
        counts = csr_matrix(vstack([bag.counts for bag in bags], format="csr"), dtype=np.int32)
        return replace(
            first,
            counts=counts,
            rows=tuple(rows),
            corpus=replace(corpora[0], documents=tuple(d for corpus in corpora for d in corpus))
            if len(corpora) == len(bags)
            else None,
            notes=tuple(dict.fromkeys(note for bag in bags for note in bag.notes)),
            outside=np.concatenate(outside) if len(outside) == len(bags) else None,
            sequence=np.concatenate(sequences) if len(sequences) == len(bags) else None,
            stored=None,
        )

    def explain(self, document: Document | str | int) -> Explanation:
        """Return what was kept and what was dropped of a document's words, and why.

        Args:
            document: a document of the corpus, its id, or its place.

        Raises:
            InvalidValue: there is no such document, or the bag does not know its texts.

        >>> import gleanings as gl
        >>> bow = gl.bag_of_words(gl.Corpus.from_texts(["The rain fell in 2021."]), unit="document", minimum_rows=1)
        >>> [(fate.text, fate.word or fate.reason) for fate in bow.explain(0).fates]
        [('The', 'stop word'), ('rain', 'rain'), ('fell', 'fall'), ('in', 'stop word'), ('2021', 'number')]
        """
        if self.preparation is None:
            raise InvalidValue(
                "this bag was made from tokens: every token was kept as it was, there is nothing to explain."
            )
        if not isinstance(document, Document):
            if self.corpus is None:
                raise InvalidValue("this bag was loaded without its documents; give the document itself.")
            document = chosen_document(self.corpus, document)
        return explain(document, self.preparation, self.vocabulary, self._reason, self.splitter)

    def _reason(self, word: str) -> str:
        """Return why a word is not in the vocabulary."""
        if word in self.too_common:
            return f"in more than {self.too_many} {self.unit}s"
        return f"in fewer than {self.too_few} {self.unit}s" if self.corpus is not None else "not in the vocabulary"

    def to_frame(self) -> "pd.DataFrame":
        """Return a frame of the vocabulary: word, count, rows (in how many it occurs), by falling count."""
        import pandas as pd

        rows, totals = document_frequency(self.counts), column_totals(self.counts)
        frame = pd.DataFrame({"word": list(self.vocabulary), "count": totals, "rows": rows})
        return frame.sort_values(["count", "word"], ascending=[False, True], ignore_index=True)

    def __repr__(self) -> str:
        total = int(self.counts.sum())
        size = f"{counted(len(self), self.unit)}, {counted(len(self.vocabulary), 'different word')}"
        return f"BagOfWords({size}, {total:,} counted)"

    def _repr_html_(self) -> Safe:
        top = self.to_frame().head(20)
        total = int(self.counts.sum())
        size = f"{counted(len(self), self.unit)}, {counted(len(self.vocabulary), 'different word')}"
        caption = f"{size}, {total:,} counted"
        rows = zip(top["word"], top["count"], top["rows"], strict=True)
        shown = table(["Word", "Count", f"In {self.unit}s"], rows, caption=caption, numbers=(1, 2))
        return tag("div", shown, paragraphs(self.notes))
