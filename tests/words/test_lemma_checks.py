"""Lemmas that a dictionary gives and that a reader would not write; `test_lemmas.py` has what becomes of words."""

import pytest

from gleanings.words.lemma_checks import checked, is_genitive
from gleanings.words.lemmas import lemmatizer


@pytest.mark.parametrize(
    ("found", "word", "lemma"),
    [("weiteressen", "gegessen", "essen"), ("weiteressen", "weiteressen", "weiteressen"), ("sagen", "sagte", "sagen")],
)
def test_a_prefix_that_the_word_has_not_is_taken_off_and_one_that_it_has_stays(found, word, lemma):
    assert checked(found, word, "de") == lemma


@pytest.mark.parametrize(
    ("found", "word", "may"),
    [
        ("skole", "skolens", False),
        ("skolen", "skolens", True),
        ("buss", "buss", False),
        ("bellmeres", "bellmeres", True),
    ],
)
def test_a_genitive_has_an_s_that_its_lemma_lacks_or_is_in_no_dictionary(found, word, may):
    assert is_genitive(found, word, "nb") == may


@pytest.mark.parametrize(
    ("language", "form", "lemma"),
    [
        ("nl", "schreven", "schrijven"),  # given as "schreef"
        ("nl", "reden", "reden"),  # of "redenen"; not "rijden"
        ("nl", "boeken", "boek"),
        ("hu", "gyerekek", "gyerek"),  # given as "gyereke"
        ("hu", "kezek", "kéz"),
        ("hu", "alma", "alma"),  # of "almák"; given as "alom"
        ("hu", "fekete", "fekete"),
    ],
)
def test_a_form_that_is_no_lemma_is_followed_to_the_word(language, form, lemma):
    assert lemmatizer(language)(form) == lemma


@pytest.mark.parametrize(
    ("language", "word", "lemma"),
    [
        ("es", "locale", "locale"),  # a word of English; given as "loco"
        ("es", "matomela", "matomela"),  # a name; given as "matar"
        ("es", "asegúrate", "asegurar"),
        ("ru", "основном", "основной"),  # given as the noun "основное"
        ("ru", "главного", "главный"),
        ("ru", "начале", "начало"),
    ],
)
def test_guesses_of_which_little_is_left_and_adjectives_given_as_nouns(language, word, lemma):
    assert lemmatizer(language)(word) == lemma
