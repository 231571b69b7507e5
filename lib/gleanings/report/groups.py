"""Rows of a model brought together by period: what charts of time are drawn from."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from gleanings.errors import InvalidValue
from gleanings.topics.model import TopicModel
from gleanings.types import Floats

_PERIODS = 60  # bars that still stand apart


@dataclass(frozen=True, eq=False)
class Group:
    """Rows brought together.

    Attributes:
        label: the period.
        shares: one share per topic, the mean of the rows weighted by their counted words; zeros for no rows.
        size: how many documents; 0 for a period without any.
    """

    label: str
    shares: Floats
    size: int


def by_period(model: TopicModel) -> list[Group]:
    """Return one group per period, from the first date to the last, without a gap; nothing where there are no dates."""
    corpus = model.bow.corpus
    if corpus is None:
        raise InvalidValue("the model does not hold its documents, so their dates are not known; fit it on documents.")
    dates = [document.date for document in corpus]
    known = sorted(date for date in dates if date is not None)
    if not known:
        return []
    number, name = _periods(known[0], known[-1])
    first, last = number(known[0]), number(known[-1])
    of_document = np.array([-1 if date is None else number(date) - first for date in dates])
    of_row = of_document[model.bow.documents]
    groups = []
    for period in range(last - first + 1):
        places = np.flatnonzero(of_row == period)
        groups.append(Group(name(first + period), _mean(model, places), int((of_document == period).sum())))
    return groups


def _mean(model: TopicModel, places: Sequence[int] | np.ndarray) -> Floats:
    """Return the mean shares of rows, weighted by their counted words."""
    tokens = model.tokens[places].astype(np.float64)
    if not tokens.sum():
        tokens = np.ones(len(places))
    shares: Floats = (model.shares[places] * tokens[:, None]).sum(axis=0) / max(tokens.sum(), 1.0)
    return shares


def _periods(first: datetime.date, last: datetime.date) -> tuple[Callable[[datetime.date], int], Callable[[int], str]]:
    """Return how a date is counted in periods, and what a period is called: the finest that are not too many."""
    if (last - first).days < _PERIODS:
        return datetime.date.toordinal, lambda period: datetime.date.fromordinal(period).isoformat()
    if 12 * (last.year - first.year) + last.month - first.month < _PERIODS:
        return lambda date: 12 * date.year + date.month - 1, lambda period: f"{period // 12}-{period % 12 + 1:02d}"
    if last.year - first.year < _PERIODS:
        return lambda date: date.year, str
    return lambda date: date.year // 10, lambda period: f"{period}0s"
