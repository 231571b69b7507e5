"""The same sentences as sumy, in the same order: on made-up documents full of ties and repeats, and on news."""

import re
import warnings

import hypothesis.strategies as st
import numpy as np
import pytest
import sumy.summarizers.edmundson
import sumy.summarizers.kl
import sumy.summarizers.lex_rank
import sumy.summarizers.lsa
import sumy.summarizers.luhn
import sumy.summarizers.random
import sumy.summarizers.reduction
import sumy.summarizers.sum_basic
import sumy.summarizers.text_rank
from gensim.test.utils import datapath
from hypothesis import given, settings
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.utils import get_stop_words

from gleanings.compat import sumy as ours

PAIRS = {
    "lexrank": (sumy.summarizers.lex_rank.LexRankSummarizer, ours.LexRankSummarizer),
    "textrank": (sumy.summarizers.text_rank.TextRankSummarizer, ours.TextRankSummarizer),
    "lsa": (sumy.summarizers.lsa.LsaSummarizer, ours.LsaSummarizer),
    "luhn": (sumy.summarizers.luhn.LuhnSummarizer, ours.LuhnSummarizer),
    "edmundson": (sumy.summarizers.edmundson.EdmundsonSummarizer, ours.EdmundsonSummarizer),
    "sum-basic": (sumy.summarizers.sum_basic.SumBasicSummarizer, ours.SumBasicSummarizer),
    "kl": (sumy.summarizers.kl.KLSummarizer, ours.KLSummarizer),
    "reduction": (sumy.summarizers.reduction.ReductionSummarizer, ours.ReductionSummarizer),
}
COUNTS = (0, 1, 3, 10, "20%", "55%", 2.7, "2")
WORDS = ["a", "b", "B", "the", "The", "run", "running", "Runs", "said", "government", "x", "y", "z"]


class Letters:
    """A tokenizer of letters, apostrophes and hyphens."""

    def to_sentences(self, text):
        return tuple(s for s in re.split(r"(?<=[.!?])\s+", text) if s.strip())

    def to_words(self, sentence):
        return tuple(re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", sentence))


def build(paragraphs, headings=()):
    tokenizer = Letters()
    parts = []
    for i, sentences in enumerate(paragraphs):
        heading = [Sentence(headings[i], tokenizer, is_heading=True)] if i < len(headings) and headings[i] else []
        parts.append(Paragraph(heading + [Sentence(s, tokenizer) for s in sentences]))
    return ObjectDocumentModel(parts)


def summarizer(kind, stemmer, stop_words):
    made = kind(stemmer) if stemmer else kind()
    if hasattr(made, "stop_words"):
        made.stop_words = stop_words
    if hasattr(made, "bonus_words"):
        made.bonus_words, made.stigma_words, made.null_words = ["said", "government", "a"], ["b", "not"], ["the", "of"]
    return made


def places(document, chosen):
    at = {id(sentence): i for i, sentence in enumerate(document.sentences)}
    return [at[id(sentence)] for sentence in chosen]


def assert_same_choice(method, document, stemmer, stop_words, counts):
    theirs, mine = (summarizer(kind, stemmer, stop_words) for kind in PAIRS[method])
    for count in counts:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")  # sumy's LSA warns of few words, its LexRank divides by zero
            expected = theirs(document, count)
            found = mine(document, count)
        assert places(document, found) == places(document, expected), (method, count)


sentences = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
paragraphs = st.lists(st.lists(sentences, max_size=6), max_size=4)


@pytest.mark.slow
@pytest.mark.parametrize("method", PAIRS)
@settings(max_examples=25)
@given(
    paragraphs=paragraphs,
    headings=st.lists(st.sampled_from(["", "Run", "the government", "x y"]), max_size=4),
    repeated=st.booleans(),
    stemmer=st.sampled_from([None, Stemmer("english"), lambda word: word[:1]]),
    stop_words=st.sampled_from([(), ("the", "a"), ("The",)]),
)
def test_made_up_documents(method, paragraphs, headings, repeated, stemmer, stop_words):
    if repeated:
        paragraphs = paragraphs + paragraphs[:2]
    assert_same_choice(method, build(paragraphs, headings), stemmer, stop_words, COUNTS)


@pytest.fixture(scope="module")
def lee():
    with open(datapath("lee_background.cor"), encoding="utf-8") as lines:
        texts = [line for line in lines if line.strip()][::19]
    return [build([Letters().to_sentences(text)]) for text in texts]


@pytest.mark.parametrize("stop_words", [(), get_stop_words("english")], ids=["no stop words", "stop words"])
@pytest.mark.parametrize("method", PAIRS)
@pytest.mark.slow
def test_news(method, stop_words, lee):
    for document in lee:
        assert_same_choice(method, document, Stemmer("english"), stop_words, (1, 3, 10, "20%"))


@pytest.mark.parametrize("method", PAIRS)
def test_a_function_of_the_ranking_gets_the_same_ranking(method, lee):
    theirs, mine = (summarizer(kind, Stemmer("english"), ()) for kind in PAIRS[method])
    for document in lee[:4]:
        seen = []

        def all_of(infos, seen=seen):
            seen.append([(info.order, info.rating) for info in infos])
            return infos

        theirs(document, all_of)
        mine(document, all_of)
        expected, found = seen
        assert [order for order, _ in found] == [order for order, _ in expected]
        assert [float(rating) for _, rating in found] == pytest.approx([float(rating) for _, rating in expected])


class Spaces:
    """A tokenizer that leaves what stands around a word on it."""

    def to_words(self, sentence):
        return tuple(sentence.split())


@pytest.mark.parametrize("method", PAIRS)
def test_words_are_what_the_tokenizer_says(method):
    lines = ["rain, rain rain.", "rain (rain) 'rain 'rain", "The dogs' run", "dogs run, run", "rain, dogs' (rain)"]
    document = ObjectDocumentModel([Paragraph([Sentence(line, Spaces()) for line in lines])])
    assert_same_choice(method, document, None, ("(rain)",), (1, 2, 3))


@pytest.mark.parametrize("method", PAIRS)
def test_the_same_sentence_many_times(method):
    document = build([["The rain fell on the hills."] * 60 + ["It said so."]])
    counts = (1, 5, "30%") if method != "kl" else (1, 5)
    assert_same_choice(method, document, Stemmer("english"), (), counts)


@pytest.mark.parametrize(
    ("method", "attributes"),
    [
        ("lexrank", {"threshold": 0.3, "epsilon": 0.01}),
        ("lexrank", {"threshold": 0.0}),
        ("lexrank", {"threshold": -0.5}),
        ("textrank", {"damping": 0.5, "epsilon": 1e-5}),
        ("luhn", {"significant_percentage": 0.1}),
        ("luhn", {"max_gap_size": 1}),
        ("luhn", {"max_gap_size": 0}),
    ],
)
def test_attributes_are_heeded(method, attributes, lee):
    for document in lee[:6]:
        pair = [summarizer(kind, Stemmer("english"), ("the", "of")) for kind in PAIRS[method]]
        for made in pair:
            for name, value in attributes.items():
                setattr(made, name, value)
        expected, found = (made(document, 3) for made in pair)
        assert places(document, found) == places(document, expected)


def test_beyond_the_limit_of_exact_sums_the_choice_is_the_same_on_news(monkeypatch):
    from gleanings.compat.sumy import ratings

    with open(datapath("lee_background.cor"), encoding="utf-8") as lines:
        text = " ".join(line.strip() for line in list(lines)[:12])
    document = build([Letters().to_sentences(text)])
    exact = [summarizer(PAIRS[method][1], Stemmer("english"), ())(document, 5) for method in PAIRS]
    monkeypatch.setattr(ratings, "EXACT", 0)
    large = [summarizer(PAIRS[method][1], Stemmer("english"), ())(document, 5) for method in PAIRS]
    assert [places(document, chosen) for chosen in large] == [places(document, chosen) for chosen in exact]


def test_chance_is_pythons_own(lee):
    import random

    chosen = []
    for kind in (sumy.summarizers.random.RandomSummarizer, ours.RandomSummarizer):
        random.seed(3)
        chosen.append(places(lee[0], kind()(lee[0], 3)))
    assert chosen[0] == chosen[1]


def test_lsa_warns_of_few_words_as_sumy_does():
    with pytest.warns(UserWarning, match=r"Number of words \(1\) is lower than number of sentences \(2\)"):
        ours.LsaSummarizer()(build([["a a", "a"]]), 1)
