"""The sentences that a digest may choose from: the best of each topic, found part by part, so that few are in memory.

What a sentence scores by itself is the most that it can add to what is chosen. So a choice from the best ones is the
choice from all, as long as each sentence that is looked at adds more than the best of those that were left out scores.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from gleanings.corpus.corpus import Corpus
from gleanings.digests.sentence_topics import TopicalSentences, TopicWeights, places, scored
from gleanings.storage.shelf import Shelf
from gleanings.summaries.selection.greedy import WordCover
from gleanings.topics.model import TopicModel
from gleanings.types import Flags, Floats, Integers
from gleanings.words.count_parts import StoredCounts, sentence_lengths, sentences_at
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
        return partial(_from_disk, model, stored, rows, topics)
    bag = model.bow.recount(corpus, unit="sentence")
    if bag.stored is not None:
        _, row = places(model, bag)
        rows = [row[a:b] for a, b in zip(bag.stored.begins, bag.stored.begins[1:], strict=False)]
        return partial(_from_disk, model, bag.stored, rows, topics)
    whole = TopicalSentences.of_bag(model, bag)
    return partial(best_of, whole, _usual(np.bincount(whole.lengths)), shown=topics.shown)


def best_of(found: TopicalSentences, usual: float, limit: int, *, shown: Flags) -> Candidates:
    """Return the best sentences of each topic, at most `limit` of each.

    Args:
        usual: the median length of sentences.
        shown: of each topic, whether it is.
    """
    early = 1.0 + _EARLY / (1 + found.index)
    # Charged its length, and that of a usual sentence, so that three words do not beat a full statement.
    scale = early / np.maximum(found.lengths + usual, found.lengths**2 / (_LONG * usual))
    width = int(found.words.max(initial=0)) + 1
    cover = WordCover(found.indptr, found.words, found.carried, width)
    cover.scale = scale
    alone = cover.gains()
    documents = len(np.unique(found.document))
    leading = _leading(found, np.where(shown[found.topic] & (found.topic >= 0), alone, 0.0))
    return _kept(Candidates(found, scale, alone, np.zeros(len(shown)), documents, leading), limit)


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


def _kept(all_: Candidates, limit: int) -> Candidates:
    order = np.lexsort((np.arange(len(all_.alone)), -all_.alone, all_.found.topic))
    topic = all_.found.topic[order]
    rank = np.arange(len(order)) - np.searchsorted(topic, topic)
    over = order[(rank >= limit) & (topic >= 0)]
    left = all_.left.copy()
    np.maximum.at(left, all_.found.topic[over], all_.alone[over])
    keep = np.sort(order[(rank < limit) & (topic >= 0) & (all_.alone[order] > 0)])
    return Candidates(all_.found.take(keep), all_.scale[keep], all_.alone[keep], left, all_.documents, all_.leading)


def _stored(model: TopicModel) -> StoredCounts | None:
    """Return where the sentences of a model's bag lie, if they can be had from there."""
    stored = model.bow.stored
    fits = stored is not None and stored.rows is model.bow.rows and stored.size == len(model.bow.vocabulary)
    return stored if fits and stored is not None and stored.whole else None


def _from_disk(
    model: TopicModel, stored: StoredCounts, rows: list[Integers], topics: TopicWeights, limit: int
) -> Candidates:
    shelf = Shelf(stored.folder)
    parts, begins = stored.parts, stored.documents
    sums = [np.zeros(1, np.int64), *run_parts(shelf, parts, sentence_lengths, what="looking at sentences")]
    usual = _usual(np.sum([np.pad(each, (0, max(map(len, sums)) - len(each))) for each in sums], axis=0))
    shelf.put(_WEIGHTS, 0, weights=topics.weights, tokens=topics.tokens, shown=topics.shown)
    for part, of_part in enumerate(rows):
        shelf.put(_SHARES, part, rows=of_part, shares=model.shares[_span(of_part)])
    each = [(begins[part],) for part in range(parts)]
    found = _part_by_part(run_parts(shelf, parts, _score, stored.size, usual, limit, each=each, what="scoring"), limit)
    shelf.drop(_WEIGHTS, 1)
    shelf.drop(_SHARES, parts)
    return found


def _span(rows: Integers) -> slice:
    """Return the stretch of a model's rows that holds those of one part, which are in order."""
    return slice(int(rows[0]), int(rows[-1]) + 1) if len(rows) else slice(0, 0)


def _part_by_part(parts: Iterator[Candidates], limit: int) -> Candidates:
    """Return the best of all parts; no more than these and those of one part are in memory."""
    best: Candidates | None = None
    leading: list[Integers] = []
    for part in parts:
        leading.append(part.leading)
        if best is None:
            best = part
            continue
        both = Candidates(
            TopicalSentences.joined([best.found, part.found]),
            np.concatenate([best.scale, part.scale]),
            np.concatenate([best.alone, part.alone]),
            np.maximum(best.left, part.left),
            best.documents + part.documents,
            best.leading,
        )
        best = _kept(both, limit)
    assert best is not None
    return replace(best, leading=np.concatenate(leading))


def _score(shelf: Shelf, part: int, size: int, usual: float, limit: int, document: int) -> Candidates:
    """Return the best sentences of a part; what it needs of the model lies on the shelf, so that a task is small."""
    arrays, model = shelf.get(_WEIGHTS, 0), shelf.get(_SHARES, part)
    topics = TopicWeights(arrays["weights"], arrays["tokens"], arrays["shown"])
    sentences = sentences_at(shelf, part, size)
    rows = model["rows"] - _span(model["rows"]).start
    found = scored(
        sentences.counts, sentences.document + document, rows[sentences.row], sentences.outside, model["shares"], topics
    )
    return best_of(found, usual, limit, shown=topics.shown)


def _usual(times: Integers) -> float:
    """Return the median length of sentences with words, from how many have each length; 1 where none has any."""
    worded = times[1:]
    total = int(worded.sum())
    if not total:
        return 1.0
    ends = np.cumsum(worded)
    middle = np.searchsorted(ends, [(total - 1) // 2, total // 2], side="right") + 1
    return float(middle.mean())
