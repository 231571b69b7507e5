"""A tokenizer with sumy's interface and sumy's words, and no download."""

import pytest
import sentencex
from gensim.test.utils import datapath
from hypothesis import given
from hypothesis import strategies as st
from nltk import NLTKWordTokenizer
from sumy.parsers.plaintext import PlaintextParser

from gleanings.compat.sumy import LexRankSummarizer, Tokenizer

ENGLISH = Tokenizer("english")
PIECES = ["a", "cat", "'s", "n't", "cannot", "gonna", ".", "..", '"', "''", "(", ")", " ", "  ", "d'ye", "x-y", "U.S.",
          "»", ",", "?", "--", "$", "1", "'tis", "Mr.", ";", ":", "é"]  # fmt: skip


def nltk_words(text):
    return tuple(filter(Tokenizer._is_word, NLTKWordTokenizer().tokenize(text)))


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@pytest.mark.slow
def test_words_are_nltks(text):
    assert ENGLISH.to_words(text) == nltk_words(text)


def test_words_are_nltks_on_news():
    with open(datapath("lee_background.cor"), encoding="utf-8") as lines:
        for line in list(lines)[::10]:
            for sentence in sentencex.segment("en", line.strip()):
                assert ENGLISH.to_words(sentence) == nltk_words(sentence)


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("english", "english"),
        ("en", "english"),
        ("cs", "czech"),
        ("slovak", "slovak"),
        ("de", "german"),
        ("greek", "greek"),
    ],
)
def test_language(language, name):
    assert Tokenizer(language).language == name


def test_unknown_language():
    with pytest.raises(LookupError, match="klingon"):
        Tokenizer("klingon")


def test_sentences_of_wrapped_text():
    text = """
        I like this sentence, with a comma, a lot.
        This is next. "I'm bored", said Pepek.
        There are people, e.g. normal
        people, here.
    """
    found = ENGLISH.to_sentences(text)
    assert found[:2] == ("I like this sentence, with a comma, a lot.", "This is next.")
    assert found[-1].split()[-1] == "here."
    assert [s for s in found if s != s.strip() or not s] == []


def test_sentences_of_czech_and_slovak():
    assert Tokenizer("czech").to_sentences("Měl jsem sen. Bylo to zvláštní.") == ("Měl jsem sen.", "Bylo to zvláštní.")
    assert Tokenizer("slovak").to_sentences("Je to fajn. Bodaj by nie.") == ("Je to fajn.", "Bodaj by nie.")


def test_sentences_of_languages_that_sumy_cuts_itself():
    assert Tokenizer("chinese").to_sentences("我正在写。你呢？") == ("我正在写。", "你呢？")
    assert Tokenizer("japanese").to_sentences("一つ。二つ？") == ("一つ。", "二つ？")
    assert Tokenizer("greek").to_words("Ποιό είναι; Αυτό - εδώ!") == ("Ποιό", "είναι", "Αυτό", "εδώ")


def test_nothing():
    assert ENGLISH.to_sentences("  ") == () == ENGLISH.to_words("")


def test_it_serves_sumys_parser():
    parsed = PlaintextParser.from_string("RAIN\nIt rained. It rained again.\n\nBread rose.", ENGLISH)
    assert [str(s) for s in parsed.document.sentences] == ["It rained.", "It rained again.", "Bread rose."]
    assert len(LexRankSummarizer()(parsed.document, 2)) == 2


@pytest.mark.filterwarnings("ignore")
def test_a_text_on_which_the_compiled_splitter_panics_is_cut_all_the_same():
    text = "She liked plan A\u00a0. He did not. Nobody asked."
    with pytest.raises(BaseException, match=""):  # noqa: PT011  (the reason for the guard)
        list(sentencex.segment("en", text))
    sentences = Tokenizer("english").to_sentences(text)
    assert sentences[-1] == "Nobody asked."
    assert "".join("".join(sentences).split()) == "".join(text.split())
