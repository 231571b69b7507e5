"""How long a summary may be: budgets, and the basket that is filled up to one.

A sentence that does not fit the budget is passed over for the next that does, so a summary is never over its budget.
"""

import math
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from gleanings.errors import InvalidType, InvalidValue, whole_number
from gleanings.summaries.selection.redundancy import Redundancy
from gleanings.types import LengthUnit

DEFAULT_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Budget:
    """How long a summary may be: at most `limit` of `unit`."""

    unit: LengthUnit
    limit: int


def read_budget(
    texts: Sequence[str], *, sentences: int | None, words: int | None, characters: int | None, share: float | None
) -> Budget:
    """Return the budget that one of the four arguments gives; three sentences where none is given.

    A share is one of the characters of all `texts`, joined by spaces as in a summary.

    Raises:
        InvalidValue: for more than one budget, a budget below 1, or a share outside 0 to 1.
        InvalidType: for a number of the wrong kind.

    >>> read_budget(["One.", "Two three."], sentences=None, words=None, characters=None, share=0.5)
    Budget(unit='characters', limit=7)
    """
    given = {
        name: value
        for name, value in (("sentences", sentences), ("words", words), ("characters", characters), ("share", share))
        if value is not None
    }
    if len(given) > 1:
        named = " and ".join(f"{name}={value!r}" for name, value in given.items())
        raise InvalidValue(f"{named} are {len(given)} budgets; give one of sentences, words, characters or share.")
    if share is not None:
        return Budget("characters", math.floor(fraction("share", share) * (sum(map(len, texts)) + len(texts) - 1)))
    if words is not None:
        return Budget("words", whole_number("words", words, least=1))
    if characters is not None:
        return Budget("characters", whole_number("characters", characters, least=1))
    return Budget(
        "sentences", whole_number("sentences", DEFAULT_SENTENCES if sentences is None else sentences, least=1)
    )


def fraction(name: str, value: object) -> float:
    """Return `value` as a float above 0 and up to 1; otherwise raise."""
    if isinstance(value, bool) or not isinstance(value, int | float | np.floating | np.integer):
        raise InvalidType(f"{name}={value!r} is not a number; give one above 0 and up to 1, such as 0.1 for a tenth.")
    number = float(value)
    if not 0 < number <= 1:
        raise InvalidValue(
            f"{name}={value!r} is out of range; give a number above 0 and up to 1, such as 0.1 for a tenth."
        )
    return number


class Basket:
    """The sentences chosen so far, and what is left of the budget.

    Args:
        budget: the length of the summary.
        lengths: for each sentence, its length in the unit of the budget; see `lengths`.
        key: from a row to a key that is equal for sentences of the same words.
        groups: for each sentence the number of its document; None for one document.
        most: how much of the budget may come from one document, 0 to 1; a first sentence is always allowed.
    """

    def __init__(
        self,
        budget: Budget,
        lengths: Sequence[int],
        key: Callable[[int], Hashable],
        *,
        groups: Sequence[int] | None = None,
        most: float = 1.0,
    ) -> None:
        self.budget = budget
        self.chosen: list[int] = []
        self.brought: set[int] = set()  # those that were taken because another leans on them
        self._lengths = lengths
        self._key = key
        self._groups = groups
        self._left = budget.limit + (budget.unit == "characters")
        self._most = math.ceil(most * budget.limit - 1e-9)
        self._spent: dict[int, int] = {}
        self._seen: set[Hashable] = set()

    @property
    def full(self) -> bool:
        """Whether no further sentence can fit."""
        return self._left < 1

    @property
    def half_full(self) -> bool:
        """Whether half of the budget is used."""
        return 2 * self._left <= self.budget.limit

    def cost(self, row: int) -> int:
        """What a sentence takes of the budget; the space between two sentences counts as a character."""
        return self._lengths[row] + (self.budget.unit == "characters")

    def fits(self, row: int) -> bool:
        """Whether a sentence may be taken now."""
        cost = self.cost(row)
        if cost > self._left or self._key(row) in self._seen:
            return False
        spent = self._spent.get(self._groups[row], 0) if self._groups is not None else 0
        return spent == 0 or spent + cost <= self._most

    def fit_together(self, rows: Sequence[int]) -> bool:
        """Whether sentences, each of which may be taken now, can be taken one after the other."""
        spent: dict[int, int] = {}
        for row in rows:
            if not self.fits(row):
                return False
            group = -1 if self._groups is None else self._groups[row]
            spent[group] = spent.get(group, 0) + self.cost(row)
        if sum(spent.values()) > self._left or len({self._key(row) for row in rows}) < len(rows):
            return False
        return self._groups is None or all(
            self._spent.get(group, 0) + cost <= self._most for group, cost in spent.items()
        )

    def take(self, row: int) -> None:
        """Take a sentence that fits."""
        cost = self.cost(row)
        self._left -= cost
        self._seen.add(self._key(row))
        self.chosen.append(row)
        if self._groups is not None:
            group = self._groups[row]
            self._spent[group] = self._spent.get(group, 0) + cost


def lengths(budget: Budget, texts: Sequence[str], words: Sequence[int] | None = None) -> Sequence[int]:
    """Return the length of each sentence in the unit of a budget.

    Args:
        budget: whose unit counts.
        texts: the sentences.
        words: the number of words of each sentence, where that is not what white space separates.

    >>> list(lengths(Budget("words", 9), ["One.", "Two three."])), list(lengths(Budget("sentences", 9), ["a", "b"]))
    ([1, 2], [1, 1])
    """
    if budget.unit == "sentences":
        return [1] * len(texts)
    if budget.unit == "characters":
        return [len(text) for text in texts]
    return [len(text.split()) for text in texts] if words is None else words


def take_in_order(
    basket: Basket,
    order: Iterable[int],
    redundancy: Redundancy | None = None,
    *,
    last: bool = False,
    refused: Redundancy | None = None,
    needs: Callable[[int], Sequence[int]] | None = None,
    filler: Callable[[int], bool] | None = None,
) -> None:
    """Fill the basket with the sentences of `order`, those passed over that do not fit.

    Args:
        basket: what is filled.
        order: rows, best first.
        redundancy: which rows repeat a chosen one; those are passed over too.
        last: whether they are taken after all where nothing else is left.
        refused: which rows repeat a chosen one so nearly that they are never taken.
        needs: the rows that a row needs before it to be understood; where they fit, they are taken first, but for
            those that are refused: the reader knows what they say.
        filler: whether a row that comes without what it needs says too little to fill up a budget; such rows are taken
            where less than half of the budget is used without them.
    """
    put_off = []
    fillers = []
    for row in order:
        if basket.fits(row) and not (refused is not None and refused.repeats(row)):
            if redundancy is not None and redundancy.repeats(row):
                put_off.append(row)
            else:
                needed = needs(row) if needs is not None else ()
                wanted = [each for each in needed if refused is None or not refused.repeats(each)] + [row]
                while len(wanted) > 1 and not basket.fit_together(wanted):
                    wanted = wanted[1:]  # what the others lean on in turn is left out first
                if filler is not None and len(wanted) == 1 and filler(row):
                    fillers.append(row)
                    continue
                basket.brought.update(wanted[:-1])
                for each in wanted:
                    basket.take(each)
                    for repeated in filter(None, (redundancy, refused)):
                        repeated.add(each)
                if basket.full:  # asked here, since to find the next row may take longest
                    return
    for row in put_off if last else ():
        if basket.fits(row) and not (filler is not None and filler(row)):
            if refused is not None:
                if refused.repeats(row):
                    continue
                refused.add(row)
            basket.take(row)
    for row in fillers:
        if not basket.half_full and basket.fits(row):
            basket.take(row)
