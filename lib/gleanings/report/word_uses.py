"""The words of a topic in a report: how often each is used, how often by the topic, and where."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_matrix

from gleanings.documents.document import Document
from gleanings.topics.model import TopicModel
from gleanings.topics.words_in_context import WordInContext, WordsInContext, belongs, many_in_context

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


def words_in_context(
    model: TopicModel, apart: Sequence[Sequence[tuple[str, float]]], topics: Sequence[int]
) -> dict[int, list[WordsInContext]]:
    """Return for each topic the places of the words that set it apart, best first; none where texts are not known.

    Args:
        model: with its corpus.
        apart: these words, for each topic of the model.
        topics: the numbers of those that are asked for.
    """
    found: dict[int, list[WordsInContext]] = {topic: [] for topic in topics}
    if model.bow.corpus is None or model.bow.preparation is None:
        return found
    column = {word: number for number, word in enumerate(model.bow.vocabulary)}
    asked = [
        (topic, model.topics[topic].name, column[word]) for topic in topics for word, _ in apart[topic][:_IN_CONTEXT]
    ]
    for places in many_in_context(model.bow, model.fit, model.tokens, asked, _PLACES):
        if len(places):
            found[places.topic].append(places)
    return found


def in_line(document: Document, place: WordInContext) -> tuple[str, str, str]:
    """Return a word and what stands around it, with a space between them only where the text has one.

    >>> place = WordInContext(0, "a", "a", 5, 9, "Rain", "fell", ", then snow.", "")
    >>> in_line(Document("a", "Rain fell, then snow."), place)
    ('Rain ', 'fell', ', then snow.')
    """
    text = document.text
    parted_before = place.before.endswith("…") or text[place.start - 1 : place.start].isspace()
    parted_after = place.after.startswith("…") or text[place.end : place.end + 1].isspace()
    before = f"{place.before} " if place.before and parted_before else place.before
    return before, place.text, f" {place.after}" if place.after and parted_after else place.after
