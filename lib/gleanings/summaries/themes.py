"""Whether two sentences speak of one thing and say different things of it."""

from collections.abc import Sequence
from itertools import takewhile, zip_longest

_ALIKE = 3  # letters at the beginning, and half of the shorter word: another spelling or form of one word


def part_ways(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two sentences share their words in one order, and in one place each has a word of its own.

    Who says the same independently says it in another order, or leaves something out; who says something else of the
    same thing exchanges words: "Trains to Orr | were cancelled" and "Trains to Orr | run again" (theme and rheme:
    Halliday 1967, "Notes on transitivity and theme in English"), "the bank will | open | close | forty branches".
    That the two words mean the same cannot be seen, so that a synonym parts two sentences, too.

    Args:
        one, other: the content stems of each, in reading order.

    >>> part_ways(["bank", "open", "branch"], ["bank", "close", "branch"])
    True
    >>> part_ways(["bank", "open"], ["bank", "open", "spain"])
    False
    >>> part_ways(["may", "bank", "open"], ["bank", "close", "may"])
    False
    """
    shared = set(one).intersection(other)
    order, other_order = ([stem for stem in stems if stem in shared] for stems in (one, other))
    if not shared or order != other_order:
        return False
    return any(
        mine and theirs and not _is_spelling(mine, theirs)
        for mine, theirs in zip_longest(_own(one, shared), _own(other, shared), fillvalue=())
    )


def _own(stems: Sequence[str], shared: set[str]) -> list[list[str]]:
    """The stems that a sentence has alone: before the first shared one, between each two, and behind the last."""
    own: list[list[str]] = [[]]
    for stem in stems:
        if stem in shared:
            own.append([])
        else:
            own[-1].append(stem)
    return own


def _is_spelling(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether single words are two spellings of one, or two forms: they begin alike."""
    if len(one) != 1 or len(other) != 1:
        return False
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one[0], other[0], strict=False)))
    return alike >= _ALIKE and 2 * alike >= min(len(one[0]), len(other[0]))
