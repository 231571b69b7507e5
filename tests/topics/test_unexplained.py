"""Rows that no topic explains are listed with what they hold."""

import math

import numpy as np
import pytest

import gleanings as gl


def test_a_row_of_odd_words_is_listed_and_others_are_not(bow):
    odd = ["rain", "match", "bank", "goal", "tax", "storm", "loan", "wind", "team", "budget", "snow", "fans"]
    tokens = [*bow.tokens(), odd, []]
    model = gl.fit_topics(gl.BagOfWords.from_tokens(tokens), topics=3)
    found = model.unexplained()
    assert [item.row for item in found] == [60]
    assert found[0].gain <= 0
    assert set(found[0].words) <= set(odd)
    assert (found.total, found.rows, found.empty) == (1, 61, 1)
    assert found.sentence == "No topic explains 1 of 61 documents with words. 1 more has no counted word."
    assert found.to_frame().loc[0, "tokens"] == 12
    assert "least explained" in found._repr_html_()
    assert "60" in repr(found)
    assert f"{math.exp(found[0].gain):.2f}" in found._repr_html_()
    assert "nats" not in found._repr_html_()


def test_limit_and_bad_input(model):
    assert len(model.unexplained(limit=1)) <= 1
    with pytest.raises(gl.GleaningsError, match="limit"):
        model.unexplained(limit=0)


def test_a_row_of_a_subject_of_its_own_is_listed_though_a_topic_holds_its_words(bow):
    own = [["butter", "flour", "oven", "nutmeg"], ["flour", "oven", "butter", "salt"], ["nutmeg", "salt", "oven"]]
    model = gl.fit_topics(gl.BagOfWords.from_tokens([*bow.tokens(), *own]), topics=3)
    found = model.unexplained()
    assert {item.row for item in found} == {60, 61, 62}
    row = model.bow.counts[60]  # each of its words is likelier in its topics than in the whole bag
    whole = np.asarray(model.bow.counts.sum(axis=0)).ravel() / model.bow.counts.sum()
    assert ((model.shares[60] @ model.weights)[row.indices] > whole[row.indices]).all()


def test_where_topics_explain_all_rows_that_is_said_and_no_empty_table_shown():
    tokens = [["rain", "wind", "storm"], ["vote", "party", "poll"]] * 10
    found = gl.fit_topics(gl.BagOfWords.from_tokens(tokens), topics=2).unexplained()
    assert found.sentence == "Topics explain all 20 documents with words."
    assert found._repr_html_() == "<p>Topics explain all 20 documents with words.</p>"
