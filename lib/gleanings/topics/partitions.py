"""Whether a number of topics parts the rows much as the numbers next to it do.

Kinds of text that are there are found with a few topics more or fewer, too: with these, one of them is cut or two are
together. A number at which topics are coherent by chance parts the rows in a way of its own (clusterings compared by
what they share with others: Strehl and Ghosh 2002, "Cluster ensembles", equation 5). It costs no further fit.
"""

from collections.abc import Sequence

import numpy as np

from gleanings.evaluation.agreement import mutual_information
from gleanings.types import Integers

_REACH = 2  # numbers on each side


def persistence(parts: Sequence[Integers]) -> list[float]:
    """Return for each number of topics how alike it parts the rows to the two numbers on each side, 0 to 1.

    The mean of the normalised mutual information; 1 where there is no other number.

    Args:
        parts: for each number, rising: the topic of each row.

    >>> two, three, other = np.array([0, 0, 0, 1, 1, 1]), np.array([0, 0, 0, 1, 1, 2]), np.array([0, 1, 0, 1, 0, 1])
    >>> [round(part, 2) for part in persistence([two, three, three, other])]
    [0.81, 0.66, 0.66, 0.17]
    """
    alike = np.ones((len(parts), len(parts)))
    for i, one in enumerate(parts):
        for j in range(max(0, i - _REACH), i):
            alike[i, j] = alike[j, i] = _nmi(one, parts[j])
    found = []
    for i in range(len(parts)):
        beside = [j for j in range(max(0, i - _REACH), min(len(parts), i + _REACH + 1)) if j != i]
        found.append(float(np.mean(alike[i, beside])) if beside else 1.0)
    return found


def _nmi(one: Integers, other: Integers) -> float:
    counts = np.zeros((int(one.max(initial=0)) + 1, int(other.max(initial=0)) + 1), dtype=np.int64)
    np.add.at(counts, (one, other), 1)
    mutual, of_one, of_other = mutual_information(counts)
    return 2 * mutual / (of_one + of_other) if of_one + of_other else 1.0
