"""KL: against its definition, step by step."""

import math

import pytest
from hypothesis import given
from tests.summaries.methods.reference import content, of, with_stop_words

from gleanings.summaries.methods.kl import kl
from gleanings.summaries.methods.ranking import Options


def divergence(chosen, text):
    value = 0.0
    for word in set(text):
        p = text.count(word) / len(text)
        value += p * math.log(p * (len(chosen) + 0.01) / (chosen.count(word) + 0.01 * p))
    return value


@given(with_stop_words)
@pytest.mark.slow
def test_kl_step_by_step(sentences):
    matrix = of(sentences)
    words = content(matrix)
    flat = [word for sentence in words for word in sentence]
    ranking = kl(matrix, Options())
    assert ranking.scores == pytest.approx([-divergence(w, flat) for w in words], abs=1e-9)
    waiting = [i for i in range(matrix.size) if matrix.same[i] == i]
    chosen = []
    for found in ranking.order.tolist():
        values = {i: divergence(chosen + words[i], flat) for i in waiting}
        assert values[found] == pytest.approx(min(values.values()), abs=1e-9)
        waiting.remove(found)
        chosen += words[found]
    assert waiting == []
