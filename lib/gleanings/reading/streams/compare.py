"""Rules that compare documents, over arrays of hashes: copies, languages, repeated lines."""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from gleanings.cleaning.boilerplate import LEAST_DOCUMENTS, LEAST_SHARE, hashed, is_copied, is_part
from gleanings.corpus.copies import Shingles
from gleanings.corpus.language_detection import likeliest
from gleanings.reading.streams.partition import runs_at
from gleanings.storage.on_demand import OnDemand
from gleanings.types import Flags, Floats, Integers

_PART = 1 << 22  # hashes that are sorted at once


def exact_copies(plain: Integers, source: Integers, short: Flags) -> tuple[Flags, Integers]:
    """Return which documents repeat the text of an earlier one, and for each the first with its text.

    Short records of one file are kept: forty people may well have written the same answer.
    """
    _, first, which = np.unique(plain, return_index=True, return_inverse=True)
    of = first[which]
    own = np.arange(len(plain)) == of
    return ~own & ~((source[of] == source) & short), of


def most_language(guess: Integers, sure: Flags, characters: Integers, codes: Sequence[str]) -> str:
    """Return the language of most text, as `with_languages` tells it."""
    sums = np.bincount(guess[sure], weights=characters[sure], minlength=len(codes))
    there = np.flatnonzero(np.bincount(guess[sure], minlength=len(codes))).tolist()
    if there:
        return min((codes[i] for i in there), key=lambda code: (-sums[codes.index(code)], code))
    return likeliest([(codes[i], False) for i in guess.tolist()])


def languages_of_files(
    source: Integers, guess: Integers, characters: Integers, sure: Flags, codes: Sequence[str]
) -> Integers:
    """Return for each document the language of most of the text of its file that is sure; -1 where none is."""
    found = np.full(len(source), -1, np.int64)
    sure = sure & (source != hashed(""))  # not of records that lie in no file
    if not sure.any():
        return found
    ranks = np.argsort(np.argsort(np.array(codes, dtype=object)))  # of several, the first in the alphabet
    files, which = np.unique(source, return_inverse=True)
    keys, place = np.unique(which[sure] * len(codes) + ranks[guess[sure]], return_inverse=True)
    sums = np.bincount(place, weights=characters[sure])
    best: dict[int, tuple[float, int]] = {}
    for key, total in zip(keys.tolist(), sums.tolist(), strict=True):
        file, rank = divmod(key, len(codes))
        best[file] = min(best.get(file, (0.0, 0)), (-total, rank))
    by_rank = np.argsort(ranks)
    usual = np.full(len(files), -1, np.int64)
    for file, (_, rank) in best.items():
        usual[file] = by_rank[rank]
    return usual[which]


def repeated_lines(
    units: Sequence[Integers], kept: Sequence[Flags], group: Integers, text: Integers, every: Flags
) -> dict[int, int]:
    """Return the hashes of the lines that many documents of one source share, each with how many hold it.

    Args:
        units: for each file, its lines: the document in the file, and the hash of the line.
        kept: for each file, which of its documents are kept.
        group, text: for each document of all files, the hash of its source and of its text.
        every: for each document of all files, whether it is kept.
    """
    first = np.zeros(len(text), bool)
    places = np.flatnonzero(every)
    pairs = np.stack([group[places], text[places]], axis=1)
    first[places[np.unique(pairs, axis=0, return_index=True)[1]]] = True  # documents of the same text count once
    sizes = Counter(group[first].tolist())
    begins = np.cumsum([0, *map(len, kept)])
    total = sum(len(each) for each in units)
    ranges = np.linspace(0, 2.0**63, max(1, -(-total // _PART)) + 1)
    copied, lines = np.zeros(len(text), np.int64), np.zeros(len(text), np.int64)
    for holders, which, _, times, sources in _ranges(units, begins, first, group, ranges):
        few = is_copied(times, np.array([sizes[int(source)] for source in sources]))
        copied += np.bincount(holders[few[which]], minlength=len(text))
        lines += np.bincount(holders, minlength=len(text))
    first &= ~is_part(copied, lines)
    found: dict[int, int] = {}
    for _, _, values, times, sources in _ranges(units, begins, first, group, ranges):
        enough = times >= LEAST_DOCUMENTS
        for value, number, source in zip(values[enough], times[enough], sources[enough], strict=True):
            if number >= max(LEAST_DOCUMENTS, LEAST_SHARE * sizes[int(source)]):
                found[int(value)] = int(number)
    return found


def _ranges(
    units: Sequence[Integers], begins: Integers, counts: Flags, group: Integers, ranges: Floats
) -> Iterator[tuple[Integers, Integers, Integers, Integers, Integers]]:
    """Yield, for one stretch of hashes after the other, the lines of the documents that count.

    Yields:
        The document of each line, and which of the hashes it is; the hashes, how often each stands, and its source.
    """
    for low, high in itertools.pairwise(ranges):
        hashes, holders = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for each, begin in zip(units, begins, strict=False):
            inside = (each[:, 1] >= low) & (each[:, 1] < high) & counts[begin + each[:, 0]]
            hashes.append(each[inside, 1])
            holders.append(begin + each[inside, 0])
        documents = np.concatenate(holders)
        values, at, which, times = np.unique(
            np.concatenate(hashes), return_index=True, return_inverse=True, return_counts=True
        )
        yield documents, which, values, times, group[documents][at]


class StoredRuns(OnDemand[Shingles]):
    """The runs of words of documents, on the disk."""

    def __init__(self, paths: Sequence[Any], part: Integers, line: Integers) -> None:
        self._parts = [runs_at(path) for path in paths]
        self._part, self._line = part, line

    def __len__(self) -> int:
        return len(self._part)

    def _read(self, number: int) -> Shingles:
        runs, ends = self._parts[int(self._part[number])]
        line = int(self._line[number])
        return np.array(runs[int(ends[line]) : int(ends[line + 1])])
