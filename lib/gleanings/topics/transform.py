"""The shares of fitted topics in new documents, and going on from a fitted model with more of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix, vstack

from gleanings.corpus.corpus import Corpus
from gleanings.errors import InvalidType, InvalidValue
from gleanings.html import Safe, table
from gleanings.nouns import counted
from gleanings.sparse import row_index, row_totals
from gleanings.tabular import Tabular
from gleanings.topics.fit_result import Fit
from gleanings.topics.frames import given_ids, id_index
from gleanings.topics.lda.lda import fit_lda, infer
from gleanings.topics.methods.least_squares import project
from gleanings.topics.validation import checked_counts
from gleanings.types import Flags, Floats, Integers
from gleanings.words.bag_of_words import BagOfWords

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 20


@dataclass(frozen=True, eq=False)
class TransformedDocuments(Tabular):
    """How much of each topic is in new documents.

    Attributes:
        shares: rows x topics, float64; every line sums to 1. A line that is `empty` has the shares that are expected
            before anything is read.
        ids: of the rows.
        names: of the topics.
        known: number of tokens of each row that are in the model's vocabulary.
        unknown: number of tokens of each row that are not; stop words are not counted.
        given_ids: the ids as they were given (numbers, dates), by which `to_frame` joins; None where they are `ids`.
        empty: whether a row has no known token, so that its shares say nothing about it.
    """

    shares: Floats
    ids: tuple[str, ...]
    names: tuple[str, ...]
    known: Integers
    unknown: Integers
    given_ids: tuple[object, ...] | None = None

    @property
    def empty(self) -> Flags:
        return np.asarray(self.known == 0)

    def __len__(self) -> int:
        return len(self.ids)

    def to_frame(self) -> "pd.DataFrame":
        """Return one line per row, by id: a column for each topic's share, then known, unknown and empty."""
        import pandas as pd

        index = id_index(self.given_ids or self.ids)
        frame = pd.DataFrame(self.shares.copy(), index=index, columns=list(self.names))
        return frame.assign(known=self.known, unknown=self.unknown, empty=self.empty)

    def __repr__(self) -> str:
        size = f"{counted(len(self), 'row')}, {counted(len(self.names), 'topic')}"
        return f"TransformedDocuments({size}, {int(self.empty.sum())} empty)"

    def _repr_html_(self) -> Safe:
        rows = []
        for i, name in enumerate(self.ids[:_SHOWN]):
            largest = np.argsort(-self.shares[i], kind="stable")[:3]
            best = "; ".join(f"{self.names[k]} ({self.shares[i, k]:.0%})" for k in largest)
            shown = "no known word, so nothing can be said" if self.empty[i] else best
            rows.append((name, shown, f"{self.known[i]:,}", f"{self.unknown[i]:,}"))
        more = f", the first {_SHOWN} of them" if len(self) > _SHOWN else ""
        headers = ["id", "largest topics", "known words", "unknown words"]
        return table(headers, rows, caption=f"Topics in {len(self):,} new rows{more}", numbers=[2, 3])


def transform(
    fit: Fit,
    own: BagOfWords,
    texts: Corpus | BagOfWords,
    expected: Floats,
    names: Sequence[str],
    *,
    fitted: bool = False,
) -> TransformedDocuments:
    """Return the shares of fitted topics in `texts`; see `TopicModel.transform`.

    Args:
        fit: the fitted arrays.
        own: the bag that they were fitted to.
        texts: the new documents.
        expected: the share of each topic before anything is read.
        names: of the topics.
        fitted: whether rows that were fitted get the shares of the fit.
    """
    bow, unknown = matched(own, texts)
    shares = shares_of(fit, bow.counts, expected)
    if fitted:
        there, here = _same_rows(own, bow)
        shares[here] = fit.shares[there]
    return TransformedDocuments(
        shares=shares,
        ids=tuple(row.id for row in bow.rows),
        names=tuple(names),
        known=row_totals(bow.counts),
        unknown=unknown,
        given_ids=given_ids(bow),
    )


def _same_rows(own: BagOfWords, new: BagOfWords) -> tuple[list[int], list[int]]:
    """Return the places of the rows that are in both bags, by id and counts: in `own`, and in `new`."""
    place = {row.id: i for i, row in enumerate(own.rows)}
    pairs = [(place[row.id], i) for i, row in enumerate(new.rows) if row.id in place]
    same = [(a, b) for a, b in pairs if abs(own.counts[a] - new.counts[b]).sum() == 0]
    return [a for a, _ in same], [b for _, b in same]


def shares_of(fit: Fit, counts: csr_matrix, expected: Floats) -> Floats:
    """Return the shares of fitted topics in `counts`, by the inference that belongs to the way of fitting.

    Topics with a prior are those of a probability model; those without are factors of TF-IDF.
    """
    if counts.shape[0] == 0:
        return np.zeros((0, len(fit.weights)))
    if fit.alpha.any():
        return infer(counts, fit.weights, fit.alpha, word_weights=fit.word_weights)
    if fit.word_weights is None:
        raise ValueError("factors without word weights")
    return project(counts, fit.weights, fit.word_weights, expected)


def matched(own: BagOfWords, texts: object) -> tuple[BagOfWords, Integers]:
    """Return `texts` counted in the vocabulary of `own`, and how many words of each row are not in it."""
    if isinstance(texts, Corpus):
        texts = own.recount(texts)
    if not isinstance(texts, BagOfWords):
        what = type(texts).__name__
        raise InvalidType(f"give a Corpus or a BagOfWords, not {what}; of texts, gl.Corpus.from_texts(texts).")
    counts = checked_counts(texts)
    outside = np.zeros(len(texts), np.int64) if texts.outside is None else texts.outside.astype(np.int64)
    if texts.vocabulary == own.vocabulary:
        return replace(texts, counts=counts), outside
    column = {word: i for i, word in enumerate(own.vocabulary)}
    place = np.array([column.get(word, -1) for word in texts.vocabulary], dtype=np.int32)
    row = row_index(counts.indptr)
    to = place[counts.indices]
    known = to >= 0
    unknown = np.bincount(row[~known], weights=counts.data[~known], minlength=len(texts)).astype(np.int64)
    shape = (len(texts), len(own.vocabulary))
    inside = csr_matrix((counts.data[known], (row[known], to[known])), shape=shape, dtype=np.int32)
    inside.sort_indices()
    sequence = None if texts.sequence is None else place[texts.sequence][place[texts.sequence] >= 0]
    bow = replace(
        texts,
        counts=inside,
        vocabulary=own.vocabulary,
        sequence=sequence,
        outside=outside + unknown,
        stored=None,
    )
    return bow, outside + unknown


def update(fit: Fit, own: BagOfWords, texts: BagOfWords, method: str, seed: int) -> tuple[BagOfWords, Fit, str]:
    """Go on from `fit` with more rows; see `TopicModel.update`. Return the whole bag, the new fit and an account."""
    if method != "lda":
        raise InvalidValue(
            f"a model found with method={method!r} cannot go on; fit all rows together with fit_topics, "
            "or use method='lda'."
        )
    new, unknown = matched(own, texts)
    there = {row.id for row in own.rows}
    again = next((row.id for row in new.rows if row.id in there), None)
    if again is not None:
        raise InvalidValue(f"the id {again!r} is in the model already; give only new rows, with ids of their own.")
    known = int(new.counts.sum(dtype=np.int64))
    if known == 0:
        raise InvalidValue("the new rows hold no word that the model knows; fit a new model with fit_topics.")
    bow = _joined(own, new)
    left_out = unknown.sum() / (known + unknown.sum())
    edit = f"went on with {len(new)} more {new.unit}s; {left_out:.0%} of their words were not known and were left out"
    return bow, fit_lda(bow.counts, topics=len(fit.weights), seed=seed, initial=fit, known=fit.shares), edit


def _joined(own: BagOfWords, new: BagOfWords) -> BagOfWords:
    """Return the rows of both, which have the same vocabulary, one after the other."""
    corpus = None
    first = int(own.documents.max(initial=-1)) + 1
    if own.corpus is not None and new.corpus is not None:
        corpus = Corpus((*own.corpus.documents, *new.corpus.documents), own.corpus.language)
        first = len(own.corpus)
    sequence = outside = None
    if own.sequence is not None and new.sequence is not None:
        sequence = np.concatenate([own.sequence, new.sequence])
    if own.outside is not None and new.outside is not None:
        outside = np.concatenate([own.outside, new.outside]).astype(own.outside.dtype)
    return replace(
        own,
        counts=csr_matrix(vstack([own.counts, new.counts], format="csr", dtype=np.int32)),
        rows=(*own.rows, *(replace(row, document=row.document + first) for row in new.rows)),
        corpus=corpus,
        sequence=sequence,
        outside=outside,
        stored=None,
    )
