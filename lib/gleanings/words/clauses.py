"""Clauses: what stands between two commas, brackets, dashes or other signs. No phrase goes beyond one."""

import re
from collections.abc import Iterable

import numpy as np

from gleanings.types import Flags, Indices, Integers

_SIGN = re.escape(',:;()[]{}"“”„«»…|•–—،؛，：；、。（）《》「」『』【】')
_BEFORE = re.compile(rf"[^\w]*?(?:[{_SIGN}]|--)|\s*-+$")
_BEHIND = re.compile(rf"(?:[{_SIGN}]|--)[^\w]*$|^\s*-+$")


def clause_ends(chunks: Iterable[str]) -> Flags:
    """Return chunks x 2: whether a clause ends before the first word of each, and behind its last.

    >>> clause_ends(["Health:", "(WHO)", "said", "-", "U.S."]).tolist()
    [[False, True], [True, True], [False, False], [True, True], [False, False]]
    """
    found = [
        (False, False) if chunk.isalpha() else (bool(_BEFORE.match(chunk)), bool(_BEHIND.search(chunk)))
        for chunk in chunks
    ]
    return np.array(found, dtype=bool).reshape(-1, 2)


def clause_numbers(ends: Flags, lengths: Indices) -> Integers:
    """Return for each chunk of a text the number of its clause; a sentence begins one.

    Args:
        ends: for each chunk of the text, what `clause_ends` gave.
        lengths: how many chunks each sentence has.

    >>> clause_numbers(clause_ends(["Health:", "he", "left", "Rain"]), np.array([3, 1], dtype=np.int32)).tolist()
    [0, 1, 1, 2]
    """
    begins = ends[:, 0].copy()
    begins[1:] |= ends[:-1, 1]
    starts = np.cumsum(lengths)[:-1]
    begins[starts[starts < len(begins)]] = True
    return np.cumsum(begins)
