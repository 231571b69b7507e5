"""A tree of names: what is joined first is most alike."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from gleanings.charts.chart import INK, MARK, OTHER, Chart, cut

_NAME = 46  # characters
_BEFORE = 0.6  # of the width of the tree: its leaves


def dendrogram(
    names: Sequence[str],
    order: Sequence[int],
    joins: Sequence[tuple[int, int, float]],
    *,
    title: str,
    across: str,
    alt: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
    marked: Sequence[int] = (),
) -> Chart:
    """Return a tree that grows to the right, with a name at each leaf.

    Args:
        names: of the leaves.
        order: the leaves from top to bottom.
        joins: for each join what is joined (below the number of leaves a leaf, from there on an earlier join) and at
            which height, rising.
        title, across, alt: what the chart shows, the name of the axis, and what is to be seen in it.
        columns, rows: the numbers drawn, for `to_frame`.
        marked: joins in the other colour.

    >>> dendrogram(["a", "b"], [0, 1], [(0, 1, 0.4)], title="Tree", across="distance", alt="a and b are joined at 0.4.",
    ...     columns=["height"], rows=[[0.4]]).alt
    'a and b are joined at 0.4.'
    """

    heights = [height for _, _, height in joins] or [1.0]
    # The axis begins a little before the first join: where all are far from 0, they would be one line.
    begin = max(0.0, heights[0] - _BEFORE * (heights[-1] - heights[0])) if heights[-1] > heights[0] else 0.0

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        at = {leaf: (begin, float(place)) for place, leaf in enumerate(order)}
        for number, (one, other, height) in enumerate(joins):
            (x, y), (u, v) = at[one], at[other]
            color = OTHER if number in marked else MARK
            axes.plot([x, height, height, u], [y, y, v, v], color=color, linewidth=2 if number in marked else 1.3)
            at[len(names) + number] = (height, (y + v) / 2)
        axes.set_yticks(range(len(order)), [cut(names[leaf], _NAME) for leaf in order])
        axes.set_ylim(len(order) - 0.5, -0.5)
        axes.set_xlim(begin, heights[-1] + 0.04 * (heights[-1] - begin))
        axes.set_xlabel(across, color=INK)
        axes.tick_params(length=0)
        figure.subplots_adjust(left=0.5)

    return Chart(draw, title=title, alt=alt, columns=columns, rows=rows, height=0.24 * len(names) + 0.6)
