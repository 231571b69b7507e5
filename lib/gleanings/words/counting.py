"""From documents to counts in a given vocabulary."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.sparse import count_pairs
from gleanings.types import Indices, Integers
from gleanings.words.languages import UNSPACED
from gleanings.words.phrases import DROPPED
from gleanings.words.prepared import Prepared
from gleanings.words.rows import Row
from gleanings.words.splitters import installed_splitter
from gleanings.words.tokenizer import Splitter


@dataclass(frozen=True, eq=False)
class Counted:
    """Counts of documents.

    Attributes:
        counts: rows x words.
        rows: what each row is.
        outside: for each row, how many of its words, stop words aside, are not in the vocabulary.
        sequence: columns of `counts` in the order of the text, all rows one after the other.
    """

    counts: csr_matrix
    rows: tuple[Row, ...]
    outside: Indices
    sequence: Indices


def splitters_for(languages: Iterable[str], splitter: Splitter | None, language: str) -> Mapping[str, Splitter]:
    """Return what cuts texts into words, by language: `splitter` where one is given, else what is installed.

    Args:
        languages: of the documents.
        splitter: a function from a text to its words, for texts in `language` or in one written without spaces.
        language: of the corpus.
    """
    found: dict[str, Splitter] = {}
    for each in sorted(set(languages)):
        if splitter is not None and (each == language or each in UNSPACED):
            found[each] = splitter
        elif each in UNSPACED and (installed := installed_splitter(each)) is not None:
            found[each] = installed
    return found


def counted(prepared: Prepared, row: Integers, rows: tuple[Row, ...], vocabulary: tuple[str, ...]) -> Counted:
    """Return the counts of prepared words, each in the row that `row` says."""
    column = {word: i for i, word in enumerate(vocabulary)}
    of_term = np.array([*(column.get(term, DROPPED) for term in prepared.terms), DROPPED], dtype=np.int32)
    ids = of_term[prepared.ids]  # DROPPED is -1: the last entry
    missing = (ids == DROPPED) & (prepared.ids != DROPPED)
    outside = np.bincount(row[missing], minlength=len(rows)).astype(np.int32)
    return Counted(count_pairs(row, ids, len(rows), len(vocabulary)), rows, outside, ids[ids != DROPPED])
