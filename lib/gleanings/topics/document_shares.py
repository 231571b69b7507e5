"""The shares of whole documents, from the rows (passages, paragraphs, sentences) that they were cut into."""

import numpy as np

from gleanings.types import Flags, Floats, Integers


def document_shares(shares: Floats, tokens: Integers, document: Integers, documents: int) -> Floats:
    """Return the shares of topics in documents: the mean over their rows, each weighted by its tokens.

    Args:
        shares: rows x topics.
        tokens: the number of counted tokens in each row.
        document: the document of each row.
        documents: how many there are.

    Returns:
        documents x topics, float64; each row sums to 1. A document without a counted word has NaN: nothing is known.

    >>> rows = np.array([[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]])
    >>> document_shares(rows, np.array([3, 1, 0]), np.array([0, 0, 1]), 2).tolist()
    [[0.75, 0.25], [nan, nan]]
    """
    found, known = known_shares(shares, tokens, document, documents)
    return found if known.all() else np.where(known[:, None], found, np.nan)


def known_shares(shares: Floats, tokens: Integers, document: Integers, documents: int) -> tuple[Floats, Flags]:
    """Return the same, and which documents have a counted word; of the others, the shares say nothing.

    Where each document is one row, its shares are those of the row, which are not copied: of many documents they take
    hundreds of megabytes.

    >>> rows = np.array([[1.0, 0.0], [0.5, 0.5]])
    >>> found, known = known_shares(rows, np.array([3, 0]), np.array([0, 1]), 2)
    >>> np.shares_memory(found, rows), known.tolist()
    (True, [True, False])
    """
    total = np.bincount(document, weights=tokens, minlength=documents)
    if len(document) == documents and (document == np.arange(documents)).all():
        return shares, total > 0
    found = np.full((documents, shares.shape[1]), np.nan)
    known = total > 0
    for topic in range(shares.shape[1]):
        summed = np.bincount(document, weights=shares[:, topic] * tokens, minlength=documents)
        found[known, topic] = summed[known] / total[known]
    return found, known
