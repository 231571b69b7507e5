"""Shares over time: a strip of bars for each name, all to one scale."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from gleanings.charts.chart import MARK, Chart, cut

_NAME = 52  # characters of a name above a strip
_TICKS = 6  # periods that are named


def strips(
    names: Sequence[str],
    periods: Sequence[str],
    values: Sequence[Sequence[float]],
    *,
    title: str,
    sizes: Sequence[int],
    columns: Sequence[str],
) -> Chart:
    """Return a strip for each of `names` with a bar for each of `periods`.

    Args:
        names: what stands above each strip.
        periods: from the first to the last.
        values: names x periods, 0 or more.
        title: what the chart shows.
        sizes: on how many documents each period rests; bars of fewer than three are pale.
        columns: names of the columns of `to_frame`: of the periods, of the sizes, then of each name.

    >>> chart = strips(["rain"], ["2020", "2021"], [[0.1, 0.4]], title="t", sizes=[3, 9], columns=["p", "n", "rain"])
    >>> chart.alt
    'Bar charts. t. rain: 10% in 2020, 40% in 2021, highest 40%, 2021 (9 documents).'
    """

    def draw(figure: Figure) -> None:
        panels = figure.subplots(len(names), 1, sharex=True, sharey=True, squeeze=False)[:, 0]
        for axes, name, shares in zip(panels, names, values, strict=True):
            drawn = axes.bar(range(len(periods)), list(shares), color=MARK, width=0.8)
            for bar, size in zip(drawn, sizes, strict=True):
                bar.set_alpha(1.0 if size >= 3 else 0.45)
            axes.text(0, 1.02, cut(name, _NAME), va="bottom", ha="left", transform=axes.transAxes)
            note = highest(shares, periods, sizes)
            axes.text(1, 1.02, note, va="bottom", ha="right", transform=axes.transAxes, alpha=0.85)
            axes.set_yticks([])
            axes.tick_params(length=0)
        axes.set_ylim(0, max((share for shares in values for share in shares), default=0.0) or 1.0)
        axes.set_xlim(-0.6, len(periods) - 0.4)
        every = -(-len(periods) // _TICKS)
        axes.set_xticks(range(0, len(periods), every), list(periods[::every]))
        figure.subplots_adjust(hspace=0.75)

    said = "; ".join(
        f"{name}: {shares[0]:.0%} in {periods[0]}, {shares[-1]:.0%} in {periods[-1]}, {highest(shares, periods, sizes)}"
        for name, shares in zip(names, values, strict=True)
    )
    rows = [
        (period, size, *column) for period, size, column in zip(periods, sizes, zip(*values, strict=True), strict=True)
    ]
    return Chart(
        draw,
        title=title,
        alt=f"Bar charts. {title}. {said}.",
        columns=columns,
        rows=rows,
        height=0.62 * len(names) + 0.3,
    )


def highest(shares: Sequence[float], periods: Sequence[str], sizes: Sequence[int]) -> str:
    """Return where a share is highest, and on how many documents that rests; the first of equal ones.

    >>> highest([0.0, 0.2, 0.2], ["1992", "1993", "1994"], [1, 4, 5])
    'highest 20%, 1993 (4 documents)'
    >>> highest([0.0, 0.0], ["1992", "1993"], [1, 1])
    'never'
    """
    best = max(range(len(shares)), key=lambda at: (shares[at], -at))
    if f"{shares[best]:.0%}" == "0%":
        return "never" if shares[best] == 0 else "below 1% throughout"
    documents = "1 document" if sizes[best] == 1 else f"{sizes[best]:,} documents"
    return f"highest {shares[best]:.0%}, {periods[best]} ({documents})"
