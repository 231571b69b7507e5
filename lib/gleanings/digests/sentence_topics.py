"""Which sentence is about which topic, and how much of the topic it carries: arrays, nothing shown.

The share of a word in a sentence that is owed to a topic is its posterior under the model: the topic's share in the
row times the word's weight in the topic, over the sum of that product for all topics. So a word counts for a topic
both because the topic favours it and because the row is about the topic.
"""

from dataclasses import dataclass

import numpy as np

from gleanings.corpus.corpus import Corpus
from gleanings.digests.posterior import owed_topics
from gleanings.summaries.selection.greedy import Floats
from gleanings.summaries.sentence_matrix import Integers
from gleanings.topics.model import TopicModel


@dataclass(frozen=True, eq=False)
class TopicalSentences:
    """The sentences of a corpus beside the topics of a model.

    Attributes:
        document: for each sentence, the index of its document.
        index: its index among the sentences of that.
        lengths: for each sentence, how many of its words are no stop words.
        topic: for each sentence, the topic that most of its words are owed to; -1 where it has no word of the model.
        share: the part of the sentence's words that is owed to that topic, 0 to 1.
        indptr, words: the distinct words of sentence i, columns of the vocabulary: words[indptr[i]:indptr[i + 1]].
        carried: for each of `words`, how much of the sentence's topic it carries: its posterior, times the square
            root of the number of its occurrences that the model owes to the topic (so a word that is often used for
            the topic says more of it, but not in proportion), times the topic's share in the row (so of two equal
            sentences, the one from a document about the topic says more).
    """

    document: Integers
    index: Integers
    lengths: Integers
    topic: Integers
    share: Floats
    indptr: Integers
    words: Integers
    carried: Floats

    @classmethod
    def of(cls, model: TopicModel, corpus: Corpus) -> "TopicalSentences":
        """Return the sentences of `corpus`, which is the one that the model was made of."""
        bag = model.bow.recount(corpus, unit="sentence")
        counts = bag.counts
        document = np.array([row.document for row in bag.rows], dtype=np.int64)
        start = np.array([row.start for row in bag.rows], dtype=np.int64)
        size = len(document)
        entry = np.repeat(np.arange(size), np.diff(counts.indptr))
        of = _rows(model, document, start)
        row = of[entry]
        words = counts.indices.astype(np.int64)
        best, winner, mixture = np.zeros(size), np.full(size, -1, dtype=np.int64), np.zeros(len(words))
        owed_topics(
            counts.indptr.astype(np.int64), words, counts.data.astype(np.float64), of,
            np.ascontiguousarray(model.shares), np.ascontiguousarray(model.weights.T), best, winner, mixture,
            np.zeros(len(model.names)),
        )  # fmt: skip

        own = winner[entry]
        weights, shares = model.weights[own, words], model.shares[row, own]
        tokens = (model.shares * model.tokens[:, None]).sum(axis=0)[own]
        carried = np.where(own >= 0, shares * weights / mixture * np.sqrt(weights * tokens) * shares, 0.0)
        total = np.asarray(counts.sum(axis=1), dtype=np.int64).ravel()
        outside = np.zeros(size, dtype=np.int64) if bag.outside is None else bag.outside
        share = np.minimum(best / np.maximum(total, 1), 1.0)
        indptr = counts.indptr.astype(np.int64)
        first = np.searchsorted(document, document)
        index = np.arange(size, dtype=np.int64) - first
        return cls(document, index, total + outside, winner, share, indptr, words, carried)

    def entries(self, row: int) -> slice:
        """Where the words of a sentence are in `words` and `carried`."""
        return slice(int(self.indptr[row]), int(self.indptr[row + 1]))


def _rows(model: TopicModel, document: Integers, start: Integers) -> Integers:
    """Return for each sentence (its document, and where it begins there) the row of the model that holds it."""
    rows = model.bow.rows
    if model.bow.unit == "document":
        return document
    begins = np.array([(row.document, row.start) for row in rows], dtype=np.int64).reshape(-1, 2)
    longest = int(max(begins[:, 1].max(initial=0), start.max(initial=0))) + 1
    keys = begins[:, 0] * longest + begins[:, 1]
    return np.asarray(np.searchsorted(keys, document * longest + start, side="right") - 1, dtype=np.int64)
