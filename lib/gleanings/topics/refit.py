"""One call for every method of fitting: to fit topics, and to fit them again to other rows or with another seed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.parallel.threads import Workers
from gleanings.topics.fit_result import Fit
from gleanings.topics.lda.lda import fit_lda
from gleanings.topics.methods.gensim_lda import fit_gensim_lda
from gleanings.topics.methods.hdp import fit_hdp
from gleanings.topics.methods.lsi import fit_lsi
from gleanings.topics.methods.nmf import fit_nmf
from gleanings.types import Floats, Integers
from gleanings.words.bag_of_words import BagOfWords

OTHERS: dict[str, Callable[..., Fit]] = {
    "lda-gensim": fit_gensim_lda,
    "nmf": lambda bow, **options: fit_nmf(bow.counts, **options),
    "lsi": lambda bow, **options: fit_lsi(bow.counts, **options),
    "hdp": fit_hdp,
}


def refit(
    bow: BagOfWords,
    counts: csr_matrix,
    method: str,
    topics: int,
    seed: int,
    *,
    guide: Sequence[Sequence[int]] | None = None,
    workers: Workers | None = None,
) -> Fit:
    """Return topics fitted to `counts`, some of the rows of `bow`, by `method`.

    Args:
        bow: the bag, for its vocabulary.
        counts: rows x words.
        method: one of TOPIC_METHODS.
        topics: how many; for `hdp` at most.
        seed: of the fit.
        guide: word ids towards which the first topics are pulled, for `lda`.
        workers: threads to fit with, for `lda`; `Workers(1)` where fits run side by side. The bits are the same.
    """
    if method == "lda":
        return fit_lda(counts, topics=topics, seed=seed, guide=guide, workers=workers)
    part = replace(
        bow, counts=counts, rows=bow.rows[: counts.shape[0]], corpus=None, sequence=None, outside=None, stored=None
    )
    return OTHERS[method](part, topics=topics, seed=seed, progress=False)


def fitted_number(fit: Fit, method: str, settings: Mapping[str, object]) -> int:
    """Return how many topics to fit again: those that there are, or those that there were before some were merged."""
    asked = settings.get("topics")
    if method == "hdp" or not isinstance(asked, int):  # what hdp is given is the most that there may be
        return len(fit.weights)
    return max(len(fit.weights), asked)


def joined_as(again: Fit, fit: Fit) -> tuple[Floats, Integers]:
    """Return topics that were fitted again joined as those of `fit` were by hand, and which of these each is.

    Each of them goes to the topic that has most of its words, by Bayes' rule over weights and sizes. Merged topics are
    compared so with what they are made of: as many topics as are left, fitted from the start, may be others.

    Returns:
        Weights, some topics x words, and their numbers in `fit`, rising; one that got none is left out.

    >>> from gleanings.topics.lda.lda import fit_lda
    >>> three = fit_lda(csr_matrix(np.kron(np.eye(3, dtype=int), np.ones((9, 2), dtype=int))), topics=3, seed=0)
    >>> weights, numbers = joined_as(three, three)
    >>> weights.shape, numbers.tolist()
    ((3, 6), [0, 1, 2])
    """
    joint = fit.weights * fit.shares.sum(axis=0)[:, None]
    belongs = joint / np.maximum(joint.sum(axis=0), 1e-300)
    place = np.array([[float((line * part).sum()) for part in belongs] for line in again.weights]).argmax(axis=1)
    sizes = again.shares.sum(axis=0)
    numbers = np.unique(place)
    weights = np.zeros((len(numbers), fit.weights.shape[1]))
    for i, number in enumerate(numbers.tolist()):
        parts = np.flatnonzero(place == number)
        weights[i] = (again.weights[parts] * sizes[parts, None]).sum(axis=0) / max(float(sizes[parts].sum()), 1e-300)
    return weights, numbers.astype(np.int64)
