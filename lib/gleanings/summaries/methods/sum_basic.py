"""SumBasic: one sentence after the other, by the mean probability of its words."""

import numpy as np

from gleanings.summaries.methods.ranking import Options, Ranking, rounded
from gleanings.summaries.methods.stepwise import completed, greedy
from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.types import Floats


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

    def __init__(self, matrix: SentenceMatrix, probability: Floats) -> None:
        self._tokens = matrix.tokens[matrix.content]
        self._sentence = matrix.sentence[matrix.content]
        self._lengths = matrix.lengths
        self._bounds = np.searchsorted(self._sentence, np.arange(matrix.size + 1))
        self.probability = probability

    def means(self) -> Floats:
        """Return the mean probability of the words of every sentence; 0 for a sentence without words.

        The words are added up in reading order, from the left.
        """
        sums = np.bincount(self._sentence, weights=self.probability[self._tokens], minlength=len(self._lengths))
        means: Floats = sums / np.maximum(self._lengths, 1)
        return means

    def take(self, sentence: int) -> None:
        """Square the probability of every word of the sentence, as often as it occurs."""
        stems, times = np.unique(self._tokens[self._bounds[sentence] : self._bounds[sentence + 1]], return_counts=True)
        for _ in range(int(times.max(initial=0))):
            self.probability[stems[times > 0]] **= 2
            times -= 1
