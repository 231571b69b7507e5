"""Forms of words that no dictionary has are counted as one word."""

import numpy as np
import pytest

import gleanings as gl
from gleanings.words.families import families


def _words(texts, language):
    corpus = gl.Corpus.from_texts(texts, language=language)
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0, phrases=False)
    return bow.vocabulary


@pytest.mark.parametrize(
    ("text", "language", "one", "others"),
    [
        ("Los orcos atacan. Un orco huye, otros orcos vuelven.", "es", "orco", ["orcos"]),
        ("Les orcs attaquent le village, et un orc s'enfuit.", "fr", "orc", ["orcs"]),
        (
            "Народ Моисея ушёл, и Моисей шёл с ним, а потом Моисей пел. Люди давно говорили Моисею правду.",
            "ru",
            "моисей",
            ["моисея", "моисею"],
        ),
        ("И сказал Муса. Народ Мусы видел, как Муса шёл, и шёл к Мусе.", "ru", "муса", ["мусы", "мусе"]),
        ("Die Kontrollzonen liegen weit, eine Kontrollzone liegt nah.", "de", "kontrollzone", ["kontrollzonen"]),
    ],
)
def test_forms_that_no_dictionary_has_are_one_word_where_the_texts_have_both(text, language, one, others):
    words = _words([text], language)
    assert one in words
    assert not set(others) & set(words)


def _found(words, language, names=(), taken=frozenset()):
    found = families(words, [language] * len(words), np.ones(len(words), dtype=np.int64), set(names), taken)
    return {word: other for _, word, other in found}


def test_a_name_made_of_a_name_is_no_case_of_it():
    assert _found(["бакри", "бакриев"], "ru", names=["бакри", "бакриев"]) == {}
    assert _found(["дрейк", "дрейков"], "ru") == {"дрейков": "дрейк"}
    assert _found(["круглов", "круглит"], "ru") == {}


def test_names_keep_their_form_where_they_have_no_cases():
    assert _found(["orcos", "orco"], "es", names=["orcos", "orco"]) == {}


def test_a_word_of_the_dictionary_is_the_one_that_forms_are_counted_under():
    assert _found(["повелитель", "дрейками", "дрейк"], "ru")["дрейками"] == "дрейк"
    assert _found(["tritão", "tritãos"], "pt") == {"tritãos": "tritão"}


def test_a_longer_word_of_the_dictionary_is_no_lemma_of_a_shorter_one():
    assert _found(["repos", "reposer"], "fr") == {}  # "repos" (rest), which the dictionary lacks


def test_english_and_words_that_are_counted_as_others_already_are_left_alone():
    assert _found(["blorps", "blorp"], "en") == {}
    assert _found(["orcos", "orco"], "es", taken=frozenset([("es", "orcos", "órcos")])) == {}


def test_a_name_is_not_cut_to_what_many_names_begin_with():
    assert _found(["марьям", "марией"], "ru", names=["марьям", "марией"]) == {}


@pytest.mark.parametrize(
    ("language", "words", "infinitive"),
    [
        ("fr", ["partitionnez", "partitionne", "partitionner", "partitionnement"], "partitionner"),
        ("pt", ["particione", "particionar", "particionados"], "particionar"),
    ],
)
def test_verbs_are_counted_under_their_infinitive_where_the_texts_have_it(language, words, infinitive):
    assert set(_found(words, language).values()) == {infinitive}
    assert infinitive not in set(_found([word for word in words if word != infinitive], language).values())
