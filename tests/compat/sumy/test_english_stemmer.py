"""The English stemmer gives nltk's stems."""

from gensim.test.utils import datapath
from hypothesis import given
from hypothesis import strategies as st
from nltk.stem.snowball import EnglishStemmer

from gleanings.compat.sumy.english_stemmer import stem

REFERENCE = EnglishStemmer()
ENDINGS = (
    "ization ational fulness ousness iveness tional biliti lessli entli ation alism aliti ousli iviti fulli".split()
)
ENDINGS += "enci anci abli izer ator alli bli ogi li alize icate iciti ative ical ness ful ement ance ence able".split()
ENDINGS += "ible ment ant ent ism ate iti ous ive ize ion al er ic".split()
ENDINGS += [
    "ed",
    "ing",
    "ly",
    "ingly",
    "edly",
    "eed",
    "eedly",
    "s",
    "ies",
    "ied",
    "sses",
    "us",
    "'s",
    "'s'",
    "y",
    "e",
    "ll",
]
words = st.tuples(
    st.sampled_from(["", "gener", "commun", "arsen", "y"]),
    st.text("aeiouybcdlstnrgz", max_size=5),
    st.lists(st.sampled_from(ENDINGS), max_size=3).map("".join),
).map("".join)


@given(words)
def test_english_stems_are_sumys(word):
    assert stem(word) == REFERENCE.stem(word)


@given(st.text("abeisty'’ÉN-", max_size=8))
def test_english_stems_of_odd_words_are_sumys(word):
    assert stem(word) == REFERENCE.stem(word)


def test_english_stems_of_news_are_sumys():
    with open(datapath("lee_background.cor"), encoding="utf-8") as file:
        found = sorted(set(file.read().split()))
    assert [stem(word) for word in found] == [REFERENCE.stem(word) for word in found]
