"""Edmundson's method: places in the text, words of the title, and words of one's own."""

import numpy as np

from gleanings.summaries.methods.ranking import Options, Ranking, ranked
from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.types import Floats, Integers

_FREQUENT = 0.5  # key method: a bonus word counts if it is more than half as frequent as the most frequent (sumy)


def edmundson(matrix: SentenceMatrix, options: Options) -> Ranking:
    """Edmundson (1969, "New methods in automatic extracting"): a weighted sum of four counts.

    Cue: bonus words less stigma words. Key: bonus words that are frequent in the text. Title: words of the title and
    the headings that are no null words. Location: the same, and 1 each for the first and the last paragraph, and for
    the first and the last sentence of a paragraph. Without null words, stop words are the null words.

    sumy (edmundson*.py) differs: a weight only switches its method on or off, so that cue_weight=2 is cue_weight=1;
    without bonus, stigma or null words it raises an error; and sentences with the same text share one rating, that
    of the last of them.

    >>> from gleanings.documents.document import Document
    >>> from gleanings.summaries.methods.edmundson_options import Edmundson
    >>> document = Document("a", "It rained. Bread rose in price. It was cold. So it goes.")
    >>> options = Options(edmundson=Edmundson(bonus=("bread", "price")))
    >>> edmundson(SentenceMatrix.from_document(document), options).order.tolist()
    [1, 0, 3, 2]
    """
    own = options.edmundson
    bonus = matrix.numbers(own.bonus)
    scores = own.cue * (per_sentence(matrix, bonus) - per_sentence(matrix, matrix.numbers(own.stigma)))
    scores += own.key * per_sentence(matrix, frequent(matrix, bonus, _FREQUENT))
    if own.null:
        titles = np.setdiff1d(matrix.headings, matrix.numbers(own.null))
    else:
        titles = np.unique(matrix.headings[~matrix.heading_stop])
    in_titles = per_sentence(matrix, titles)
    scores += own.title * in_titles
    scores += own.location * (in_titles + paragraph_worth(matrix, 1, 1) + sentence_worth(matrix, 1, 1))
    return ranked(scores, matrix)


def per_sentence(matrix: SentenceMatrix, stems: Integers) -> Floats:
    """Return for every sentence how many of its words have one of `stems`, stop words included."""
    wanted = np.zeros(len(matrix.stems), bool)
    wanted[stems] = True
    return np.bincount(matrix.sentence[wanted[matrix.tokens]], minlength=matrix.size).astype(np.float64)


def frequent(matrix: SentenceMatrix, stems: Integers, weight: float) -> Integers:
    """Return those of `stems` that occur more than `weight` times as often as the most frequent of them.

    Headings count too (sumy: edmundson_key.py).
    """
    words = np.concatenate([matrix.tokens, matrix.headings])
    times = np.bincount(words, minlength=len(matrix.stems))[stems]
    return stems[(times > 0) & (times / max(int(times.max(initial=0)), 1) > weight)]


def paragraph_worth(matrix: SentenceMatrix, first: float, last: float) -> Floats:
    """Return for every sentence what its paragraph is worth: `first`, or `last`, or 0."""
    is_first = matrix.paragraph == 0
    is_last = matrix.paragraph == matrix.paragraphs[matrix.document] - 1
    return np.where(is_first, first, np.where(is_last, last, 0.0))


def sentence_worth(matrix: SentenceMatrix, first: float, last: float) -> Floats:
    """Return for every sentence what its place in the paragraph is worth: `first`, or `last`, or 0."""
    changes = (np.diff(matrix.paragraph) != 0) | (np.diff(matrix.document) != 0)
    edge = np.ones(min(matrix.size, 1), bool)
    return np.where(np.concatenate([edge, changes]), first, np.where(np.concatenate([changes, edge]), last, 0.0))
