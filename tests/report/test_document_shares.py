"""The main topics of documents."""

import numpy as np

from gleanings.report.document_shares import DocumentShares


def test_main_topics_are_the_same_however_many_documents_are_looked_at_at_once(monkeypatch):
    drawn = np.random.default_rng(0).dirichlet(np.full(8, 0.3), size=50)
    shares = DocumentShares(drawn, np.arange(50) % 7 > 0)
    shown = np.array([0, 2, 3, 4, 6, 7])
    whole = shares.main(range(3, 47), shown)
    single = [shares.main(range(number, number + 1), shown)[0].tolist() for number in range(3, 47)]
    assert whole.tolist() == single
    monkeypatch.setattr("gleanings.report.document_shares._BLOCK", 9)
    assert shares.main(range(3, 47), shown).tolist() == single
    for number, main in enumerate(single, 3):
        assert main[0] == (shown[drawn[number, shown].argmax()] if number % 7 else -1)


def test_where_no_topic_is_shown_there_is_no_main_one():
    shares = DocumentShares(np.ones((2, 1)), np.array([True, True]))
    assert shares.main(range(2), np.arange(0)).shape == (2, 0)
