"""ModelComparison: two models side by side, as a table, as a picture, and in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gleanings.html import Safe, paragraphs, table, tag
from gleanings.nouns import counted_of
from gleanings.tabular import Tabular
from gleanings.types import Floats

if TYPE_CHECKING:
    import pandas as pd

    from gleanings.charts.chart import Chart

MODEL_ADVICE = "what fit_topics returned"
KINDS = {
    "same": "the same, as near as with another seed",
    "moved": "found again, but farther than another seed would bring it",
    "split": "split into several",
    "merged": "merged with others",
    "gone": "not found again",
    "new": "new",
}


@dataclass(frozen=True, slots=True)
class TopicMatch:
    """What became of a topic.

    Attributes:
        topic: its number in the first model; None for one that is new in the second.
        others: the numbers of the topics in the second that it is, is part of, or is split into; the new one itself.
        kind: same, moved, split, merged, gone or new.
        similarity: of the top words of the two that are matched (average Jaccard), 0 to 1; for a new one the highest
            with any topic of the first.
        baseline: the mean similarity of the topic with itself when it is fitted again with other seeds, 0 to 1.
        source: for a new one the topics of the first that hold a quarter or more of what is its own.
    """

    topic: int | None
    others: tuple[int, ...]
    kind: str
    similarity: float
    baseline: float
    source: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False, repr=False)
class ModelComparison(Tabular):
    """Two models compared, topic by topic.

    Attributes:
        matches: what became of each topic of the first model, then what is new in the second.
        similarity: topics of the first x topics of the second, float64: average Jaccard of the ten top words, 0 to 1.
        topics, names, shares: numbers, names and shares of the topics of the first and of the second.
        baseline: refits x topics of the first, float64: how near each comes again with another seed.
        common: how many words both models know.
        notes: what a reader must know, in full sentences.

    >>> import gleanings as gl
    >>> bow = gl.BagOfWords.from_tokens([["rain", "storm"], ["bank", "loan"], ["goal", "team"]] * 10)
    >>> model = gl.fit_topics(bow, topics=3)
    >>> gl.compare_models(model, model).similarity.round(1).tolist()
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
    """

    matches: tuple[TopicMatch, ...]
    similarity: Floats
    topics: tuple[tuple[int, ...], ...]
    names: tuple[tuple[str, ...], ...]
    shares: tuple[tuple[float, ...], ...]
    baseline: Floats
    common: int
    notes: tuple[str, ...] = ()

    def of_kind(self, kind: str) -> tuple[TopicMatch, ...]:
        """Return the matches of one kind: same, moved, split, merged, gone or new."""
        return tuple(match for match in self.matches if match.kind == kind)

    @property
    def reading(self) -> str:
        """What the comparison says, in words."""
        first, second = (len(topics) for topics in self.topics)
        base, same = float(self.baseline.mean()), len(self.of_kind("same"))
        stay = f"{counted_of(same, first, 'topic')} {'is' if same == 1 else 'are'}"
        got = [match.similarity for match in self.matches if match.topic is not None]
        found = [
            f"{stay} the same in the other model, which has {second} (the same: as near as with another seed). "
            f"Mean similarity {sum(got) / max(len(got), 1):.2f}, with another seed "
            f"{base:.2f}."
        ]
        for kind in ("moved", "split", "merged", "gone"):
            said = [f"{self._called(0, m.topic)}{self._into(m)}" for m in self.of_kind(kind) if m.topic is not None]
            if said:
                found.append(f"{kind.capitalize()}: {'; '.join(said)}.")
        new = [self._called(1, match.others[0]) for match in self.of_kind("new")]
        if new:
            found.append(f"New: {'; '.join(new)}.")
        return " ".join(found)

    def _into(self, match: TopicMatch) -> str:
        return f" (now {self._all(1, match.others)})" if match.others else ""

    def _called(self, side: int, topic: int) -> str:
        return f"{topic} {self.names[side][self.topics[side].index(topic)]}"

    def _all(self, side: int, topics: Sequence[int]) -> str:
        return " + ".join(self._called(side, topic) for topic in topics)

    def _share(self, side: int, topics: Sequence[int]) -> float:
        return sum(self.shares[side][self.topics[side].index(topic)] for topic in topics)

    def to_frame(self) -> "pd.DataFrame":
        """Return one line per match: topic, share, kind, other, other_share, similarity, baseline."""
        import pandas as pd

        lines = [
            (
                "" if match.topic is None else self._called(0, match.topic),
                float("nan") if match.topic is None else self._share(0, [match.topic]),
                match.kind,
                self._all(1, match.others),
                self._share(1, match.others) if match.others else float("nan"),
                match.similarity,
                match.baseline,
            )
            for match in self.matches
        ]
        columns = ["topic", "share", "kind", "other", "other_share", "similarity", "baseline"]
        return pd.DataFrame(lines, columns=columns)

    def plot(self) -> "Chart":
        """Return a heat map: topics of the first model x topics of the second, by their top words."""
        from gleanings.charts.heat_map import heat_map

        return heat_map(
            [f"{topic} {name}" for topic, name in zip(self.topics[0], self.names[0], strict=True)],
            [str(topic) for topic in self.topics[1]],
            self.similarity.tolist(),
            title="How alike topics of the first model (rows) and the second (columns) are, in percent",
            names=["topic", *(str(topic) for topic in self.topics[1])],
            alt=f"Heat map of likeness. {self.reading}",
        )

    def __repr__(self) -> str:
        return "\n".join([f"ModelComparison({self.reading})", *self.notes])

    def _repr_html_(self) -> Safe:
        rows = [
            (topic, tag("strong", kind), other, f"{near:.2f}", "" if base != base else f"{base:.2f}")
            for topic, _, kind, other, _, near, base in self.to_frame().itertuples(index=False)
        ]
        headers = ["topic", "", "in the other model", "similarity", "with another seed"]
        kinds = {match.kind for match in self.matches}
        legend = "; ".join(f"{kind}: {meaning}" for kind, meaning in KINDS.items() if kind in kinds)
        lines = [self.reading, f"{legend}.", *self.notes]
        shown = table(headers, rows, caption="Topics of two models", numbers=[3, 4])
        notes = paragraphs(lines, style="max-width:60em")
        return tag("div", notes, shown, self.plot()._repr_html_())
