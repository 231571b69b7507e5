"""The words of topics: of a fitted model, or as plain lists of words. What measures of topics are taken from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np

from gleanings.errors import InvalidType, InvalidValue
from gleanings.types import Floats, Integers
from gleanings.words.bag_of_words import BagOfWords


class Named(Protocol):
    """A topic, as far as measures need to know it."""

    @property
    def name(self) -> str: ...
    @property
    def share(self) -> float: ...


@runtime_checkable
class HasTopics(Protocol):
    """Anything with topics: `weights` is topics x words, and `bow` what they were found in."""

    @property
    def topics(self) -> Sequence[Named]: ...
    @property
    def weights(self) -> Floats: ...
    @property
    def bow(self) -> BagOfWords: ...


Topics = HasTopics | Iterable[Sequence[str]]


@dataclass(frozen=True)
class TopicWords:
    """The top words of topics.

    Attributes:
        names: what the topics are called.
        words: the top words of each, highest weight first.
        bow: the bag in which the topics were found; None where it is not known.
    """

    names: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    bow: BagOfWords | None


def topic_words(topics: object, words: int) -> TopicWords:
    """Return the `words` top words of each topic of a model, or of lists of words.

    Raises:
        InvalidType: `topics` is neither a model nor lists of words.
        InvalidValue: there is no topic.

    >>> topic_words([["rain", "wind", "storm"]], 2)
    TopicWords(names=('topic 0',), words=(('rain', 'wind'),), bow=None)
    """
    if isinstance(topics, HasTopics):
        tops = top_words(topics.weights, words)
        shown = tuple(tuple(topics.bow.vocabulary[i] for i in top) for top in tops)
        return TopicWords(tuple(topic.name for topic in topics.topics), shown, topics.bow)
    advice = "give what fit_topics returned, or lists of words, one list for each topic."
    if isinstance(topics, str | bytes) or not isinstance(topics, Iterable):
        raise InvalidType(f"{topics!r} has no topics; {advice}")
    lists = list(topics)
    for i, each in enumerate(lists):
        if isinstance(each, str) or not isinstance(each, Sequence) or not all(isinstance(word, str) for word in each):
            raise InvalidType(f"topic {i} is {each!r}, not a list of words; {advice}")
    if not lists:
        raise InvalidValue(f"there are no topics; {advice}")
    chosen = tuple(tuple(dict.fromkeys(each))[:words] for each in lists)
    return TopicWords(tuple(f"topic {i}" for i in range(len(lists))), chosen, None)


def top_words(weights: Floats, words: int) -> Integers:
    """Return the columns of the top words of each topic, topics x words; of equal ones the first comes first.

    >>> top_words(np.array([[0.2, 0.5, 0.3]]), 2).tolist()
    [[1, 2]]
    """
    words = min(words, weights.shape[1])
    least = np.partition(weights, -words, axis=1)[:, -words]
    top = np.empty((len(weights), words), np.int64)
    for topic, row in enumerate(weights):  # sorting the few that may be among the highest, not all
        high = np.flatnonzero(row >= least[topic])
        top[topic] = high[np.argsort(-row[high], kind="stable")[:words]]
    return top
