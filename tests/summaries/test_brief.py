"""A paragraph of extracts for the top of a page."""

import pytest

import gleanings as gl

TEXTS = [
    "It was the third night of rain. The river Orr flooded the valley and the town of Ashby.",
    "Farmers in the valley of the Orr lost their harvest in the flood. However, they will be paid.",
    "Ashby town council asked the state for boats after the flood. She said so on Monday.",
    "The choir of Ulm sang on Sunday.",
]


def test_each_sentence_stands_and_comes_from_another_document():
    corpus = gl.Corpus.from_texts(TEXTS)
    found = gl.brief(corpus)
    assert len(found) == 3
    assert len({s.document for s in found}) == 3
    assert all(s.standing > 0.8 for s in found)
    assert [s.rank for s in found] == [1, 2, 3]
    assert "choir" not in found.text
    for s in found:
        assert corpus[s.document].text[s.start : s.end] == s.text


def test_one_document_and_nothing():
    assert len(gl.brief(gl.Corpus.from_texts(TEXTS)[0], sentences=2)) == 2
    assert gl.brief(gl.Corpus.from_texts([])).notes
    with pytest.raises(gl.GleaningsError, match="sentences=0"):
        gl.brief(gl.Corpus.from_texts(TEXTS), sentences=0)
