"""Small pictures of a report, in its own colours, light and dark: no script, no image, text that can be read out.

Where a picture is as wide as its place, it is stretched: lines keep their width, and a dot is a line without length.
"""

from collections.abc import Sequence

import numpy as np

from gleanings.charts.label_placement import beside
from gleanings.html import Safe, tag
from gleanings.types import Floats

_ACROSS, _INCH = 330.0, 90.0  # width of a map without its names, and what `beside` takes for an inch, both in units
_LETTER, _LINE = 7.02, 13.5  # units
_EDGE = 12.0
_LARGEST = 34.0  # radius of the largest circle, in units
_SMALLEST = 5.0
_BEFORE = 0.6  # of the width of a tree: its leaves


def topic_map(places: Floats, sizes: Floats, numbers: Sequence[int], names: Sequence[str], said: str) -> Safe:
    """Return circles at their places, each with its number and its name; on a phone with its number alone.

    Args:
        places: topics x 2; both axes have one scale.
        sizes: the area of each circle goes with it.
        numbers, names: what stands at each.
        said: what is to be seen, in words.
    """
    low, high = places.min(axis=0), places.max(axis=0)
    scale = _ACROSS / max(float((high - low).max()), 1e-9)
    at = (places - low) * scale
    at[:, 1] = at[:, 1].max() - at[:, 1]  # upwards, as on a map
    radii = np.maximum(_LARGEST * np.sqrt(sizes / max(float(sizes.max()), 1e-9)), _SMALLEST)
    labels = [f"{number} {name}" for number, name in zip(numbers, names, strict=True)]
    spots = [(x * _INCH, -y * _INCH) for x, y in beside(labels, at * [1, -1] / _INCH, radii / _INCH)]
    halves = [_LETTER * len(label) / 2 for label in labels]
    left = min(*(x - h for (x, _), h in zip(spots, halves, strict=True)), *(at[:, 0] - radii)) - _EDGE
    right = max(*(x + h for (x, _), h in zip(spots, halves, strict=True)), *(at[:, 0] + radii)) + _EDGE
    top = min(*(y - _LINE for _, y in spots), *(at[:, 1] - radii)) - _EDGE
    bottom = max(*(y + _LINE for _, y in spots), *(at[:, 1] + radii)) + _EDGE
    circles = [
        tag("circle", cx=_unit(x), cy=_unit(y), r=_unit(r))
        for (x, y), r in zip(at.tolist(), radii.tolist(), strict=True)
    ]
    texts = [
        tag("text", label, x=_unit(x), y=_unit(y), class_="name") for label, (x, y) in zip(labels, spots, strict=True)
    ]
    short = [
        tag("text", str(number), x=_unit(x), y=_unit(y), class_="number-on-map")
        for number, (x, y) in zip(numbers, at.tolist(), strict=True)
    ]
    box = f"{_unit(left)} {_unit(top)} {_unit(right - left)} {_unit(bottom - top)}"
    return tag("svg", *circles, *texts, *short, viewBox=box, class_="map", role="img", aria_label=said)


def tree_lines(order: Sequence[int], joins: Sequence[tuple[int, int, float]], marked: Sequence[int]) -> Safe:
    """Return the lines of a tree whose names stand to their left, one a row.

    Args:
        order: the leaves from top to bottom.
        joins: for each join what is joined (below the number of leaves a leaf, from there on an earlier join) and at
            which height, rising.
        marked: joins in the other colour, and thicker.
    """
    heights = [height for _, _, height in joins]
    begin = max(0.0, heights[0] - _BEFORE * (heights[-1] - heights[0])) if heights[-1] > heights[0] else 0.0
    wide = max(heights[-1] - begin, 1e-9)
    spots = {leaf: (0.0, place + 0.5) for place, leaf in enumerate(order)}
    lines = []
    for number, (one, other, height) in enumerate(joins):
        (x, y), (u, v) = spots[one], spots[other]
        across = 97 * (height - begin) / wide
        path = f"M{_unit(x)} {_unit(y)}H{_unit(across)}V{_unit(v)}H{_unit(u)}"
        lines.append(tag("path", d=path, class_="join near" if number in marked else "join"))
        spots[len(order) + number] = (across, (y + v) / 2)
    root = spots[len(order) + len(joins) - 1]
    lines.append(tag("path", d=f"M{_unit(root[0])} {_unit(root[1])}H100", class_="join"))
    return tag(
        "svg",
        *lines,
        viewBox=f"0 0 100 {len(order)}",
        preserveAspectRatio="none",
        class_="branches",
        style=f"height:{1.75 * len(order):.2f}rem",
        aria_hidden="true",
    )


def course(shares: Floats, low: Floats, high: Floats, sizes: Sequence[int], top: float, said: str) -> Safe:
    """Return a dot for each period, with its interval as a line; pale where it rests on fewer than three documents.

    Args:
        shares, low, high: 0 to 1, one a period; NaN for nothing, or for no interval.
        sizes: the documents behind each.
        top: the share at the upper edge.
        said: what is to be seen, in words.
    """
    step = 100 / max(len(shares), 1)
    marks: list[object] = []
    before: tuple[float, float] | None = None
    for period, share in enumerate(shares.tolist()):
        if np.isnan(share):
            before = None
            continue
        x, y = step * (period + 0.5), _height(share, top)
        few = " few" if sizes[period] < 3 else ""
        if before is not None:
            marks.append(
                tag("path", d=f"M{_unit(before[0])} {_unit(before[1])}L{_unit(x)} {_unit(y)}", class_="between")
            )
        if not np.isnan(low[period]):
            ends = f"M{_unit(x)} {_unit(_height(low[period], top))}V{_unit(_height(high[period], top))}"
            marks.append(tag("path", d=ends, class_=f"interval{few}"))
        marks.append(tag("path", d=f"M{_unit(x)} {_unit(y)}h0", class_=f"dot{few}"))
        before = x, y
    return tag(
        "svg",
        *marks,
        viewBox="0 0 100 100",
        preserveAspectRatio="none",
        class_="course",
        role="img",
        aria_label=said,
    )


def _height(share: float, top: float) -> float:
    return 96 - 92 * min(share / top, 1.0) if top > 0 else 96.0


def _unit(number: float) -> str:
    """Return a number of a picture: one digit after the point, and none where it is 0."""
    text = f"{float(number):.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
