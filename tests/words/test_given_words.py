"""Words that a user gives are prepared as the text is."""

import pytest

import gleanings as gl
from gleanings.words.given_words import parted
from gleanings.words.vectorizer import parted_forms


def test_a_given_phrase_is_cut_by_the_rules_of_its_language():
    assert parted(("KIRMIZI IŞIK",), "tr").phrases[0][1] == ("kırmızı", "ışık")
    assert parted(("KIRMIZI IŞIK",), "en").phrases[0][1] == ("kirmizi", "işik")


def test_given_forms_are_spelt_as_their_language_spells():
    assert "ısparta" in parted_forms(["ISPARTA"], [], "tr")
    assert "ısparta" in parted_forms([], ["ISPARTA"], "tr")
    assert "isparta" in parted_forms(["ISPARTA"], [], "en")


def bag(texts, language="en", **knobs):
    return gl.bag_of_words(
        gl.Corpus.from_texts(texts, language=language),
        unit="document",
        minimum_rows=1,
        maximum_share=1.0,
        phrases=False,
        **knobs,
    )


@pytest.mark.parametrize(
    ("given", "text", "kept"),
    [
        ("#MeToo", "The #MeToo movement, metoo and MeToo", {"metoo": 3}),
        ("caf&eacute;", "The café and the Caf&eacute;s", {"café": 2}),
        ("edu-\ncation", "Education here, education there", {"education": 2}),
        ("R&amp;D", "R&D here, R&amp;D there", {"r&d": 2}),
        ("US", "The US told us, U.S. rates", {"u.s.": 2}),
        ("us", "The US told us", {"us": 1, "u.s.": 1}),
        ("WHO", "The WHO said who it was", {"WHO": 1}),
        ("agenda 2030", "Agenda 2030 began by 2030", {"agenda 2030": 1}),
        ("U.S. Army", "the US Army and an army", {"u.s. army": 1, "army": 1}),
        ("climate-change", "climate change and climate-change policy", {"climate-change": 2}),
        ("machine_learning", "machine learning and machine_learning", {"machine_learning": 2}),
        ('"health  care,"', "Health care costs", {"health care": 1}),
        ("Apple's", "Apple grew, Apple fell", {"apple's": 2}),
    ],
)
def test_given_words_are_read_as_the_texts_are(given, text, kept):
    bow = bag([text, "Other things"], keep=[given])
    counts = dict(zip(bow.vocabulary, bow.counts.toarray()[0].tolist(), strict=True))
    assert {word: counts.get(word) for word in kept} == kept
    assert not any("keep" in note for note in bow.notes)
    left = bag([text, "Other things"], stop_words=[given])
    assert next(iter(kept)) not in left.vocabulary


def test_a_word_is_given_in_german_with_or_without_its_capital():
    for given in ("Häuser", "häuser", "Haus"):
        assert "haus" not in bag(["Das Haus und das Dorf"], "de", stop_words=[given]).vocabulary


def test_a_number_of_a_given_phrase_counts_in_it_only():
    bow = bag(["Agenda 2030 began. The year 2030 passed."], keep=["agenda 2030"])
    assert "2030" not in bow.vocabulary
    assert "number" in {fate.reason for fate in bow.explain(0).fates if fate.text == "2030"}


def test_what_matches_nothing_is_said_with_what_is_near():
    bow = bag(["The healthcare system and the climate"], keep=["health care", "climat"], stop_words=["systm"])
    notes = " ".join(bow.notes)
    for said in ("health care (near: healthcare)", "climat (near: climate)", "systm (near: system)"):
        assert said in notes


@pytest.mark.parametrize(
    ("language", "text", "given", "word"),
    [
        ("de", "Die Schüler*innen und Lehrer kamen.", "Schüler:innen", "schüler"),
        ("es", "L@s niñ@s y un libro.", "niñ@s", "niño"),
        ("en", "Two TVs and one TV on the table.", "TVs", "tv"),
        ("en", "Two F-16s and an F-16 on the table.", "F-16s", "f-16"),
        ("en", "A node.js server on the table.", "Node.js", "node.js"),
    ],
)
@pytest.mark.slow
def test_forms_that_stand_for_a_word_may_be_given(language, text, given, word):
    corpus = gl.Corpus.from_texts([text], language=language)
    knobs = {"unit": "document", "minimum_rows": 1, "phrases": False}
    kept = gl.bag_of_words(corpus, keep=[given], **knobs)
    assert not any(note.startswith("keep names") for note in kept.notes)
    assert word not in gl.bag_of_words(corpus, stop_words=[given], **knobs).vocabulary
