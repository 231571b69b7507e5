"""Measures against a number, with intervals, and one number marked: the choice of a number of topics, for example."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from gleanings.charts.chart import GRID, INK, MARK, OTHER, Chart

_BESIDE = 2  # panels beside each other


@dataclass(frozen=True)
class Line:
    """A measure: its name, its values, and the ends of their intervals."""

    name: str
    values: Sequence[float]
    low: Sequence[float] | None = None
    high: Sequence[float] | None = None

    @property
    def columns(self) -> dict[str, Sequence[float]]:
        """The numbers drawn, by name."""
        ends = {f"{self.name}, {end}": values for end, values in (("low", self.low), ("high", self.high)) if values}
        return {self.name: self.values, **ends}


def curve(
    numbers: Sequence[float],
    values: Sequence[float],
    *,
    title: str,
    across: str,
    up: str,
    chosen: float | None = None,
    low: Sequence[float] | None = None,
    high: Sequence[float] | None = None,
) -> Chart:
    """Return a line through `values` at `numbers`, with a band from `low` to `high`, and `chosen` marked.

    Args:
        numbers: along the horizontal axis, rising.
        values: one each.
        title: what the chart shows.
        across, up: the names of the axes.
        chosen: the number to mark.
        low, high: the ends of the intervals.

    >>> curve([5, 10], [0.1, 0.3], title="Coherence", across="topics", up="NPMI", chosen=10).alt
    'Line. Coherence. NPMI 0.1 at 5 topics; 0.3 at 10 topics. Chosen: 10.'
    """

    line = Line(up, values, low, high)

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        _draw(axes, numbers, line, chosen)
        axes.set_xlabel(across)

    said = "; ".join(f"{value:.3g} at {number:g} {across}" for number, value in zip(numbers, values, strict=True))
    alt = f"Line. {title}. {up} {said}.{f' Chosen: {chosen:g}.' if chosen is not None else ''}"
    columns = [across, up, *(["low", "high"] if low is not None and high is not None else [])]
    ends = [low, high] if low is not None and high is not None else []
    return Chart(
        draw, title=title, alt=alt, columns=columns, rows=list(zip(numbers, values, *ends, strict=True)), height=2.6
    )


def curves(
    numbers: Sequence[float], lines: Sequence[Line], *, title: str, across: str, chosen: float | None, alt: str
) -> Chart:
    """Return a panel for each of `lines`, all against the same numbers.

    Args:
        numbers: along the horizontal axes, rising.
        lines: the measures.
        title, across, alt: what the chart shows, the name of the axes, and what is to be seen in it.
        chosen: the number to mark.

    >>> lines = [Line("coherence", [0.1, 0.3]), Line("stability", [0.9, 0.7], [0.8, 0.6], [1.0, 0.8])]
    >>> curves([5, 10], lines, title="t", across="topics", chosen=10, alt="Two lines.").to_frame().shape
    (2, 5)
    """
    beside = min(_BESIDE, len(lines))
    down = -(-len(lines) // beside)

    def draw(figure: Figure) -> None:
        grid = figure.subplots(down, beside, squeeze=False).ravel()
        for axes, line in zip(grid, lines, strict=False):
            _draw(axes, numbers, line, chosen)
        for axes in grid[max(len(lines) - beside, 0) : len(lines)]:
            axes.set_xlabel(across)
        for axes in grid[len(lines) :]:
            figure.delaxes(axes)
        figure.subplots_adjust(hspace=0.5, wspace=0.3)

    drawn = {across: numbers} | {name: values for line in lines for name, values in line.columns.items()}
    rows = list(zip(*drawn.values(), strict=True))
    return Chart(draw, title=title, alt=alt, columns=list(drawn), rows=rows, height=1.9 * down + 0.2)


def _draw(axes: Axes, numbers: Sequence[float], line: Line, chosen: float | None) -> None:
    if line.low is not None and line.high is not None:
        axes.fill_between(list(numbers), list(line.low), list(line.high), color=MARK, alpha=0.18, linewidth=0)
    axes.plot(list(numbers), list(line.values), color=MARK, marker="o", markersize=4)
    if chosen is not None and chosen in numbers:
        value = line.values[list(numbers).index(chosen)]
        axes.plot([chosen], [value], color=OTHER, marker="o", markersize=9, linestyle="none")
        axes.annotate(f"{chosen:g} chosen", (chosen, value), (0, 9), textcoords="offset points", ha="center", color=INK)
    axes.set_title(line.name, loc="left", fontsize=9.5)
    axes.margins(x=0.12, y=0.28)
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    axes.yaxis.set_major_locator(MaxNLocator(4))
    axes.tick_params(length=0)
    axes.grid(axis="y", color=GRID, linewidth=0.6)
    axes.set_axisbelow(True)
