"""What Arabic writes onto a word."""

import numpy as np
import pytest

import gleanings as gl
from gleanings.words.clitics import with_clitics
from gleanings.words.lemmas import lemmatizer


def _found(words, times=None):
    counts = np.array(times or [1] * len(words))
    return {word: other for _, word, other in with_clitics(words, ["ar"] * len(words), counts)}


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("بيتها", "بيت"),  # her house
        ("قومهم", "قوم"),  # their people
        ("مدرستهم", "مدرسة"),  # their school, with the t that its ending has there
        ("وبحكومتهم", "حكومة"),  # and with their government
        ("فقال", "قال"),  # and so he said
    ],
)
def test_a_word_is_counted_without_what_is_written_onto_it_where_the_texts_have_it(word, bare):
    assert _found([word, bare]) == {word: bare}
    assert _found([word]) == {}


def test_the_word_may_stand_with_its_article():
    assert _found(["بيتها", "البيت"]) == {"بيتها": "بيت"}


def test_a_name_that_begins_like_a_particle_is_left_whole():
    assert _found(["لينكس", "ينكس"], [98, 1]) == {}  # Linux; a form of a verb


def test_a_bag_counts_them_as_one():
    corpus = gl.Corpus.from_texts(["رأيت بيتها الكبير", "هذا البيت قديم"], language="ar")
    words = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0).vocabulary
    assert "بيت" in words
    assert "بيتها" not in words


def test_short_function_words_are_told_behind_and():
    assert _found(["فهل", "هل"]) == {"فهل": "هل"}
    assert _found(["بهل", "هل"]) == {}


def test_god_is_one_word_with_its_particles():
    assert {lemmatizer("ar")(word) for word in ("والله", "بالله", "لله", "فلله", "الله")} == {"الله"}


def test_of_a_word_that_the_dictionary_has_whole_only_a_pronoun_is_taken():
    forms = ["ربنا", "ربهم", "رب"]  # our lord, which the dictionary gives another lemma; and theirs
    assert _found(forms, [2, 1, 5])["ربنا"] == "رب"
    assert "ربنا" not in _found(forms, [5, 1, 2])
    assert _found(["محاكم", "محا"], [1, 5]) == {}  # courts, not "he wiped you"
