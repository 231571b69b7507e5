"""Our own default: the sentences that carry most of what the text says more than once, earlier ones first.

A word that comes in several sentences is one that the text is about. A set of sentences is worth the words that it
covers, each the logarithm of the number of sentences that have it; a word that is covered already counts half as
much the next time (`selection/greedy.py`). A text of a few sentences repeats hardly any word but stop words, so there
each other word counts something by itself. The title says what its author finds the text to be about (Edmundson 1969,
"New methods in automatic extracting"): its words count, besides, as words of all sentences do. A sentence is charged
its length, as precision charges it, and besides the length of a usual sentence (the median), so that three words of a
heading do not beat a full statement.

Where many say short things of their own, as in reviews, a longer sentence mostly adds an aside to a point that others
make in a few words. There gain is divided by length^r (Lin and Bilmes 2010, "Multi-document summarization via budgeted
maximization of submodular functions", algorithm 1), whatever the budget is counted in; and what is covered counts
a quarter the next time: a point that is made is made, while a story goes on about the same people.

What is told first tends to be what matters, in news more than in speeches or reviews; it matters more among the first
sentences than far down, so earliness falls with the logarithm of the place. How much it counts is read off the text: r
is the correlation of the sentences' worth with their earliness, and the position adds at most ((1 + r) / 2)^3 to a
worth of at most 1: an eighth where the order says nothing, as in a list of opinions. Few sentences tell nothing of an
order (r of two is 1 or -1) nor repeat a word; there the first counts more besides, of two by 1/2, of seven by 1/25. A
first sentence that its author set apart, as a paragraph of its own above paragraphs of several, is the lead that the
rest tells in full (in news the standfirst, in an encyclopaedia the definition): its worth counts twice, and what is
added is at least the worth of a good sentence, as a lead of few words is one too.

The numbers below were chosen once for several corpora together (news, abstracts, whole papers, mixed genres from
biography to talk, reviews of books and telephones, and the first two with their sentences shuffled), all of which
change little when they are varied by a half. What `summarize` makes of them, with the standing of the sentences, is
printed beside every other method, at equal sentences and at equal words, by

    python benchmarks/summary_quality.py cnn_dailymail_sample100.jsonl.gz:3 scitldr_a.jsonl.gz:1     (or --shuffled)
    python benchmarks/summary_quality.py reviews.txt:2
"""

import numpy as np

from gleanings.numerics import log
from gleanings.summaries.methods.lead import positions, set_apart
from gleanings.summaries.selection.greedy import WordCover
from gleanings.summaries.sentence_matrix import SentenceMatrix, first_of_equals
from gleanings.types import Floats

_ONCE = 2  # over the number of sentences: what a word counts at least, so that stop words alone decide in no short text
_ORDER = 2  # over the square of the number of sentences: what being the first counts besides
_STOP = 1 / 3  # what a stop word counts beside another: it bears little meaning, and makes whole sentences
_USUAL = 15  # words of a usual sentence at least, for talk and lists, where most are too short to say much
_VOICES = 10  # so many short documents, or paragraphs without an order, are a list of what many say
_SHORT = 2  # sentences of a short document
_SAID = 0.25  # what a word that is covered counts the next time in such a list; from 0 to .35 summaries are alike
_LEAST = 5  # words: of fewer, each counts as if it had so many
_GOOD = 0.75  # of the sentences are worth less than a good one
_EQUAL = 1e-9  # of their mean: worths that differ by less are equal
_ORDERED = 0.25  # a correlation of worth with earliness, from which on one-sentence paragraphs tell a story


def central(matrix: SentenceMatrix) -> WordCover:
    """Return what each sentence is worth beside those that are chosen: at most 1, and up to 1 more for its position.

    Args:
        matrix: the sentences. One that repeats the text of another counts once.

    >>> from gleanings.documents.document import Document
    >>> cover = central(SentenceMatrix.from_document(Document("a", "It was Monday. Rain fed a river. A river rose.")))
    >>> (cover.uncovered() * cover.scale).round(2).tolist()
    [0.0, 1.0, 0.81]
    """
    size, width = matrix.size, max(matrix.width, 1)
    keys = matrix.sentence * width + matrix.tokens
    keys.sort()
    keys = keys[first_of_equals(keys)]
    rows = keys // width
    columns = keys - rows * width
    once = columns[matrix.same[rows] == rows] if matrix.repeats else columns
    frequency = np.bincount(once, minlength=width).astype(np.float64)
    weights: Floats = log(np.maximum(frequency, 1.0))
    stops = matrix.tokens[matrix.stop]
    weights[stops] *= _STOP
    seen = frequency > 0
    seen[stops] = False
    weights += _ONCE / max(size, 1) * seen
    weights[matrix.title] += log(max(size, 1))
    cover = WordCover(rows.searchsorted(np.arange(size + 1)), columns, weights[columns], width)
    lengths = matrix.bounds[1:] - matrix.bounds[:-1]
    worded = sorted(filter(None, lengths.tolist())) or [0]
    scale: Floats = 1.0 / (lengths + max(worded[len(worded) // 2], _USUAL))
    covered = cover.uncovered()
    early = _earliness(matrix)
    r = _correlation(covered * scale, early)
    if _many_voices(matrix, r):
        cover.again = _SAID
        root = np.sqrt(np.maximum(lengths, _LEAST))
        scale = 1.0 / (root * np.sqrt(root))  # length^.75, by roots, which have the same bits everywhere
        r = _correlation(covered * scale, early)
    highest = float((covered * scale).max(initial=0.0)) or 1.0
    cover.scale = scale / highest
    cover.bonus = (((1 + r) / 2) ** 3 + _ORDER / max(size, 1) ** 2) * early
    leads = set_apart(matrix)
    worth = covered * cover.scale
    telling = np.bincount(matrix.sentence, ~matrix.stop, size)[leads] > 1  # words, as a statement has
    cover.bonus[leads] += np.maximum(worth[leads], _quartile(worth) * telling)
    return cover


def _quartile(x: Floats) -> float:
    """What three of four values are below; 0 without any."""
    return float(np.sort(x)[int(_GOOD * len(x))]) if len(x) else 0.0


def _many_voices(matrix: SentenceMatrix, r: float) -> bool:
    """Whether the text is a list of what many say: short documents, or paragraphs of one sentence without an order."""
    sizes = np.bincount(matrix.document) if matrix.size else np.zeros(0, np.int64)
    filled = sizes[sizes > 0]
    if len(filled) > 1:
        return bool(len(filled) >= _VOICES and 2 * (filled <= _SHORT).sum() > len(filled))
    lines = np.bincount(matrix.paragraph) if matrix.size else sizes
    lines = lines[lines > 0]
    return bool(len(lines) >= _VOICES and 2 * (lines == 1).sum() > len(lines) and r < _ORDERED)


def _earliness(matrix: SentenceMatrix) -> Floats:
    """The earliness of each sentence, which is 1 for the first of a document and falls with log(place)."""
    place, size = positions(matrix)
    early: Floats = 1 - log(1 + place) / log(1 + size)
    return early


def _correlation(x: Floats, y: Floats) -> float:
    count = max(len(x), 1)
    middle = x.sum() / count
    if not (abs(x - middle) > _EQUAL * abs(middle)).any():
        return 0.0  # what differs by rounding alone has no order
    x, y = x - middle, y - y.sum() / count
    spread = float((x * x).sum() * (y * y).sum()) ** 0.5
    return float((x * y).sum()) / spread if spread > 0 else 0.0
