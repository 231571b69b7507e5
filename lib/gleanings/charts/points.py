"""Points on a plane, each with its name beside it: a map."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from gleanings.charts.chart import INK, MARK, Chart, cut
from gleanings.charts.label_placement import beside
from gleanings.types import Floats

_NAME = 24  # characters of a name beside a point
_LARGEST = 900.0  # square points: the area of a point of the largest size
_ACROSS = 4.4  # inches between the points that are farthest apart


def points(
    names: Sequence[str],
    places: Floats,
    sizes: Floats,
    *,
    title: str,
    alt: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
) -> Chart:
    """Return a circle at each of `places`, as large as `sizes` say, under its name.

    Both axes have one scale, since distances are what is to be read.

    Args:
        names: what stands beside each point.
        places: points x 2.
        sizes: 0 or more; the area of a circle goes with it.
        title, alt: what the chart shows, and what is to be seen in it.
        columns, rows: the numbers drawn, for `to_frame`.

    >>> places = np.array([[0.0, 0.0], [1.0, 0.5]])
    >>> points(["rain", "vote"], places, np.array([0.5, 0.5]), title="Map", alt="Two.", columns=["x"], rows=[[0]]).alt
    'Two.'
    """
    largest = float(sizes.max(initial=0.0)) or 1.0

    low, high = places.min(axis=0, initial=0.0), places.max(axis=0, initial=0.0)
    wide = max(float((high - low).max(initial=0.0)), 1e-9)
    scale = _ACROSS / wide  # inches
    areas = np.maximum(_LARGEST * sizes / largest, 12.0)
    radii = np.sqrt(areas / np.pi) / 72  # points of print in an inch

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        axes.scatter(places[:, 0], places[:, 1], s=areas, c=MARK, alpha=0.35, linewidths=0, zorder=2)
        axes.scatter(places[:, 0], places[:, 1], s=9, c=MARK, zorder=3)
        shown = [cut(name, _NAME) for name in names]
        for name, (x, y) in zip(shown, beside(shown, places * scale, radii), strict=True):
            axes.text(x / scale, y / scale, name, ha="center", va="center", fontsize=8.5, color=INK)
        axes.set_xlim(low[0] - 0.16 * wide, high[0] + 0.16 * wide)
        axes.set_ylim(low[1] - 0.06 * wide, high[1] + 0.06 * wide)
        axes.set_aspect("equal", adjustable="box")
        axes.axis("off")

    height = 0.5 + 5.8 * (float(high[1] - low[1]) / wide + 0.12) / 1.32
    return Chart(draw, title=title, alt=alt, columns=columns, rows=rows, height=height)
