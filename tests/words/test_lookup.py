"""A given word or phrase is found in a vocabulary in whatever form it is given."""

import pytest

import gleanings as gl
from gleanings.words.lookup import counted_as

ENGLISH = ["Interest rates rose. O’Neill drank at the caf&eacute; in New York."] * 3 + [
    "The O'Neill companies grew. Interest rates fell; the café and the R&D unit closed in New York."
] * 3


def bag(texts, language="en", **knobs):
    return gl.bag_of_words(
        gl.Corpus.from_texts(texts, language=language), unit="document", minimum_rows=1, maximum_share=1.0, **knobs
    )


def found(given, bow):
    return counted_as(given, bow.vocabulary, bow.preparation, bow.splitter).words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("Company", ("company",)),
        ("COMPANIES", ("company",)),
        ("company\n", ("company",)),
        ("#companies", ("company",)),
        ("O'Neill", ("o'neill",)),
        ("O’Neill’s", ("o'neill",)),
        ("cafe\u0301s", ("café",)),
        ("Caf&eacute;", ("café",)),
        ("“R&amp;D”", ("r&d",)),
        ("com-\npanies", ("company",)),
        ("interest rates", ("interest rates",)),
        ("Interest\nRate", ("interest rates",)),
        ("interest_rates", ("interest rates",)),
        ("interest-rate", ("interest rates",)),
        ("the interest rates,", ("interest rates",)),
        ("growing companies", ("grow", "company")),
        ("the", ()),
        ("zebra", ()),
    ],
)
def test_any_form_and_spelling_is_found(given, words):
    assert found(given, bag(ENGLISH, phrases=False, keep=["interest rates"])) == words


@pytest.mark.parametrize(
    ("language", "text", "given", "word"),
    [
        ("de", "Das Haus am Fluss. Ein Haus im Dorf.", "Häuser", "haus"),
        ("de", "Das Haus am Fluss. Ein Haus im Dorf.", "häuser", "haus"),
        ("fr", "Les hommes parlent. Un homme parle.", "l’homme", "homme"),
        ("es", "La economía crece. Las economías crecen.", "ECONOMÍAS", "economía"),
        ("tr", "ISPARTA kenti ve ısparta gülü.", "Isparta", "ısparta"),
        ("tr", "İstanbul'da yağmur. istanbul.", "İSTANBUL", "istanbul"),
        ("ru", "Города растут. Город растёт.", "городов", "город"),
        ("ar", "المُدَرِّس هنا. مدرس هناك.", "مُدَرِّس", "مدرس"),
    ],
)
@pytest.mark.slow
def test_given_words_are_read_in_the_language_of_the_texts(language, text, given, word):
    bow = bag([text], language, phrases=False)
    assert word in bow.vocabulary
    assert found(given, bow) == (word,)


def test_given_words_of_a_language_without_spaces_may_be_cut_otherwise():
    pieces = {"气候变化严重": ["气候", "变化", "严重"], "经济增长": ["经济", "增长"]}
    bow = bag(["气候变化严重", "经济增长"], "zh", splitter=lambda text: pieces.get(text, [text]), phrases=False)
    assert found("气候变化", bow) == ("气候", "变化")
    kept = bag(["气候变化严重"], "zh", splitter=lambda text: pieces.get(text, [text]), phrases=False, keep=["气候变化"])
    assert "气候变化" in kept.vocabulary
    assert "气候" not in kept.vocabulary


def test_tokens_are_found_as_they_were_given():
    bow = gl.BagOfWords.from_tokens([["Rain", "climate_change"]])
    assert found("Rain", bow) == ("Rain",)
    assert found("rain", bow) == ()
