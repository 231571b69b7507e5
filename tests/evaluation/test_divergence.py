"""Distances of topics and their places: against scipy and numpy, which need not have the same bits everywhere."""

import numpy as np
from scipy.spatial.distance import jensenshannon

from gleanings.evaluation.divergence import excess, jensen_shannon, principal_coordinates, symmetric_eigen

RANDOM = np.random.default_rng(3)


def test_distances_are_those_of_scipy():
    lines = RANDOM.dirichlet(np.full(30, 0.1), 6)
    lines[0, :10] = 0
    lines[0] /= lines[0].sum()
    expected = [[jensenshannon(a, b, 2) for b in lines] for a in lines]
    np.testing.assert_allclose(jensen_shannon(lines, lines), np.nan_to_num(expected), atol=1e-6)


def test_eigenvalues_are_those_of_lapack():
    matrix = RANDOM.normal(size=(25, 25))
    matrix = matrix + matrix.T
    values, vectors = symmetric_eigen(matrix)
    np.testing.assert_allclose(values, np.linalg.eigvalsh(matrix)[::-1], atol=1e-10)
    np.testing.assert_allclose(vectors @ np.diag(values) @ vectors.T, matrix, atol=1e-10)


def test_places_keep_the_distances_of_a_plane():
    points = RANDOM.normal(size=(9, 2))
    distances = np.linalg.norm(points[:, None] - points[None], axis=2)
    places, shown = principal_coordinates(distances)
    np.testing.assert_allclose(np.linalg.norm(places[:, None] - places[None], axis=2), distances, atol=1e-8)
    assert shown > 1 - 1e-9


def test_the_sign_of_an_axis_is_fixed():
    points = RANDOM.normal(size=(7, 2))
    distances = np.linalg.norm(points[:, None] - points[None], axis=2)
    order = RANDOM.permutation(7)
    places, _ = principal_coordinates(distances)
    again, _ = principal_coordinates(distances[np.ix_(order, order)])
    np.testing.assert_allclose(again, places[order], atol=1e-8)


def test_equal_and_single_places_do_not_fail():
    assert principal_coordinates(np.zeros((1, 1)))[0].tolist() == [[0.0, 0.0]]
    assert principal_coordinates(np.zeros((3, 3)))[0].tolist() == [[0.0, 0.0]] * 3
    places, _ = principal_coordinates(1 - np.eye(4))  # all equally far: no plane shows it, any does as well
    assert np.isfinite(places).all()


def test_a_topic_that_has_nothing_beyond_keeps_its_weights():
    assert excess(np.array([[0.25, 0.75]]), np.array([1.0])).tolist() == [[0.25, 0.75]]
