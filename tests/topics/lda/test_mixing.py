"""What a batch holds, mixed into the counts of words: as numpy does it, to the bit."""

import numpy as np
import pytest

from gleanings.topics.lda.cvb0 import weights_of
from gleanings.topics.lda.mixing import add_words, divide_words, mix_words

SHARDS, WORDS, TOPICS, WIDTH = 3, 700, 5, 8


@pytest.fixture
def batch():
    """Counts of words, and what three shards found of a third of the words each."""
    draw = np.random.default_rng(0)
    counts = np.zeros((WORDS, WIDTH), np.float32)
    counts[:, :TOPICS] = draw.gamma(0.5, size=(WORDS, TOPICS))
    held = draw.random((SHARDS, WORDS)) < 1 / 3
    parts = np.zeros((SHARDS, WORDS, WIDTH), np.float32)
    parts[held, :TOPICS] = draw.gamma(0.5, size=(int(held.sum()), TOPICS))
    extra = np.zeros_like(counts)
    extra[7, 1] = 20
    return counts, parts, held, extra


KEPT, SCALE, BETA = np.float32(0.9), np.float32(3.3), np.float32(0.01)


def test_mixing_gives_the_counts_and_weights_of_numpy_and_empties_the_parts(batch):
    counts, parts, held, extra = batch
    together = parts[0] + parts[1] + parts[2]
    expected = KEPT * counts + SCALE * together
    weights, totals = np.full_like(counts, 9), np.zeros(WIDTH)
    for first, last in ((0, 300), (300, WORDS)):
        mix_words(counts, parts, held, KEPT, SCALE, extra, BETA, weights, first, last)
    add_words(weights, totals)
    divide_words(weights, totals, TOPICS, 0, WORDS)
    assert counts.tobytes() == expected.tobytes()
    assert weights.tobytes() == weights_of(expected + extra, TOPICS, BETA).tobytes()
    assert not parts.any()
    assert not held.any()


def test_a_shard_that_is_not_said_to_hold_a_word_is_not_looked_at(batch):
    counts, parts, held, extra = batch
    before = counts.copy()
    mix_words(counts, parts, np.zeros_like(held), KEPT, SCALE, extra, BETA, np.empty_like(counts), 0, WORDS)
    assert counts.tobytes() == (KEPT * before).tobytes()
    assert parts.any()
