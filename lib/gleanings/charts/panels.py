"""Means with their intervals, one panel per topic: lines over time, or points for groups."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from gleanings.charts.chart import MARK, QUIET, Chart, cut
from gleanings.types import Floats, Integers

_BESIDE = 2  # panels beside each other
_TICKS = 3
_POINT, _ABOVE = 0.2, 0.45  # inches of a point, and of a title above it
_TITLE, _LABEL = 30, 20  # characters that a panel has room for, and its side


def panels(
    labels: Sequence[str],
    names: Sequence[str],
    documents: Integers,
    means: Floats,
    low: Floats,
    high: Floats,
    *,
    ordered: bool,
    title: str,
    alt: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
) -> Chart:
    """Return one panel per topic: a line with its band where the groups are in order of time, else points with bars.

    After the lines comes a panel with the number of documents behind each point; beside points it stands at the label.

    Args:
        labels: of the groups.
        names: of the topics.
        documents: how many documents are behind each group.
        means, low, high: groups x topics, 0 to 1; NaN where there is nothing to show.
        ordered: whether the groups are periods.
        title, alt: what the chart shows, and what is to be seen in it.
        columns, rows: the numbers drawn, for `to_frame`.

    >>> values = np.array([[0.1], [0.2]])
    >>> chart = panels(["a", "b"], ["rain"], np.array([3, 4]), values, values - 0.05, values + 0.05, ordered=False,
    ...     title="Shares", alt="Rain is more in b.", columns=["group"], rows=[["a"], ["b"]])
    >>> len(chart.axes)
    1
    """
    beside = min(_BESIDE, len(names) + ordered)
    down = -(-(len(names) + ordered) // beside)
    top = float(np.nanmax(np.where(np.isnan(high), means, high), initial=0.0)) * 1.05 or 1.0

    def draw(figure: Figure) -> None:
        grid = figure.subplots(down, beside, sharex=True, squeeze=False).ravel()
        for k, (axes, name) in enumerate(zip(grid, names, strict=False)):
            if ordered:
                _line(axes, labels, documents, means[:, k], low[:, k], high[:, k], top)
            else:
                _points(axes, labels, documents, means[:, k], low[:, k], high[:, k], top)
                axes.tick_params(labelleft=k % beside == 0)
            _plain(axes, cut(name, _TITLE))
        if ordered:
            grid[len(names)].bar(np.arange(len(labels)), documents, color=QUIET, width=0.8)
            _plain(grid[len(names)], "documents")
        for axes in grid[len(names) + ordered :]:
            figure.delaxes(axes)
        # Between panels a title has room, whether they hold two points or twenty.
        between = 0.55 if ordered else _ABOVE / (_POINT * (len(labels) + 0.25))
        figure.subplots_adjust(hspace=between, wspace=0.25 if ordered else 0.12)

    height = down * (1.15 if ordered else _ABOVE + _POINT * len(labels))
    return Chart(draw, title=title, alt=alt, columns=columns, rows=rows, height=height)


def _line(
    axes: Axes, labels: Sequence[str], documents: Integers, mean: Floats, low: Floats, high: Floats, top: float
) -> None:
    at, filled = np.arange(len(labels)), documents > 0
    axes.fill_between(at[filled], low[filled], high[filled], color=MARK, linewidth=0, alpha=0.25)
    axes.plot(at[filled], mean[filled], color=MARK, linewidth=1.4)
    ticks = np.unique(np.linspace(0, len(labels) - 1, min(_TICKS, len(labels))).round().astype(int))
    axes.set_xticks(ticks, [labels[i] for i in ticks])
    axes.set_ylim(0, top)
    axes.yaxis.set_major_locator(MaxNLocator(_TICKS))
    axes.yaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))


def _points(
    axes: Axes, labels: Sequence[str], documents: Integers, mean: Floats, low: Floats, high: Floats, top: float
) -> None:
    at = np.arange(len(labels))
    axes.hlines(at, low, high, color=MARK, linewidth=4, alpha=0.3)
    axes.plot(mean, at, "o", color=MARK, markersize=4)
    axes.set_yticks(at, [f"{cut(label, _LABEL)} (n={n})" for label, n in zip(labels, documents, strict=True)])
    axes.set_ylim(len(labels) - 0.5, -0.5)
    axes.set_xlim(0, top)
    axes.xaxis.set_major_locator(MaxNLocator(_TICKS))
    axes.xaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))


def _plain(axes: Axes, title: str) -> None:
    axes.set_title(title, loc="left", fontsize=9)
    axes.tick_params(length=0, labelsize=8)
