"""Coherence: whether the top words of a topic are found together in the texts.

All measures are made from one table of co-occurrences (cooccurrence.py), which serves any number of models at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

import numpy as np

from gleanings.errors import InvalidType, InvalidValue, choice, quoted, whole_number
from gleanings.evaluation.coherence_measures import MISLEADING, READING, WINDOWS, score
from gleanings.evaluation.cooccurrence import Cooccurrences, in_documents, in_windows
from gleanings.evaluation.topic_words import HasTopics, Topics, TopicWords, topic_words
from gleanings.html import Safe, paragraphs, table, tag
from gleanings.nouns import counted
from gleanings.tabular import Tabular
from gleanings.types import CoherenceMeasure, Integers
from gleanings.words.bag_of_words import BagOfWords

if TYPE_CHECKING:
    import pandas as pd

_MOST_WORDS = 4096  # words in one table, 128 MB; more are counted in several passes


@dataclass(frozen=True, eq=False, repr=False)
class Coherence(Tabular):
    """The coherence of a model's topics.

    `float(coherence)` is `coherence.overall`.

    Attributes:
        measure: how it was measured.
        overall: the mean over the topics that have a value.
        per_topic: one number per topic; NaN for a topic with fewer than two words to compare.
        topics: the names of the topics.
        words: the words that were compared, highest weight first, for each topic.
        window: the length in words of the window in which words count as together; None for whole documents.
        notes: what a reader must know, in full sentences.

    >>> from gleanings import BagOfWords, fit_topics
    >>> model = fit_topics(BagOfWords.from_tokens([["rain", "storm"], ["bank", "loan"]] * 10), topics=2)
    >>> found = coherence(model, words=2)
    >>> found.words, float(found), found.per_topic
    ((('bank', 'loan'), ('rain', 'storm')), 1.0, (1.0, 1.0))
    """

    measure: CoherenceMeasure
    overall: float
    per_topic: tuple[float, ...]
    topics: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    window: int | None = None
    notes: tuple[str, ...] = ()

    def __float__(self) -> float:
        return self.overall

    def to_frame(self) -> "pd.DataFrame":
        """Return one line per topic: topic, name, coherence and words."""
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
        return tag("div", table(headers, rows, caption=caption, numbers=[0, 2]), paragraphs(notes))


def coherence(
    model: Topics,
    *,
    measure: CoherenceMeasure = "npmi",
    words: int = 10,
    bow: BagOfWords | None = None,
    texts: Iterable[Sequence[str]] | None = None,
    window: int | None = None,
) -> Coherence:
    """Return how coherent the topics of a model, or topics given as lists of words, are.

    The default, `npmi`, asks how much more often than by chance two of a topic's top words stand in one document. It
    has bounds and a zero that means something, needs no order of words, and agrees with what people say about topics
    about as well as the others do (Hoyle et al. 2021, "Is automated topic model evaluation broken?"); the author of
    `c_v` advises against it (github.com/dice-group/Palmetto, issue 76).

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
        model: the model, or anything else with `topics`, `weights` and `bow`; or lists of words, one for each topic.
        measure: the measure.
        words: how many of each topic's top words to compare; gensim's own default is 20.
        bow: a bag in which to look for the words; None for the model's own. Stop words and other words outside the
            vocabulary do not count as distance.
        texts: token lists in which to look for the words, instead of a bag.
        window: another length of window for c_npmi, c_uci and c_v.

    Raises:
        InvalidValue: an unknown measure, a number out of range, no texts, or a bag that does not know the order of
            its words with a measure that needs it.
        InvalidType: `model` has no topics, or `texts` holds something other than lists of words.

    >>> from gleanings import BagOfWords, fit_topics
    >>> bow = BagOfWords.from_tokens([["bank", "loan"], ["river", "rain"], ["loan", "bank"], ["rain", "river"]] * 5)
    >>> coherence(fit_topics(bow, topics=2, seed=0), words=2)
    Coherence(npmi, overall=1.000, per_topic=(1.000, 1.000))
    >>> float(coherence([["bank", "rain"]], bow=bow))
    -1.0
    """
    return compare_coherence([model], measure=measure, words=words, bow=bow, texts=texts, window=window)[0]


def compare_coherence(
    models: Iterable[Topics],
    *,
    measure: CoherenceMeasure = "npmi",
    words: int = 10,
    bow: BagOfWords | None = None,
    texts: Iterable[Sequence[str]] | None = None,
    window: int | None = None,
) -> tuple[Coherence, ...]:
    """Return the coherence of several models, in their order, for the price of one: the texts are read once.

    Arguments and errors are those of `coherence`; without `texts`, all models must have been fitted to the same bag.

    Raises:
        InvalidType: what is given is not a list of models.
        InvalidValue: there is no model, or the models were fitted to different bags and `texts` is not given.

    >>> from gleanings import BagOfWords, fit_topics
    >>> bow = BagOfWords.from_tokens([["bank", "loan"], ["river", "rain"], ["loan", "bank"], ["rain", "river"]] * 5)
    >>> models = [fit_topics(bow, topics=2, seed=seed) for seed in (0, 1)]
    >>> [round(float(found), 3) for found in compare_coherence(models, words=2)]
    [1.0, 1.0]
    """
    if isinstance(models, str | HasTopics) or not isinstance(models, Iterable):
        raise InvalidType(f"models is a {type(models).__name__}; give a list of what fit_topics returned.")
    models = list(models)
    choice("measure", measure, get_args(CoherenceMeasure))
    whole_number("words", words, least=2)
    if not models:
        raise InvalidValue("no models were given; give at least one.")
    if window is not None:
        if WINDOWS[measure] is None:
            raise InvalidValue(f"measure={measure!r} looks at whole documents; leave window out, or choose c_npmi.")
        whole_number("window", window, least=2)
    size = window or WINDOWS[measure]
    given = None if texts is None else _checked_texts(texts)
    found = [topic_words(model, words) for model in models]
    bag = None if given is not None else _checked_bag(found, bow, size)
    values: list[tuple[float, tuple[str, ...]]] = []
    for group in _groups([top for topics in found for top in topics.words]):
        counted = _table(tuple(dict.fromkeys(word for top in group for word in top)), bag, given, size)
        place = {word: i for i, word in enumerate(counted.words)}
        values += [score(top, place, counted, measure) for top in group]
    results = []
    for topics in found:
        scored, values = values[: len(topics.words)], values[len(topics.words) :]
        results.append(_result(topics, scored, measure, size))
    return tuple(results)


def _checked_texts(texts: Iterable[Sequence[str]]) -> list[Sequence[str]]:
    if isinstance(texts, str) or not isinstance(texts, Iterable):
        raise InvalidType(f"texts must be lists of words, one list per text, not {type(texts).__name__}.")
    found = list(texts)
    for i, text in enumerate(found):
        if isinstance(text, str) or not isinstance(text, Sequence | np.ndarray):
            raise InvalidType(f"texts[{i}] is {type(text).__name__}, not a list of words; cut texts into words first.")
        if len(text) and not isinstance(text[0], str):
            raise InvalidType(
                f"texts[{i}] holds {quoted(text[0])}, not words: it is a bag of ids; "
                "give lists of words, or the bag as bow=."
            )
    if not found:
        raise InvalidValue("texts is empty; give lists of words, or leave it out to use the model's own bag.")
    return found


def _checked_bag(topics: Sequence[TopicWords], bow: object, size: int | None) -> BagOfWords:
    """Return the bag to look for the words in: the one given, or that which all topics were found in."""
    if bow is not None and not isinstance(bow, BagOfWords):
        raise InvalidType(f"bow is a {type(bow).__name__}, not a BagOfWords; make one with bag_of_words(corpus).")
    bags = [bow] if isinstance(bow, BagOfWords) else [each.bow for each in topics]
    first = bags[0]
    if first is None or None in bags:
        raise InvalidValue("lists of words come without texts to look for them in; give bow= or texts=.")
    if not all(_same_bag(first, other) for other in bags[1:] if other is not None):
        raise InvalidValue("the models were fitted to different bags; give bow= or texts= to look for their words in.")
    if size is not None and first.sequence is None:
        raise InvalidValue(
            "the model's bag knows counts but not the order of the words, which this measure needs; "
            "give texts=, lists of words, or choose measure='npmi' or 'u_mass'."
        )
    return first


def _same_bag(first: BagOfWords, other: BagOfWords) -> bool:
    return other is first or (
        other.vocabulary == first.vocabulary
        and np.array_equal(other.counts.indptr, first.counts.indptr)
        and np.array_equal(other.counts.indices, first.counts.indices)
        and np.array_equal(np.asarray(other.sequence), np.asarray(first.sequence))
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
    words: tuple[str, ...], bow: BagOfWords | None, texts: Sequence[Sequence[str]] | None, size: int | None
) -> Cooccurrences:
    """Return the co-occurrences of `words` in the texts, or else in the bag; words that are not there have none."""
    if bow is None:
        texts = texts or []
        place = {word: i for i, word in enumerate(words)}
        sequence = np.array([place.get(token, -1) for text in texts for token in text], np.int64)
        return in_windows(sequence, np.array([len(text) for text in texts], np.int64), words, size)
    column = {word: i for i, word in enumerate(bow.vocabulary)}
    columns = [column[word] for word in words if word in column]
    if len(columns) < len(words):  # lists of words may hold others: these are not in any window
        there = [i for i, word in enumerate(words) if word in column]
        known = _table(tuple(words[i] for i in there), bow, None, size)
        together = np.zeros((len(words), len(words)), np.int64)
        together[np.ix_(there, there)] = known.together
        return Cooccurrences(words, together, known.windows)
    if bow.sequence is None:
        return in_documents(bow.counts, columns, words)
    number: Integers = np.full(len(bow.vocabulary), -1, np.int64)
    number[columns] = np.arange(len(words))
    lengths = np.asarray(bow.counts.sum(axis=1, dtype=np.int64)).ravel()
    return in_windows(number[bow.sequence], lengths, words, size)


def _result(
    topics: TopicWords,
    scored: Sequence[tuple[float, tuple[str, ...]]],
    measure: CoherenceMeasure,
    size: int | None,
) -> Coherence:
    values = np.array([value for value, _ in scored])
    pairs = zip(topics.words, (kept for _, kept in scored), strict=True)
    missing = sorted({word for top, kept in pairs for word in top if word not in kept})
    notes = []
    if missing:
        some = ", ".join(missing[:5]) + (", ..." if len(missing) > 5 else "")
        notes.append(f"{len(missing)} of the topics' words are nowhere in the texts and were left out: {some}.")
    known = values[~np.isnan(values)]
    if len(known) < len(values):
        unknown = len(values) - len(known)
        have = "has" if unknown == 1 else "have"
        notes.append(f"{counted(unknown, 'topic')} {have} fewer than two words to compare, and no value.")
    return Coherence(
        measure=measure,
        overall=float(known.mean()) if len(known) else float("nan"),
        per_topic=tuple(values.tolist()),
        topics=topics.names,
        words=tuple(kept for _, kept in scored),
        window=size,
        notes=tuple(notes),
    )
