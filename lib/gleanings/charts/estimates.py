"""Estimates with their intervals, one line per topic, against no effect."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from gleanings.charts.chart import MARK, Chart, cut
from gleanings.types import Floats


def estimates(names: Sequence[str], found: Floats, low: Floats, high: Floats, *, title: str) -> Chart:
    """Return a point with its interval for each of `names`, and a line at 0.

    Args:
        names: what stands at each line.
        found, low, high: the estimates and the ends of their intervals, as shares.
        title: what the chart shows.

    >>> estimates(["rain"], np.array([0.1]), np.array([0.05]), np.array([0.15]), title="Effect of b").alt
    'Points with intervals, in percentage points. Effect of b: rain +10.00 (+5.00 to +15.00).'
    """
    said = [
        f"{name} {100 * a:+.2f} ({100 * b:+.2f} to {100 * c:+.2f})"
        for name, a, b, c in zip(names, found.tolist(), low.tolist(), high.tolist(), strict=True)
    ]

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        at = np.arange(len(names))
        axes.axvline(0, color="#888888", linewidth=0.8)
        axes.hlines(at, low, high, color=MARK, linewidth=4, alpha=0.3)
        axes.plot(found, at, "o", color=MARK, markersize=4)
        axes.set_yticks(at, [cut(name) for name in names])
        axes.set_ylim(len(names) - 0.5, -0.5)
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{100 * value:+.3g}"))
        axes.set_xlabel("percentage points")
        axes.tick_params(length=0)

    return Chart(
        draw,
        title=title,
        alt=f"Points with intervals, in percentage points. {title}: {'; '.join(said)}.",
        columns=["name", "estimate", "low", "high"],
        rows=list(zip(names, found.tolist(), low.tolist(), high.tolist(), strict=True)),
        height=0.7 + 0.26 * len(names),
    )
