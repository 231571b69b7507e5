"""What the words of topics rest on, counted in all rows."""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.evaluation.topic_words import top_words
from gleanings.topics.lda.lda import fit_lda
from gleanings.topics.rows_of_words import rows_of_words


def test_it_is_what_comes_out_row_by_row():
    generator = np.random.default_rng(0)
    counts = csr_matrix((generator.random((40, 30)) < 0.3).astype(np.int32))
    fit = fit_lda(counts, topics=3, seed=0)
    tops = top_words(fit.weights, 5)
    dense = counts.toarray()
    by_hand = []
    for topic, top in enumerate(tops):
        held = []
        for word in top:
            joint = fit.shares * fit.weights[:, word]
            held.append((joint[:, topic] / joint.sum(axis=1))[dense[:, word] > 0].sum())
        by_hand.append(np.median(held))
    assert np.allclose(rows_of_words(counts, fit, tops), by_hand, rtol=1e-12)
