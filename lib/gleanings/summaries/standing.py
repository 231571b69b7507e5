"""How well a sentence stands on its own: whether a reader who sees it without its neighbours knows what it says.

Each sign that it leans on them is named and takes a part of a score that begins at 1 (`signs.py`). Where the signs lead
is told too: to the sentence before, or to those that introduced what the sentence speaks of as known.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from gleanings.documents.document import Document
from gleanings.summaries.form_signs import (
    Sign,
    asks,
    begins_small,
    is_ended,
    is_long,
    is_quantity,
)
from gleanings.summaries.function_words import WORD, holds_word
from gleanings.summaries.interviews import is_said_by_who_asks
from gleanings.summaries.procedure import is_procedure
from gleanings.summaries.quotation_marks import may_open, opened
from gleanings.summaries.signs import signs_of
from gleanings.words.stop_words import stop_words

LEANS = 0.7  # a sentence below it leans on another
_PROCEDURE, _ASKER = 0.4, 0.4
_LOOKED_BACK = 12  # sentences: what was introduced earlier is introduced again
_AROUND = 10  # sentences on each side that show how a text begins and ends its sentences
_GREETING, _GREETING_WORDS = 200, 6  # characters above a sentence in which one is looked for; its words at most
_QUOTED = 4_000  # characters: before a sentence, in which the beginning of a quotation is looked for
_WHOLE = 5  # words of an answer that says its question again, at least
_FEWEST = 3  # sentences that make a habit


@dataclass(frozen=True, slots=True)
class Standing:
    """How well a sentence stands on its own.

    Attributes:
        score: above 0 and up to 1, which is for a sentence without any sign that it leans.
        reasons: the signs, each in a few words.
        supports: of a sentence of a document, the indices of the sentences beside any of which it can be read; the
            first is the one that it leans on most.
        strongest: what the strongest of the signs leaves of the score, those of `alone` taken as one.
        alone: what the signs leave that no neighbour helps: few words, no end.
    """

    score: float
    reasons: tuple[str, ...]
    supports: tuple[int, ...] = ()
    strongest: float = field(default=1.0, repr=False, compare=False)
    alone: float = field(default=1.0, repr=False, compare=False)


def standing(text: str, language: str = "en", *, before: Collection[str] | None = None) -> Standing:
    """Return how well a sentence stands on its own.

    Args:
        text: the sentence.
        language: ISO 639-1 code of its language.
        before: the words of the sentences before it in its document, in lower case; None where it is the first, or
            where nothing is known of them.

    >>> standing("She was fined on Friday.").reasons
    ('begins with "she"',)
    >>> standing("The bridge was closed at night.", before={"a", "bridge", "broke"}).reasons
    ('"the bridge" was introduced before',)
    >>> standing("Heavy rain fed the river for days.").score
    1.0
    """
    signs = signs_of(text, language, None if before is None else before.__contains__)
    return _standing(signs, ())


def standing_of(document: Document, index: int) -> Standing:
    """Return how well a sentence of a document stands on its own, after those before it.

    >>> document = Document("a", "A bridge broke in Oslo on Monday. Fog was thick. The bridge was built in 1911.")
    >>> standing_of(document, 2)
    Standing(score=0.65, reasons=('"the bridge" was introduced before',), supports=(0, 1))
    """
    sentence = document.sentences[index]
    earlier = _Earlier(document, index)
    signs = signs_of(sentence.text, document.language, earlier.holds if index else None, _Around(document, index))
    if is_procedure(document, sentence.text):
        signs.append(Sign(_PROCEDURE, "tells the course of a meeting", back=False))
    if is_said_by_who_asks(document, index):
        signs.append(Sign(_ASKER, "is said by who asks", back=False))
    if not signs:
        return Standing(1.0, ())
    nouns = {row: None for sign in signs if sign.noun for row in earlier.with_word(sign.noun)}
    back = index > 0 and any(sign.back for sign in signs)
    supports = tuple(dict.fromkeys((*nouns, index - 1))) if back else ()
    return _standing(signs, supports)


def _standing(signs: Collection[Sign], supports: tuple[int, ...]) -> Standing:
    alone = _score([sign for sign in signs if not sign.back])
    strongest = min((sign.part for sign in signs), default=1.0)
    return Standing(_score(signs), tuple(sign.reason for sign in signs), supports, min(strongest, alone), alone)


def _score(signs: Collection[Sign]) -> float:
    score = 1.0
    for sign in signs:
        score *= sign.part
    return round(score, 3)


class _Earlier:
    """The sentences before one of a document, in which single words are looked for."""

    def __init__(self, document: Document, index: int) -> None:
        self._document = document
        self._first = max(0, index - _LOOKED_BACK)
        self._index = index

    def holds(self, word: str) -> bool:
        """Whether a word, given in lower case, stands in any of the sentences."""
        return holds_word(self._window, word)

    @cached_property
    def _window(self) -> str:
        sentences = self._document.sentences
        return self._document.text[sentences[self._first].start : sentences[self._index].start].lower()

    def with_word(self, word: str) -> list[int]:
        """The indices of the sentences that hold a word, given in lower case."""
        sentences = self._document.sentences
        return [i for i in range(self._first, self._index) if holds_word(sentences[i].text.lower(), word)]


class _Around:
    """How the sentences around one of a document begin and end."""

    def __init__(self, document: Document, index: int) -> None:
        self._document = document
        self._index = index

    @property
    def begins_small(self) -> bool:
        """Whether most of them begin with a small letter, or a greeting stands before this one: "Caro direttore,"."""
        return self._most(begins_small) or self._is_greeted

    @property
    def open_ended(self) -> bool:
        """Whether most of them have no full stop."""
        return self._most(lambda text: not is_ended(text))

    @property
    def _is_greeted(self) -> bool:
        start = self._document.sentences[self._index].start
        above, line, _ = self._document.text[max(0, start - _GREETING) : start].rpartition("\n")
        last = above.rstrip().rpartition("\n")[2]
        return bool(line) and last.endswith(",") and len(last.split()) <= _GREETING_WORDS

    def _most(self, so: Callable[[str], bool]) -> bool:
        near = self._document.sentences[max(0, self._index - _AROUND) : self._index + _AROUND + 1]
        telling = [sentence.text for sentence in near if is_long(sentence.text)]
        return len(telling) >= _FEWEST and 2 * sum(map(so, telling)) > len(telling)

    @property
    def inside_quotation(self) -> bool:
        """Whether a quotation was opened before the sentence in its paragraph, and not closed."""
        sentence = self._document.sentences[self._index]
        if not may_open(self._document.text[max(0, sentence.start - _QUOTED) : sentence.start]):
            return False  # without a look at where its paragraph begins
        start = self._document.paragraph_places[sentence.paragraph][0]
        return sentence.start - start <= _QUOTED and opened(self._document.text[start : sentence.start])

    def asks_without(self, words: Sequence[str]) -> bool:
        """Whether the sentence before asks, with none of the words that say what this one is about.

        "How long does the repair take?" - "The repair takes a year." says it again; "A year." does not.
        """
        before = self._document.sentences[self._index - 1].text if self._index else ""
        if not before or not asks(before):
            return False
        stops = stop_words(self._document.language)
        telling = {word for word in map(str.lower, words) if word not in stops}
        return len(words) < _WHOLE or telling.isdisjoint(map(str.lower, WORD.findall(before)))

    @property
    def lists_quantities(self) -> bool:
        """Whether a sentence beside this one is a line of a list of quantities."""
        sentences = self._document.sentences
        beside = sentences[max(0, self._index - 1) : self._index + 2]
        return sum(is_quantity(sentence.text) for sentence in beside) > 1
