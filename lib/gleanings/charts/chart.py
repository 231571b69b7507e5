"""Chart: a matplotlib figure with its numbers and a description in words, which shows itself in a notebook or a mail.

It is drawn without pyplot, so that the backend and the style that a user has set stay as they are, and do not change
the image. Text stays text, in the reader's own fonts, so labels of any script can be read; as their width is not known,
they stand above what they name, where there is room.
"""

import io
import threading
import unicodedata
import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import matplotlib.style
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from gleanings.html import Safe, image, seen, tag

if TYPE_CHECKING:
    import pandas as pd

INK, MARK, OTHER = "#1f2933", "#2b6cb0", "#b7791f"  # text, and two colours that the colour-blind tell apart
QUIET, GRID = "#6b7280", "#dddddd"  # what is beside the point, and lines behind it
# Where a page is dark the image is, too: the same colours, light on dark; contrast of text and marks 4.5 at least.
_PAPER_AT_NIGHT = "#14181d"
_AT_NIGHT = {INK: "#e6e9ee", MARK: "#6aa9e9", OTHER: "#e0a84a", QUIET: "#9aa3ad", GRID: "#3a4048"}
_WIDTH = 5.8  # inches: at 480 pixels the letters are still 9 pixels high
_LABEL = 44  # characters of a label
_STYLE = {
    "svg.hashsalt": "gleanings",  # the ids inside the image, else random
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],  # the first of matplotlib's ten: every text of an image would name them all
    "font.size": 9.5,
    "text.color": INK,
    "text.parse_math": False,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.edgecolor": "#888888",
    "axes.facecolor": "none",
    "xtick.color": INK,
    "ytick.color": INK,
}
# matplotlib's settings are those of the process: two threads that draw would each have the other's.
_DRAWING = threading.Lock()


class Chart(Figure):
    """A matplotlib figure that shows itself in a notebook, with its numbers and what is to be seen in it.

    Attributes:
        title: what it shows.
        alt: what is to be seen in it, in words and numbers.
        columns, rows: the numbers drawn.
        svg: the image, the same bytes for the same numbers.

    >>> from gleanings import BagOfWords, chart_topics, fit_topics
    >>> model = fit_topics(BagOfWords.from_tokens([["rain", "storm"], ["bank", "loan"]] * 10), topics=2)
    >>> chart = chart_topics(model)
    >>> chart.columns, chart.svg[:5], chart.alt[:10]
    (('topic', 'name', 'share'), b'<?xml', 'Bar chart.')
    """

    def __init__(
        self,
        draw: Callable[[Figure], None],
        *,
        title: str,
        alt: str,
        columns: Sequence[str],
        rows: Sequence[Sequence[object]],
        height: float,
    ) -> None:
        self.title, self.alt = title, alt
        self.columns, self.rows = tuple(columns), tuple(tuple(row) for row in rows)
        target = io.BytesIO()
        with _DRAWING, matplotlib.style.context(["default", _STYLE]), warnings.catch_warnings():
            # Letters that matplotlib's own font lacks: the reader's fonts draw the text, so this does not matter.
            warnings.filterwarnings("ignore", message=".*Glyph .* missing from")
            super().__init__(figsize=(_WIDTH, height), facecolor="white")
            FigureCanvasSVG(self)
            draw(self)
            self.savefig(target, format="svg", metadata={"Date": None}, bbox_inches="tight", pad_inches=0.08)
        self.svg = target.getvalue().replace(b'<style type="text/css">', b'<style type="text/css">' + _night(), 1)

    def to_frame(self) -> "pd.DataFrame":
        """Return the numbers drawn, as a frame."""
        import pandas as pd

        return pd.DataFrame(list(self.rows), columns=list(self.columns))

    def __repr__(self) -> str:
        return f"Chart({self.alt!r})"

    __str__ = __repr__

    def _repr_html_(self) -> Safe:
        return tag("div", tag("p", self.title, style="margin:.3em 0"), image(self.svg, self.alt))


def _night() -> bytes:
    """Return the style sheet by which a browser shows the image where the page is dark."""
    rules = [f"#figure_1>g:first-child path{{fill:{_PAPER_AT_NIGHT}!important}}"]
    for day, night in _AT_NIGHT.items():
        rules += [f'[style*="{what}: {day}"]{{{what}:{night}!important}}' for what in ("fill", "stroke")]
    return f"@media (prefers-color-scheme:dark){{{''.join(rules)}}}".encode()


def cut(text: str, length: int = _LABEL) -> str:
    """Return the beginning of a text, as wide as `length` Latin letters, without what cannot be seen.

    >>> cut("a rather long label", 8)
    'a rather…'
    """
    plain = " ".join(seen(text).split())
    width = 0
    for at, letter in enumerate(plain):
        width += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if width > length:
            return plain[:at].rstrip() + "…"
    return plain
