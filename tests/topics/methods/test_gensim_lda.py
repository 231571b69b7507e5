"""The other methods: against gensim and against their own definitions."""

import warnings

import numpy as np
import pytest
from scipy.sparse import csr_matrix

import gleanings as gl
from gleanings.topics.methods.gensim_lda import _quiet, fit_gensim_lda
from gleanings.topics.methods.nmf import fit_nmf, project
from gleanings.topics.methods.tfidf import normalised, rarity, tfidf
from gleanings.topics.methods.truncated_svd import jacobi, leading_axes, orthonormalise


def test_tfidf_is_that_of_its_formula(bow):
    dense = bow.counts.toarray().astype(float)
    frequency = (dense > 0).sum(axis=0)
    expected = np.where(dense > 0, 1 + np.log(np.maximum(dense, 1)), 0) * (1 + np.log(61 / (1 + frequency)))
    expected /= np.linalg.norm(expected, axis=1, keepdims=True)
    np.testing.assert_allclose(tfidf(bow.counts, rarity(bow.counts)).toarray(), expected, atol=1e-12)


def test_factors_explain_more_with_each_pass_and_never_more_than_axes(bow):
    fit = fit_nmf(bow.counts, topics=4, seed=0)
    assert (np.diff(fit.likelihood) >= -1e-12).all()
    assert fit.converged
    rows = tfidf(bow.counts, rarity(bow.counts))
    best = (np.linalg.svd(rows.toarray(), compute_uv=False)[:4] ** 2).sum() / (rows.data**2).sum()
    assert 0.8 * best < fit.likelihood[-1] <= best


def test_projection_solves_non_negative_least_squares(bow):
    from scipy.optimize import nnls

    fit = fit_nmf(bow.counts, topics=4, seed=1)
    rows = tfidf(bow.counts, rarity(bow.counts)).toarray()
    expected = normalised(np.array([nnls(fit.weights.T, row)[0] for row in rows]))
    np.testing.assert_allclose(project(bow.counts, fit.weights, rarity(bow.counts)), expected, atol=1e-6)


def test_a_row_that_no_topic_explains_gets_what_is_expected():
    counts = csr_matrix(np.array([[1, 0, 0], [0, 1, 0], [0, 0, 2], [0, 0, 0]], dtype=np.int32))
    weights = np.array([[1.0, 0, 0], [0, 1.0, 0]])
    shares = project(counts, weights, np.ones(3), np.array([0.25, 0.75]))
    np.testing.assert_allclose(shares, [[1, 0], [0, 1], [0.25, 0.75], [0.25, 0.75]])
    np.testing.assert_allclose(project(counts, weights, np.ones(3))[2:], 0.5)


def test_axes_are_those_of_gensim(bow):
    from gensim.models import LsiModel

    rows = tfidf(bow.counts, rarity(bow.counts))
    axes, course = leading_axes(rows, 6, seed=0)
    theirs = LsiModel(
        rows.T.tocsc(), 6, id2word=bow.dictionary, onepass=False, power_iters=20, random_seed=0
    ).projection
    np.testing.assert_allclose(np.abs(axes @ theirs.u), np.eye(6), atol=1e-4)
    assert course.likelihood[-1] * (rows.data**2).sum() == pytest.approx((theirs.s**2).sum())
    assert course.converged


def test_axes_that_are_not_there_are_not_made_up():
    rows = [["rain", "wind"], ["vote", "poll"], ["rain", "wind"], ["vote", "poll"], ["rain", "wind"], ["team", "goal"]]
    model = gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=3, method="lsi")
    assert len(model.topics) == 3
    model = gl.fit_topics(gl.BagOfWords.from_tokens([*rows[:5], *rows[:5]]), topics=2, method="lsi")
    assert {topic.words[0][0] for topic in model.topics} <= {"rain", "wind", "vote", "poll"}
    same = gl.fit_topics(gl.BagOfWords.from_tokens([["rain", "wind"]] * 6), topics=2, method="lsi")
    assert len(same.topics) == 1
    assert any("1 axes only" in note for note in same.notes)


def test_eigenvectors_and_orthonormal_rows():
    random = np.random.default_rng(0)
    matrix = random.standard_normal((12, 12))
    matrix = matrix + matrix.T
    values, vectors = jacobi(matrix)
    np.testing.assert_allclose(vectors @ np.diag(values) @ vectors.T, matrix, atol=1e-10)
    rows = random.standard_normal((5, 40))
    rows[3] = rows[1] - 2 * rows[0]
    orthonormalise(rows)
    np.testing.assert_allclose(rows @ rows.T, np.diag([1.0, 1, 1, 0, 1]), atol=1e-12)


def test_topics_of_gensims_lda_are_gensims(bow):
    from gensim.models import LdaModel

    fit = fit_gensim_lda(bow, topics=3, seed=7)
    theirs = LdaModel(
        id2word=bow.dictionary,
        num_topics=3,
        chunksize=256,
        iterations=200,
        eval_every=None,
        random_state=7,
        dtype=np.float64,
    )
    for _ in range(fit.passes):
        theirs.update(list(bow))
    np.testing.assert_allclose(fit.weights, theirs.get_topics(), atol=1e-12)
    assert fit.passes > 1  # one pass leaves gensim's LDA far from trained
    assert fit.likelihood[-1] > fit.likelihood[0]


def test_a_dirichlet_process_chooses_its_number_and_says_so(bow):
    model = gl.fit_topics(bow, topics=12, method="hdp")
    assert 1 <= len(model.topics) <= 12
    assert any(
        note.startswith(f"The hierarchical Dirichlet process chose {len(model.topics)} of at most 12")
        for note in model.notes
    )
    assert all(topic.share >= 0.005 for topic in model.topics)


def test_warnings_from_below_are_silenced_only_while_gensim_works():
    with _quiet():
        warnings.warn("from below", DeprecationWarning, stacklevel=1)
    with pytest.warns(DeprecationWarning, match="from here"):
        warnings.warn("from here", DeprecationWarning, stacklevel=1)
