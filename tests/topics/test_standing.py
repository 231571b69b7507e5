"""How far topics can be trusted: planted topics are clear, noise is not, two themes in one are mixed."""

import dataclasses
import re
from collections import Counter

import numpy as np
import pytest

import gleanings as gl
from gleanings.topics import stability
from gleanings.topics import standing as module
from gleanings.topics.stability import topic_stability

WEATHER = set("rain wind storm cloud snow frost heat flood river drought thunder sunshine".split())
SPORT = set("match goal team player coach league stadium referee penalty season trophy fans".split())


def words_of(model):
    return [standing.word for standing in model.standings]


def noise(rows=200, length=30, words=300, seed=3):
    rng = np.random.default_rng(seed)
    return gl.BagOfWords.from_tokens([[f"w{rng.integers(words)}" for _ in range(length)] for _ in range(rows)])


def test_planted_topics_are_clear(model):
    assert words_of(model) == ["clear"] * 3
    assert all(topic.standing.stability > 0.5 and topic.standing.coherence > 0.4 for topic in model.topics)
    said = model.topics[0].standing.sentence
    assert said.startswith("Clear: when topics are looked for again, it comes back ")
    assert not any(sign.isdigit() for sign in said)


@pytest.mark.parametrize(("rows", "words", "topics"), [(60, 150, 3), (200, 300, 5), (1000, 500, 5)])
@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.slow
def test_in_noise_no_topic_is_clear(rows, words, topics, seed):
    found = gl.fit_topics(noise(rows, words=words, seed=seed), topics=topics)
    assert "clear" not in words_of(found)
    assert "does not come back" in words_of(found)


@pytest.mark.parametrize(("rows", "topics"), [(40, 2), (60, 3), (200, 10)])
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.slow
def test_planted_topics_are_clear_at_any_size_and_with_one_too_few_two_are_mixed(rows, topics, seed):
    rng = np.random.default_rng(seed)
    themes = [[row % topics if rng.random() < 0.85 else rng.integers(topics) for _ in range(30)] for row in range(rows)]
    tokens = [[f"t{theme}_{int(25 * rng.random() ** 1.5)}" for theme in row] for row in themes]
    bow = gl.BagOfWords.from_tokens(tokens)
    assert words_of(gl.fit_topics(bow, topics=topics)) == ["clear"] * topics
    assert words_of(gl.fit_topics(bow, topics=topics - 1)).count("mixed") == 1


def test_topics_of_a_few_sentences_are_not_clear(bow):
    few = dataclasses.replace(
        bow, counts=bow.counts[:12], rows=bow.rows[:12], sequence=bow.sequence[: int(bow.counts[:12].sum())]
    )
    found = gl.fit_topics(few, topics=3)
    assert "clear" not in words_of(found)
    assert any("Too little text to say" in standing.sentence for standing in found.standings)
    assert any("Too little text to say" in line for line in found._repr_html_().split("<p"))


@pytest.mark.slow
def test_in_little_noise_the_rows_left_out_tell_and_not_those_that_parts_share(monkeypatch):
    found = [gl.fit_topics(noise(60, words=150, seed=seed), topics=3) for seed in range(1, 9)]
    assert not any("clear" in words_of(model) for model in found)
    monkeypatch.setattr(module, "BEYOND_CHANCE", -np.inf)
    again = [dataclasses.replace(model, fit=dataclasses.replace(model.fit)) for model in found]
    assert any("clear" in words_of(model) for model in again)


def test_what_words_rest_on_is_counted_in_rows_of_the_topic(model):
    assert all(5 <= standing.rows <= 25 for standing in model.standings)  # each theme has 20 of 60 rows


def test_two_themes_forced_into_one_are_mixed_of_these_two(bow):
    found = gl.fit_topics(bow, topics=2)
    mixed = [topic for topic in found.topics if topic.standing.word == "mixed"]
    assert len(mixed) == 1
    parts = [set(part) for part in mixed[0].standing.parts]
    assert any(part <= WEATHER for part in parts)
    assert any(part <= SPORT for part in parts)
    assert "seldom found together" in mixed[0].standing.sentence


def test_of_many_counts_parts_of_topics_are_looked_for_in_some_rows(bow, monkeypatch):
    monkeypatch.setattr(module, "SEARCHED", bow.counts.nnz // 2)
    found = gl.fit_topics(bow, topics=2)
    assert sorted(words_of(found)) == ["clear", "mixed"]
    everywhere = gl.fit_topics(bow, topics=2).standings
    monkeypatch.setattr(module, "SEARCHED", bow.counts.nnz)
    some = dataclasses.replace(found, fit=dataclasses.replace(found.fit)).standings
    assert [standing.rows for standing in some] == [standing.rows for standing in everywhere]  # those of all rows
    monkeypatch.setattr(module, "SEARCHED", 40)  # too few rows: nothing is seen of what a topic is made of
    assert "mixed" not in words_of(dataclasses.replace(found, fit=dataclasses.replace(found.fit)))


@pytest.mark.slow
def test_a_theme_hidden_behind_larger_words_is_told_and_sub_themes_are_not(monkeypatch, news):
    """Of five topics of plain words, the last is cricket with some tennis; the second is one theme, a war."""
    tokens = [re.findall("[a-z]{5,}", document.text.lower()) for document in news]
    frequency = Counter(word for row in tokens for word in set(row))
    bow = gl.BagOfWords.from_tokens([[word for word in row if 3 <= frequency[word] <= 40] for row in tokens])

    found = gl.fit_topics(bow, topics=5)

    def of(topic):
        return dataclasses.replace(found, fit=dataclasses.replace(found.fit)).standings[topic]

    assert found.standings[1].word == "clear"
    assert found.standings[4].word == "mixed"
    one, other = found.standings[4].parts
    assert {"cricket", "bowler"} <= set(one)
    assert {"tennis", "doubles"} <= set(other)
    monkeypatch.setattr(module, "_LARGE", 1.0)
    assert of(4).word == "clear"
    monkeypatch.setattr(module, "_APART", 0.0)
    assert of(1).word == "mixed"


@pytest.mark.slow
def test_themes_that_are_together_by_another_draw_each_time_are_mixed_still(monkeypatch):
    """Six themes in three topics: which are together hangs on the rows, so that topics do not come back as they are."""
    rng = np.random.default_rng(2)
    tokens = [[f"t{row % 6}_{int(25 * rng.random() ** 1.5)}" for _ in range(30)] for row in range(240)]
    found = [gl.fit_topics(gl.BagOfWords.from_tokens(tokens), topics=3, seed=seed) for seed in range(3)]
    assert {word for model in found for word in words_of(model)} == {"mixed"}
    unsteady = [each for model in found for each in model.standings if each.stability < 0.3]
    assert unsteady
    assert all("Fitted again, others are together" in standing.sentence for standing in unsteady)


def test_a_topic_of_next_to_no_tokens_is_next_to_empty(model):
    shares = np.column_stack([model.shares, np.full(60, 1e-6)])
    weights = np.vstack([model.weights, np.roll(model.weights[0], 5)])
    alpha = np.append(model.alpha, 0.2)
    fit = dataclasses.replace(model.fit, shares=shares, weights=weights, alpha=alpha, tokens=None)
    bare = dataclasses.replace(model, fit=fit, names=(None,) * 4)
    assert words_of(bare)[3] == "next to empty"


def test_what_says_nothing_of_its_own_is_told_without_another_fit(bow, monkeypatch):
    model = gl.fit_topics(bow, topics=3, seed=1)
    monkeypatch.setattr(module, "topic_stability", lambda *_: pytest.fail("fitted again"))
    told = module.hollow_topics(model.bow, model.fit, np.array([0.0, 0.0, 1.0]))
    assert told == ("", "", "template text")
    assert module.hollow_topics(model.bow, model.fit, None) is told


@pytest.mark.slow
def test_words_in_the_same_order_everywhere_are_template_text(bow):
    footer = "contact press office download pdf subscribe newsletter privacy terms cookies".split()
    tokens = [[*row, *(footer * 3 if i % 4 == 0 else [])] for i, row in enumerate(bow.tokens())]
    model = gl.fit_topics(gl.BagOfWords.from_tokens(tokens), topics=4)
    at = next(topic for topic in model.topics if topic.words[0][0] in footer)
    assert at.standing.word == "template text"
    rng = np.random.default_rng(0)
    shuffled = gl.BagOfWords.from_tokens([rng.permutation(row).tolist() for row in tokens])
    assert "template text" not in words_of(gl.fit_topics(shuffled, topics=4))


def test_the_standing_is_shown_wherever_the_topic_is(bow):
    model = gl.fit_topics(bow, topics=2)
    assert "mixed" in repr(model)
    assert "seldom found together" in model._repr_html_()
    assert model.to_frame()["standing"].tolist() == words_of(model)
    assert {"stability", "coherence", "exclusivity"} <= set(model.to_frame().columns)


def test_names_do_not_need_another_fit_and_merging_does(model, monkeypatch):
    before = model.standings
    monkeypatch.setattr(module, "topic_stability", lambda *_: pytest.fail("fitted again"))
    assert model.rename(0, "First").standings is before
    monkeypatch.undo()
    assert len(model.merge(0, 1).standings) == 2


@pytest.mark.slow
def test_merging_two_topics_takes_nothing_from_the_third(bow, monkeypatch):
    """Fitted again with two topics from the start, others than those that were merged by hand are together."""

    def of_the_third():
        found = []
        for pair in ((0, 1), (0, 2), (1, 2)):
            three = gl.fit_topics(bow, topics=3)
            merged = three.merge(*pair)
            assert merged.standings[pair[0]].word == "mixed"
            found.append(merged.standings[1 - pair[0]].word)
        return found

    assert of_the_third() == ["clear"] * 3
    monkeypatch.setattr(module, "topic_stability", lambda *given: topic_stability(*given[:-1]))
    assert of_the_third() != ["clear"] * 3


@pytest.mark.slow
def test_noise_merged_by_hand_is_not_clear_either():
    found = gl.fit_topics(noise(), topics=6)
    assert "clear" not in words_of(found.merge(0, 3))
    assert "clear" not in words_of(found.reduce(to=3))


def test_the_same_model_has_the_same_standing_in_any_company(bow, model):
    again = gl.fit_topics(bow, topics=3, seed=0)
    assert again.standings == model.standings


@pytest.mark.parametrize("method", gl.TOPIC_METHODS)
@pytest.mark.slow
def test_every_method_has_standings(bow, method):
    model = gl.fit_topics(bow, topics=3, method=method)
    assert len(model.standings) == len(model.topics)
    assert set(words_of(model)) <= set(module.STANDINGS)


def test_a_topic_made_by_hand_has_none():
    topic = gl.Topic(0, "x", (("rain", 1.0),), 1.0)
    assert topic.standing is None
    assert repr(topic) == "Topic(0, 'x', share=1.000, words=rain)"


def test_in_a_small_vocabulary_the_words_of_other_topics_make_none_mixed(monkeypatch):
    """The ten top words of each of two topics with four words each hold those of the other."""
    rng = np.random.default_rng(0)
    themes = [sorted(WEATHER)[:4], sorted(SPORT)[:4]]
    tokens = [rng.permutation(themes[row % 2]).tolist()[:3] for row in range(80)]

    def found():
        return words_of(gl.fit_topics(gl.BagOfWords.from_tokens(tokens), topics=2))

    assert found() == ["clear"] * 2
    for each in (module, stability):
        monkeypatch.setattr(each, "own_top", lambda weights, tops, topic: tops[topic])
    assert found() == ["mixed"] * 2
