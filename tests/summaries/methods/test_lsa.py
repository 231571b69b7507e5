"""LSA: one answer by the whole decomposition and by the strongest dimensions alone."""

import numpy as np
import pytest

from gleanings.documents.document import Document
from gleanings.summaries.methods import lsa as latent
from gleanings.summaries.methods.lsa import lsa, strength
from gleanings.summaries.methods.ranking import Options
from gleanings.summaries.sentence_matrix import SentenceMatrix


def table(rows=40, columns=25, seed=0):
    from scipy.sparse import csr_matrix

    random = np.random.default_rng(seed)
    return csr_matrix(random.random((rows, columns)) * (random.random((rows, columns)) < 0.3))


def test_all_dimensions_give_the_length_of_the_row():
    rows = table()
    assert strength(rows, 0.0) == pytest.approx(np.linalg.norm(rows.toarray(), axis=1))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_the_strongest_dimensions_alone_are_enough(share, monkeypatch):
    rows = table()
    whole = strength(rows, share)
    monkeypatch.setattr(latent, "_DENSE", 0)
    assert strength(rows, share) == pytest.approx(whole)


def test_a_sentence_with_the_words_of_others_is_stronger_than_a_long_one():
    text = "rain fell\n\nrain fell on hills\n\nhills and rain\n\nbread milk eggs butter cheese"
    scores = lsa(SentenceMatrix.from_document(Document("a", text)), Options()).scores
    assert scores[1] > scores[0] > 0


def test_without_words_nothing_has_strength():
    assert lsa(SentenceMatrix.from_document(Document("a", "the\n\nof")), Options()).scores.tolist() == [0.0, 0.0]
