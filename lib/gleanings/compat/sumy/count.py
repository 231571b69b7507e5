"""How many sentences sumy is asked for."""

from typing import Any

from sumy.utils import ItemsCount

# Documents, sentences and counts are whatever sumy takes; it has no types.
Sumy = Any
# The inner step by which sumy's graph summarizers and others find the words of a sentence.
WORDS = ("_to_words_set",)


def needed(count: Sumy, size: int) -> int:
    """Return how many of `size` sentences `count` asks for; all of them if it is a function of the whole ranking."""
    return size if callable(count) else len(ItemsCount(count)(range(size)))
