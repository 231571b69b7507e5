"""k-means against plain NumPy."""

import numpy as np
import pytest

from gleanings.topics.clusters import cluster, seed_centres, squared_distances


@pytest.fixture
def points():
    drawn = np.random.default_rng(0).standard_normal((300, 16))
    return (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)


def plain_distances(points, centres):
    return ((points[:, None].astype(float) - centres[None]) ** 2).sum(axis=2)


def test_distances_equal_plain_numpy(points):
    found = squared_distances(points, points[:5] / 2)
    np.testing.assert_allclose(found[:, :5], plain_distances(points, points[:5] / 2), atol=1e-5)


def test_labels_and_centres_are_at_rest_in_the_end(points):
    centres = points[:6].copy()
    labels, total = cluster(points, centres, 200)
    distances = plain_distances(points, centres)
    assert total == pytest.approx(distances.min(axis=1).sum(), rel=1e-4)
    np.testing.assert_array_equal(labels, distances.argmin(axis=1))
    assert total < plain_distances(points, points[:6]).min(axis=1).sum()


def test_without_rounds_centres_stay(points):
    centres = points[:6].copy()
    cluster(points, centres, 0)
    np.testing.assert_array_equal(centres, points[:6])


def test_a_centre_without_points_is_put_where_it_has_some(points):
    centres = np.concatenate([points[:3], np.full((1, 16), 9, np.float32)])
    labels, _ = cluster(points, centres, 5)
    assert sorted(set(labels.tolist())) == [0, 1, 2, 3]


def test_seeds_are_points_far_apart(points):
    near = np.concatenate([np.repeat(points[j : j + 1], 50, axis=0) for j in range(4)])
    centres = seed_centres(near, np.random.default_rng(1).random((4, 3)))
    assert len(np.unique(centres.round(4), axis=0)) == 4
