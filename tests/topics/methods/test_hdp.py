"""The hierarchical Dirichlet process: against gensim's, and with any number of threads."""

import numpy as np
import pytest
from scipy.special import psi

import gleanings as gl
from gleanings.parallel.threads import Workers
from gleanings.topics.methods import hdp
from gleanings.topics.methods.hdp import HierarchicalDirichletProcess, expected_logs


@pytest.mark.slow
@pytest.mark.parametrize("topics", [2, 6])
def test_the_steps_are_those_of_gensim(bow, topics, monkeypatch):
    from gensim.models import HdpModel

    class Unfitted(HdpModel):
        def update(self, corpus):
            pass

    monkeypatch.setattr(hdp, "_CHUNK", 10)
    monkeypatch.setattr(hdp, "_ROUNDS", 98)  # gensim's first three of a hundred are the same
    rows = list(bow)[:25]
    process = HierarchicalDirichletProcess(bow.counts[:25], topics, 1, Workers(1))
    theirs = Unfitted(rows, bow.dictionary, T=topics, K=min(topics, 15), kappa=0.7, tau=1.0, var_converge=-1e9)
    theirs.m_lambda, theirs.m_lambda_sum = process.word_topics.T.copy(), process.totals.copy()
    for _ in range(2):
        process.sweep()
        for first in range(0, 25, 10):
            theirs.update_chunk(rows[first : first + 10])
    theirs.update_expectations()
    alpha, weights = theirs.hdp_to_lda()
    np.testing.assert_allclose(process.weights(), weights / weights.sum(axis=1, keepdims=True), atol=1e-9)
    np.testing.assert_allclose(process.alpha(), alpha, atol=1e-9)
    assert process.alpha().sum() == pytest.approx(1)


def test_any_number_of_threads_gives_the_same_bits(bow, monkeypatch):
    monkeypatch.setattr("gleanings.parallel.threads._WORTH_SHARING", 0)
    found = []
    for threads in (1, 2, 4):
        with Workers(threads) as workers:
            process = HierarchicalDirichletProcess(bow.counts, 6, 0, workers)
            process.sweep()
            process.sweep()
        found.append(process.weights().tobytes() + process.alpha().tobytes())
    assert found[0] == found[1] == found[2]


def test_the_parts_of_a_stick():
    out = np.empty(2)
    expected_logs(np.array([3.0]), np.array([2.0]), out)
    np.testing.assert_allclose(out, [psi(3) - psi(5), psi(2) - psi(5)], atol=1e-12)


@pytest.mark.slow
def test_it_finds_the_themes_and_leaves_topics_unused():
    themes = [[f"{name}{i}" for i in range(12)] for name in "abc"]
    random = np.random.default_rng(0)
    rows = [[str(word) for word in random.choice(themes[row % 3], 20)] for row in range(300)]
    model = gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=15, method="hdp")
    assert 3 <= len(model.topics) < 15
    largest = [{word[0] for word, _ in topic.words} for topic in model.topics[:3]]
    assert sorted(map(sorted, largest)) == [["a"], ["b"], ["c"]]
    assert model.converged
    assert len(model.likelihood) > 1


@pytest.mark.slow
def test_a_dirichlet_process_chooses_its_number_and_says_so(bow):
    model = gl.fit_topics(bow, topics=12, method="hdp")
    assert 1 <= len(model.topics) <= 12
    assert any(
        note.startswith(f"The hierarchical Dirichlet process chose {len(model.topics)} of at most 12")
        for note in model.notes
    )
    assert all(topic.share >= 0.005 for topic in model.topics)


@pytest.mark.parametrize("topics", [2, 3])
@pytest.mark.slow
def test_few_topics_do_not_lump_groups_that_share_no_word(topics):
    """From a single random start, one topic of two took two thirds of the rows with some seeds."""
    groups = [[f"{name}{i}" for i in range(10)] for name in "abc"[:topics]]
    for seed in range(4):
        random = np.random.default_rng(seed)
        rows = [[str(word) for word in random.choice(groups[row % topics], 12)] for row in range(60)]
        model = gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=topics, method="hdp", seed=seed)
        assert len(model.topics) == topics
        assert all({word[0] for word, _ in topic.words[:8]} in ({"a"}, {"b"}, {"c"}) for topic in model.topics)
        np.testing.assert_allclose([topic.share for topic in model.topics], 1 / topics, atol=0.05)


@pytest.mark.parametrize("topics", [5, 15])
@pytest.mark.slow
def test_many_topics_do_not_split_a_group(topics):
    groups = [[f"{name}{i}" for i in range(25)] for name in "abc"]
    random = np.random.default_rng(1)
    rows = [[str(word) for word in random.choice(groups[row % 3], 12)] for row in range(60)]
    model = gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=topics, method="hdp")
    assert [len(set(np.argmax(model.shares[i::3], axis=1))) for i in range(3)] == [1, 1, 1]
    assert len(model.topics) == 3
