"""gl.explore, driven by the values of its widgets, without a browser."""

import sys

import pytest

import gleanings as gl
from gleanings.errors import InvalidType, InvalidValue, MissingExtra

KINDS = (("rain", "storm", "flood"), ("vote", "party", "ballot"), ("goal", "match", "team"))


@pytest.fixture(scope="module")
def bow():
    texts = []
    for i in range(30):
        a, b, c = KINDS[i % 3]
        texts.append(f"There was {a} and {b} of {c} that day. <b>Nobody</b> knew the {a} or the {c}.")
    corpus = gl.Corpus.from_texts(texts, titles=[f"Letter <i>{i}</i>" for i in range(30)])
    return gl.bag_of_words(corpus, unit="document", minimum_rows=2, phrases=False)


@pytest.fixture
def explorer(bow):
    return gl.explore(bow, topics=3)


def names(explorer):
    return [name for name, _ in explorer.topic.options]


@pytest.mark.slow
def test_it_begins_with_the_topics_of_the_model(explorer, bow):
    model = gl.fit_topics(bow, topics=3)
    assert [topic.label in name for topic, name in zip(model.topics, names(explorer), strict=True)] == [True] * 3
    assert explorer.number.value == 3
    for word, _ in model.topics[0].words[:3]:
        assert f">{word}<" in explorer.words.value


@pytest.mark.slow
def test_another_number_gives_other_topics_at_once(explorer):
    explorer.topic.value = 2
    explorer.number.value = 2
    assert len(explorer.model.topics) == len(names(explorer)) == 2
    assert explorer.topic.value == 1  # the topic that was looked at is not there any more
    explorer.number.value = 3
    assert len(names(explorer)) == 3


def test_the_topic_that_is_chosen_is_shown_with_its_sentences(explorer):
    for topic in explorer.model.topics:
        explorer.topic.value = topic.index
        assert f">{topic.words[0][0]}<" in explorer.words.value
        found = next(t for t in gl.digest(explorer.model, sentences=5).topics if t.topic.index == topic.index)
        assert found.sentences
        for sentence in found.sentences:
            assert sentence.text.split(" and ")[0].replace("<", "&lt;").replace(">", "&gt;") in explorer.sentences.value


def test_relevance_turns_from_words_of_its_own_to_its_most_frequent_ones():
    rows = [["day", "day", "rain"], ["day", "day", "storm", "rain"]] * 8 + [
        ["day", "vote"],
        ["day", "ballot", "vote"],
    ] * 8
    explorer = gl.explore(gl.BagOfWords.from_tokens(rows), topics=2)
    number = next(t.index for t in explorer.model.topics if "rain" in [word for word, _ in t.words[:3]])
    explorer.topic.value = number
    explorer.relevance.value = 1.0
    frequent = explorer.words.value
    explorer.relevance.value = 0.0
    own = explorer.words.value
    weights, vocabulary = explorer.model.weights[number], explorer.model.bow.vocabulary
    assert frequent.index(f">{vocabulary[int(weights.argmax())]}<") == min(frequent.index(f">{w}<") for w in vocabulary)
    assert own.index(">storm<") < own.index(">day<")


@pytest.mark.slow
def test_no_more_topics_can_be_set_than_the_texts_can_bear():
    explorer = gl.explore(
        gl.BagOfWords.from_tokens([["rain", "wind", "storm"], ["vote", "party", "poll"]] * 10), topics=2
    )
    explorer.number.value = 30
    assert explorer.number.value == len(explorer.model.topics) == 3


@pytest.mark.slow
def test_text_stays_text_and_nothing_runs(explorer):
    shown = explorer.sentences.value + explorer.words.value
    assert "<b>Nobody" not in shown
    assert "<i>" not in shown
    assert "&lt;i&gt;" in shown
    assert "<script" not in shown


def test_words_without_texts_have_no_sentences_which_is_said():
    explorer = gl.explore(gl.BagOfWords.from_tokens([["rain", "storm"], ["bank", "loan"]] * 10), topics=2)
    assert "no sentences" in explorer.sentences.value


def test_without_ipywidgets_the_error_says_what_to_install(bow, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    with pytest.raises(MissingExtra, match=r"gl\.explore needs the package ipywidgets.*gleanings\[notebooks\]"):
        gl.explore(bow, topics=2)


def test_wrong_arguments_are_told(bow):
    with pytest.raises(InvalidType, match="bag_of_words"):
        gl.explore("texts")
    with pytest.raises(InvalidValue, match="topics=1"):
        gl.explore(bow, topics=1)


@pytest.mark.slow
def test_it_shows_itself_as_a_widget(explorer):
    shown = explorer._repr_mimebundle_()
    data = shown[0] if isinstance(shown, tuple) else shown
    assert "application/vnd.jupyter.widget-view+json" in data


def test_a_sentence_is_not_said_again_as_its_own_source():
    texts = ["Rain fed the river in May.", "The river rose with the rain.", "Banks cut rates.", "Rates of banks fell."]
    shown = gl.explore(gl.bag_of_words(gl.Corpus.from_texts(texts), unit="document", minimum_rows=1), topics=2)
    quoted = [text for text in texts if text in shown.sentences.value]
    assert quoted
    assert all(shown.sentences.value.count(text[:-1]) == 1 for text in quoted)
