"""How many documents hold the point that a sentence makes."""

from collections.abc import Sequence

import numpy as np

from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.summaries.sentence_vectors import SentenceVectors

SAME_POINT = 0.35  # the cosine from which two sentences make one point: near-paraphrases share their rarer words


def supporting_documents(matrix: SentenceMatrix, rows: Sequence[int]) -> list[int]:
    """Return for each of `rows` how many documents have a sentence that makes its point, its own included.

    >>> from gleanings.documents.document import Document
    >>> texts = ["The battery lasts a day.", "Its battery lasts all day long.", "The screen is bright."]
    >>> matrix = SentenceMatrix.from_documents([Document(str(i), text) for i, text in enumerate(texts)])
    >>> supporting_documents(matrix, [0, 2])
    [2, 1]
    """
    if not len(rows):
        return []
    vectors = SentenceVectors(matrix)
    counts = []
    for row in rows:
        near = vectors.times(vectors.row(row)) >= SAME_POINT
        near[row] = True
        counts.append(len(np.unique(matrix.document[near])))
    return counts
