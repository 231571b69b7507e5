"""The shares of topics in the documents of a report, and which are the main ones of each."""

from collections.abc import Sequence

import numpy as np

from gleanings.types import Flags, Floats, Integers

MAIN = 0.2  # of a document, from which a topic is one of its main ones
_BLOCK = 50_000  # documents whose topics are ordered at once: of all, that takes several times as much as the shares


class DocumentShares(Sequence[Floats | None]):
    """The shares of topics in each document, None for one without counted words: rows of an array, each as it is asked.

    Args:
        shares: documents x topics.
        known: whether each has counted words.
    """

    def __init__(self, shares: Floats, known: Flags) -> None:
        self.array, self.known = shares, known

    def __len__(self) -> int:
        return len(self.array)

    def __getitem__(self, number: int) -> Floats | None:  # type: ignore[override]  # nobody takes a slice of it
        found: Floats = self.array[number]
        return found if self.known[number] else None

    @property
    def without_words(self) -> list[int]:
        """The documents without counted words, by number."""
        found: list[int] = np.flatnonzero(~self.known).tolist()
        return found

    def main(self, numbers: range, shown: Integers) -> Integers:
        """Return the topics that make up a fifth or more of documents in a row, largest first; at least the largest.

        Args:
            numbers: the documents.
            shown: the topics to choose from, ascending.

        Returns:
            documents x topics, -1 where there are no more; a document without counted words has none.

        >>> shares = DocumentShares(np.array([[0.3, 0.6, 0.1], [0.4, 0.3, 0.3]]), np.array([True, False]))
        >>> shares.main(range(2), np.arange(3)).tolist()
        [[1, 0, -1], [-1, -1, -1]]
        """
        found = np.empty((len(numbers), min(len(shown), int(1 / MAIN))), dtype=np.int64)
        for begin in range(0, len(numbers), _BLOCK):
            some = numbers[begin : begin + _BLOCK]
            own = self.array[some.start : some.stop][:, shown]
            order = (-own).argsort(axis=1, kind="stable")[:, : found.shape[1]]
            large = np.take_along_axis(own, order, axis=1) >= MAIN
            large[:, :1] = True
            large &= self.known[some.start : some.stop, None]
            found[begin : begin + _BLOCK] = np.where(large, shown[order], -1)
        return found
