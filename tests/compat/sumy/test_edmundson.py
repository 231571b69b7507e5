"""Edmundson's four methods as sumy has them."""

import pytest
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

from gleanings.compat.sumy import EdmundsonSummarizer, Tokenizer

TOKENIZER = Tokenizer("english")


def document(text):
    """A paragraph for every block, a heading for every line that begins with #."""
    blocks = [block.strip().splitlines() for block in text.strip().split("\n\n")] if text else []
    return ObjectDocumentModel(
        [
            Paragraph([Sentence(line.strip().removeprefix("# "), TOKENIZER, line.strip()[0] == "#") for line in block])
            for block in blocks
        ]
    )


def summarizer(*, bonus=(), stigma=(), null=(), **weights):
    made = EdmundsonSummarizer(**weights)
    made.bonus_words, made.stigma_words, made.null_words = bonus, stigma, null
    return made


def texts(chosen):
    return [str(one) for one in chosen]


def test_words_are_stemmed_when_set():
    made = EdmundsonSummarizer(lambda word: word[:3])
    assert made.bonus_words == made.stigma_words == made.null_words == frozenset()
    made.bonus_words = made.stigma_words = made.null_words = ["Raining", "snow"]
    assert made.bonus_words == made.stigma_words == made.null_words == frozenset({"rai", "sno"})


def test_negative_weights_are_refused():
    with pytest.raises(ValueError, match="Negative"):
        EdmundsonSummarizer(cue_weight=-1)


@pytest.mark.parametrize(
    ("method", "words", "missing"),
    [
        ("cue_method", {}, "bonus"),
        ("cue_method", {"bonus": ["a"]}, "stigma"),
        ("cue_method", {"stigma": ["a"]}, "bonus"),
        ("key_method", {}, "bonus"),
        ("title_method", {}, "null"),
        ("location_method", {}, "null"),
        ("__call__", {"null": ["a"]}, "bonus"),
    ],
)
def test_missing_words_are_named(method, words, missing):
    with pytest.raises(ValueError, match=f"{missing} words"):
        getattr(summarizer(**words), method)(document("One sentence."), 1)


def test_without_any_method_the_first_sentences():
    made = summarizer(cue_weight=0, key_weight=0, title_weight=0, location_weight=0)
    assert made(document(""), 10) == ()
    assert texts(made(document("One here.\nTwo here."), 1)) == ["One here."]


@pytest.mark.parametrize("method", ["cue_method", "key_method", "title_method", "location_method"])
def test_empty_document(method):
    assert getattr(summarizer(bonus=["a"], stigma=["b"], null=["c"]), method)(document(""), 10) == ()


def test_cue_counts_bonus_less_stigma_words_whatever_their_case():
    given = document("good good bad\nGood GOOD\nplain words\n\ngood bad bad bad")
    made = summarizer(bonus=["good"], stigma=["Bad"])
    assert texts(made.cue_method(given, 1)) == ["Good GOOD"]
    assert texts(made.cue_method(given, 3)) == ["good good bad", "Good GOOD", "plain words"]
    assert texts(made.cue_method(given, 1, stigma_word_value=-2)) == ["good bad bad bad"]


def test_key_counts_bonus_words_that_are_frequent():
    given = document("rain rain rain rain\nsnow\nsnow snow rain\nhail hail hail hail hail")
    made = summarizer(bonus=["rain", "snow"])
    # snow: 3 of 5, over the half; and not over nine tenths.
    assert texts(made.key_method(given, 2)) == ["rain rain rain rain", "snow snow rain"]
    assert texts(made.key_method(given, 2, weight=0.9)) == ["rain rain rain rain", "snow snow rain"]
    assert texts(made.key_method(document("a b\nc"), 2)) == ["a b", "c"]


def test_title_counts_words_of_headings_that_are_no_null_words():
    given = document("# The price of bread\nThe dog of the house\nBread rose\n\n# Weather\nThe weather\nPrice of bread")
    made = summarizer(null=["the", "of"])
    assert texts(made.title_method(given, 1)) == ["Price of bread"]
    assert texts(made.title_method(given, 3)) == ["Bread rose", "The weather", "Price of bread"]
    assert texts(made.title_method(document("No heading\nAt all"), 1)) == ["No heading"]


PLACES = """
# rain snow
rain first of first
middle of first
last of first

first of second
rain rain rain middle
last of second

first of third
snow rain last of third
"""


def test_location_counts_places_and_headings():
    made = summarizer(null=["nothing"])
    # 1 + 1 + 1; 1; 1 + 1; 1; 3; 1; 1 + 1; 2 + 1 + 1
    assert texts(made.location_method(document(PLACES), 1)) == ["snow rain last of third"]
    assert texts(made.location_method(document(PLACES), 3)) == [
        "rain first of first",
        "rain rain rain middle",
        "snow rain last of third",
    ]
    assert texts(made.location_method(document(PLACES), 1, w_h=0, w_p1=5)) == ["rain first of first"]
    assert texts(made.location_method(document(PLACES), 1, w_h=0, w_p2=0.5, w_s2=2)) == ["last of first"]


def test_the_sum_of_methods():
    made = summarizer(bonus=["middle"], stigma=["first"], null=["nothing"])
    assert texts(made(document(PLACES), 1)) == ["rain rain rain middle"]
