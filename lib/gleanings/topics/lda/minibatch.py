"""Topics in memory that does not grow with the rows: stochastic CVB0.

Foulds, Boyles, DuBois, Smyth and Welling 2013, "MinibatchCVB0 collapsed variational Bayesian inference for latent
Dirichlet allocation". Rows come in batches, drawn anew in each pass. The shares of a batch are found under the topics
of the moment; what its words are then expected to hold, scaled up to all rows, is mixed into the counts:

    Nwk  <-  (1 - step) Nwk + step (all tokens / tokens of the batch) N'wk,    step = (16 + t)^-0.75  for batch t

Fitting starts from topics that were fitted in memory to a sample of the rows. The shares of a row are kept from pass to
pass: they go on from those of the pass before, from which two turns are mostly enough, where it takes eight from the
prior.

Where there are many rows, a batch is the hundredth part of them: what is to be done once for each batch grows with the
vocabulary, and so would take longer than the batch itself. Such a batch is made of stretches of rows as they lie (in an
order by a hash of what they hold, so that any stretch is like the whole), each a task of its own.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from gleanings.parallel.threads import SHARDS, Workers, even_cuts
from gleanings.topics.lda.cluster_inference import learnt_from
from gleanings.topics.lda.cvb0 import inferred
from gleanings.topics.lda.mixing import add_words, divide_words, mix_words
from gleanings.topics.lda.term_weighting import WeightedCounts
from gleanings.types import Flags, Integers, Singles

_BATCH = 50_000  # entries of the counts in a batch
MANY = 20_000_000  # entries of the counts, above which a batch is a part of all
_BATCHES = 100  # in a pass, then
_STRETCHES = 8  # of a batch at least
STRETCH = 100_000  # entries of one at most, about
_DELAY, _DECAY = 16.0, 0.75  # of the step
_INNER_PASSES = 20
_INNER_TOLERANCE = 1e-2


@dataclass(eq=False)
class MinibatchCVB0:
    """Counts of words by topic, as far as the batches seen so far tell them.

    Args:
        weights: words x topics, padded: where to start from.
        extra: words x topics, padded: tokens that words have beside those of the rows (a guide).
    """

    rows: WeightedCounts
    topics: int
    weights: Singles
    extra: Singles
    alpha: Singles
    beta: np.float32
    rng: np.random.Generator
    workers: Workers

    def __post_init__(self) -> None:
        self.word_topics = (self.weights * (self.rows.total / self.topics)).astype(np.float32)
        self.shares = np.zeros((self.rows.number, len(self.alpha)), np.float32)  # none as yet
        self.batches = 0  # so far
        self._parts: Singles | None = None  # of a batch, empty between batches
        self._held = np.zeros((SHARDS, self.rows.words), bool)  # which words there are in each of them
        self.weights = np.array(self.weights)  # the next ones take their place

    def resume(self, word_topics: Singles, shares: Singles, batches: int) -> None:
        """Go on with counts and shares as they were after so many batches, beside the weights that were given."""
        self.word_topics, self.shares, self.batches = word_topics, shares, batches

    def sweep(self) -> float:
        """Pass once over all rows; return the log-likelihood of a token under the topics as its batch found them."""
        if len(self.rows.indices) > MANY:
            return self._sweep_stretches()
        order = self.rng.permutation(self.rows.number)
        ends = np.cumsum(np.diff(self.rows.indptr)[order])
        number = max(1, round(int(ends[-1]) / _BATCH))
        cuts = np.searchsorted(ends, np.linspace(0, int(ends[-1]), number + 1))
        cuts[0], cuts[-1] = 0, len(order)
        total = self.rows.total
        likelihood = 0.0
        for first, last in pairwise(cuts):
            drawn = order[first:last]
            batch = self.rows.take(drawn)
            if batch.total > 0:
                likelihood += self._learn(batch, drawn, total / batch.total)
        return likelihood / total

    def _learn(self, batch: WeightedCounts, drawn: Integers, scale: float) -> float:
        if self._parts is None:
            self._parts = np.zeros((SHARDS, *self.weights.shape), np.float32)
        parts = self._parts
        self.shares[drawn], likelihood = inferred(
            batch,
            self.weights,
            self.alpha,
            self.workers,
            passes=_INNER_PASSES,
            tolerance=_INNER_TOLERANCE,
            sufficient_statistics=parts,
            held=self._held,
            shares=self.shares[drawn],
        )
        self._mix_in(parts, self._held, scale)
        return likelihood

    def _sweep_stretches(self) -> float:
        number = len(self.rows.indices)
        each = max(_STRETCHES, round(number / (_BATCHES * STRETCH)))
        cuts = even_cuts(self.rows.indptr, _BATCHES * each)
        likelihood = 0.0
        for some in self.rng.permutation(_BATCHES * each).reshape(_BATCHES, each):
            stretches = [(int(cuts[j]), int(cuts[j + 1])) for j in some]
            expected, found, total = np.zeros_like(self.word_topics), 0.0, 0.0
            learnt = learnt_from(
                self.rows,
                stretches,
                self.weights,
                self.alpha,
                self.shares,
                self.workers,
                passes=_INNER_PASSES,
                tolerance=_INNER_TOLERANCE,
            )
            for (a, b), part in zip(stretches, learnt, strict=True):
                self.shares[a:b] = part.shares
                expected[part.words] += part.tokens
                found, total = found + part.likelihood, total + part.total
            if total > 0:
                self._mix_in(expected[None], np.ones((1, self.rows.words), bool), self.rows.total / total)
                likelihood += found
        return likelihood / self.rows.total

    def _mix_in(self, parts: Singles, held: Flags, scale: float) -> None:
        """Mix what parts of a batch are expected to hold, scaled up to all rows, into the counts; empty the parts.

        The weights that follow are those of `weights_of`, to the bit.
        """
        step = np.float32((_DELAY + self.batches) ** -_DECAY)
        self.batches += 1
        cuts = np.linspace(0, self.rows.words, self.workers.threads + 1).astype(np.int64).tolist()
        spans = list(pairwise(cuts))
        kept, scaled = np.float32(1) - step, step * np.float32(scale)
        weights, beta, totals = self.weights, np.float32(self.beta), np.zeros(len(self.alpha))
        self.workers.map(
            lambda j: mix_words(self.word_topics, parts, held, kept, scaled, self.extra, beta, weights, *spans[j]),
            len(spans),
        )
        add_words(weights, totals)
        self.workers.map(lambda j: divide_words(weights, totals, self.topics, *spans[j]), len(spans))
