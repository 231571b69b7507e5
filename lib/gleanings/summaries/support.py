"""How many documents hold the point that a sentence makes."""

from collections.abc import Sequence

import numpy as np

from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.summaries.sentence_vectors import SentenceVectors
from gleanings.types import Flags, Floats, Integers

SAME_POINT = 0.35  # the cosine from which two sentences make one point: near-paraphrases share their rarer words
_HELD = 0.6  # of the words of the shorter sentence: the share that makes it the other's point, however long that one is
_HALF = 0.5  # the same where they share three words or more
_TWO, _THREE = 2, 3  # words in common at least: with one alone, two sentences may say the opposite of one thing


def same_point(common: Integers, one: Integers, other: Integers, cosine: Floats) -> Flags:
    """Return for each of some pairs of sentences whether the two make one point.

    Args:
        common: how many content stems they share.
        one, other: how many each has.
        cosine: of their vectors.

    >>> counts = np.array([2, 1, 1]), np.array([2, 2, 1]), np.array([6, 2, 1])
    >>> same_point(*counts, np.array([0.3, 0.5, 1.0])).tolist()
    [True, False, True]
    """
    held = common >= np.where(common >= _THREE, _HALF, _HELD) * np.minimum(one, other)
    near = (common >= _TWO) & ((cosine >= SAME_POINT) | held)
    return np.asarray(near | ((common > 0) & (common == one) & (common == other)))


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
    sizes = np.diff(indptr)
    of = np.arange(matrix.size).repeat(sizes)
    counts = []
    for row in rows:
        own = np.zeros(max(matrix.width, 1), bool)
        own[columns[indptr[row] : indptr[row + 1]]] = True
        common = np.bincount(of[own[columns]], minlength=matrix.size)
        near = same_point(common, sizes, sizes[row], vectors.times(vectors.row(row)))
        near[row] = True
        counts.append(len(np.unique(matrix.document[near])))
    return counts
