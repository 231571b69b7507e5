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
