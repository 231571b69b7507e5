"""Which sentence is about which topic, and how much of the topic it carries: arrays, nothing shown.

The share of a word in a sentence that is owed to a topic is its posterior under the model: the topic's share in the
row times the word's weight in the topic, over the sum of that product for all topics. So a word counts for a topic
both because the topic favours it and because the row is about the topic.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.corpus.corpus import Corpus
from gleanings.digests.posterior import owed_topics
from gleanings.sparse import row_index
from gleanings.topics.fit_result import topic_tokens
from gleanings.topics.model import TopicModel
from gleanings.types import Flags, Floats, Indices, Integers
from gleanings.words.bag_of_words import BagOfWords


@dataclass(frozen=True, eq=False)
class TopicalSentences:
    """The sentences of a corpus, all or some, beside the topics of a model.

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
        return cls.of_bag(model, model.bow.recount(corpus, unit="sentence"))

    @classmethod
    def of_bag(cls, model: TopicModel, bag: BagOfWords) -> "TopicalSentences":
        """Return the sentences of a bag that has a row for each, in the words of the model."""
        document, row = places(model, bag)
        outside = np.zeros(len(bag), dtype=np.int64) if bag.outside is None else bag.outside
        return scored(bag.counts, document, row, outside, model.shares, TopicWeights.of(model))

    def entries(self, row: int) -> slice:
        """Where the words of a sentence are in `words` and `carried`."""
        return slice(int(self.indptr[row]), int(self.indptr[row + 1]))

    def take(self, which: Integers) -> "TopicalSentences":
        """Return some of the sentences, in that order."""
        lengths = np.diff(self.indptr)[which]
        indptr = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        entries = np.arange(indptr[-1]) + np.repeat(self.indptr[which] - indptr[:-1], lengths)
        return TopicalSentences(
            self.document[which],
            self.index[which],
            self.lengths[which],
            self.topic[which],
            self.share[which],
            indptr,
            self.words[entries],
            self.carried[entries],
        )

    @classmethod
    def joined(cls, parts: Sequence["TopicalSentences"]) -> "TopicalSentences":
        """Return the sentences of several, one after the other."""
        sizes = np.concatenate([np.diff(part.indptr) for part in parts])
        return cls(
            np.concatenate([part.document for part in parts]),
            np.concatenate([part.index for part in parts]),
            np.concatenate([part.lengths for part in parts]),
            np.concatenate([part.topic for part in parts]),
            np.concatenate([part.share for part in parts]),
            np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
            np.concatenate([part.words for part in parts]),
            np.concatenate([part.carried for part in parts]),
        )


@dataclass(frozen=True, eq=False)
class TopicWeights:
    """What scoring needs of a model.

    Attributes:
        weights: topics x words.
        tokens: of each topic.
        shown: whether each topic is shown, not hidden.
    """

    weights: Floats
    tokens: Floats
    shown: Flags

    @classmethod
    def of(cls, model: TopicModel) -> "TopicWeights":
        """Return what scoring needs of a model."""
        shown = np.array([not topic.hidden for topic in model.topics], dtype=bool)
        return cls(model.weights, topic_tokens(model.shares, model.tokens), shown)


def scored(
    counts: csr_matrix,
    document: Integers,
    row: Integers,
    outside: Integers | Indices,
    shares: Floats,
    topics: TopicWeights,
) -> TopicalSentences:
    """Return sentences beside topics.

    Args:
        counts: sentences x words; those of a document stand together.
        document: of each sentence.
        row: of `shares` that each sentence is in.
        outside: how many words of each are not in the vocabulary.
        shares: rows x topics.
    """
    size = len(document)
    entry = row_index(counts.indptr)
    words = counts.indices.astype(np.int64)
    best, winner, mixture = np.zeros(size), np.full(size, -1, dtype=np.int64), np.zeros(len(words))
    indptr = counts.indptr.astype(np.int64)
    owed_topics(
        indptr, words, counts.data.astype(np.float64), row, np.ascontiguousarray(shares),
        np.ascontiguousarray(topics.weights.T), best, winner, mixture, np.zeros(len(topics.weights)),
    )  # fmt: skip
    own = winner[entry]
    weights, own_shares = topics.weights[own, words], shares[row[entry], own]
    tokens = topics.tokens[own]
    carried = np.where(own >= 0, own_shares * weights / mixture * np.sqrt(weights * tokens) * own_shares, 0.0)
    total = np.asarray(counts.sum(axis=1), dtype=np.int64).ravel()
    share = np.minimum(best / np.maximum(total, 1), 1.0)
    index = np.arange(size, dtype=np.int64) - np.searchsorted(document, document)
    return TopicalSentences(document, index, total + outside, winner, share, indptr, words, carried)


def places(model: TopicModel, bag: BagOfWords) -> tuple[Integers, Integers]:
    """Return for each sentence of a bag of sentences its document, and the row of the model that holds it."""
    document = bag.documents
    if model.bow.unit == "document":
        return document, document
    start = np.array([row.start for row in bag.rows], dtype=np.int64)
    begins = np.array([(row.document, row.start) for row in model.bow.rows], dtype=np.int64).reshape(-1, 2)
    longest = int(max(begins[:, 1].max(initial=0), start.max(initial=0))) + 1
    keys = begins[:, 0] * longest + begins[:, 1]
    row = np.searchsorted(keys, document * longest + start, side="right") - 1
    return document, np.asarray(row, dtype=np.int64)
