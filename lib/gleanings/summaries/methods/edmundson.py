"""Edmundson's method: places in the text, words of the title, and words of one's own."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gleanings.errors import InvalidType, InvalidValue
from gleanings.summaries.methods.ranking import Options, Ranking, ranked
from gleanings.summaries.sentence_matrix import Integers, SentenceMatrix

_FREQUENT = 0.5  # key method: a bonus word counts if it is more than half as frequent as the most frequent (sumy)


@dataclass(frozen=True)
class Edmundson:
    """Edmundson's four methods and their weights, to be given as `method` to `summarize`.

    Attributes:
        bonus: words that make a sentence important.
        stigma: words that make it unimportant.
        null: words of titles that say nothing; without any, the stop words of the language.
        cue, key, title, location: the weights, 0 or more: of bonus less stigma words, of frequent bonus words, of
            words of the title and headings, and of the place in the text.

    Raises:
        InvalidType: for words that are not texts, or weights that are not numbers.
        InvalidValue: for a weight below 0.

    Source: Edmundson 1969, "New methods in automatic extracting"; sumy/summarizers/edmundson.py.

    >>> from gleanings.documents.document import Document
    >>> from gleanings.summaries.summarize import summarize
    >>> document = Document("a", "It rained. Bread rose in price. It was cold. So it goes.")
    >>> summarize(document, sentences=1, method=Edmundson(bonus=("bread", "price"))).text
    'Bread rose in price.'
    """

    bonus: tuple[str, ...] = ()
    stigma: tuple[str, ...] = ()
    null: tuple[str, ...] = ()
    cue: float = 1.0
    key: float = 0.0
    title: float = 1.0
    location: float = 1.0

    def __post_init__(self) -> None:
        for name in ("bonus", "stigma", "null"):
            words = getattr(self, name)
            if isinstance(words, str) or not isinstance(words, Iterable) or not all(isinstance(w, str) for w in words):
                raise InvalidType(
                    f"{name}={words!r} are not words; give a tuple of them, such as ('important', 'key')."
                )
            object.__setattr__(self, name, tuple(words))
        for name in ("cue", "key", "title", "location"):
            weight = getattr(self, name)
            if isinstance(weight, bool) or not isinstance(weight, int | float):
                raise InvalidType(f"{name}={weight!r} is not a number; give a weight of 0 or more.")
            if not (weight >= 0 and math.isfinite(weight)):
                raise InvalidValue(f"{name}={weight!r} is out of range; give a weight of 0 or more.")


def edmundson(matrix: SentenceMatrix, options: Options) -> Ranking:
    """Edmundson (1969, "New methods in automatic extracting"): a weighted sum of four counts.

    Cue: bonus words less stigma words. Key: bonus words that are frequent in the text. Title: words of the title and
    the headings that are no null words. Location: the same, and 1 each for the first and the last paragraph, and for
    the first and the last sentence of a paragraph. Without `options.null`, stop words are the null words.

    sumy (edmundson*.py) differs: a weight only switches its method on or off, so that cue_weight=2 is cue_weight=1;
    without bonus, stigma or null words it raises an error; and sentences with the same text share one rating, that
    of the last of them.

    >>> from gleanings.documents.document import Document
    >>> document = Document("a", "It rained. Bread rose in price. It was cold. So it goes.")
    >>> edmundson(SentenceMatrix.from_document(document), Options(bonus=("bread", "price"))).order.tolist()
    [1, 0, 3, 2]
    """
    bonus = matrix.numbers(options.bonus)
    scores = options.cue * (per_sentence(matrix, bonus) - per_sentence(matrix, matrix.numbers(options.stigma)))
    scores += options.key * per_sentence(matrix, frequent(matrix, bonus, _FREQUENT))
    if options.null:
        titles = np.setdiff1d(matrix.headings, matrix.numbers(options.null))
    else:
        titles = np.unique(matrix.headings[~matrix.heading_stop])
    in_titles = per_sentence(matrix, titles)
    scores += options.title * in_titles
    scores += options.location * (in_titles + paragraph_worth(matrix, 1, 1) + sentence_worth(matrix, 1, 1))
    return ranked(scores, matrix)


def per_sentence(matrix: SentenceMatrix, stems: Integers) -> NDArray[np.float64]:
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


def paragraph_worth(matrix: SentenceMatrix, first: float, last: float) -> NDArray[np.float64]:
    """Return for every sentence what its paragraph is worth: `first`, or `last`, or 0."""
    is_first = matrix.paragraph == 0
    is_last = matrix.paragraph == matrix.paragraphs[matrix.document] - 1
    return np.where(is_first, first, np.where(is_last, last, 0.0))


def sentence_worth(matrix: SentenceMatrix, first: float, last: float) -> NDArray[np.float64]:
    """Return for every sentence what its place in the paragraph is worth: `first`, or `last`, or 0."""
    changes = (np.diff(matrix.paragraph) != 0) | (np.diff(matrix.document) != 0)
    edge = np.ones(min(matrix.size, 1), bool)
    return np.where(np.concatenate([edge, changes]), first, np.where(np.concatenate([changes, edge]), last, 0.0))
