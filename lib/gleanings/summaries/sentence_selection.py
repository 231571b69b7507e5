"""How a method fills the basket: the default step by step, the others by their order, both on a focus."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from gleanings.summaries.known import Known
from gleanings.summaries.methods.central import central
from gleanings.summaries.methods.ranking import DIGITS, Method, Options
from gleanings.summaries.methods.registry import RANKED
from gleanings.summaries.query import Focus
from gleanings.summaries.selection.budget import Basket, take_in_order
from gleanings.summaries.selection.greedy import Judge, best_first
from gleanings.summaries.selection.redundancy import ALIKE, Redundancy, RepeatedRows
from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.types import Floats, Integers


def choose(
    basket: Basket,
    matrix: SentenceMatrix,
    method: str,
    options: Options,
    focus: Focus | None,
    redundancy: Redundancy | None,
    standing: Judge | None = None,
    known: Known | None = None,
    needs: Callable[[int, Sequence[int]], Sequence[int]] | None = None,
    weak: Callable[[int, Sequence[int]], bool] | None = None,
) -> Floats:
    """Fill the basket by a method, and return the scores of all sentences.

    Args:
        basket: what is filled.
        matrix: the sentences.
        method: "central", or a name out of `RANKED`.
        options: for the method.
        focus: how far each sentence is about a subject, if there is one.
        redundancy: which rows repeat a chosen one and are refused. The default takes a sentence that is merely like a
            chosen one after all others.
        standing: what a row counts for, 0 to 1, and beside which chosen rows it counts for more, for the default.
        known: what the reader knows, for the default: such words count less, such sentences are not looked at.
        needs: the rows that a row needs before it beside the chosen ones, for the default.
        weak: whether a row says little beside the chosen ones; the default fills up no budget of words with such.
    """
    if not matrix.size:
        return np.zeros(0)
    if method == "central":
        cover = central(matrix)
        candidates = _different(matrix)
        if known is not None:
            cover.left = known.left.copy()
            candidates = candidates[known.new[candidates]]
        if focus is not None:
            cover.scale = cover.scale * focus.factors
            cover.bonus = cover.bonus * focus.factors
        scores = np.round(cover.gains(), DIGITS)
        rows = best_first(cover, _worded(candidates, matrix), basket.chosen, standing=standing)
        alike = RepeatedRows(matrix, ALIKE)
        wanted = None if needs is None else lambda row: needs(row, basket.chosen)
        whole = basket.budget.unit == "sentences"  # so many are asked for: there is no room to fill up
        filler = None if weak is None or whole else lambda row: weak(row, basket.chosen)
        take_in_order(basket, rows, alike, last=True, refused=redundancy, needs=wanted, filler=filler)
        return scores
    if focus is None:
        return _by_order(basket, matrix, RANKED[method], options, redundancy)
    ranking = RANKED[method](matrix, options)
    low, high = float(ranking.scores.min()), float(ranking.scores.max())
    plain = (ranking.scores - low) / (high - low) if high > low else np.ones(matrix.size)
    scores = (0.5 + 0.5 * plain) * focus.factors
    order = _worded(ranking.order, matrix)
    take_in_order(basket, order[np.argsort(-scores[order], kind="stable")].tolist(), redundancy)
    return scores


def _by_order(
    basket: Basket, matrix: SentenceMatrix, method: Method, options: Options, redundancy: Redundancy | None
) -> Floats:
    """Fill the basket by the order of a method; one that chooses step by step is asked for more until it is full."""
    limit = basket.budget.limit if basket.budget.unit == "sentences" else None
    while True:
        ranking = method(matrix, replace(options, limit=limit))
        take_in_order(basket, _worded(ranking.order, matrix).tolist(), redundancy)
        if basket.full or limit is None or len(ranking.order) < limit:
            return ranking.scores
        limit *= 4


def _different(matrix: SentenceMatrix) -> Integers:
    """The rows whose text is not that of an earlier one of the same document, which is taken in their place."""
    if not matrix.repeats:
        return np.arange(matrix.size)
    return np.sort(np.unique(matrix.document * matrix.size + matrix.same, return_index=True)[1])


def _worded(order: Integers, matrix: SentenceMatrix) -> Integers:
    """The rows of `order` that have words; all of them where none has."""
    lengths = matrix.bounds[1:] - matrix.bounds[:-1]
    return order[lengths[order] > 0] if lengths.any() else order
