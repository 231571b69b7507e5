"""Luhn, SumBasic and KL: against their definitions, word by word."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gleanings.documents.document import Document
from gleanings.summaries.methods.frequency import GAP, chunk_scores, kl, luhn, sum_basic
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


def best_chunk(marks):
    """Every stretch from one significant word to another with no gap in it."""
    best = 0.0
    for a in range(len(marks)):
        for b in range(a + 1, len(marks)):
            stretch = marks[a : b + 1]
            gap = "".join("x" if mark else " " for mark in stretch)
            if marks[a] and marks[b] and " " * GAP not in gap:
                best = max(best, sum(stretch) ** 2 / len(stretch))
    return best


@given(st.lists(st.booleans(), max_size=25))
def test_luhn_chunks(marks):
    matrix = of([" ".join("rain" if mark else "fog" for mark in marks) or "fog"])
    significant = np.array(marks or [False], bool)
    # A longer chunk can score less than a part of it, and Luhn takes the longest.
    score = chunk_scores(matrix, significant, GAP)[0]
    assert score <= best_chunk(marks) + 1e-12
    assert (score > 0) == (best_chunk(marks) > 0)


def test_luhn_significant_words_are_content_words_that_occur_twice():
    matrix = of(["rain rain the the", "the the the fog"])
    assert luhn(matrix, Options()).scores.tolist() == [2.0, 0.0]


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
