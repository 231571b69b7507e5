"""LDA by gensim, for comparison.

The shares of rows come from the inference of lda.py, so that a row has the same shares in any order and batch, which
gensim's random starts do not give.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from gleanings.topics.fit_result import Fit
from gleanings.topics.lda.lda import infer
from gleanings.topics.lda.row_order import as_given, by_content
from gleanings.topics.methods.perplexity import mean_log_probability
from gleanings.topics.methods.tfidf import normalised
from gleanings.topics.training import gains_less_than, run_passes
from gleanings.words.bag_of_words import BagOfWords

# gensim's defaults (one pass, 50 iterations a row, 2000 rows at a time) leave its LDA far from trained on corpora of
# a few thousand rows: small chunks update the topics often, and passes go on until they gain next to nothing.
_CHUNK = 256
_ITERATIONS = 200
_PASSES = 50
_TOLERANCE = 1e-3  # of the mean log-probability of a token: the gain of a pass below which fitting stops


def fit_gensim_lda(bow: BagOfWords, *, topics: int, seed: int, progress: bool = False) -> Fit:
    """Return the topics of gensim's `LdaModel`, trained until tokens stop becoming more probable.

    `likelihood` is the mean log-probability of a token after each pass, in natural logarithms. After an interrupt,
    the topics are those of the last pass that was done.
    """
    from gensim.models import LdaModel

    counts, order = by_content(bow.counts)
    cuts = zip(counts.indptr, counts.indptr[1:], strict=False)
    rows = [list(zip(counts.indices[i:j].tolist(), counts.data[i:j].tolist(), strict=True)) for i, j in cuts if j > i]
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
        theta = infer(counts, found, model.alpha)
        likelihood = mean_log_probability(counts, theta, found)
        weights, shares = found, theta
        return likelihood

    history = run_passes(step, _PASSES, gains_less_than(_TOLERANCE), progress=progress)
    return Fit(
        shares=as_given(shares, order),
        weights=weights,
        alpha=model.alpha,
        beta=float(model.eta[0]),
        likelihood=history.likelihood,
        converged=history.converged,
        notes=history.notes,
    )


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep warnings about gensim's own code from people who can do nothing about them."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield
