"""Corpora whose topics are known, because they were planted: what a fit should find again."""

import numpy as np
from scipy.sparse import csr_matrix

import gleanings as gl


def themed_counts(
    rows: int = 200,
    length: int = 25,
    *,
    words: int = 60,
    sizes: tuple[float, ...] = (1, 1, 1, 1),
    own: float = 0.8,
    seed: int = 0,
) -> tuple[csr_matrix, np.ndarray]:
    """Return counts, rows x words, and the theme of each row; word w belongs to theme w % len(sizes).

    Of the words of a row, the share `own` is from its theme, the others are from any.
    """
    rng = np.random.default_rng(seed)
    themes = rng.choice(len(sizes), rows, p=np.array(sizes) / sum(sizes))
    counts = np.zeros((rows, words), np.int32)
    for row, theme in enumerate(themes):
        places = len(sizes) * rng.integers(words // len(sizes), size=length)
        np.add.at(counts[row], places + np.where(rng.random(length) < own, theme, rng.integers(len(sizes))), 1)
    return csr_matrix(counts), themes


def topic_bag(topics: int, rows: int = 240, length: int = 40, *, words: int = 12, strangers: int = 5, seed: int = 0):
    """Return a bag whose row d has words of topic d % topics, the first of them most often, and a few of another."""
    rng = np.random.default_rng(seed)
    tokens = []
    for row in range(rows):
        picks = [row % topics] * (length - strangers) + [int(rng.integers(topics))] * strangers
        tokens.append([f"t{topic}w{int(rng.integers(words) * rng.random())}" for topic in picks])
    return gl.BagOfWords.from_tokens(tokens)
