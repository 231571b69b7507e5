"""What sumy promises of its summarizers, held against ours: attributes, errors, inner steps, odd documents."""

import math
import warnings

import numpy as np
import pytest
import sumy.summarizers.kl
import sumy.summarizers.lex_rank
import sumy.summarizers.luhn
import sumy.summarizers.text_rank
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.parsers.plaintext import PlaintextParser

from gleanings.compat import sumy as ours
from gleanings.compat.sumy import (
    EdmundsonSummarizer,
    KLSummarizer,
    LexRankSummarizer,
    LsaSummarizer,
    LuhnSummarizer,
    RandomSummarizer,
    ReductionSummarizer,
    SumBasicSummarizer,
    TextRankSummarizer,
    Tokenizer,
)

TOKENIZER = Tokenizer("czech")
KINDS = [
    KLSummarizer,
    LexRankSummarizer,
    LsaSummarizer,
    LuhnSummarizer,
    RandomSummarizer,
    ReductionSummarizer,
    SumBasicSummarizer,
    TextRankSummarizer,
]


def sentence(text, *, heading=False):
    return Sentence(text, TOKENIZER, heading)


def document(*paragraphs):
    return ObjectDocumentModel(
        [Paragraph([sentence(t.removeprefix("# "), heading=t.startswith("# ")) for t in texts]) for texts in paragraphs]
    )


def texts(chosen):
    return [str(one) for one in chosen]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "paragraphs",
    [
        (),
        ([],),
        (["# ONLY A HEADING"],),
        (["One sentence alone."],),
        (["Same words here."] * 500,),
        (["word", "other", "word"],),
        (["!!!", "...", "?"],),
        (["😀 😀", "🎉"],),
        (["the of and", "the and of"],),
        (["Věta je česká.", "The sentence is English.", "文は日本語です。", "Это предложение."],),
        (["word " * 20_000 + "end", "word end"],),
    ],
    ids=[
        "nothing",
        "empty paragraph",
        "heading",
        "one",
        "500 the same",
        "single words",
        "punctuation",
        "emoji",
        "stop words",
        "languages",
        "one very long",
    ],
)
def test_odd_documents_give_a_summary_without_a_warning(kind, paragraphs):
    summarizer = kind()
    if hasattr(summarizer, "stop_words"):
        summarizer.stop_words = ["the", "of", "and"]
    given = document(*paragraphs)
    few_words = kind is LsaSummarizer  # sumy warns of it, and so do we
    with warnings.catch_warnings():
        if few_words:
            warnings.filterwarnings("ignore", "Number of words", UserWarning)
        chosen = summarizer(given, 3)
    # LSA gives nothing at all for a document without words.
    has_words = any(set(s.words) - {"the", "of", "and"} for s in given.sentences)
    assert len(chosen) == (0 if kind is LsaSummarizer and not has_words else min(3, len(given.sentences)))
    assert isinstance(chosen, tuple)


@pytest.mark.parametrize("kind", [*KINDS, EdmundsonSummarizer])
def test_a_stemmer_that_cannot_be_called_is_a_type_error(kind):
    with pytest.raises(TypeError, match="callable"):
        kind("english")


@pytest.mark.parametrize("kind", KINDS)
def test_counts(kind):
    given = document(["First sentence here.", "Second sentence there.", "Third one.", "Fourth one follows."])
    assert [len(kind()(given, count)) for count in (0, 2, "2", "50%", "1%", 2.9, 10)] == [0, 2, 2, 2, 1, 2, 4]
    with pytest.raises(TypeError, match="items count"):
        kind()(given, [3])


@pytest.mark.parametrize("kind", [k for k in KINDS if k not in (RandomSummarizer, KLSummarizer)])
def test_stop_words_are_normalised(kind):
    summarizer = kind()
    summarizer.stop_words = ["Halt", "STOP"]
    assert summarizer.stop_words == frozenset({"halt", "stop"})


@pytest.mark.parametrize("kind", [k for k in KINDS if k is not RandomSummarizer and k is not KLSummarizer])
def test_the_callers_stemmer_is_used(kind):
    asked = []

    def stemmer(word):
        asked.append(word)
        return word[:2]

    kind(stemmer)(document(["Alpha alpine beta.", "Gamma alpha."]), 1)
    assert set(asked) == {"alpha", "alpine", "beta", "gamma"}


def test_an_overridden_stem_word_is_used():
    class Blind(LuhnSummarizer):
        def stem_word(self, word):
            return "same"

    # All words have one stem, so the longest sentence is the densest.
    given = document(["Rain rain rain.", "Every word here differs from others."])
    assert texts(Blind()(given, 1)) == ["Every word here differs from others."]
    assert texts(LuhnSummarizer()(given, 1)) == ["Rain rain rain."]


def test_an_overridden_inner_step_is_used():
    class Never(LexRankSummarizer):
        @staticmethod
        def cosine_similarity(*_):
            return 1.0

    class Last(LuhnSummarizer):
        def rate_sentence(self, sentence, significant_stems):
            return len(sentence.words)

    given = document(["Rain rain.", "Snow.", "Bread rose in price."])
    assert texts(Never()(given, 1)) == ["Rain rain."]
    assert texts(Last()(given, 1)) == ["Bread rose in price."]


@pytest.mark.parametrize(
    ("module", "kind"),
    [
        (sumy.summarizers.lex_rank, LexRankSummarizer),
        (sumy.summarizers.text_rank, TextRankSummarizer),
    ],
)
def test_without_numpy_sumys_error(module, kind, monkeypatch):
    monkeypatch.setattr(module, "numpy", None)
    with pytest.raises(ValueError, match="NumPy"):
        kind()(document(["One."]), 1)


def test_upper_case_text_is_all_heading():
    parsed = PlaintextParser.from_string("ALL OF THIS IS A HEADING. AND NO SENTENCE.", Tokenizer("english"))
    assert LexRankSummarizer()(parsed.document, 20) == ()


def test_lexrank_measures():
    summarizer = LexRankSummarizer()
    assert summarizer._compute_tf([("a", "b", "a")]) == [{"a": 1.0, "b": 0.5}]
    assert summarizer._compute_idf([("a", "b"), ("a",), ()]) == {"a": math.log(3 / 3), "b": math.log(3 / 2)}
    tf, idf = {"a": 1.0, "b": 0.5}, {"a": 1.0, "b": 2.0}
    assert summarizer.cosine_similarity(["a", "b"], ["a", "b"], tf, tf, idf) == pytest.approx(1)
    assert summarizer.cosine_similarity(["a"], ["b"], {"a": 1}, {"b": 1}, idf) == 0
    scores = LexRankSummarizer.power_method(np.array([[0.2, 0.8], [0.9, 0.1]]), 0.1)
    assert len(set(scores.tolist())) == 2


def test_textrank_ratings():
    given = document(["a c e g", "a b c d e f g", "b d f"])
    ratings = TextRankSummarizer().rate_sentences(given)
    expected = sumy.summarizers.text_rank.TextRankSummarizer().rate_sentences(given)
    assert ratings == {s: pytest.approx(rating) for s, rating in expected.items()}
    assert sum(ratings.values()) == pytest.approx(1)


@pytest.mark.parametrize("pair", [("", ""), ("a", ""), ("", "a"), ("a", "a"), ("a", "b")])
def test_textrank_ratings_of_very_short_sentences(pair):
    given = document(list(pair))
    expected = sumy.summarizers.text_rank.TextRankSummarizer().rate_sentences(given)
    assert TextRankSummarizer().rate_sentences(given) == {s: pytest.approx(r) for s, r in expected.items()}


def test_reduction_ratings():
    given = document(["a c e g", "a b c d e f g", "b d f"])
    first, second, third = (ReductionSummarizer().rate_sentences(given)[s] for s in given.sentences)
    assert second > first > third


def test_luhn_significant_words():
    summarizer = LuhnSummarizer()
    summarizer.stop_words = ["Halt"]
    words = ["halt", "HALT", "rain", "Rain", "snow", "snow", "snow", "sun"]
    assert sorted(summarizer._get_significant_words(words)) == ["rain", "snow"]
    summarizer.significant_percentage = 1 / 6
    assert summarizer._get_significant_words(words) == ("snow",)
    summarizer.significant_percentage = -1
    with pytest.raises(ValueError, match="non-negative"):
        summarizer._get_significant_words(words)


@pytest.mark.parametrize(
    ("text", "gap", "rating"),
    [
        ("w", 4, 0),
        ("w w", 4, 2),
        ("w s w s w", 4, 9 / 5),
        ("w s s s w s s s w", 4, 1),
        ("w s s s s w", 4, 0),
        ("w s s s s w", 5, 4 / 6),
        ("w w s s s s w w w", 4, 3),
    ],
)
def test_luhn_chunks(text, gap, rating):
    summarizer = LuhnSummarizer()
    summarizer.max_gap_size = gap
    assert summarizer.rate_sentence(sentence(text), ("w",)) == rating
    summarizer.stop_words = ["s"]
    rated = []
    summarizer(document([text, "w w"]), lambda infos: rated.extend(infos) or infos)
    assert {info.order: info.rating for info in rated}[0] == rating


def test_sum_basic_steps():
    given = document(["one two three", "one two four", "three five six"])
    first, second, third = given.sentences
    assert SumBasicSummarizer()._compute_ratings(given.sentences) == {first: 0, third: -1, second: -2}
    assert SumBasicSummarizer()._compute_tf(given.sentences)["three"] == 2 / 9


@pytest.mark.parametrize("stop_word", ["own", "look"])
def test_sum_basic_with_a_stop_word_that_is_a_stem(stop_word):
    summarizer = SumBasicSummarizer(Stemmer("english"))
    summarizer.stop_words = [stop_word]
    assert len(summarizer(document([f"She is {stop_word}ing at it.", "He drives."]), 2)) == 2


def test_kl_measures():
    summarizer = KLSummarizer()
    assert summarizer._joint_freq(["a", "b"], ["a", "c"]) == {"a": 0.5, "b": 0.25, "c": 0.25}
    assert summarizer._kl_divergence({"a": 0.5, "b": 0.5}, {"a": 1.0}) == pytest.approx(math.log(2))
    assert summarizer.compute_tf([sentence("There are five words, jop.")])["five"] == 0.2


@pytest.mark.parametrize("stop_words", [["the", "I"], ("the",), {"The"}, frozenset(), "the and"])
def test_kl_takes_any_collection_of_stop_words(stop_words):
    given = document(["The rain and the sun.", "I saw the Rain.", "Bread rose.", "The rain and the sun."])
    chosen = []
    for kind in (sumy.summarizers.kl.KLSummarizer, KLSummarizer):
        summarizer = kind()
        summarizer.stop_words = stop_words
        chosen.append(texts(summarizer(given, 2)))
    assert chosen[0] == chosen[1]


def test_every_summarizer_is_sumys():
    for name in ours.__all__:
        mine = getattr(ours, name)
        assert mine.__mro__[1].__name__ == name
        assert mine.__mro__[1].__module__.startswith("sumy.")
