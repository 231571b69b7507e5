"""k-means against plain NumPy."""

import numpy as np
import pytest

from gleanings.topics.lda.kmeans import Points, cluster, seed_centres, squared_distances


@pytest.fixture
def points():
    return Points.on_sphere(np.random.default_rng(0).standard_normal((300, 16)).astype(np.float32))


def plain_distances(points, centres):
    return ((points.rows[:, None].astype(float) - centres[None]) ** 2).sum(axis=2)


def test_points_have_length_1_and_the_origin_stays():
    points = Points.on_sphere(np.array([[3, 4, 0, 0], [0, 0, 0, 0]], np.float32))
    np.testing.assert_allclose(points.rows, [[0.6, 0.8, 0, 0], [0, 0, 0, 0]], atol=1e-6)
    np.testing.assert_array_equal(points.take(np.array([1, 0])).columns, points.rows[[1, 0]].T)


def test_distances_equal_plain_numpy(points):
    found = squared_distances(points, points.rows[:5] / 2)
    np.testing.assert_allclose(found.T, plain_distances(points, points.rows[:5] / 2), atol=1e-5)


def test_labels_and_centres_are_at_rest_in_the_end(points):
    centres = points.rows[:6].copy()
    labels, total = cluster(points, centres, 200)
    distances = plain_distances(points, centres)
    assert total == pytest.approx(distances.min(axis=1).sum(), rel=1e-4)
    np.testing.assert_array_equal(labels, distances.argmin(axis=1))
    assert total < plain_distances(points, points.rows[:6]).min(axis=1).sum()


def test_without_rounds_centres_stay(points):
    centres = points.rows[:6].copy()
    cluster(points, centres, 0)
    np.testing.assert_array_equal(centres, points.rows[:6])


def test_a_centre_without_points_is_put_where_it_has_some(points):
    centres = np.concatenate([points.rows[:3], np.full((1, 16), 9, np.float32)])
    labels, _ = cluster(points, centres, 5)
    assert sorted(set(labels.tolist())) == [0, 1, 2, 3]


def test_seeds_are_points_far_apart(points):
    near = points.take(np.repeat(np.arange(4), 50))
    centres = seed_centres(near, np.random.default_rng(1).random((4, 3)))
    assert len(np.unique(centres.round(4), axis=0)) == 4
