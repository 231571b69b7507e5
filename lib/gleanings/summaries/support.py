"""How many documents hold the point that a sentence makes."""

from collections.abc import Collection, Sequence

import numpy as np

from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.summaries.sentence_vectors import SentenceVectors

SAME_POINT = 0.35  # the cosine from which two sentences make one point: near-paraphrases share their rarer words
_HELD = 0.6  # of the words of the shorter sentence: the share that makes it the other's point, however long that one is
_HALF = 0.5  # the same where they share three words or more
_TWO, _THREE = 2, 3  # words in common at least: with one alone, two sentences may say the opposite of one thing


def same_point(one: Collection[int], other: Collection[int], cosine: float) -> bool:
    """Return whether two sentences, given by their content stems and the cosine of their vectors, make one point.

    >>> same_point({1, 2}, {1, 2, 3, 4, 5, 6}, 0.3), same_point({1, 2}, {1, 3}, 0.5), same_point({1}, {1}, 1.0)
    (True, False, True)
    """
    common = len(set(one).intersection(other))
    if common < _TWO:
        return common == len(one) == len(other) > 0
    shorter = min(len(one), len(other))
    return cosine >= SAME_POINT or common >= (_HALF if common >= _THREE else _HELD) * shorter


def supporting_documents(matrix: SentenceMatrix, rows: Sequence[int]) -> list[int]:
    """Return for each of `rows` how many documents have a sentence that makes its point, its own included.

    >>> from gleanings.documents.document import Document
    >>> texts = ["The battery lasts a day.", "Its battery lasts all day long.", "The battery is hard to replace."]
    >>> matrix = SentenceMatrix.from_documents([Document(str(i), text) for i, text in enumerate(texts)])
    >>> supporting_documents(matrix, [0, 2])
    [2, 1]
    """
    if not len(rows):
        return []
    vectors = SentenceVectors(matrix)
    indptr, columns, _ = matrix.counts
    of = np.arange(matrix.size).repeat(np.diff(indptr))
    sizes = np.diff(indptr)
    counts = []
    for row in rows:
        own = np.zeros(max(matrix.width, 1), bool)
        own[columns[indptr[row] : indptr[row + 1]]] = True
        common = np.bincount(of[own[columns]], minlength=matrix.size)
        alike = vectors.times(vectors.row(row)) >= SAME_POINT
        held = common >= np.where(common >= _THREE, _HALF, _HELD) * np.minimum(sizes, sizes[row])
        near = (common >= _TWO) & (alike | held)
        near |= (common > 0) & (common == sizes) & (common == sizes[row])
        near[row] = True
        counts.append(len(np.unique(matrix.document[near])))
    return counts
