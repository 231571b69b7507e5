"""SumBasic: against its definition, step by step."""

import pytest
from hypothesis import given
from tests.summaries.methods.reference import content, of, with_stop_words

from gleanings.summaries.methods.ranking import Options
from gleanings.summaries.methods.sum_basic import sum_basic


@given(with_stop_words)
@pytest.mark.slow
def test_sum_basic_step_by_step(sentences):
    matrix = of(sentences)
    words = content(matrix)
    flat = [word for sentence in words for word in sentence]
    probability = {word: flat.count(word) / len(flat) for word in flat}
    waiting = [i for i in range(matrix.size) if matrix.same[i] == i]
    for found in sum_basic(matrix, Options()).order.tolist():
        means = {i: sum(probability[w] for w in words[i]) / max(len(words[i]), 1) for i in waiting}
        assert means[found] == pytest.approx(max(means.values()), rel=1e-9, abs=1e-300)
        waiting.remove(found)
        for word in words[found]:
            probability[word] **= 2
    assert waiting == []
