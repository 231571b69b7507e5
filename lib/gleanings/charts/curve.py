"""A measure against a number, with intervals, and one number marked: the choice of a number of topics, for example."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from gleanings.charts.chart import INK, MARK, OTHER, Chart


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

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        if low is not None and high is not None:
            axes.fill_between(list(numbers), list(low), list(high), color=MARK, alpha=0.18, linewidth=0)
        axes.plot(list(numbers), list(values), color=MARK, marker="o", markersize=4)
        if chosen is not None and chosen in numbers:
            at = list(numbers).index(chosen)
            axes.plot([chosen], [values[at]], color=OTHER, marker="o", markersize=9, linestyle="none")
            axes.annotate(
                f"{chosen:g} chosen", (chosen, values[at]), (0, 9), textcoords="offset points", ha="center", color=INK
            )
        axes.set_xlabel(across)
        axes.set_title(up, loc="left", fontsize=9.5)
        axes.margins(y=0.2)
        axes.tick_params(length=0)
        axes.grid(axis="y", color="#dddddd", linewidth=0.6)
        axes.set_axisbelow(True)

    said = "; ".join(f"{value:.3g} at {number:g} {across}" for number, value in zip(numbers, values, strict=True))
    alt = f"Line. {title}. {up} {said}.{f' Chosen: {chosen:g}.' if chosen is not None else ''}"
    columns = [across, up, *(["low", "high"] if low is not None and high is not None else [])]
    ends = [low, high] if low is not None and high is not None else []
    return Chart(
        draw, title=title, alt=alt, columns=columns, rows=list(zip(numbers, values, *ends, strict=True)), height=2.6
    )
