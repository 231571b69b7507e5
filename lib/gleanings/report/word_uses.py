"""The words of a topic in a report: how often each is used, how often by the topic, and where."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_matrix

from gleanings.errors import InvalidValue
from gleanings.topics.model import TopicModel
from gleanings.topics.words_in_context import WordsInContext, belongs

_IN_CONTEXT, _PLACES = 4, 3  # words that are shown in context, and places of each


@dataclass(frozen=True)
class Use:
    """How a topic uses a word.

    Attributes:
        word: as it was counted.
        times: how often it is counted in all documents.
        part: the part of these that is the topic's, as where words are shown in context, 0 to 1.
        lift: how many times as often it stands among the words of the topic as among all words.
    """

    word: str
    times: int
    part: float
    lift: float


class WordUses:
    """How topics use words; counts are those of the texts, whatever weights the topics were fitted with."""

    def __init__(self, model: TopicModel) -> None:
        self._model = model
        self._columns = csc_matrix(model.bow.counts)
        self._of = {word: column for column, word in enumerate(model.bow.vocabulary)}

    def uses(self, topic: int, words: Sequence[str]) -> list[Use]:
        """Return how a topic uses words; those that are counted nowhere are left out."""
        return [self._use(topic, word) for word in words if word in self._of]

    def _use(self, topic: int, word: str) -> Use:
        model, column = self._model, self._of[word]
        begin, end = self._columns.indptr[column : column + 2].tolist()
        rows, counts = self._columns.indices[begin:end], self._columns.data[begin:end].astype(np.float64)
        times = float(counts.sum())
        part = float(counts[belongs(model.shares, model.weights, rows, topic, column)].sum()) / max(times, 1.0)
        size = model.topics[topic].share
        return Use(word, int(times), part, part / size if size > 0 else 0.0)


def words_in_context(model: TopicModel, topic: int, apart: Sequence[tuple[str, float]]) -> list[WordsInContext]:
    """Return the places of the words that set a topic apart, best first; nothing where the texts are not known."""
    found = []
    for word, _ in apart[:_IN_CONTEXT]:
        try:
            places = model.words_in_context(topic, word, limit=_PLACES)
        except InvalidValue:
            return []
        found += [places] if len(places) else []
    return found
