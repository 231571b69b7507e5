"""How good the topics of a model are, in one table: coherence, uniqueness and exclusivity, each topic and overall."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gleanings.errors import InvalidType, whole_number
from gleanings.evaluation.coherence import Coherence, coherence
from gleanings.evaluation.coherence_measures import MISLEADING, READING
from gleanings.evaluation.exclusivity import exclusivity, uniqueness
from gleanings.evaluation.topic_words import HasTopics, top_words
from gleanings.html import Safe, bar, join, paragraphs, table, tag
from gleanings.nouns import counted
from gleanings.tabular import Tabular
from gleanings.types import CoherenceMeasure

if TYPE_CHECKING:
    import pandas as pd

_HOW_TO_READ = (
    "Uniqueness is 1 where no other topic has any of the topic's words, and its mean is the diversity, the share of "
    "distinct words among all topics' words. Exclusivity is near 1 where the words are frequent in the topic and rare "
    "in all others."
)


@dataclass(frozen=True, eq=False, repr=False)
class TopicQuality(Tabular):
    """How good the topics of a model are.

    Attributes:
        topics: the names of the topics.
        words: the top words of each, which all numbers but the share are made from.
        shares: the part of all counted tokens that belongs to each topic, 0 to 1.
        coherence: the coherence, per topic and overall.
        uniqueness: for each topic the mean over its words of 1 / (number of topics that have the word), 0 to 1.
        exclusivity: for each topic the mean FREX score of its words, 0 to 1.

    >>> from gleanings import BagOfWords, fit_topics
    >>> model = fit_topics(BagOfWords.from_tokens([["rain", "storm"], ["bank", "loan"]] * 10), topics=2)
    >>> quality = topic_quality(model, words=2)
    >>> quality.words, quality.uniqueness
    ((('bank', 'loan'), ('rain', 'storm')), (1.0, 1.0))
    """

    topics: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    coherence: Coherence
    uniqueness: tuple[float, ...]
    exclusivity: tuple[float, ...]

    @property
    def diversity(self) -> float:
        """The share of distinct words among the top words of all topics (Dieng, Ruiz and Blei 2020), 0 to 1."""
        return float(np.mean(self.uniqueness))

    @property
    def overall_exclusivity(self) -> float:
        """The mean exclusivity of the topics."""
        return float(np.mean(self.exclusivity))

    def to_frame(self) -> "pd.DataFrame":
        """Return one line per topic: topic, name, share, coherence, uniqueness, exclusivity, words."""
        import pandas as pd

        return pd.DataFrame(
            {
                "topic": range(len(self.topics)),
                "name": self.topics,
                "share": self.shares,
                "coherence": self.coherence.per_topic,
                "uniqueness": self.uniqueness,
                "exclusivity": self.exclusivity,
                "words": [", ".join(words) for words in self.words],
            }
        )

    def __repr__(self) -> str:
        overall = f"{self.coherence.measure}={self.coherence.overall:.3f}, diversity={self.diversity:.3f}"
        return (
            f"TopicQuality({counted(len(self.topics), 'topic')}, {overall}, exclusivity={self.overall_exclusivity:.3f})"
        )

    def _repr_html_(self) -> Safe:
        columns = zip(self.shares, self.coherence.per_topic, self.uniqueness, self.exclusivity, strict=True)
        rows: list[tuple[object, ...]] = []
        for i, (share, coherent, unique, exclusive) in enumerate(columns):
            part = join([bar(share), f" {share:.1%}"])
            numbers = (f"{coherent:.3f}", f"{unique:.2f}", f"{exclusive:.2f}")
            rows.append((i, self.topics[i], part, *numbers, ", ".join(self.words[i])))
        overall = (f"{self.coherence.overall:.3f}", f"{self.diversity:.2f}", f"{self.overall_exclusivity:.2f}")
        rows.append(("", "all topics", "", *overall, ""))
        measure = f"coherence ({self.coherence.measure})"
        headers = ["topic", "name", "share", measure, "uniqueness", "exclusivity", "top words"]
        reading = f"Coherence: {READING[self.coherence.measure]} {_HOW_TO_READ}"
        notes = [reading, MISLEADING, *self.coherence.notes]
        shown = table(headers, rows, caption="Quality of the topics", numbers=[0, 3, 4, 5])
        return tag("div", shown, paragraphs(notes))


def topic_quality(model: HasTopics, *, words: int = 10, measure: CoherenceMeasure = "npmi") -> TopicQuality:
    """Return how good the topics of a model are: whether their words belong together, and to them alone.

    Uniqueness is that of Nan et al. 2019 ("Topic modeling with Wasserstein autoencoders", section 4.2). Exclusivity is
    the FREX score (Bischof and Airoldi 2012): the harmonic mean of two ranks among all words, that of the topic's part
    in the word (weight 0.7) and that of the word's weight in the topic (0.3), as in `exclusivity` of the R package
    stm, divided by the number of words. Hidden topics count.

    Args:
        model: the model.
        words: how many of each topic's top words to look at.
        measure: the measure of coherence; see `coherence`.

    Raises:
        InvalidValue: as `coherence`.

    >>> from gleanings import BagOfWords, fit_topics
    >>> bow = BagOfWords.from_tokens([["bank", "loan"], ["river", "rain"], ["loan", "bank"], ["rain", "river"]] * 5)
    >>> topic_quality(fit_topics(bow, topics=2, seed=0), words=2)
    TopicQuality(2 topics, npmi=1.000, diversity=1.000, exclusivity=0...)
    """
    if not isinstance(model, HasTopics):
        raise InvalidType(f"model is a {type(model).__name__}; give what fit_topics returned.")
    whole_number("words", words, least=2)
    tops = top_words(model.weights, words)
    return TopicQuality(
        topics=tuple(topic.name for topic in model.topics),
        words=tuple(tuple(model.bow.vocabulary[i] for i in top) for top in tops),
        shares=tuple(topic.share for topic in model.topics),
        coherence=coherence(model, measure=measure, words=words),
        uniqueness=uniqueness(tops),
        exclusivity=exclusivity(model.weights, tops),
    )
