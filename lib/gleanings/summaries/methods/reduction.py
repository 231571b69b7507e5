"""Reduction: the sum of the words that a sentence shares with each other one."""

import numpy as np

from gleanings.summaries.methods.ranking import Options, Ranking, ranked
from gleanings.summaries.methods.shared_words import SharedWords
from gleanings.summaries.sentence_matrix import SentenceMatrix


def reduction(matrix: SentenceMatrix, options: Options) -> Ranking:
    """Reduction (github.com/adamfabish/Reduction): the sum of a sentence's TextRank weights with all others.

    sumy (reduction.py) keeps ratings by text: a sentence that occurs three times collects the ratings of all three,
    and is chosen three times. Here each has its own, and the text is chosen once.

    >>> from gleanings.documents.document import Document
    >>> text = "Rain fell on the hills. Rain fell on the town. Snow fell on the town. Bread rose in price."
    >>> reduction(SentenceMatrix.from_document(Document("a", text)), Options()).order.tolist()
    [1, 0, 2, 3]
    """
    return ranked(SharedWords(matrix, of_single_words=0.0).times(np.ones(matrix.size)), matrix)
