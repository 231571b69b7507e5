"""The words of a topic in a report: how often each is used, how often by the topic, and where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_matrix

from gleanings.documents.document import Document
from gleanings.topics.model import TopicModel
from gleanings.topics.words_in_context import WordInContext, WordsInContext, belongs, many_in_context

_BLOCK = 50_000  # rows that are looked at at once
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
    """How topics use their words; counts are those of the texts, whatever weights the topics were fitted with.

    Args:
        model: the topics.
        asked: for each topic that is asked about, its words; those that are counted nowhere are left out.
    """

    def __init__(self, model: TopicModel, asked: Mapping[int, Sequence[str]]) -> None:
        column = {word: number for number, word in enumerate(model.bow.vocabulary)}
        self._uses: dict[int, list[Use]] = {topic: [] for topic in asked}
        pairs = [(topic, word, column[word]) for topic, words in asked.items() for word in words if word in column]
        columns = sorted({number for _, _, number in pairs})
        place = {number: at for at, number in enumerate(columns)}
        times, own = np.zeros(len(pairs)), np.zeros(len(pairs))
        counts = model.bow.counts
        for begin in range(0, counts.shape[0], _BLOCK):  # the columns of all rows would be as large as all counts
            block = csc_matrix(counts[begin : begin + _BLOCK][:, columns])
            shares = model.shares[begin : begin + _BLOCK]
            for at, (topic, _, number) in enumerate(pairs):
                first, last = block.indptr[place[number] : place[number] + 2].tolist()
                rows, found = block.indices[first:last], block.data[first:last].astype(np.float64)
                times[at] += found.sum()
                own[at] += found[belongs(shares, model.weights, rows, topic, number)].sum()
        for at, (topic, word, _) in enumerate(pairs):
            part, size = float(own[at]) / max(float(times[at]), 1.0), model.topics[topic].share
            self._uses[topic].append(Use(word, int(times[at]), part, part / size if size > 0 else 0.0))

    def of(self, topic: int) -> list[Use]:
        """Return how a topic uses its words."""
        return self._uses[topic]


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
