"""The words of topics ranked in other ways than by weight: what a topic has much of, and what it has to itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, overload

import numpy as np

from gleanings.evaluation.exclusivity import frex_of, part_of_topic, ranks
from gleanings.evaluation.topic_words import top_words
from gleanings.html import Safe, join, table, tag
from gleanings.numerics import log
from gleanings.types import Floats

if TYPE_CHECKING:
    import pandas as pd

    from gleanings.charts.chart import Chart

Weighting = Literal["probability", "relevance", "frex", "lift"]
RELEVANCE = 0.6  # of the weight against lift: what people found easiest to name (Sievert and Shirley 2014, section 4)
FREX = 0.5  # of exclusivity against frequency, as in `labelTopics` of the R package stm
_NONE = 1e-300
_MEANING = {
    "probability": "the probability of the word in the topic",
    "relevance": "log-probability in the topic, balanced with lift",
    "frex": "frequent in the topic and exclusive to it, both by rank, 0 to 1",
    "lift": "how many times as probable in the topic as in all topics together",
}


@dataclass(frozen=True, repr=False)
class RankedTopicWords(Sequence[tuple[tuple[str, float], ...]]):
    """The top words of each topic by one weighting, with their scores, highest first; by topic number.

    Attributes:
        items: for each topic, its words with their scores.
        names: what the topics are called.
        weighting: probability, relevance, frex or lift.
    """

    items: tuple[tuple[tuple[str, float], ...], ...]
    names: tuple[str, ...]
    weighting: Weighting

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[tuple[tuple[str, float], ...]]:
        return iter(self.items)

    @overload
    def __getitem__(self, key: int) -> tuple[tuple[str, float], ...]: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[tuple[tuple[str, float], ...], ...]: ...
    def __getitem__(
        self, key: int | slice
    ) -> tuple[tuple[str, float], ...] | tuple[tuple[tuple[str, float], ...], ...]:
        return self.items[key]

    def to_frame(self) -> "pd.DataFrame":
        """Return one line per topic and word: topic, name, rank (from 1), word, score."""
        import pandas as pd

        lines = [
            (topic, self.names[topic], rank, word, score)
            for topic, words in enumerate(self.items)
            for rank, (word, score) in enumerate(words, 1)
        ]
        return pd.DataFrame(lines, columns=["topic", "name", "rank", "word", self.weighting])

    def plot(self) -> "Chart":
        """Return a matplotlib figure: a panel for each topic, a bar for each word; its frame is that of the words.

        Bars are as long as the scores; of relevance, which is a logarithm, as long as its exponential.
        """
        from gleanings.charts.word_bars import MOST, word_bars

        frame, log_scores = self.to_frame(), self.weighting == "relevance"
        title = f"Words of topics by {self.weighting}: {_MEANING[self.weighting]}"
        if len(self.items) > MOST:
            title += f"; the first {MOST} topics"
        drawn = [(number, self.names[number], words) for number, words in enumerate(self.items[:MOST])]
        said = [f"{number} {name}: {', '.join(w for w, _ in words)}" for number, name, words in drawn]
        return word_bars(
            [f"{number} {name}" for number, name, _ in drawn],
            [[(w, float(np.exp(x)) if log_scores else x) for w, x in words] for _, _, words in drawn],
            title=title,
            alt=f"Bars of words, a panel for each topic. {title}. {'; '.join(said)}.",
            columns=list(frame.columns),
            rows=frame.to_numpy().tolist(),
            one_scale=not log_scores,
        )

    def __repr__(self) -> str:
        lines = [f"  {topic}  {', '.join(word for word, _ in words)}" for topic, words in enumerate(self.items)]
        return "\n".join([f"Words of topics by {self.weighting}:", *lines])

    def _repr_html_(self) -> Safe:
        rows = [
            (topic, self.names[topic], join((_word(word, score) for word, score in words), ", "))
            for topic, words in enumerate(self.items)
        ]
        shown = table(["topic", "name", "words"], rows, caption=f"Words of topics by {self.weighting}", numbers=[0])
        reading = f"Ranked by {self.weighting}: {_MEANING[self.weighting]}. The score shows where a pointer rests."
        return tag("div", shown, tag("p", reading, style="max-width:60em"))


def ranked_words(
    weights: Floats, sizes: Floats, vocabulary: Sequence[str], names: Sequence[str], weighting: Weighting, words: int
) -> RankedTopicWords:
    """Return the top words of each topic; see `TopicModel.topic_words`.

    Args:
        weights: topics x words.
        sizes: the part of all tokens that belongs to each topic.
        vocabulary: the words, in the order of the columns.
        names: what the topics are called.
        weighting: how words are ranked.
        words: how many for each topic.
    """
    scores = word_scores(weights, sizes, weighting)
    found = tuple(
        tuple((vocabulary[i], float(scores[topic, i])) for i in top)
        for topic, top in enumerate(top_words(scores, words).tolist())
    )
    return RankedTopicWords(found, tuple(names), weighting)


def word_scores(weights: Floats, sizes: Floats, weighting: Weighting) -> Floats:
    """Return how each word is scored in each topic, topics x words, the highest first in a ranking.

    >>> weights = np.array([[0.6, 0.3, 0.1], [0.6, 0.1, 0.3]])
    >>> [word_scores(weights, np.array([0.5, 0.5]), how)[0].argmax().item() for how in ("probability", "lift", "frex")]
    [0, 1, 0]
    """
    if weighting == "probability":
        return weights
    if weighting == "frex":
        parts = part_of_topic(weights)
        frex = [frex_of(ranks(own), ranks(row), FREX) for own, row in zip(parts, weights, strict=True)]
        return np.array(frex, dtype=np.float64)
    return lift(weights, sizes) if weighting == "lift" else balanced(weights, sizes, RELEVANCE)


def balanced(weights: Floats, sizes: Floats, balance: float) -> Floats:
    """Return the relevance of each word to each topic, topics x words (Sievert and Shirley 2014, equation 1).

    Args:
        weights: topics x words.
        sizes: the part of all tokens that belongs to each topic.
        balance: lambda, 0 to 1: of the logarithm of the weight, against that of the lift.

    >>> weights = np.array([[0.6, 0.3, 0.1], [0.6, 0.1, 0.3]])
    >>> [balanced(weights, np.array([0.5, 0.5]), how)[0].argmax().item() for how in (0.0, 1.0)]
    [1, 0]
    """
    beyond = np.maximum(lift(weights, sizes), _NONE)
    relevance = balance * log(np.maximum(weights, _NONE)) + (1 - balance) * log(beyond)
    return np.asarray(relevance, dtype=np.float64)


def lift(weights: Floats, sizes: Floats) -> Floats:
    """Return how many times as probable each word is in each topic as in all together: topics x words."""
    overall = np.zeros(weights.shape[1])
    for size, row in zip(sizes, weights, strict=True):
        overall += size * row
    found: Floats = np.divide(weights, overall, out=np.zeros_like(weights), where=overall > 0)
    return found


def _word(word: str, score: float) -> Safe:
    return tag("span", word, title=f"{score:.3g}")
