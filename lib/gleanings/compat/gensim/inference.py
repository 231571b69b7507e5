"""Variational inference for LDA on all cores: what gensim's `LdaModel.inference` does, by the kernels in kernels.py.

A document's answer depends on that document alone, and a word's statistics are added up in the order of the
documents, each word by one thread: the bits do not depend on the number of threads.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from scipy.special import gammaln

from gleanings.compat.gensim import kernels
from gleanings.compat.gensim.documents import Documents
from gleanings.compat.gensim.kernels import Array
from gleanings.parallel.threads import Workers

_LEAST_WORK = 1_000_000  # additions in a stretch, below which a thread costs more than it brings


def _spread(task: Callable[[int, int], Any], sizes: Array, work: int) -> list[Any]:
    """Call `task(first, last)` for stretches that cover all items, about equal in `sizes`; return what they return."""
    ends = np.cumsum(sizes)
    parts = int(min(1 + work // _LEAST_WORK, 64, max(1, len(ends))))
    cuts = np.searchsorted(ends, np.arange(1, parts) * (ends[-1] / parts)) if parts > 1 else np.zeros(0, np.int64)
    stretches = list(pairwise([0, *cuts.tolist(), len(ends)]))
    if parts == 1:
        return [task(first, last) for first, last in stretches]
    with Workers() as workers:
        return workers.map(lambda j: task(*stretches[j]), parts)


def dirichlet_expectation(parameters: Array) -> Array:
    """Return E[log theta] of the Dirichlet distributions whose parameters are the rows of `parameters`.

    Args:
        parameters: distributions x outcomes, above 0, float32 or float64; the answer has the same type and shape.
    """
    out = np.empty_like(parameters)

    def rows(first: int, last: int) -> None:
        kernels.expectation(parameters[first:last], out[first:last])

    _spread(rows, np.ones(len(parameters)), 20 * parameters.size)
    return out


def infer(
    documents: Documents, beta: Array, alpha: Array, gamma: Array, iterations: int, threshold: float
) -> tuple[Array, Array, int]:
    """Bring `gamma`, documents x topics, to rest; return what the M step needs.

    Args:
        documents: the documents.
        beta: exp(E[log beta]), topics x words, in C order; float32 or float64, as all other arrays.
        alpha: the prior over topics.
        gamma: where to start; it is overwritten by the answer.
        iterations: the most rounds for a document.
        threshold: the mean change of gamma below which a document is at rest.

    Returns:
        theta, documents x topics, exp(E[log theta]); ratio, one number for each entry of the documents (its count by
        its normaliser); and how many documents came to rest.
    """
    theta = np.empty_like(gamma)
    ratio = np.zeros(len(documents.indices), beta.dtype)
    epsilon = np.finfo(beta.dtype).eps

    def rows(first: int, last: int) -> int:
        return int(
            kernels.infer_rows(
                first,
                last,
                documents.indptr,
                documents.indices,
                documents.counts,
                beta,
                alpha,
                epsilon,
                iterations,
                threshold,
                gamma,
                theta,
                ratio,
            )
        )

    lengths = np.diff(documents.indptr)
    settled = _spread(rows, lengths + 1, 4 * iterations * alpha.size * int(documents.indptr[-1]))
    return theta, ratio, sum(settled)


def gather_words(documents: Documents, topics: int, words: int, theta: Array, ratio: Array) -> Array:
    """Return, topics x words, the sums over documents of theta * ratio: the statistics that the M step needs."""
    places = np.arange(len(documents.indices))
    shape = (len(documents.indptr) - 1, words)
    by_word = csr_matrix((places, documents.indices, documents.indptr), shape=shape).tocsc()
    out = np.empty((topics, words), theta.dtype)

    def columns(first: int, last: int) -> None:
        kernels.gather_words(first, last, by_word.indptr, by_word.indices, by_word.data, theta, ratio, out)

    _spread(columns, np.diff(by_word.indptr) + 1, topics * len(places))
    return out


def log_gamma(parameters: Array) -> Array:
    """Return the logarithm of the gamma function of each number in a matrix."""
    out = np.empty_like(parameters)

    def rows(first: int, last: int) -> None:
        gammaln(parameters[first:last], out=out[first:last])

    _spread(rows, np.ones(len(parameters)), 20 * parameters.size)
    return out


def word_scores(documents: Documents, log_theta: Array, log_beta: Array) -> Array:
    """Return, for each document, the sum over its words of counts * log(sum over topics of exp(both logarithms))."""
    out = np.zeros(len(log_theta))

    def rows(first: int, last: int) -> None:
        kernels.word_scores(
            first, last, documents.indptr, documents.indices, documents.counts, log_theta, log_beta, out
        )

    _spread(rows, np.diff(documents.indptr) + 1, 50 * log_beta.shape[0] * len(documents.indices))
    return out
