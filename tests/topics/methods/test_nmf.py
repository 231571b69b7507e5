"""Non-negative factors: against their own definition."""

import numpy as np
import pytest

from gleanings.topics.methods.nmf import fit_nmf
from gleanings.topics.methods.tfidf import idf, tfidf


@pytest.mark.slow
def test_factors_explain_more_with_each_pass_and_never_more_than_axes(bow):
    fit = fit_nmf(bow.counts, topics=4, seed=0)
    assert (np.diff(fit.likelihood) >= -1e-12).all()
    assert fit.converged
    rows = tfidf(bow.counts, idf(bow.counts))
    best = (np.linalg.svd(rows.toarray(), compute_uv=False)[:4] ** 2).sum() / (rows.data**2).sum()
    assert 0.8 * best < fit.likelihood[-1] <= best
