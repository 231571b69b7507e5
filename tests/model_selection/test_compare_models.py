"""Models compared: what is the same, split, merged, gone and new, against another seed."""

import numpy as np
import pytest

import gleanings as gl
from gleanings.model_selection import compare_models as module

THEMES = {
    "weather": "rain wind storm cloud snow frost heat flood river drought thunder sunshine".split(),
    "sport": "match goal team player coach league stadium referee penalty season trophy fans".split(),
    "money": "bank loan interest market share price profit trade budget tax wage currency".split(),
    "health": "doctor nurse hospital patient drug virus fever clinic surgery vaccine ward pill".split(),
}

OFTEN = 0.8 ** np.arange(12) / (0.8 ** np.arange(12)).sum()  # the first words of a theme are the most frequent


def bag(names, rows=80, seed=0):
    random = np.random.default_rng(seed)
    tokens = []
    for row in range(rows):
        own = THEMES[names[row % len(names)]]
        other = THEMES[names[int(random.integers(len(names)))]]
        tokens.append([str(random.choice(own if random.random() < 0.9 else other, p=OFTEN)) for _ in range(25)])
    return gl.BagOfWords.from_tokens(tokens)


@pytest.fixture(scope="module")
def four():
    return gl.fit_topics(bag(list(THEMES)), topics=4)


def topic_of(model, word):
    return int(model.weights[:, model.bow.vocabulary.index(word)].argmax())


@pytest.mark.slow
def test_another_seed_and_another_draw_give_the_same_topics(four):
    again = gl.fit_topics(four.bow, topics=4, seed=9)
    found = gl.compare_models(four, again)
    assert {match.kind for match in found.matches} == {"same"}
    for match in found.matches:
        word = four.topics[match.topic].words[0][0]
        assert match.others == (topic_of(again, word),)
    assert "4 of 4 topics are the same" in found.reading


@pytest.mark.slow
def test_a_topic_that_was_merged_is_told_from_those_that_stayed(four):
    one, other = sorted((topic_of(four, "rain"), topic_of(four, "goal")))
    merged = four.merge(one, other)
    found = gl.compare_models(four, merged)
    kinds = {match.topic: match.kind for match in found.matches}
    assert kinds[one] == kinds[other] == "merged"
    assert sorted(kinds[topic] for topic in range(4) if topic not in (one, other)) == ["same", "same"]
    back = gl.compare_models(merged, four)
    split = back.of_kind("split")
    assert [match.topic for match in split] == [one]
    assert set(split[0].others) == {one, other}
    assert not back.of_kind("new")


def test_a_merged_topic_is_compared_with_what_it_is_made_of(four):
    """Fitted again with three topics from the start, it would be another topic, and would seem not to come back."""
    merged = four.merge(*sorted((topic_of(four, "rain"), topic_of(four, "goal"))))
    found = gl.compare_models(merged, four)
    assert found.baseline.mean(axis=0).min() > 0.5
    assert not any("do not come back" in note for note in found.notes)


@pytest.mark.slow
def test_small_vocabularies_that_have_half_in_common_are_compared():
    a, b = (gl.fit_topics(bag(names), topics=2) for names in (["weather", "sport"], ["weather", "health"]))
    found = gl.compare_models(a, b)
    assert found.common == 12
    assert [match.kind for match in found.matches if match.topic == topic_of(a, "rain")] == ["same"]


THRESHOLDS = {
    # A threshold, what it is without, and the topic of which another thing is then said.
    "_FOUND": (0.0, "gone"),
    "_MOSTLY": (0.0, "merged"),
    "_SHARE": (0.9, "new"),
    "_HALF": (1.1, "merged"),
}


@pytest.mark.parametrize("name", THRESHOLDS)
@pytest.mark.slow
def test_without_a_threshold_another_thing_is_said(four, name, monkeypatch):
    value, kind = THRESHOLDS[name]
    one, other = sorted((topic_of(four, "rain"), topic_of(four, "goal")))
    pairs = [
        (four, four.merge(one, other)),
        (four.merge(one, other), four),
        tuple(
            gl.fit_topics(bag(names, seed=seed), topics=3)
            for seed, names in enumerate((["weather", "sport", "money"], ["weather", "sport", "health"]))
        ),
    ]

    def said():
        return [sum(match.kind == kind for match in gl.compare_models(a, b, refits=1).matches) for a, b in pairs]

    before = said()
    monkeypatch.setattr(module, name, value)
    assert said() != before


@pytest.mark.slow
def test_what_is_gone_and_what_is_new():
    a = gl.fit_topics(bag(["weather", "sport", "money"]), topics=3)
    b = gl.fit_topics(bag(["weather", "sport", "health"], seed=1), topics=3)
    found = gl.compare_models(a, b)
    assert [match.topic for match in found.of_kind("gone")] == [topic_of(a, "bank")]
    assert [match.others for match in found.of_kind("new")] == [(topic_of(b, "nurse"),)]
    assert found.common == 24
    assert "other vocabularies" in found.notes[0]


@pytest.mark.slow
def test_models_without_common_words_are_an_error():
    a, b = (gl.fit_topics(bag(names), topics=2) for names in (["weather", "sport"], ["money", "health"]))
    with pytest.raises(gl.GleaningsError, match="0 of 24 and 24 words in common"):
        gl.compare_models(a, b)


@pytest.mark.slow
def test_it_says_that_topics_of_noise_do_not_come_back():
    random = np.random.default_rng(0)
    noise = gl.BagOfWords.from_tokens([[f"w{w}" for w in random.integers(0, 300, 30)] for _ in range(400)])
    found = gl.compare_models(gl.fit_topics(noise, topics=8), gl.fit_topics(noise, topics=8, seed=1))
    assert "do not come back with another seed either" in " ".join(found.notes)


def test_tables_and_pictures(four):
    found = gl.compare_models(four, four.hide(0))
    assert found.similarity.shape == (4, 3)
    assert len(found.to_frame()) == len(found.matches)
    assert found.reading in found.plot().alt
    assert found.to_markdown().startswith("| topic | share | kind |")
    assert r"\toprule" in found.to_latex()


@pytest.mark.parametrize("wrong", [None, "model", 3])
def test_what_is_no_model_is_an_error(four, wrong):
    with pytest.raises(gl.GleaningsError, match="fit_topics"):
        gl.compare_models(four, wrong)
    with pytest.raises(gl.GleaningsError, match="refits"):
        gl.compare_models(four, four, refits=0)
