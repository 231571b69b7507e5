import numpy as np
import pytest
from gensim.models.phrases import Phrases
from hypothesis import example, given
from hypothesis import strategies as st

import gleanings as gl
from gleanings.words.phrases import DROPPED, find_phrases, join_phrases

SENTENCES = st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=8), min_size=1, max_size=12)


def numbered(sentences):
    ids = np.array([ord(w) - ord("a") for s in sentences for w in s], dtype=np.int32)
    return ids, np.repeat(np.arange(len(sentences), dtype=np.int32), [len(s) for s in sentences])


def gensims(reference: Phrases, threshold: float, length: int) -> set[str]:
    """Return gensim's phrases by their scores to twelve digits, as ours are: its noise of 1e-16 is no score above 0."""
    found = reference.export_phrases().items()
    return {phrase for phrase, score in found if round(score, 12) > threshold and reference.vocab[phrase] < length}


@example("aaa aaaaaccc aac aaaacccc aaabbc aaaaabbc aaaabcbc aaabcbcc acbaabcc".split(), 1, 0.0)  # "c b": 7e-17
@given(SENTENCES, st.integers(1, 3), st.sampled_from([-0.5, 0.0, 0.3, 0.7]))
@pytest.mark.slow
def test_phrases_are_those_of_gensim(sentences, minimum, threshold):
    reference = Phrases(sentences, min_count=minimum, threshold=threshold, scoring="npmi", delimiter=" ")
    ids, sentence = numbered(sentences)
    found = find_phrases(ids, sentence, minimum_count=minimum, threshold=threshold)
    ours = {f"{chr(97 + a)} {chr(97 + b)}" for a, b, _ in found}
    assert ours == gensims(reference, threshold, len(ids))


@given(SENTENCES, st.integers(1, 3), st.sampled_from([-0.5, 0.0, 0.3]))
@pytest.mark.slow
def test_phrases_over_connector_words_are_those_of_gensim(sentences, minimum, threshold):
    connectors = frozenset("ab")
    reference = Phrases(
        sentences, min_count=minimum, threshold=threshold, scoring="npmi", delimiter=" ", connector_words=connectors
    )
    ids, sentence = numbered(sentences)
    is_connector = ids < 2
    words = np.where(is_connector, DROPPED, ids).astype(np.int32)
    connector = np.where(is_connector, ids + 1, 0).astype(np.int32)
    found = find_phrases(words, sentence, minimum_count=minimum, threshold=threshold, connector=connector)
    base = int(connector.max(initial=0)) + 1
    ours = set()
    for a, b, code in found.tolist():
        middle = []
        while code > 0:
            code, number = divmod(code, base)
            middle.append(chr(96 + number))
        ours.add(" ".join([chr(97 + a), *middle, chr(97 + b)]))
    assert ours == {phrase for phrase in gensims(reference, threshold, len(ids)) if len(phrase.split()) <= 4}


@given(SENTENCES)
@pytest.mark.slow
def test_joined_phrases_do_not_overlap_nor_cross_sentences(sentences):
    ids, sentence = numbered(sentences)
    phrases = find_phrases(ids, sentence, minimum_count=1, threshold=-1.0)
    begins, rest = join_phrases(ids, sentence, phrases)
    at = np.flatnonzero(begins >= 0)
    assert np.array_equal(np.flatnonzero(rest), at + 1)
    assert np.all(np.diff(at) >= 2)
    assert np.all(sentence[at] == sentence[at + 1])
    assert np.array_equal(phrases[begins[at], :2], np.stack([ids[at], ids[at + 1]], axis=1))


def test_the_stronger_of_two_that_overlap_is_joined():
    ids, sentence = numbered(["abc"])
    begins, _ = join_phrases(ids, sentence, np.array([[1, 2, 0], [0, 1, 0]]))
    assert begins.tolist() == [-1, 0, -1]


def test_no_phrase_spans_a_dropped_word():
    ids = np.array([0, DROPPED, 1] * 5, dtype=np.int32)
    found = find_phrases(ids, np.zeros(15, dtype=np.int32), minimum_count=1, threshold=-1)
    assert found.tolist() == [[1, 0, 0]]


def test_a_word_said_again_and_again_is_joined_in_pairs():
    ids = np.zeros(200_001, dtype=np.int32)
    begins, second = join_phrases(ids, np.zeros(len(ids), dtype=np.int32), np.zeros((1, 3), dtype=np.int64))
    assert np.array_equal(np.flatnonzero(begins == 0), np.arange(0, 200_000, 2))
    assert second.sum() == 100_000


def test_syllables_of_vietnamese_words_count_in_phrases_only():
    texts = [
        "Chính phủ họp.", "Hôm qua chính phủ nói về thuế.", "Giá gạo tăng, chính phủ lo.", "Mưa rơi trên đường chính.",
        "Con đường chính bị ngập.", "Dân chờ chính phủ giúp.", "Báo viết: chính phủ đúng.",
    ]  # fmt: skip
    bow = gl.bag_of_words(gl.Corpus.from_texts(texts, language="vi"), unit="document", minimum_rows=1)
    assert "chính phủ" in bow.vocabulary
    assert not {"chính", "phủ"} & set(bow.vocabulary)


@pytest.mark.parametrize("sign", [":", ",", " -", " –", ";", "):", '"', " ("])
def test_no_phrase_goes_over_a_sign_between_clauses(sign):
    texts = [f"{first} hurricane{sign} shelter {last}." for first, last in zip("bcdfg", "hjklm", strict=True)]
    bow = gl.bag_of_words(gl.Corpus.from_texts(texts, clean=False), unit="document", minimum_rows=1)
    assert "hurricane shelter" not in bow.vocabulary
    beside = gl.Corpus.from_texts([text.replace(sign, "") for text in texts], clean=False)
    assert "hurricane shelter" in gl.bag_of_words(beside, unit="document", minimum_rows=1).vocabulary


@pytest.mark.parametrize(
    ("language", "texts", "phrase"),
    [
        ("fr", "{} Le conseil d'administration, et {}.", "conseil d'administration"),
        ("fr", "{} On parle de la Banque d’Italie, et {}.", "banque d'italie"),
        ("fr", "{} Le président de l'Assemblée, et {}.", "président de l'assemblée"),
        ("it", "{} Il ministro dell'Interno, e {}.", "ministro dell'interno"),
        ("ca", "{} El consell d'administració, i {}.", "consell d'administració"),
    ],
)
def test_phrases_go_over_words_that_are_written_onto_the_next(language, texts, phrase):
    corpus = gl.Corpus.from_texts(
        [texts.format(*("bcdfg"[i] * 3, "hjklm"[i] * 3)) for i in range(5)], language=language
    )
    assert phrase in gl.bag_of_words(corpus, unit="document", minimum_rows=1).vocabulary
