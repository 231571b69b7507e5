"""What a summary method is: a function from a `SentenceMatrix` and `Options` to a `Ranking`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gleanings.errors import InvalidValue
from gleanings.summaries.methods.edmundson_options import Edmundson
from gleanings.types import Floats, Integers

if TYPE_CHECKING:
    from gleanings.summaries.sentence_matrix import SentenceMatrix

# Scores that agree to so many significant digits are equal: what lies below is the rounding of sums.
DIGITS = 12
_FURTHEST = 300  # powers of ten are kept within the range of floats: the very smallest numbers keep fewer digits
# Exact ones: numpy's own differ in the last bit between kinds of processor.
_POWERS = np.array([float(f"1e{power}") for power in range(-_FURTHEST, _FURTHEST + 1)])
_EDMUNDSON = Edmundson()  # the same for everybody who gives no words


class PastLimit(InvalidValue):
    """A text is too long for a method that compares all pairs of sentences; the message names methods that do not."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a method may be told.

    Attributes:
        limit: how many sentences may be asked for at most; greedy methods (kl, sum-basic) stop there. None: all.
        seed: for `random`.
        edmundson: words and weights for `edmundson`.
    """

    limit: int | None = None
    seed: int = 0
    edmundson: Edmundson = _EDMUNDSON


@dataclass(frozen=True, eq=False, slots=True)
class Ranking:
    """Sentences judged by one method.

    Attributes:
        scores: float64, one per sentence, higher is better, always finite; the unit is the method's own.
        order: int64, indices of sentences, best first. A sentence whose text has come before is not in it, so it can
            be shorter than `scores`.
    """

    scores: Floats
    order: Integers


Method = Callable[["SentenceMatrix", Options], Ranking]


def rounded(scores: Floats) -> Floats:
    """Return `scores` rounded to `DIGITS` significant digits.

    >>> rounded(np.array([0.1 + 0.2, 0.3])).tolist()
    [0.3, 0.3]
    """
    magnitude = np.zeros_like(scores)
    np.log10(np.abs(scores), out=magnitude, where=scores != 0)
    power = np.clip(DIGITS - 1 - np.floor(magnitude), -_FURTHEST, _FURTHEST)
    scale = _POWERS[power.astype(np.int64) + _FURTHEST]
    result: Floats = np.round(scores * scale) / scale
    return result


def ranked(scores: Floats, matrix: "SentenceMatrix") -> Ranking:
    """Return the ranking by descending score; of equal scores the first in the text comes first.

    Of sentences with the same text only the first to be reached is ranked.
    """
    scores = rounded(np.asarray(scores, dtype=np.float64))
    return Ranking(scores, once(np.argsort(-scores, kind="stable").astype(np.int64), matrix))


def once(order: Integers, matrix: "SentenceMatrix") -> Integers:
    """Return `order` without the sentences whose text has come before."""
    if not matrix.repeats:
        return order
    first = np.unique(matrix.same[order], return_index=True)[1]
    kept: Integers = order[np.sort(first)]
    return kept
