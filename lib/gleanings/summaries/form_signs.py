"""Signs that a sentence leans which can be seen in any language: how it begins and ends, how long it is.

How a text begins and ends its sentences is a habit: where most of them begin small or have no full stop, as in a chat,
that one does so says nothing of it.
"""

import re
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple, Protocol

_CUT, _ASKS, _OPEN, _LABELLED = 0.5, 0.7, 0.75, 0.85
_SHORT = 5  # words: fewer seldom make a statement
_LETTERS = 6  # of a long word: four words of a language that joins them may say as much as six
_BULLETS = ("-", "–", "—", "*", "•", "·", "…", ">")  # a point of a list, half a sentence, a quoted mail
_OPENING = "\"'“‘«„‹(["
_ENDS = tuple(".!?…。！？।؟۔:\"'”’»›)]")
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
_MARKS = frozenset(chain('"', *_PAIRS))
# A label of one to three words: "Results: ...", "In the lead: ..." under a picture.
_LABEL = re.compile(r"[^\W\d_][^\s:.!?,;]*+(?: [^\s:.!?,;]++){0,2}+: (?=[^\W\d_])")
_BETWEEN_ITEMS = re.compile(r"[,;]\s")
_ITEMS, _OF_WORDS, _SMALL = 4, 3.5, 0.15  # of a list: items, words of each, words that begin small
_DENSE_SIGNS = 1.5  # signs of kana, Han, Hangul or Thai that say about as much as a word
_DENSE = re.compile("[\u0e01-\u0e5b\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")


class Sign(NamedTuple):
    """One sign that a sentence leans: what it leaves of the score, in a few words, and the noun it takes as known.

    `back` is whether the sentences before help; they do not help a fragment or a question.
    """

    part: float
    reason: str
    noun: str = ""
    back: bool = True


class Habit(Protocol):
    """How the text around a sentence begins and ends its sentences; asked only where it matters."""

    @property
    def begins_small(self) -> bool:
        """Whether most of them begin with a small letter."""

    @property
    def open_ended(self) -> bool:
        """Whether most of them have no full stop."""


def begins_small(text: str) -> bool:
    """Whether a text begins with a small letter."""
    return text.lstrip()[:1].islower()


def is_ended(text: str) -> bool:
    """Whether a text has a full stop, or another sign that ends it."""
    return text.rstrip().endswith(_ENDS)


def is_list(text: str) -> bool:
    """Whether a text is only a list: four items and more of few words, of which next to none begins small.

    >>> is_list("Murphy, Horgan, D'Arcy, Hickie, S Easterby."), is_list("Rain fell in Oslo, Rome, Bonn, Bern.")
    (True, False)
    """
    if text.count(",") + text.count(";") < _ITEMS - 1:
        return False
    items = [item.split() for item in _BETWEEN_ITEMS.split(text)]
    words = sum(map(len, items))
    small = sum(word[:1].islower() for item in items for word in item)
    return len(items) >= _ITEMS and words <= _OF_WORDS * len(items) and small <= _SMALL * words and not text.isupper()


def form_signs(text: str, words: Sequence[str], habit: Habit | None) -> list[Sign]:
    """Return the signs in the form of a sentence.

    Args:
        text: the sentence.
        words: its words.
        habit: how the text around it begins and ends its sentences; None where nothing is known of it.

    >>> [sign.reason for sign in form_signs("knew where the money had gone", "knew where the money had".split(), None)]
    ['begins in the middle', 'has no end']
    """
    signs: list[Sign] = []
    body = text.strip()
    if body.startswith(_BULLETS) or (begins_small(body) and not (habit is not None and habit.begins_small)):
        signs.append(Sign(_CUT, "begins in the middle"))
    if body and not is_ended(body) and not (habit is not None and habit.open_ended):
        signs.append(Sign(_CUT, "has no end", back=False))
    if body.rstrip(_OPENING + "”’»›)]").endswith(("?", "？", "؟")):
        signs.append(Sign(_ASKS, "asks", back=False))
    if not _MARKS.isdisjoint(body) and (
        any(body.count(one) != body.count(other) for one, other in _PAIRS) or body.count('"') % 2
    ):
        signs.append(Sign(_OPEN, "holds a part of a quotation or bracket"))
    label = _LABEL.match(body)
    if label and body[label.end()].isupper():
        signs.append(Sign(_LABELLED, "stands under a label"))
    if is_list(body):
        signs.append(Sign(_CUT, "lists names or things", back=False))
    count: float = len(words)
    if count < _SHORT:
        count = max(count, sum(map(len, words)) / _LETTERS, len(_DENSE.findall(body)) / _DENSE_SIGNS)
    if count < _SHORT:
        signs.append(Sign(max(count, 1) / _SHORT, "has few words", back=False))
    return signs
