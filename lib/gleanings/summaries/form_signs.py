"""Signs that a sentence leans which can be seen in any language: how it begins and ends, how long it is.

How a text begins and ends its sentences is a habit: where most of those of some length begin small or have no full
stop, as in a chat, that one does so says nothing of it. Lines of few words tell no habit: they may be headings.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from gleanings.summaries.quotation_marks import holds_a_part

_CUT, _ASKS, _OPEN, _LABELLED, _INSIDE, _ANSWERS = 0.45, 0.4, 0.75, 0.85, 0.6, 0.65
ITEM, _POINT = 0.4, 0.75  # a point of a list, or what announces one: no statement, unless it is a whole sentence
_SHORT = 5  # words: fewer seldom make a statement
_ANSWER = 8  # words: an answer of more says what it is about
_LETTERS = 6  # of a long word: four words of a language that joins them may say as much as six
_BULLETS = ("-", "–", "—", "*", "+", "•", "·")
_MIDDLE = ("…", ">", ":", ";", ",")  # half a sentence, a quoted mail, what follows a label that was set aside
OPENING = "\"'“‘«„‹(["  # what may stand before the first word
_AROUND = OPENING + "”’»›)] \n"
_ANNOUNCES = (":", "：")
# "200 g of flour", but no number of a point: "2. Flour".
_QUANTITY = re.compile(r"\d++(?:[.,/]\d++)*+[^\W\d_]{0,3} [^\W\d]")
_NUMBERED = re.compile(r"\(?\d++(?:\.\d++)*+[.)]\s")  # "1. Minutes of the last meeting.", which says nothing of them
_OF_QUANTITY = 8  # words of a line that begins with one, at most
_ENDS = tuple(".!?…。！？।؟۔:\"'”’»›)]")
# A quotation in single marks, which are apostrophes, too: "'The feed is a blog.", of which the end is elsewhere.
_OPENED, _CLOSED = re.compile("['‘](?=[^\\W\\d_]{3})"), re.compile("(?<=[^\\W_])['’](?!\\w)|(?<=[.,!?])['’]")
# A label of one to three words: "Results: ...", "In the lead: ..." under a picture.
_LABEL = re.compile(r"[^\W\d_][^\s:.!?,;]*+(?: [^\s:.!?,;]++){0,2}+[ \u00a0\u202f]?: (?=[^\W\d_])")
_BETWEEN_ITEMS = re.compile(r"[,;]\s")
_ITEMS, _OF_WORDS, _SMALL = 4, 3.5, 0.15  # of a list: items, words of each, words that begin small
_OF_NAME = 4  # words of a name with its title or office, at most
_WITHOUT_STOPS = re.compile("[\u0e01-\u0e5b\u0e81-\u0edf]")  # Thai and Lao end no sentence with a sign
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

    @property
    def inside_quotation(self) -> bool:
        """Whether a quotation was opened before the sentence in its paragraph, and not closed."""

    def asks_without(self, words: Sequence[str]) -> bool:
        """Whether the sentence before asks, with none of the words that say what this one is about."""

    @property
    def lists_quantities(self) -> bool:
        """Whether a sentence beside this one is a line of a list of quantities."""


def begins_small(text: str) -> bool:
    """Whether a text begins with a small letter.

    >>> begins_small("and then"), begins_small("Then")
    (True, False)
    """
    return text.lstrip()[:1].islower()


def is_ended(text: str) -> bool:
    """Whether a text has a full stop, or another sign that ends it.

    >>> is_ended("Rain fell."), is_ended("Heavy rain")
    (True, False)
    """
    return text.rstrip().endswith(_ENDS)


def is_long(text: str) -> bool:
    """Whether a text has the length of a statement, and is no list nor a point of one."""
    if len(text.split()) <= _SHORT or text.lstrip().startswith(_BULLETS):
        return False
    return not text.rstrip().endswith((",", *_ANNOUNCES)) and not is_list(text)


def is_quantity(text: str) -> bool:
    """Whether a text may be a line of a list of quantities, as of a recipe.

    >>> is_quantity("200 g of flour."), is_quantity("2. Mix the flour and the butter.")
    (True, False)
    """
    return _QUANTITY.match(text) is not None and len(text.split()) <= _OF_QUANTITY


def asks(text: str) -> bool:
    """Whether a text is a question; Japanese writes a particle for the mark.

    >>> asks("Who paid?"), asks("We paid.")
    (True, False)
    """
    return text.rstrip(_AROUND).endswith(("?", "？", "؟", "か。"))


def is_list(text: str) -> bool:
    """Whether a text is only a list: four items and more of few words, of which next to none begins small.

    >>> is_list("Murphy, Horgan, D'Arcy, Hickie, S Easterby."), is_list("Rain fell in Oslo, Rome, Bonn, Bern.")
    (True, False)
    """
    if text.count(",") + text.count(";") < _ITEMS - 1:
        return False
    items = [item.split() for item in _BETWEEN_ITEMS.split(text)]
    words = sum(map(len, items))
    if len(items) < _ITEMS or words > _OF_WORDS * len(items) or text.isupper():
        return False
    small = sum(word[:1].islower() for item in items for word in item)
    return bool(small <= _SMALL * words)


def _names_several(text: str) -> bool:
    """Whether what stands under a label names one after the other: "Present: A. Reed (Chair), B. Stone, two guests"."""
    *items, _ = [item.split() for item in _BETWEEN_ITEMS.split(text)]
    return len(items) > 1 and all(item and item[0][0].isupper() and len(item) <= _OF_NAME for item in items)


def announces(text: str) -> bool:
    """Return whether a sentence ends in a colon: what it speaks of comes behind it.

    >>> announces("Gentlemen of the Senate:"), announces("The law does two things.")
    (True, False)
    """
    return text.rstrip().endswith(_ANNOUNCES)


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
    ended = is_ended(body)
    if announces(body):
        signs.append(Sign(ITEM, "announces what follows", back=False))
    if body.startswith(_BULLETS):
        whole = ended and body[-1] not in ")]" and not body.lstrip("-–—*+•· ")[:1].islower()
        signs.append(Sign(_POINT if whole else ITEM, "is a point of a list", back=False))
    elif len(words) <= _SHORT + 1 and _NUMBERED.match(body) is not None:
        signs.append(Sign(ITEM, "is a point of a list", back=False))
    elif body.startswith(_MIDDLE) or (begins_small(body) and not (habit is not None and habit.begins_small)):
        signs.append(Sign(_CUT, "begins in the middle"))
    open_end = bool(body) and not ended and _WITHOUT_STOPS.match(body[-1]) is None
    if open_end and (habit is None or len(words) < _SHORT or not habit.open_ended):
        signs.append(Sign(_CUT, "has no end", back=False))
    if asks(body):
        signs.append(Sign(_ASKS, "asks", back=False))
    elif habit is not None and len(words) <= _ANSWER and _length(words, body) <= _ANSWER and habit.asks_without(words):
        signs.append(Sign(_ANSWERS, "answers a question"))
    if _holds_a_part(body):
        signs.append(Sign(_OPEN, "holds a part of a quotation or bracket"))
    elif habit is not None and habit.inside_quotation:
        signs.append(Sign(_INSIDE, "is inside a quotation"))
    if habit is not None and is_quantity(body) and habit.lists_quantities:
        signs.append(Sign(ITEM, "is a point of a list", back=False))
    label = _LABEL.match(body) if ": " in body else None
    if label and body[label.end()].isupper():
        signs.append(Sign(_LABELLED, "stands under a label"))
    if is_list(body) or (label is not None and _names_several(body[label.end() :])):
        signs.append(Sign(ITEM, "lists names or things", back=False))
    if label:
        words = words[len(label.group().split()) :]  # "Referee: Brand" says no more than "Brand"
    count = _length(words, body) if len(words) < _SHORT else _SHORT
    if count < _SHORT:
        signs.append(Sign(max(count, 1) / _SHORT, "has few words", back=False))
    return signs


def _holds_a_part(body: str) -> bool:
    """Whether a quotation or bracket in a sentence begins or ends elsewhere."""
    if _OPENED.match(body) is not None and _CLOSED.search(body, 1) is None:
        return True
    return holds_a_part(body)


def _length(words: Sequence[str], text: str) -> float:
    """How many words there are, or how many of a usual length would say as much."""
    return max(len(words), sum(map(len, words)) / _LETTERS, len(_DENSE.findall(text)) / _DENSE_SIGNS)
