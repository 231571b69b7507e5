"""Map, tree, reduction, what occurs together, the course of a text."""

from dataclasses import replace

import numpy as np
import pytest

import gleanings as gl
from gleanings.evaluation.divergence import jensen_shannon
from gleanings.topics.topic_tree import average_linkage


def topic_of(model, word):
    """Return the number of the topic in which a word weighs most."""
    return int(model.weights[:, model.bow.vocabulary.index(word)].argmax())


@pytest.fixture(scope="module")
def six(bow):
    """Twice as many topics as there are themes."""
    return gl.fit_topics(bow, topics=6)


def test_a_map_has_like_topics_near_each_other():
    rows = [["rain", "storm", "wind"], ["rain", "storm", "snow"], ["vote", "party", "poll"]] * 10
    model = gl.fit_topics(
        gl.BagOfWords.from_tokens(rows), topics=3, guide={"a": ["wind"], "b": ["snow"], "c": ["vote"]}
    )
    found = model.map()
    assert found.nearest[:2].tolist() == [1, 0]
    apart = np.linalg.norm(found.places[:, None] - found.places[None], axis=2)
    assert apart[0, 1] < apart[0, 2]
    assert found.shown > 0.9
    np.testing.assert_allclose(found.distances, found.distances.T)
    assert "0 a and 1 b" in found.reading


def test_a_map_leaves_hidden_topics_aside_and_has_places_for_one_and_two(model):
    assert model.hide(1).map().topics == (0, 2)
    assert model.hide(1).hide(2).map().places.tolist() == [[0.0, 0.0]]
    assert "nothing to compare" in model.hide(1).hide(2).map().reading
    for shown in (model.map(), model.hide(1).map(), model.hide(1).hide(2).map()):
        assert shown.plot().svg
        assert len(shown.to_frame()) == len(shown.topics)


def test_average_linkage_is_that_of_scipy():
    from scipy.cluster.hierarchy import average
    from scipy.spatial.distance import squareform

    points = np.random.default_rng(4).random((12, 3))
    distances = np.linalg.norm(points[:, None] - points[None], axis=2)
    heights = [height for _, _, height in average_linkage(distances)]
    np.testing.assert_allclose(heights, average(squareform(distances))[:, 2])


def test_a_tree_brings_the_parts_of_a_theme_together(six):
    groups = six.tree().groups(to=3)
    for theme in (("rain", "wind", "snow", "flood"), ("match", "goal", "team"), ("bank", "loan", "tax")):
        at = [next(i for i, group in enumerate(groups) if topic_of(six, word) in group) for word in theme]
        assert len(set(at)) == 1


def test_merges_are_suggested_where_a_theme_was_cut_and_only_there(model, six):
    assert model.tree().suggested == ()
    assert "No two topics need to be merged" in model.tree().reading
    suggested = six.tree().suggested
    assert suggested
    for pair in suggested:
        assert "NPMI" in pair.reason
        assert any({*pair.one, *pair.other} <= set(group) for group in six.tree().groups(to=3))


@pytest.mark.slow
def test_what_all_topics_share_does_not_make_them_alike(news_model):
    """By their plain weights, one branch of the tree takes one small topic after the other."""
    model = news_model(15)
    ours = max(len(group) for group in model.tree().groups(to=6))
    joins = average_linkage(jensen_shannon(model.weights, model.weights))
    plain = max(len((*one, *other)) for one, other, _ in joins[:9])
    assert 2 * ours <= plain  # topics in the largest of six branches


def test_reduction_sums_shares_along_the_tree(six):
    few = six.reduce(to=3)
    for number, group in enumerate(six.tree().groups(to=3)):
        np.testing.assert_allclose(few.shares[:, number], six.shares[:, list(group)].sum(axis=1))
    assert len(few.edits) == 1
    assert few.edits[0].startswith("reduced to 3 topics along the tree: topic ")
    assert few.reduce(to=2).shares.shape[1] == 2
    assert six.reduce(to=6) is six


def test_reduction_leaves_hidden_topics_and_keeps_names(six):
    hidden = six.hide(5).rename(0, "First")
    few = hidden.reduce(to=2)
    assert few.shares.shape[1] == 3
    assert len(few.hidden) == 1
    np.testing.assert_array_equal(few.shares[:, few.hidden[0]], six.shares[:, 5])
    assert few.topics[0].name == "First"


@pytest.mark.parametrize("to", [0, 7, "three", 2.5, True])
def test_a_reduction_that_cannot_be_is_an_error(six, to):
    with pytest.raises(gl.GleaningsError, match="to="):
        six.reduce(to=to)


def test_topics_that_occur_together_are_told_from_those_that_do_not():
    rows = [["rain", "flood", "vote", "poll"], ["goal", "team"], ["bank", "loan"]] * 20
    guide = {"weather": ["rain"], "politics": ["vote"], "sport": ["goal"], "money": ["bank"]}
    found = gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=4, guide=guide).co_occurrence()
    assert found.documents == 60
    assert found.together[0, 1] == 20
    assert found.together[0, 2] == 0
    assert found.expected[0, 1] == pytest.approx(20 * 20 / 60)
    assert found.z[0, 1] > 2 > -2 > found.z[0, 2]
    assert "0 weather and 1 politics (20 documents, 6.7 by chance)" in found.reading
    first = found.to_frame().iloc[0]
    assert (first["topic"], first["other"], first["together"]) == (0, 1, 20)
    assert found.often()[0] == (0, 1)


def test_topics_that_are_nearly_everywhere_are_not_together_more_often():
    """14 documents of 15 where chance would bring 13.1 is a matter of one document."""
    found = replace(
        gl.fit_topics(gl.BagOfWords.from_tokens([["a", "b"], ["c", "d"]] * 9), topics=2).co_occurrence(),
        together=np.array([[14, 14], [14, 14]]),
        expected=np.array([[14, 13.1], [13.1, 14]]),
        z=np.array([[0, 3.7], [3.7, 0]]),
        documents=15,
    )
    assert found.often() == []
    assert replace(found, expected=found.expected - 3).often() == [(0, 1)]


@pytest.mark.slow
def test_the_course_of_a_text_follows_it():
    texts = [
        "Rain and wind and storm. Wind and rain. Storm and rain.\n\nParty and vote and poll. Vote and poll.",
        "Party and vote. Poll and vote.\n\nRain and storm. Wind and rain.",
    ] * 15
    corpus = gl.Corpus.from_texts(texts)
    bow = gl.bag_of_words(corpus, unit="paragraph", minimum_rows=1, maximum_share=1, phrases=False)
    model = gl.fit_topics(bow, topics=2)
    course = model.course("0")
    rain = topic_of(model, "rain")
    assert course.unit == "sentence"  # two paragraphs cannot show much of a course
    assert (course.shares[:3, rain] > 0.5).all()
    assert (course.shares[3:, rain] < 0.5).all()
    assert next(texts[0][start:end] for start, end in course.spans) == "Rain and wind and storm."
    assert model.course(1, unit="paragraph").shares[:, rain].round().tolist() == [0, 1]
    assert course.to_frame().shape == (5, 6)
    assert course.plot().alt.startswith("Strips of bars")
    assert "cannot show much of a course" in model.course(0, unit="paragraph").reading


@pytest.mark.slow
def test_a_stretch_without_words_has_no_shares(corpus):
    bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1)
    model = gl.fit_topics(bow, topics=3)
    odd = gl.Corpus.from_texts(["Rain and wind. Qqq zzz. Storm and rain. Wind."])[0]
    course = model.course(odd, unit="sentence")
    assert np.isnan(course.shares[1]).all()
    assert course.plot().svg


@pytest.mark.parametrize(
    ("document", "says"), [("nowhere", "no document has the id"), (999, "not there"), (2.5, "give a document")]
)
def test_a_course_of_what_is_not_there_is_an_error(corpus, document, says):
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1), topics=2)
    with pytest.raises(gl.GleaningsError, match=says):
        model.course(document)


def test_a_course_needs_words_that_can_be_counted_again(model):
    document = gl.Corpus.from_texts(["Rain."])[0]
    with pytest.raises(gl.GleaningsError, match="made from tokens"):
        model.course(document)


@pytest.mark.slow
def test_every_view_says_in_words_what_its_picture_shows(six):
    for found in (six.map(), six.tree(), six.co_occurrence()):
        assert found.reading in found.plot().alt
        assert found.reading in repr(found)
