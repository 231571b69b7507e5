"""Our own default: the sentences that carry most of what the text says more than once, earlier ones first.

A word that comes in several sentences is one that the text is about. A set of sentences is worth the words that it
covers, each the logarithm of the number of sentences that have it; a word that is covered already counts half as
much the next time (a concave cover, so greedy choice is near the best: Lin and Bilmes 2011, "A class of submodular
functions for document summarization"). A sentence is charged its length, as precision charges it, and besides the
length of a usual sentence (the median), so that three words of a heading do not beat a full statement.

What is told first tends to be what matters, in news more than in speeches or reviews; it matters more among the first
sentences than far down, so earliness falls with the logarithm of the place. How much it counts is read off the text: r
is the correlation of the sentences' worth with their earliness, and the position adds at most ((1 + r) / 2)^3 to a
worth of at most 1: an eighth where the order says nothing, as in a list of opinions.

The numbers below were chosen once for several corpora together (news, abstracts, whole papers, mixed genres from
biography to talk, reviews of books and telephones, and the first two with their sentences shuffled), all of which
change little when they are varied by a half. ROUGE-1 F1, with the median and the 95 % interval of the difference over
resamples of the documents, as printed by

    python benchmarks/summary_quality.py cnn_dailymail_sample100.jsonl.gz --sentences 3     (the second: --shuffled)
    python benchmarks/summary_quality.py scitldr_a.jsonl.gz --sentences 1 --limit 300       (the fourth: --shuffled)

    corpus                     central   lead   best of sumy's      central less that one     oracle
    CNN, 100 articles             .382   .352   .319 lexrank     +.063 (+.043 to +.085)      .559
    the same, shuffled            .366   .260   .323 lexrank     +.043 (+.023 to +.062)      .562
    SciTLDR, 300 abstracts        .331   .283   .302 reduction   +.030 (+.009 to +.051)      .449
    the same, shuffled            .328   .238   .303 reduction   +.025 (+.009 to +.042)      .449
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from gleanings.numerics import log
from gleanings.summaries.methods.ranking import Options, Ranking, ranked
from gleanings.summaries.sentence_matrix import Integers, SentenceMatrix, first_of_equals

Floats = NDArray[np.float64]

_STOP = 1 / 3  # what a stop word counts beside another: it bears little meaning, and makes whole sentences
_COVERED = 0.5  # what a covered word still counts
_USUAL = 15  # words of a usual sentence at least, for talk and lists, where most are too short to say much
_ROUNDING = 1e-12


class Cover:
    """The worth of each sentence beside those that are chosen already.

    Args:
        matrix: the sentences. One that repeats the text of another counts once.

    Attributes:
        weights: for each stem, what a sentence gains by it, halved with each chosen sentence that has it.

    >>> from gleanings.documents.document import Document
    >>> cover = Cover(SentenceMatrix.from_document(Document("a", "It was Monday. Rain fed a river. A river rose.")))
    >>> cover.worth().round(2).tolist()
    [0.0, 0.95, 1.0]
    """

    def __init__(self, matrix: SentenceMatrix) -> None:
        self._size, width = matrix.size, max(matrix.width, 1)
        keys = matrix.sentence * width + matrix.tokens
        keys.sort()
        keys = keys[first_of_equals(keys)]
        self._rows = keys // width
        self._columns = keys - self._rows * width
        once = self._columns[matrix.same[self._rows] == self._rows] if matrix.repeats else self._columns
        frequency = np.bincount(once, minlength=width).astype(np.float64)
        self.weights: Floats = log(np.maximum(frequency, 1.0))
        self.weights[matrix.tokens[matrix.stop]] *= _STOP
        lengths = matrix.bounds[1:] - matrix.bounds[:-1]
        worded = sorted(filter(None, lengths.tolist())) or [0]
        self._scale: Floats = 1.0 / (lengths + max(worded[len(worded) // 2], _USUAL))
        self._count_uncovered()
        worth = self.worth()
        unit = float(worth.max(initial=0.0)) or 1.0
        self._scale /= unit
        self._position = _position(worth / unit, matrix)

    def _count_uncovered(self) -> None:
        counted = np.bincount(self._rows, self.weights[self._columns], self._size)
        self._uncovered = np.asarray(counted, np.float64)

    def worth(self) -> Floats:
        """What each sentence would add to the chosen ones, for its length: at most 1."""
        return self._uncovered * self._scale

    def scores(self) -> Floats:
        """The worth of each sentence and its position, 0 to 2."""
        return self.worth() + self._position

    def take(self, row: int) -> None:
        """Count the words of a chosen sentence as covered."""
        start, end = self._rows.searchsorted((row, row + 1))
        self.weights[self._columns[start:end]] *= _COVERED
        self._count_uncovered()


def _position(worth: Floats, matrix: SentenceMatrix) -> Floats:
    """((1 + r) / 2)^3 times the earliness of each sentence, which is 1 for the first and falls with log(place)."""
    place, size = positions(matrix)
    early = 1 - log(1 + place) / log(1 + size)
    count = max(len(early), 1)
    x, y = worth - worth.sum() / count, early - early.sum() / count
    spread = float((x * x).sum() * (y * y).sum()) ** 0.5
    r = float((x * y).sum()) / spread if spread > 0 else 0.0
    earliness: Floats = ((1 + r) / 2) ** 3 * early
    return earliness


def positions(matrix: SentenceMatrix) -> tuple[Integers, Integers]:
    """Return for each sentence its place in its document, from 0, and the number of that document's sentences."""
    documents = matrix.document
    if len(matrix.paragraphs) == 1:
        return np.arange(matrix.size), np.full(1, matrix.size)
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
    scores = cover.scores() if focus is None else cover.scores() * focus
    closed = np.full(len(scores), True)
    closed[candidates] = False
    scores[closed] = -1.0
    for _ in range(len(candidates)):
        # Of scores that differ by rounding alone the first in the text is the best.
        row = int((scores >= scores[scores.argmax()] - _ROUNDING).argmax())
        closed[row] = True
        yield row
        if chosen and chosen[-1] == row:
            cover.take(row)
            scores = cover.scores() if focus is None else cover.scores() * focus
        scores[closed] = -1.0


def lead(matrix: SentenceMatrix, options: Options) -> Ranking:
    """Rank the sentences by their place in their document; scores are 1 for the first, 1/2 for the second, ..."""
    place, _ = positions(matrix)
    return ranked(1 / (1.0 + place), matrix)
