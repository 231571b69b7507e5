"""A table of shares, the darker the larger."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from gleanings.charts.chart import Chart, cut

_NUMBERED = 12  # columns beyond which the cells have no room for numbers
_ON_LIGHT = "#111820"  # on cells, which stay light at night


def heat_map(
    labels: Sequence[str],
    columns: Sequence[str],
    values: Sequence[Sequence[float]],
    *,
    title: str,
    names: Sequence[str],
    alt: str,
) -> Chart:
    """Return a map with a row for each of `labels` and a column for each of `columns`.

    Args:
        labels: what stands beside each row.
        columns: what stands above each column.
        values: rows x columns, 0 to 1; written in percent where there are 12 columns or fewer.
        title: what the chart shows.
        names: names of the columns of `to_frame`: of the labels, then of each column.
        alt: what is to be seen in it.

    >>> heat_map(["a"], ["0", "1"], [[0.25, 0.75]], title="t", names=["row", "x", "y"], alt="").to_frame().shape
    (1, 3)
    """

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        edges = [[at - 0.5 for at in range(size + 1)] for size in (len(columns), len(labels))]
        axes.pcolormesh(*edges, values, cmap="Blues", vmin=0, vmax=1, edgecolors="white", linewidth=0.6)
        axes.invert_yaxis()
        axes.set_yticks(range(len(labels)), [cut(label) for label in labels])
        axes.set_xticks(range(len(columns)), list(columns))
        axes.xaxis.tick_top()
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)
        if len(columns) <= _NUMBERED:
            for y, row in enumerate(values):
                for x, share in enumerate(row):
                    color = "white" if share > 0.6 else _ON_LIGHT
                    axes.text(x, y, f"{share:.0%}".rstrip("%"), ha="center", va="center", color=color, fontsize=8)
        figure.subplots_adjust(left=0.46)

    rows = [(label, *row) for label, row in zip(labels, values, strict=True)]
    return Chart(draw, title=title, alt=alt, columns=names, rows=rows, height=0.24 * len(labels) + 0.4)
