"""Small words of opposite meaning part two sentences where they stand in one place."""

import pytest

import gleanings as gl
from gleanings.summaries.denials import opposed


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Prices stayed above the target of the bank.", "Prices stayed below the target of the bank.", "en"),
        ("Der Rat stimmte für den Bau der Straße.", "Der Rat stimmte gegen den Bau der Straße.", "de"),
        ("Le maire a voté pour le budget de Caen.", "Le maire a voté contre le budget de Caen.", "fr"),
    ],
)
def test_opposite_words_in_one_place_are_no_shared_point(one, other, language):
    assert opposed(one, other, language)
    a, b = gl.Corpus.from_texts([one, other], language=language)
    found = gl.compare_documents(a, b)
    assert not found.both
    assert (found.only_a.text, found.only_b.text) == (one, other)
    assert gl.summarize(b, known=a).text == other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Reid had worked for the firm in Orr.", "Reid had worked at the firm in Orr."),
        ("Above the town a dam broke.", "A dam broke with stones below it."),
        ("Prices stayed above and below the target.", "Prices stayed below the target."),
    ],
)
def test_other_words_or_places_are_none(one, other):
    assert not opposed(one, other, "en")


def test_a_language_without_such_words_has_none():
    assert not opposed("Rain above the town.", "Rain below the town.", "xx")
