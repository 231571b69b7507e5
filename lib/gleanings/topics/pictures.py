"""Pictures of a topic model: its topics, their words, and how much of each is in the documents."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import numpy as np

from gleanings.errors import InvalidValue
from gleanings.topics.labels import short_label
from gleanings.topics.topic import Topic
from gleanings.types import Floats, Integers
from gleanings.words.bag_of_words import BagOfWords

if TYPE_CHECKING:
    from gleanings.charts.chart import Chart

Picture = Literal["topics", "words", "documents"]
_LETTERS = 24  # of a label above a panel
_WORDS = 8  # top words of a topic that are drawn


def shown_topics(topics: Sequence[Topic]) -> list[Topic]:
    """Return the topics that are not hidden.

    Raises:
        InvalidValue: all are.
    """
    shown = [topic for topic in topics if not topic.hidden]
    if not shown:
        raise InvalidValue("all topics are hidden, so there is nothing to draw; show one, as in model.show(0).")
    return shown


def topics_chart(topics: Sequence[Topic]) -> "Chart":
    """Return a chart of the topics that are not hidden, largest first: their shares and top words.

    Its frame has one row per topic: topic, name, share (0 to 1 of all counted words), words.
    """
    from gleanings.charts.bars import bars

    shown = sorted((topic for topic in topics if not topic.hidden), key=lambda topic: -topic.share)
    lines = [(t.index, t.label, t.share, ", ".join(word for word, _ in t.words[:_WORDS])) for t in shown]
    return bars(
        [
            f"{number} {name}" if name == ", ".join(words.split(", ")[:3]) else f"{number} {name}: {words}"
            for number, name, _, words in lines
        ],
        [share for _, _, share, _ in lines],
        title="Share of all counted words, by topic, largest first",
        columns=("topic", "name", "share", "words"),
        rows=lines,
    )


def words_chart(topics: Sequence[Topic]) -> "Chart":
    """Return a panel for each topic that is not hidden, largest first, with a bar for each of its top words.

    Its frame has one row per topic and word: topic, name, word, probability (0 to 1) of the word in the topic.
    """
    from gleanings.charts.word_bars import MOST, word_bars

    shown = sorted(shown_topics(topics), key=lambda topic: -topic.share)[:MOST]
    title = "Top words of topics, by their probability in the topic"
    if len(shown) < sum(not topic.hidden for topic in topics):
        title += f"; the {len(shown)} largest topics"
    said = [f"{t.index} {t.label}: {', '.join(word for word, _ in t.words[:_WORDS])}" for t in shown]
    return word_bars(
        [f"{topic.index} {short_label(topic.label, _LETTERS)}" for topic in shown],
        [topic.words[:_WORDS] for topic in shown],
        title=title,
        alt=f"Bars of words, a panel for each topic. {title}. {'; '.join(said)}.",
        columns=("topic", "name", "word", "probability"),
        rows=[(topic.index, topic.label, word, weight) for topic in shown for word, weight in topic.words[:_WORDS]],
    )


def documents_chart(
    topics: Sequence[Topic], bow: BagOfWords, shares: Floats, tokens: Integers, of_documents: Floats, limit: int
) -> "Chart":
    """Return a heat map of documents x topics; of a single document, its rows.

    Args:
        topics: all topics of the model.
        bow: what the rows are.
        shares, tokens: rows x topics, and how many words were counted in each row.
        of_documents: documents x topics, NaN for a document without a counted word.
        limit: at most so many documents are drawn, the first ones.
    """
    from gleanings.charts.heat_map import heat_map

    shown = shown_topics(topics)
    numbers, begins = np.unique(bow.documents, return_index=True)
    if len(numbers) > 1:
        texts = None if bow.corpus is None else [bow.corpus[number] for number in numbers[:limit].tolist()]
        rows = [bow.rows[row] for row in begins[:limit].tolist()]
        labels = [each.title or each.id for each in (rows if texts is None else texts)]
        values, total, unit = of_documents[numbers[:limit]], len(numbers), "document"
    else:
        labels = [row.title or row.id for row in bow.rows[:limit]]
        values = np.where(tokens[:limit, None] > 0, shares[:limit], np.nan)
        total, unit = len(bow.rows), bow.unit
    more = f", the first {len(labels)} of {total} {unit}s" if len(labels) < total else ""
    title = f"Percent of each topic in each {unit}{more}"
    drawn = values[:, [topic.index for topic in shown]]
    said = [_largest(label, row, shown) for label, row in zip(labels, drawn, strict=True)]
    return heat_map(
        labels,
        [str(topic.index) for topic in shown],
        np.nan_to_num(drawn).tolist(),
        title=title,
        names=[unit, *(topic.label for topic in shown)],
        alt=f"Heat map. {title}. The largest topic of each: {'; '.join(said)}.",
    )


def _largest(label: str, shares: Floats, topics: Sequence[Topic]) -> str:
    if np.isnan(shares).any():
        return f"{label}: no counted words"
    best = int(np.argmax(shares))
    return f"{label}: {topics[best].index} ({shares[best]:.0%})"
