"""KL: one sentence after the other, by the Kullback-Leibler divergence of the text from the summary."""

import numpy as np

from gleanings.numerics import log
from gleanings.summaries.methods.ranking import Options, Ranking, ranked, rounded
from gleanings.summaries.methods.stepwise import completed, greedy
from gleanings.summaries.sentence_matrix import Counts, SentenceMatrix
from gleanings.types import Floats, Integers

_PRIOR = 0.01  # weight, in words, of the document's own distribution in that of the summary


def kl(matrix: SentenceMatrix, options: Options) -> Ranking:
    """KLSum (Haghighi and Vanderwende 2009): every step brings the summary's words as near to the text's as it can.

    Nearness is the Kullback-Leibler divergence of the text's distribution P from the summary's Q, over all the words
    of the text: sum of P ln(P / Q), with Q = (count + P / 100) / (length + 1 / 100), so that it is finite. `scores`
    are minus the divergence of each sentence alone; `order` is that of the choice.

    sumy (kl.py) differs: it sums over the words of the summary alone, which is no divergence, can be negative and
    favours sentences that leave the frequent words out; it does not stem; the words of the chosen sentences keep
    their capitals and their stop words, so that "Rain" in the summary is not the "rain" of the text; and the step
    number is kept by text.

    >>> from gleanings.documents.document import Document
    >>> text = "Rain fell on hills. Rain and snow fell on hills. Bread rose. Rain and snow fell on towns."
    >>> kl(SentenceMatrix.from_document(Document("a", text)), Options()).order.tolist()
    [1, 2, 3, 0]
    """
    if not len(matrix.content):
        return ranked(np.zeros(matrix.size), matrix)
    tokens = matrix.tokens[matrix.content]
    probability = np.bincount(tokens, minlength=len(matrix.stems)) / len(tokens)
    counts = matrix.counts
    prior = _PRIOR * probability
    row = np.repeat(np.arange(matrix.size), np.diff(counts.indptr))
    weight = probability[counts.indices]
    said = probability[probability > 0]
    entropy = float(np.sum(said * log(said)))
    state = GrowingSummary(counts, len(matrix.stems))

    def entry_gain(entries: Integers) -> Floats:
        held = state.held[counts.indices[entries]] + prior[counts.indices[entries]]
        gain: Floats = weight[entries] * log(1 + counts.data[entries] / held)
        return gain

    gains = np.bincount(row, weights=entry_gain(np.arange(len(row))), minlength=matrix.size)
    lengths = matrix.lengths.astype(np.float64)
    base = float(np.sum(said * log(_PRIOR * said)))

    def nearness() -> Floats:
        return -(entropy + log(state.length + lengths + _PRIOR) - base - gains)

    def take(sentence: int) -> None:
        nonlocal base
        own = slice(counts.indptr[sentence], counts.indptr[sentence + 1])
        base += float(gains[sentence])
        touched = state.entries_with(counts.indices[own])
        before = entry_gain(touched)
        state.add(counts.indices[own], counts.data[own])
        np.add.at(gains, row[touched], entry_gain(touched) - before)

    scores = rounded(nearness())
    order = greedy(matrix, options.limit, nearness, take)
    return Ranking(scores, completed(order, scores, matrix))


class GrowingSummary:
    """The counts of words in the sentences chosen so far, and which entries of a table they touch."""

    def __init__(self, counts: Counts, stems: int) -> None:
        self.held = np.zeros(stems)
        self.length = 0.0
        self._by_stem = np.argsort(counts.indices, kind="stable")
        self._bounds = np.searchsorted(counts.indices[self._by_stem], np.arange(stems + 1))

    def entries_with(self, stems: Integers) -> Integers:
        """Return the places in `counts` that hold any of `stems`."""
        if not len(stems):
            return np.zeros(0, np.int64)
        return np.concatenate([self._by_stem[self._bounds[stem] : self._bounds[stem + 1]] for stem in stems.tolist()])

    def add(self, stems: Integers, times: Floats) -> None:
        """Add words to the summary; `stems` are distinct."""
        self.held[stems] += times
        self.length += float(times.sum())
