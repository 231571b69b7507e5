"""Topics merged and split: only where it pays, and then towards the topics that were planted."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from gleanings.parallel.threads import Workers
from gleanings.topics.lda.cvb0 import sweeps_from
from gleanings.topics.lda.spectral import points_of
from gleanings.topics.lda.split_merge import _as_one, regrouped
from gleanings.topics.lda.term_weighting import weighted_rows, word_weights_of

THEMES = 4
WORDS = 80  # word w belongs to theme w % 4
SERIAL = Workers(1)


@pytest.fixture(scope="module")
def planted():
    """Rows of one theme each, the first theme in half of them; the theme of each row."""
    rng = np.random.default_rng(0)
    themes = rng.choice(THEMES, 400, p=[0.5, 0.2, 0.15, 0.15])
    counts = np.zeros((400, WORDS), np.int32)
    for d, theme in enumerate(themes):
        words = THEMES * rng.integers(WORDS // THEMES, size=20) + np.where(rng.random(20) < 0.8, theme, rng.integers(4))
        np.add.at(counts[d], words, 1)
    matrix = csr_matrix(counts)
    return weighted_rows(matrix, word_weights_of(matrix)), themes


def swept(rows, labels, number=10):
    noise = np.random.default_rng(1).random((rows.words, THEMES), np.float32)
    sweeps = sweeps_from(rows, THEMES, labels.astype(np.int32), noise, SERIAL, 1)
    return sweeps, [sweeps.sweep() for _ in range(number)][-1]


def purity(labels, themes):
    return sum(np.bincount(themes[labels == k]).max() for k in np.unique(labels)) / len(themes)


def test_a_cut_theme_is_joined_and_joined_themes_are_cut(planted):
    rows, themes = planted
    halves = np.where(themes == 0, np.arange(400) % 2, np.where(themes == 1, 2, 3))  # 2 and 3 share a topic
    stuck, before = swept(rows, halves)
    assert purity(stuck.row_topics[:, :THEMES].argmax(axis=1), themes) < 0.9  # sweeps do not find the way out
    labels = regrouped(stuck, points_of(rows, 8, 0, SERIAL), np.random.default_rng(2), SERIAL)
    assert purity(labels, themes) > 0.95
    _, after = swept(rows, labels)
    assert after > before


def test_where_topics_are_right_nothing_is_moved(planted):
    rows, themes = planted
    right, _ = swept(rows, themes)
    assert regrouped(right, points_of(rows, 8, 0, SERIAL), np.random.default_rng(2), SERIAL) is None


def test_threads_do_not_change_the_moves(planted):
    rows, themes = planted
    stuck, _ = swept(rows, np.where(themes == 0, np.arange(400) % 2, np.where(themes == 1, 2, 3)))
    points = points_of(rows, 8, 0, SERIAL)
    with Workers(3) as workers:
        threaded = regrouped(stuck, points, np.random.default_rng(2), workers)
    np.testing.assert_array_equal(threaded, regrouped(stuck, points, np.random.default_rng(2), SERIAL))


def test_the_likelihood_of_one_topic_is_that_of_a_sweep(planted):
    rows, _ = planted
    one = sweeps_from(rows, 1, np.zeros(400, np.int32), np.zeros((WORDS, 1), np.float32), SERIAL, 1)
    assert _as_one(rows, one.beta) == pytest.approx(one.sweep() * rows.total, rel=1e-5)
