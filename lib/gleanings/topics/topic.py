"""Topic: one topic as people see it, and how a model's topics are made from its arrays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from gleanings.topics.standing import Standing
from gleanings.types import Floats

_WORDS = 30  # words kept for each topic
_NAME_WORDS = 3  # words in the name of a topic that nobody has named


Made = TypeVar("Made")


def _none() -> Standing | None:
    return None


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic.

    Attributes:
        index: its number: its place in `model.topics`, its column in `model.shares`, its row in `model.weights`.
        name: the name that it was given, or its top words.
        words: its top words with their weights (0 to 1), highest first: at most 30, only words above the uniform
            weight.
        share: the part of all counted tokens that belongs to it, 0 to 1.
        hidden: whether it is left out of what is shown.

    >>> from gleanings import BagOfWords, fit_topics
    >>> model = fit_topics(BagOfWords.from_tokens([["rain", "storm"], ["bank", "loan"]] * 10), topics=2)
    >>> topic = model.topics[1]
    >>> [word for word, _ in topic.words[:2]], round(topic.share, 2)
    (['rain', 'storm'], 0.5)
    """

    index: int
    name: str
    words: tuple[tuple[str, float], ...]
    share: float
    hidden: bool = False
    found: Callable[[], Standing | None] = field(default=_none, repr=False, compare=False)
    labelled: Callable[[], str] | None = field(default=None, repr=False, compare=False)

    @property
    def standing(self) -> Standing | None:
        """How far the topic can be trusted, in numbers and in a word; fitted again for it when first asked for.

        None for a topic that was not made by a model.
        """
        return self.found()

    @property
    def label(self) -> str:
        """What the topic is about, in the spelling of the texts; its name where it was given one, or has no texts."""
        return self.name if self.labelled is None else self.labelled()

    def __repr__(self) -> str:
        words = ", ".join(word for word, _ in self.words[:8])
        standing = "" if self.standing is None else f", {self.standing.word}"
        return f"Topic({self.index}, {self.name!r}, share={self.share:.3f}{standing}, words={words})"


def topics_from(
    weights: Floats,
    vocabulary: Sequence[str],
    sizes: Floats,
    names: Sequence[str | None],
    hidden: Sequence[int],
    standings: Callable[[], Sequence[Standing]],
    labels: Callable[[], Sequence[str]],
) -> tuple[Topic, ...]:
    """Return the topics of a model, by number.

    Args:
        weights: topics x words.
        vocabulary: the words, in the order of the columns.
        sizes: the part of all tokens that belongs to each topic.
        names: the names given to topics; None where there is none.
        hidden: the topics that are left out of what is shown.
        standings: gives how far each topic can be trusted.
        labels: gives what each topic is about.
    """
    uniform = 1.0 / len(vocabulary)
    found: list[Topic] = []
    used = {name for name in names if name is not None}
    for index, name in enumerate(names):
        row = weights[index]
        order = np.argsort(-row, kind="stable")[:_WORDS]
        top = [int(w) for i, w in enumerate(order) if row[w] > uniform or (i < _NAME_WORDS and row[w] > 0)]
        words = tuple((vocabulary[w], float(row[w])) for w in top)
        label = _at(labels, index) if name is None else None
        if name is None:
            name = _name_from([word for word, _ in words], index, used)
            used.add(name)
        found.append(Topic(index, name, words, float(sizes[index]), index in hidden, _at(standings, index), label))
    return tuple(found)


def _at(of_topics: Callable[[], Sequence[Made]], index: int) -> Callable[[], Made]:
    return lambda: of_topics()[index]


def _name_from(words: list[str], index: int, used: set[str]) -> str:
    """Return the first few words as a name that no other topic has."""
    for count in range(_NAME_WORDS, len(words) + 1):
        name = ", ".join(words[:count])
        if name not in used:
            return name
    return f"{', '.join(words[:_NAME_WORDS])} ({index})"
