"""Sweeps of CVB0: the likelihood of a part of the rows stands for that of all."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from gleanings.parallel.threads import Workers
from gleanings.topics.lda import cvb0
from gleanings.topics.lda.cvb0 import CVB0
from gleanings.topics.lda.term_weighting import pad, weighted_rows, word_weights_of

TOPICS, WORDS = 3, 60


@pytest.fixture(scope="module")
def rows():
    themes = np.random.default_rng(0).dirichlet(np.full(WORDS, 0.1), TOPICS)
    draw = np.random.default_rng(1)
    counts = csr_matrix(np.array([draw.multinomial(40, themes[i % TOPICS]) for i in range(1_500)], np.int32))
    return weighted_rows(counts, word_weights_of(counts))


def swept(rows, shards):
    with Workers(1) as workers:
        sweeps = CVB0(rows, TOPICS, workers, shards=shards)
        shares = np.zeros((rows.number, pad(TOPICS)), np.float32)
        shares[:, :TOPICS] = np.random.default_rng(2).dirichlet(np.ones(TOPICS), rows.number)
        weights = np.zeros((rows.words, pad(TOPICS)), np.float32)
        weights[:, :TOPICS] = 1
        sweeps.initialize(shares, weights)
        return [sweeps.sweep() for _ in range(8)], sweeps.responsibilities


def test_a_part_of_many_rows_tells_how_far_a_sweep_came(rows, monkeypatch):
    every, estimates = swept(rows, 8)
    monkeypatch.setattr(cvb0, "_MEASURED", len(rows.indices) // 4)
    part, same = swept(rows, 8)
    assert same.tobytes() == estimates.tobytes()
    assert part != every
    assert part == pytest.approx(every, abs=0.1)
    assert np.diff(part) == pytest.approx(np.diff(every), abs=0.03)


@pytest.mark.parametrize("shards", [1, 2, 8])
def test_however_many_there_are_some_rows_are_measured(rows, shards, monkeypatch):
    monkeypatch.setattr(cvb0, "_MEASURED", 1)
    curve, _ = swept(rows, shards)
    assert np.isfinite(curve).all()
    assert curve[-1] > curve[0]
