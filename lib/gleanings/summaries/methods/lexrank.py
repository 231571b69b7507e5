"""LexRank: PageRank over the pairs of similar sentences."""

import numpy as np

from gleanings.numerics import log
from gleanings.summaries.methods.pagerank import pagerank
from gleanings.summaries.methods.ranking import Options, Ranking, ranked
from gleanings.summaries.methods.similar_pairs import degrees, similar
from gleanings.summaries.sentence_matrix import SentenceMatrix

SIMILAR = 0.1  # a cosine above it makes an edge (Erkan and Radev 2004; sumy)


def lexrank(matrix: SentenceMatrix, options: Options) -> Ranking:
    """LexRank (Erkan and Radev 2004, equations 1 to 5): PageRank over the pairs of similar sentences.

    Two sentences are joined where the cosine of their tf * idf is over 0.1; idf = ln(N / n). Scores sum to 1.

    sumy (lex_rank.py) differs, and `gleanings.compat.sumy` with it: it has no damping; it stops when the vector has
    moved by less than 0.1, often after one or two steps, so that the scores are near those it started from; every
    sentence is joined to itself, so that one without any neighbour keeps the average rank (in the example it would
    come second); idf is ln(N / (1 + n)), which for a word in every sentence is no longer 0, and between two sentences
    counts what they share and not what they do not; and sentences with the same text share one rating and are both
    chosen.

    >>> from gleanings.documents.document import Document
    >>> text = "Rain fell on the hills. Rain fell on the town. Snow fell on the town. Bread rose in price."
    >>> lexrank(SentenceMatrix.from_document(Document("a", text)), Options()).order.tolist()
    [1, 0, 2, 3]
    """
    if not matrix.size:
        return ranked(np.zeros(0), matrix)
    frequency = matrix.frequency
    idf = np.where(frequency > 0, log(matrix.size / np.maximum(frequency, 1)), 0.0)
    edges = similar(matrix.counts, idf, SIMILAR)
    return ranked(pagerank(lambda p: edges.T @ p, degrees(edges)), matrix)
