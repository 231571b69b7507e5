"""The same rows give the same topics, in whatever order they come."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

import gleanings as gl
from gleanings.topics.lda.lda import fit_lda
from gleanings.topics.lda.row_order import as_given, by_content


def counts(rows: int = 90, words: int = 50, seed: int = 0) -> csr_matrix:
    rng = np.random.default_rng(seed)
    return csr_matrix(
        rng.poisson(np.where(np.arange(words) % 3 == np.arange(rows)[:, None] % 3, 1.0, 0.1)).astype(np.int32)
    )


def test_the_order_follows_from_what_rows_hold_and_can_be_undone():
    matrix = counts()
    shuffled = np.random.default_rng(1).permutation(90)
    one, order = by_content(matrix)
    two, _ = by_content(matrix[shuffled])
    np.testing.assert_array_equal(one.toarray(), two.toarray())
    np.testing.assert_array_equal(as_given(one.toarray(), order), matrix.toarray())


def test_words_of_a_row_in_another_order_are_the_same_row():
    matrix = counts(4)
    turned = matrix.copy()
    for start, end in zip(turned.indptr, turned.indptr[1:], strict=False):
        turned.indices[start:end] = turned.indices[start:end][::-1]
        turned.data[start:end] = turned.data[start:end][::-1]
    turned.has_sorted_indices = False
    np.testing.assert_array_equal(by_content(turned)[1], by_content(matrix)[1])


@pytest.mark.parametrize("memory", ["full", "minibatch"])
def test_the_order_of_the_rows_does_not_change_the_topics(memory):
    matrix = counts()
    shuffled = np.random.default_rng(1).permutation(90)
    one = fit_lda(matrix, topics=4, seed=3, memory=memory)
    two = fit_lda(matrix[shuffled], topics=4, seed=3, memory=memory)
    assert one.weights.tobytes() == two.weights.tobytes()
    assert one.shares[shuffled].tobytes() == two.shares.tobytes()


@pytest.mark.parametrize("method", gl.TOPIC_METHODS)
@pytest.mark.slow
def test_the_order_of_the_documents_does_not_change_what_any_method_finds(bow, method):
    rows = [[bow.vocabulary[w] for w, count in row for _ in range(count)] for row in bow]
    shuffled = np.random.default_rng(2).permutation(len(rows))
    one = gl.fit_topics(bow, topics=3, method=method)
    two = gl.fit_topics(gl.BagOfWords.from_tokens([rows[i] for i in shuffled]), topics=3, method=method)
    np.testing.assert_allclose(one.weights, two.weights, atol=1e-12)
    np.testing.assert_allclose(one.shares[shuffled], two.shares, atol=1e-12)
