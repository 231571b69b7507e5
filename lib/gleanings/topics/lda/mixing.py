"""What the rows of a batch are found to hold, mixed into the counts of words, and the weights that follow: kernels.

There are some hundred batches in a pass, and this is done for all words after each of them.
"""

import numpy as np

from gleanings.compiled import kernel
from gleanings.types import Flags, Floats, Singles

ZERO = np.float32(0)


@kernel
def mix_words(
    word_topics: Singles,
    parts: Singles,
    held: Flags,
    kept: np.float32,
    scale: np.float32,
    extra: Singles,
    beta: np.float32,
    smoothed: Singles,
    first: int,
    last: int,
) -> None:
    """Keep a part of words `first` to `last`, add what the shards found, in order and scaled, and empty the shards.

    A shard of a small batch has few of the words: it is looked at only where it has `held` one. The counts with the
    `extra` ones and `beta` go to `smoothed`.
    """
    width = parts.shape[2]
    for w in range(first, last):
        for s in range(1, parts.shape[0]):
            if held[s, w]:
                for k in range(width):
                    parts[0, w, k] += parts[s, w, k]
                    parts[s, w, k] = 0
                held[s, w] = False
                held[0, w] = True
        if held[0, w]:
            for k in range(width):
                word_topics[w, k] = kept * word_topics[w, k] + scale * parts[0, w, k]
                parts[0, w, k] = 0
            held[0, w] = False
        else:
            for k in range(width):
                word_topics[w, k] = kept * word_topics[w, k]
        for k in range(width):
            smoothed[w, k] = max(word_topics[w, k] + extra[w, k], ZERO) + beta


@kernel
def add_words(smoothed: Singles, totals: Floats) -> None:
    """Add up what all words have of each topic, in their order."""
    for w in range(smoothed.shape[0]):
        for k in range(smoothed.shape[1]):
            totals[k] += smoothed[w, k]


@kernel
def divide_words(smoothed: Singles, totals: Floats, topics: int, first: int, last: int) -> None:
    """Divide words `first` to `last` by the totals of their topics; the columns that only pad are zero."""
    for w in range(first, last):
        for k in range(smoothed.shape[1]):
            smoothed[w, k] = smoothed[w, k] / totals[k]
        for k in range(topics, smoothed.shape[1]):
            smoothed[w, k] = 0
