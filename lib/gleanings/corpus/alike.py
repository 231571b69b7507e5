"""Which of many things are alike, found by their hashes: nothing is kept of those that have no like."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

import numpy as np

Key = TypeVar("Key", bound=Hashable)


def places_alike(keys: Callable[[], Iterable[Key]], least: int = 2) -> dict[Key, list[int]]:
    """Return the keys that come up several times, each with its places, in the order in which they come up first.

    Args:
        keys: gives the keys, the same each time that it is called, which is twice.
        least: how often a key comes up at least.

    >>> places_alike(lambda: ["a", "b", "a"])
    {'a': [0, 2]}
    """
    hashes = np.fromiter(map(hash, keys()), dtype=np.int64)
    _, which, times = np.unique(hashes, return_inverse=True, return_counts=True)
    often = times[which] >= least
    found: dict[Key, list[int]] = {}
    for number, (key, there) in enumerate(zip(keys(), often.tolist(), strict=True)):
        if there:
            found.setdefault(key, []).append(number)
    return {key: places for key, places in found.items() if len(places) >= least}  # two keys may have the same hash
