"""Reduction: against its definition on a whole matrix."""

import pytest
from hypothesis import given
from tests.summaries.methods.reference import of, pair_weights, texts

from gleanings.summaries.methods.ranking import Options
from gleanings.summaries.methods.reduction import reduction


@given(texts)
@pytest.mark.slow
def test_reduction_is_the_sum_of_all_pairs(sentences):
    matrix = of(sentences)
    assert reduction(matrix, Options()).scores == pytest.approx(pair_weights(matrix, 0.0).sum(axis=1), abs=1e-9)


def test_repeated_sentences_have_ratings_of_their_own_and_are_ranked_once():
    matrix = of(["rain snow sun", "rain fog", "rain snow sun", "wind hill"])
    ranking = reduction(matrix, Options())
    assert len(ranking.scores) == 4
    assert sorted(ranking.order.tolist()) == [0, 1, 3]
