"""gl.trends: the mean share of each topic in each group of documents, with intervals and the number behind each."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gleanings.change.bootstrap import mean_interval, total_of_powers
from gleanings.change.groups import Every, Groups, grouped
from gleanings.change.units import Units, units_of
from gleanings.errors import InvalidValue, whole_number
from gleanings.html import Safe, paragraphs, table, tag
from gleanings.nouns import counted
from gleanings.tabular import Tabular
from gleanings.topics.model import TopicModel
from gleanings.types import Floats, Integers

if TYPE_CHECKING:
    import pandas as pd

    from gleanings.charts.chart import Chart

_SHOWN = 40  # lines of a table that a reader still reads


@dataclass(frozen=True, eq=False, repr=False)
class Trends(Tabular):
    """The mean share of each topic in each group.

    Attributes:
        by: the column that the documents are grouped by.
        every: the period, where that is the date; else None.
        groups: the labels of the groups, periods in order of time, without a gap.
        topics: the numbers of the topics, those that are not hidden.
        names: their names.
        documents: how many documents are behind each group, int64.
        shares: groups x topics, float64, 0 to 1: the mean over documents, each counting once; NaN for none.
        low, high: the ends of the interval of that mean; NaN for fewer than two documents.
        level: how often such an interval holds the mean.
        notes: what a reader must know, in full sentences.

    >>> import gleanings as gl
    >>> texts = ["Rain and wind and storm.", "Party and vote and poll."] * 10
    >>> corpus = gl.Corpus.from_texts(texts, metadata=[{"kind": "weather"}, {"kind": "politics"}] * 10)
    >>> bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1)
    >>> list(gl.trends(gl.fit_topics(bow, topics=2), by="kind").to_frame().columns)
    ['kind', 'documents', 'topic', 'name', 'share', 'low', 'high']
    """

    by: str
    every: str | None
    groups: tuple[str, ...]
    topics: tuple[int, ...]
    names: tuple[str, ...]
    documents: Integers
    shares: Floats
    low: Floats
    high: Floats
    level: float
    notes: tuple[str, ...] = ()

    def to_frame(self) -> "pd.DataFrame":
        """Return one line for each group and topic: group, documents, topic, name, share, low, high."""
        import pandas as pd

        lines = [
            (group, int(self.documents[g]), topic, name, self.shares[g, k], self.low[g, k], self.high[g, k])
            for k, (topic, name) in enumerate(zip(self.topics, self.names, strict=True))
            for g, group in enumerate(self.groups)
        ]
        return pd.DataFrame(lines, columns=[self.by, "documents", "topic", "name", "share", "low", "high"])

    def plot(self) -> "Chart":
        """Return a chart: one panel per topic, the intervals as a band or bar, and the documents behind each point.

        A matplotlib figure, which shows itself in a notebook with a description in words.
        """
        from gleanings.charts.panels import panels

        frame = self.to_frame()
        return panels(
            self.groups,
            [f"{topic} {name}" for topic, name in zip(self.topics, self.names, strict=True)],
            self.documents,
            self.shares,
            self.low,
            self.high,
            ordered=self.every is not None,
            title=f"Mean share of each topic by {self.every or self.by}, with {self.level:.0%} intervals",
            alt=self.alt,
            columns=list(frame.columns),
            rows=frame.to_numpy().tolist(),
        )

    @property
    def alt(self) -> str:
        """What is to be seen in the plot, in words and numbers."""
        about = f"Mean share of each topic by {self.every or self.by}, with {self.level:.0%} intervals. "
        return about + " ".join(_sentence(self, k) for k in range(len(self.topics)))

    def __repr__(self) -> str:
        what = f"{counted(len(self.groups), 'group')} by {self.every or self.by}, {counted(len(self.topics), 'topic')}"
        lines = [f"  {_sentence(self, k)}" for k in range(len(self.topics))]
        return "\n".join([f"Trends({what}, {counted(int(self.documents.sum()), 'document')})", *lines, *self.notes])

    def _repr_html_(self) -> Safe:
        filled = [g for g in range(len(self.groups)) if self.documents[g]]
        rows = [
            (self.groups[g], int(self.documents[g]), *(_cell(self, g, k) for k in range(len(self.topics))))
            for g in filled[:_SHOWN]
        ]
        caption = f"Mean share of each topic by {self.every or self.by}, with {self.level:.0%} intervals"
        headers = [self.every or self.by, "documents", *self.names]
        more = [f"{len(filled) - _SHOWN} more groups: to_frame() has them."] if len(filled) > _SHOWN else []
        shown = table(headers, rows, caption=caption, numbers=range(1, len(headers)))
        return tag("div", shown, paragraphs((*more, *self.notes)))


def trends(model: TopicModel, *, by: str = "date", every: Every = "auto", level: float = 0.9, seed: int = 0) -> Trends:
    """Return how much of each topic is in each period or group of documents, with bootstrap intervals.

    A document counts once, whatever its length; where the rows of the model are parts of documents, a document has
    the mean of its parts, weighted by their counted words. The intervals come from drawing documents anew (Efron and
    Tibshirani 1993), widened for small groups (Hesterberg 2015), whose spread is taken from all documents, too (see
    `gleanings.change.bootstrap`). They say how far the mean would move with other documents of the same kind, not how
    sure the topics are.

    Args:
        model: what `fit_topics` returned, with its corpus.
        by: "date", or the name of a column of the documents' metadata.
        every: for dates: the period; "auto" takes the finest of day, month, year and decade that gives at most 60, and
            the year where a tenth of the dates or more are years alone. A period that is given takes numbers as dates,
            too, such as years.
        level: how often the intervals are to hold the mean, above 0 and below 1.
        seed: a whole number from 0; the same seed gives the same intervals.

    Returns:
        Trends: shares, intervals and the number of documents, groups x topics.

    Raises:
        InvalidType, InvalidValue: the model has no documents, they have no such column or no date, or too many groups.

    >>> import gleanings as gl
    >>> texts = ["Rain and wind and storm.", "Party and vote and poll."] * 10
    >>> metadata = [{"kind": "weather"}, {"kind": "politics"}] * 10
    >>> corpus = gl.Corpus.from_texts(texts, metadata=metadata)
    >>> model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1), topics=2)
    >>> found = trends(model, by="kind")
    >>> found.groups, found.documents.tolist(), found.shares.round(0).sum(axis=1).tolist()
    (('politics', 'weather'), [10, 10], [1.0, 1.0])
    """
    units = units_of(model)
    level = checked_level(level)
    seed = whole_number("seed", seed, least=0)
    return trends_of(model, units, grouped(units, by, every), level, seed)


def trends_of(model: TopicModel, units: Units, groups: Groups, level: float = 0.9, seed: int = 0) -> Trends:
    """Return the shares of topics in groups that are known, of the model's documents; see `trends`."""
    shown = [topic for topic in model.topics if not topic.hidden]
    columns = [topic.index for topic in shown]
    size = (len(groups.labels), len(columns))
    shares, low, high = np.full(size, np.nan), np.full(size, np.nan), np.full(size, np.nan)
    inside = groups.of_unit >= 0
    rows = units.rows(columns)
    everything = rows.some(inside)
    for g in range(size[0]):
        values = rows.some(groups.of_unit == g)
        if len(values):
            shares[g] = total_of_powers(values, 1) / len(values)
            low[g], high[g] = mean_interval(values, level, seed, everything=everything)
    notes = list(groups.notes)
    if units.without_words:
        notes.append(f"{units.without_words} documents without counted words are left out.")
    return Trends(
        by=groups.by,
        every=groups.every,
        groups=groups.labels,
        topics=tuple(columns),
        names=tuple(topic.label for topic in shown),
        documents=groups.sizes,
        shares=shares,
        low=low,
        high=high,
        level=level,
        notes=tuple(notes),
    )


def checked_level(level: object) -> float:
    """Return the level of an interval if it is between 0 and 1; otherwise raise.

    >>> checked_level(0.9)
    0.9
    """
    if isinstance(level, bool) or not isinstance(level, int | float) or not 0 < level < 1:
        raise InvalidValue(f"level={level!r} is out of range; give a number above 0 and below 1, such as 0.9.")
    return float(level)


def _cell(trends: Trends, g: int, k: int) -> str:
    share, low, high = (float(x[g, k]) for x in (trends.shares, trends.low, trends.high))
    return f"{share:.1%}" if np.isnan(low) else f"{share:.1%} ({low:.1%} to {high:.1%})"


def _sentence(trends: Trends, k: int) -> str:
    """Return where a topic is largest among the groups that rest on more than one document, in words."""
    firm = np.flatnonzero((trends.documents > 1) & ~np.isnan(trends.shares[:, k]))
    name = f"{trends.topics[k]} {trends.names[k]}"
    if not len(firm):
        return f"{name}: no group has two documents."
    best = int(firm[np.argmax(trends.shares[firm, k])])
    highest = "highest " if len(firm) > 1 else ""
    return (
        f"{name}: {highest}{float(trends.shares[best, k]):.0%} ({float(trends.low[best, k]):.0%} to "
        f"{float(trends.high[best, k]):.0%}) in {trends.groups[best]}, {int(trends.documents[best])} documents."
    )
