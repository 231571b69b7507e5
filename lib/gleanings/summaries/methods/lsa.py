"""Latent semantic analysis: the weight of a sentence in the strongest dimensions of the text."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds

from gleanings.summaries.methods.ranking import Options, Ranking, ranked
from gleanings.summaries.sentence_matrix import SentenceMatrix

Vector = NDArray[np.float64]

SMOOTH = 0.4  # a word weighs 0.4 + 0.6 * tf / max tf (sumy; Manning, Raghavan and Schütze 2008, equation 6.15)
_STRONG = 0.5  # dimensions at least half as strong as the strongest are kept (Steinberger and Ježek 2004)
_DIGITS = 9  # of a score: what follows is rounding, which differs between kinds of processor
_DENSE = 300  # up to so many sentences, all dimensions are computed


def lsa(matrix: SentenceMatrix, options: Options) -> Ranking:
    """LSA (Steinberger and Ježek 2004): the length of a sentence in the strongest dimensions.

    Sentences x stems, each stem weighing 0.4 + 0.6 tf / max tf, is decomposed into U S V^T; the score of sentence i is
    sqrt(sum over k of (s[k] u[i, k])^2), over the dimensions with s[k] >= s[0] / 2.

    sumy (lsa.py) keeps all dimensions (its REDUCTION_RATIO is 1). Then the sum is merely the squared length of the
    sentence's column, nothing is latent, and the choice is of the sentences with the most distinct words, so that
    equal ones are told apart by the rounding errors of the decomposition. It also gives 0.4 to the words that a
    sentence does not hold. In the example the longest sentence, which shares nothing with the others, would come
    first.

    >>> from gleanings.documents.document import Document
    >>> text = "Rain fell on the hills. Rain fell on the town. Bread, milk, eggs, cheese and butter rose in price."
    >>> lsa(SentenceMatrix.from_document(Document("a", text + " Snow and rain fell.")), Options()).order.tolist()
    [2, 0, 1, 3]
    """
    counts = matrix.counts
    row = np.repeat(np.arange(matrix.size), np.diff(counts.indptr))
    highest = np.ones(matrix.size)
    np.maximum.at(highest, row, counts.data)
    weights = SMOOTH + (1.0 - SMOOTH) * counts.data / highest[row]
    table = csr_matrix((weights, counts.indices, counts.indptr), shape=(matrix.size, len(matrix.stems)))
    return ranked(strength(table, _STRONG), matrix)


def strength(table: csr_matrix, share: float) -> Vector:
    """Return the length of every row of `table` in the dimensions whose singular value is over `share` of the first."""
    size = min(table.shape)
    if not size or not table.nnz:
        return np.zeros(table.shape[0])
    if size <= _DENSE:
        left, values, _ = np.linalg.svd(table.toarray(), full_matrices=False)
    else:
        wanted, values = 8, np.ones(1)
        while values.min() >= share * values.max():
            left, values, _ = svds(table, k=min(wanted, size - 1), v0=np.ones(size))
            if wanted >= size - 1:
                break
            wanted *= 4
    values = np.where(values >= share * values.max(), values, 0.0)
    return np.asarray(np.sqrt(((left * values) ** 2).sum(axis=1)), dtype=np.float64).round(_DIGITS)
