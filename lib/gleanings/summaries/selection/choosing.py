"""How a method fills the basket: the default step by step, the others by their order, both on a focus."""

from dataclasses import replace

import numpy as np

from gleanings.summaries.methods.central import Cover, Floats, best_next, lead
from gleanings.summaries.methods.ranking import DIGITS, Method, Options
from gleanings.summaries.methods.registry import SUMY_METHODS
from gleanings.summaries.query import Focus
from gleanings.summaries.selection.select import ALIKE, Basket, Same, sameness, take_in_order
from gleanings.summaries.sentence_matrix import Integers, SentenceMatrix

# The default is not among them: its next choice depends on those before, so that no order stands beforehand.
RANKED: dict[str, Method] = {"lead": lead} | SUMY_METHODS


def choose(
    basket: Basket, matrix: SentenceMatrix, method: str, options: Options, focus: Focus | None, same: Same | None
) -> Floats:
    """Fill the basket by a method, and return the scores of all sentences.

    Args:
        basket: what is filled.
        matrix: the sentences.
        method: "central", or a name out of `RANKED`.
        options: for the method.
        focus: how far each sentence is about a subject, if there is one.
        same: whether a row says the same as one of the chosen rows and is refused. Where nothing is refused, the
            default takes a sentence that is like a chosen one only after all others.
    """
    if not matrix.size:
        return np.zeros(0)
    if method == "central":
        cover = Cover(matrix)
        scores = np.round(cover.scores(), DIGITS)
        factors = None if focus is None else focus.factors
        rows = best_next(cover, _worded(np.arange(matrix.size), matrix), basket.chosen, factors)
        take_in_order(basket, rows, same or sameness(matrix, ALIKE), last=same is None)
        return scores if factors is None else scores * factors
    if focus is None:
        return _by_order(basket, matrix, RANKED[method], options, same)
    ranking = RANKED[method](matrix, options)
    low, high = float(ranking.scores.min()), float(ranking.scores.max())
    plain = (ranking.scores - low) / (high - low) if high > low else np.ones(matrix.size)
    scores = (0.5 + 0.5 * plain) * focus.factors
    order = _worded(ranking.order, matrix)
    take_in_order(basket, order[np.argsort(-scores[order], kind="stable")].tolist(), same)
    return scores


def _by_order(basket: Basket, matrix: SentenceMatrix, method: Method, options: Options, same: Same | None) -> Floats:
    """Fill the basket by the order of a method; one that chooses step by step is asked for more until it is full."""
    limit = basket.budget.limit if basket.budget.unit == "sentences" else None
    while True:
        ranking = method(matrix, replace(options, limit=limit))
        take_in_order(basket, _worded(ranking.order, matrix).tolist(), same)
        if basket.full or limit is None or len(ranking.order) < limit:
            return ranking.scores
        limit *= 4


def _worded(order: Integers, matrix: SentenceMatrix) -> Integers:
    """The rows of `order` that have words; all of them where none has."""
    lengths = matrix.bounds[1:] - matrix.bounds[:-1]
    return order[lengths[order] > 0] if lengths.any() else order
