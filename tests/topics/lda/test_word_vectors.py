"""Word vectors: mutual information by its formula, and short rows that share no word but are of one theme."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

import gleanings as gl
from gleanings.parallel.threads import Workers
from gleanings.topics.lda import initialization
from gleanings.topics.lda.lda import fit_lda
from gleanings.topics.lda.term_weighting import weighted_rows
from gleanings.topics.lda.word_vectors import mean_word_vectors, mutual_information


def short_rows(rows: int, seed: int):
    """Rows of three words out of forty of their theme; the theme of each row."""
    rng = np.random.default_rng(seed)
    themes = rng.integers(6, size=rows)
    counts = np.zeros((rows, 240), np.int32)
    for d, theme in enumerate(themes):
        np.add.at(counts[d], 6 * rng.integers(40, size=3) + (theme if rng.random() < 0.9 else rng.integers(6)), 1)
    return csr_matrix(counts), themes


def test_mutual_information_is_that_of_its_formula():
    counts = csr_matrix(np.random.default_rng(0).poisson(0.3, (50, 20)))
    present = (counts.toarray() > 0).astype(float)
    together = present.T @ present
    np.fill_diagonal(together, 0)
    seen = together.sum(axis=1)
    expected = seen[:, None] * seen[None] ** 0.75 / (seen**0.75).sum()
    with np.errstate(divide="ignore"):
        plain = np.maximum(np.log(together / expected), 0)
    np.testing.assert_allclose(mutual_information(weighted_rows(counts, None)).toarray(), plain, atol=1e-6)


def nearest_are_of_the_same_theme(points, themes):
    """In how many of the rows the nearest row is of the same theme."""
    lengths = np.linalg.norm(points, axis=1, keepdims=True)
    cosines = (points / np.maximum(lengths, 1e-12)) @ (points / np.maximum(lengths, 1e-12)).T
    np.fill_diagonal(cosines, -2)
    return float((themes[cosines.argmax(axis=1)] == themes).mean())


def test_short_rows_of_one_theme_are_near_though_they_share_few_words():
    counts, themes = short_rows(900, 0)
    with Workers(1) as workers:
        points = mean_word_vectors(weighted_rows(counts, None), 16, 0, workers)
    assert nearest_are_of_the_same_theme(points, themes) > 0.8


@pytest.mark.slow
def test_sentences_are_explained_better_with_starts_from_word_vectors(monkeypatch):
    counts = gl.bag_of_words(gl.example("lee"), unit="sentence").counts

    def likelihood():
        return np.mean([fit_lda(counts, topics=8, seed=seed).likelihood[-1] for seed in range(2)])

    better = likelihood()
    monkeypatch.setattr(
        initialization, "mean_word_vectors", lambda rows, *others: np.zeros((rows.number, 32), np.float32)
    )
    assert better > likelihood() + 0.002  # nats a token


def test_rows_without_words_are_at_the_origin():
    rows = weighted_rows(csr_matrix(np.array([[1, 1, 0], [0, 0, 0], [0, 1, 1], [1, 0, 1]])), None)
    points = mean_word_vectors(rows, 2, 0, Workers(1))
    assert np.isfinite(points).all()
    assert not points[1].any()
