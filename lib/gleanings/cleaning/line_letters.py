"""How much the letters of a line are those of pages: a logistic regression on what words begin, end and are made of.

Stretches of two to four signs are counted in buckets, so that no list of words is kept, and a word of a language that
the marked documents have little of is known by its stem or its ending. The weights are fitted by
`benchmarks/cleaning_lines.py`. K. Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", ICML 2009.
"""

import re
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from gleanings.cleaning.page import Part

BUCKETS = 1 << 14
_SIZES = (2, 3, 4)  # signs of a stretch
_READ = 200  # characters of a line
_FIGURE = re.compile(r"\d")
_MIX = 2654435761  # D. E. Knuth, The Art of Computer Programming, volume 3, 6.4: multiplicative hashing
_TOP = 32 - BUCKETS.bit_length() + 1


def buckets(part: Part) -> npt.NDArray[np.int64]:
    """Return the buckets of the stretches of a line, each once, in order."""
    text = " ".join(_FIGURE.sub("0", part.folded[:_READ]).split())
    signs = np.frombuffer(f" {text} ".encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    found = []
    for size in _SIZES:
        mixed = np.full(max(0, len(signs) + 1 - size), size, dtype=np.uint64)
        for k in range(size):
            mixed = ((mixed ^ signs[k : k + len(mixed)]) * np.uint64(_MIX)) & np.uint64(0xFFFFFFFF)
        found.append(mixed >> np.uint64(_TOP))
    return np.unique(np.concatenate(found)).astype(np.int64)


def letters_of_pages(part: Part) -> int:
    """Return how much the letters of a line are those of a page, in thousandths of log-odds."""
    base, weights = _weights()
    found = buckets(part)
    return base + round(int(weights[found].sum()) / float(np.sqrt(len(found))))


@cache
def _weights() -> tuple[int, npt.NDArray[np.int64]]:
    """Return the weight of a line without letters, and those of the buckets, in thousandths."""
    with files("gleanings.cleaning").joinpath("data/letters_of_pages.npy").open("rb") as file:
        stored = np.load(file, allow_pickle=False).astype(np.int64)
    return int(stored[-1]), stored[:-1]
