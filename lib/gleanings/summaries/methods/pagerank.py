"""PageRank of a graph of sentences, as LexRank and TextRank use it."""

from collections.abc import Callable

import numpy as np

from gleanings.types import Floats

DAMPING = 0.85  # Brin and Page 1998; sumy's and the papers' value
_CONVERGED = 1e-12  # L1 distance of two steps, of vectors that sum to 1
_STEPS = 500  # never reached: the distance shrinks by the damping at every step


def pagerank(times: Callable[[Floats], Floats], weight: Floats, number: Floats | None = None) -> Floats:
    """Return the PageRank of a graph with symmetric weights, as a vector that sums to 1.

    Args:
        times: multiplies the matrix of weights by a vector.
        weight: the sum of each row of weights; the rank of a row without any is spread over all.
        number: how many equal nodes each row stands for, which `times` and `weight` must count as well; 1 each if not
            given. The ranks are those of one node of each.
    """
    each = np.ones(len(weight)) if number is None else number
    size = each.sum()
    isolated = weight <= 0
    share = np.where(isolated, 0.0, 1.0 / np.where(isolated, 1.0, weight))
    rank = np.full(len(weight), 1.0 / size)
    for _ in range(_STEPS):
        spread = (1.0 - DAMPING + DAMPING * (rank * each)[isolated].sum()) / size
        following = spread + DAMPING * times(rank * share)
        following /= (following * each).sum()
        moved = (np.abs(following - rank) * each).sum()
        rank = following
        if moved <= _CONVERGED:
            break
    return rank
