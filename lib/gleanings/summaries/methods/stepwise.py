"""What SumBasic and KL share: choosing one sentence after the other."""

from collections.abc import Callable

import numpy as np

from gleanings.summaries.methods.ranking import once, rounded
from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.types import Floats, Integers


def greedy(
    matrix: SentenceMatrix, limit: int | None, value: Callable[[], Floats], take: Callable[[int], None]
) -> Integers:
    """Return the sentences in the order of choice, `limit` at most; a text that has come before is no candidate.

    At every step the best `value` is taken; of equal ones, the first in the text.
    """
    waiting = matrix.same == np.arange(matrix.size)
    steps = int(waiting.sum()) if limit is None else min(limit, int(waiting.sum()))
    chosen = np.zeros(steps, np.int64)
    for step in range(steps):
        values = rounded(value())
        best = int(np.argmax(np.where(waiting, values, -np.inf)))
        chosen[step] = best
        waiting[best] = False
        take(best)
    return chosen


def completed(order: Integers, scores: Floats, matrix: SentenceMatrix) -> Integers:
    """Return `order` followed by the sentences that are not in it, by descending score."""
    rest = np.argsort(-scores, kind="stable")
    return once(np.concatenate([order, rest[~np.isin(matrix.same[rest], matrix.same[order])]]), matrix)
