"""Labels: nouns and phrases in the spelling of the texts, distinct between topics."""

import numpy as np
import pytest

import gleanings as gl
from gleanings.topics.labels import noun_places, spelling


@pytest.fixture(scope="module")
def lee():
    return gl.fit_topics(gl.bag_of_words(gl.example("lee")), topics=15)


def test_labels_are_written_as_the_texts_write_them(lee):
    text = "\n".join(document.text for document in gl.example("lee"))
    for topic in lee.topics:
        assert 1 <= len(topic.label.split(" · ")) <= 3
        for part in topic.label.split(" · "):
            assert part in " ".join(text.split()), part
    assert any("Reserve Bank" in topic.label for topic in lee.topics)


def test_no_part_labels_two_topics_and_no_word_comes_twice(lee):
    parts = [part for topic in lee.topics for part in topic.label.split(" · ")]
    assert len(parts) == len(set(parts))
    for topic in lee.topics:
        words = topic.label.replace(" · ", " ").lower().split()
        assert len(words) == len(set(words))


def test_a_given_name_is_the_label_and_tokens_have_names_only(lee, model):
    assert lee.rename(3, "Airlines").topics[3].label == "Airlines"
    assert [topic.label for topic in model.topics] == [topic.name for topic in model.topics]
    assert lee.topics[0].label in lee._repr_html_()
    assert lee.to_frame()["label"].tolist() == list(lee.labels)


def test_adjectives_and_verbs_do_not_stand_as_nouns_do():
    texts = ["The economic growth is in the bank. They say the economic plan of the bank will say a lot to us."] * 3
    found = noun_places(texts)
    assert found["bank"] == (1.0, 1.0)
    assert found["economic"][1] == 0.0  # a noun follows, never the end of a clause
    assert found["say"][0] == 0.0


def test_the_spelling_is_that_within_sentences():
    texts = ["Asylum seekers came. The asylum seekers stayed.", "The Reserve  Bank and\nthe Reserve Bank"]
    assert spelling("asylum seekers", texts) == "asylum seekers"
    assert spelling("reserve bank", texts) == "Reserve Bank"
    assert spelling("nowhere", texts) is None


@pytest.mark.slow
def test_another_language_is_labelled_without_the_closed_classes_of_english():
    texts = ["Die Bank senkt den Zins. Der Zins der Bank fällt.", "Der Regen fällt. Der Sturm bringt Regen."] * 20
    corpus = gl.Corpus.from_texts(texts, language="de")
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1.0)
    model = gl.fit_topics(bow, topics=2)
    assert all(topic.label for topic in model.topics)
    assert np.unique(model.labels).size == 2
