"""What Edmundson's method may be told: words of one's own, and how much each of its four counts weighs."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from gleanings.errors import InvalidType, InvalidValue


@dataclass(frozen=True)
class Edmundson:
    """Edmundson's four methods and their weights, to be given as `method` to `summarize`.

    Attributes:
        bonus: words that make a sentence important.
        stigma: words that make it unimportant.
        null: words of titles that say nothing; without any, the stop words of the language.
        cue, key, title, location: the weights, 0 or more: of bonus less stigma words, of frequent bonus words, of
            words of the title and headings, and of the place in the text.

    Raises:
        InvalidType: for words that are not texts, or weights that are not numbers.
        InvalidValue: for a weight below 0.

    Source: Edmundson 1969, "New methods in automatic extracting"; sumy/summarizers/edmundson.py.

    >>> from gleanings.documents.document import Document
    >>> from gleanings.summaries.summarize import summarize
    >>> document = Document("a", "It rained. Bread rose in price. It was cold. So it goes.")
    >>> summarize(document, sentences=1, method=Edmundson(bonus=("bread", "price"))).text
    'Bread rose in price.'
    """

    bonus: tuple[str, ...] = ()
    stigma: tuple[str, ...] = ()
    null: tuple[str, ...] = ()
    cue: float = 1.0
    key: float = 0.0
    title: float = 1.0
    location: float = 1.0

    def __post_init__(self) -> None:
        for name in ("bonus", "stigma", "null"):
            words = getattr(self, name)
            if isinstance(words, str) or not isinstance(words, Iterable) or not all(isinstance(w, str) for w in words):
                raise InvalidType(
                    f"{name}={words!r} are not words; give a tuple of them, such as ('important', 'key')."
                )
            object.__setattr__(self, name, tuple(words))
        for name in ("cue", "key", "title", "location"):
            weight = getattr(self, name)
            if isinstance(weight, bool) or not isinstance(weight, int | float):
                raise InvalidType(f"{name}={weight!r} is not a number; give a weight of 0 or more.")
            if not (weight >= 0 and math.isfinite(weight)):
                raise InvalidValue(f"{name}={weight!r} is out of range; give a weight of 0 or more.")
