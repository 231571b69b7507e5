"""Where names stand on a map: beside, above or below their points, where they cover least."""

from collections.abc import Sequence

import numpy as np

from gleanings.types import Floats

Box = tuple[float, float, float, float]  # middle, and half of width and height

_LETTER, _LINE, _GAP = 0.078, 0.15, 0.1  # inches: a letter, a line, and from a point to its name
_EDGE = 0.04  # inches from the edge of a circle to its name
_PALE = 0.25  # what it counts to cover a circle, which shows through, against a name


def beside(names: Sequence[str], places: Floats, radii: Floats | None = None) -> list[tuple[float, float]]:
    """Return where the middle of each name stands: beside, above or below its point or circle, where it covers least.

    Args:
        names: of the points.
        places: points x 2, in inches.
        radii: of the circles that are drawn there, in inches; None where they are small.

    >>> beside(["rain"], np.array([[0.0, 0.0]]))[0][1]
    0.0
    """
    boxes: list[Box] = []
    found = [(0.0, 0.0)] * len(names)
    for i in np.argsort(-places[:, 1], kind="stable").tolist():
        half, (x, y) = _LETTER * len(names[i]) / 2, places[i]
        gap = _GAP if radii is None else max(_GAP, float(radii[i]) + _EDGE)
        aside, above = half + gap, _LINE / 2 + gap
        tried = [(aside, 0.0), (-aside, 0.0), (0.0, above), (0.0, -above), (aside, above), (-aside, above)]
        tried += [(aside, -above), (-aside, -above), (0.0, 2 * above), (0.0, -2 * above)]
        options = [(float(x) + dx, float(y) + dy, half, _LINE / 2) for dx, dy in tried]
        others = [k for k in range(len(names)) if k != i]
        points = [(*places[k].tolist(), _GAP / 2, _GAP / 2) for k in others]
        circles = [] if radii is None else [(*places[k].tolist(), float(radii[k]), float(radii[k])) for k in others]

        def covered(box: Box, boxes: Sequence[Box], points: Sequence[Box], circles: Sequence[Box]) -> float:
            text = sum(_common(box, other) for other in (*boxes, *points))
            return text + _PALE * sum(_common(box, other) for other in circles)

        best = min(options, key=lambda box: covered(box, boxes, points, circles))
        boxes.append(best)
        found[i] = best[:2]
    return found


def _common(one: Box, other: Box) -> float:
    """Return the area that two boxes have in common."""
    across = one[2] + other[2] - abs(one[0] - other[0])
    up = one[3] + other[3] - abs(one[1] - other[1])
    return max(across, 0.0) * max(up, 0.0)
