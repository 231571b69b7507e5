"""Whether the hyphen at the end of a line is the word's or the line's."""

import pytest

import gleanings as gl
from gleanings.documents.broken_words import Forms, unbroken


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
@pytest.mark.slow
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


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("An exam- ple of it.", "en", "An example of it."),
        ("An exam-\nple of it.", "en", "An example of it."),
        ("A well-\n  known one.", "en", "A well-known one."),
        ("An exam\u00ad\r\nple.", "en", "An example."),
        ("Die Regie- rung tagt.", "de", "Die Regierung tagt."),
        ("Vor- und Nachteile, pre- and post-war, Ein- oder Ausgang.", "de", None),
        ("Two- and three-year terms, pre- and post-war.", "en", None),
        ("He paused - then left- she stayed.", "en", None),
        ("An exam- ple of it.", "", None),
        ("Hau- ruck and -\nthen", "xx", None),
        ("Rio-\nGrande", "en", None),
    ],
)
@pytest.mark.slow
def test_a_sentence_is_shown_with_its_broken_words_joined(text, language, shown):
    assert unbroken(text, language) == (text if shown is None else shown)


def test_summaries_and_digests_show_words_joined_and_keep_their_places():
    text = "The govern- ment met on Monday to speak of the har-\nbour.\n\nNobody came to the meet- ing, and it rained."
    corpus = gl.Corpus.from_texts([text], language="en")
    summary = gl.summarize(corpus[0], sentences=2, method="lead")
    assert summary.text == (
        "The government met on Monday to speak of the harbour. Nobody came to the meeting, and it rained."
    )
    assert all(text[s.start : s.end] == s.text for s in summary)
    assert "govern- ment" in summary.sentences[0].text
