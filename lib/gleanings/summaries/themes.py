"""Whether two sentences speak of one thing and say different things of it."""

from collections.abc import Sequence

_SAID = 0.2  # of the words of a sentence, the share that says something: fewer are another spelling, or a slip


def part_ways(one: Sequence[int], other: Sequence[int]) -> bool:
    """Return whether two sentences share their beginnings alone, and both go on.

    What is known is mostly told first, and what is said of it after that: theme and rheme (Halliday 1967, "Notes on
    transitivity and theme in English"). "Trains to Orr | were cancelled" and "Trains to Orr | run again" share no more
    than what they speak of.

    Args:
        one, other: the content stems of each, in reading order.

    >>> part_ways([1, 2, 3], [1, 2, 4]), part_ways([1, 2, 3], [1, 2]), part_ways([1, 3, 2], [1, 4, 2])
    (True, False, False)
    """
    shared = set(one).intersection(other)
    return bool(shared) and all(_goes_on(stems, shared) for stems in (one, other))


def _goes_on(stems: Sequence[int], shared: set[int]) -> bool:
    first = next((place for place, stem in enumerate(stems) if stem not in shared), len(stems))
    return shared.isdisjoint(stems[first:]) and len(stems) - first >= max(_SAID * len(stems), 1)
