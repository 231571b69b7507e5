"""CVB0: the responsibilities, the counts that follow from them, and a sweep over all rows.

The update of each row, which takes nearly all of the time, is `kernels.sweep_rows`.
"""

import numpy as np

from gleanings.parallel.threads import SHARDS, Workers, even_cuts, shards_for
from gleanings.topics.lda import kernels as engine
from gleanings.topics.lda.term_weighting import WeightedCounts, pad
from gleanings.types import Flags, Floats, Indices, Singles

ALPHA = 0.2  # the prior of each topic in a row, in weighted tokens
BETA_SHARE = 0.5  # the prior of a topic's words, as a share of the mean tokens of a word in a topic
_MEASURED = 500_000  # entries of the counts whose likelihood tells how far a sweep came


class CVB0:
    """Responsibilities of every word of every row, and counts by row and by word.

    Args:
        rows: the weighted counts.
        topics: how many.
        extra: words x topics, tokens that words have in topics beside those of the rows (a guide); None for none.
        shards: in how many parts the rows are swept; None for as many as are worth it.
        responsibilities: entries x topics, padded; where there are none as yet, a buffer for them.
    """

    def __init__(
        self,
        rows: WeightedCounts,
        topics: int,
        workers: Workers,
        *,
        extra: Singles | None = None,
        shards: int | None = None,
        responsibilities: Singles | None = None,
    ) -> None:
        width = pad(topics)
        self.rows, self.topics = rows, topics
        numbers = len(rows.indices) * width
        shards = shards_for(numbers) if shards is None else shards
        self._workers = workers.for_work(numbers)
        self._mergers = workers.for_work(shards * rows.words * width)
        self.alpha, self.beta = priors(rows, topics)
        if responsibilities is None:
            responsibilities = np.empty((len(rows.indices), width), np.float32)
        self.responsibilities = responsibilities
        self.row_topics = np.empty((rows.number, width), np.float32)
        self.word_topics = np.empty((rows.words, width), np.float32)
        self._extra = np.zeros_like(self.word_topics) if extra is None else extra
        self._parts = np.empty((shards, rows.words, width), np.float32)
        self._cuts = even_cuts(rows.indptr, shards)
        self._word_cuts = np.linspace(0, rows.words, self._mergers.threads + 1).astype(np.int64)
        # A logarithm for each entry takes a quarter of a sweep. Rows come in an order by a hash, so some stand for all.
        self._measured = -(-shards * _MEASURED // max(len(rows.indices), _MEASURED))
        self._total = float(rows.counts[: rows.indptr[self._cuts[self._measured]]].sum(dtype=np.float64))

    def initialize(self, shares: Singles, weights: Singles) -> None:
        """Set the responsibilities in proportion to shares (rows x topics) times weights (words x topics), padded."""
        indptr, indices = self.rows.indptr, self.rows.indices
        self._workers.map(
            lambda s: engine.assign_rows(indptr, indices, shares, weights, self.responsibilities, *self._span(s)),
            len(self._parts),
        )
        self.recount()

    def resume(self, row_topics: Singles, word_topics: Singles) -> None:
        """Go on with counts as they were after a sweep, beside the responsibilities that were given."""
        self.row_topics[:], self.word_topics[:] = row_topics, word_topics
        self._parts[:] = word_topics  # as a sweep leaves them

    def recount(self) -> None:
        """Bring the counts in line with the responsibilities."""
        rows = self.rows
        self._parts[:] = 0
        self._workers.map(
            lambda s: engine.collect_rows(
                rows.indptr, rows.indices, rows.counts, self.responsibilities, self.row_topics, self._parts[s],
                *self._span(s),
            ),
            len(self._parts),
        )  # fmt: skip
        self.word_topics[:] = 0
        self._parts[0] += self._extra
        self._merge()

    def sweep(self, *, measure: bool = True) -> float:
        """Update every responsibility once; return the log-likelihood of a token given all others, if to `measure`.

        Where there are more than half a million entries it is that of the tokens in the first shards.
        """
        rows = self.rows
        totals = self.word_topics.sum(axis=0)
        found = self._workers.map(
            lambda s: engine.sweep_rows(
                rows.indptr, rows.indices, rows.counts, self.responsibilities, self.row_topics, self._parts[s],
                totals.copy(), self.alpha, self.beta, *self._span(s), measure and s < self._measured,
                np.empty((3, len(totals)), np.float32),
            ),
            len(self._parts),
        )  # fmt: skip
        self._merge()
        return sum(found) / self._total

    def tokens(self) -> Singles:
        """Return words x topics: the weighted tokens of each word in each topic."""
        return self.word_topics[:, : self.topics]

    def weights(self) -> Singles:
        """Return words x topics (padded with zeros), each topic's column summing to 1."""
        return weights_of(self.word_topics, self.topics, self.beta)

    def shares(self) -> Floats:
        """Return rows x topics, each row summing to 1."""
        counts = self.row_topics[:, : self.topics].astype(np.float64) + ALPHA
        return np.asarray(counts / counts.sum(axis=1, keepdims=True), dtype=np.float64)

    def _merge(self) -> None:
        cuts = self._word_cuts
        self._mergers.map(
            lambda j: engine.merge_words(self.word_topics, self._parts, cuts[j], cuts[j + 1]), len(cuts) - 1
        )

    def _span(self, shard: int) -> tuple[int, int]:
        return int(self._cuts[shard]), int(self._cuts[shard + 1])


def cvb0_from_labels(
    rows: WeightedCounts,
    topics: int,
    labels: Indices,
    noise: Singles,
    workers: Workers,
    shards: int | None = None,
    responsibilities: Singles | None = None,
) -> CVB0:
    """Return sweeps that start with most of each row in the topic that `labels` gives it.

    Args:
        noise: words x topics, on [0, 1): which words of a row go to its other topics.
        responsibilities: a buffer for them.
    """
    sweeps = CVB0(rows, topics, workers, shards=shards, responsibilities=responsibilities)
    shares, weights = np.zeros_like(sweeps.row_topics), np.zeros_like(sweeps.word_topics)
    shares[:, :topics] = 0.1
    shares[np.arange(rows.number), labels] = 1.1
    weights[:, :topics] = 1 + 0.1 * noise
    sweeps.initialize(shares, weights)
    return sweeps


def weights_of(word_topics: Singles, topics: int, beta: np.float32) -> Singles:
    """Return words x topics (padded with zeros), each topic's column summing to 1."""
    weights = np.zeros_like(word_topics)
    smoothed = np.maximum(word_topics[:, :topics], 0) + beta
    weights[:, :topics] = smoothed / smoothed.sum(axis=0, dtype=np.float64)
    return weights


def priors(rows: WeightedCounts, topics: int) -> tuple[Singles, np.float32]:
    """Return alpha (padded) and beta."""
    alpha = np.zeros(pad(topics), np.float32)
    alpha[:topics] = ALPHA
    return alpha, np.float32(BETA_SHARE * rows.total / (rows.words * topics))


def inferred(
    rows: WeightedCounts,
    weights: Singles,
    alpha: Singles,
    workers: Workers,
    *,
    passes: int,
    tolerance: float,
    sufficient_statistics: Singles | None = None,
    held: Flags | None = None,
    shares: Singles | None = None,
) -> tuple[Singles, float]:
    """Return the shares of rows (padded) under fixed weights (words x topics, padded), and the log-likelihood.

    Args:
        sufficient_statistics: shards x words x topics (padded); what each shard of the rows holds of each topic is
            added to it.
        held: shards x words; the words of each shard of the rows are noted in it.
        shares: rows x topics (padded), from which the rows go on: nearer to where they come to rest than the prior,
            from which they begin where these are None or, for a row, zeros. The new ones take their place.
    """
    shares = np.zeros((rows.number, len(alpha)), np.float32) if shares is None else shares
    cuts = even_cuts(rows.indptr, SHARDS)
    longest, width = int(np.diff(rows.indptr).max(initial=0)), len(alpha)
    if sufficient_statistics is None:
        sufficient_statistics, held = np.zeros((SHARDS, 0, 0), np.float32), np.zeros((SHARDS, 0), bool)
    noted = np.zeros((SHARDS, rows.words), bool) if held is None else held
    found = workers.map(
        lambda s: engine.infer_rows(
            rows.indptr, rows.indices, rows.counts, weights, alpha, passes, np.float32(tolerance), shares,
            sufficient_statistics[s], noted[s], int(cuts[s]), int(cuts[s + 1]), np.empty((longest, width), np.float32),
            np.empty(longest, np.float32), np.empty((3, width), np.float32),
        ),
        SHARDS,
    )  # fmt: skip
    return shares, float(sum(found))


def inferred_here(
    rows: WeightedCounts,
    weights: Singles,
    alpha: Singles,
    passes: int,
    tolerance: float,
    tokens: Singles,
    shares: Singles,
) -> float:
    """Do what `inferred` does with all rows in this thread; what they hold is added to `tokens` (words x topics)."""
    longest, width = int(np.diff(rows.indptr).max(initial=0)), len(alpha)
    likelihood = engine.infer_rows(
        rows.indptr, rows.indices, rows.counts, weights, alpha, passes, np.float32(tolerance), shares, tokens,
        np.zeros(rows.words, bool), 0, rows.number, np.empty((longest, width), np.float32),
        np.empty(longest, np.float32), np.empty((3, width), np.float32),
    )  # fmt: skip
    return float(likelihood)
