"""A column of many documents in which few values come up: each value once, and which of them a document has."""

import datetime
from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from gleanings.types import Indices, Integers


class Coded(Sequence[Any]):
    """Values of documents, each kept once.

    Attributes:
        codes: for each document, the place of its value in `table`.
        table: the values, in the order in which they come up.

    >>> found = Coded.of(["b", "a", "b", None])
    >>> found.table, found.codes.tolist(), list(found)
    (['b', 'a', None], [0, 1, 0, 2], ['b', 'a', 'b', None])
    """

    def __init__(self, codes: Indices, table: list[Any]) -> None:
        self.codes, self.table = codes, table

    @classmethod
    def of(cls, values: Iterable[Any]) -> "Coded":
        """Return values as a column."""
        if isinstance(values, Coded):
            return values
        growing = Growing()
        for value in values:
            growing.add(value)
        return growing.column()

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, at: int) -> Any:  # type: ignore[override]  # noqa: ANN401  # nobody takes a slice of it
        return self.table[int(self.codes[at])]

    def __iter__(self) -> Iterator[Any]:
        return map(self.table.__getitem__, self.codes.tolist())

    def taken(self, documents: Integers) -> "Coded":
        """Return the values of some documents; what none of them has is no longer in the table."""
        codes = self.codes[documents]
        there, first, again = np.unique(codes, return_index=True, return_inverse=True)
        order = first.argsort()  # as they come up
        place = np.empty(len(order), dtype=np.int64)
        place[order] = np.arange(len(order))
        return Coded(place[again].astype(np.int32), [self.table[code] for code in there[order].tolist()])

    def times(self) -> Integers:
        """Return how many documents have each value of the table."""
        return np.bincount(self.codes, minlength=len(self.table)).astype(np.int64)

    @property
    def holds_dates(self) -> bool:
        """Whether all values are dates, but for those that are missing."""
        return all(value is None or type(value) is datetime.date for value in self.table) and any(self.table)


class Growing:
    """A column to which one value after the other is added.

    Args:
        missing: how many documents came before, which have no value.
    """

    def __init__(self, missing: int = 0) -> None:
        self._places: dict[Hashable, int] = {(type(None), None): 0} if missing else {}
        self._table: list[Any] = [None] if missing else []
        self._codes = array("i", [0]) * missing

    @property
    def different(self) -> int:
        """How many different values there are."""
        return len(self._table)

    def add(self, value: object) -> None:
        """Add the value of the next document."""
        try:
            key: Hashable = (type(value), value)
            place = self._places.get(key)
        except TypeError:  # a list: it is known by how it is written
            key = (type(value), repr(value))
            place = self._places.get(key)
        if place is None:
            place = self._places[key] = len(self._table)
            self._table.append(value)
        self._codes.append(place)

    def column(self) -> Coded:
        """Return the column."""
        return Coded(np.array(self._codes, dtype=np.int32), self._table)


class Columns(Mapping[str, Sequence[Any]]):
    """Columns of documents by name; those in which many values come up are read when they are asked for.

    Args:
        few: the columns in which few values come up; None for the others.
        read: reads a column.
    """

    def __init__(self, few: Mapping[str, Coded | None], read: Callable[[str], Sequence[Any]]) -> None:
        self._few, self._read = few, read

    def __getitem__(self, name: str) -> Sequence[Any]:
        found = self._few[name]
        return self._read(name) if found is None else found

    def __iter__(self) -> Iterator[str]:
        return iter(self._few)

    def __len__(self) -> int:
        return len(self._few)

    @property
    def few(self) -> dict[str, Coded]:
        """The columns in which few values come up."""
        return {name: found for name, found in self._few.items() if found is not None}
