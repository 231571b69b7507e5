"""gensim's LDA: its topics, and quiet about its own code."""

import warnings

import numpy as np
import pytest

import gleanings as gl
from gleanings.topics.lda.row_order import by_content
from gleanings.topics.methods.gensim_lda import fit_gensim_lda


@pytest.mark.slow
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
        theirs.update([list(bow)[i] for i in by_content(bow.counts)[1]])
    np.testing.assert_allclose(fit.weights, theirs.get_topics(), atol=1e-12)
    assert fit.passes > 1  # one pass leaves gensim's LDA far from trained
    assert fit.likelihood[-1] > fit.likelihood[0]


@pytest.mark.slow
def test_warnings_from_below_are_silenced_only_while_gensim_works(bow):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        gl.fit_topics(bow, topics=2, method="lda-gensim")
    with pytest.warns(DeprecationWarning, match="from here"):
        warnings.warn("from here", DeprecationWarning, stacklevel=1)
