"""Our own default: sentences near the centre of the text, earlier ones first, none that repeats another."""

import numpy as np
from numpy.typing import NDArray

from gleanings.summaries.matrix import SentenceMatrix
from gleanings.summaries.ranking import Options, Ranking, ranked

Floats = NDArray[np.float64]

_POSITION = 0.5  # weight of the position, beside a centrality of at most 1


class SentenceVectors:
    """Sentences as vectors of length 1: ln(1 + tf) * ln(1 + N/df) of their stems, stop words left out."""

    def __init__(self, matrix: SentenceMatrix) -> None:
        indptr, self.columns, counts = matrix.counts
        self.size = matrix.size
        self.width = len(matrix.stems)
        self.indptr = indptr
        self.rows = np.repeat(np.arange(self.size), np.diff(indptr))
        rarity = np.log1p(self.size / np.maximum(matrix.frequency, 1))
        values = np.log1p(counts) * rarity[self.columns]
        length = np.sqrt(np.bincount(self.rows, weights=values * values, minlength=self.size))
        self.values: Floats = values / length[self.rows]

    def total(self, weights: Floats | None = None) -> Floats:
        """The sum of the vectors, each times its weight."""
        values = self.values if weights is None else self.values * weights[self.rows]
        summed: Floats = np.bincount(self.columns, weights=values, minlength=self.width).astype(np.float64)
        return summed

    def times(self, vector: Floats) -> Floats:
        """The product of each sentence with `vector`."""
        product = np.bincount(self.rows, weights=self.values * vector[self.columns], minlength=self.size)
        return product.astype(np.float64)

    def similar(self, row: int) -> Floats:
        """The cosine of each sentence with that of `row`, 0 to 1."""
        part = slice(self.indptr[row], self.indptr[row + 1])
        vector = np.zeros(self.width)
        vector[self.columns[part]] = self.values[part]
        return self.times(vector)


def positions(matrix: SentenceMatrix) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for each sentence its place in its document, from 0, and the number of that document's sentences."""
    documents = matrix.document
    sizes = np.bincount(documents, minlength=len(matrix.paragraphs))
    starts = np.cumsum(sizes) - sizes
    return np.arange(matrix.size) - starts[documents], sizes[documents]


def central(matrix: SentenceMatrix, options: Options) -> Ranking:
    """Score sentences by their likeness to all others and by their position; a text that comes twice counts once."""
    vectors = SentenceVectors(matrix)
    once = (matrix.same == np.arange(matrix.size)).astype(np.float64)
    centrality = vectors.times(vectors.total(once))
    place, size = positions(matrix)
    scores = centrality / max(float(centrality.max(initial=0.0)), 1e-12) + _POSITION * (1 - place / size)
    return ranked(scores, matrix)


def lead(matrix: SentenceMatrix, options: Options) -> Ranking:
    """Score sentences by their place in their document: 1 for the first, 1/2 for the second, ..."""
    place, _ = positions(matrix)
    return ranked(1 / (1.0 + place), matrix)
