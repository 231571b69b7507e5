"""LDA by gensim, and a hierarchical Dirichlet process as gensim has it, for comparison.

The shares of rows come from the inference of lda.py, so that a row has the same shares in any order and batch, which
gensim's random starts do not give.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from gleanings.parallel.threads import Workers
from gleanings.topics.fit_result import Fit, Floats
from gleanings.topics.lda.lda import infer
from gleanings.topics.methods.hdp import ETA, Process
from gleanings.topics.methods.tfidf import normalised
from gleanings.topics.training import changes_less_than, gains_less_than, run
from gleanings.words.bag_of_words import BagOfWords

# gensim's defaults (one pass, 50 iterations a row, 2000 rows at a time) leave its LDA far from trained on corpora of
# a few thousand rows: small chunks update the topics often, and passes go on until they gain next to nothing.
_CHUNK = 256
_ITERATIONS = 200
_PASSES = 50
_TOLERANCE = 1e-3  # of the mean log-probability of a token: the gain or change of a pass below which fitting stops
_HDP_LEAST = 0.01  # of all tokens: what a topic of a hierarchical Dirichlet process holds to be kept


def fit_gensim_lda(bow: BagOfWords, *, topics: int, seed: int, progress: bool = False) -> Fit:
    """Return the topics of gensim's `LdaModel`, trained until tokens stop becoming more probable.

    `likelihood` is the mean log-probability of a token after each pass, in natural logarithms. After an interrupt,
    the topics are those of the last pass that was done.
    """
    from gensim.models import LdaModel

    rows = [row for row in bow if row]
    with _quiet():
        model = LdaModel(
            id2word=bow.dictionary,
            num_topics=topics,
            chunksize=_CHUNK,
            iterations=_ITERATIONS,
            eval_every=None,
            random_state=seed,
            dtype=np.float64,
        )
    weights = shares = np.zeros((0, 0))

    def step() -> float:
        nonlocal weights, shares
        with _quiet():
            model.update(rows)
            found = normalised(np.asarray(model.get_topics(), dtype=np.float64))
        weights, shares = found, infer(bow.counts, found, model.alpha)
        return _per_token(bow, shares, weights)

    course = run(step, _PASSES, gains_less_than(_TOLERANCE), progress=progress)
    return Fit(
        shares=shares,
        weights=weights,
        alpha=model.alpha,
        beta=float(model.eta[0]),
        likelihood=course.likelihood,
        converged=course.converged,
        notes=course.notes,
    )


def fit_hdp(bow: BagOfWords, *, topics: int, seed: int, progress: bool = False) -> Fit:
    """Return the topics of a hierarchical Dirichlet process that hold at least 1 % of the tokens, `topics` at the most.

    `likelihood` is the mean log-probability of a token under all topics after each pass, in natural logarithms. After
    an interrupt, the topics are those of the last pass that was done.
    """
    filled = bow.counts[np.flatnonzero(np.diff(bow.counts.indptr))]
    weights = shares = np.zeros((0, 0))
    alpha = np.zeros(0)
    with Workers() as workers:
        process = Process(filled, max(topics, 2), seed, workers)

        def step() -> float:
            nonlocal weights, alpha, shares
            process.sweep()
            found, prior = process.weights(), process.alpha()
            weights, alpha, shares = found, prior, infer(bow.counts, found, prior)
            return _per_token(bow, shares, weights)

        course = run(step, _PASSES, changes_less_than(_TOLERANCE), progress=progress)
    size = np.asarray(bow.counts.sum(axis=1, dtype=np.float64)).ravel()
    held = (shares * size[:, None]).sum(axis=0) / size.sum()
    kept = np.flatnonzero(held >= min(_HDP_LEAST, held.max()))
    kept = np.sort(kept[np.argsort(-held[kept], kind="stable")[:topics]])
    weights, alpha = weights[kept], alpha[kept]
    note = (
        f"The hierarchical Dirichlet process chose {len(kept)} of at most {topics} topics: "
        f"those that hold at least {_HDP_LEAST:.0%} of the tokens."
    )
    return Fit(
        shares=infer(bow.counts, weights, alpha),
        weights=weights,
        alpha=alpha,
        beta=ETA,
        likelihood=course.likelihood,
        converged=course.converged,
        notes=(note, *course.notes),
    )


def _per_token(bow: BagOfWords, shares: Floats, weights: Floats) -> float:
    """Return the mean log-probability of a token, in natural logarithms."""
    row = np.repeat(np.arange(len(bow)), np.diff(bow.counts.indptr))
    probability = np.zeros(bow.counts.nnz)
    for share, weight in zip(shares.T, weights, strict=True):
        probability += share[row] * weight[bow.counts.indices]
    return float((np.log(probability) * bow.counts.data).sum() / bow.counts.data.sum())


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep warnings about gensim's own code from people who can do nothing about them."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield
