"""French verbs that look like nouns."""

import pytest

import gleanings as gl
from gleanings.words.tokenizer import tokenize


def _words(text, language="fr"):
    corpus = gl.Corpus.from_texts([text], language=language)
    return set(gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False).vocabulary)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Nous avions faim.", {"faim"}),
        ("Nous n’avions pas faim.", {"faim"}),
        ("Nous ne les portions pas, faim.", {"porter", "faim"}),
        ("Nous mentions.", {"mentir"}),
    ],
)
def test_a_form_behind_its_pronoun_is_a_verb(text, counted):
    assert _words(text) == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Les avions volent.", {"avion", "voler"}),
        ("Pour nous, avions et trains.", {"avion", "train"}),
        ("Nous lions.", {"lion"}),
    ],
)
def test_elsewhere_it_is_the_noun(text, counted):
    assert _words(text) == counted


def test_other_languages_are_cut_at_their_spaces():
    assert tokenize(["nous avions"], "en").words == ("nous", "avions")


def test_an_explanation_shows_the_form_as_it_stands():
    corpus = gl.Corpus.from_texts(["Nous portions deux sacs."], language="fr")
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False)
    assert [(fate.text, fate.word) for fate in bow.explain(0).kept] == [("portions", "porter"), ("sacs", "sac")]


def test_a_phrase_shows_the_verb_as_its_infinitive():
    corpus = gl.Corpus.from_texts([f"Nous portions des sacs. {word}" for word in "abcdef"], language="fr")
    assert "porter des sacs" in gl.bag_of_words(corpus, unit="document", minimum_rows=1).vocabulary
