"""What the words of topics rest on: in how many rows they belong to them."""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.compiled import kernel
from gleanings.topics.fit_result import Fit
from gleanings.types import Floats, Integers


def rows_of_words(counts: csr_matrix, fit: Fit, tops: Integers) -> Floats:
    """Return for each topic in how many rows the middle one of its top words belongs to it, in the mean over chances.

    Args:
        tops: topics x words: the columns of the top words.

    >>> counts = csr_matrix([[1, 1, 0, 0]] * 4 + [[0, 0, 1, 1]] * 2)
    >>> from gleanings.evaluation.topic_words import top_words
    >>> from gleanings.topics.lda.lda import fit_lda
    >>> fit = fit_lda(counts, topics=2, seed=0)
    >>> sorted(rows_of_words(counts, fit, top_words(fit.weights, 2)).round().tolist())
    [2.0, 4.0]
    """
    words, place = np.unique(tops, return_inverse=True)
    columns = counts[:, words].tocsc()
    weights, held = np.ascontiguousarray(fit.weights[:, words].T), np.zeros(tops.shape)
    indptr, rows = columns.indptr.astype(np.int64), columns.indices.astype(np.int64)
    _add_belonging(indptr, rows, place.reshape(tops.shape), np.ascontiguousarray(fit.shares), weights, held)
    return np.asarray(np.median(held, axis=1), dtype=np.float64)


@kernel
def _add_belonging(
    indptr: Integers, rows: Integers, places: Integers, shares: Floats, weights: Floats, held: Floats
) -> None:
    """Add up, over the rows of each word of each topic, how probable it is that it belongs to the topic there.

    Args:
        indptr, rows: the rows of each word, in the form of a CSC matrix.
        places: topics x top words: which of the words each is.
        shares, weights: rows x topics, words x topics.
        held: topics x top words.
    """
    for topic in range(places.shape[0]):
        for rank in range(places.shape[1]):
            word = places[topic, rank]
            for at in range(indptr[word], indptr[word + 1]):
                row = rows[at]
                total = 0.0
                for other in range(weights.shape[1]):
                    total += shares[row, other] * weights[word, other]
                held[topic, rank] += shares[row, topic] * weights[word, topic] / max(total, 1e-300)
