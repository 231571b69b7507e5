"""LexRank: against its definition on a whole matrix."""

import numpy as np
import pytest
from hypothesis import given
from tests.summaries.methods.reference import of, stationary, texts

import gleanings as gl
from gleanings.summaries.methods.lexrank import lexrank
from gleanings.summaries.methods.ranking import Options


@pytest.mark.slow
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


def test_a_sentence_that_shares_no_word_has_the_rank_of_chance():
    matrix = of(["rain snow sun", "rain snow hail", "fog"])
    assert lexrank(matrix, Options()).order.tolist()[-1] == 2


def test_repeated_sentences_have_ratings_of_their_own_and_are_ranked_once():
    matrix = of(["rain snow sun", "rain fog", "rain snow sun", "wind hill"])
    ranking = lexrank(matrix, Options())
    assert len(ranking.scores) == 4
    assert sorted(ranking.order.tolist()) == [0, 1, 3]


def test_equal_sentences_are_one_node_with_a_weight():
    sentences = ["rain snow sun", "rain fog", "rain snow sun", "sun snow rain", "fog hail", "the of"]
    matrix = of(sentences)
    counts = matrix.csr.toarray() * np.where(matrix.frequency > 0, np.log(6 / np.maximum(matrix.frequency, 1)), 0)
    unit = counts / np.maximum(np.linalg.norm(counts, axis=1), 1e-12)[:, None]
    edges = (unit @ unit.T > 0.1).astype(float)
    np.fill_diagonal(edges, 0)
    assert lexrank(matrix, Options()).scores == pytest.approx(stationary(edges), abs=1e-9)


def test_more_sentences_than_all_pairs_can_be_compared_of_are_refused_beforehand(monkeypatch):
    monkeypatch.setattr("gleanings.summaries.methods.lexrank.MOST", 2)
    assert len(lexrank(of(["rain", "snow", "rain", "rain"]), Options()).scores) == 4
    with pytest.raises(gl.GleaningsError, match='take method="textrank"'):
        lexrank(of(["rain", "snow", "rain", "sun"]), Options())
