"""A text sentence by sentence, each on lines of its own, shaded where it was chosen."""

import textwrap
from collections.abc import Sequence

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from gleanings.charts.chart import INK, OTHER, QUIET, Chart, cut

_LINE = 74  # characters
_MOST = 300  # characters of a sentence that are shown


def shaded_text(
    sentences: Sequence[tuple[str, float | None, str]],
    *,
    title: str,
    alt: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
) -> Chart:
    """Return the sentences beneath each other, with a shade behind those that have one, and a note beside them.

    As the width of letters is not known, a shade is as wide as the picture: a sentence begins a line of its own.

    Args:
        sentences: for each its text, its shade (0 to 1; None for a sentence that was not chosen) and what stands
            beside it, in a few characters.
        title, alt: what the chart shows, and what is to be seen in it.
        columns, rows: what is drawn, for `to_frame`.

    >>> shaded_text([("Rain fell.", None, ""), ("The river rose.", 1.0, "1")], title="t", alt="The second is shaded.",
    ...     columns=["text"], rows=[["Rain fell."], ["The river rose."]]).alt
    'The second is shaded.'
    """
    wrapped = [textwrap.wrap(cut(text, _MOST), _LINE) or [""] for text, _, _ in sentences]
    total = sum(len(lines) for lines in wrapped) or 1

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        at = 0
        for lines, (_, shade, note) in zip(wrapped, sentences, strict=True):
            if shade is not None:
                area = Rectangle((0, at), 1, len(lines), facecolor=OTHER, alpha=0.14 + 0.3 * shade, linewidth=0)
                axes.add_patch(area)
                axes.add_patch(Rectangle((0, at), 0.008, len(lines), facecolor=OTHER, linewidth=0))
            color = INK if shade is not None else QUIET
            for number, line in enumerate(lines):
                axes.text(0.06, at + number + 0.5, line, ha="left", va="center", fontsize=8.5, color=color)
            axes.text(0.035, at + 0.5, note, ha="center", va="center", fontsize=8.5, color=INK, weight="bold")
            at += len(lines)
        axes.set_xlim(0, 1)
        axes.set_ylim(total, 0)
        axes.axis("off")
        figure.subplots_adjust(left=0, right=1, top=1, bottom=0)

    return Chart(draw, title=title, alt=alt, columns=columns, rows=rows, height=0.185 * total)
