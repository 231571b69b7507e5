"""Levels: the numbers of topics at which a curve has a peak. There is seldom one right number."""

import math
from collections.abc import Sequence

PART = 0.75  # of the best score: a peak below it is no level


def levels(numbers: Sequence[int], scores: Sequence[float]) -> tuple[int, ...]:
    """Return the numbers at which the scores have a peak of at least three quarters of the best, best first.

    A peak is not lower than its neighbours; of equal neighbours the first counts. Scores of 0 and below, and NaN, are
    no peaks.

    Args:
        numbers: rising.
        scores: one for each number; higher is better.

    >>> levels([2, 4, 6, 8, 10], [0.1, 0.3, 0.2, 0.26, 0.1])
    (4, 8)
    >>> levels([2, 4, 6], [0.0, 0.0, 0.0])
    ()
    """
    known = [score if not math.isnan(score) else 0.0 for score in scores]
    best = max(known, default=0.0)
    if best <= 0:
        return ()
    peaks = []
    for i, score in enumerate(known):
        before = known[i - 1] if i else -math.inf
        after = known[i + 1] if i + 1 < len(known) else -math.inf
        if score > before and score >= after and score >= PART * best:
            peaks.append(i)
    return tuple(numbers[i] for i in sorted(peaks, key=lambda i: (-known[i], i)))


def elbow(numbers: Sequence[int], values: Sequence[float]) -> int | None:
    """Return the number after which a rising curve flattens: the point farthest above its chord.

    The numbers are taken by their logarithm, since from 2 to 4 topics is as far as from 20 to 40. None where the curve
    has fewer than three points or never rises above the line.

    >>> elbow([2, 4, 8, 16], [-9.0, -8.0, -7.9, -7.8])
    4
    """
    above = bend(numbers, values)
    best = max(range(len(above)), key=lambda i: (above[i], -i), default=0)
    return numbers[best] if above and above[best] > 0 else None


def bend(numbers: Sequence[int], values: Sequence[float]) -> list[float]:
    """Return how far a rising curve stands above its chord at each number, as a part of the most, 0 to 1.

    The numbers are taken by their logarithm, as in `elbow`, where it is 1. All 0 where the curve has fewer than three
    points, or never rises above the chord.

    >>> [round(part, 2) for part in bend([2, 4, 8, 16], [-9.0, -8.0, -7.9, -7.8])]
    [0.0, 1.0, 0.5, 0.0]
    """
    if len(numbers) < 3 or any(math.isnan(value) for value in values):
        return [0.0] * len(numbers)
    x = [math.log(number) for number in numbers]
    slope = (values[-1] - values[0]) / (x[-1] - x[0])
    above = [max(value - values[0] - slope * (at - x[0]), 0.0) for at, value in zip(x, values, strict=True)]
    above[0] = above[-1] = 0.0
    return [part / max(above) for part in above] if max(above) > 0 else above
