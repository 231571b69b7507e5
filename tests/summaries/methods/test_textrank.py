"""TextRank: against its definition on a whole matrix."""

import pytest
from hypothesis import given
from tests.summaries.methods.reference import of, pair_weights, stationary, texts

from gleanings.summaries.methods.ranking import Options
from gleanings.summaries.methods.textrank import textrank


@pytest.mark.slow
@given(texts)
def test_textrank_is_the_pagerank_of_all_pairs(sentences):
    matrix = of(sentences)
    expected = stationary(pair_weights(matrix, 1.0))
    assert textrank(matrix, Options()).scores == pytest.approx(expected, abs=1e-9)


def test_a_sentence_that_shares_no_word_has_the_rank_of_chance():
    matrix = of(["rain snow sun", "rain snow hail", "fog"])
    assert textrank(matrix, Options()).order.tolist()[-1] == 2


def test_repeated_sentences_have_ratings_of_their_own_and_are_ranked_once():
    matrix = of(["rain snow sun", "rain fog", "rain snow sun", "wind hill"])
    ranking = textrank(matrix, Options())
    assert len(ranking.scores) == 4
    assert sorted(ranking.order.tolist()) == [0, 1, 3]
