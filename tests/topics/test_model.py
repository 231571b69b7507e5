"""TopicModel: topics, names, documents, frames, what it shows, and its gensim twin."""

from dataclasses import FrozenInstanceError, replace

import numpy as np
import pandas as pd
import pytest

import gleanings as gl
from gleanings.topics.representative_documents import strongest


def test_topics_have_their_strongest_words_and_shares(bow, model):
    for topic in model.topics:
        weights = model.weights[topic.index]
        given = [weight for _, weight in topic.words]
        assert given == sorted(given, reverse=True)
        assert given[0] == weights.max()
        assert all(weights[bow.vocabulary.index(word)] == weight for word, weight in topic.words)
        assert all(weight > 1 / 36 for weight in given[3:])
        assert topic.name == ", ".join(word for word, _ in topic.words[:3])
    tokens = np.asarray(bow.counts.sum(axis=1)).ravel()
    expected = (model.shares * tokens[:, None]).sum(axis=0) / tokens.sum()
    np.testing.assert_allclose([topic.share for topic in model.topics], expected)
    assert [topic.index for topic in model.topics] == [0, 1, 2]


def test_names_of_topics_are_all_different(model):
    weights = np.repeat(model.weights[:1], 3, axis=0)
    same = replace(model, fit=replace(model.fit, weights=weights))
    assert len({topic.name for topic in same.topics}) == 3


def test_a_topic_can_be_named_by_number_or_name(model):
    name = model.topics[1].name
    assert model.documents(topic=name) == model.documents(topic=1)
    with pytest.raises(ValueError, match="did you mean"):
        model.documents(topic=name[:-1])
    with pytest.raises(ValueError, match="the model has topics 0 to 2"):
        model.documents(topic=3)
    with pytest.raises(ValueError, match="topic=-1"):
        model.documents(topic=-1)
    with pytest.raises(TypeError, match=r"topic=1\.0"):
        model.documents(topic=1.0)


def test_documents_are_on_the_topic(bow, model):
    for topic in model.topics:
        found = model.documents(topic=topic.index, limit=4)
        assert len(found) == 4
        assert all(model.shares[document.row].argmax() == topic.index for document in found)
        assert all(document.share == model.shares[document.row, topic.index] for document in found)
        assert all(document.tokens == bow.counts[document.row].sum() for document in found)
        assert [document.id for document in found] == [bow.rows[document.row].id for document in found]
    assert len(model.documents(topic=0, limit=1000)) == 60
    with pytest.raises(ValueError, match="limit=0"):
        model.documents(topic=0, limit=0)


def test_a_long_row_on_the_topic_comes_before_a_few_words_on_it():
    shares = np.array([[0.99, 0.01], [0.85, 0.15], [0.1, 0.9], [0.9, 0.1], [0.9, 0.1]])
    tokens = np.array([5, 300, 200, 0, 100])
    assert strongest(shares, tokens, 0, 5) == [1, 4, 0, 2]
    assert strongest(shares, tokens, 0, 1) == [1]
    assert strongest(shares, np.zeros(5, int), 0, 5) == []


def test_ties_keep_the_order_of_the_rows():
    assert strongest(np.full((6, 2), 0.5), np.full(6, 10), 1, 6) == [0, 1, 2, 3, 4, 5]


def test_rows_without_words_are_never_listed():
    rows = [["rain", "wind"], [], ["vote", "poll"], [], ["rain", "wind"], ["vote", "poll"]]
    model = gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=2)
    assert {document.row for topic in (0, 1) for document in model.documents(topic=topic, limit=9)} == {0, 2, 4, 5}
    np.testing.assert_allclose(model.shares.sum(axis=1), 1)


def test_documents_of_a_corpus_have_an_excerpt_of_their_text(corpus):
    model = gl.fit_topics(gl.bag_of_words(corpus), topics=3)
    best = model.documents(topic=0, limit=45)
    for document in best:
        text = corpus[document.id].text
        assert document.title == corpus[document.id].title
        assert document.excerpt.strip("… ")
        assert document.excerpt.strip("… ") in " ".join(text.split())
        assert len(document.excerpt) <= 244
        assert document.excerpt.startswith("…") != text.startswith(document.excerpt[:10])
    assert best[0].title in best._repr_html_()
    assert list(best.to_frame()["id"]) == [document.id for document in best]
    assert list(best[:1]) == [best[0]]
    assert best[0].id in repr(best)


@pytest.mark.parametrize("unit", ["document", "paragraph", "sentence"])
def test_the_excerpt_is_the_passage_that_carries_the_topic(unit):
    dull = "We met in the hall at noon. Somebody spoke for an hour."
    texts = [
        f"{dull}\n\n{dull} The rain and the flood broke the dam. {dull}",
        f"{dull}\n\nThe team won the match. {dull}",
    ] * 8
    bag = gl.bag_of_words(
        gl.Corpus.from_texts(texts),
        unit=unit,
        phrases=False,
        minimum_rows=1,
        stop_words=["meet", "hall", "noon", "hour"],
    )
    model = gl.fit_topics(bag, topics=2)
    rain = next(topic.index for topic in model.topics if "flood" in dict(topic.words))
    best = model.documents(topic=rain, limit=1)[0]
    start = "" if unit == "sentence" else "… "
    assert best.excerpt.startswith(f"{start}The rain and the flood broke the dam.")


def test_a_title_that_is_the_beginning_of_the_text_is_not_said_twice():
    texts = ["The rain fell on the wide river and the flood came in the night."] * 3 + ["The team won the match."] * 3
    model = gl.fit_topics(gl.bag_of_words(gl.Corpus.from_texts(texts), unit="sentence", minimum_rows=1), topics=2)
    shown = model.documents(topic=int(model.shares[0].argmax()), limit=1)._repr_html_()
    assert shown.count("The rain fell") == 1


def test_frames(bow, model):
    frame = model.to_frame()
    assert list(frame.columns)[:5] == ["topic", "name", "share", "words", "hidden"]
    assert list(frame["topic"]) == [0, 1, 2]
    assert frame["share"].sum() == pytest.approx(1)
    shares = model.shares_frame()
    assert list(shares.index) == [row.id for row in bow.rows]
    assert list(shares.columns) == [*(topic.name for topic in model.topics), "empty"]
    assert isinstance(shares, pd.DataFrame)
    shares.iloc[0, 0] = 7.0
    assert model.shares[0, 0] <= 1


def test_a_model_shows_itself_as_a_table_and_escapes_what_it_shows():
    rows = [["<script>alert(1)</script>", "wind & rain"], ["vote", "poll"]] * 6
    ids = [f"<b>{i}</b>" for i in range(12)]
    model = gl.fit_topics(gl.BagOfWords.from_tokens(rows, ids=ids), topics=2).rename(0, "<i>Wet</i>").hide(1)
    shown = model._repr_html_()
    assert shown.count("<table") == 1
    assert "<script" not in shown
    assert "<b>" not in shown
    assert "&lt;i&gt;Wet&lt;/i&gt;" in shown
    assert "Hidden: 1 (" in shown
    assert "Edited: renamed topic 0" in shown
    assert "2 topics in 12 documents and 4 distinct words (lda, seed 0)" in shown
    assert shown.count("<tr") == 2  # the head, and the topic that is not hidden
    assert "TopicModel(2 topics, 12 documents, 4 words, lda, seed 0)" in repr(model)
    assert "Topic(1" not in repr(model)


def test_what_the_model_tells_about_its_fit(model):
    assert model.likelihood == model.fit.likelihood
    assert model.converged is model.fit.converged
    assert model.alpha.shape == (3,)
    assert model.beta > 0
    with pytest.raises(FrozenInstanceError):
        model.seed = 3


@pytest.mark.parametrize("method", gl.TOPIC_METHODS)
@pytest.mark.slow
def test_the_gensim_model_has_the_same_topics(bow, method):
    model = gl.fit_topics(bow, topics=3, method=method)
    twin = model.to_gensim()
    np.testing.assert_allclose(twin.get_topics(), model.weights, atol=1e-6)
    assert twin.num_topics == len(model.topics)
    assert twin.id2word is bow.dictionary
    assert model.bow is bow
    assert [word for word, _ in twin.show_topic(0, topn=3)] == [word for word, _ in model.topics[0].words[:3]]


def test_gensim_infers_the_same_largest_topics(bow, model):
    gamma, _ = model.to_gensim().inference(list(bow))
    assert (gamma.argmax(axis=1) == model.shares.argmax(axis=1)).mean() > 0.95


def test_gensims_coherence_takes_the_model_as_its_own(bow, model):
    from gensim.models import CoherenceModel

    score = CoherenceModel(model.to_gensim(), corpus=bow, dictionary=bow.dictionary, coherence="u_mass", topn=5)
    assert np.isfinite(score.get_coherence())
    assert score.topics[0].tolist() == np.argsort(-model.weights[0], kind="stable")[:5].tolist()


def test_pyldavis_finds_what_it_looks_for(bow, model):
    """What `pyLDAvis.gensim_models.prepare` reads of a model, a corpus and a dictionary."""
    twin = model.to_gensim()
    gamma, _ = twin.inference(bow)
    assert (gamma / gamma.sum(axis=1)[:, None]).shape == (60, twin.num_topics)
    order = list(bow.dictionary.token2id.values())
    assert twin.get_topics()[:, order].shape == (3, len(bow.dictionary))
    assert not hasattr(twin, "lda_alpha")
    assert not hasattr(twin, "lda_beta")


def test_the_strongest_rows_are_the_first_of_all_in_order():
    """Of rows that are equal, those that come first; shares of few values make most of them equal."""
    generator = np.random.default_rng(0)
    shares = np.round(generator.dirichlet([1.0, 1.0], 60), 1)
    tokens = np.where(np.arange(60) % 7 == 0, 0, 10)
    everything = strongest(shares, tokens, 0, None)
    assert everything == sorted(everything, key=lambda row: (-shares[row, 0], row))
    for limit in (1, 2, 5, 17, len(everything), 99):
        assert strongest(shares, tokens, 0, limit) == everything[:limit]
