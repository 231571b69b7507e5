"""Horizontal bars, each under its name."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from gleanings.charts.chart import MARK, Chart, cut

_NAME = 52  # characters of a name above a bar


def bars(
    names: Sequence[str],
    lengths: Sequence[float],
    *,
    title: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
    written: Sequence[str] | None = None,
    notes: str = "",
) -> Chart:
    """Return a bar for each of `names`, as long as `lengths` say.

    Args:
        names: what stands above each bar.
        lengths: 0 or more.
        title: what the chart shows.
        columns, rows: the numbers drawn, for `to_frame`.
        written: what stands beside each bar; None for the length in percent.
        notes: what the description says besides.

    >>> bars(["rain", "wind"], [0.5, 0.25], title="Shares", columns=["share"], rows=[[0.5], [0.25]]).alt
    'Bar chart. Shares: rain 50%; wind 25%.'
    >>> bars(["0 storms: rain, wind"], [0.5], title="Shares", columns=["share"], rows=[[0.5]]).alt
    'Bar chart. Shares: 0 storms 50%: rain, wind.'
    """
    beside = [f"{length:.0%}" for length in lengths] if written is None else list(written)

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        axes.barh(range(len(names)), list(lengths), height=0.34, color=MARK)
        for at, (name, length, text) in enumerate(zip(names, lengths, beside, strict=True)):
            axes.text(0, at - 0.27, cut(name, _NAME), va="bottom", ha="left")
            axes.text(length, at, f" {text}", va="center", ha="left")
        axes.set_ylim(len(names) - 0.7, -0.8)
        axes.set_xlim(0, (max(lengths, default=0.0) or 1.0) * 1.12)
        axes.axis("off")

    # "0 rain 28%: river, storm", so that the number is not read as that of the last word.
    parted = ((*name.partition(": "), text) for name, text in zip(names, beside, strict=True))
    said = "; ".join(f"{name} {text}{colon}{rest}" for name, colon, rest, text in parted)
    alt = f"Bar chart. {title}: {said}.{notes}"
    return Chart(draw, title=title, alt=alt, columns=columns, rows=rows, height=0.44 * len(names) + 0.1)
