"""Words of topics by probability, relevance, FREX and lift."""

import numpy as np
import pytest

import gleanings as gl
from gleanings.topics.word_weighting import lift, word_scores

WEIGHTS = np.array([[0.5, 0.3, 0.15, 0.05], [0.5, 0.05, 0.05, 0.4]])
SIZES = np.array([0.75, 0.25])


def test_a_word_that_all_topics_share_leads_by_probability_only():
    assert word_scores(WEIGHTS, SIZES, "probability")[0].argmax() == 0
    for weighting in ("relevance", "lift"):
        assert word_scores(WEIGHTS, SIZES, weighting)[1].argmax() == 3, weighting


def test_lift_is_how_many_times_as_probable_and_at_most_one_over_the_size():
    overall = SIZES @ WEIGHTS
    assert np.allclose(lift(WEIGHTS, SIZES), WEIGHTS / overall)
    assert lift(WEIGHTS, SIZES).max() <= 1 / SIZES.min()


def test_relevance_is_that_of_sievert_and_shirley():
    expected = 0.6 * np.log(WEIGHTS) + 0.4 * np.log(WEIGHTS / (SIZES @ WEIGHTS))
    assert np.allclose(word_scores(WEIGHTS, SIZES, "relevance"), expected, atol=1e-12)


def test_frex_is_the_harmonic_mean_of_the_two_ranks():
    # of the words of topic 0: ranks of exclusivity .5, 1, .75, .25 and of probability 1, .75, .5, .25, within ties
    parts = WEIGHTS / WEIGHTS.sum(axis=0)
    exclusive = (parts[0].argsort().argsort() + 1) / 4
    frequent = (WEIGHTS[0].argsort().argsort() + 1) / 4
    assert np.allclose(word_scores(WEIGHTS, SIZES, "frex")[0], 2 / (1 / exclusive + 1 / frequent))


def test_a_model_ranks_its_words_and_shows_them(model):
    by_probability = model.topic_words(weighting="probability", words=5)
    assert [[word for word, _ in words] for words in by_probability] == [
        [word for word, _ in topic.words[:5]] for topic in model.topics
    ]
    frex = model.topic_words(weighting="frex", words=4)
    assert len(frex) == 3
    assert all(len(words) == 4 for words in frex[:2])
    assert frex.to_frame().columns.tolist() == ["topic", "name", "rank", "word", "frex"]
    assert len(frex.to_frame()) == 12
    assert frex[0][0][0] in repr(frex)
    assert frex[0][0][0] in frex._repr_html_()


def test_an_unknown_weighting_is_an_error(model):
    with pytest.raises(gl.GleaningsError, match="did you mean 'frex'"):
        model.topic_words(weighting="frx")
    with pytest.raises(gl.GleaningsError, match="words=0"):
        model.topic_words(words=0)
