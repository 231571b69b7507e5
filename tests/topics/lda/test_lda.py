"""fit_lda: what it finds, how it stops, and what it does with odd input."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from tests.planted import themed_counts

from gleanings.errors import InvalidValue
from gleanings.topics.lda import fitting, lda
from gleanings.topics.lda import initialization as starts
from gleanings.topics.lda import minibatch as stochastic
from gleanings.topics.lda.initialization import overlap
from gleanings.topics.lda.lda import fit_lda, infer
from gleanings.topics.lda.term_weighting import pad, weighted_rows, word_weights_of

THEMES = 4
WORDS = 60  # word w belongs to theme w % 4


def agreement(shares, themes) -> float:
    largest = shares.argmax(axis=1)
    return sum(np.bincount(themes[largest == k]).max() for k in np.unique(largest)) / len(themes)


def is_sound(fit, rows: int, words: int, topics: int) -> None:
    assert fit.shares.shape == (rows, topics)
    assert fit.weights.shape == (topics, words)
    for array in (fit.shares, fit.weights):
        assert array.dtype == np.float64
        assert np.isfinite(array).all()
        assert (array >= 0).all()
        np.testing.assert_allclose(array.sum(axis=1), 1, atol=1e-9)
    assert np.isfinite(fit.likelihood).all()


@pytest.mark.parametrize("memory", ["full", "minibatch"])
@pytest.mark.parametrize("seed", range(3))
def test_planted_topics_are_recovered(memory, seed):
    counts, themes = themed_counts()
    fit = fit_lda(counts, topics=THEMES, seed=seed, memory=memory)
    is_sound(fit, 200, WORDS, THEMES)
    assert agreement(fit.shares, themes) > 0.97
    tops = np.argsort(-fit.weights, axis=1)[:, :10] % THEMES
    assert sorted(tops[:, 0].tolist()) == list(range(THEMES))
    assert (tops == tops[:, :1]).all()


def test_short_rows_and_uneven_themes_are_recovered():
    counts, themes = themed_counts(rows=600, length=8, sizes=(12, 6, 3, 1))
    fit = fit_lda(counts, topics=THEMES, seed=0)
    assert agreement(fit.shares, themes) > 0.85


def test_topics_come_largest_first():
    counts, _ = themed_counts(sizes=(8, 4, 2, 1))
    fit = fit_lda(counts, topics=THEMES, seed=0)
    assert (np.diff(fit.tokens) <= 0).all()


def test_seeds_agree_where_topics_are_clear():
    counts, _ = themed_counts()
    one, two = (fit_lda(counts, topics=THEMES, seed=seed) for seed in (0, 1))
    assert overlap(one.weights.T, two.weights.T) > 0.9


def test_fitting_stops_when_nothing_is_gained():
    counts, _ = themed_counts()
    fit = fit_lda(counts, topics=THEMES, seed=0)
    assert fit.converged
    assert fit.passes < fitting.PASSES
    assert not fit.notes
    assert np.ptp(fit.likelihood[-3:]) < 1e-3


def test_passes_over_many_rows_end_sooner_with_the_same_topics(monkeypatch):
    draw = np.random.default_rng(0)
    themes, shares = draw.dirichlet(np.full(WORDS, 0.2), 6), draw.dirichlet(np.full(6, 0.3), 300)
    counts = csr_matrix(np.array([draw.multinomial(12, words) for words in shares @ themes], np.int32))
    full = fit_lda(counts, topics=6, seed=0)
    monkeypatch.setattr(fitting, "_MANY", 0)
    sooner = fit_lda(counts, topics=6, seed=0)
    assert sooner.passes < full.passes
    assert sooner.converged
    assert overlap(sooner.weights.T, full.weights.T) > 0.9


def test_a_fit_that_had_not_converged_says_so():
    counts, _ = themed_counts(length=6)
    fit = fit_lda(counts, topics=THEMES, seed=0, passes=2)
    assert not fit.converged
    assert fit.passes == 2
    assert any("had not converged after 2 passes" in note for note in fit.notes)


def test_progress_is_shown_where_asked_for(capsys):
    counts, _ = themed_counts()
    fit_lda(counts, topics=THEMES, seed=0)
    assert capsys.readouterr().err == ""
    fit = fit_lda(counts, topics=THEMES, seed=0, progress=True)
    shown = capsys.readouterr().err
    assert "choosing a start: 100%" in shown
    assert f"{fit.passes}/{fitting.PASSES}" in shown
    fit_lda(counts, topics=THEMES, seed=0, progress=True, memory="minibatch")
    shown = capsys.readouterr().err
    assert shown.index("choosing a start") < shown.index("to a sample") < shown.index("fitting topics: ")


@pytest.mark.slow
def test_a_runner_up_set_of_topics_is_named():
    # Two crossed themes, equally strong, and room for one of them only.
    rng = np.random.default_rng(0)
    colour, shape = rng.integers(2, size=400), rng.integers(2, size=400)
    counts = np.zeros((400, 80), np.int32)
    for d in range(400):
        np.add.at(counts[d], 4 * rng.integers(20, size=12) + colour[d], 1)
        np.add.at(counts[d], 4 * rng.integers(20, size=12) + 2 + shape[d], 1)
    notes = [note for seed in range(6) for note in fit_lda(csr_matrix(counts), topics=2, seed=seed).notes]
    assert any("almost as well" in note for note in notes)
    assert not any("0.0000" in note for note in notes)


def test_memory_is_chosen_by_the_budget(monkeypatch):
    counts, _ = themed_counts()
    named = {memory: fit_lda(counts, topics=THEMES, seed=0, memory=memory) for memory in ("full", "minibatch")}
    assert named["full"].weights.tobytes() != named["minibatch"].weights.tobytes()
    assert fit_lda(counts, topics=THEMES, seed=0).weights.tobytes() == named["full"].weights.tobytes()
    monkeypatch.setattr(lda, "MEMORY_BUDGET", 1000)
    assert fit_lda(counts, topics=THEMES, seed=0).weights.tobytes() == named["minibatch"].weights.tobytes()


@pytest.mark.slow
def test_minibatches_need_hardly_more_memory_for_more_rows(monkeypatch):
    for module, name in ((starts, "_SAMPLE"), (fitting, "_SAMPLE"), (stochastic, "_BATCH")):
        monkeypatch.setattr(module, name, 4000)
    small, large = themed_counts(rows=500, length=60)[0], themed_counts(rows=4000, length=60)[0]

    def peak(counts, memory):
        tracemalloc.start()
        fit_lda(counts, topics=60, seed=0, memory=memory, passes=1)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    growth = {memory: peak(large, memory) - peak(small, memory) for memory in ("full", "minibatch")}
    assert growth["full"] > 0.8 * (large.nnz - small.nnz) * pad(60) * 4
    assert growth["minibatch"] < growth["full"] / 2


@pytest.mark.parametrize("memory", ["full", "minibatch"])
def test_a_guide_pulls_topics_to_their_places(memory):
    counts, themes = themed_counts()
    guide = [[2, 6], [1, 5, 9]]  # words of themes 2 and 1
    for seed in range(3):
        fit = fit_lda(counts, topics=THEMES, seed=seed, memory=memory, guide=guide)
        is_sound(fit, 200, WORDS, THEMES)
        for k, words in enumerate(guide):
            assert set(words) <= set(np.argsort(-fit.weights[k])[:5].tolist())
            assert fit.shares[themes == words[0] % THEMES, k].mean() > 0.6


def test_a_guide_can_part_what_would_stay_together():
    counts, _ = themed_counts()
    fit = fit_lda(counts, topics=2, seed=0, guide=[[0], [1]])
    assert fit.weights[0, 0] > 3 * fit.weights[1, 0]
    assert fit.weights[1, 1] > 3 * fit.weights[0, 1]


@pytest.mark.parametrize("memory", ["full", "minibatch"])
def test_going_on_keeps_topics_in_their_places(memory):
    counts, themes = themed_counts()
    first = fit_lda(counts[:100], topics=THEMES, seed=0)
    fit = fit_lda(counts, topics=THEMES, seed=9, initial=first, memory=memory)
    is_sound(fit, 200, WORDS, THEMES)
    assert agreement(fit.shares, themes) > 0.97
    tops = [np.argsort(-weights, axis=1)[:, 0] % THEMES for weights in (first.weights, fit.weights)]
    assert tops[0].tolist() == tops[1].tolist()


def test_going_on_from_other_words_is_refused():
    counts, _ = themed_counts()
    fit = fit_lda(counts, topics=2, seed=0)
    with pytest.raises(InvalidValue, match="2 topics of 60 words, not 3 of 60"):
        fit_lda(counts, topics=3, seed=0, initial=fit)


def test_rows_of_the_fit_are_inferred_alike():
    counts, _ = themed_counts()
    fit = fit_lda(counts, topics=THEMES, seed=0)
    shares = infer(counts, fit.weights, fit.alpha, word_weights=fit.word_weights)
    assert (shares.argmax(axis=1) == fit.shares.argmax(axis=1)).mean() > 0.98


ODD = {
    "one word": np.array([[3], [1], [2]]),
    "one row": np.array([[3, 1, 2, 0, 1]]),
    "rows alike": np.array([[1, 2, 0, 3]] * 12),
    "empty rows": np.array([[0, 0, 0], [2, 1, 0], [0, 0, 0], [0, 1, 4], [0, 0, 0]]),
    "a word in all rows": np.array([[5, 1, 0], [4, 0, 1], [6, 0, 0], [3, 0, 0]]),
    "an unused word": np.array([[1, 0, 2], [2, 0, 1], [0, 0, 3]]),
    "floats": np.array([[1.5, 0.0], [0.0, 2.5], [1.0, 1.0]]),
}


@pytest.mark.parametrize("memory", ["full", "minibatch"])
@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("topics", [1, 2, 9])
def test_odd_input_gives_sound_topics(name, topics, memory):
    counts = csr_matrix(ODD[name])
    fit = fit_lda(counts, topics=topics, seed=0, memory=memory)
    is_sound(fit, *counts.shape, topics)
    empty = np.diff(counts.indptr) == 0
    np.testing.assert_allclose(fit.shares[empty], 1 / topics)


def test_no_word_at_all_is_refused():
    with pytest.raises(InvalidValue, match="no word in any row"):
        fit_lda(csr_matrix((3, 4), dtype=np.int32), topics=2, seed=0)


@settings(max_examples=25)
@given(
    rows=st.lists(st.lists(st.integers(0, 6), min_size=4, max_size=4), min_size=1, max_size=9).filter(
        lambda rows: any(map(any, rows))
    ),
    topics=st.integers(1, 5),
    seed=st.integers(0, 2**32 - 1),
)
@pytest.mark.slow
def test_any_counts_give_sound_topics(rows, topics, seed):
    is_sound(fit_lda(csr_matrix(np.array(rows)), topics=topics, seed=seed), len(rows), 4, topics)


def test_weighted_counts_keep_the_number_of_tokens_and_favour_rare_words():
    counts, _ = themed_counts()
    rows = weighted_rows(counts, word_weights_of(counts))
    assert rows.total == pytest.approx(counts.sum(), rel=1e-5)
    skewed = csr_matrix(np.array([[1, 1], [1, 0], [1, 0], [1, 0]]))
    common, rare = word_weights_of(skewed)
    assert rare > 5 * common > 0
