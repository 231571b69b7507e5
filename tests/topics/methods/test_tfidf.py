"""TF-IDF by its formula."""

import numpy as np

from gleanings.topics.methods.tfidf import idf, tfidf


def test_tfidf_is_that_of_its_formula(bow):
    dense = bow.counts.toarray().astype(float)
    frequency = (dense > 0).sum(axis=0)
    expected = np.where(dense > 0, 1 + np.log(np.maximum(dense, 1)), 0) * (1 + np.log(61 / (1 + frequency)))
    expected /= np.linalg.norm(expected, axis=1, keepdims=True)
    np.testing.assert_allclose(tfidf(bow.counts, idf(bow.counts)).toarray(), expected, atol=1e-12)
