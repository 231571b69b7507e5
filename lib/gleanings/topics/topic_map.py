"""TopicMap: how far topics are from each other, and their places on a plane."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from gleanings.evaluation.divergence import excess, jensen_shannon, principal_coordinates
from gleanings.html import Safe, table, tag
from gleanings.nouns import counted
from gleanings.tabular import Tabular
from gleanings.topics.labels import short_label
from gleanings.topics.topic import Topic
from gleanings.types import Floats, Integers

if TYPE_CHECKING:
    import pandas as pd

    from gleanings.charts.chart import Chart

_LETTERS = 24  # of a name on the picture
_FEW = 3  # pairs that are spoken of
_FAITHFUL = 0.5  # of the differences: below, what is near on the picture may be far


@dataclass(frozen=True, eq=False, repr=False)
class TopicMap(Tabular):
    """Topics as places: those with like words are near each other.

    Attributes:
        topics, names: the numbers and the names of the topics that are not hidden.
        shares: the part of all counted words that belongs to each, 0 to 1.
        distances: topics x topics, float64: Jensen-Shannon distance of what each topic has of each word beyond what
            all topics together have, 0 (the same words) to 1 (no such word in common).
        places: topics x 2, float64: where each is on the plane.
        shown: the part of the differences (variance of the distances) that the plane shows, 0 to 1.

    >>> import gleanings as gl
    >>> rows = [["rain", "wind", "storm"], ["vote", "party", "poll"], ["goal", "team", "cup"]] * 10
    >>> found = gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=3).map()
    >>> found.places.shape, found.distances.round(1).tolist()
    ((3, 2), [[0.0, 1.0, 1.0], [1.0, 0.0, 1.0], [1.0, 1.0, 0.0]])
    """

    topics: tuple[int, ...]
    names: tuple[str, ...]
    shares: Floats
    distances: Floats
    places: Floats
    shown: float

    @cached_property
    def nearest(self) -> Integers:
        """For each topic, the place in `topics` of the one that is nearest by its words; -1 where there is no other."""
        if len(self.topics) < 2:
            return np.full(len(self.topics), -1)
        apart = self.distances + 2 * np.eye(len(self.topics))
        return np.asarray(apart.argmin(axis=1), dtype=np.int64)

    @property
    def reading(self) -> str:
        """What the map shows, in words."""
        if len(self.topics) < 2:
            return "There is one topic, so there is nothing to compare."
        pairs = sorted((float(self.distances[i, j]), i, j) for i, j in combinations(range(len(self.topics)), 2))
        near = "; ".join(f"{self._called(i)} and {self._called(j)} ({apart:.2f})" for apart, i, j in pairs[:_FEW])
        alone = int(np.argmax(self.distances.sum(axis=1)))
        sentences = [f"Nearest by their words (0 the same, 1 no word in common): {near}."]
        if len(self.topics) > 2:
            sentences.append(f"Farthest from the others: {self._called(alone)}.")
        sentences.append(f"The plane shows {self.shown:.0%} of the differences between the topics.")
        if self.shown < _FAITHFUL:
            sentences.append("Topics that are near on the picture may be far apart: go by the distances.")
        return " ".join(sentences)

    def _called(self, place: int) -> str:
        return f"{self.topics[place]} {self.names[place]}"

    def to_frame(self) -> "pd.DataFrame":
        """Return one line per topic: topic, name, share, x, y, nearest (number of a topic), distance to it."""
        import pandas as pd

        other = [self.topics[j] if j >= 0 else None for j in self.nearest]
        apart = [float(self.distances[i, j]) if j >= 0 else float("nan") for i, j in enumerate(self.nearest)]
        columns = {"topic": self.topics, "name": self.names, "share": self.shares}
        places = {"x": self.places[:, 0], "y": self.places[:, 1]}
        return pd.DataFrame({**columns, **places, "nearest": pd.array(other, dtype="Int64"), "distance": apart})

    def plot(self) -> "Chart":
        """Return a matplotlib figure: a circle for each topic, as large as its share, like topics near each other."""
        from gleanings.charts.points import points

        frame = self.to_frame()
        return points(
            [f"{topic} {short_label(name, _LETTERS)}" for topic, name in zip(self.topics, self.names, strict=True)],
            self.places,
            self.shares,
            title="Topics by the likeness of their words; circles as large as their shares",
            alt=f"Map of topics. {self.reading}",
            columns=list(frame.columns),
            rows=frame.astype(object).to_numpy().tolist(),
        )

    def __repr__(self) -> str:
        return f"TopicMap({counted(len(self.topics), 'topic')}: {self.reading})"

    def _repr_html_(self) -> Safe:
        rows = []
        for i, j in enumerate(self.nearest.tolist()):
            near = (self._called(j), f"{self.distances[i, j]:.2f}") if j >= 0 else ("", "")
            rows.append((self.topics[i], self.names[i], f"{self.shares[i]:.1%}", *near))
        headers = ["topic", "name", "share", "nearest", "distance"]
        shown = table(headers, rows, caption="How far topics are from each other", numbers=[0, 2, 4])
        return tag("div", self.plot()._repr_html_(), tag("p", self.reading, style="max-width:60em"), shown)


def topic_map(topics: Sequence[Topic], weights: Floats) -> TopicMap:
    """Return the map of the topics that are not hidden; see `TopicModel.map`.

    Args:
        topics: all topics of a model.
        weights: topics x words.
    """
    shown = [topic for topic in topics if not topic.hidden]
    numbers = [topic.index for topic in shown]
    own = excess(weights, np.array([topic.share for topic in topics]))[numbers]
    distances = jensen_shannon(own, own)
    places, part = principal_coordinates(distances)
    return TopicMap(
        topics=tuple(numbers),
        names=tuple(topic.label for topic in shown),
        shares=np.array([topic.share for topic in shown]),
        distances=distances,
        places=places,
        shown=part,
    )
