"""The mix of topics nearest to a row: against scipy."""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.topics.methods.least_squares import project
from gleanings.topics.methods.nmf import fit_nmf
from gleanings.topics.methods.tfidf import idf, normalised, tfidf


def test_projection_solves_non_negative_least_squares(bow):
    from scipy.optimize import nnls

    fit = fit_nmf(bow.counts, topics=4, seed=1)
    rows = tfidf(bow.counts, idf(bow.counts)).toarray()
    expected = normalised(np.array([nnls(fit.weights.T, row)[0] for row in rows]))
    np.testing.assert_allclose(project(bow.counts, fit.weights, idf(bow.counts)), expected, atol=1e-6)


def test_a_row_that_no_topic_explains_gets_what_is_expected():
    counts = csr_matrix(np.array([[1, 0, 0], [0, 1, 0], [0, 0, 2], [0, 0, 0]], dtype=np.int32))
    weights = np.array([[1.0, 0, 0], [0, 1.0, 0]])
    shares = project(counts, weights, np.ones(3), np.array([0.25, 0.75]))
    np.testing.assert_allclose(shares, [[1, 0], [0, 1], [0.25, 0.75], [0.25, 0.75]])
    np.testing.assert_allclose(project(counts, weights, np.ones(3))[2:], 0.5)
