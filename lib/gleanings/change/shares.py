"""Shares of topics drawn from what is known of them, instead of fixed: short documents say less than long ones."""

import numpy as np

from gleanings.topics.document_shares import document_shares
from gleanings.topics.model import TopicModel
from gleanings.types import Floats, Integers


def drawn_shares(model: TopicModel, documents: Integers, seed: int, draws: int) -> list[Floats]:
    """Return `draws` arrays of documents x topics, each drawn from the Dirichlet posterior of every row.

    The posterior of a row with N counted words and fitted shares theta is Dirichlet(theta (N + sum of alpha)): theta
    is its mean (Blei, Ng and Jordan 2003, equation 7, with the topics held fixed). Methods without a prior know of no
    such posterior, so their shares are returned as they are, once.

    Args:
        model: the model.
        documents: indices of the documents to return, in order.
        seed, draws: which draws, and how many.
    """
    rows = model.bow.documents
    size = int(rows.max()) + 1

    def by_document(shares: Floats) -> Floats:
        return document_shares(shares, model.tokens, rows, size)[documents]

    if not model.alpha.any():
        return [by_document(model.shares)]
    generator = np.random.Generator(np.random.PCG64(seed))
    concentration = np.maximum(model.shares * (model.tokens[:, None] + model.alpha.sum()), 1e-9)
    found = []
    for _ in range(draws):
        gammas = np.maximum(generator.standard_gamma(concentration), 1e-300)
        found.append(by_document(gammas / gammas.sum(axis=1, keepdims=True)))
    return found
