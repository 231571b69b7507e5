"""Topics are matched one to one by their ranked top words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gleanings.evaluation.matching import agreement, average_jaccard, matched

tops = st.lists(st.permutations(range(8)).map(lambda order: order[:4]), min_size=1, max_size=4)


def by_hand(one, other):
    parts = [len(set(one[:d]) & set(other[:d])) / len(set(one[:d]) | set(other[:d])) for d in range(1, len(one) + 1)]
    return sum(parts) / len(parts)


@given(tops, tops)
@pytest.mark.slow
def test_average_jaccard_is_the_mean_over_depths(one, other):
    expected = [[by_hand(a, b) for b in other] for a in one]
    np.testing.assert_allclose(average_jaccard(np.array(one), np.array(other)), expected)


@given(tops)
@pytest.mark.slow
def test_topics_agree_with_themselves_in_any_order(one):
    assert agreement(np.array(one), np.array(one[::-1])).tolist() == [1.0] * len(one)


def test_the_first_words_count_more():
    first = average_jaccard(np.array([[0, 1, 2]]), np.array([[0, 8, 9]]))
    last = average_jaccard(np.array([[0, 1, 2]]), np.array([[8, 9, 2]]))
    assert first[0, 0] > last[0, 0] > 0


def test_a_missing_word_is_like_no_other():
    assert average_jaccard(np.array([[-1, -1]]), np.array([[-1, -1]]))[0, 0] == 0


def test_matching_takes_the_best_sum_not_each_best():
    assert matched(np.array([[0.9, 0.8], [0.9, 0.1]])).tolist() == [1, 0]
    assert matched(np.array([[0.1, 0.9, 0.2]])).tolist() == [1]
    assert matched(np.array([[0.1], [0.9]])).tolist() == [-1, 0]
