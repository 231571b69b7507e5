"""Merging, splitting, renaming, hiding: what is kept, what changes, what is said."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gleanings as gl


@pytest.fixture(scope="module")
def five(bow):
    return gl.fit_topics(bow, topics=5)


@settings(max_examples=20)
@given(st.lists(st.integers(0, 4), min_size=2, max_size=5, unique=True))
def test_merging_keeps_all_mass(five, numbers):
    merged = five.merge(*numbers)
    at = min(numbers)
    left = [topic for topic in range(5) if topic == at or topic not in numbers]
    assert merged.shares.shape == (60, len(left))
    np.testing.assert_allclose(merged.shares.sum(axis=1), 1)
    np.testing.assert_allclose(merged.weights.sum(axis=1), 1)
    np.testing.assert_allclose(merged.shares[:, left.index(at)], five.shares[:, numbers].sum(axis=1))
    assert merged.topics[left.index(at)].share == pytest.approx(sum(five.topics[topic].share for topic in numbers))
    for new, old in enumerate(left):
        if old != at:
            np.testing.assert_array_equal(merged.shares[:, new], five.shares[:, old])
            np.testing.assert_array_equal(merged.weights[new], five.weights[old])
    np.testing.assert_allclose((merged.fit.tokens @ merged.weights), five.fit.tokens @ five.weights)
    assert merged.alpha.sum() == pytest.approx(five.alpha.sum())
    assert merged.weights.tobytes() == five.merge(*reversed(numbers)).weights.tobytes()


def test_merging_leaves_the_first_model_as_it_was(five):
    before = five.shares.tobytes(), five.weights.tobytes(), five.edits
    five.merge(0, 1).split(0).rename(0, "Other").hide(0)
    assert (five.shares.tobytes(), five.weights.tobytes(), five.edits) == before


def test_a_merged_topic_keeps_a_given_name(five):
    named = five.rename(3, "Money")
    assert named.merge(1, 3).topics[1].name == "Money"
    assert named.rename(1, "Bank").merge(3, 1).topics[1].name == "Bank"
    assert named.merge(0, 1).topics[2].name == "Money"  # moved down by one
    assert five.merge(four := five.topics[4].name, 0).edits[0].count(four) == 1


def test_merging_and_hiding(five):
    hidden = five.hide(2).hide(4)
    assert hidden.merge(2, 4).hidden == (2,)
    assert hidden.merge(1, 2).hidden == (3,)
    assert hidden.merge(0, 1).hidden == (1, 3)


@pytest.mark.parametrize("numbers", [(), (1,), (1, 1), (0, 1, 0)])
def test_merging_needs_two_different_topics(five, numbers):
    with pytest.raises(ValueError, match="two or more different topics"):
        five.merge(*numbers)


def test_topics_that_are_not_there(five):
    for edit in (lambda: five.merge(0, 5), lambda: five.split(9), lambda: five.hide(5), lambda: five.rename(-1, "x")):
        with pytest.raises(ValueError, match="topic"):
            edit()


def test_all_topics_can_become_one(five):
    one = five.merge(0, 1, 2, 3, 4)
    np.testing.assert_allclose(one.shares, 1)
    assert one.topics[0].share == pytest.approx(1)


@pytest.mark.parametrize("method", gl.TOPIC_METHODS)
@pytest.mark.slow
def test_merging_what_was_split_gives_the_topic_again(bow, method):
    model = gl.fit_topics(bow, topics=2, method=method)
    split = model.split(0)
    assert len(split.topics) == len(model.topics) + 1
    np.testing.assert_allclose(split.shares.sum(axis=1), 1, atol=1e-9)
    np.testing.assert_allclose(split.weights.sum(axis=1), 1, atol=1e-9)
    assert (split.weights >= 0).all()
    np.testing.assert_array_equal(split.shares[:, 1:-1], model.shares[:, 1:])
    again = split.merge(0, len(model.topics))
    np.testing.assert_allclose(again.shares, model.shares, atol=1e-12)
    if model.fit.tokens is not None:  # elsewhere the sizes of the parts are those of their rows
        np.testing.assert_allclose(again.weights, model.weights, atol=1e-12)


def test_splitting_parts_two_themes_that_were_one():
    rows = [
        ["rain", "wind", "storm", "snow"] * 3,
        ["goal", "team", "match", "coach"] * 3,
        ["bank", "loan", "tax", "wage"] * 3,
    ]
    model = gl.fit_topics(gl.BagOfWords.from_tokens(rows * 8), topics=3)
    kinds = [next(word for word, _ in topic.words if word in ("rain", "goal", "bank")) for topic in model.topics]
    merged = model.merge(kinds.index("rain"), kinds.index("goal"))
    number = int(merged.shares[0].argmax())
    split = merged.split(number)
    assert split.shares[0].argmax() != split.shares[1].argmax()
    assert {int(split.shares[0].argmax()), int(split.shares[1].argmax())} == {number, 2}
    assert split.edits[-1].endswith(f"into topics {number} and 2")


def test_the_larger_part_keeps_the_number(five):
    for topic in range(2):
        split = five.split(topic)
        assert split.topics[topic].share >= split.topics[5].share > 0
        assert split.topics[topic].share + split.topics[5].share == pytest.approx(five.topics[topic].share)


def test_a_split_topic_loses_its_name_and_stays_hidden(five):
    split = five.rename(1, "Money").hide(1).split("Money")
    assert split.names == (None,) * 6
    assert split.hidden == (1, 5)


def test_too_little_to_split():
    model = gl.fit_topics(gl.BagOfWords.from_tokens([["rain"] * 3, ["vote", "poll", "party"]] * 6), topics=2)
    with pytest.raises(ValueError, match="6 documents and 1 words of its own, too little to split"):
        model.split(int(model.shares[0].argmax()))


def test_renaming(five):
    named = five.rename(2, "  Public\n health ")
    assert named.topics[2].name == "Public health"
    assert named.edits[-1] == f"renamed topic 2 ({five.topics[2].name}) to 'Public health'"
    assert named.rename("Public health", "Health").topics[2].name == "Health"
    with pytest.raises(ValueError, match="topic 2 is called 'Public health' already"):
        named.rename(1, "Public health")
    assert named.rename(2, "Public health").topics[2].name == "Public health"
    with pytest.raises(ValueError, match="the name is empty"):
        five.rename(2, " ")
    with pytest.raises(TypeError, match="not a text"):
        five.rename(2, 7)


@pytest.mark.slow
def test_hiding_and_showing(five):
    hidden = five.hide(3)
    assert [topic.hidden for topic in hidden.topics] == [False, False, False, True, False]
    assert hidden.shares is five.shares
    assert f">{five.topics[3].name}<" not in hidden._repr_html_()
    assert hidden.hide(3) is hidden
    back = hidden.show(3)
    assert back.hidden == ()
    assert back._repr_html_().count("<tr") == five._repr_html_().count("<tr")
    assert back.show(3) is back
    assert [edit.split()[0] for edit in back.edits] == ["hid", "showed"]


def test_the_last_topic_that_is_shown_cannot_be_hidden(model):
    with pytest.raises(ValueError, match="the last that is shown"):
        model.hide(0).hide(1).hide(2)


def test_an_edited_model_works_like_any_other(five, bow):
    edited = five.merge(0, 1).split(0).rename(1, "One")
    found = edited.transform(bow)
    np.testing.assert_allclose(found.shares.sum(axis=1), 1)
    np.testing.assert_allclose(edited.to_gensim().get_topics(), edited.weights, atol=1e-6)
    assert found.names[1] == "One"
