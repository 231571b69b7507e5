"""Which sentences say what a chosen one has said: near-duplicates by the words that two sentences share."""

import math
from collections.abc import Collection
from typing import Protocol

from gleanings.summaries.sentence_matrix import SentenceMatrix

NEARLY_SAME = 0.7  # of the words of two sentences together, the share that copies of a report have in common
ALIKE = 0.5  # the share from which the second of two sentences tells a reader little
_HELD = 0.9  # of the words of the shorter sentence, the share from which the longer one holds all that it says
_STATEMENT = 5  # distinct words: fewer are often held by a sentence that says something else
FRAGMENT = 3  # distinct words: a sentence of so many that another holds altogether adds nothing to it
_FEW = 24  # chosen sentences up to which each is compared in turn


class NearDuplicates:
    """The word sets chosen so far, and whether another one repeats one of them.

    Two sets A and B are near-duplicates if their Jaccard index |A ∩ B| / |A ∪ B| is `share` or more, or if one of
    them holds the other but for a tenth: a copy behind a long dateline, a quotation that was cut. A shorter set repeats
    what holds all of it. Few sets have to be
    compared: whoever shares so many words with A has one among any |A| - share * |A| + 1 words of it.

    Args:
        share: the Jaccard index from which two sets are the same, above 0 and up to 1.

    >>> chosen = NearDuplicates(0.5)
    >>> chosen.add({1, 2, 3})
    >>> chosen.repeats({1, 2, 4}), chosen.repeats({1, 4, 5}), chosen.repeats(set())
    (True, False, False)
    """

    def __init__(self, share: float) -> None:
        self._share = share
        self._sets: list[frozenset[int]] = []
        self._indexed = 0  # of them: as long as they are few, each is compared, and none is looked for by its words
        self._holders: dict[int, list[int]] = {}  # for each word, the sets that have it
        self._marked: dict[int, list[int]] = {}  # for each word, the sets that nobody holds who lacks it

    def add(self, words: Collection[int]) -> None:
        """Count a set as chosen."""
        self._sets.append(frozenset(words))

    def _index(self) -> None:
        for number, words in enumerate(self._sets[self._indexed :], self._indexed):
            for word in words:
                self._holders.setdefault(word, []).append(number)
            for word in sorted(words)[-prefix(len(words), _HELD) :]:
                self._marked.setdefault(word, []).append(number)
        self._indexed = len(self._sets)

    def repeats(self, words: Collection[int]) -> bool:
        """Return whether a set repeats one that was added; a set without words repeats nothing."""
        own = words if isinstance(words, set | frozenset) else frozenset(words)
        if not own:
            return False
        if len(self._sets) <= _FEW:
            return any(self._same(own, other) for other in self._sets)
        return any(self._same(own, self._sets[number]) for number in self._near(own))

    def _near(self, own: Collection[int]) -> set[int]:
        """The numbers of the sets that can be near-duplicates of `own`."""
        self._index()
        holders = self._holders
        rarest = sorted(own, key=lambda word: len(holders.get(word, ())))
        near = {
            number for word in rarest[: prefix(len(own), min(self._share, _HELD))] for number in holders.get(word, ())
        }
        return near.union(*(self._marked.get(word, ()) for word in own))

    def _same(self, own: Collection[int], other: frozenset[int]) -> bool:
        shorter = min(len(own), len(other))
        common = len(other.intersection(own))
        if common == len(own) >= FRAGMENT:
            return True
        union = len(own) + len(other) - common
        return common >= self._share * union or (shorter >= _STATEMENT and common >= _HELD * shorter)


def prefix(size: int, share: float) -> int:
    """Return how many words of a set must be looked at: who has `share` of its words has one of any so many.

    >>> prefix(10, 0.8)
    3
    """
    return size - math.ceil(share * size - 1e-9) + 1


class Redundancy(Protocol):
    """What says whether a row repeats the rows that were chosen."""

    def repeats(self, row: int) -> bool:
        """Return whether the row repeats one that was added."""

    def add(self, row: int) -> None:
        """Count the row as chosen."""


class AnyRedundancy:
    """What repeats by any of several tests."""

    def __init__(self, *tests: Redundancy) -> None:
        self._tests = tests

    def repeats(self, row: int) -> bool:
        """Return whether the row repeats one by any of the tests."""
        return any(test.repeats(row) for test in self._tests)

    def add(self, row: int) -> None:
        """Count the row as chosen."""
        for test in self._tests:
            test.add(row)


class RepeatedRows:
    """Which rows of a matrix have most of their content stems in common with a chosen one.

    Args:
        matrix: the sentences.
        share: as for `NearDuplicates`.
    """

    def __init__(self, matrix: SentenceMatrix, share: float) -> None:
        self._matrix = matrix
        self._chosen = NearDuplicates(share)
        self._last: tuple[int, frozenset[int]] = (-1, frozenset())  # a row is mostly added right after it was asked for

    def repeats(self, row: int) -> bool:
        """Return whether the row repeats one that was added."""
        self._last = row, content_stems(self._matrix, row)
        return self._chosen.repeats(self._last[1])

    def add(self, row: int) -> None:
        """Count the row as chosen."""
        self._chosen.add(self._last[1] if self._last[0] == row else content_stems(self._matrix, row))


def content_stems(matrix: SentenceMatrix, row: int) -> frozenset[int]:
    """Return the numbers of the distinct stems of a sentence, stop words left out."""
    return frozenset(content_in_order(matrix, row))


def content_in_order(matrix: SentenceMatrix, row: int) -> list[int]:
    """Return the numbers of the stems of a sentence in reading order, stop words left out."""
    part = slice(matrix.bounds[row], matrix.bounds[row + 1])
    stems: list[int] = matrix.tokens[part][~matrix.stop[part]].tolist()
    return stems


def stems_of(matrix: SentenceMatrix, row: int) -> frozenset[int]:
    """Return the numbers of the distinct stems of a sentence, stop words included."""
    return frozenset(matrix.tokens[matrix.bounds[row] : matrix.bounds[row + 1]].tolist())
