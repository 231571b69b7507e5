"""TopicTree: topics joined step by step, the most alike first, and which of them might as well be one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.errors import whole_number
from gleanings.evaluation.coherence_measures import npmi_table
from gleanings.evaluation.divergence import excess, jensen_shannon
from gleanings.evaluation.topic_words import top_words
from gleanings.html import Safe, join, table, tag
from gleanings.nouns import counted
from gleanings.tabular import Tabular
from gleanings.topics.topic import Topic
from gleanings.types import Floats, Integers

if TYPE_CHECKING:
    import pandas as pd

    from gleanings.charts.chart import Chart

_WORDS = 10  # top words that are compared
_AS_WELL = 0.75  # of the coherence within the less coherent topic: across two topics of one theme, at least
_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Join:
    """Two groups of topics that are joined.

    Attributes:
        one, other: the numbers of the topics in each, rising.
        distance: the mean Jensen-Shannon distance between a topic of the one and a topic of the other, 0 to 1.
        reason: why the two might as well be one topic; empty where nothing says so.
    """

    one: tuple[int, ...]
    other: tuple[int, ...]
    distance: float
    reason: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class TopicTree(Tabular):
    """Topics joined by average linkage, the most alike first.

    Attributes:
        topics, names: the numbers and the names of the topics that are not hidden.
        joins: one fewer than topics, by rising distance.

    >>> import gleanings as gl
    >>> rows = [["rain", "wind", "storm"], ["rain", "wind", "hail"], ["vote", "party", "poll"]] * 10
    >>> tree = gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=3).tree()
    >>> len(tree.joins), tree.joins[0].distance < tree.joins[1].distance, len(tree.groups(to=2))
    (2, True, 2)
    """

    topics: tuple[int, ...]
    names: tuple[str, ...]
    joins: tuple[Join, ...]

    def groups(self, *, to: int) -> tuple[tuple[int, ...], ...]:
        """Return the topics in so many groups, by their first number: the tree cut where there are `to` branches.

        Raises:
            InvalidType, InvalidValue: `to` is not a whole number from 1 to the number of topics.
        """
        number = whole_number("to", to, least=1, most=len(self.topics))
        found: set[tuple[int, ...]] = {(topic,) for topic in self.topics}
        for each in self.joins[: len(self.topics) - number]:
            found -= {each.one, each.other}
            found.add(tuple(sorted((*each.one, *each.other))))
        return tuple(sorted(found))

    @property
    def suggested(self) -> tuple[Join, ...]:
        """The pairs of topics that might as well be one, the most alike first, each with its reason."""
        return tuple(each for each in self.joins if each.reason)

    @property
    def order(self) -> tuple[int, ...]:
        """The numbers of the topics as they stand side by side in the tree."""
        placed: dict[tuple[int, ...], tuple[int, ...]] = {(topic,): (topic,) for topic in self.topics}
        for each in self.joins:
            placed[tuple(sorted((*each.one, *each.other)))] = placed.pop(each.one) + placed.pop(each.other)
        return next(iter(placed.values()))

    @property
    def reading(self) -> str:
        """What the tree shows, in words."""
        if len(self.topics) < 2:
            return "There is one topic, so there is nothing to join."
        first = self.joins[0]
        sentences = [
            f"Joined first, at a distance of {first.distance:.2f}: {self._called(first.one)} and "
            f"{self._called(first.other)}."
        ]
        if not self.suggested:
            sentences.append("No two topics need to be merged: the words of each keep to themselves.")
        sentences += [
            f"Might as well be one: {self._called(each.one)} and {self._called(each.other)}: {each.reason}."
            for each in self.suggested
        ]
        return " ".join(sentences)

    def _called(self, topics: Sequence[int]) -> str:
        """Return a topic with its name; topics that were joined before by their numbers, as their names fill a page."""
        if len(topics) > 1:
            return " + ".join(map(str, topics))
        return f"{topics[0]} {self.names[self.topics.index(topics[0])]}"

    def to_frame(self) -> "pd.DataFrame":
        """Return one line per join: topics (that are left after it), one, other, distance, reason."""
        import pandas as pd

        left = range(len(self.topics) - 1, 0, -1)
        lines = [
            (n, self._called(each.one), self._called(each.other), each.distance, each.reason)
            for n, each in zip(left, self.joins, strict=True)
        ]
        return pd.DataFrame(lines, columns=["topics", "one", "other", "distance", "reason"])

    def drawn(self) -> tuple[list[int], list[tuple[int, int, float]], list[int]]:
        """Return what is drawn: the topics side by side, by their places in `topics`; the joins; those that stand out.

        A join has the places of what is joined and its distance; each join has the next place after the topics.
        """
        place: dict[tuple[int, ...], int] = {(topic,): i for i, topic in enumerate(self.topics)}
        joins: list[tuple[int, int, float]] = []
        for number, each in enumerate(self.joins):
            joins.append((place[each.one], place[each.other], each.distance))
            place[tuple(sorted((*each.one, *each.other)))] = len(self.topics) + number
        order = [self.topics.index(topic) for topic in self.order]
        return order, joins, [number for number, each in enumerate(self.joins) if each.reason]

    def plot(self) -> "Chart":
        """Return a matplotlib figure: the tree, growing to the right; pairs that might as well be one stand out."""
        from gleanings.charts.dendrogram import dendrogram

        order, joins, marked = self.drawn()
        frame = self.to_frame()
        return dendrogram(
            [f"{topic} {name}" for topic, name in zip(self.topics, self.names, strict=True)],
            order,
            joins,
            title="Topics joined by the likeness of their words, the most alike first",
            across="mean distance (0 the same words, 1 none in common)",
            alt=f"Tree of topics. {self.reading}",
            columns=list(frame.columns),
            rows=frame.to_numpy().tolist(),
            marked=marked,
        )

    def __repr__(self) -> str:
        lines = [f"  {e.distance:.2f}  {self._called(e.one)}  |  {self._called(e.other)}" for e in self.joins]
        return "\n".join([f"TopicTree({counted(len(self.topics), 'topic')})", *lines, self.reading])

    def _repr_html_(self) -> Safe:
        frame = self.to_frame()
        rows = [(n, one, other, f"{apart:.2f}", why) for n, one, other, apart, why in frame.itertuples(index=False)]
        headers = ["topics left", "joined", "with", "distance", "might as well be one, since"]
        shown = table(headers, rows, caption="Topics joined, the most alike first", numbers=[0, 3])
        return tag("div", join([self.plot()._repr_html_(), tag("p", self.reading, style="max-width:60em"), shown]))


def topic_tree(topics: Sequence[Topic], weights: Floats, counts: csr_matrix) -> TopicTree:
    """Return the tree of the topics that are not hidden; see `TopicModel.tree`.

    Args:
        topics: all topics of a model.
        weights: topics x words.
        counts: rows x words.
    """
    shown = [topic for topic in topics if not topic.hidden]
    numbers = [topic.index for topic in shown]
    words, tops = np.unique(top_words(weights[numbers], _WORDS), return_inverse=True)
    tops = tops.reshape(len(numbers), -1)
    counts = counts[:, words]  # the others tell nothing here, and there are many
    joins = []
    own = excess(weights, np.array([topic.share for topic in topics]))[numbers]
    for one, other, distance in average_linkage(jensen_shannon(own, own)):
        reason = _reason(tops[one[0]], tops[other[0]], counts) if len(one) == len(other) == 1 else ""
        sides = [tuple(sorted(numbers[i] for i in side)) for side in (one, other)]
        joins.append(Join(sides[0], sides[1], distance, reason))
    return TopicTree(tuple(numbers), tuple(topic.label for topic in shown), tuple(joins))


def average_linkage(distances: Floats) -> list[tuple[tuple[int, ...], tuple[int, ...], float]]:
    """Return what is joined with what at which mean distance, by rising distance (Sokal and Michener 1958).

    Of pairs that are equally near, the one with the lowest numbers comes first.

    >>> average_linkage(np.array([[0, 0.2, 0.6], [0.2, 0, 0.8], [0.6, 0.8, 0]]))
    [((0,), (1,), 0.2), ((0, 1), (2,), 0.7)]
    """
    groups: list[tuple[int, ...]] = [(i,) for i in range(len(distances))]
    apart = np.array(distances, dtype=np.float64)
    found = []
    while len(groups) > 1:
        nearest = np.round(apart, _DIGITS)
        nearest[np.tril_indices(len(groups))] = np.inf
        one, other = divmod(int(nearest.argmin()), len(groups))
        found.append((groups[one], groups[other], float(nearest[one, other])))
        sizes = len(groups[one]), len(groups[other])
        joined = (sizes[0] * apart[one] + sizes[1] * apart[other]) / sum(sizes)
        apart[one], apart[:, one] = joined, joined
        apart = np.delete(np.delete(apart, other, axis=0), other, axis=1)
        groups[one] = tuple(sorted((*groups[one], *groups[other])))
        del groups[other]
    return found


def _reason(one: Integers, other: Integers, counts: csr_matrix) -> str:
    """Return why two topics might as well be one: their words are found together as often as those of each are.

    Compared is the mean NPMI, in the rows of the counts, of two different words: within each, and across the two.
    """
    table_of = npmi_table(np.concatenate([one, other]), counts)
    size = len(one)
    upper = np.triu_indices(size, 1)
    within = [
        float(part[upper].mean()) if size > 1 else 0.0 for part in (table_of[:size, :size], table_of[size:, size:])
    ]
    different = one[:, None] != other[None, :]
    across = float(table_of[:size, size:][different].mean()) if different.any() else 1.0
    if across <= 0 or across < _AS_WELL * min(within):
        return ""
    common = len(np.intersect1d(one, other))
    shared = f", and they share {common} of {size} top words" if common else ""
    return (
        f"their top words are found together about as often as those of one topic are (NPMI {across:.2f} across, "
        f"{within[0]:.2f} and {within[1]:.2f} within){shared}"
    )
