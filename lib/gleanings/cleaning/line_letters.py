"""How much the letters of a line are those of pages: a logistic regression on its words and what they are made of.

Stretches of two to four signs are counted in buckets, so that no list of words is kept, and a word of a language that
the marked documents have little of is known by its stem or its ending; words and pairs of neighbours, with those that
begin and end the line, in as many more. The weights are fitted by `benchmarks/cleaning_lines.py`. K. Weinberger et al.,
"Feature Hashing for Large Scale Multitask Learning", ICML 2009.
"""

import re
from functools import cache
from importlib.resources import files
from itertools import pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt

from gleanings.cleaning.page import Part, once

_STRETCHES = _WORDS = 1 << 14
BUCKETS = _STRETCHES + _WORDS
AROUND = ("letters", "letters above", "letters below", "letters two above", "letters two below", "letters of run",
          "letters of page")  # fmt: skip
_NONE = -9_999  # where no line stands
_SIZES = (2, 3, 4)  # signs of a stretch
_READ = 200  # characters of a line
_FIGURE = re.compile(r"\d")
_MIX = np.uint32(2654435761)  # D. E. Knuth, The Art of Computer Programming, volume 3, 6.4: multiplicative hashing
_TOP = np.uint32(32 - _STRETCHES.bit_length() + 1)
_WORD = re.compile(r"\w+|[^\w\s]")


def buckets(part: Part) -> npt.NDArray[np.int64]:
    """Return the buckets of the stretches and words of a line, each once, in order."""
    text = " ".join(_FIGURE.sub("0", part.folded[:_READ]).split())
    signs = np.frombuffer(f" {text} ".encode("utf-32-le", "replace"), dtype=np.uint32)
    words = ["", *_WORD.findall(text), ""]
    named = {*words[1:-1], *map(" ".join, pairwise(words))}
    hashed = [_STRETCHES + crc32(word.encode("utf-8", "replace")) % _WORDS for word in named]
    found = [np.array(hashed, dtype=np.uint32)]
    for size in _SIZES:
        mixed = (signs[: max(0, len(signs) + 1 - size)] ^ np.uint32(size)) * _MIX
        for k in range(1, size):
            mixed ^= signs[k : k + len(mixed)]
            mixed *= _MIX
        found.append(mixed >> _TOP)
    there = np.sort(np.concatenate(found)).astype(np.int64)
    first = np.ones(len(there), dtype=np.bool_)  # as np.unique does it, in a third of its time
    np.not_equal(there[1:], there[:-1], out=first[1:])
    return there[first]


@once
def letters_of_pages(part: Part) -> int:
    """Return how much the letters of a line are those of a page, in thousandths of log-odds."""
    base, weights = _weights()
    found = buckets(part)
    return base + round(int(weights[found].sum()) / float(np.sqrt(len(found))))


def letters_around(odds: npt.NDArray[np.float64], runs: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """Return what the letters of each line, of those beside it, of its run and of its page are like.

    Args:
        odds: how much the letters of each line of a page are those of pages, in order.
        runs: the number of the run that each stands in, from 0 on.

    Returns:
        array (lines, numbers), the numbers in the order of `AROUND`.

    >>> letters_around(np.array([3.0, 1.0, -2.0]), np.array([0, 0, 1])).tolist()[1]
    [1.0, 3.0, -2.0, -9999.0, -9999.0, 2.0, 0.6666666666666666]
    """
    beside = np.concatenate([[_NONE, _NONE], odds, [_NONE, _NONE]])
    lines = len(odds)
    of_runs = np.bincount(runs, odds) / np.bincount(runs)
    of_page = np.full(lines, odds.sum() / lines)
    return np.column_stack([odds, beside[1:-3], beside[3:-1], beside[:-4], beside[4:], of_runs[runs], of_page])


@cache
def _weights() -> tuple[int, npt.NDArray[np.int64]]:
    """Return the weight of a line without letters, and those of the buckets, in thousandths."""
    with files("gleanings.cleaning").joinpath("data/letters_of_pages.npy").open("rb") as file:
        stored = np.load(file, allow_pickle=False).astype(np.int64)
    return int(stored[-1]), stored[:-1]
