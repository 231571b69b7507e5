"""Shares along one text: a strip for each name, from the first word to the last."""

from collections.abc import Sequence
from itertools import pairwise

from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from gleanings.charts.chart import MARK, Chart, cut

_NAME = 60  # characters of a name above a strip


def along(
    names: Sequence[str],
    edges: Sequence[float],
    values: Sequence[Sequence[float]],
    *,
    title: str,
    alt: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
) -> Chart:
    """Return a strip for each of `names`, with a bar as wide as each stretch of the text.

    Args:
        names: what stands above each strip.
        edges: where the stretches begin, and where the last ends, 0 to 1.
        values: names x stretches, 0 to 1.
        title, alt: what the chart shows, and what is to be seen in it.
        columns, rows: the numbers drawn, for `to_frame`.

    >>> along(["rain"], [0, 0.5, 1], [[0.2, 0.8]], title="t", alt="Rain rises.", columns=["x"], rows=[[1]]).alt
    'Rain rises.'
    """

    def draw(figure: Figure) -> None:
        panels = figure.subplots(len(names), 1, sharex=True, sharey=True, squeeze=False)[:, 0]
        widths = [end - start for start, end in pairwise(edges)]
        for axes, name, shares in zip(panels, names, values, strict=True):
            axes.bar(list(edges[:-1]), list(shares), widths, align="edge", color=MARK, edgecolor="white", linewidth=0.4)
            axes.text(0, 1.04, cut(name, _NAME), va="bottom", ha="left", transform=axes.transAxes)
            axes.set_yticks([])
            axes.tick_params(length=0)
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 1)
        axes.xaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))
        axes.set_xlabel("place in the text")
        figure.subplots_adjust(hspace=0.75)

    return Chart(draw, title=title, alt=alt, columns=columns, rows=rows, height=0.62 * len(names) + 0.5)
