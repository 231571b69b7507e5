"""LSA: one answer by the whole decomposition and by the strongest dimensions alone."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from gleanings.documents.document import Document
from gleanings.summaries.methods import lsa as latent
from gleanings.summaries.methods.lsa import lsa, strength
from gleanings.summaries.methods.ranking import Options
from gleanings.summaries.sentence_matrix import SentenceMatrix


def table(rows=40, columns=25, seed=0):
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


@pytest.mark.slow
def test_of_a_large_table_the_few_strong_dimensions_are_those_of_the_whole_decomposition():
    random = np.random.default_rng(1)
    strong = random.random((400, 3)) @ random.random((3, 500))
    rows = csr_matrix(strong + 0.1 * random.random((400, 500)) * (random.random((400, 500)) < 0.1))
    left, values, _ = np.linalg.svd(rows.toarray(), full_matrices=False)
    kept = values >= 0.05 * values[0]
    assert 1 < kept.sum() < 8
    assert strength(rows, 0.05) == pytest.approx(np.linalg.norm((left * values)[:, kept], axis=1))


@pytest.mark.slow
def test_a_list_whose_lines_share_next_to_nothing_is_ranked_in_time():
    random = np.random.default_rng(2)
    columns = random.integers(0, 9_000, 12_000)
    rows = csr_matrix((np.ones(12_000), (np.arange(12_000) // 4, columns)), shape=(3_000, 9_000))
    found = strength(rows, 0.5)
    assert np.isfinite(found).all()
    assert (found <= np.linalg.norm(rows.toarray(), axis=1) + 1e-6).all()
