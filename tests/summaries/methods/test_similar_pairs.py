"""Pairs of similar sentences."""

import numpy as np
from tests.summaries.methods.reference import WORDS, of

from gleanings.summaries.methods.similar_pairs import all_pairs, similar


def test_blocks_and_common_stems_change_nothing(monkeypatch):
    random = np.random.default_rng(0)
    matrix = of([" ".join(random.choice(WORDS, 5)) for _ in range(40)])
    whole = (matrix.csr @ matrix.csr.T).toarray()
    for block, common in ((7, 3), (512, 0), (1, 64)):
        monkeypatch.setattr("gleanings.summaries.methods.similar_pairs._BLOCK", block)
        monkeypatch.setattr("gleanings.summaries.methods.similar_pairs._COMMON", common)
        parts = [part for _, part in all_pairs(matrix.counts, matrix.counts.data, len(matrix.stems))]
        assert np.array_equal(np.concatenate(parts), whole)


def test_a_cosine_at_the_threshold_is_judged_by_whoever_knows_better():
    matrix = of(["rain snow", "snow sun"])
    asked = []
    idf = np.ones(len(matrix.stems))
    edges = similar(matrix.counts, idf, 0.5, exact=lambda i, j: asked.append((i, j)) or 0.6)
    assert sorted(asked) == [(0, 1), (1, 0)]
    assert edges.toarray().tolist() == [[0, 1], [1, 0]]


def test_a_cosine_at_the_threshold_has_one_answer_whatever_the_order_of_the_words():
    # Each pair shares one of two words of one weight: a cosine of exactly 1/2, but for rounding.
    idf = np.full(7, 1 / 3)
    for words in (["rain snow", "snow sun", "fog snow"], ["sun hail", "rain hail", "hail wind"]):
        matrix = of(words)
        assert similar(matrix.counts, idf[: len(matrix.stems)], 0.5).nnz == 0
        assert similar(matrix.counts, idf[: len(matrix.stems)], 0.49).nnz == 6
