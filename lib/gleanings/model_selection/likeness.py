"""How alike topics of two models are, by their top words."""

from collections.abc import Sequence

import numpy as np

from gleanings.types import Floats, Indices

WORDS = 10  # top words that are compared, at most


def top_lists(weights: Floats, columns: Indices) -> list[list[int]]:
    """Return the top words of each topic among some words: at most ten, only words above the uniform weight.

    A topic whose words are not among them has none, rather than those that it has least of.

    Args:
        weights: topics x all words.
        columns: the words to look at.

    Returns:
        For each topic places in `columns`, highest weight first.

    >>> top_lists(np.array([[0.5, 0.4, 0.1], [0.1, 0.1, 0.8]]), np.array([0, 1], dtype=np.int32))
    [[0, 1], []]
    """
    uniform = 1.0 / weights.shape[1]
    found = []
    for line in weights[:, columns]:
        order = np.argsort(-line, kind="stable")[:WORDS]
        found.append([int(i) for i in order if line[i] > uniform])
    return found


def likeness(one: Sequence[Sequence[int]], other: Sequence[Sequence[int]]) -> Floats:
    """Return the average Jaccard of ranked lists (Greene, O'Callaghan and Cunningham 2014, equation 2): one x other.

    The mean over depths of the overlap of the first words, up to the length of the longer list; 0 with an empty one.

    >>> likeness([[0, 1], [2]], [[0, 1], [1, 0], []]).tolist()
    [[1.0, 0.5, 0.0], [0.0, 0.0, 0.0]]
    """
    found = np.zeros((len(one), len(other)))
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            if a and b:
                depths = range(1, max(len(a), len(b)) + 1)
                pairs = [(set(a[:d]), set(b[:d])) for d in depths]
                found[i, j] = sum(len(x & y) / len(x | y) for x, y in pairs) / len(pairs)
    return found
