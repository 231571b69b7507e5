"""TopicCooccurrence: which topics are found in the same documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from gleanings.errors import InvalidValue, real_number
from gleanings.html import Safe, paragraphs, table, tag
from gleanings.nouns import counted
from gleanings.tabular import Tabular
from gleanings.topics.topic import Topic
from gleanings.types import Floats, Integers

if TYPE_CHECKING:
    import pandas as pd

    from gleanings.charts.chart import Chart

_FEW = 3  # pairs that are spoken of
_SURE = 2.0  # standard errors from what chance would bring
_LEAST = 3  # documents, from which something is said of a pair: one or two come together by chance
_MORE = 1.2  # times as many as by chance: of topics that are nearly everywhere, one more document is no news
_DIGITS = 10


@dataclass(frozen=True, eq=False, repr=False)
class TopicCooccurrence(Tabular):
    """Which topics are found in the same documents, against chance.

    A topic is in a document where its share there is `least` or more. By chance is: if it were in as many documents,
    whichever other topics they have.

    Attributes:
        topics, names: the numbers and the names of the topics that are not hidden.
        together: topics x topics, int64: in how many documents both are; in how many each is, on the diagonal.
        expected: topics x topics, float64: in how many both would be by chance.
        z: topics x topics, float64: how many standard errors (of the hypergeometric distribution) `together` is above
            (or below) `expected`; 0 on the diagonal.
        documents: how many documents have counted words.
        least: the share from which on a topic is in a document.

    >>> import gleanings as gl
    >>> rows = [["rain", "wind", "vote", "poll"], ["goal", "team"], ["rain", "wind"], ["vote", "poll"]] * 10
    >>> found = gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=3).co_occurrence()
    >>> found.documents, found.together.shape
    (40, (3, 3))
    """

    topics: tuple[int, ...]
    names: tuple[str, ...]
    together: Integers
    expected: Floats
    z: Floats
    documents: int
    least: float

    def _pairs(self) -> list[tuple[int, int]]:
        """Return the pairs of topics, from those that are more often together than by chance to those less often."""
        pairs = combinations(range(len(self.topics)), 2)
        return sorted(pairs, key=lambda pair: (-float(self.z[pair]), pair))

    def often(self) -> list[tuple[int, int]]:
        """Return the pairs that are surely more often together than by chance, the surest first, by their place here.

        They are in three documents at least, and in a fifth more than by chance.
        """
        both, by_chance = self.together, self.expected
        likely = [pair for pair in self._pairs() if self.z[pair] >= _SURE]
        return [pair for pair in likely if both[pair] >= _LEAST and both[pair] >= _MORE * by_chance[pair]]

    @property
    def reading(self) -> str:
        """Which topics go together, in words; of pairs in fewer than three documents, by chance or in fact, none."""
        often = self.often()[:_FEW]
        few = [pair for pair in reversed(self._pairs()) if self.z[pair] <= -_SURE]
        seldom = [pair for pair in few if self.expected[pair] >= _LEAST][:_FEW]
        size = counted(self.documents, "document")
        about = f"A topic counts as in a document from a share of {self.least:.0%} on; {size}."
        found = [
            f"{what} than by chance: {'; '.join(map(self._said, pairs))}."
            for what, pairs in (("More often in one document", often), ("Less often", seldom))
            if pairs
        ]
        return " ".join([*(found or ["No two topics are together more or less often than by chance."]), about])

    def _said(self, pair: tuple[int, int]) -> str:
        names = " and ".join(f"{self.topics[i]} {self.names[i]}" for i in pair)
        return f"{names} ({counted(int(self.together[pair]), 'document')}, {float(self.expected[pair]):.1f} by chance)"

    def to_frame(self) -> "pd.DataFrame":
        """Return one line for each pair of topics: topic, name, other, other_name, together, expected, z."""
        import pandas as pd

        lines = [
            (
                self.topics[i],
                self.names[i],
                self.topics[j],
                self.names[j],
                int(self.together[i, j]),
                float(self.expected[i, j]),
                float(self.z[i, j]),
            )
            for i, j in self._pairs()
        ]
        columns = ["topic", "name", "other", "other_name", "together", "expected", "z"]
        return pd.DataFrame(lines, columns=columns)

    def plot(self) -> "Chart":
        """Return a heat map: of the documents with the topic of the row, the part that has that of the column, too."""
        from gleanings.charts.heat_map import heat_map

        each = np.maximum(np.diag(self.together), 1)
        part = self.together / each[:, None]
        return heat_map(
            [f"{topic} {name}" for topic, name in zip(self.topics, self.names, strict=True)],
            [str(topic) for topic in self.topics],
            part.tolist(),
            title="Of the documents with a topic (row), how many have another (column), in percent",
            names=["topic", *(str(topic) for topic in self.topics)],
            alt=f"Heat map of topics that occur together. {self.reading}",
        )

    def __repr__(self) -> str:
        return f"TopicCooccurrence({counted(len(self.topics), 'topic')}: {self.reading})"

    def _repr_html_(self) -> Safe:
        pairs = self._pairs()
        shown = pairs if len(pairs) <= 2 * _FEW else [*pairs[:_FEW], *pairs[-_FEW:]]
        rows = [
            (
                *(f"{self.topics[i]} {self.names[i]}" for i in pair),
                int(self.together[pair]),
                f"{self.expected[pair]:.1f}",
                f"{self.z[pair]:+.1f}",
            )
            for pair in shown
        ]
        headers = ["topic", "other", "documents with both", "by chance", "standard errors"]
        caption = "Topics that occur together most and least"
        shares = (
            "Shares of a document sum to 1, so where one topic takes all there is no room for others: a pair below "
            "chance may say no more than that."
        )
        notes = paragraphs((self.reading, shares), style="max-width:60em")
        return tag("div", self.plot()._repr_html_(), notes, table(headers, rows, caption=caption, numbers=[2, 3, 4]))


def topic_cooccurrence(topics: Sequence[Topic], shares: Floats, least: object) -> TopicCooccurrence:
    """Return which topics are found in the same documents; see `TopicModel.co_occurrence`.

    Args:
        topics: all topics of a model.
        shares: documents x topics; NaN where nothing is known.
        least: the share from which on a topic is in a document.
    """
    limit = real_number("least", least, above=0, most=1)
    shown = [topic for topic in topics if not topic.hidden]
    known = shares[~np.isnan(shares).any(axis=1)][:, [topic.index for topic in shown]]
    size = len(known)
    if size < 2:
        raise InvalidValue(f"{size} documents have counted words; two or more are needed to see what occurs together.")
    present = (known >= limit).astype(np.float64)  # whole numbers, of which any order of adding gives the same sum
    together = (present.T @ present).astype(np.int64)
    each = np.diag(together).astype(np.float64)
    expected = np.outer(each, each) / size
    # Hypergeometric: of `size` documents each topic is in so many, independently of the other.
    spread = np.sqrt(expected * np.outer(size - each, size - each) / (size * (size - 1)))
    z = np.where(spread > 0, (together - expected) / np.where(spread > 0, spread, 1.0), 0.0)
    np.fill_diagonal(z, 0.0)
    return TopicCooccurrence(
        topics=tuple(topic.index for topic in shown),
        names=tuple(topic.label for topic in shown),
        together=together,
        expected=np.round(expected, _DIGITS),
        z=np.asarray(np.round(z, _DIGITS), dtype=np.float64),
        documents=size,
        least=limit,
    )
