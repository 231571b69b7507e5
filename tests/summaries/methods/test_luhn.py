"""Luhn: against the definition of a cluster, word by word."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gleanings.documents.document import Document
from gleanings.summaries.methods.luhn import GAP, chunk_scores, luhn
from gleanings.summaries.methods.ranking import Options
from gleanings.summaries.sentence_matrix import SentenceMatrix


def of(sentences):
    return SentenceMatrix.from_document(Document("a", "\n\n\n".join(sentences)))


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
@pytest.mark.slow
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
