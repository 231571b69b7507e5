"""Sequences whose items lie on the disk: each is read when it is asked for."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TypeVar, overload

Item = TypeVar("Item", covariant=True)


class OnDemand(Sequence[Item]):
    """What is read one by one; a slice reads its items at once. What follows has a length, and `_read`.

    >>> class Squares(OnDemand[int]):
    ...     def __len__(self):
    ...         return 4
    ...     def _read(self, number):
    ...         return number**2
    >>> Squares()[-1], Squares()[1:3], list(Squares())
    (9, (1, 4), [0, 1, 4, 9])
    """

    @overload
    def __getitem__(self, key: int) -> Item: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, key: int | slice) -> Item | tuple[Item, ...]:
        if isinstance(key, slice):
            return tuple(self._read(number) for number in range(*key.indices(len(self))))
        return self._read(range(len(self))[key])

    @abstractmethod
    def _read(self, number: int) -> Item:
        """Return the item of a number from 0 to the length, exclusive."""
