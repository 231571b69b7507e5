"""TopicComparison: numbers of topics side by side, as a table, as charts, and in plain words."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from gleanings.charts.chart import Chart
from gleanings.charts.curve import Line, curve, curves
from gleanings.evaluation.levels import elbow, levels
from gleanings.html import Safe, bar, join, paragraphs, table, tag
from gleanings.tabular import Tabular
from gleanings.topics.standing import COMES_BACK
from gleanings.types import Floats

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Candidate:
    """What the topics are like with one number of them.

    Attributes:
        number: of topics.
        coherence: NPMI of the ten top words of each topic, -1 to 1; NaN for none.
        exclusivity: the part of its top words' weights that each topic has itself, 0 to 1.
        diversity: the share of distinct words among all top words, 0 to 1.
        held_out: for each part of the rows: the log-probability of a token of the rows left out, in nats.
        stability: for each part of the rows: how far the topics come back there, 0 to 1.
        seeds: how far the topics come back with another seed, 0 to 1.
    """

    number: int
    coherence: tuple[float, ...]
    exclusivity: tuple[float, ...]
    diversity: float
    held_out: tuple[float, ...]
    stability: tuple[float, ...]
    seeds: float

    @property
    def score(self) -> float:
        """Coherence (at least 0) times stability."""
        known = [value for value in self.coherence if not np.isnan(value)]
        return max(float(np.mean(known)), 0.0) * float(np.mean(self.stability)) if known else 0.0


@dataclass(frozen=True, eq=False, repr=False)
class TopicComparison(Tabular):
    """Numbers of topics compared.

    Attributes:
        candidates: what the topics are like, for each number, rising.
        notes: what a reader must know, in full sentences.
        unit: what a row is.
        method, seed: how topics were fitted.

    >>> one = Candidate(2, (0.1, 0.3), (0.9, 0.9), 1.0, (-5.0,), (0.5,), 0.5)
    >>> two = Candidate(4, (0.4, 0.4), (0.8, 0.8), 1.0, (-4.9,), (0.9,), 0.9)
    >>> TopicComparison((one, two), (), "document", "lda", 0).levels
    (4,)
    """

    candidates: tuple[Candidate, ...]
    notes: tuple[str, ...]
    unit: str
    method: str
    seed: int

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers that were compared."""
        return tuple(each.number for each in self.candidates)

    @cached_property
    def scores(self) -> Floats:
        """Coherence (at least 0) times stability, one for each number."""
        return np.array([each.score for each in self.candidates])

    @cached_property
    def levels(self) -> tuple[int, ...]:
        """The numbers at which the score has a peak of at least three quarters of the best, best first."""
        return levels(self.numbers, self.scores.tolist())

    @cached_property
    def elbow(self) -> int | None:
        """The number after which the held-out likelihood hardly rises; None where it does not bend."""
        return elbow(self.numbers, [float(np.mean(each.held_out)) for each in self.candidates])

    @property
    def reading(self) -> str:
        """What the numbers say, in plain words."""
        tried = f"{self.numbers[0]} to {self.numbers[-1]} topics were compared."
        if not self.levels:
            return (
                f"{tried} With none of these numbers are the words of the topics found together more often than by "
                "chance and again on parts of the rows: there may be no topics here."
            )
        best = self.candidates[self.numbers.index(self.levels[0])]
        known = [value for value in best.coherence if not np.isnan(value)]
        why = f"coherence {np.mean(known):.2f}, stability {np.mean(best.stability):.2f}"
        sentences = [tried]
        if len(self.levels) == 1:
            sentences.append(f"One level stands out: {best.number} ({why}).")
        else:
            sentences.append(
                f"{len(self.levels)} levels stand out: {' or '.join(str(number) for number in sorted(self.levels))}; "
                f"{best.number} most ({why}). Fewer topics show the whole, more show detail: choose by what you ask."
            )
        if np.mean(best.stability) < COMES_BACK:
            sentences.append("But few of its topics come back when they are fitted again: there may be none here.")
        if self.elbow is not None:
            sentences.append(f"New rows are hardly foretold better with more than {self.elbow} topics.")
        if best.number in (self.numbers[0], self.numbers[-1]):
            sentences.append("The best number stands at the end of those tried: try numbers beyond it too.")
        return " ".join(sentences)

    def to_frame(self) -> "pd.DataFrame":
        """Return one line per number, with the mean of each measure, the score, and whether it is a level."""
        import pandas as pd

        lines = [
            (
                each.number,
                float(np.nanmean(each.coherence)),
                float(np.mean(each.exclusivity)),
                each.diversity,
                float(np.mean(each.held_out)),
                float(np.mean(each.stability)),
                each.seeds,
                each.score,
                each.number in self.levels,
            )
            for each in self.candidates
        ]
        names = ["topics", "coherence", "exclusivity", "diversity", "held_out", "stability", "seeds", "score", "level"]
        return pd.DataFrame(lines, columns=names)

    def charts(self) -> tuple[Chart, ...]:
        """Return a small chart for each of score, coherence, stability and held-out likelihood, with their spread.

        The band is from the lowest to the highest of the parts of the rows; for coherence, the middle half of the
        topics.
        """
        return tuple(
            curve(
                self.numbers, line.values, title=line.name, across="topics", up=line.name, chosen=self._chosen,
                low=line.low, high=line.high,
            )
            for line in self._lines
        )  # fmt: skip

    def plot(self) -> Chart:
        """Return the charts of `charts()` as one matplotlib figure; its frame has a line per number of topics."""
        return curves(
            self.numbers,
            self._lines,
            title="Numbers of topics compared",
            across="topics",
            chosen=self._chosen,
            alt=f"Four lines against the number of topics. {self.reading}",
        )

    @property
    def _chosen(self) -> int | None:
        return self.levels[0] if self.levels else None

    @property
    def _lines(self) -> list[Line]:
        quartiles = [np.nanquantile(each.coherence, [0.25, 0.75]) for each in self.candidates]
        drawn = {
            "Coherence times stability": (self.scores.tolist(), None, None),
            "Coherence (NPMI)": (
                [float(np.nanmean(each.coherence)) for each in self.candidates],
                [float(low) for low, _ in quartiles],
                [float(high) for _, high in quartiles],
            ),
            "Stability on parts of the rows": self._spread("stability"),
            "Log-probability of a word left out": self._spread("held_out"),
        }
        return [Line(name, *found) for name, found in drawn.items()]

    def _spread(self, name: str) -> tuple[list[float], list[float], list[float]]:
        runs = [getattr(each, name) for each in self.candidates]
        return [float(np.mean(run)) for run in runs], [min(run) for run in runs], [max(run) for run in runs]

    def __repr__(self) -> str:
        return f"TopicComparison({self.method}, seed {self.seed}: {self.reading})"

    def _repr_html_(self) -> Safe:
        best = float(self.scores.max()) or 1.0
        rows = [
            (
                tag("strong", each.number) if each.number in self.levels else each.number,
                join([bar(each.score / best, width=4), f" {each.score:.3f}"]),
                f"{np.nanmean(each.coherence):.2f}",
                f"{np.mean(each.stability):.2f}",
                f"{each.seeds:.2f}",
                f"{np.mean(each.exclusivity):.2f}",
                f"{each.diversity:.2f}",
                f"{np.mean(each.held_out):.3f}",
            )
            for each in self.candidates
        ]
        headers = ["topics", "score", "coherence", "stability", "seeds", "exclusivity", "diversity", "held-out"]
        caption = "Numbers of topics compared; levels in bold"
        lines = [
            self.reading,
            "Score: coherence times stability. Stability and seeds: how far topics come back on parts of the rows, and "
            "with another seed. Held-out: the log-probability of words that were left out.",
            "Misleading: the single best number. Neighbours differ by less than another draw of the rows would make.",
            *self.notes,
        ]
        shown = table(headers, rows, caption=caption, numbers=[0, 2, 3, 4, 5, 6, 7])
        return tag("div", shown, paragraphs(lines, style="max-width:60em"), self.plot()._repr_html_())
