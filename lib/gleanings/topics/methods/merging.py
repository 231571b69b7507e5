"""Topics of a Dirichlet process that are one: pairs are merged where that makes the texts more probable.

A process that starts from many random topics may give the rows of one group to several of them, none of which gives
way. Whether two are one is asked of the lower bound of the probability of the texts, theta and phi integrated out: the
joint probability of words and topics (Griffiths and Steyvers 2004, "Finding scientific topics", equations 2 and 3) with
the expected number of tokens in each, and the entropy of which topic each token is in.
"""

import numpy as np
from scipy.sparse import csr_matrix
from scipy.special import gammaln, xlogy

from gleanings.types import Floats, Indices, Integers

# Bhattacharyya's coefficient of the words of two topics (1 the same, 0 none in common) above which they may be one. The
# bound alone takes topics of news together that a reader would keep.
_ALIKE = 0.5
_DIGITS = 6  # of gains, which are sums of many rounded numbers: the same pair is chosen on any machine


def merged(counts: csr_matrix, shares: Floats, weights: Floats, alpha: Floats, eta: float) -> tuple[Floats, Floats]:
    """Return the topics, as weights and alpha, with those pairs made one that are more probable so, the best first.

    Args:
        counts: rows x words.
        shares: rows x topics.
        weights: topics x words, each row summing to 1.
        alpha: the prior of each topic in a row, in tokens.
        eta: the prior of a word in a topic, in tokens.
    """
    tokens = _Tokens(counts, shares, weights)
    topics = [_Topic(tokens, [k], float(alpha[k]), eta) for k in range(len(weights))]
    known: dict[tuple[int, ...], tuple[float, _Topic]] = {}  # what pairs gain, by the members of both
    while len(topics) > 1:
        best: tuple[float, _Topic, int, int] | None = None
        for i, j in _nearest(np.array([topic.words for topic in topics])):
            pair = *topics[i].members, -1, *topics[j].members
            if pair not in known:
                one = _Topic(tokens, topics[i].members + topics[j].members, topics[i].alpha + topics[j].alpha, eta)
                known[pair] = round(one.bound - topics[i].bound - topics[j].bound, _DIGITS), one
            gain, one = known[pair]
            if gain > (best[0] if best else 0):
                best = gain, one, i, j
        if best is None:
            break
        _, one, i, j = best
        topics[i] = one
        del topics[j]
    words = np.array([topic.words for topic in topics]) + eta
    return words / words.sum(axis=1, keepdims=True), np.array([topic.alpha for topic in topics])


class _Tokens:
    """How probable each topic is for each token."""

    def __init__(self, counts: csr_matrix, shares: Floats, weights: Floats) -> None:
        self.shares, self.weights, self.shape = shares, weights, counts.shape
        self.row: Integers = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
        self.word: Indices = counts.indices
        self.times: Floats = counts.data.astype(np.float64)
        self._total = sum((self._joint(k) for k in range(len(weights))), np.zeros(counts.nnz))

    def in_topics(self, members: list[int]) -> Floats:
        """Return for each entry of the counts how probable it is that it is in one of some topics."""
        return sum((self._joint(k) for k in members), np.zeros(len(self._total))) / self._total

    def _joint(self, k: int) -> Floats:
        return np.asarray(self.shares[self.row, k] * self.weights[k, self.word])


class _Topic:
    """A topic made of some: its tokens by word, and its part of the bound."""

    def __init__(self, tokens: _Tokens, members: list[int], alpha: float, eta: float) -> None:
        self.members, self.alpha = members, alpha
        probable = tokens.in_topics(members)
        expected = probable * tokens.times
        rows = np.bincount(tokens.row, expected, tokens.shape[0])
        self.words = np.asarray(np.bincount(tokens.word, expected, tokens.shape[1]), dtype=np.float64)
        whole = eta * len(self.words)
        self.bound = float(
            (gammaln(alpha + rows) - gammaln(alpha)).sum()
            + (gammaln(eta + self.words) - gammaln(eta)).sum()
            + gammaln(whole)
            - gammaln(whole + self.words.sum())
            - (tokens.times * xlogy(probable, probable)).sum()
        )


def _nearest(words: Floats) -> list[tuple[int, int]]:
    """Return for each topic the pair with the one whose words are most like its own, if these are alike."""
    roots = np.sqrt(words / np.maximum(words.sum(axis=1, keepdims=True), 1e-300))
    alike = np.round(roots @ roots.T, _DIGITS)
    np.fill_diagonal(alike, -1.0)
    return sorted({(min(i, j), max(i, j)) for i, j in enumerate(alike.argmax(axis=1).tolist()) if alike[i, j] > _ALIKE})
