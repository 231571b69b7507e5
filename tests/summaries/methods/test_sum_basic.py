"""SumBasic: against its definition, step by step."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gleanings.documents.document import Document
from gleanings.summaries.methods.ranking import Options
from gleanings.summaries.methods.sum_basic import sum_basic
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


@settings(deadline=None)
@given(texts)
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
