"""Pictures of change and difference: means with their intervals, one panel a topic, from plain arrays."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gleanings.html import seen
from gleanings.types import Floats

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_INK, _LINE, _BAND = "#1f2933", "#2b5d8f", "#9dbbd9"
_PANELS = 3  # beside each other
_TICKS = 5


def figure_of(rows: int, columns: int, height: float) -> "Figure":
    """Return an empty figure, made without pyplot, so that the user's backend and open figures stay as they are."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(3.1 * columns, height * rows), layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    return figure


def plot_groups(
    labels: Sequence[str],
    names: Sequence[str],
    documents: NDArray[np.int64],
    means: Floats,
    low: Floats,
    high: Floats,
    *,
    ordered: bool,
) -> "Figure":
    """Return one panel a topic: a line with its band where the groups are in order of time, else points with bars.

    After the lines comes a panel with the number of documents behind each point; beside points it stands at the label.

    Args:
        labels: of the groups.
        names: of the topics.
        documents: how many documents are behind each group.
        means, low, high: groups x topics; NaN where there is nothing to show.
        ordered: whether the groups are periods.
    """
    columns = min(_PANELS, len(names))
    rows = -(-(len(names) + ordered) // columns)
    figure = figure_of(rows, columns, 1.9 if ordered else 0.7 + 0.24 * len(labels))
    panels = figure.subplots(rows, columns, sharex=True, squeeze=False).ravel()
    top = float(np.nanmax(np.where(np.isnan(high), means, high), initial=0.0)) * 1.05 or 1.0
    for axes, name, k in zip(panels, names, range(len(names)), strict=False):
        draw = _line if ordered else _points
        draw(axes, labels, documents, means[:, k], low[:, k], high[:, k])
        if ordered:
            axes.set_ylim(0, top)
        else:
            axes.set_xlim(0, top)
            if k % columns:
                axes.tick_params(labelleft=False)
        _plain(axes, _short(name))
    if ordered:
        axes = panels[len(names)]
        axes.bar(np.arange(len(labels)), documents, color="#8a8f98", width=0.8)
        _plain(axes, "documents")
    for axes in panels[len(names) + ordered :]:
        axes.set_visible(False)
    return figure


def _plain(axes: "Axes", title: str) -> None:
    axes.set_title(title, loc="left", fontsize=9, color=_INK, parse_math=False)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=8, colors=_INK)


def _line(
    axes: "Axes", labels: Sequence[str], documents: NDArray[np.int64], mean: Floats, low: Floats, high: Floats
) -> None:
    at = np.arange(len(labels))
    filled = documents > 0
    axes.fill_between(at[filled], low[filled], high[filled], color=_BAND, linewidth=0, alpha=0.6)
    axes.plot(at[filled], mean[filled], color=_LINE, linewidth=1.2)
    axes.plot(at[filled], mean[filled], ".", color=_LINE, markersize=3)
    ticks = np.unique(np.linspace(0, len(labels) - 1, min(_TICKS, len(labels))).round().astype(int))
    axes.set_xticks(ticks, [labels[i] for i in ticks])
    axes.yaxis.set_major_formatter(_percent)


def _points(
    axes: "Axes", labels: Sequence[str], documents: NDArray[np.int64], mean: Floats, low: Floats, high: Floats
) -> None:
    at = np.arange(len(labels))
    axes.hlines(at, low, high, color=_BAND, linewidth=4)
    axes.plot(mean, at, "o", color=_LINE, markersize=4)
    axes.set_yticks(at, [f"{_short(label, 24)} (n={n})" for label, n in zip(labels, documents, strict=True)])
    axes.set_ylim(len(labels) - 0.5, -0.5)
    axes.xaxis.set_major_formatter(_percent)


def plot_estimates(names: Sequence[str], estimates: Floats, low: Floats, high: Floats, label: str) -> "Figure":
    """Return one line a topic: its estimate with its interval, and where there is no effect."""
    figure = figure_of(1, 2, 0.8 + 0.28 * len(names))
    axes = figure.subplots()
    at = np.arange(len(names))
    axes.axvline(0, color="#888888", linewidth=0.8)
    axes.hlines(at, low, high, color=_BAND, linewidth=4)
    axes.plot(estimates, at, "o", color=_LINE, markersize=4)
    axes.set_yticks(at, [_short(name) for name in names], parse_math=False)
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.set_xlabel(label, fontsize=9, parse_math=False)
    axes.xaxis.set_major_formatter(_percent)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(labelsize=8, colors=_INK)
    return figure


def _percent(value: float, _: float = 0.0) -> str:
    return f"{value * 100:.3g} %"


def _short(text: str, length: int = 34) -> str:
    plain = " ".join(seen(text).split())
    return plain if len(plain) <= length else plain[: length - 1].rstrip() + "…"
