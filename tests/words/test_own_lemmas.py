"""Words that are their own lemma."""

import numpy as np
import pytest

import gleanings as gl
from gleanings.words.lemmas import lemmatizer
from gleanings.words.own_lemmas import own_lemmas


def _own(language, **times):
    words, counts = list(times), np.array(list(times.values()))
    return {word for _, word, _ in own_lemmas(words, [language] * len(words), counts, counts)}


@pytest.mark.parametrize(
    ("language", "word", "times"),
    [
        ("sv", "dator", {"dator": 2, "datorn": 1, "datorer": 1}),  # a computer; given as "data"
        ("nl", "gebruiken", {"gebruiken": 3, "gebruikt": 2, "gebruik": 1}),
        ("ru", "данные", {"данные": 2, "данных": 2}),  # data; given as "данный"
        ("cs", "kliknout", {"kliknout": 1, "klikněte": 3}),
    ],
)
def test_the_lemma_of_the_other_forms_is_one_itself(language, word, times):
    assert lemmatizer(language)(word) != word
    assert _own(language, **times) == {word}
    assert _own(language, **{word: 3}) == set()  # no other form tells


def test_where_forms_of_the_given_lemma_are_more_frequent_it_stays():
    assert _own("de", angezeigt=5, angezeigten=1, anzeigen=3) == set()
    assert _own("ru", леса=5, лес=3, лесам=1) == set()


def test_a_form_of_a_function_word_is_none():
    assert lemmatizer("pt")("ela") == "ele"
    assert _own("pt", ela=1, nela=3) == set()


def test_english_and_arabic_forms_are_left_to_their_checks():
    assert _own("en", left=1, lefts=3) == _own("ar", كتاب=1, كتابا=2) == set()


def test_a_german_word_in_capitals_is_a_name():
    texts = ["Auf dem Tisch liegt GNOME.", "Wir nutzen GNOME gern.", "Mit GNOME ist die Arbeit leicht."]
    corpus = gl.Corpus.from_texts(texts, language="de", clean=False)
    bag = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0, phrases=False)
    assert "gnome" in bag.vocabulary
    corpus = gl.Corpus.from_texts([text.replace("GNOME", "Gnome") for text in texts], language="de", clean=False)
    bag = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0, phrases=False)
    assert "gnom" in bag.vocabulary


def test_german_data_are_no_dates_and_museums_stay_forms_of_museum():
    assert _own("de", daten=30, datum=2, medien=9) == {"daten", "medien"}
    assert _own("de", museen=30, museum=20, themen=30) == set()
