"""Methods that count words: Luhn, SumBasic and KL. The last two choose one sentence after the other."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from gleanings.numerics import log
from gleanings.summaries.methods.ranking import Options, Ranking, once, ranked, rounded
from gleanings.summaries.sentence_matrix import Counts, Integers, SentenceMatrix

Vector = NDArray[np.float64]

GAP = 4  # Luhn: so many insignificant words in a row end a chunk (Luhn 1958; sumy's max_gap_size)
_PRIOR = 0.01  # KL: weight, in words, of the document's own distribution in that of the summary


def luhn(matrix: SentenceMatrix, options: Options) -> Ranking:
    """Luhn (1958): the densest chunk of significant words; its score is their number squared over its length.

    A word is significant if it is no stop word and its stem occurs twice or more in the text, headings included.

    sumy (luhn.py) differs: a stop word is significant too if it has the stem of a significant word, and a sentence
    that occurs twice is chosen twice.

    >>> from gleanings.documents.document import Document
    >>> text = "Rain fell on the hills. It rained, rained and rained on the hills. Bread rose in price."
    >>> luhn(SentenceMatrix.from_document(Document("a", text)), Options()).scores.round(3).tolist()
    [0.8, 2.286, 0.0]
    """
    words = np.concatenate([matrix.tokens[~matrix.stop], matrix.headings[~matrix.heading_stop]])
    significant = np.bincount(words, minlength=len(matrix.stems)) > 1
    return ranked(chunk_scores(matrix, significant[matrix.tokens] & ~matrix.stop, GAP), matrix)


def chunk_scores(matrix: SentenceMatrix, significant: NDArray[np.bool_], gap: int) -> Vector:
    """Return for every sentence the score of its best chunk: significant words squared over length; 0 for one word.

    Args:
        significant: for every word of the matrix, whether it is significant.
        gap: so many insignificant words in a row, 1 or more, end a chunk.
    """
    at = np.flatnonzero(significant)
    scores = np.zeros(matrix.size)
    if not len(at):
        return scores
    sentence = matrix.sentence[at]
    begins = np.ones(len(at), bool)
    begins[1:] = (np.diff(sentence) != 0) | (np.diff(at) > gap)
    first = np.flatnonzero(begins)
    last = np.append(first[1:], len(at)) - 1
    number = last - first + 1
    score = np.where(number > 1, number**2 / (at[last] - at[first] + 1), 0.0)
    np.maximum.at(scores, sentence[first], score)
    return scores


def sum_basic(matrix: SentenceMatrix, options: Options) -> Ranking:
    """SumBasic (Nenkova and Vanderwende 2005): the mean probability of a sentence's words; used words are squared.

    `scores` are the means at the start, 0 to 1; `order` is that of the choice.

    sumy (sum_basic.py) keeps the number of the step by text: of a sentence that occurs twice, the second choice
    replaces the first, and the text falls behind sentences chosen between the two.

    >>> from gleanings.documents.document import Document
    >>> text = "Rain fell on hills. Rain fell. Snow fell on hills."
    >>> sum_basic(SentenceMatrix.from_document(Document("a", text)), Options()).order.tolist()
    [1, 2, 0]
    """
    total = len(matrix.content)
    tokens = matrix.tokens[matrix.content]
    probability = np.bincount(tokens, minlength=len(matrix.stems)) / max(total, 1)
    state = AverageProbability(matrix, probability)
    scores = rounded(state.means())
    order = greedy(matrix, options.limit, state.means, state.take)
    return Ranking(scores, completed(order, scores, matrix))


class AverageProbability:
    """SumBasic's probabilities of words, and the means over the sentences."""

    def __init__(self, matrix: SentenceMatrix, probability: Vector) -> None:
        self._tokens = matrix.tokens[matrix.content]
        self._sentence = matrix.sentence[matrix.content]
        self._lengths = matrix.lengths
        self._bounds = np.searchsorted(self._sentence, np.arange(matrix.size + 1))
        self.probability = probability

    def means(self) -> Vector:
        """Return the mean probability of the words of every sentence; 0 for a sentence without words.

        The words are added up in reading order, from the left.
        """
        sums = np.bincount(self._sentence, weights=self.probability[self._tokens], minlength=len(self._lengths))
        means: Vector = sums / np.maximum(self._lengths, 1)
        return means

    def take(self, sentence: int) -> None:
        """Square the probability of every word of the sentence, as often as it occurs."""
        stems, times = np.unique(self._tokens[self._bounds[sentence] : self._bounds[sentence + 1]], return_counts=True)
        for _ in range(int(times.max(initial=0))):
            self.probability[stems[times > 0]] **= 2
            times -= 1


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

    def entry_gain(entries: Integers) -> Vector:
        held = state.held[counts.indices[entries]] + prior[counts.indices[entries]]
        gain: Vector = weight[entries] * log(1 + counts.data[entries] / held)
        return gain

    gains = np.bincount(row, weights=entry_gain(np.arange(len(row))), minlength=matrix.size)
    lengths = matrix.lengths.astype(np.float64)
    base = float(np.sum(said * log(_PRIOR * said)))

    def nearness() -> Vector:
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

    def add(self, stems: Integers, times: Vector) -> None:
        """Add words to the summary; `stems` are distinct."""
        self.held[stems] += times
        self.length += float(times.sum())


def greedy(
    matrix: SentenceMatrix, limit: int | None, value: Callable[[], Vector], take: Callable[[int], None]
) -> Integers:
    """Return the sentences in the order of choice, `limit` at most; a text that has come before is no candidate.

    At every step the best `value` is taken; of equal ones, the first in the text.
    """
    waiting = matrix.same == np.arange(matrix.size)
    steps = int(waiting.sum()) if limit is None else min(limit, int(waiting.sum()))
    chosen = np.zeros(steps, np.int64)
    for step in range(steps):
        values = rounded(value())
        best = int(np.argmax(np.where(waiting, values, -np.inf)))
        chosen[step] = best
        waiting[best] = False
        take(best)
    return chosen


def completed(order: Integers, scores: Vector, matrix: SentenceMatrix) -> Integers:
    """Return `order` followed by the sentences that are not in it, by descending score."""
    rest = np.argsort(-scores, kind="stable")
    return once(np.concatenate([order, rest[~np.isin(matrix.same[rest], matrix.same[order])]]), matrix)
