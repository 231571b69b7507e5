"""A number of topics for those who give none: planted ones are found, noise is said to be noise."""

from functools import partial
from types import SimpleNamespace

import numpy as np
import pytest
from scipy.sparse import vstack
from tests import planted

import gleanings as gl
from gleanings.topics import quick_number as module
from gleanings.topics.lda.lda import fit_lda


@pytest.mark.parametrize("topics", [3, 8])
@pytest.mark.slow
def test_planted_topics_are_counted(topics):
    model = gl.fit_topics(planted.topic_bag(topics))
    assert len(model.topics) == topics
    assert model.notes[-2].startswith(f"The number of topics, {topics}, was not given: 2, 3, 4")
    assert model.settings["topics chosen from"][:3] == [2, 3, 4]
    again = gl.fit_topics(planted.topic_bag(topics), topics=topics)
    assert again.weights.tobytes() == model.weights.tobytes()
    assert again.settings["topics chosen from"] is None


@pytest.mark.slow
def test_where_words_stand_together_by_chance_at_most_no_number_stands_out(monkeypatch):
    monkeypatch.setattr(module, "quality", lambda fit, counts: ((-0.1,), (1.0,)))
    model = gl.fit_topics(planted.topic_bag(3))
    assert "These texts may have no topics" in model.notes[-1]
    assert len(model.topics) == 4  # by the rest: not the square root of half of 240 rows


def test_the_one_number_whose_words_stand_together_a_little_does_not_win_by_that(monkeypatch):
    """In short rows all but one may be less coherent than by chance."""
    curve = {8: 0.003, 3: -0.01}
    monkeypatch.setattr(module, "quality", lambda fit, counts: ((curve.get(fit.topics, -0.1),), (1 / fit.topics,)))
    counts = planted.topic_bag(3).counts
    assert module.quick_number(counts, fitted, **LIMITS).number == 2
    monkeypatch.setattr(module, "_BY_CHANCE", 0.0)
    assert module.quick_number(counts, fitted, **LIMITS).number == 8


LIMITS = {"least": 2, "most": 10, "fallback": 3, "seed": 0, "progress": False}


def fitted(counts, topics, likelihood=None):
    """A fit that parts the rows as any other number does."""
    history = () if likelihood is None else (likelihood[topics],)
    return SimpleNamespace(topics=topics, likelihood=history, shares=np.ones((counts.shape[0], 1)))


def test_of_levels_about_as_good_the_smaller_is_taken(monkeypatch):
    curve = {2: 0.1, 3: 0.3, 4: 0.1, 5: 0.1, 6: 0.31, 8: 0.1}
    monkeypatch.setattr(module, "quality", lambda fit, counts: ((curve.get(fit.topics, 0.0),), (1.0,)))
    counts = planted.topic_bag(3).counts
    found = module.quick_number(counts, fitted, **LIMITS)
    assert (found.number, found.levels) == (3, (6, 3))
    assert "6 would do about as well" in found.note
    curve[3] = 0.26
    assert module.quick_number(counts, fitted, **LIMITS).number == 6


def test_a_number_that_parts_the_rows_in_a_way_of_its_own_counts_less(monkeypatch):
    curve = {2: 0.1, 3: 0.25, 4: 0.1, 5: 0.1, 6: 0.1, 8: 0.3}
    monkeypatch.setattr(module, "quality", lambda fit, counts: ((curve.get(fit.topics, 0.0),), (1.0,)))
    counts = planted.topic_bag(3).counts
    rng = np.random.default_rng(0)
    kinds = np.arange(counts.shape[0]) % 3
    by_chance = rng.integers(8, size=counts.shape[0])

    def fit(counts, topics):
        """Up to six topics are those of three kinds, the eight any."""
        topic = by_chance if topics == 8 else np.minimum(kinds, topics - 1)
        return SimpleNamespace(topics=topics, likelihood=(), shares=np.eye(8)[topic])

    found = module.quick_number(counts, fit, **LIMITS)
    assert (found.number, found.levels) == (3, (3,))
    assert "how alike it parts the texts to the numbers next to it" in found.note
    monkeypatch.setattr(module, "_ALIKE", 0.0)
    assert module.quick_number(counts, fit, **LIMITS).number == 8


def test_a_peak_counts_less_where_more_topics_go_on_explaining_more(monkeypatch):
    curve = {2: 0.27, 3: 0.1, 4: 0.25, 5: 0.1, 6: 0.1, 8: 0.1}
    monkeypatch.setattr(module, "quality", lambda fit, counts: ((curve.get(fit.topics, 0.0),), (1.0,)))
    counts = planted.topic_bag(3).counts
    bends_at_four = {2: -9.0, 3: -8.5, 4: -8.0, 5: -7.95, 6: -7.93, 8: -7.91, 10: -7.9}
    found = module.quick_number(counts, partial(fitted, likelihood=bends_at_four), **LIMITS)
    assert found.number == 4
    assert "more topics stop explaining more" in found.note
    assert module.quick_number(counts, fitted, **LIMITS).number == 2  # a method without a likelihood


def test_an_interrupted_search_keeps_what_it_has():
    def fit(counts, topics):
        if topics > 4:
            raise KeyboardInterrupt
        return fit_lda(counts, topics=topics, seed=0)

    limits = {"least": 2, "most": 10, "fallback": 3, "seed": 0, "progress": False}
    found = module.quick_number(planted.topic_bag(3).counts, fit, **limits)
    assert list(found.scores) == [2, 3, 4]
    assert found.number == 3
    assert "interrupted" in found.note


def test_of_one_number_nothing_is_said_to_be_better_than_others():
    few = planted.topic_bag(2).counts[:20]
    found = module.quick_number(few, lambda counts, topics: fit_lda(counts, topics=topics, seed=0), **LIMITS)
    assert list(found.scores) == [2]
    assert found.note.startswith(
        "The number of topics, 2, was not given, and no other was compared with it: these texts are too few"
    )
    assert "than with" not in found.note


def test_more_than_six_topics_need_sixteen_rows_each(monkeypatch):
    """A late peak in few rows is mostly chance, and would be taken otherwise."""
    curve = {3: 0.25, 10: 0.3}
    monkeypatch.setattr(module, "quality", lambda fit, counts: ((curve.get(fit.topics, 0.1),), (1.0,)))
    counts = planted.topic_bag(3).counts
    assert list(module.quick_number(counts[:150], fitted, **LIMITS).scores) == [2, 3, 4, 5, 6, 8]
    assert module.quick_number(counts[:150], fitted, **LIMITS).number == 3
    assert module.quick_number(counts, fitted, **LIMITS).number == 10
    assert list(module.quick_number(counts[:40], fitted, **LIMITS).scores) == [2, 3, 4, 5]


@pytest.mark.slow
def test_many_rows_are_sampled(monkeypatch):
    bow = planted.topic_bag(3)
    monkeypatch.setattr(module, "LARGE", bow.counts.nnz // 2)
    limits = {"least": 2, "most": 10, "fallback": 2, "seed": 0, "progress": False}
    sizes = []

    def fit(counts, topics):
        sizes.append(counts.shape[0])
        return fit_lda(counts, topics=topics, seed=0)

    assert "on a part of the texts" in module.quick_number(bow.counts, fit, **limits).note
    assert len(set(sizes)) == 1
    assert sizes[0] < 0.6 * bow.counts.shape[0]


@pytest.mark.slow
def test_guided_topics_and_hdp_keep_their_limits():
    bow = planted.topic_bag(3)
    guide = {name: [f"t{i}w0"] for i, name in enumerate("abc")}
    assert len(gl.fit_topics(bow, guide=guide).topics) >= 3
    assert "hdp used as many as it needs" in gl.fit_topics(bow, method="hdp").notes[-1]


def test_several_other_numbers_are_read_as_a_sentence(monkeypatch):
    curve = {2: 0.25, 5: 0.3, 10: 0.28, 12: 0.0, 15: 0.25}
    monkeypatch.setattr(module, "quality", lambda fit, counts: ((curve.get(fit.topics, 0.1),), (1.0,)))
    many = vstack([planted.topic_bag(3).counts] * 3, format="csr")
    note = module.quick_number(many, fitted, **LIMITS | {"most": 15}).note
    assert "; 2, 10 and 15 would do about as well." in note


def test_a_peak_at_one_depth_gives_way_to_one_at_several(monkeypatch):
    """With the first ten words alone it would be the highest."""
    curves = [{5: 0.3, 10: 0.1}, {5: 0.3, 10: 0.32}, {5: 0.3, 10: 0.1}]
    monkeypatch.setattr(
        module, "quality", lambda fit, counts: (tuple(curve.get(fit.topics, 0.05) for curve in curves), (1.0,))
    )
    counts = planted.topic_bag(3).counts
    assert module.quick_number(counts, fitted, **LIMITS).levels[0] == 5
    del curves[2], curves[0]
    assert module.quick_number(counts, fitted, **LIMITS).levels[0] == 10


def test_topics_that_share_their_words_lose_more_than_they_are_coherent(monkeypatch):
    """With exclusivity as it is, the two would be equal, and the more coherent one first."""
    like = {3: (0.2, 0.8), 8: (0.4, 0.5)}
    monkeypatch.setattr(
        module, "quality", lambda fit, counts: tuple((value,) for value in like.get(fit.topics, (0.1, 0.5)))
    )
    counts = planted.topic_bag(3).counts
    assert module.quick_number(counts, fitted, **LIMITS).levels[0] == 3
    monkeypatch.setattr(module, "_SHARED", 1.0)
    assert module.quick_number(counts, fitted, **LIMITS).levels[0] == 8


def test_a_small_topic_does_not_count_like_a_large_one_in_one_of_the_curves():
    model = gl.fit_topics(planted.topic_bag(3), topics=3)
    (*_, ten, _, weighted), owned = module.quality(model.fit, model.bow.counts)
    assert weighted == pytest.approx(ten, abs=0.1)
    assert weighted != ten
    assert len(owned) == 2


def test_no_number_is_tried_that_leaves_fewer_than_eight_rows_for_each_topic():
    rows = [["rain", "storm", "hail"], ["bank", "loan", "tax"], ["goal", "team", "cup"]] * 13
    tried = gl.fit_topics(gl.BagOfWords.from_tokens(rows)).settings["topics chosen from"]
    assert tried == [2, 3, 4]


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.slow
def test_noise_has_levels_by_chance_and_the_note_says_that_they_do_not_hold(seed):
    """The words of a topic of noise are together in the rows that it was fitted to, and in no others."""
    rng = np.random.default_rng(seed)
    often = 1 / np.arange(1, 401)
    rows = [[f"w{w}" for w in rng.choice(400, 40, p=often / often.sum())] for _ in range(200)]
    note = gl.fit_topics(gl.BagOfWords.from_tokens(rows), seed=seed).notes[-1]
    assert "do not hold in the rest" in note
    assert "These texts may have no topics." in note
    assert "do not hold" not in gl.fit_topics(planted.topic_bag(3, rows=60), seed=seed).notes[-1]


def test_where_more_topics_explain_more_all_the_way_the_note_says_so(monkeypatch):
    monkeypatch.setattr(module, "quality", lambda fit, counts: ((0.3 if fit.topics == 3 else 0.1,), (1.0,)))
    counts = planted.topic_bag(3).counts
    numbers = (2, 3, 4, 5, 6, 8, 10)
    steady = {number: -9.0 + 0.1 * number for number in numbers}
    found = module.quick_number(counts, partial(fitted, likelihood=steady), **LIMITS)
    assert found.note.endswith("which is nowhere up to 10.")
    assert found.advice.startswith("Where topics are too broad, ask for more of them. `gl.compare_topics(bow)` looks")
    bends = {number: -9.0 - 3.0 / number for number in numbers}
    for fit in (partial(fitted, likelihood=bends), fitted):  # the second as a method without a likelihood
        found = module.quick_number(counts, fit, **LIMITS)
        assert "nowhere" not in found.note
        assert found.advice.startswith("`gl.compare_topics(bow)` looks more closely")
