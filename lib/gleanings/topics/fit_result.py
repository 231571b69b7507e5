"""What every method of fitting gives: arrays, and how the fitting went."""

from dataclasses import dataclass

import numpy as np

from gleanings.types import Floats, Integers

_BLOCK = 10_000  # rows whose products are in memory at once


@dataclass(frozen=True, eq=False)
class Fit:
    """Fitted arrays.

    Attributes:
        shares: rows x topics, float64, each row sums to 1; a row without words has the prior's shares.
        weights: topics x words, float64, each row sums to 1.
        alpha: the prior over topics, one number per topic; zeros where the method has none.
        beta: the prior over words; 0 where the method has none.
        likelihood: the objective after each pass (per token, where it is a likelihood).
        converged: whether the objective had stopped rising when fitting stopped.
        notes: what a reader must know, in full sentences.
        word_weights: what the first occurrence of each word in a row counted for, so that new rows are weighted
            alike; None where the method takes counts as they are.
        tokens: weighted tokens of each topic, so that fitting can go on from here; None where the method cannot.
    """

    shares: Floats
    weights: Floats
    alpha: Floats
    beta: float
    likelihood: tuple[float, ...]
    converged: bool
    notes: tuple[str, ...] = ()
    word_weights: Floats | None = None
    tokens: Floats | None = None

    @property
    def passes(self) -> int:
        """How many passes over the rows were made."""
        return len(self.likelihood)


def topic_tokens(shares: Floats, tokens: Integers | Floats) -> Floats:
    """Return how many tokens belong to each topic: the shares (rows x topics) weighted by the tokens of the rows.

    Of many rows some are taken at a time, added in the same order: all products are as large as the shares.

    >>> topic_tokens(np.array([[1.0, 0.0], [0.5, 0.5]]), np.array([4, 2])).tolist()
    [5.0, 1.0]
    """
    if len(shares) <= _BLOCK or not shares.flags.c_contiguous:
        return np.asarray((shares * tokens[:, None]).sum(axis=0), dtype=np.float64)
    total: Floats = np.zeros((1, shares.shape[1]))
    for first in range(0, len(shares), _BLOCK):
        some = slice(first, first + _BLOCK)
        total = np.concatenate([total, shares[some] * tokens[some, None]]).sum(axis=0, keepdims=True)
    return total.ravel()
