"""TextRank: PageRank over all pairs of sentences, weighted by the words that they share."""

import numpy as np

from gleanings.summaries.methods.pagerank import pagerank
from gleanings.summaries.methods.ranking import Options, Ranking, ranked
from gleanings.summaries.methods.shared_words import SharedWords
from gleanings.summaries.sentence_matrix import SentenceMatrix


def textrank(matrix: SentenceMatrix, options: Options) -> Ranking:
    """TextRank (Mihalcea and Tarau 2004): PageRank over all pairs, weighted by their shared words. Scores sum to 1.

    sumy (text_rank.py) differs: it joins every sentence to itself as well, which favours long sentences; it adds 1e-7
    to the sum of every row, so that a part of the rank leaks away; it stops when the vector has moved by less than
    1e-4, and of 1,000 sentences each holds only about 1e-3; and sentences with the same text share one rating.

    >>> from gleanings.documents.document import Document
    >>> text = "Rain fell on the hills. Rain fell on the town. Snow fell on the town. Bread rose in price."
    >>> textrank(SentenceMatrix.from_document(Document("a", text)), Options()).order.tolist()
    [1, 0, 2, 3]
    """
    if not matrix.size:
        return ranked(np.zeros(0), matrix)
    shared = SharedWords(matrix, of_single_words=1.0)
    return ranked(pagerank(shared.times, shared.times(np.ones(matrix.size))), matrix)
