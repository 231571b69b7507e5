"""Our own default: the sentences that carry most of what the text says more than once, earlier ones first.

A word that comes in several sentences is one that the text is about. A set of sentences is worth the words that it
covers, each the logarithm of the number of sentences that have it; a word that is covered already counts half as
much the next time (a concave cover, so greedy choice is near the best: Lin and Bilmes 2011, "A class of submodular
functions for document summarization"). A sentence is charged its length, as precision charges it, and besides the
length of a usual sentence, so that three words of a heading do not beat a full statement.

What is told first tends to be what matters, in news more than in speeches or reviews. How much more is read off the
text: r is the correlation of the sentences' worth with their earliness, and the position adds at most (1 + r) / 4 to
a worth of at most 1.

Measured against references, with each number chosen once for all corpora together, by

    python benchmarks/summary_quality.py CORPUS --sentences N
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from gleanings.summaries.matrix import Integers, SentenceMatrix
from gleanings.summaries.ranking import Options, Ranking, ranked, rounded

Floats = NDArray[np.float64]

_STOP = 0.5  # what a stop word counts beside another: it bears little meaning, and makes whole sentences
_COVERED = 0.5  # what a covered word still counts


class Cover:
    """The worth of each sentence beside those that are chosen already.

    Args:
        matrix: the sentences. One that repeats the text of another counts once.

    Attributes:
        weights: for each stem, what a sentence gains by it, halved with each chosen sentence that has it.

    >>> from gleanings.corpus.document import Document
    >>> cover = Cover(SentenceMatrix.from_document(Document("a", "It was Monday. Rain fed a river. A river rose.")))
    >>> cover.worth().round(2).tolist()
    [0.0, 0.86, 1.0]
    """

    def __init__(self, matrix: SentenceMatrix) -> None:
        self._size, width = matrix.size, max(len(matrix.stems), 1)
        keys = matrix.sentence * width + matrix.tokens
        keys.sort()
        self._rows, self._columns = np.divmod(keys[np.diff(keys, prepend=-1) > 0], width)
        once = self._columns[matrix.same[self._rows] == self._rows] if matrix.repeats else self._columns
        self.weights: Floats = np.log(np.maximum(np.bincount(once, minlength=width), 1))
        stopped = np.zeros(width, bool)
        stopped[matrix.tokens[matrix.stop]] = True
        self.weights[stopped] *= _STOP
        lengths = np.diff(matrix.bounds)
        worded = lengths[lengths > 0]
        self._charge: Floats = lengths + (float(np.median(worded)) if len(worded) else 1.0)
        self._unit = max(float(self._covered().max(initial=0.0)), np.finfo(float).tiny)
        self._position = _position(self.worth(), matrix) if self._size else np.zeros(0)

    def worth(self) -> Floats:
        """What each sentence would add to the chosen ones, for its length: at most 1."""
        return self._covered() / self._unit

    def scores(self) -> Floats:
        """The worth of each sentence and its position, 0 to 1.5."""
        return self.worth() + self._position

    def stems(self, row: int) -> Integers:
        """The distinct stems of a sentence."""
        start, end = np.searchsorted(self._rows, (row, row + 1))
        return self._columns[start:end]

    def take(self, row: int) -> None:
        """Count the words of a chosen sentence as covered."""
        self.weights[self.stems(row)] *= _COVERED

    def _covered(self) -> Floats:
        covered: Floats = np.bincount(self._rows, self.weights[self._columns], self._size) / self._charge
        return covered


def _position(worth: Floats, matrix: SentenceMatrix) -> Floats:
    """(1 + r) / 4 times the earliness of each sentence: 1 for the first of its document, near 0 for the last."""
    place, size = positions(matrix)
    early = 1 - place / size
    x, y = worth - worth.mean(), early - early.mean()
    spread = float(np.sqrt((x * x).sum() * (y * y).sum()))
    r = float((x * y).sum()) / spread if spread > 0 else 0.0
    earliness: Floats = (1 + r) / 4 * early
    return earliness


def positions(matrix: SentenceMatrix) -> tuple[Integers, Integers]:
    """Return for each sentence its place in its document, from 0, and the number of that document's sentences."""
    documents = matrix.document
    sizes = np.bincount(documents, minlength=len(matrix.paragraphs))
    starts = np.cumsum(sizes) - sizes
    return np.arange(matrix.size) - starts[documents], sizes[documents]


def best_next(cover: Cover, candidates: Integers, chosen: list[int], focus: Floats | None = None) -> Iterator[int]:
    """Yield candidates, each the best beside those in `chosen`, to which the caller adds the ones that it takes.

    Args:
        cover: the worth of the sentences.
        candidates: rows to choose from.
        chosen: the rows taken so far.
        focus: factors for the scores of all rows.
    """
    open_ = np.full(len(candidates), True)
    scores = cover.scores()[candidates]
    for _ in range(len(candidates)):
        weighted = scores if focus is None else scores * focus[candidates]
        best = int(np.argmax(np.where(open_, rounded(weighted), -1.0)))
        open_[best] = False
        row = int(candidates[best])
        yield row
        if chosen and chosen[-1] == row:
            cover.take(row)
            scores = cover.scores()[candidates]


def lead(matrix: SentenceMatrix, options: Options) -> Ranking:
    """Rank the sentences by their place in their document; scores are 1 for the first, 1/2 for the second, ..."""
    place, _ = positions(matrix)
    return ranked(1 / (1.0 + place), matrix)
