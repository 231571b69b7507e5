"""How far each topic can be trusted, in numbers and in a word.

The numbers: stability (stability.py), coherence (NPMI), exclusivity, size. The word, of which the first that holds:

- *next to empty*: it holds fewer tokens than two typical rows do.
- *template text*: its words follow each other in the same order again and again, as in footers, forms and answers that
  many gave alike.
- *does not come back*: topics fitted again have hardly any of its top words together.
- *mixed*: split in two, many top words of one part are found with those of the other less often than by chance.
- *too little text*: none of these, but it rests on so few rows that its words may be together by chance: most are in
  fewer than five, or in rows that it was not fitted to they are not together beyond chance.
- *clear*: none of these.

Topics are fitted again, and parts of topics looked for, in rows drawn at random where there are many: in so many as
have 200,000 entries of the counts (stability.py), and 1,000,000 (`SEARCHED`). Everything else is of all rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from threading import RLock
from weakref import WeakKeyDictionary

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.evaluation.coherence_measures import npmi, npmi_table
from gleanings.evaluation.exclusivity import exclusivity
from gleanings.evaluation.topic_words import top_words
from gleanings.parallel.threads import Workers
from gleanings.sparse import row_totals
from gleanings.topics.fit_result import Fit, topic_tokens
from gleanings.topics.rows_of_words import rows_of_words
from gleanings.topics.sampling import drawn_rows
from gleanings.topics.splitting import own_words, parts_of, word_probabilities
from gleanings.topics.stability import BEYOND_CHANCE, WORDS, Stability, own_top, topic_stability
from gleanings.types import Floats, Integers
from gleanings.words.bag_of_words import BagOfWords

STANDINGS = ("clear", "mixed", "does not come back", "next to empty", "template text", "too little text")
_EMPTY = 2  # typical rows, whose tokens a topic must hold
_REPEATED = 0.6  # of the places of a topic's top words: followed by the same word each time
_REPEATS = 5  # rows in which that must be so
_ROWS = 5  # in which the middle one of its top words belongs to it, at least, as for the expected counts of a table
COMES_BACK = 0.3  # stability: in noise it is mostly below
_NEARLY_ALL, _MOST = 0.75, 0.45  # stability, from which nine, and six or seven, of ten top words come back
_SHARED = 1  # of the top words of a mixed topic are among those of each part, at least
_APART = 0.4  # of the pairs of a top word of each part are together less often than by chance
_CLOSER = 0.1  # NPMI: by which words of each part are nearer to each other than to those of the other part
_ABOVE = 0.7  # of the top words of each part weigh more in the topic than the uniform weight
_SUBSTANTIAL = 0.15  # of a topic's own tokens, which a part of a mixed topic has at least
_LARGE = 0.3  # and a part from which on it need not be among the top words
SEARCHED = 1_000_000  # entries of the counts: of more, parts of topics are looked for in rows drawn at random


@dataclass(frozen=True)
class Standing:
    """How far a topic can be trusted.

    Attributes:
        word: clear, mixed, does not come back, next to empty, template text, or too little text.
        stability: how far it comes back when topics are fitted again, 0 to 1.
        coherence: NPMI of its ten top words, or of those above the uniform weight where they are fewer, -1 to 1; NaN
            where it has fewer than two.
        exclusivity: mean FREX of its ten top words, 0 to 1.
        share: the part of all counted tokens that belongs to it, 0 to 1.
        rows: in how many rows the middle one of its ten top words belongs to it: what its words rest on.
        parts: the top words of its two parts, where it is mixed.
    """

    word: str
    stability: float
    coherence: float
    exclusivity: float
    share: float
    rows: float = 0.0
    parts: tuple[tuple[str, ...], ...] = ()

    def __str__(self) -> str:
        return self.word

    @property
    def sentence(self) -> str:
        """What the word means for this topic, in a sentence."""
        if self.word == "mixed" and self.parts:
            one, other = (", ".join(part[:4]) for part in self.parts)
            again = "" if self.stability >= COMES_BACK else " Fitted again, others are together."
            return f"Mixed: {one} beside {other}, which are seldom found together.{again}"
        return {
            "clear": f"Clear: when topics are looked for again, it comes back {_how_much(self.stability)}.",
            "mixed": "Mixed: its top words are found together less often than by chance.",
            "does not come back": (
                "Does not come back: when topics are looked for again, hardly any have its top words together. "
                "Do not build on it."
            ),
            "next to empty": "Next to empty: it holds fewer words than two typical texts do.",
            "too little text": (
                f"Too little text to say: its top words are in about {_texts(max(1, round(self.rows)))} each, and may "
                "be together by chance."
            ),
            "template text": (
                "Template text: the same words in the same order again and again. In pages and letters that is a "
                "footer or a form; in answers to questions it may be what many said in the same words."
            ),
        }[self.word]


def _how_much(stability: float) -> str:
    """Return how much of a topic comes back, in words: the average Jaccard of top words is below their part.

    >>> _how_much(0.92), _how_much(0.5), _how_much(0.3)
    ('nearly as it is', 'with most of its top words', 'with about half of its top words')
    """
    if stability >= _NEARLY_ALL:
        return "nearly as it is"
    return f"with {'most' if stability >= _MOST else 'about half'} of its top words"


def _texts(rows: int) -> str:
    return "one text or part of a text" if rows == 1 else f"{rows} texts or parts of texts"


# By fit, so that a model that was renamed, or a topic of it hidden, need not be fitted again.
_KNOWN: "WeakKeyDictionary[Fit, tuple[Standing, ...]]" = WeakKeyDictionary()
_HOLLOW: "WeakKeyDictionary[Fit, tuple[str, ...]]" = WeakKeyDictionary()
_ASKED = RLock()  # who asks while they are found waits for them


def standings_of(
    bow: BagOfWords,
    fit: Fit,
    method: str,
    seed: int,
    guide: Sequence[Sequence[int]] | None,
    repeated: Floats | None,
    fitted: int | None = None,
) -> tuple[Standing, ...]:
    """Return how far each topic can be trusted, by number; for a fit that was asked about before, without new fits.

    Args:
        bow: the bag that the topics were found in.
        fit: the fitted arrays.
        method, seed, guide: how they were found.
        repeated: what `repetition` found, for a bag that no longer knows the order of its words; None to look there.
        fitted: how many topics there were before some were merged by hand; None for as many as there are.
    """
    with _ASKED:
        if fit not in _KNOWN:
            again = topic_stability(bow, fit, method, seed, guide, fitted)
            _KNOWN[fit] = _standings(bow, fit, again, seed, hollow_topics(bow, fit, repeated))
        return _KNOWN[fit]


def hollow_topics(bow: BagOfWords, fit: Fit, repeated: Floats | None) -> tuple[str, ...]:
    """Return for each topic the word where it says nothing of its own, for which no topics need be fitted again.

    Args:
        bow, fit, repeated: as in `standings_of`.

    Returns:
        By number: "next to empty", "template text", or an empty text.
    """
    if fit not in _HOLLOW:
        repeated = repetition(bow, fit) if repeated is None else repeated
        row_tokens = row_totals(bow.counts)
        least = _EMPTY * float(np.median(row_tokens[row_tokens > 0]))
        pairs = zip(topic_tokens(fit.shares, row_tokens).tolist(), repeated.tolist(), strict=True)
        _HOLLOW[fit] = tuple(
            "next to empty" if tokens < least else "template text" if again >= _REPEATED else ""
            for tokens, again in pairs
        )
    return _HOLLOW[fit]


def _standings(bow: BagOfWords, fit: Fit, again: Stability, seed: int, hollow: tuple[str, ...]) -> tuple[Standing, ...]:
    counts = bow.counts
    stable = again.agreement
    tops = top_words(fit.weights, WORDS)
    coherent, exclusive = _coherence(counts, fit.weights, tops), exclusivity(fit.weights, tops)
    row_tokens = row_totals(counts)
    tokens = topic_tokens(fit.shares, row_tokens)
    rests = rows_of_words(counts, fit, tops)
    drawn = drawn_rows(counts, SEARCHED, seed)
    some, there = (counts, fit) if len(drawn) == len(row_tokens) else (counts[drawn], _of_rows(fit, drawn))
    probabilities = word_probabilities(some, there)

    def without_parts(topic: int) -> str:
        """Return what is to be said before anything of its parts; nothing where these are to be looked at."""
        lost = stable[topic] < COMES_BACK and again.held_out[topic] < BEYOND_CHANCE
        return hollow[topic] or ("does not come back" if lost else "")

    def with_parts(topic: int) -> str:
        """Return what is to be said of one whose parts were looked at."""
        # Of themes that share too few topics, others are together each time: that is told by what they are made of.
        if parts_by[topic] or (coherent[topic] < 0 and stable[topic] >= COMES_BACK):
            return "mixed"
        if stable[topic] < COMES_BACK:
            return "does not come back"
        return "too little text" if rests[topic] < _ROWS or again.held_out[topic] < BEYOND_CHANCE else "clear"

    told = [without_parts(topic) for topic in range(len(fit.weights))]
    asked = [topic for topic, word in enumerate(told) if not word]
    with Workers() as workers:
        looked = workers.map(lambda at: unlike_parts(some, there, asked[at], seed, probabilities), len(asked))
    parts_by = dict(zip(asked, looked, strict=True))
    words = [word or with_parts(topic) for topic, word in enumerate(told)]
    return tuple(
        Standing(
            word,
            float(stable[topic]),
            float(coherent[topic]),
            exclusive[topic],
            float(tokens[topic] / row_tokens.sum()),
            float(rests[topic]),
            tuple(tuple(bow.vocabulary[i] for i in part) for part in parts_by[topic]) if word == "mixed" else (),
        )
        for topic, word in enumerate(words)
    )


def _of_rows(fit: Fit, rows: Integers) -> Fit:
    """Return a fit of some of its rows."""
    return replace(fit, shares=fit.shares[rows])


def _coherence(counts: csr_matrix, weights: Floats, tops: Integers) -> Floats:
    coherent = npmi(tops, counts)
    for topic in range(len(tops)):
        own = own_top(weights, tops, topic)
        if len(own) < tops.shape[1]:
            coherent[topic] = npmi(own[None], counts)[0]
    return coherent


def guide_columns(guide: object, vocabulary: Sequence[str]) -> list[list[int]] | None:
    """Return the columns of the words that topics were guided by, as the settings of a model hold them."""
    if not isinstance(guide, Mapping):
        return None
    column = {word: i for i, word in enumerate(vocabulary)}
    return [[column[word] for word in words] for words in guide.values()]


def unlike_parts(
    counts: csr_matrix, fit: Fit, topic: int, seed: int, probabilities: Floats
) -> tuple[tuple[int, ...], ...]:
    """Return the top words (columns) of a topic's two parts, if it has two that are unlike; else nothing.

    Two topics are fitted to the words that are the topic's own. They are unlike if the top words of each are found
    together more often than with those of the other, and many pairs of a word of each less often than by chance. Pairs
    are counted, as their mean hangs on the few that are never together: these have -1, which in short rows is no news.
    """
    own = own_words(counts, fit, topic, probabilities)
    if not ((np.diff(own.indptr) > 0).sum() >= 2 and len(np.unique(own.indices)) >= 2 * WORDS):
        return ()
    two = parts_of(own, seed, Workers(1))
    if two.sizes.min() < _SUBSTANTIAL:
        return ()
    tops = two.columns[top_words(two.fit.weights, WORDS)]
    whole = set(top_words(fit.weights, WORDS)[topic].tolist())
    if two.sizes.min() < _LARGE and any(len(whole.intersection(top.tolist())) < _SHARED for top in tops):
        return ()
    above = fit.weights[topic] > 1.0 / counts.shape[1]
    if any(above[top].mean() < _ABOVE for top in tops):  # a part of stray words that belong to other topics
        return ()
    table = npmi_table(np.concatenate(tops), counts)
    upper = np.triu_indices(WORDS, 1)
    within = min(table[:WORDS, :WORDS][upper].mean(), table[WORDS:, WORDS:][upper].mean())
    across = table[:WORDS, WORDS:]
    if (across < 0).mean() < _APART or not within - across.mean() > _CLOSER:
        return ()
    return tuple(tuple(int(column) for column in top) for top in tops)


def repetition(bow: BagOfWords, fit: Fit) -> Floats:
    """Return for each topic how often its top words are followed by the same word, 0 to 1; zeros without an order.

    For each of the ten top words: the share of its places that are followed by its commonest successor, if these are
    in at least five rows; the mean over the words.
    """
    topics = len(fit.weights)
    if bow.sequence is None or len(bow.sequence) < 2:
        return np.zeros(topics)
    words = len(bow.vocabulary)
    tops = top_words(fit.weights, WORDS)
    asked, goes_on = np.zeros(words, dtype=bool), np.ones(len(bow.sequence), dtype=bool)
    asked[tops] = True
    goes_on[np.cumsum(row_totals(bow.counts)) - 1] = False  # the last word of a row
    at = np.flatnonzero(asked[bow.sequence] & goes_on)
    pair, times = np.unique(bow.sequence[at].astype(np.int64) * words + bow.sequence[at + 1], return_counts=True)
    most = np.zeros(words)
    np.maximum.at(most, pair // words, times)
    total = np.bincount(bow.sequence, minlength=words)
    rows = np.bincount(bow.counts.indices, minlength=words)
    follows = np.where((most >= _REPEATS) & (rows >= _REPEATS), most / np.maximum(total, 1), 0.0)
    return np.asarray(follows[tops].mean(axis=1), dtype=np.float64)
