"""Words that a user gives are prepared as the text is."""

from gleanings.words.given import parted
from gleanings.words.vectorizer import parted_forms


def test_a_given_phrase_is_cut_by_the_rules_of_its_language():
    assert parted(("KIRMIZI IŞIK",), "tr").phrases[0][1] == ("kırmızı", "ışık")
    assert parted(("KIRMIZI IŞIK",), "en").phrases[0][1] == ("kirmizi", "işik")


def test_given_forms_are_spelt_as_their_language_spells():
    assert "ısparta" in parted_forms(["ISPARTA"], [], "tr")
    assert "ısparta" in parted_forms([], ["ISPARTA"], "tr")
    assert "isparta" in parted_forms(["ISPARTA"], [], "en")
