"""Which groups differ by more than chance, of all pairs of groups and all topics: a permutation test."""

import numpy as np

from gleanings.change.bootstrap import Rows, add_picked, total_of_powers
from gleanings.types import Floats, Integers

_DRAWS, _FEWEST = 999, 199
_BUDGET = 200_000_000  # numbers that are added up, at most, but for the fewest draws
DEALT = 10_000  # documents that are dealt out each time, at most: in standard errors, more come to the same
_STILL = 200  # of a group, which are dealt to it at least: of fewer, a mean in standard errors hangs on how many
_SAME = 1e-9  # of a difference: so near, two are equal, whatever the last bits are


def surely_apart(
    values: Floats | Rows, of_unit: Integers, groups: list[int], chance: float, seed: int = 0
) -> np.ndarray:
    """Return which pairs of groups differ by more than chance, topic by topic.

    The documents are dealt out to the groups at random, again and again; each time the largest difference between the
    means of any two groups is noted, over all topics, in standard errors (from the spread of all documents and the
    sizes of the two groups). A difference is more than chance where it is larger than these largest ones are in all
    but `chance` of the dealings (Westfall and Young 1993, the single-step "max T" of section 2.3). So documents of
    which no two groups differ have a pair that is called apart in at most `chance` of cases, however many pairs and
    topics there are: no further correction is due. `tests/change/test_surely_apart.py` counts it.

    Of more than 10,000 documents so many are dealt out each time, drawn anew from all: each group is dealt its part of
    them, or 200, or as many as it has. In standard errors, means of many differ as those of fewer do.

    Args:
        values: documents x topics.
        of_unit: the group of each document.
        groups: those that are compared; documents of others are left out.
        chance: in how many of 1 cases noise may be called a difference.
        seed: the same seed gives the same answer.

    Returns:
        bool, topics x groups x groups, symmetric; groups in the order that was given.

    >>> values = np.array([[0.9], [0.1]]).repeat(10, axis=0)
    >>> surely_apart(values, np.arange(20) // 10, [0, 1], 0.1)[0].tolist()
    [[False, True], [True, False]]
    >>> bool(surely_apart(values, np.arange(20) % 2, [0, 1], 0.1).any())
    False
    """
    given = Rows.of(values)
    topics, count = given.width, len(groups)
    found = np.zeros((topics, count, count), dtype=bool)
    rows = np.concatenate([np.flatnonzero(of_unit == g) for g in groups] or [np.zeros(0, dtype=np.int64)])
    sizes = np.array([int((of_unit == g).sum()) for g in groups], dtype=np.int64)
    if count < 2 or not sizes.all() or not topics:
        return found
    inside = given.some(rows)
    spread = np.sqrt(total_of_powers(inside, 2, total_of_powers(inside, 1) / len(rows)) / len(rows))
    in_errors = np.divide(1.0, spread, out=np.zeros(topics), where=spread >= _SAME)
    columns = slice(None) if inside.columns is None else list(inside.columns)
    array = np.asarray(inside.array, dtype=np.float64)
    one, other = np.triu_indices(count, 1)

    def differences(order: Integers, sizes: Integers) -> Floats:
        sums = np.zeros((count, array.shape[1]))
        add_picked(array, inside.places[order], np.ones(len(order), dtype=np.int64), sizes, sums)
        means = sums[:, columns] / sizes[:, None] * in_errors
        scale = 1 / np.sqrt(1 / sizes[one] + 1 / sizes[other])
        apart: Floats = np.abs(means[one] - means[other]) * scale[:, None]
        return apart

    generator = np.random.Generator(np.random.PCG64(seed))
    dealt = sizes
    if len(rows) > DEALT:
        dealt = np.clip(sizes * DEALT // len(rows), np.minimum(sizes, _STILL), sizes)
    some = int(dealt.sum())

    def dealing() -> Integers:
        all_ = some == len(rows)  # of many, to draw some takes a small part of the time
        return generator.permutation(some) if all_ else generator.choice(len(rows), some, replace=False)

    draws = int(np.clip(_BUDGET // (some * topics), _FEWEST, _DRAWS))
    largest = np.sort([differences(dealing(), dealt).max() for _ in range(draws)])
    rank = int(np.ceil((draws + 1) * (1 - chance)))
    if rank > draws:
        return found
    sure = differences(np.arange(len(rows)), sizes) > largest[rank - 1] * (1 + _SAME)
    found[:, one, other] = found[:, other, one] = sure.T
    return found
