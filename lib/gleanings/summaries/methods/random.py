"""Chance, as a measure for the other methods."""

import numpy as np

from gleanings.summaries.methods.ranking import Options, Ranking, ranked
from gleanings.summaries.sentence_matrix import SentenceMatrix


def random(matrix: SentenceMatrix, options: Options) -> Ranking:
    """Chance, as a measure for the others: a permutation by `options.seed`. Scores are n - 1 to 0.

    >>> from gleanings.documents.document import Document
    >>> matrix = SentenceMatrix.from_document(Document("a", "One. Two. Three. Four."))
    >>> sorted(random(matrix, Options(seed=1)).order.tolist())
    [0, 1, 2, 3]
    """
    scores = np.random.default_rng(options.seed).permutation(matrix.size)
    return ranked(scores.astype(np.float64), matrix)
