"""Whether the hyphen at the end of a line is the word's or the line's."""

import pytest

from gleanings.documents.broken_words import Forms


@pytest.mark.parametrize(
    ("left", "right", "whole", "language"),
    [
        ("well", "known", "well-known", "en"),
        ("exam", "ple", "example", "en"),
        ("govern", "ment", "government", "en"),
        ("long", "lasting", "long-lasting", "en"),
        ("up-to", "date", "up-to-date", "en"),
        ("Regie", "rung", "Regierung", "de"),
        ("gouver", "nement", "gouvernement", "fr"),
        ("some", "thing", "something", "en"),
        ("xanthi", "form", "xanthiform", "en"),
    ],
)
def test_the_dictionary_tells_where_the_text_does_not(left, right, whole, language):
    assert Forms([], language).joined(left, right) == whole


def test_the_text_itself_tells_first():
    assert Forms(["An on-line shop, on-line since 1999."], "en").joined("on", "line") == "on-line"
    assert Forms(["An online shop."], "en").joined("on", "line") == "online"
    assert Forms(["The blorg-frint and the blorgfrint, a blorg-frint."], "").joined("blorg", "frint") == "blorg-frint"


def test_without_a_dictionary_both_halves_must_be_words_of_the_text():
    text = ["The blorg met the frint."]
    assert Forms(text).joined("blorg", "frint") == "blorg-frint"
    assert Forms(text).joined("blorg", "fri") == "blorgfri"


def test_halves_at_the_ends_of_lines_are_no_words_of_the_text():
    assert Forms(["the blorg-", "frint and the blorg-", "frint"]).joined("blorg", "frint") == "blorgfrint"
