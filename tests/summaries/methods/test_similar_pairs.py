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


def test_a_cosine_at_the_threshold_is_computed_term_by_term():
    matrix = of(["rain snow", "snow sun"])
    asked = []
    idf = np.ones(len(matrix.stems))
    edges = similar(matrix.counts, idf, 0.5, exact=lambda i, j: asked.append((i, j)) or 0.6)
    assert sorted(asked) == [(0, 1), (1, 0)]
    assert edges.toarray().tolist() == [[0, 1], [1, 0]]
