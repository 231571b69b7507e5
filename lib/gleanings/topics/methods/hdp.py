"""The hierarchical Dirichlet process: of a largest number of topics, as many are used as the text asks for.

Online variational inference (Wang, Paisley, Blei 2011, "Online variational inference for the hierarchical Dirichlet
process", section 3), with the steps of gensim/models/hdpmodel.py. The words of a row fall into groups, and each group
takes one of the topics; both are drawn as in breaking a stick, so that the first ones get most.

It is calculated here since gensim takes several times longer, and what it finds hangs on the last bit: it may stop
when all groups of a row are still alike, or not, as sums are rounded, which changes with the threads of BLAS. Here
every row has the same number of rounds; but for that, the steps are gensim's, and a test holds them to its `HdpModel`.
"""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.compiled import kernel
from gleanings.parallel.threads import SHARDS, Workers, even_cuts
from gleanings.special_functions import digamma, exp
from gleanings.topics.fit_result import Fit
from gleanings.topics.lda.lda import infer
from gleanings.topics.lda.row_order import as_given, by_content
from gleanings.topics.methods.merging import merged
from gleanings.topics.methods.perplexity import mean_log_probability
from gleanings.topics.training import changes_less_than, run_passes
from gleanings.types import Floats, Indices, Integers
from gleanings.words.bag_of_words import BagOfWords

_PASSES = 50
_TOLERANCE = 1e-3  # of the mean log-probability of a token: the change of a pass below which fitting stops
_LEAST = 0.01  # of all tokens: what a topic holds to be kept
ETA = 0.01  # the prior of a word in a topic, in tokens
_CHUNK = 256  # rows between two updates of the topics
_GROUPS = 15  # of the words of a row, at most
_START = 3.0  # times the tokens of all rows: what the random topics of the start hold, so that they are left slowly
_RESTARTS = 20  # topics of all starts together, from which the best is chosen
_FIRST_PASSES = 4  # of each of these starts
_ROUNDS = 4  # for a row; with many more, its words are shared out among too many topics
# How fast chunks count less: the t-th for (_DELAY + t) ** -_FORGETTING. gensim's 65 and 1.0 are for streams of many
# thousand chunks: after ten passes over 2000 rows, its topics are still two fifths the random ones of the start.
_DELAY = 2.0
_FORGETTING = 0.7


def fit_hdp(bow: BagOfWords, *, topics: int, seed: int, progress: bool = False) -> Fit:
    """Return the topics of a hierarchical Dirichlet process that hold at least 1 % of the tokens, `topics` at the most.

    `likelihood` is the mean log-probability of a token under all topics after each pass, in natural logarithms. After
    an interrupt, the topics are those of the last pass that was done.
    """
    counts, order = by_content(bow.counts)
    filled = counts[np.flatnonzero(np.diff(counts.indptr))]
    weights = shares = np.zeros((0, 0))
    alpha = np.zeros(0)
    with Workers() as workers:
        process = _best_start(filled, max(topics, 2), seed, workers)

        def step() -> float:
            nonlocal weights, alpha, shares
            process.sweep()
            phi, prior = process.weights(), process.alpha()
            theta = infer(counts, phi, prior)
            likelihood = mean_log_probability(counts, theta, phi)
            weights, alpha, shares = phi, prior, theta
            return likelihood

        history = run_passes(step, _PASSES, changes_less_than(_TOLERANCE), progress=progress)
    weights, alpha = merged(counts, shares, weights, alpha, ETA)
    shares = infer(counts, weights, alpha)
    size = np.asarray(counts.sum(axis=1, dtype=np.float64)).ravel()
    held = (shares * size[:, None]).sum(axis=0) / size.sum()
    kept = np.flatnonzero(held >= min(_LEAST, held.max()))
    kept = np.sort(kept[np.argsort(-held[kept], kind="stable")[:topics]])
    weights, alpha = weights[kept], alpha[kept]
    note = (
        f"The hierarchical Dirichlet process chose {len(kept)} of at most {topics} topics: "
        f"those that hold at least {_LEAST:.0%} of the tokens."
    )
    return Fit(
        shares=as_given(infer(counts, weights, alpha), order),
        weights=weights,
        alpha=alpha,
        beta=ETA,
        likelihood=history.likelihood,
        converged=history.converged,
        notes=(note, *history.notes),
    )


def _best_start(counts: csr_matrix, topics: int, seed: int, workers: Workers) -> "HierarchicalDirichletProcess":
    """Return the most probable, after a few passes, of some random starts: the fewer topics, the more of them.

    Few random topics may all lie nearest to the same rows, and then one of them takes all, also where groups of rows
    share no word. Of many, some lie near to each group.
    """
    starts = [HierarchicalDirichletProcess(counts, topics, [seed, j], workers) for j in range(_RESTARTS // topics)]
    if len(starts) < 2:
        return HierarchicalDirichletProcess(counts, topics, seed, workers)

    def likelihood(process: HierarchicalDirichletProcess) -> float:
        for _ in range(_FIRST_PASSES):
            process.sweep()
        phi = process.weights()
        return mean_log_probability(counts, infer(counts, phi, process.alpha()), phi)

    reached = [likelihood(process) for process in starts]
    return starts[int(np.argmax(reached))]


class HierarchicalDirichletProcess:
    """A process under way.

    Args:
        counts: rows x words.
        topics: the most there may be, 2 at the least.
        seed: of the random topics from which it starts.

    Attributes:
        word_topics: words x topics, the tokens of each word in each topic.
    """

    def __init__(self, counts: csr_matrix, topics: int, seed: int | list[int], workers: Workers) -> None:
        self._counts, self._workers = counts, workers
        words = counts.shape[1]
        draws = np.random.default_rng(seed).gamma(1.0, 1.0, (words, topics))
        self.word_topics = draws * (_START * float(counts.data.sum()) / (topics * words)) - ETA
        self.totals = self.word_topics.sum(axis=0)
        self._groups = np.zeros(topics)  # of all rows that take each topic
        self._sticks = (np.ones(topics - 1), np.arange(topics - 1.0, 0.0, -1.0))
        self._updates = 0

    def sweep(self) -> None:
        """Go over all rows once."""
        for first in range(0, self._counts.shape[0], _CHUNK):
            self._update(self._counts[first : first + _CHUNK])

    def weights(self) -> Floats:
        """Return topics x words, each row summing to 1."""
        weights = np.maximum(self.word_topics, 0.0).T + ETA
        return np.asarray(weights / weights.sum(axis=1, keepdims=True), dtype=np.float64)

    def alpha(self) -> Floats:
        """Return the prior of each topic in a row, in tokens: its part of a stick of length 1."""
        a, b = self._sticks
        broken = np.append(a / (a + b), 1.0)
        return np.asarray(broken * np.cumprod(np.append(1.0, 1.0 - broken[:-1])), dtype=np.float64)

    def _update(self, chunk: csr_matrix) -> None:
        used, indices = np.unique(chunk.indices, return_inverse=True)
        logs = np.empty((len(used), len(self.totals)))
        expected_word_logs(self.word_topics, self.totals, used, logs)
        topic_logs = np.empty(len(self.totals))
        expected_logs(*self._sticks, topic_logs)
        indptr, data = chunk.indptr.astype(np.int64), chunk.data.astype(np.float64)
        groups = min(_GROUPS, len(self.totals))
        cuts = even_cuts(indptr, SHARDS)
        statistics = np.zeros((SHARDS, *logs.shape))
        topic_groups = np.zeros((SHARDS, len(self.totals)))
        self._workers.for_work(len(indices) * groups * len(self.totals)).map(
            lambda s: group_rows(
                indptr,
                indices,
                data,
                logs,
                topic_logs,
                groups,
                _ROUNDS,
                statistics[s],
                topic_groups[s],
                int(cuts[s]),
                int(cuts[s + 1]),
            ),
            SHARDS,
        )
        rate = (_DELAY + self._updates) ** -_FORGETTING
        scale = rate * self._counts.shape[0] / chunk.shape[0]
        found = statistics.sum(axis=0)
        self.word_topics *= 1 - rate
        self.word_topics[used] += scale * found
        self.totals = (1 - rate) * self.totals + scale * found.sum(axis=0)
        self._groups = (1 - rate) * self._groups + scale * topic_groups.sum(axis=0)
        order = np.argsort(-self.totals, kind="stable")  # the first topics of the stick are the largest
        if (np.diff(order) < 0).any():
            self.word_topics = np.take(self.word_topics, order, axis=1)
            self.totals, self._groups = self.totals[order], self._groups[order]
        self._sticks = (1.0 + self._groups[:-1], 1.0 + np.cumsum(self._groups[:0:-1])[::-1])
        self._updates += 1


@kernel
def group_rows(
    indptr: Integers,
    indices: Integers,
    counts: Floats,
    logs: Floats,
    topic_logs: Floats,
    groups: int,
    rounds: int,
    statistics: Floats,
    topic_groups: Floats,
    first: int,
    last: int,
) -> None:
    """Put the words of rows `first` to `last` into groups, and groups into topics; add what is in each topic.

    Args:
        logs: words x topics, the expected logarithm of the weight of the word in the topic.
        topic_logs: topics, the expected logarithm of the part of the topic.
        statistics: words x topics, to which tokens are added.
        topic_groups: topics, to which groups are added.
    """
    topics = logs.shape[1]
    topic_of = np.empty((groups, topics))  # the probability of each topic for each group
    by_topic = np.empty((topics, groups))
    a, b, sizes = np.empty(groups - 1), np.empty(groups - 1), np.empty(groups)
    group_logs = np.empty(groups)  # the expected logarithm of the part of each group
    for d in range(first, last):
        start, length = indptr[d], indptr[d + 1] - indptr[d]
        group_of = np.empty((length, groups))  # the probability of each group for each word
        for i in range(length):  # one by one: to assign slices takes numba seconds more to compile
            for k in range(groups):
                group_of[i, k] = 1.0 / groups
        for k in range(groups):
            group_logs[k] = 0.0
        for turn in range(rounds):
            for k in range(groups):
                for t in range(topics):
                    topic_of[k, t] = topic_logs[t] if turn > 0 else 0.0  # lest the first topics take all
            for i in range(length):
                word, count = logs[indices[start + i]], counts[start + i]
                for k in range(groups):
                    part = group_of[i, k] * count
                    for t in range(topics):
                        topic_of[k, t] += part * word[t]
            for k in range(groups):
                to_probabilities(topic_of[k])
                for t in range(topics):
                    by_topic[t, k] = topic_of[k, t]
            for k in range(groups):
                sizes[k] = 0.0
            for i in range(length):
                word, own = logs[indices[start + i]], group_of[i]
                for k in range(groups):
                    own[k] = group_logs[k]
                for t in range(topics):
                    for k in range(groups):
                        own[k] += word[t] * by_topic[t, k]
                to_probabilities(own)
                for k in range(groups):
                    sizes[k] += own[k] * counts[start + i]
            rest = 0.0
            for k in range(groups - 1, 0, -1):
                rest += sizes[k]
                a[k - 1], b[k - 1] = 1.0 + sizes[k - 1], 1.0 + rest
            expected_logs(a, b, group_logs)
        for k in range(groups):
            for t in range(topics):
                topic_groups[t] += topic_of[k, t]
        for i in range(length):
            for k in range(groups):
                part = group_of[i, k] * counts[start + i]
                for t in range(topics):
                    statistics[indices[start + i], t] += part * topic_of[k, t]


@kernel
def to_probabilities(logs: Floats) -> None:
    """Turn logarithms, each less the same number, into probabilities."""
    top = logs[0]
    for k in range(logs.shape[0]):
        top = max(top, logs[k])
    total = 0.0
    for k in range(logs.shape[0]):
        logs[k] = exp(logs[k] - top)
        total += logs[k]
    for k in range(logs.shape[0]):
        logs[k] /= total


@kernel
def expected_word_logs(word_topics: Floats, totals: Floats, used: Indices, out: Floats) -> None:
    """Fill in the expected logarithm of the weight of each of the words `used` in each topic."""
    for t in range(totals.shape[0]):
        whole = digamma(word_topics.shape[0] * ETA + totals[t])
        for i in range(used.shape[0]):
            out[i, t] = digamma(ETA + word_topics[used[i], t]) - whole


@kernel
def expected_logs(a: Floats, b: Floats, out: Floats) -> None:
    """Fill in the expected logarithm of each part of a stick, of which Beta(a, b) of the rest is broken off each time.

    Args:
        out: one more than `a` and `b`: the last part is the rest.
    """
    rest = 0.0
    for k in range(a.shape[0]):
        both = digamma(a[k] + b[k])
        out[k] = digamma(a[k]) - both + rest
        rest += digamma(b[k]) - both
    out[a.shape[0]] = rest
