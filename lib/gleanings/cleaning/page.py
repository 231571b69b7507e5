"""A text as the rules of cleaning see it: its paragraphs, with what their neighbours and the layout say of them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from functools import wraps
from itertools import pairwise
from typing import Any, Generic, TypeVar

from gleanings.documents.document import Mark
from gleanings.documents.paragraphs import paragraph_spans
from gleanings.documents.punctuation import BULLET, ends_sentence
from gleanings.documents.spans import clear_of
from gleanings.types import Span

_STOPS = re.compile(r"[.!?…。！？۔।](?:(?<=[。！？۔।])|[\"”»’')]?(?=\s|$))")  # one class first: that is sought fast
_WIDE_SIGN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_LETTER = re.compile(r"[^\W\d_]")
ADDRESS = re.compile(r"\S@\S+\.\w|https?://|www\.")
Known = TypeVar("Known")
_DIGIT = re.compile(r"\d")
_BEGINNING = 24  # characters: a word such as "Diagramme" and its number
_THAI_WORD, _THAI_SENTENCE = 5, 40  # letters of a word, and of what may be a sentence in its place
_LINKS = 4  # lines that lead elsewhere, on a page of a site that has neither a date nor a picture


class known_once(Generic[Known]):
    """A property of a part that is worked out once: `functools.cached_property` without its lock, a third of its time.

    Each of the rules asks for several of them of each paragraph.
    """

    def __init__(self, function: Callable[[Any], Known]) -> None:
        self._function, self._name, self.__doc__ = function, function.__name__, function.__doc__

    def __get__(self, part: Any, owner: type | None = None) -> Known:  # noqa: ANN401
        found = part.__dict__[self._name] = self._function(part)
        return found


@dataclass
class Part:
    """A paragraph, or what earlier rules left of it.

    Attributes:
        start, end: offsets into the text.
        text: `text[start:end]`.
        ended: whether it ends as a sentence does.
        above, below: whether a blank line, or an end of the text, lies above and below it.
        taken: whether a rule has set it aside.
        kind: by which rule, empty where none has.
        spoken: whether it is a turn of a talk or a message.
        edited: whether a link for editing stands on the line below it.
    """

    start: int
    end: int
    text: str
    ended: bool
    above: bool
    below: bool
    taken: bool = field(default=False)
    kind: str = field(default="")
    spoken: bool = field(default=False)
    edited: bool = field(default=False)

    @property
    def alone(self) -> bool:
        """Whether blank lines set it apart."""
        return self.above and self.below

    @known_once
    def one_line(self) -> bool:
        """Whether it is one line of the text."""
        return "\n" not in self.text and "\r" not in self.text

    @known_once
    def wide(self) -> int:
        """How many signs of Chinese, Japanese and Korean it has."""
        return 0 if self.text.isascii() else len(_WIDE_SIGN.findall(self.text))

    @known_once
    def columns(self) -> int:
        """How wide it is, signs of Chinese, Japanese and Korean counted twice."""
        return len(self.text) + self.wide

    @known_once
    def words(self) -> int:
        """How many words it has; two signs of Chinese or Japanese count as one."""
        if 2 * self.wide > len(self.text):
            return self.wide // 2
        return max(len(self.text.split()), len(self.text) // _THAI_WORD if _is_thai(self.text) else 0)

    @known_once
    def bullet(self) -> bool:
        """Whether it is a point of a list."""
        return BULLET.match(self.text) is not None

    @known_once
    def lettered(self) -> bool:
        """Whether it holds a letter."""
        return _LETTER.search(self.text) is not None

    @known_once
    def folded(self) -> str:
        """Its text in small letters (`in_small_letters`)."""
        return in_small_letters(self.text)

    @known_once
    def sentences(self) -> int:
        """About how many sentences it holds; in Thai, which parts them by spaces, how many stretches without one."""
        return stops(self.text) or (len(self.text.split()) if self.ended and _is_thai(self.text) else 0)

    def cut(self, start: int, end: int, text: str) -> None:
        """Make it shorter, and forget what was worked out from its text."""
        for name in self.__dict__.keys() - _FIELDS:
            del self.__dict__[name]
        self.start, self.end, self.text = start, end, text
        self.ended = _is_ended(text)


_FIELDS = frozenset(each.name for each in fields(Part))


def once(function: Callable[[Part], Known]) -> Callable[[Part], Known]:
    """Work out what follows from the text of a part once: several rules ask for it."""
    name = f"{function.__module__}.{function.__name__}"

    @wraps(function)
    def known(part: Part) -> Known:
        there: dict[str, Any] = part.__dict__
        if name not in there:
            there[name] = function(part)
        found: Known = there[name]
        return found

    return known


class Page:
    """The paragraphs of a text, and the marks made so far.

    Attributes:
        open: whether a paragraph, or what earlier rules left of it, does not end as a sentence does.
    """

    def __init__(self, text: str, known: Sequence[Mark] = ()) -> None:
        self.text = text
        self.marks: list[Mark] = []
        self.cued = "-->" in text  # the times of subtitles
        self._holes: list[Span] = []
        spans = paragraph_spans(text)
        self.parts: list[Part] = []
        blank = [True, *(_blank(text, above[1], below[0]) for above, below in pairwise(spans)), True]
        for i, (start, end) in enumerate(spans):
            part = text[start:end]
            self.parts.append(Part(start, end, part, _is_ended(part), blank[i], blank[i + 1]))
        self.open = False in [part.ended for part in self.parts]
        self.add(known)

    def add(self, marks: Iterable[Mark]) -> None:
        """Keep marks: what they cover is no part any more, and what they cut off is no part of its paragraph."""
        new = sorted((mark for mark in marks if mark.start < mark.end), key=lambda mark: mark.start)
        if not new:
            return
        for name in _OF_PARTS & self.__dict__.keys():
            del self.__dict__[name]
        self.marks += new
        self._holes = sorted([*self._holes, *((mark.start, mark.end) for mark in new)])
        hole = 0
        for part in self.parts:
            while hole < len(new) and new[hole].end <= part.start:
                hole += 1
            at = hole
            while at < len(new) and new[at].start < part.end:
                self._cut(part, new[at])
                at += 1

    def _cut(self, part: Part, mark: Mark) -> None:
        if mark.start <= part.start and mark.end >= part.end:
            part.taken, part.kind = True, mark.kind
            return
        start, end = part.start, part.end
        if mark.start <= start:
            start = mark.end
        elif mark.end >= end:
            end = mark.start
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        if start < end:
            part.cut(start, end, self.text[start:end])
            self.open = self.open or not part.ended
        else:
            part.taken = True  # with its text, which some rules ask of what is taken too

    def clear(self, start: int, end: int) -> bool:
        """Return whether no mark has anything in common with a span."""
        return clear_of((start, end), self._holes)

    def holds(self, *signs: str) -> bool:
        """Return whether one of some signs stands in the text."""
        return any(map(self.text.__contains__, signs))

    def says(self, *words: str) -> bool:
        """Return whether one of some words in small letters stands in the text, whatever the case of its letters."""
        return any(map(self.folded.__contains__, words))

    @known_once
    def folded(self) -> str:
        """The text in small letters (`in_small_letters`)."""
        return in_small_letters(self.text)

    @known_once
    def digits(self) -> bool:
        """Whether a figure stands in the text."""
        return self.holds(*"0123456789") or (not self.text.isascii() and _DIGIT.search(self.text) is not None)

    @known_once
    def numbered(self) -> bool:
        """Whether a figure stands within the first characters of a paragraph, or of what earlier rules left of it."""
        return self.digits and any(_DIGIT.search(part.text, 0, _BEGINNING) for part in self.parts)

    @known_once
    def narrowest(self) -> int:
        """How many characters the shortest paragraph has, or what earlier rules left of it."""
        return min([len(part.text) for part in self.parts], default=0)

    @known_once
    def shortest(self) -> int:
        """How many words the shortest paragraph has, or what earlier rules left of it."""
        return min([part.words for part in self.parts], default=0)

    @known_once
    def wordless(self) -> bool:
        """Whether a paragraph, or what earlier rules left of it, holds neither letter nor figure."""
        odd = [part.text for part in self.parts if not part.text[0].isalnum()]
        return bool(odd) and not all(any(map(str.isalnum, text)) for text in odd)

    @property
    def furnished(self) -> bool:
        """Whether it is a page of a site: lines that lead elsewhere or ask for something, and a date, name or picture.

        What stands alone without a full stop on such a page is no answer and no item.
        """
        kinds = [mark.kind for mark in self.marks]
        links = sum(map(kinds.count, ("prompt", "link line", "menu", "notice")))
        return links >= _LINKS or (links > 1 and ("byline" in kinds or "caption" in kinds))

    @property
    def left(self) -> list[Part]:
        """The parts that no rule has set aside, in order."""
        return [part for part in self.parts if not part.taken]


_OF_PARTS = frozenset(("numbered", "narrowest", "shortest", "wordless"))  # what changes with what rules leave of parts


def in_small_letters(text: str) -> str:
    """Return a text in small letters, those that patterns take for the same as one: "ſ" as "s", "ı" and "İ" as "i".

    >>> in_small_letters("ALL RIGHTS RE\u017fERVED")
    'all rights reserved'
    """
    return text.lower() if text.isascii() else text.replace("İ", "i").casefold().replace("ı", "i")


def mark_part(part: Part, kind: str, reason: str) -> Mark:
    """Return a mark of a whole part."""
    return Mark(part.start, part.end, kind, reason)


def stops(text: str) -> int:
    """Return how many sentence ends a text seems to hold in its first 2,000 characters.

    >>> stops("Rain fell. The river rose. So did prices")
    2
    """
    return len(_STOPS.findall(text[:2000]))


def _is_ended(text: str) -> bool:
    """Return whether a part ends as a sentence does; Thai and Lao have no sign for that, and only its length tells."""
    return ends_sentence(text) or (len(text) >= _THAI_SENTENCE and _is_thai(text))


def _is_thai(text: str) -> bool:
    return "\u0e00" <= text[-1:] <= "\u0eff" or "\u0e00" <= text[:1] <= "\u0eff"


def _blank(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return gap.count("\n") > 1 or (gap.count("\r") > 1 and "\n" not in gap) or "\x0c" in gap or "\u2029" in gap
