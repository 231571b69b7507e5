"""How far topics are from each other: Jensen-Shannon distances of their words, and their places on a plane.

Only sums in a fixed order, products and roots are used, no linear algebra library: the bits are the same everywhere.
"""

import numpy as np

from gleanings.numerics import log
from gleanings.types import Floats

_SWEEPS = 60  # of rotations, at most; ten are enough for hundreds of topics
_SMALL = 1e-14  # against the largest entry: an entry off the diagonal that counts as 0
_DIGITS = 10
_NOTHING = 1e-9  # of the weight of a topic: what rounding leaves


def jensen_shannon(one: Floats, other: Floats) -> Floats:
    """Return the Jensen-Shannon distances of distributions: lines of `one` x lines of `other`, 0 to 1.

    The root of the divergence with logarithms to base 2 (Lin 1991, "Divergence measures based on the Shannon entropy",
    section IV; Endres and Schindelin 2003 show that the root is a metric), rounded to ten digits: 0 for the same
    distributions, 1 for those that have no word in common.

    Args:
        one, other: lines x words, each line sums to 1.

    >>> jensen_shannon(np.array([[1.0, 0.0], [0.5, 0.5]]), np.array([[1.0, 0.0], [0.0, 1.0]])).round(2).tolist()
    [[0.0, 1.0], [0.56, 0.56]]
    """
    found = np.zeros((len(one), len(other)))
    of_one, of_other = _entropy(one), _entropy(other)
    for i in range(len(one)):
        middle = _entropy((one[i] + other) / 2)
        divergence = (middle - (of_one[i] + of_other) / 2) / float(log(2))
        found[i] = np.sqrt(np.clip(divergence, 0, 1))
    return np.round(found, _DIGITS)


def excess(weights: Floats, sizes: Floats) -> Floats:
    """Return what each topic has of each word beyond what all topics together have: topics x words, lines sum to 1.

    What words have everywhere says nothing on which topics are alike: with it, small topics, which have more of it,
    are near to all others, and a tree joins one after the other to the same branch. A topic that has nothing beyond
    keeps its weights.

    Args:
        weights: topics x words, each line sums to 1.
        sizes: the part of all counted words that belongs to each topic.

    >>> excess(np.array([[0.5, 0.5, 0.0], [0.5, 0.0, 0.5]]), np.array([0.5, 0.5])).tolist()
    [[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
    """
    everywhere = (weights * sizes[:, None]).sum(axis=0) / max(float(sizes.sum()), 1e-300)
    beyond = np.maximum(weights - everywhere, 0)
    total = beyond.sum(axis=1, keepdims=True)
    return np.asarray(np.where(total > _NOTHING, beyond / np.maximum(total, _NOTHING), weights), dtype=np.float64)


def _entropy(lines: Floats) -> Floats:
    some = np.where(lines > 0, lines, 1.0)
    return np.asarray(-(lines * log(some)).sum(axis=1), dtype=np.float64)


def principal_coordinates(distances: Floats, axes: int = 2) -> tuple[Floats, float]:
    """Return places whose distances come as near to those given as that many axes allow, and the part they show.

    Classical multidimensional scaling (Torgerson 1952), also called principal coordinates analysis (Gower 1966). On
    each axis the place that is farthest from the middle has a positive coordinate, so that the sign is fixed.

    Args:
        distances: places x places, symmetric.
        axes: how many.

    Returns:
        Coordinates, places x axes, rounded to ten digits; and the part of all variance that the axes show, 0 to 1.

    >>> places, shown = principal_coordinates(np.array([[0, 3, 4], [3, 0, 5], [4, 5, 0.0]]))
    >>> round(float(np.hypot(*(places[1] - places[2]))), 6), round(shown, 6)
    (5.0, 1.0)
    """
    size = len(distances)
    squared = distances * distances
    mean = squared.sum(axis=0) / max(size, 1)
    centred = -0.5 * (squared - mean[:, None] - mean[None, :] + mean.sum() / max(size, 1))
    values, vectors = symmetric_eigen(centred)
    total = float(np.maximum(values, 0).sum())
    places = np.zeros((size, axes))
    for axis in range(min(axes, size)):
        if values[axis] <= _SMALL * max(total, 1e-300):
            break
        line = vectors[:, axis] * np.sqrt(values[axis])
        farthest = int(np.argmax(np.round(np.abs(line), _DIGITS)))
        places[:, axis] = np.round(line if line[farthest] > 0 else -line, _DIGITS)
    shown = float(np.maximum(values[:axes], 0).sum()) / total if total > 0 else 1.0
    return places + 0.0, round(shown, _DIGITS)  # + 0.0: no minus zero


def symmetric_eigen(matrix: Floats) -> tuple[Floats, Floats]:
    """Return the eigenvalues of a symmetric matrix, largest first, and its eigenvectors, one a column.

    Jacobi's method (Golub and Van Loan 2013, section 8.5): entries off the diagonal are rotated away one by one.

    >>> symmetric_eigen(np.array([[2.0, 1.0], [1.0, 2.0]]))[0].round(12).tolist()
    [3.0, 1.0]
    """
    a = np.array(matrix, dtype=np.float64)
    size = len(a)
    vectors = np.eye(size)
    small = _SMALL * float(np.abs(a).max(initial=0.0))
    for _ in range(_SWEEPS):
        rotated = False
        for p in range(size - 1):
            for q in range(p + 1, size):
                if abs(a[p, q]) <= small:
                    continue
                rotated = True
                slope = (a[q, q] - a[p, p]) / (2 * a[p, q])
                tangent = (1.0 if slope >= 0 else -1.0) / (abs(slope) + np.sqrt(slope * slope + 1))
                cosine = 1 / np.sqrt(tangent * tangent + 1)
                sine = tangent * cosine
                for lines in (a, a.T, vectors.T):  # rows, columns, and the vectors with them
                    first, second = lines[p].copy(), lines[q].copy()
                    lines[p] = cosine * first - sine * second
                    lines[q] = sine * first + cosine * second
        if not rotated:
            break
    order = np.argsort(-np.round(np.diag(a), 12), kind="stable")
    return np.diag(a)[order].copy(), vectors[:, order]
