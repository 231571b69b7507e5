"""A topic taken apart: the words that are its own, and two topics fitted to them."""

from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.parallel.threads import Workers
from gleanings.sparse import row_index
from gleanings.topics.fit_result import Fit, topic_tokens
from gleanings.topics.lda.lda import fit_lda
from gleanings.types import Floats, Integers

_OWN = 0.5  # a word of a row is a topic's own if it belongs to the topic with more than this probability


@dataclass(frozen=True, eq=False)
class Parts:
    """Two topics fitted to what is a topic's own, the larger first.

    Attributes:
        fit: the fitted arrays; its words are those of `columns`.
        columns: the words, as columns of the counts.
        tokens: how many of its own tokens each row has.
        sizes: the part of these that belongs to each of the two; they sum to 1.
    """

    fit: Fit
    columns: Integers
    tokens: Floats
    sizes: Floats


def word_probabilities(counts: csr_matrix, fit: Fit) -> Floats:
    """Return for each stored count, in their order, how probable its word is in its row by all topics together."""
    row = row_index(counts.indptr)
    total = np.zeros(counts.nnz)
    for share, weight in zip(fit.shares.T, fit.weights, strict=True):
        total += share[row] * weight[counts.indices]
    return total


def own_words(counts: csr_matrix, fit: Fit, topic: int, probabilities: Floats | None = None) -> csr_matrix:
    """Return the counts of the words that belong to `topic` rather than to all others together.

    Args:
        counts: rows x words.
        fit: the fitted arrays.
        topic: its number.
        probabilities: what `word_probabilities` gives, where it is asked for several topics.
    """
    row = row_index(counts.indptr)
    total = word_probabilities(counts, fit) if probabilities is None else probabilities
    mine = fit.shares[row, topic] * fit.weights[topic, counts.indices] > _OWN * total
    indptr = np.concatenate([[0], np.cumsum(np.bincount(row[mine], minlength=counts.shape[0]))])
    return csr_matrix((counts.data[mine], counts.indices[mine], indptr), shape=counts.shape)


def parts_of(own: csr_matrix, seed: int, workers: Workers | None = None) -> Parts:
    """Return two topics fitted to a topic's own words, of which there are two at least, in two rows at least."""
    columns, place = np.unique(own.indices, return_inverse=True)
    part = csr_matrix((own.data, place.astype(np.int32), own.indptr), shape=(own.shape[0], columns.size))
    fit = fit_lda(part, topics=2, seed=seed, workers=workers)
    tokens = np.asarray(own.sum(axis=1, dtype=np.float64)).ravel()
    sizes = topic_tokens(fit.shares, tokens)
    if sizes[1] > sizes[0]:
        fit = replace(fit, shares=fit.shares[:, ::-1], weights=fit.weights[::-1])
        sizes = sizes[::-1]
    return Parts(fit, columns.astype(np.int64), tokens, sizes / sizes.sum())
