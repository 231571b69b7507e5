"""Words that belong together: "united states", "prime minister".

A pair of neighbours becomes one word if it is frequent and its normalised pointwise mutual information is high
(Bouma 2009). The phrases are those that gensim's `Phrases` finds with `scoring="npmi"` (gensim/models/phrases.py),
which a test holds equal; pairs are counted as numbers, not in a dictionary of strings, for speed. Where two phrases
overlap gensim takes the one on the left ("chancellor gordon", brown); here the stronger one is taken.
"""

import numpy as np
from numpy.typing import NDArray

from gleanings.numerics import log

Integers = NDArray[np.int32]

THRESHOLD = 0.5  # NPMI: 1 never apart, 0 independent. Lower, and chance neighbours of rare words come in.
DROPPED = -1  # the number of a token that is no word for the analysis; no phrase spans it


def neighbours(ids: Integers, sentence: Integers) -> NDArray[np.bool_]:
    """Return for each token whether it and the next are words of the same sentence; the last is False."""
    if not len(ids):
        return np.zeros(0, bool)
    pair = (ids[:-1] != DROPPED) & (ids[1:] != DROPPED) & (sentence[:-1] == sentence[1:])
    return np.append(pair, False)


def find_phrases(ids: Integers, sentence: Integers, *, minimum_count: int, threshold: float = THRESHOLD) -> Integers:
    """Return the pairs that belong together, phrases x 2, the strongest first.

    Args:
        ids: one number a token, `DROPPED` where the token is no word.
        sentence: for each token, its sentence.
        minimum_count: how often a pair must occur.
        threshold: the NPMI to exceed, -1 to 1.

    >>> ids = np.array([0, 1, 2, 0, 1, 3, 0, 1], dtype=np.int32)
    >>> find_phrases(ids, np.zeros(8, dtype=np.int32), minimum_count=2).tolist()
    [[0, 1]]
    """
    at = np.flatnonzero(neighbours(ids, sentence))
    if not len(at):
        return np.zeros((0, 2), dtype=np.int32)
    size = int(ids.max()) + 1
    pairs, count = np.unique(ids[at].astype(np.int64) * size + ids[at + 1], return_counts=True)
    frequent = (count >= minimum_count) & (count < len(ids))  # a text of nothing but one pair tells nothing
    pairs, count = pairs[frequent], count[frequent]
    single = np.bincount(ids[ids != DROPPED], minlength=size)
    first, second = pairs // size, pairs % size
    together = count / len(ids)
    npmi = log(together / (single[first] / len(ids)) / (single[second] / len(ids))) / -log(together)
    order = np.lexsort((pairs, -npmi))
    order = order[npmi[order] > threshold]
    return np.stack([first[order], second[order]], axis=1).astype(np.int32)


def join_phrases(ids: Integers, sentence: Integers, phrases: Integers) -> tuple[Integers, NDArray[np.bool_]]:
    """Return, for each token, the index of the phrase that begins there or -1, and whether the token is a second half.

    Of phrases that overlap, the one that stands first in `phrases` is taken.

    >>> ids = np.array([0, 1, 2], dtype=np.int32)
    >>> join_phrases(ids, np.zeros(3, dtype=np.int32), np.array([[1, 2], [0, 1]], dtype=np.int32))[0].tolist()
    [-1, 0, -1]
    """
    begins = np.full(len(ids), -1, dtype=np.int32)
    if not len(phrases) or not len(ids):
        return begins, np.zeros(len(ids), bool)
    size = int(max(ids.max(), phrases.max())) + 1
    keys = phrases[:, 0].astype(np.int64) * size + phrases[:, 1]
    order = np.argsort(keys)
    begins_one, ends_one = np.zeros(size, bool), np.zeros(size, bool)
    begins_one[phrases[:, 0]] = ends_one[phrases[:, 1]] = True
    at = np.flatnonzero(neighbours(ids, sentence) & begins_one[ids] & np.append(ends_one[ids[1:]], False))
    pair = ids[at].astype(np.int64) * size + ids[at + 1]
    found = order[np.minimum(np.searchsorted(keys, pair, sorter=order), len(keys) - 1)]
    match = keys[found] == pair
    none = len(phrases)
    rank = np.full(len(ids), none)
    rank[at[match]] = found[match]
    place = np.arange(len(ids))
    while (rank < none).any():
        # Places that are stronger than both neighbours; of the same pair again and again ("a a a") every second one.
        runs = np.flatnonzero(np.append(True, rank[1:] != rank[:-1]))
        lengths = np.diff(np.append(runs, len(rank)))
        value = rank[runs]
        strongest = (value < none) & (value < np.append(none, value[:-1])) & (value < np.append(value[1:], none))
        taken = np.repeat(strongest, lengths) & ((place - np.repeat(runs, lengths)) % 2 == 0)
        begins[taken] = rank[taken]
        rank[taken | np.append(False, taken[:-1]) | np.append(taken[1:], False)] = none
    return begins, np.append(False, begins[:-1] >= 0)
