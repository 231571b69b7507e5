"""How processor time grows from a text to one four times as long: four times as much, or squared, sixteen times.

The two stand far apart, and what else runs on the machine only ever adds: whoever is below the limit once has passed.
"""

import time
from collections.abc import Callable
from typing import TypeVar

Text = TypeVar("Text")

LIMIT = 8  # as far from four as from sixteen
MARGIN = 0.1  # seconds that a measurement may be off on a busy machine
ROUNDS = 5


def seconds(work: Callable[[Text], object], text: Text) -> float:
    """Return the processor time of some work on a text, that of all its threads."""
    began = time.process_time()
    work(text)
    return time.process_time() - began


def grows_too_fast(work: Callable[[Text], object], small: Text, large: Text, margin: float = MARGIN) -> str:
    """Return how long both took where one four times as large took too long in every round, else an empty text."""
    took = []
    for _ in range(ROUNDS):
        least = seconds(work, large)
        if least <= margin:  # whatever the small one takes
            return ""
        took.append((least, seconds(work, small)))
        if least <= LIMIT * took[-1][1] + margin:
            return ""
    return ", ".join(f"{large:.3f} s after {small:.3f} s" for large, small in took)
