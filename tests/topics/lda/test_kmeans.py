"""k-means against plain NumPy."""

import numpy as np
import pytest

from gleanings.parallel.threads import Workers
from gleanings.topics.lda.kmeans import Points, cluster, clusterings, seed_centres, squared_distances


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


def test_clusters_part_what_lies_apart():
    rng = np.random.default_rng(0)
    labels = rng.integers(3, size=300)
    points = np.zeros((300, 8), np.float32)
    points[np.arange(300), labels] = 1
    points += rng.normal(0, 0.05, points.shape).astype(np.float32)
    with Workers(2) as workers:
        found = clusterings(Points.on_sphere(points), 3, 2, 5, rng, workers)
    assert len(found) == 2
    for clusters in found:
        assert all(len(set(clusters[labels == k].tolist())) == 1 for k in range(3))


def test_of_several_trials_the_best_becomes_a_centre():
    """Greedy k-means++: with the worst trial, or the first, two of three tight groups would now and then share one."""
    rng = np.random.default_rng(3)
    group = np.repeat(np.arange(3), [200, 40, 40])
    cloud = np.zeros((280, 8), np.float32)
    cloud[np.arange(280), group] = 1
    cloud[:, 3:] = rng.normal(0, 0.35, (280, 5))
    points = Points.on_sphere(cloud)

    def covered(trials):
        """How often, of 40 seedings, each of the groups gets a centre."""
        draws = [np.random.default_rng(seed).random((3, trials)) for seed in range(40)]
        centres = [seed_centres(points, each)[:, :3].argmax(axis=1) for each in draws]
        return sum(len(set(found.tolist())) == 3 for found in centres)

    assert covered(6) > 30
    assert covered(6) > covered(1) + 6


def test_of_several_seedings_the_one_with_the_least_squares_comes_first():
    rng = np.random.default_rng(0)
    points = Points.on_sphere(rng.standard_normal((200, 8)).astype(np.float32))

    def squares(labels):
        found = 0.0
        for k in np.unique(labels):
            own = points.rows[labels == k].astype(float)
            found += ((own - own.mean(axis=0)) ** 2).sum()
        return found

    found = clusterings(points, 6, 6, 6, np.random.default_rng(1), Workers(1))
    sums = [squares(labels) for labels in found]
    assert sums[0] <= min(sums) * 1.002  # in the space of the sphere, centres are not quite the means
    assert sums[0] < np.mean(sums) < sums[-1]
    (best,) = clusterings(points, 6, 1, 6, np.random.default_rng(1), Workers(1))
    assert squares(best) == sums[0]
