"""Words of topics as the texts write them."""

import pytest

import gleanings as gl
from gleanings.report.spelling import spellings, written


@pytest.mark.parametrize(
    ("word", "texts", "shown"),
    [
        ("nato", ["The NATO and NATO again.", "It was the Nato."], "NATO"),
        ("bin laden", ["They saw bin Laden. Bin Laden fled."], "bin Laden"),
        ("u.s.", ["In the U.S. it rains."], "U.S."),
        ("u.s.", ["Troops of the US left; the US said so to us."], "US"),
        ("u.s.", ["They told us."], "u.s."),
        ("wells", ["Wells are deep.\nWells are wide. “Wells!”"], "wells"),  # only at the beginning of sentences
        ("waterbridge", ["WaterBridge digs wells.\nWaterBridge is a charity."], "WaterBridge"),
        ("mark", ["One Mark or two. A question mark."], "mark"),  # as often the one as the other
        ("kenya", ["the kenyan and Kenyans"], "kenya"),  # a part of other words
        ("weiher", ["Am Weiher ist es still."], "Weiher"),
        ("İzmir".lower(), ["Die Stadt İzmir"], "İzmir".lower()),  # more letters in small ones than in capitals
        ("القمح", ["في القمح"], "القمح"),
        ("茶", ["好茶"], "茶"),
        (".", ["It rained"], "."),  # nothing is left of it without its stops
    ],
)
def test_a_word_is_shown_as_the_texts_mostly_write_it(word, texts, shown):
    assert written(word, texts) == shown


def test_behind_a_title_no_sentence_begins():
    texts = ["Mr. Weston sat down. Mr. Weston rose."]
    assert written("weston", texts, {"mr"}) == "Weston"
    assert written("weston", texts) == "weston"


def test_a_word_that_the_first_texts_of_a_topic_lack_is_looked_for_where_it_stands_most():
    texts = [f"Ships of the port sail at {i}. Sailors of the port load ships." for i in range(12)]
    texts += [f"At noon {i} Captain Benwick left. We saw Benwick." for i in (1, 2)]
    bow = gl.bag_of_words(gl.Corpus.from_texts(texts), unit="document", minimum_rows=1)
    model = gl.fit_topics(bow, topics=1)
    digest = gl.digest(model)
    read = {item.row for item in digest.topics[0].documents}
    assert read.isdisjoint({12, 13})
    assert spellings(model, digest, [[("benwick", 0.1)]])[0]["benwick"] == "Benwick"
