"""Coherence equals gensim's, from one table for all models; uniqueness and exclusivity are what they say."""

import dataclasses
import warnings

import numpy as np
import pytest
from gensim.corpora import Dictionary
from gensim.models import CoherenceModel
from hypothesis import given, settings
from hypothesis import strategies as st

import gleanings as gl
from gleanings.errors import InvalidType, InvalidValue
from gleanings.evaluation import coherence as module
from gleanings.evaluation.cooccurrence import in_documents, in_windows
from gleanings.evaluation.topic_words import top_words
from gleanings.topics.fit_result import Fit

GENSIM = ("c_npmi", "c_v", "c_uci", "u_mass")


def model_of(tokens, weights):
    """Return a model with these weights, whose columns are the words of `tokens` in alphabetical order."""
    bow = gl.BagOfWords.from_tokens(tokens)
    weights = np.asarray(weights, float)
    shares = np.full((len(tokens), len(weights)), 1 / len(weights))
    alpha = np.full(len(weights), 0.1)
    fit = Fit(shares, weights / weights.sum(axis=1, keepdims=True), alpha, 0.01, (0.0,), True)
    return gl.TopicModel(fit, bow, "lda", 0, {}, (), (None,) * len(weights))


def gensims(model, texts, measure, words, window=None):
    tops = [[model.bow.vocabulary[i] for i in np.argsort(-row, kind="stable")[:words]] for row in model.weights]
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        found = CoherenceModel(
            topics=tops, texts=texts, dictionary=Dictionary(texts), coherence=measure, topn=words, window_size=window,
            processes=1,
        )  # fmt: skip
        return found.get_coherence_per_topic(), found.get_coherence()


@st.composite
def fitted(draw):
    word = st.sampled_from("abcdefgh")
    tokens = draw(st.lists(st.lists(word, max_size=30), min_size=1, max_size=8))
    vocabulary = {token for row in tokens for token in row}
    if len(vocabulary) < 2:
        tokens = [*tokens, ["x", "y"]]
        vocabulary |= {"x", "y"}
    rows = draw(st.lists(st.permutations(range(1, len(vocabulary) + 1)), min_size=1, max_size=4))
    return tokens, model_of(tokens, rows)


@pytest.mark.slow
@settings(max_examples=25)
@given(fitted(), st.integers(2, 6), st.integers(2, 12))
def test_every_measure_equals_gensims(case, words, window):
    tokens, model = case
    for measure in GENSIM:
        own = None if measure == "u_mass" else window
        per_topic, overall = gensims(model, tokens, measure, words, own)
        found = gl.coherence(model, measure=measure, words=words, window=own)
        np.testing.assert_allclose(found.per_topic, per_topic, atol=1e-6, rtol=0)
        assert found.overall == pytest.approx(overall, abs=1e-6)


@settings(max_examples=30)
@given(fitted(), st.lists(st.lists(st.sampled_from("abcdefghxyz"), max_size=15), min_size=1, max_size=6))
@pytest.mark.slow
def test_other_texts_lead_to_gensims_values_without_the_words_that_they_lack(case, texts):
    _, model = case
    present = {token for text in texts for token in text}
    for measure in GENSIM[:3]:
        found = gl.coherence(model, measure=measure, words=4, texts=texts)
        assert all(set(words) <= present for words in found.words)
        for value, words in zip(found.per_topic, found.words, strict=True):
            if len(words) < 2:
                assert np.isnan(value)
                continue
            with np.errstate(all="ignore"):
                gensim = CoherenceModel(
                    topics=[words], texts=texts, dictionary=Dictionary(texts), coherence=measure, processes=1
                ).get_coherence()
            assert value == pytest.approx(gensim, abs=1e-6)


def lee():
    from gensim.test.utils import datapath
    from gensim.utils import simple_preprocess

    with open(datapath("lee_background.cor"), encoding="utf-8") as lines:
        return [simple_preprocess(line) for line in lines]


@pytest.mark.slow
@pytest.mark.parametrize("measure", GENSIM)
def test_real_texts_with_the_usual_windows_equal_gensims(measure):
    tokens = lee()
    size = len({token for row in tokens for token in row})
    model = model_of(tokens, np.random.default_rng(5).dirichlet(np.full(size, 0.05), 6))
    per_topic, overall = gensims(model, tokens, measure, 20)
    found = gl.coherence(model, measure=measure, words=20)
    np.testing.assert_allclose(found.per_topic, per_topic, atol=1e-6, rtol=0)
    assert float(found) == found.overall == pytest.approx(overall, abs=1e-6)


@pytest.mark.slow
def test_several_models_get_what_each_gets_alone(monkeypatch):
    tokens = [list("abcab"), list("cdedc"), list("aabbdd"), []]
    models = [model_of(tokens, np.random.default_rng(s).random((k, 5))) for s, k in ((1, 2), (2, 3), (3, 1))]
    alone = [gl.coherence(model, measure="c_npmi", words=3).per_topic for model in models]
    assert [c.per_topic for c in gl.compare_coherence(models, measure="c_npmi", words=3)] == alone
    monkeypatch.setattr(module, "_MOST_WORDS", 4)
    assert [c.per_topic for c in gl.compare_coherence(models, measure="c_npmi", words=3)] == alone


def test_npmi_by_documents_has_its_limits():
    model = model_of([["a", "b"], ["a", "b"], ["c"], ["c", "a"]], [[3, 2, 1], [1, 2, 3]])
    together, apart = gl.coherence(model, words=2).per_topic
    assert together == pytest.approx(np.log(0.5 / (0.75 * 0.5)) / -np.log(0.5))
    assert apart == -1.0
    always = model_of([["a", "b"]] * 3, [[1, 2]])
    assert gl.coherence(always, words=2).overall == 1.0


def test_without_order_of_words_only_measures_by_document_work():
    model = model_of([["a", "b"], ["b", "c"]], [[1, 2, 3]])
    loaded = dataclasses.replace(model, bow=dataclasses.replace(model.bow, sequence=None))
    assert gl.coherence(loaded, words=2) is not None
    assert gl.coherence(loaded, measure="u_mass").per_topic == gl.coherence(model, measure="u_mass").per_topic
    with pytest.raises(InvalidValue, match="texts="):
        gl.coherence(loaded, measure="c_v")
    assert gl.coherence(loaded, measure="c_v", texts=model.bow.tokens()).per_topic == (
        gl.coherence(model, measure="c_v").per_topic
    )


def test_words_that_are_nowhere_are_named_and_a_topic_of_one_word_has_no_value():
    model = model_of([["a", "b", "c"], ["c", "d"]], [[4, 3, 2, 1], [1, 2, 3, 4]])
    found = gl.coherence(model, measure="c_npmi", words=2, texts=[["a", "b"], ["d"]])
    assert np.isnan(found.per_topic[1])
    assert found.overall == found.per_topic[0]
    assert found.words == (("a", "b"), ("d",))
    assert "c." in found.notes[0]
    assert np.isnan(gl.coherence(model, texts=[["x"]]).overall)
    one = model_of([["a"], ["a"]], [[1]])
    assert np.isnan(gl.coherence(one).overall)


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"measure": "cv"}, InvalidValue, "did you mean 'c_v'"),
        ({"words": 1}, InvalidValue, "words=1"),
        ({"words": 2.5}, InvalidType, "words"),
        ({"window": 10}, InvalidValue, "whole documents"),
        ({"measure": "c_v", "window": 1}, InvalidValue, "window=1"),
        ({"texts": []}, InvalidValue, "empty"),
        ({"texts": "a b c"}, InvalidType, "lists of words"),
        ({"texts": ["a b c"]}, InvalidType, r"texts\[0\]"),
    ],
)
def test_wrong_arguments_are_explained(arguments, error, message):
    model = model_of([["a", "b"], ["b", "c"]], [[1, 2, 3]])
    with pytest.raises(error, match=message):
        gl.coherence(model, **arguments)


def test_models_of_different_bags_need_texts():
    models = [model_of([["a", "b"], ["b"]], [[1, 2]]), model_of([["a", "b"], ["a"]], [[1, 2]])]
    with pytest.raises(InvalidValue, match="different bags"):
        gl.compare_coherence(models)
    assert len(gl.compare_coherence(models, texts=[["a", "b"]])) == 2
    with pytest.raises(InvalidValue, match="no models"):
        gl.compare_coherence([])


@settings(max_examples=60)
@given(st.lists(st.lists(st.integers(-1, 4), max_size=20), min_size=1, max_size=6))
@pytest.mark.slow
def test_windows_without_end_are_documents(rows):
    lengths = np.array([len(row) for row in rows])
    sequence = np.array([token for row in rows for token in row], np.int64)
    windows = in_windows(sequence, lengths, tuple("abcde"), None)
    counts = np.array([[row.count(w) for w in range(5)] for row in rows])
    from scipy.sparse import csr_matrix

    documents = in_documents(csr_matrix(counts), range(5), tuple("abcde"))
    assert windows.windows == documents.windows == len(rows)
    assert windows.together.tolist() == documents.together.tolist()


def frex(weights, words, weight=0.7):
    """The `exclusivity` of the R package stm, divided by the number of words; written from its formula."""
    from scipy.stats import rankdata

    n = weights.shape[1]
    exclusive = rankdata(weights / weights.sum(axis=0), axis=1) / n
    frequent = rankdata(weights, axis=1) / n
    scores = 1 / (weight / exclusive + (1 - weight) / frequent)
    return [scores[k][np.argsort(-row, kind="stable")[:words]].mean() for k, row in enumerate(weights)]


@settings(max_examples=40)
@given(st.integers(0, 10**6), st.integers(1, 5), st.integers(2, 5))
@pytest.mark.slow
def test_exclusivity_is_that_of_stm_and_uniqueness_averages_to_diversity(seed, topics, words):
    weights = np.random.default_rng(seed).integers(1, 9, (topics, 8)).astype(float)
    model = model_of([list("abcdefgh"), list("abcd")], weights)
    found = gl.topic_quality(model, words=words)
    np.testing.assert_allclose(found.exclusivity, frex(model.weights, words))
    distinct = {word for top in found.words for word in top}
    assert found.diversity == pytest.approx(len(distinct) / (topics * words))
    assert found.coherence.per_topic == gl.coherence(model, words=words).per_topic


def test_a_word_of_no_weight_anywhere_does_no_harm():
    model = model_of([["a", "b", "c"]], [[1, 2, 0], [2, 1, 0]])
    assert np.isfinite(gl.topic_quality(model, words=3).exclusivity).all()


def test_quality_shows_itself():
    model = model_of([["<b>", "rain"], ["rain", "sun"]], [[1, 2, 1], [3, 1, 1]])
    found = gl.topic_quality(model, words=2)
    assert list(found.to_frame().columns) == [
        "topic", "name", "share", "coherence", "uniqueness", "exclusivity", "words",
    ]  # fmt: skip
    shown = found._repr_html_()
    assert "<b>" not in shown
    assert "&lt;b&gt;" in shown
    assert "Misleading" in shown
    assert repr(found).startswith("TopicQuality(2 topics, npmi=")
    measured = gl.coherence(model, measure="c_uci", words=2)
    assert "&lt;b&gt;" in measured._repr_html_()
    assert measured.to_frame()["coherence"].tolist() == list(measured.per_topic)
    assert repr(measured).startswith("Coherence(c_uci, overall=")


@settings(max_examples=60)
@given(st.lists(st.lists(st.integers(0, 3), min_size=5, max_size=5), min_size=1, max_size=3), st.integers(1, 9))
def test_of_equally_strong_words_the_first_comes_first(rows, words):
    weights = np.array(rows, float)
    expected = [sorted(range(5), key=lambda w, row=row: -row[w])[:words] for row in rows]
    assert top_words(weights, words).tolist() == expected


@pytest.mark.parametrize("topics", ["x", 3, None, [1, 2], ["rain", "wind"], [["rain", 3]]])
def test_what_has_no_topics_is_refused(topics):
    with pytest.raises(gl.GleaningsError, match="give what fit_topics returned, or lists of words"):
        gl.coherence(topics)


def test_lists_of_words_are_compared_in_a_bag_or_in_texts():
    bow = gl.BagOfWords.from_tokens([["rain", "wind"], ["vote", "poll"], ["rain", "wind", "vote"]])
    words = [["rain", "wind"], ["rain", "poll", "nowhere"]]
    found = gl.coherence(words, bow=bow)
    assert found.per_topic == gl.coherence(words, texts=bow.tokens()).per_topic
    assert found.per_topic[0] == 1.0
    assert found.per_topic[1] == -1.0
    assert "nowhere" in found.notes[0]
    with pytest.raises(gl.GleaningsError, match="give bow= or texts="):
        gl.coherence(words)
    with pytest.raises(gl.GleaningsError, match="not a BagOfWords"):
        gl.coherence(words, bow=3)
    with pytest.raises(gl.GleaningsError, match="give a list of what fit_topics returned"):
        gl.compare_coherence("x")
    with pytest.raises(gl.GleaningsError, match="give what fit_topics returned"):
        gl.topic_quality("x")


def test_a_topic_without_words_has_no_coherence():
    found = gl.coherence([[], ["rain", "storm"]], texts=[["rain", "storm"], ["vote"]] * 5)
    assert np.isnan(found.per_topic[0])
    assert found.per_topic[1] == 1
    assert found.notes == ("1 topic has fewer than two words to compare, and no value.",)
