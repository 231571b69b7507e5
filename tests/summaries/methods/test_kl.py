"""KL: against its definition, step by step."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gleanings.documents.document import Document
from gleanings.summaries.methods.kl import kl
from gleanings.summaries.methods.ranking import Options
from gleanings.summaries.sentence_matrix import SentenceMatrix

WORDS = ["rain", "snow", "sun", "hail", "the", "fog"]
texts = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), min_size=1, max_size=7)


def of(sentences):
    return SentenceMatrix.from_document(Document("a", "\n\n\n".join(sentences)))


def content(matrix):
    return [
        [matrix.stems[t] for t, stop in zip(matrix.tokens[a:b], matrix.stop[a:b], strict=True) if not stop]
        for a, b in zip(matrix.bounds, matrix.bounds[1:], strict=False)
    ]


def divergence(chosen, text):
    value = 0.0
    for word in set(text):
        p = text.count(word) / len(text)
        value += p * math.log(p * (len(chosen) + 0.01) / (chosen.count(word) + 0.01 * p))
    return value


@settings(deadline=None)
@given(texts)
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
