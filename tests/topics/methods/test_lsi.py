"""Latent semantic indexing: against gensim."""

import numpy as np
import pytest

import gleanings as gl
from gleanings.topics.methods.lsi import leading_axes
from gleanings.topics.methods.tfidf import idf, tfidf


def test_axes_are_those_of_gensim(bow):
    from gensim.models import LsiModel

    rows = tfidf(bow.counts, idf(bow.counts))
    axes, history = leading_axes(rows, 6, seed=0)
    theirs = LsiModel(
        rows.T.tocsc(), 6, id2word=bow.dictionary, onepass=False, power_iters=20, random_seed=0
    ).projection
    np.testing.assert_allclose(np.abs(axes @ theirs.u), np.eye(6), atol=1e-4)
    assert history.likelihood[-1] * (rows.data**2).sum() == pytest.approx((theirs.s**2).sum())
    assert history.converged


def test_axes_that_are_not_there_are_not_made_up():
    rows = [["rain", "wind"], ["vote", "poll"], ["rain", "wind"], ["vote", "poll"], ["rain", "wind"], ["team", "goal"]]
    model = gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=3, method="lsi")
    assert len(model.topics) == 3
    model = gl.fit_topics(gl.BagOfWords.from_tokens([*rows[:5], *rows[:5]]), topics=2, method="lsi")
    assert {topic.words[0][0] for topic in model.topics} <= {"rain", "wind", "vote", "poll"}
    same = gl.fit_topics(gl.BagOfWords.from_tokens([["rain", "wind"]] * 6), topics=2, method="lsi")
    assert len(same.topics) == 1
    assert any("one axis only" in note for note in same.notes)
