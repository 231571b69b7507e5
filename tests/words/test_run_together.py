"""Contractions that are typed without their apostrophe."""

import numpy as np
import pytest

import gleanings as gl
from gleanings.words.run_together import without_apostrophe


def _found(words, language, names=()):
    found = without_apostrophe(words, [language] * len(words), np.ones(len(words), int), frozenset(names))
    return {word: other for _, word, other in found}


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("fr", "cest vrai quil nest pas là, jai dautres maisons", {"vrai", "maison"}),
        ("fr", "cetait vrai, javais faim", {"vrai", "faim"}),
        ("it", "laltro dice: strada", {"strada"}),
        ("it", "lho visto, cè unaltra strada", {"strada"}),
        ("de", "gehts dir gut, habs fürs Auto, wars das", {"auto"}),
    ],
)
def test_function_words_that_are_run_together_are_none_of_the_words(language, text, kept):
    corpus = gl.Corpus.from_texts([text], language=language)
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False)
    assert kept <= set(bow.vocabulary) <= kept | {"dire", "vedere", "visto", "gut"}


@pytest.mark.parametrize(
    ("language", "word", "inner"),
    [("fr", "lhomme", "homme"), ("it", "nellacqua", "acqua"), ("it", "litalia", "italia")],
)
def test_a_word_within_is_taken_where_the_texts_have_it(language, word, inner):
    assert _found([word, inner], language) == {word: inner}
    assert _found([word], language) == {}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", ["taux", "tas", "tete", "dune", "laura"]),
        ("it", ["cera", "collazione", "luna"]),
        ("de", ["hans", "rechts"]),
    ],
)
def test_words_that_only_look_so_are_left(language, words):
    assert _found(words, language) == {}


def test_a_name_is_left():
    assert _found(["nest"], "fr") == {"nest": "est"}
    assert _found(["nest"], "fr", ["nest"]) == {}
