"""Sentences of a few words, the weights of all pairs and PageRank by its equations: what methods are held against."""

from itertools import pairwise

import numpy as np
from hypothesis import strategies as st

from gleanings.documents.document import Document
from gleanings.summaries.methods.pagerank import DAMPING
from gleanings.summaries.sentence_matrix import SentenceMatrix

WORDS = ["rain", "snow", "sun", "hail", "fog", "wind", "hill"]
texts = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), min_size=1, max_size=9)
with_stop_words = st.lists(
    st.lists(st.sampled_from(["rain", "snow", "sun", "hail", "the", "fog"]), min_size=1, max_size=8).map(" ".join),
    min_size=1,
    max_size=7,
)


def of(sentences):
    return SentenceMatrix.from_document(Document("a", "\n\n\n".join(sentences)))


def content(matrix):
    """The stems of each sentence that are no stop words."""
    return [
        [matrix.stems[t] for t, stop in zip(matrix.tokens[a:b], matrix.stop[a:b], strict=True) if not stop]
        for a, b in pairwise(matrix.bounds)
    ]


def pair_weights(matrix, of_single_words):
    counts = matrix.csr.toarray()
    weights = np.zeros((matrix.size, matrix.size))
    for i in range(matrix.size):
        for j in range(matrix.size):
            if i != j and matrix.lengths[i] and matrix.lengths[j]:
                norm = np.log(matrix.lengths[i]) + np.log(matrix.lengths[j])
                weights[i, j] = counts[i] @ counts[j] / norm if norm else of_single_words * (counts[i] @ counts[j])
    return weights


def stationary(weights):
    """PageRank by solving its equations."""
    size = len(weights)
    total = weights.sum(axis=1)
    steps = np.where(total[:, None] > 0, weights / np.where(total > 0, total, 1)[:, None], 1 / size)
    return np.linalg.solve(np.eye(size) - DAMPING * steps.T, np.full(size, (1 - DAMPING) / size))
