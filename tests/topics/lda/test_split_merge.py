"""Topics merged and split: only where it pays, and then towards the topics that were planted."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from tests.planted import themed_counts

from gleanings.parallel.threads import Workers
from gleanings.topics.lda.cvb0 import cvb0_from_labels
from gleanings.topics.lda.spectral import row_coordinates
from gleanings.topics.lda.split_merge import split_and_merge
from gleanings.topics.lda.term_weighting import weighted_rows, word_weights_of

THEMES = 4
WORDS = 80  # word w belongs to theme w % 4
SERIAL = Workers(1)


@pytest.fixture(scope="module")
def planted():
    """WeightedCounts of one theme each, the first theme in half of them; the theme of each row."""
    matrix, themes = themed_counts(400, 20, words=WORDS, sizes=(0.5, 0.2, 0.15, 0.15))
    return weighted_rows(matrix, word_weights_of(matrix)), themes


def swept(rows, labels, number=10):
    noise = np.random.default_rng(1).random((rows.words, THEMES), np.float32)
    sweeps = cvb0_from_labels(rows, THEMES, labels.astype(np.int32), noise, SERIAL, 1)
    return sweeps, [sweeps.sweep() for _ in range(number)][-1]


def purity(labels, themes):
    return sum(np.bincount(themes[labels == k]).max() for k in np.unique(labels)) / len(themes)


def test_a_cut_theme_is_joined_and_joined_themes_are_cut(planted):
    rows, themes = planted
    halves = np.where(themes == 0, np.arange(400) % 2, np.where(themes == 1, 2, 3))  # 2 and 3 share a topic
    stuck, before = swept(rows, halves)
    assert purity(stuck.row_topics[:, :THEMES].argmax(axis=1), themes) < 0.9  # sweeps do not find the way out
    labels = split_and_merge(stuck, row_coordinates(rows, 8, 0, SERIAL), np.random.default_rng(2), SERIAL)
    assert purity(labels, themes) > 0.95
    _, after = swept(rows, labels)
    assert after > before


def test_where_topics_are_right_nothing_is_moved(planted):
    rows, themes = planted
    right, _ = swept(rows, themes)
    assert split_and_merge(right, row_coordinates(rows, 8, 0, SERIAL), np.random.default_rng(2), SERIAL) is None


def test_threads_do_not_change_the_moves(planted):
    rows, themes = planted
    stuck, _ = swept(rows, np.where(themes == 0, np.arange(400) % 2, np.where(themes == 1, 2, 3)))
    points = row_coordinates(rows, 8, 0, SERIAL)
    with Workers(3) as workers:
        threaded = split_and_merge(stuck, points, np.random.default_rng(2), workers)
    np.testing.assert_array_equal(threaded, split_and_merge(stuck, points, np.random.default_rng(2), SERIAL))


def test_a_gain_that_the_merge_costs_again_is_no_gain():
    """Four topics, each a theme, one of them with two halves: to cut it gains a little, to join others loses
    more. Were the loss added to the gain, topics would be joined."""
    rng = np.random.default_rng(1)
    themes = rng.integers(4, size=400)
    half = rng.integers(2, size=400)
    counts = np.zeros((400, WORDS), np.int32)
    for d, theme in enumerate(themes):
        words = THEMES * rng.integers(WORDS // THEMES, size=20) + theme
        if theme == 0:  # halves with a third of their words in common
            words = THEMES * np.where(
                rng.random(20) < 0.3, rng.integers(4, 20, size=20), rng.integers(2, size=20) + 2 * half[d]
            )
        np.add.at(counts[d], words, 1)
    matrix = csr_matrix(counts)
    rows = weighted_rows(matrix, word_weights_of(matrix))
    right, _ = swept(rows, themes)
    assert split_and_merge(right, row_coordinates(rows, 8, 0, SERIAL), np.random.default_rng(2), SERIAL) is None
