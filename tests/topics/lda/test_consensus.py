"""What searches agree on: topics in another order are matched, and what one search has alone is evened out."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from gleanings.parallel.threads import Workers
from gleanings.topics.lda.consensus import consensus
from gleanings.topics.lda.lda import fit_lda

SERIAL = Workers(1)


def searches(number: int = 4):
    """Topics of several searches, each in another order, the first with one of its own in the place of another."""
    rng = np.random.default_rng(0)
    common = np.zeros((5, 50))
    for k in range(5):
        common[k, 10 * k : 10 * k + 10] = rng.dirichlet(np.ones(10))
    found = []
    for search in range(number):
        own = common.copy()
        if search == 0:
            own[2] = rng.dirichlet(np.ones(50))
        padded = np.zeros((50, 8), np.float32)
        padded[:, :5] = own[rng.permutation(5)].T
        found.append(padded)
    return common, found


def test_topics_in_another_order_are_matched_and_averaged():
    common, found = searches()
    mean = consensus(found, 5, SERIAL)
    assert mean.shape == (50, 8)
    assert not mean[:, 5:].any()
    np.testing.assert_allclose(mean[:, :5].sum(axis=0), 1, atol=1e-5)
    nearest = np.sqrt(common) @ np.sqrt(mean[:, :5])
    assert sorted(nearest.argmax(axis=1).tolist()) == list(range(5))
    assert nearest.max(axis=1).min() > 0.85  # one topic is that of three searches in four


def test_searches_that_agree_are_their_own_mean():
    _, found = searches(1)
    np.testing.assert_allclose(consensus([found[0], found[0][:, [2, 0, 1, 4, 3, 5, 6, 7]]], 5, SERIAL), found[0])


@pytest.fixture(scope="module")
def counts():
    rng = np.random.default_rng(0)
    themes = rng.integers(8, size=(300, 2))
    rates = 0.05 + 0.6 * (np.arange(160) % 8 == themes[:, :1]) + 0.3 * (np.arange(160) % 8 == themes[:, 1:])
    return csr_matrix(rng.poisson(rates).astype(np.int32))


@pytest.mark.slow
def test_a_thorough_fit_explains_more_in_the_mean(counts):
    fast, thorough = (
        np.mean([fit_lda(counts, topics=5, seed=seed, search=search).likelihood[-1] for seed in range(6)])
        for search in ("fast", "thorough")
    )
    assert thorough > fast


@pytest.mark.slow
def test_fits_side_by_side_have_the_bits_of_a_fit_alone(counts):
    alone = [fit_lda(counts, topics=4, seed=seed).weights.tobytes() for seed in range(3)]
    with Workers(3) as workers:
        fits = workers.map(lambda seed: fit_lda(counts, topics=4, seed=seed, workers=SERIAL).weights.tobytes(), 3)
    assert fits == alone
