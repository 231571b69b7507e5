"""Chance."""

import numpy as np

from gleanings.documents.document import Document
from gleanings.summaries.methods.random import random
from gleanings.summaries.methods.ranking import Options
from gleanings.summaries.sentence_matrix import SentenceMatrix


def test_chance_follows_the_seed():
    matrix = SentenceMatrix.from_document(
        Document("a", "Rain fell. Snow fell there. Rain stopped. Fog lifted. Wind rose.")
    )
    first, again, other = (random(matrix, Options(seed=seed)) for seed in (1, 1, 2))
    assert np.array_equal(first.order, again.order)
    assert not np.array_equal(first.order, other.order)
