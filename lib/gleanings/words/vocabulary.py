"""Which words become columns: those in enough rows and not in too many, and what is said of the others."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.errors import real_number, whole_number
from gleanings.sparse import column_totals, document_frequency, row_totals
from gleanings.types import Flags, Integers
from gleanings.words.rows import ENOUGH_ROWS

_COMMON = 0.5  # in more than half of the rows, a word tells none of them from another
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


def choose_vocabulary(
    counts: csr_matrix,
    terms: tuple[str, ...],
    unit: str,
    *,
    keep: frozenset[str],
    minimum_rows: int | None,
    maximum_share: float | None,
    documents: Integers | None = None,
) -> Vocabulary:
    """Return the vocabulary of counts, rows x terms.

    Args:
        counts: how often each term is in each row.
        terms: the words of the columns.
        unit: what a row is, for the notes.
        keep: terms that stay whatever the limits.
        minimum_rows, maximum_share: as for `bag_of_words`.
        documents: the document of each row; None where each row is one.

    Raises:
        InvalidType, InvalidValue: a limit is no number or out of range.

    >>> rows = csr_matrix(np.array([[1, 1, 0], [1, 0, 1]], dtype=np.int32))
    >>> choose_vocabulary(rows, ("a", "b", "c"), "row", keep=frozenset(), minimum_rows=2, maximum_share=None).words
    ('a',)
    """
    different = without_copies(counts, documents)
    return chosen_words(
        terms,
        document_frequency(different),
        column_totals(counts),
        different.shape[0],
        unit,
        keep=keep,
        minimum_rows=minimum_rows,
        maximum_share=maximum_share,
    )


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

    The rows are those without copies; the totals are those of all rows. The other arguments are `choose_vocabulary`'s.
    """
    few = _fewest(minimum_rows, rows)
    many = _most(maximum_share, rows)
    kept = np.array([term in keep for term in terms], dtype=bool)
    if maximum_share is None and not ((frequency >= few) & (frequency <= many)).any():
        many = rows  # nothing would be left: what is everywhere is then all that there is
    rare, common = (frequency < few) & ~kept & (frequency > 0), (frequency > many) & ~kept
    inside = ~rare & ~common & (frequency > 0)
    order = sorted(np.flatnonzero(common).tolist(), key=lambda i: (-int(frequency[i]), terms[i]))
    return Vocabulary(
        words=tuple(sorted(terms[i] for i in np.flatnonzero(inside))),
        few=few,
        many=many,
        too_common=tuple(terms[i] for i in order),
        notes=(
            *_said_common(order, terms, frequency, many / rows if rows else 1, unit),
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
        "count with a higher maximum_share, or name it in keep."
    ]


def _said_rare(words: int, tokens: int, whole: int, few: int, unit: str) -> list[str]:
    if tokens <= _MUCH * whole:
        return []
    return [
        f"{words:,} words are in fewer than {few} {unit}s and so left out: {tokens / whole:.0%} of all that could be "
        "counted. A lower minimum_rows keeps more of them."
    ]


def without_copies(counts: csr_matrix, documents: Integers | None = None) -> csr_matrix:
    """Return the counts without rows that repeat an earlier one: a text told twice makes no word more common.

    Rows of fewer than 20 words are taken for copies only within one document: in several, they are answers that
    several people gave.

    Args:
        counts: how often each term is in each row.
        documents: the document of each row; None where each row is one.

    >>> long, short = csr_matrix([[20, 1], [20, 1]]), csr_matrix([[1, 1], [1, 1]])
    >>> without_copies(long).shape[0], without_copies(short).shape[0]
    (1, 2)
    >>> without_copies(short, np.array([0, 0])).shape[0]
    1
    """
    kept = Copies().different(contents(counts), long_rows(counts), documents)
    return counts if kept.all() else counts[np.flatnonzero(kept)]


class Copies:
    """The rows seen so far, by their contents: which are the first of their kind."""

    def __init__(self) -> None:
        self._seen: set[tuple[int, bytes]] = set()

    def different(self, contents: Sequence[bytes], long: Flags, documents: Integers | None = None) -> Flags:
        """Return for each of further rows whether it repeats no earlier one; the arguments are one entry a row."""
        kept = np.zeros(len(contents), bool)
        for row, content in enumerate(contents):
            place = -1 if long[row] else row if documents is None else int(documents[row])
            if long[row] or documents is not None:  # a short row that is a document is never a copy
                size = len(self._seen)
                self._seen.add((place, content))
                kept[row] = len(self._seen) > size
            else:
                kept[row] = True
        return kept


def contents(counts: csr_matrix) -> list[bytes]:
    """Return for each row a hash of what it holds, the same for the same words and counts."""
    return [
        hashlib.blake2b(counts.indices[start:end].tobytes() + counts.data[start:end].tobytes(), digest_size=16).digest()
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
