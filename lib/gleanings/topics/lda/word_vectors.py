"""Short rows as points: each is where its words are, and words are near that are found with the same words.

A row of a few words has next to nothing in common with most rows of its own theme, so that its direction among all rows
(`spectral.py`) says little. The vectors of words come from the rows themselves: positive pointwise mutual information
of words in the same row, with context counts to the power of 0.75, on its leading singular vectors, scaled by the roots
of the singular values (Levy, Goldberg and Dagan 2015, "Improving distributional similarity with lessons learned from
word embeddings", sections 3.2 and 3.3).
"""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.numerics import log
from gleanings.parallel.threads import Workers
from gleanings.topics.lda.term_weighting import WeightedCounts, pad
from gleanings.topics.lda.truncated_svd import SubspaceIteration, multiply
from gleanings.types import Singles

_PASSES = 3
_SPARE = 8


def mean_word_vectors(rows: WeightedCounts, dimensions: int, seed: int | list[int], workers: Workers) -> Singles:
    """Return rows x dimensions (padded to a multiple of LANES with zeros): the mean of the vectors of a row's words.

    A row without words, or with such only as stand alone, is at the origin.
    """
    vectors = word_vectors(rows, dimensions, seed, workers)
    means = np.zeros((rows.number, vectors.shape[1]), np.float32)
    lengths = np.maximum(np.diff(rows.indptr), 1)
    parts = (1 / np.repeat(lengths, np.diff(rows.indptr))).astype(np.float32)
    multiply(rows.indptr, rows.indices, parts, vectors, means, 0, rows.number)
    return means


def word_vectors(rows: WeightedCounts, dimensions: int, seed: int | list[int], workers: Workers) -> Singles:
    """Return words x dimensions (padded), the main direction first."""
    width = pad(min(dimensions + _SPARE, rows.words))
    svd = SubspaceIteration(mutual_information(rows), width, seed, workers)
    for _ in range(_PASSES):
        svd.step()
    found = svd.rotated(dimensions, pad(dimensions), axes=False)
    scale = np.zeros(pad(dimensions), np.float32)
    scale[: len(found.values)] = 1 / np.sqrt(np.sqrt(np.maximum(found.values, 1e-30)))
    return np.asarray(found.coordinates * scale, dtype=np.float32)


def mutual_information(rows: WeightedCounts) -> csr_matrix:
    """Return words x words, float32: the positive pointwise mutual information of words in the same row."""
    present = csr_matrix(
        (np.ones(len(rows.indices), np.float32), rows.indices, rows.indptr), shape=(rows.number, rows.words)
    )
    together = (present.T @ present).tocsr()
    together.setdiag(0)
    together.eliminate_zeros()
    together.sort_indices()
    seen = np.asarray(together.sum(axis=1, dtype=np.float64)).ravel()
    context = np.sqrt(seen) * np.sqrt(
        np.sqrt(seen)
    )  # to the power of 0.75, by roots, whose bits are the same everywhere
    first = np.repeat(np.arange(rows.words), np.diff(together.indptr))
    values = log(together.data * context.sum() / (seen[first] * context[together.indices]))
    found = csr_matrix((np.maximum(values, 0).astype(np.float32), together.indices, together.indptr), together.shape)
    found.eliminate_zeros()
    return found
