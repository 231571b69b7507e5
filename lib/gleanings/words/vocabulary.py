"""Which words become columns: those in enough rows and not in too many, and what is said of the others."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.errors import real_number, whole_number
from gleanings.nouns import counted
from gleanings.sparse import row_totals
from gleanings.types import Flags, Integers
from gleanings.words.rows import ENOUGH_ROWS

_COMMON = 0.5  # in more than half of the rows, a word tells none of them from another
HASH_BYTES = 16  # of what a row holds
_COPY = 20  # rows of so many words that are the same are copies; shorter ones are the same answer of several people
_MUCH = 0.5  # of the words counted; a limit that takes more is said
_SHOWN = 12


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The words that are counted, and those that the limits left out.

    Attributes:
        words: the columns, sorted.
        few: words in fewer rows than this are left out (min_df).
        many: words in more rows than this are left out (max_df).
        too_common: the words in more than `many` rows, those in most rows first.
        notes: what the limits took, in full sentences.
    """

    words: tuple[str, ...]
    few: int
    many: int
    too_common: tuple[str, ...]
    notes: tuple[str, ...]


def chosen_words(
    terms: tuple[str, ...],
    frequency: Integers,
    totals: Integers,
    rows: int,
    unit: str,
    *,
    keep: frozenset[str],
    minimum_rows: int | None,
    maximum_share: float | None,
) -> Vocabulary:
    """Return the vocabulary of terms, of which is known in how many of so many rows each is, and how often in all.

    Args:
        terms: the words.
        frequency: in how many rows each is, without those that are copies.
        totals: how often each is in all rows.
        rows: how many rows there are that are no copies.
        unit: what a row is, for the notes.
        keep: terms that stay whatever the limits.
        minimum_rows, maximum_share: as for `bag_of_words`.

    Raises:
        InvalidType, InvalidValue: a limit is no number or out of range.

    >>> some = np.array([2, 1, 1])
    >>> chosen_words(("a", "b", "c"), some, some, 2, "row", keep=frozenset(), minimum_rows=2, maximum_share=None).words
    ('a',)
    """
    few = _fewest(minimum_rows, rows)
    many = _most(maximum_share, rows)
    kept = np.array([term in keep for term in terms], dtype=bool)
    ours = maximum_share is None
    set_aside: list[str] = []
    share = _COMMON if ours else float(maximum_share or 1)
    if ours and not ((frequency >= few) & (frequency <= many)).any():
        if many < rows and (frequency > many).any():
            set_aside.append(
                f"No word of {few} {unit}s or more is in half of them or fewer, so those in more are counted, too."
            )
        many = rows  # nothing would be left: what is everywhere is then all that there is
    if ours and minimum_rows is None and rows > 1 and not ((frequency >= few) & (frequency <= many)).any():
        few = 1  # nor is anything said twice: two short notes
        if (frequency > 0).any():
            set_aside.append(
                f"No word is in two {unit}s that differ, so words in one of them are counted, too; they say nothing of "
                f"what {unit}s have in common."
            )
    rare, common = (frequency < few) & ~kept & (frequency > 0), (frequency > many) & ~kept
    inside = ~rare & ~common & (frequency > 0)
    order = sorted(np.flatnonzero(common).tolist(), key=lambda i: (-int(frequency[i]), terms[i]))
    return Vocabulary(
        words=tuple(sorted(terms[i] for i in np.flatnonzero(inside))),
        few=few,
        many=many,
        too_common=tuple(terms[i] for i in order),
        notes=(
            *set_aside,
            *_said_common(order, terms, frequency, share, unit),
            *_said_rare(int(rare.sum()), int(totals[rare].sum()), int(totals.sum()), few, unit),
        ),
    )


def _said_common(order: list[int], terms: tuple[str, ...], frequency: Integers, share: float, unit: str) -> list[str]:
    if not order:
        return []
    shown = ", ".join(f"{terms[i]} ({frequency[i]:,})" for i in order[:_SHOWN])
    more = f" and {len(order) - _SHOWN:,} more" if len(order) > _SHOWN else ""
    number = "1 word is" if len(order) == 1 else f"{len(order):,} words are"
    return [
        f"{number} in more than {share:.0%} of the {unit}s and so left out: {shown}{more}. If a theme is among them, "
        "count with a higher `maximum_share`, or name it in `keep`."
    ]


def _said_rare(words: int, tokens: int, whole: int, few: int, unit: str) -> list[str]:
    if tokens <= _MUCH * whole or tokens == whole:  # where nothing is left, it is said why
        return []
    rare = f"in one {unit} only" if few == 2 else f"in fewer than {few} {unit}s"
    are = "is" if words == 1 else "are"
    return [
        f"{counted(words, 'word')} {are} {rare} and so left out: {tokens / whole:.0%} of all that could be counted. A "
        "lower `minimum_rows` keeps more rare words."
    ]


class Copies:
    """The rows seen so far, by their contents: a text told twice makes no word more common.

    Rows of fewer than 20 words are taken for copies only within one document: in several, they are answers that
    several people gave.

    >>> counts = csr_matrix([[20, 1], [20, 1], [1, 1], [1, 1], [1, 1]])
    >>> Copies().different(contents(counts), long_rows(counts), np.array([0, 1, 2, 3, 3])).tolist()
    [True, False, True, True, False]
    """

    def __init__(self) -> None:
        self._seen: set[tuple[int, bytes]] = set()

    def different(self, contents: Sequence[bytes], long: Flags, documents: Integers) -> Flags:
        """Return for each of further rows whether it repeats no earlier one; the arguments are one entry per row."""
        kept = np.zeros(len(contents), bool)
        for row, content in enumerate(contents):
            size = len(self._seen)
            self._seen.add((-1 if long[row] else int(documents[row]), content))
            kept[row] = len(self._seen) > size
        return kept


def contents(counts: csr_matrix) -> list[bytes]:
    """Return for each row a hash of what it holds, the same for the same words and counts."""
    return [
        hashlib.blake2b(
            counts.indices[start:end].tobytes() + counts.data[start:end].tobytes(), digest_size=HASH_BYTES
        ).digest()
        for start, end in pairwise(counts.indptr.tolist())
    ]


def long_rows(counts: csr_matrix) -> Flags:
    """Return which rows have so many words that the same ones again are a copy."""
    return np.asarray(row_totals(counts) >= _COPY)


def _fewest(given: int | None, rows: int) -> int:
    if given is not None:
        return whole_number("minimum_rows", given, least=1)
    return 2 if rows <= 300 else 3 if rows <= 1000 else 5


def _most(share: float | None, rows: int) -> int:
    if share is None:
        share = _COMMON if rows >= ENOUGH_ROWS else 1.0
    share = real_number("maximum_share", share, above=0, most=1)
    return math.floor(share * rows)
