"""LexRank, TextRank, Reduction: against their definitions on whole matrices."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from gleanings.documents.document import Document
from gleanings.summaries.methods.graph import (
    DAMPING,
    SharedWords,
    all_pairs,
    degrees,
    lexrank,
    pagerank,
    reduction,
    similar,
    textrank,
)
from gleanings.summaries.methods.ranking import Options
from gleanings.summaries.sentence_matrix import SentenceMatrix

WORDS = ["rain", "snow", "sun", "hail", "fog", "wind", "hill"]
texts = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), min_size=1, max_size=9)


def of(sentences):
    return SentenceMatrix.from_document(Document("a", "\n\n\n".join(sentences)))


def pair_weights(matrix, of_single_words):
    counts = matrix.csr.toarray()
    weights = np.zeros((matrix.size, matrix.size))
    for i in range(matrix.size):
        for j in range(matrix.size):
            if i != j and matrix.lengths[i] and matrix.lengths[j]:
                norm = np.log(matrix.lengths[i]) + np.log(matrix.lengths[j])
                weights[i, j] = counts[i] @ counts[j] / norm if norm else of_single_words * (counts[i] @ counts[j])
    return weights


def stationary(weights):
    """PageRank by solving its equations."""
    size = len(weights)
    total = weights.sum(axis=1)
    steps = np.where(total[:, None] > 0, weights / np.where(total > 0, total, 1)[:, None], 1 / size)
    return np.linalg.solve(np.eye(size) - DAMPING * steps.T, np.full(size, (1 - DAMPING) / size))


@settings(deadline=None)
@given(texts)
def test_textrank_is_the_pagerank_of_all_pairs(sentences):
    matrix = of(sentences)
    expected = stationary(pair_weights(matrix, 1.0))
    assert textrank(matrix, Options()).scores == pytest.approx(expected, abs=1e-9)


@settings(deadline=None)
@given(texts)
def test_reduction_is_the_sum_of_all_pairs(sentences):
    matrix = of(sentences)
    assert reduction(matrix, Options()).scores == pytest.approx(pair_weights(matrix, 0.0).sum(axis=1), abs=1e-9)


@settings(deadline=None)
@given(texts)
def test_lexrank_is_the_pagerank_of_similar_pairs(sentences):
    matrix = of(sentences)
    counts = matrix.csr.toarray()
    idf = np.log(matrix.size / np.maximum(matrix.frequency, 1)) * (matrix.frequency > 0)
    weighted = counts * idf
    norm = np.linalg.norm(weighted, axis=1)
    unit = weighted / np.where(norm > 0, norm, 1)[:, None]
    cosine = unit @ unit.T
    if np.any(np.abs(cosine - 0.1) < 1e-6):
        return
    edges = (cosine > 0.1).astype(float)
    np.fill_diagonal(edges, 0)
    assert lexrank(matrix, Options()).scores == pytest.approx(stationary(edges), abs=1e-9)


def test_blocks_and_common_stems_change_nothing(monkeypatch):
    random = np.random.default_rng(0)
    matrix = of([" ".join(random.choice(WORDS, 5)) for _ in range(40)])
    whole = (matrix.csr @ matrix.csr.T).toarray()
    for block, common in ((7, 3), (512, 0), (1, 64)):
        monkeypatch.setattr("gleanings.summaries.methods.graph._BLOCK", block)
        monkeypatch.setattr("gleanings.summaries.methods.graph._COMMON", common)
        parts = [part for _, part in all_pairs(matrix.counts, matrix.counts.data, len(matrix.stems))]
        assert np.array_equal(np.concatenate(parts), whole)


def test_a_cosine_at_the_threshold_is_computed_term_by_term():
    matrix = of(["rain snow", "snow sun"])
    asked = []
    idf = np.ones(len(matrix.stems))
    edges = similar(matrix.counts, idf, 0.5, exact=lambda i, j: asked.append((i, j)) or 0.6)
    assert sorted(asked) == [(0, 1), (1, 0)]
    assert edges.toarray().tolist() == [[0, 1], [1, 0]]
    assert similar(matrix.counts, idf, 0.5).nnz in (0, 2)


def test_a_sentence_that_shares_no_word_has_the_rank_of_chance():
    matrix = of(["rain snow sun", "rain snow hail", "fog"])
    for method in (lexrank, textrank):
        assert method(matrix, Options()).order.tolist()[-1] == 2
    assert SharedWords(matrix, of_single_words=1.0).times(np.ones(3))[2] == 0


def test_pagerank_of_a_graph_without_edges_is_even():
    edges = csr_matrix((4, 4))
    assert pagerank(lambda p: edges @ p, degrees(edges)).tolist() == [0.25] * 4


@pytest.mark.parametrize("method", [lexrank, textrank, reduction])
def test_repeated_sentences_have_ratings_of_their_own_and_are_ranked_once(method):
    matrix = of(["rain snow sun", "rain fog", "rain snow sun", "wind hill"])
    ranking = method(matrix, Options())
    assert len(ranking.scores) == 4
    assert ranking.order.tolist().count(2) == 0
    assert sorted(ranking.order.tolist()) == [0, 1, 3]
