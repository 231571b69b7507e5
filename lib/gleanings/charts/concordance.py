"""A concordance: the places of a word beneath each other, with what stands around it."""

import unicodedata
from collections.abc import Sequence

from matplotlib.figure import Figure

from gleanings.charts.chart import INK, MARK, Chart, cut

_BESIDE = 34  # characters on each side: beyond, lines are wider than a page


def concordance(
    lines: Sequence[tuple[str, str, str]],
    *,
    title: str,
    alt: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
) -> Chart:
    """Return the lines beneath each other, the word of each in the middle, in the other colour.

    Args:
        lines: for each place what stands before the word, the word, and what stands after it.
        title, alt: what the chart shows, and what is to be seen in it.
        columns, rows: what is drawn, for `to_frame`.

    >>> concordance([("Heavy", "rain", "fell")], title="t", alt="Once.", columns=["text"], rows=[["rain"]]).alt
    'Once.'
    """
    # Half of the widest word lies on either side of the middle; a letter is some .075 inches wide.
    half = max((_width(word) for _, word, _ in lines), default=0) / 2 * 0.0145 + 0.012

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        for at, (before, word, after) in enumerate(lines):
            axes.text(
                0.5, at, cut(word, 2 * _BESIDE), ha="center", va="center", color=MARK, weight="bold", fontsize=8.5
            )
            axes.text(0.5 - half, at, _end(before), ha="right", va="center", color=INK, fontsize=8.5)
            axes.text(0.5 + half, at, cut(after, _BESIDE), ha="left", va="center", color=INK, fontsize=8.5)
        axes.set_xlim(0, 1)
        axes.set_ylim(len(lines) - 0.5, -0.5)
        axes.axis("off")
        figure.subplots_adjust(left=0, right=1, top=1, bottom=0)

    return Chart(draw, title=title, alt=alt, columns=columns, rows=rows, height=0.21 * max(len(lines), 1))


def _end(text: str) -> str:
    """Return the end of a text, as `cut` returns its beginning."""
    plain = " ".join(text.split())
    kept = cut(plain[::-1], _BESIDE)
    return plain if len(kept) == len(plain) and not kept.endswith("…") else "…" + kept.removesuffix("…")[::-1]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
