"""The limits of a vocabulary."""

import pytest

import gleanings as gl
from gleanings.errors import GleaningsError


@pytest.mark.parametrize("share", [0, -0.5, 1.5, float("nan")])
def test_a_share_that_is_none_is_told(share):
    with pytest.raises(GleaningsError, match="maximum_share"):
        gl.bag_of_words(gl.Corpus.from_texts(["Rain fell.", "Snow fell."]), maximum_share=share)


def test_what_is_no_corpus_is_told_by_the_name_of_the_argument():
    with pytest.raises(GleaningsError, match=r"^corpus is of type list"):
        gl.bag_of_words(["Rain fell."])


def test_two_short_notes_in_which_nothing_is_said_twice_are_counted():
    notes = ["The tomatoes went out late. Slugs took the lettuce.", "Ines runs the newsletter. The printer is dear."]
    words = gl.bag_of_words(gl.Corpus.from_texts(notes, language="en"), phrases=False).vocabulary
    assert {"tomato", "lettuce", "newsletter", "printer"} <= set(words)
    with_limit = gl.bag_of_words(gl.Corpus.from_texts(notes, language="en"), phrases=False, minimum_rows=2)
    assert with_limit.vocabulary == ()


def test_a_limit_that_is_set_aside_is_said():
    once = gl.bag_of_words(gl.Corpus.from_texts([f"item{i}x" for i in range(36)]), unit="document")
    assert len(once.vocabulary) == 36
    assert any(note.startswith("No word is in two documents that differ") for note in once.notes)
    everywhere = gl.bag_of_words(gl.Corpus.from_texts(["rain"] * 40))
    assert everywhere.vocabulary == ("rain",)
    assert any("those in more are counted, too" in note for note in everywhere.notes)
    usual = gl.bag_of_words(gl.Corpus.from_texts(["rain storm", "storm wind", "wind rain", "vote", "vote"] * 8))
    assert not any("counted, too" in note for note in usual.notes)


def test_the_limit_on_common_words_is_said_as_it_was_given():
    texts = [f"election {word}" for word in ("rain", "wind", "storm", "flood", "coast") * 8] + ["hail and rain"]
    notes = gl.bag_of_words(gl.Corpus.from_texts(texts), phrases=False).notes
    assert any("1 word is in more than 50% of the documents" in note for note in notes)  # 20 of 41 are 49 %
