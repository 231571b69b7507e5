"""The sentences that a digest may choose from: the best of each topic, found part by part, so that few are in memory.

What a sentence scores by itself is the most that it can add to what is chosen. So a choice from the best ones is the
choice from all, as long as each sentence that is looked at adds more than the best of those that were left out scores.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np

from gleanings.corpus.corpus import Corpus
from gleanings.digests.sentence_topics import TopicalSentences, TopicWeights, places, scored
from gleanings.storage.shelf import Shelf
from gleanings.summaries.selection.greedy import WordCover
from gleanings.topics.model import TopicModel
from gleanings.types import Flags, Floats, Indices, Integers
from gleanings.words.count_parts import SentenceCounts, StoredCounts, sentence_lengths, sentences_at
from gleanings.words.token_parts import run_parts

_LONG = 2.5  # times the median length: beyond, a sentence is hard to take in
_EARLY = 1.0  # what the first sentence of a document gains, the second half of it, ...: it needs no context
_WEIGHTS, _SHARES = "topics", "shares"


@dataclass(frozen=True, eq=False)
class Candidates:
    """Sentences to choose from.

    Attributes:
        found: the sentences, in the order of the documents.
        scale: what the score of each is multiplied by, for its place and its length.
        alone: what each scores by itself.
        left: for each topic, the score of the best sentence that was left out; 0 where none was.
        documents: how many documents have sentences at all.
        leading: for each document with a sentence about a topic that is shown: its number, and the indices of the two
            that score most, the better one first; -1 where there is no second.
    """

    found: TopicalSentences
    scale: Floats
    alone: Floats
    left: Floats
    documents: int
    leading: Integers


def search(model: TopicModel, corpus: Corpus) -> Callable[[int], Candidates]:
    """Return a function that gives the best sentences of each topic of a model, at most so many of each.

    The sentences are counted once, however often it is asked.
    """
    topics = TopicWeights.of(model)
    stored = _stored(model)
    if stored is not None:
        rows = [np.arange(a, b) for a, b in zip(stored.begins, stored.begins[1:], strict=False)]
        return _OnDisk(model, stored, rows, topics)
    bag = model.bow.recount(corpus, unit="sentence")
    if bag.stored is not None:
        _, row = places(model, bag)
        rows = [row[a:b] for a, b in zip(bag.stored.begins, bag.stored.begins[1:], strict=False)]
        return _OnDisk(model, bag.stored, rows, topics)
    whole = TopicalSentences.of_bag(model, bag)
    return partial(best_of, whole, _usual(np.bincount(whole.lengths)), shown=topics.shown)


def best_of(found: TopicalSentences, usual: float, limit: int, *, shown: Flags) -> Candidates:
    """Return the best sentences of each topic, at most `limit` of each.

    Args:
        usual: the median length of sentences.
        shown: of each topic, whether it is.
    """
    scores = Scores.of(found, usual, shown)
    places, left = scores.best(limit)
    keep = scores.row[places].astype(np.int64)
    scale = _scale(found, usual)[keep]
    return Candidates(found.take(keep), scale, scores.alone[places], left, scores.documents, scores.leading)


def _scale(found: TopicalSentences, usual: float) -> Floats:
    early = 1.0 + _EARLY / (1 + found.index)
    # Charged its length, and that of a usual sentence, so that three words do not beat a full statement.
    scale: Floats = early / np.maximum(found.lengths + usual, found.lengths**2 / (_LONG * usual))
    return scale


@dataclass(frozen=True, eq=False)
class Scores:
    """What sentences that say anything of a topic score by themselves: few numbers of each.

    Attributes:
        row: the place of each among all sentences, rising.
        topic, alone: of each its topic, and its score.
        topics: how many topics there are.
        documents, leading: as candidates have them.
    """

    row: Indices
    topic: Indices
    alone: Floats
    topics: int
    documents: int
    leading: Integers

    @classmethod
    def of(cls, found: TopicalSentences, usual: float, shown: Flags) -> "Scores":
        """Return what sentences score."""
        width = int(found.words.max(initial=0)) + 1
        cover = WordCover(found.indptr, found.words, found.carried, width)
        cover.scale = _scale(found, usual)
        alone = cover.gains()
        leading = _leading(found, np.where(shown[found.topic] & (found.topic >= 0), alone, 0.0))
        row = np.flatnonzero((found.topic >= 0) & (alone > 0))
        documents = len(np.unique(found.document))
        small = row.astype(np.int32), found.topic[row].astype(np.int32)
        return cls(*small, alone[row], len(shown), documents, leading)

    @classmethod
    def joined(cls, parts: Sequence["Scores"]) -> "Scores":
        """Return the scores of several parts; `row` begins anew in each."""
        row, topic, alone = (np.concatenate([getattr(part, name) for part in parts]) for name in _OF_EACH)
        leading = np.concatenate([part.leading for part in parts])
        return cls(row, topic, alone, parts[0].topics, sum(part.documents for part in parts), leading)

    def best(self, limit: int) -> tuple[Integers, Floats]:
        """Return the places of the best of each topic, at most `limit` of each, of equals the first; all rising.

        And for each topic the score of the best that is left out; 0 where none is.
        """
        order, begins = self._ranked
        ends = np.minimum(begins[:-1] + limit, begins[1:])
        best = [order[begin:end] for begin, end in zip(begins.tolist(), ends.tolist(), strict=False)]
        over = np.flatnonzero(ends < begins[1:])
        left = np.zeros(self.topics)
        left[over] = self.alone[order[ends[over]]]
        return np.sort(np.concatenate(best)), left

    @cached_property
    def _ranked(self) -> tuple[Integers, Integers]:
        """The places by topic, the best of each first, and where those of each topic begin."""
        order = np.lexsort((-self.alone, self.topic))
        return order, np.searchsorted(self.topic[order], np.arange(self.topics + 1))


_OF_EACH = ("row", "topic", "alone")


def _leading(found: TopicalSentences, alone: Floats) -> Integers:
    """Return documents and their two sentences that score most; of equals the first."""
    order = np.lexsort((np.arange(len(alone)), -alone, found.document))
    order = order[alone[order] > 0]
    documents, first = np.unique(found.document[order], return_index=True)
    second = np.minimum(first + 1, max(len(order) - 1, 0))
    there = found.document[order[second]] == documents if len(order) else np.zeros(0, bool)
    there &= second > first
    two = np.where(there, found.index[order[second]], -1)
    return np.stack([documents, found.index[order[first]], two], axis=1).astype(np.int64)


def _stored(model: TopicModel) -> StoredCounts | None:
    """Return where the sentences of a model's bag lie, if they can be had from there."""
    stored = model.bow.stored
    fits = stored is not None and stored.rows is model.bow.rows and stored.size == len(model.bow.vocabulary)
    return stored if fits and stored is not None and stored.whole else None


class _OnDisk:
    """The sentences of a stream: all are scored once, part by part; what the best are made of is read again.

    Args:
        model: the topics.
        stored: where the sentences lie.
        rows: for the sentences of each part, the row of the model that holds them.
        topics: what scoring needs of the model.
    """

    def __init__(self, model: TopicModel, stored: StoredCounts, rows: Sequence[Integers], topics: TopicWeights) -> None:
        self._model, self._stored, self._rows, self._topics = model, stored, rows, topics
        self._shelf = Shelf(stored.folder)

    def __call__(self, limit: int) -> Candidates:
        """Return the best sentences of each topic, at most `limit` of each."""
        scores = self._scores
        places, left = scores.best(limit)
        cuts = np.searchsorted(places, self._begins)
        parts = [part for part in range(self._stored.parts) if cuts[part] < cuts[part + 1]]
        found = TopicalSentences.joined(
            [self._some(part, scores.row[places[cuts[part] : cuts[part + 1]]]) for part in parts or [0]]
        )
        scale = _scale(found, self._middle)
        return Candidates(found, scale, scores.alone[places], left, scores.documents, scores.leading)

    def _some(self, part: int, which: Indices) -> TopicalSentences:
        """Return some sentences of a part."""
        sentences = sentences_at(self._shelf, part, self._stored.size, which)
        rows = self._rows[part]
        return _scored(sentences, self._stored.documents[part], rows[sentences.row], self._model.shares, self._topics)

    @cached_property
    def _middle(self) -> float:
        shelf, parts = self._shelf, self._stored.parts
        sums = [np.zeros(1, np.int64), *run_parts(shelf, parts, sentence_lengths, what="looking at sentences")]
        return _usual(np.sum([np.pad(each, (0, max(map(len, sums)) - len(each))) for each in sums], axis=0))

    @cached_property
    def _scores(self) -> Scores:
        return Scores.joined(self._of_parts)

    @cached_property
    def _begins(self) -> Integers:
        """Where the scores of each part begin."""
        return np.cumsum([0, *(len(part.row) for part in self._of_parts)])

    @cached_property
    def _of_parts(self) -> list[Scores]:
        shelf, stored, topics = self._shelf, self._stored, self._topics
        shelf.put(_WEIGHTS, 0, weights=topics.weights, tokens=topics.tokens, shown=topics.shown)
        for part, of_part in enumerate(self._rows):
            shelf.put(_SHARES, part, rows=of_part, shares=self._model.shares[_span(of_part)])
        each = [(begin,) for begin in stored.documents[: stored.parts]]
        found = list(run_parts(shelf, stored.parts, _score, stored.size, self._middle, each=each, what="scoring"))
        shelf.drop(_WEIGHTS, 1)
        shelf.drop(_SHARES, stored.parts)
        return found


def _span(rows: Integers) -> slice:
    """Return the stretch of a model's rows that holds those of one part, which are in order."""
    return slice(int(rows[0]), int(rows[-1]) + 1) if len(rows) else slice(0, 0)


def _score(shelf: Shelf, part: int, size: int, usual: float, document: int) -> Scores:
    """Return what the sentences of a part score; what it needs of the model lies on the shelf, so a task is small."""
    arrays, model = shelf.get(_WEIGHTS, 0), shelf.get(_SHARES, part)
    topics = TopicWeights(arrays["weights"], arrays["tokens"], arrays["shown"])
    sentences = sentences_at(shelf, part, size)
    rows = model["rows"] - _span(model["rows"]).start
    found = _scored(sentences, document, rows[sentences.row], model["shares"], topics)
    return Scores.of(found, usual, topics.shown)


def _scored(
    sentences: SentenceCounts, document: int, row: Integers, shares: Floats, topics: TopicWeights
) -> TopicalSentences:
    """Return sentences of a part beside topics; `document` is the number of its first one."""
    found = scored(sentences.counts, sentences.document + document, row, sentences.outside, shares, topics)
    return replace(found, index=sentences.index)


def _usual(times: Integers) -> float:
    """Return the median length of sentences with words, from how many have each length; 1 where none has any."""
    worded = times[1:]
    total = int(worded.sum())
    if not total:
        return 1.0
    ends = np.cumsum(worded)
    middle = np.searchsorted(ends, [(total - 1) // 2, total // 2], side="right") + 1
    return float(middle.mean())
