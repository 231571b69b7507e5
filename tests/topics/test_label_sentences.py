"""The sentences that labels are taken from."""

import pytest

import gleanings as gl


@pytest.fixture(scope="module")
def lee(news_model):
    return news_model(8)


@pytest.mark.slow
def test_each_part_of_a_label_has_a_sentence_of_its_own_that_holds_it(lee):
    found = lee.label_sentences()
    corpus = {document.id: document for document in lee.bow.corpus}
    parts = {(topic.index, part) for topic in lee.topics for part in topic.label.split(" · ")}
    assert {(item.topic, item.part) for item in found} | set(found.missing) == parts
    assert len(found) > 0.9 * len(parts)
    for item in found:
        text = corpus[item.document].text[item.start : item.end]
        assert " ".join(text.split()) == item.sentence
        assert item.part.lower().rstrip("s") in item.sentence.lower()
    assert len({(item.topic, item.document, item.start) for item in found}) == len(found)


@pytest.mark.slow
def test_they_are_from_documents_of_the_topic_and_not_from_anywhere(lee):
    rows = {row.id: i for i, row in enumerate(lee.bow.rows)}
    shares = [lee.shares[rows[item.document], item.topic] for item in lee.label_sentences() if item.document in rows]
    assert len(shares) > 10
    assert sum(share > 0.3 for share in shares) > 0.9 * len(shares)


@pytest.mark.slow
def test_hidden_topics_have_none_and_a_name_stands_for_the_label(lee):
    found = lee.hide(2).rename(0, "The first").label_sentences()
    assert 2 not in {item.topic for item in found}
    assert [item.sentence for item in found if item.topic == 0] == [
        item.sentence for item in lee.label_sentences() if item.topic == 0
    ]


def test_they_show_themselves(lee):
    found = lee.label_sentences()
    assert found[0].sentence in found.to_markdown().replace("\\|", "|")
    assert found[0].part in repr(found)
    assert "What labels rest on" in found._repr_html_()
    assert found[:2] == found.items[:2]


def test_without_texts_it_says_what_to_do(model):
    with pytest.raises(gl.GleaningsError, match="does not know the texts"):
        model.label_sentences()
