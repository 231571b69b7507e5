"""Coherence: whether the strongest words of a topic are found together in the texts.

All measures are made from one table of co-occurrences (cooccurrence.py), which serves any number of models at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from gleanings.errors import InvalidType, InvalidValue, choice, whole_number
from gleanings.evaluation.cooccurrence import Cooccurrences, Integers, in_documents, in_windows
from gleanings.html import Safe, join, table, tag
from gleanings.numerics import log
from gleanings.words.bag_of_words import BagOfWords

if TYPE_CHECKING:
    import pandas as pd

    from gleanings.topics.model import TopicModel

Measure = Literal["npmi", "c_npmi", "c_v", "c_uci", "u_mass"]

_WINDOWS: dict[str, int | None] = {"npmi": None, "c_npmi": 10, "c_v": 110, "c_uci": 10, "u_mass": None}
_EPSILON = 1e-12  # added to the probability of a pair: Röder, Both and Hinneburg 2015, and gensim
_MOST_WORDS = 4096  # words in one table, 128 MB; more are counted in several passes

READING = {
    "npmi": "From -1 (never in one document) over 0 (as often as by chance) to 1 (only together).",
    "c_npmi": "From -1 (never within ten words) over 0 (as often as by chance) to 1 (only together).",
    "c_v": "From 0 to 1, higher is better.",
    "c_uci": "0 is as often as by chance, higher is better; without bounds, and a single pair can decide it.",
    "u_mass": "0 or below, nearer to 0 is better; frequent words score well whatever they mean.",
}
MISLEADING = (
    "Misleading: differences of a few hundredths between models, which people do not see; and values from other texts, "
    "other numbers of words or other measures, which cannot be compared."
)


@dataclass(frozen=True, eq=False, repr=False)
class Coherence:
    """The coherence of a model's topics.

    `float(coherence)` is `coherence.overall`.

    Attributes:
        measure: how it was measured.
        overall: the mean over the topics that have a value.
        per_topic: one number a topic; NaN for a topic with fewer than two words to compare.
        topics: the names of the topics.
        words: the words that were compared, strongest first, for each topic.
        window: the length in words of the window in which words count as together; None for whole documents.
        notes: what a reader must know, in full sentences.
    """

    measure: Measure
    overall: float
    per_topic: tuple[float, ...]
    topics: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    window: int | None = None
    notes: tuple[str, ...] = ()

    def __float__(self) -> float:
        return self.overall

    def to_frame(self) -> "pd.DataFrame":
        """Return one line a topic: topic, name, coherence and words."""
        import pandas as pd

        lines = [(i, *line) for i, line in enumerate(zip(self.topics, self.per_topic, self.words, strict=True))]
        frame = pd.DataFrame(lines, columns=["topic", "name", "coherence", "words"])
        return frame.assign(words=[", ".join(words) for words in self.words])

    def __repr__(self) -> str:
        values = ", ".join(f"{value:.3f}" for value in self.per_topic)
        return f"Coherence({self.measure}, overall={self.overall:.3f}, per_topic=({values}))"

    def _repr_html_(self) -> Safe:
        lines = zip(self.topics, self.per_topic, self.words, strict=True)
        rows: list[tuple[object, ...]] = [
            (i, name, f"{value:.3f}", ", ".join(words)) for i, (name, value, words) in enumerate(lines)
        ]
        rows.append(("", "mean", f"{self.overall:.3f}", ""))
        headers = ["topic", "name", "coherence", "words compared"]
        caption = f"Coherence ({self.measure})"
        notes = [READING[self.measure], MISLEADING, *self.notes]
        return tag("div", table(headers, rows, caption=caption, numbers=[0, 2]), join(tag("p", note) for note in notes))


def coherence(
    model: "TopicModel",
    *,
    measure: Measure = "npmi",
    words: int = 10,
    texts: Iterable[Sequence[str]] | None = None,
    window: int | None = None,
) -> Coherence:
    """Return how coherent the topics of a model are.

    The default, `npmi`, asks how much oftener two of a topic's strongest words stand in one document than chance would
    have it. It has bounds and a zero that means something, needs no order of words, and agrees with what people say
    about topics about as well as the others do (Hoyle et al. 2021, "Is automated topic model evaluation broken?");
    the author of `c_v` advises against it (github.com/dice-group/Palmetto, issue 76).

    | measure | counts words together in | formula, mean over pairs of words |
    | --- | --- | --- |
    | npmi | a document | log(p(a,b) / p(a)p(b)) / -log p(a,b); -1 if never together (Bouma 2009) |
    | c_npmi | ten words | the same, with 1e-12 added to p(a,b) |
    | c_uci | ten words | log((p(a,b) + 1e-12) / p(a)p(b)) (Newman et al. 2010) |
    | u_mass | a document | log((p(a,b) + 1e-12) / p(b)), b stronger than a (Mimno et al. 2011) |
    | c_v | 110 words | cosine of each word's c_npmi with all words and their sum (Röder et al. 2015) |

    All but `npmi` equal gensim's `CoherenceModel` (gensim 4.4) to 1e-6, its way of counting repeated words in a window
    included (cooccurrence.py). Where gensim gives infinity or NaN, because a word is nowhere in the texts, the word is
    left out, as gensim does when its dictionary lacks the word; `notes` says so. Hidden topics count.

    Args:
        model: the model.
        measure: the measure.
        words: how many of each topic's strongest words to compare; gensim's own default is 20.
        texts: token lists in which to look for the words; None for the model's own bag, where stop words and other
            words outside the vocabulary do not count as distance.
        window: another length of window for c_npmi, c_uci and c_v.

    Raises:
        InvalidValue: an unknown measure, a number out of range, no texts, or a bag that does not know the order of
            its words with a measure that needs it.
        InvalidType: `texts` holds something else than lists of words.

    >>> from gleanings import BagOfWords, fit_topics
    >>> bow = BagOfWords.from_tokens([["bank", "loan"], ["river", "rain"], ["loan", "bank"], ["rain", "river"]] * 5)
    >>> coherence(fit_topics(bow, topics=2, seed=0), words=2)
    Coherence(npmi, overall=1.000, per_topic=(1.000, 1.000))
    """
    return compare_coherence([model], measure=measure, words=words, texts=texts, window=window)[0]


def compare_coherence(
    models: "Iterable[TopicModel]",
    *,
    measure: Measure = "npmi",
    words: int = 10,
    texts: Iterable[Sequence[str]] | None = None,
    window: int | None = None,
) -> tuple[Coherence, ...]:
    """Return the coherence of several models, in their order, for the price of one: the texts are read once.

    Arguments and errors are those of `coherence`; without `texts`, all models must have been fitted to the same bag.

    >>> from gleanings import BagOfWords, fit_topics
    >>> bow = BagOfWords.from_tokens([["bank", "loan"], ["river", "rain"], ["loan", "bank"], ["rain", "river"]] * 5)
    >>> models = [fit_topics(bow, topics=2, seed=seed) for seed in (0, 1)]
    >>> [round(float(found), 3) for found in compare_coherence(models, words=2)]
    [1.0, 1.0]
    """
    models = list(models)
    choice("measure", measure, get_args(Measure))
    whole_number("words", words, least=2)
    if not models:
        raise InvalidValue("no models were given; give at least one.")
    if window is not None:
        if _WINDOWS[measure] is None:
            raise InvalidValue(f"measure={measure!r} looks at whole documents; leave window out, or choose c_npmi.")
        whole_number("window", window, least=2)
    size = window or _WINDOWS[measure]
    given = None if texts is None else _checked_texts(texts)
    if given is None:
        _check_bags(models, size)
    tops = [
        [tuple(model.bow.vocabulary[i] for i in top) for top in top_words(model.weights, words)] for model in models
    ]
    values: list[tuple[float, tuple[str, ...]]] = []
    for group in _groups([top for topics in tops for top in topics]):
        found = _table(tuple(dict.fromkeys(word for top in group for word in top)), models[0].bow, given, size)
        place = {word: i for i, word in enumerate(found.words)}
        values += [_score(top, place, found, measure) for top in group]
    results = []
    for model, topics in zip(models, tops, strict=True):
        scored, values = values[: len(topics)], values[len(topics) :]
        results.append(_result(model, topics, scored, measure, size))
    return tuple(results)


def top_words(weights: NDArray[np.float64], words: int) -> NDArray[np.int64]:
    """Return the columns of the strongest words of each topic, topics x words; of equal ones the first comes first."""
    words = min(words, weights.shape[1])
    least = np.partition(weights, -words, axis=1)[:, -words]
    top = np.empty((len(weights), words), np.int64)
    for topic, row in enumerate(weights):  # sorting the few that may be among the strongest, not all
        strong = np.flatnonzero(row >= least[topic])
        top[topic] = strong[np.argsort(-row[strong], kind="stable")[:words]]
    return top


def _checked_texts(texts: Iterable[Sequence[str]]) -> list[Sequence[str]]:
    if isinstance(texts, str) or not isinstance(texts, Iterable):
        raise InvalidType(f"texts must be lists of words, one list a text, not {type(texts).__name__}.")
    found = list(texts)
    for i, text in enumerate(found):
        if isinstance(text, str) or not isinstance(text, Sequence | np.ndarray):
            raise InvalidType(f"texts[{i}] is {type(text).__name__}, not a list of words; cut texts into words first.")
    if not found:
        raise InvalidValue("texts is empty; give lists of words, or leave it out to use the model's own bag.")
    return found


def _check_bags(models: "Sequence[TopicModel]", size: int | None) -> None:
    """Raise if the models' own bag cannot serve: several bags, or a bag without order where order is needed."""
    first = models[0].bow
    for model in models[1:]:
        other = model.bow
        same = other is first or (
            other.vocabulary == first.vocabulary
            and np.array_equal(other.counts.indptr, first.counts.indptr)
            and np.array_equal(other.counts.indices, first.counts.indices)
            and np.array_equal(np.asarray(other.sequence), np.asarray(first.sequence))
        )
        if not same:
            raise InvalidValue("the models were fitted to different bags; give texts= to look for their words in.")
    if size is not None and first.sequence is None:
        raise InvalidValue(
            "the model's bag knows counts but not the order of the words, which this measure needs; "
            "give texts=, lists of words, or choose measure='npmi' or 'u_mass'."
        )


def _groups(topics: Sequence[tuple[str, ...]]) -> list[list[tuple[str, ...]]]:
    """Cut the topics into groups whose words fit into one table."""
    groups: list[list[tuple[str, ...]]] = []
    seen: set[str] = set()
    for top in topics:
        seen.update(top)
        if not groups or len(seen) > _MOST_WORDS:
            groups.append([])
            seen = set(top)
        groups[-1].append(top)
    return groups


def _table(
    words: tuple[str, ...], bow: BagOfWords, texts: Sequence[Sequence[str]] | None, size: int | None
) -> Cooccurrences:
    """Return the co-occurrences of `words` in the texts, or else in the bag."""
    if texts is not None:
        place = {word: i for i, word in enumerate(words)}
        sequence = np.array([place.get(token, -1) for text in texts for token in text], np.int64)
        return in_windows(sequence, np.array([len(text) for text in texts], np.int64), words, size)
    column = {word: i for i, word in enumerate(bow.vocabulary)}
    columns = [column[word] for word in words]
    if bow.sequence is None:
        return in_documents(bow.counts, columns, words)
    number: Integers = np.full(len(bow.vocabulary), -1, np.int64)
    number[columns] = np.arange(len(words))
    lengths = np.asarray(bow.counts.sum(axis=1, dtype=np.int64)).ravel()
    return in_windows(number[bow.sequence], lengths, words, size)


def _score(
    top: tuple[str, ...], place: dict[str, int], found: Cooccurrences, measure: Measure
) -> tuple[float, tuple[str, ...]]:
    """Return the coherence of one topic and the words that it was made from."""
    rows = np.array([place[word] for word in top])
    if measure != "u_mass":
        rows = rows[found.together[rows, rows] > 0]
    words = tuple(found.words[i] for i in rows)
    if len(rows) < 2:
        return float("nan"), words
    pair = found.together[np.ix_(rows, rows)] / found.windows
    single = np.diag(pair)
    upper = np.triu_indices(len(rows), 1)
    if measure == "u_mass":
        stronger = single[upper[0]]
        there = stronger > 0
        scores = np.zeros(len(stronger))  # a word that is nowhere says nothing, as in gensim
        scores[there] = log((pair[upper][there] + _EPSILON) / stronger[there])
        return float(scores.mean()), words
    chance = np.outer(single, single)
    if measure == "npmi":
        both = pair[upper]
        scores = np.where(both == 1.0, 1.0, -1.0)
        some = (both > 0) & (both < 1)
        scores[some] = log(both[some] / chance[upper][some]) / -log(both[some])
        return float(scores.mean()), words
    information = log((pair + _EPSILON) / chance)
    if measure == "c_uci":
        return float(information[upper].mean()), words
    information /= -log(pair + _EPSILON)
    if measure == "c_npmi":
        return float(information[upper].mean()), words
    whole = information.sum(axis=0)
    lengths = np.sqrt((information**2).sum(axis=1)) * np.sqrt((whole**2).sum())
    return float(np.mean(information @ whole / lengths)), words


def _result(
    model: "TopicModel",
    tops: Sequence[tuple[str, ...]],
    scored: Sequence[tuple[float, tuple[str, ...]]],
    measure: Measure,
    size: int | None,
) -> Coherence:
    values = np.array([value for value, _ in scored])
    missing = sorted({word for top, (_, kept) in zip(tops, scored, strict=True) for word in top if word not in kept})
    notes = []
    if missing:
        some = ", ".join(missing[:5]) + (", ..." if len(missing) > 5 else "")
        notes.append(f"{len(missing)} of the topics' words are nowhere in the texts and were left out: {some}.")
    known = values[~np.isnan(values)]
    if len(known) < len(values):
        notes.append(f"{len(values) - len(known)} topics have fewer than two words to compare, and no value.")
    return Coherence(
        measure=measure,
        overall=float(known.mean()) if len(known) else float("nan"),
        per_topic=tuple(values.tolist()),
        topics=tuple(topic.name for topic in model.topics),
        words=tuple(kept for _, kept in scored),
        window=size,
        notes=tuple(notes),
    )
