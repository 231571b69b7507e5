"""Whether two sentences say the same words of each other the other way round: who sued whom, from where to where.

Two things tell who does what in languages of many kinds: the order around the verb, and the small words that mark a
phrase ("from", "to", "than"). What is said in another order with other markers may be the same ("Ulm was sued by Orr").
Nothing in their form tells verbs that say the same both ways ("Orr met Ulm"): these sentences count as different ones.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from gleanings.summaries.function_words import function_words
from gleanings.summaries.sentence_matrix import SentenceMatrix


class Word(NamedTuple):
    """A content word of a sentence: its stem, the small word that marks it, and whether "and" stands before it."""

    stem: str
    marker: str = ""
    joined: bool = False


def marked_words(matrix: SentenceMatrix, row: int, language: str) -> list[Word]:
    """Return the content words of a row in reading order, each with its marker: articles mark nothing, but for those of
    a subject alone ("der" beside "den").

    >>> from gleanings.documents.document import Document
    >>> matrix = SentenceMatrix.from_document(Document("a", "The train runs from Orr to Ulm."))
    >>> [word.marker for word in marked_words(matrix, 0, "en")]
    ['', '', 'from', 'to']
    """
    known = function_words(language)
    articles = known.definite - known.nominative if known is not None else frozenset()
    joins = known.joins - known.compares if known is not None else frozenset()
    part = slice(matrix.bounds[row], matrix.bounds[row + 1])
    words: list[Word] = []
    before: list[str] = []
    for token, stop in zip(matrix.tokens[part].tolist(), np.asarray(matrix.stop[part]).tolist(), strict=True):
        stem = matrix.stems[token]
        if stop:
            before.append(stem)
            continue
        marks = [mark for mark in before if mark not in articles and mark not in joins]
        words.append(Word(stem, marks[0] if marks else "", not joins.isdisjoint(before)))
        before = []
    return words


def exchange_roles(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Return whether two words or phrases have changed places in a sentence.

    >>> sued = [Word("orr"), Word("sue"), Word("ulm")]
    >>> exchange_roles(sued, sued[::-1]), exchange_roles(sued, [Word("ulm"), Word("sue"), Word("orr", "by")])
    (True, False)
    >>> exchange_roles([Word("orr", "from"), Word("ulm", "to")], [Word("ulm", "from"), Word("orr", "to")])
    True
    """
    shared = {word.stem for word in one} & {word.stem for word in other}
    mine, theirs = ({word.stem: word for word in words if word.stem in shared} for words in (one, other))
    if [word.stem for word in one if word.joined] == [word.stem for word in other if word.joined]:
        order, other_order = list(mine), list(theirs)
        if any(_turned(stem, order, other_order, mine, theirs) for stem in order[1:-1]):
            return True
    moved = [stem for stem in mine if mine[stem].marker != theirs[stem].marker]
    return any(
        mine[x].marker == theirs[y].marker and mine[y].marker == theirs[x].marker and mine[x].marker != mine[y].marker
        for at, x in enumerate(moved)
        for y in moved[at + 1 :]
    )


def _turned(
    middle: str, order: list[str], other_order: list[str], mine: dict[str, Word], theirs: dict[str, Word]
) -> bool:
    """Whether what stands right behind a word stood before it, and the other way round, marked alike."""
    at, there = order.index(middle), other_order.index(middle)
    behind, other_behind = order[at + 1 : at + 2], other_order[there + 1 : there + 2]
    if not other_behind or behind[0] not in other_order[:there] or other_behind[0] not in order[:at]:
        return False
    marker, other_marker = mine[behind[0]].marker, theirs[other_behind[0]].marker
    return marker[:1] == other_marker[:1]  # "a", "al": one preposition with and without its article
