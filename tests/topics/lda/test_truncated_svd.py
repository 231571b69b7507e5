"""The truncated SVD: against numpy's."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from gleanings.parallel.threads import Workers
from gleanings.topics.lda.spectral import row_coordinates
from gleanings.topics.lda.term_weighting import weighted_rows
from gleanings.topics.lda.truncated_svd import SubspaceIteration, jacobi, orthonormaliser


def counts(rows: int = 120, words: int = 60) -> csr_matrix:
    rng = np.random.default_rng(0)
    rates = np.where(np.arange(words) % 4 == np.arange(rows)[:, None] % 4, 1.5, 0.2)
    return csr_matrix(rng.poisson(rates).astype(np.int32))


@pytest.mark.parametrize(("dtype", "tolerance"), [(np.float32, 1e-3), (np.float64, 1e-8)])
def test_directions_are_the_leading_singular_vectors(dtype, tolerance):
    matrix = csr_matrix(counts().astype(dtype))
    svd = SubspaceIteration(matrix, 16, 0, Workers(1))
    for _ in range(60):
        svd.step()
    found = svd.rotated(4, 8)
    left, values, right = np.linalg.svd(matrix.toarray(), full_matrices=False)
    np.testing.assert_allclose(np.sqrt(found.values), values[:4], rtol=tolerance)
    np.testing.assert_allclose(np.abs(found.axes[:, :4].T @ right[:4].T), np.eye(4), atol=tolerance)
    np.testing.assert_allclose(np.abs(found.coordinates[:, :4]), np.abs(left[:, :4] * values[:4]), atol=10 * tolerance)
    assert not found.coordinates[:, 4:].any()


@pytest.mark.slow
def test_threads_do_not_change_the_bits():
    found = []
    for threads in (1, 3):
        with Workers(threads) as workers:
            svd = SubspaceIteration(csr_matrix(counts(4000, 400).astype(np.float64)), 8, 0, workers)
            svd.step()
            found.append(svd.rotated(4, 4).coordinates.tobytes())
    assert found[0] == found[1]


def test_points_are_rows_of_length_1_on_the_leading_directions():
    matrix = counts()
    with Workers(1) as workers:
        points = row_coordinates(weighted_rows(matrix, None), 4, 0, workers)
    dense = matrix.toarray().astype(float)
    dense /= np.linalg.norm(dense, axis=1, keepdims=True)
    left, values, _ = np.linalg.svd(dense, full_matrices=False)
    np.testing.assert_allclose(np.abs(points[:, :4]), np.abs(left[:, :4] * values[:4]), atol=0.01)


def test_eigenvectors_of_a_symmetric_matrix():
    matrix = np.random.default_rng(0).standard_normal((12, 12))
    matrix = matrix + matrix.T
    values, vectors = jacobi(matrix)
    np.testing.assert_allclose(vectors @ np.diag(values) @ vectors.T, matrix, atol=1e-10)


def test_dependent_columns_become_zero():
    columns = np.random.default_rng(0).standard_normal((40, 5))
    columns[:, 3] = columns[:, 1] - 2 * columns[:, 0]
    found = columns @ orthonormaliser(columns.T @ columns)
    np.testing.assert_allclose(found.T @ found, np.diag([1.0, 1, 1, 0, 1]), atol=1e-9)
