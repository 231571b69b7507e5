"""Words with bars, a panel for each list of words: top words of topics, words that set groups apart."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from gleanings.charts.chart import MARK, Chart, cut

_BESIDE = 2  # panels beside each other
_NAME, _WORD = 30, 22  # characters
_ROW, _HEAD = 0.2, 0.5  # inches: a word, and what stands above the words of a panel
MOST = 24  # panels: more are no picture any more


def word_bars(
    names: Sequence[str],
    words: Sequence[Sequence[tuple[str, float]]],
    *,
    title: str,
    alt: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
    one_scale: bool = True,
) -> Chart:
    """Return a panel for each of `names`, with a bar beside each of its words.

    Args:
        names: what stands above each panel; at most 24 are drawn.
        words: for each panel its words, each with the length of its bar, 0 or more.
        title, alt: what the chart shows, and what is to be seen in it.
        columns, rows: the numbers drawn, for `to_frame`.
        one_scale: whether bars of all panels can be compared; else the longest of each panel fills it.

    >>> chart = word_bars(["a", "b"], [[("rain", 0.2), ("wind", 0.1)], [("vote", 0.3)]], title="t", alt="Words.",
    ...     columns=["word"], rows=[["rain"], ["wind"], ["vote"]])
    >>> len(chart.axes)
    2
    """
    names, words = names[:MOST], words[:MOST]
    beside = min(_BESIDE, len(names))
    down = -(-len(names) // beside)
    most = max((len(each) for each in words), default=1) or 1
    longest = max((length for each in words for _, length in each), default=0.0) or 1.0

    def draw(figure: Figure) -> None:
        grid = figure.subplots(down, beside, squeeze=False).ravel()
        for axes, name, listed in zip(grid, names, words, strict=False):
            lengths = [length for _, length in listed]
            axes.barh(range(len(listed)), lengths, height=0.55, color=MARK)
            axes.set_yticks(range(len(listed)), [cut(word, _WORD) for word, _ in listed])
            axes.set_ylim(most - 0.4, -0.6)
            axes.set_xlim(0, longest if one_scale else max(lengths, default=0.0) or 1.0)
            axes.set_xticks([])
            axes.tick_params(length=0, labelsize=8.5)
            axes.spines[:].set_visible(False)
            # Above the words, not the bars: a name is as long as both.
            axes.text(-0.78, 1.0, cut(name, _NAME), transform=axes.transAxes, ha="left", va="bottom", weight="bold")
        for axes in grid[len(names) :]:
            figure.delaxes(axes)
        figure.subplots_adjust(left=0.22, right=0.98, wspace=0.95, hspace=_HEAD / (_ROW * most))

    height = down * (_ROW * most + _HEAD)
    return Chart(draw, title=title, alt=alt, columns=columns, rows=rows, height=height)
