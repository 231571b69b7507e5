"""gensim's own ways to find topics, for comparison: its LDA and its hierarchical Dirichlet process.

gensim fits the topics. The shares of rows come from the inference of lda.py, so that a row has the same shares in any
order and batch, which gensim's random starts do not give.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from gleanings.topics.lda import infer
from gleanings.topics.result import Fit, Floats
from gleanings.topics.tfidf import normalised
from gleanings.words.bag import BagOfWords

# gensim's defaults (one pass, 50 iterations a row, 2000 rows at a time) leave its LDA far from trained on corpora of
# a few thousand rows: small chunks update the topics often, and passes go on until they gain next to nothing.
_CHUNK = 256
_ITERATIONS = 200
_PASSES = 50
_TOLERANCE = 1e-3  # of the mean log-probability of a token: the gain of a pass below which fitting stops
_HDP_PASSES = 10
_HDP_LEAST = 0.01  # of all tokens: what a topic of a hierarchical Dirichlet process holds to be kept


def fit_gensim_lda(bow: BagOfWords, topics: int, seed: int) -> Fit:
    """Return the topics of gensim's `LdaModel`, trained until tokens stop becoming more probable.

    `likelihood` is the mean log-probability of a token after each pass, in natural logarithms.
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
        curve: list[float] = []
        converged = False
        for _ in range(_PASSES):
            model.update(rows)
            weights = normalised(np.asarray(model.get_topics(), dtype=np.float64))
            shares = infer(bow.counts, weights, model.alpha)
            curve.append(_per_token(bow, shares, weights))
            if len(curve) > 1 and curve[-1] - curve[-2] < _TOLERANCE:
                converged = True
                break
    return Fit(shares, weights, model.alpha, float(model.eta[0]), tuple(curve), converged)


def fit_hdp(bow: BagOfWords, topics: int, seed: int) -> Fit:
    """Return the topics of gensim's `HdpModel` that hold at least 1 % of the tokens, `topics` at the most.

    `likelihood` has one number: the mean log-probability of a token under the topics that were kept.
    """
    from gensim.models import HdpModel

    rows = [row for row in bow if row]
    with _quiet():
        model = HdpModel(
            rows,
            bow.dictionary,
            max_chunks=_HDP_PASSES * -(-len(rows) // _CHUNK),
            chunksize=_CHUNK,
            T=max(topics, 2),
            K=min(max(topics, 2), 15),
            random_state=seed,
        )
        alpha, weights = model.hdp_to_lda()
    alpha, weights = np.asarray(alpha, dtype=np.float64), normalised(np.asarray(weights, dtype=np.float64))
    size = np.asarray(bow.counts.sum(axis=1, dtype=np.float64)).ravel()
    held = (infer(bow.counts, weights, alpha) * size[:, None]).sum(axis=0) / size.sum()
    kept = np.flatnonzero(held >= min(_HDP_LEAST, held.max()))
    kept = np.sort(kept[np.argsort(-held[kept], kind="stable")[:topics]])
    weights, alpha = weights[kept], alpha[kept]
    shares = infer(bow.counts, weights, alpha)
    note = (
        f"The hierarchical Dirichlet process chose {len(kept)} of at most {topics} topics: "
        f"those that hold at least {_HDP_LEAST:.0%} of the tokens."
    )
    curve = (_per_token(bow, shares, weights),)
    return Fit(shares, weights, alpha, float(model.m_eta), curve, True, (note,))


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
