"""Charts of a topic model: images with their numbers in words, which show in a notebook, a report or a mail.

Each is an SVG drawn by matplotlib without pyplot, so that the backend and the style that a user has set stay as they
are, and do not change the image. Text stays text, in the reader's own fonts, so labels of any script can be read; as
their width is not known, they stand above what they name, where there is room.
"""

import io
import unicodedata
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gleanings.errors import InvalidType, InvalidValue, whole_number
from gleanings.html import Safe, image, seen, tag
from gleanings.report.groups import Group, by_document, by_period
from gleanings.topics.model import TopicModel
from gleanings.topics.topic import Topic

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_INK, _BAR = "#1f2933", "#3b6ea5"
_WIDTH = 5.8  # inches: at 480 pixels the letters are still 9 pixels high
_LABEL, _NAME = 44, 52  # characters of the label of a row, and of the name of a topic
_NUMBERED = 12  # topics beyond which the cells of a heat map have no room for numbers
_STYLE = {
    "svg.hashsalt": "gleanings",  # the ids inside the image, else random
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 9.5,
    "text.color": _INK,
    "text.parse_math": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.edgecolor": "#888888",
    "xtick.color": _INK,
    "ytick.color": _INK,
}


@dataclass(frozen=True, repr=False)
class Chart:
    """A chart that shows itself in a notebook.

    Attributes:
        title: what it shows.
        alt: what is to be seen in it, in words and numbers.
        columns, rows: the numbers drawn.
        svg: the image.
    """

    title: str
    alt: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    svg: bytes

    def to_frame(self) -> "pd.DataFrame":
        """Return the numbers drawn, as a frame."""
        import pandas as pd

        return pd.DataFrame(list(self.rows), columns=list(self.columns))

    def __repr__(self) -> str:
        return f"Chart({self.alt!r})"

    def _repr_html_(self) -> Safe:
        return tag("div", tag("p", self.title, style="margin:.3em 0"), image(self.svg, self.alt))


def chart_topics(model: TopicModel) -> Chart:
    """Return a bar for the share of each topic that is not hidden.

    Returns:
        A Chart; its frame has a row a topic: topic, name, share (0 to 1 of all counted words).

    >>> from gleanings import BagOfWords, fit_topics
    >>> rows = [["rain", "wind", "storm"], ["vote", "party", "poll"]] * 10
    >>> chart_topics(fit_topics(BagOfWords.from_tokens(rows), topics=2)).to_frame()["share"].round(1).tolist()
    [0.5, 0.5]
    """
    topics = _shown(model)

    def draw(figure: "Figure") -> None:
        axes = figure.subplots()
        axes.barh(range(len(topics)), [topic.share for topic in topics], height=0.34, color=_BAR)
        for at, topic in enumerate(topics):
            axes.text(0, at - 0.27, _label(topic), va="bottom", ha="left")
            axes.text(topic.share, at, f" {topic.share:.0%}", va="center", ha="left")
        axes.set_ylim(len(topics) - 0.7, -0.8)
        axes.set_xlim(0, max((topic.share for topic in topics), default=1.0) * 1.12)
        axes.axis("off")

    title = "Share of all counted words, by topic"
    alt = f"Bar chart. {title}: " + "; ".join(f"{t.index} {t.name} {t.share:.0%}" for t in topics) + "."
    rows = tuple((topic.index, topic.name, topic.share) for topic in topics)
    return Chart(title, alt, ("topic", "name", "share"), rows, _svg(draw, 0.44 * len(topics) + 0.1))


def chart_documents(model: TopicModel, *, limit: int = 40) -> Chart:
    """Return a heat map of documents x topics: the darker, the more of the topic is in the document.

    The documents are in the order of the corpus. Where there is only one, its paragraphs or sentences are drawn.

    Args:
        model: what `fit_topics` returned. Its hidden topics are left out.
        limit: at most so many documents are drawn, the first ones.

    Returns:
        A Chart; its frame has a row a document: its label, then a share (0 to 1) for each topic, by name.

    >>> from gleanings import BagOfWords, fit_topics
    >>> rows = [["rain", "wind", "storm"], ["vote", "party", "poll"]] * 10
    >>> chart_documents(fit_topics(BagOfWords.from_tokens(rows), topics=2), limit=3).to_frame().shape
    (3, 3)
    """
    topics = _shown(model)
    limit = whole_number("limit", limit, least=1)
    groups = by_document(model)
    drawn = groups[:limit]
    columns = [topic.index for topic in topics]
    shares = [[float(group.shares[column]) for column in columns] for group in drawn]

    def draw(figure: "Figure") -> None:
        axes = figure.subplots()
        edges = [[at - 0.5 for at in range(size + 1)] for size in (len(topics), len(drawn))]
        axes.pcolormesh(*edges, shares, cmap="Blues", vmin=0, vmax=1, edgecolors="white", linewidth=0.6)
        axes.invert_yaxis()
        axes.set_yticks(range(len(drawn)), [_cut(group.label) for group in drawn])
        axes.set_xticks(range(len(topics)), [str(topic.index) for topic in topics])
        axes.xaxis.tick_top()
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)
        if len(topics) <= _NUMBERED:
            for y, row in enumerate(shares):
                for x, share in enumerate(row):
                    color = "white" if share > 0.7 else _INK
                    axes.text(x, y, f"{share:.0%}".rstrip("%"), ha="center", va="center", color=color, fontsize=8)
        figure.subplots_adjust(left=0.46)

    unit = "document" if len({row.document for row in model.bow.rows}) > 1 else model.bow.unit
    more = f", the first {len(drawn)} of {len(groups)} {unit}s" if len(drawn) < len(groups) else ""
    title = f"Percent of each topic in each {unit}{more}"
    alt = f"Heat map. {title}. The largest topic of each: " + "; ".join(_largest(g, topics) for g in drawn) + "."
    rows = tuple((group.label, *row) for group, row in zip(drawn, shares, strict=True))
    return Chart(title, alt, (unit, *(topic.name for topic in topics)), rows, _svg(draw, 0.24 * len(drawn) + 0.4))


def chart_over_time(model: TopicModel) -> Chart:
    """Return the share of each topic by day, month, year or decade, one strip a topic, all to one scale.

    Documents without a date are left out. A period without documents is empty. Periods are as fine as 60 of them allow.

    Returns:
        A Chart; its frame has a row a period: period, documents (how many it has), then a share (0 to 1) for each
        topic, by name.

    Raises:
        InvalidValue: the model does not hold its documents, or they bear fewer than two dates.
    """
    topics = _shown(model)
    groups = by_period(model)
    if len([group for group in groups if group.size]) < 2:
        raise InvalidValue(
            "there are not two dates to compare; give dates to Corpus.from_texts, or put them at the top of the texts "
            "or into the names of the files, such as 2021-08-09_report.txt."
        )

    def draw(figure: "Figure") -> None:
        panels = figure.subplots(len(topics), 1, sharex=True, sharey=True, squeeze=False)[:, 0]
        for axes, topic in zip(panels, topics, strict=True):
            axes.bar(range(len(groups)), [float(group.shares[topic.index]) for group in groups], color=_BAR, width=0.8)
            axes.text(0, 1.02, _label(topic), va="bottom", ha="left", transform=axes.transAxes)
            axes.text(1, 1.02, _highest(groups, topic), va="bottom", ha="right", transform=axes.transAxes, alpha=0.75)
            axes.set_yticks([])
            axes.tick_params(length=0)
        top = max(float(group.shares[topic.index]) for group in groups for topic in topics)
        axes.set_ylim(0, top)
        axes.set_xlim(-0.6, len(groups) - 0.4)
        every = -(-len(groups) // 6)
        axes.set_xticks(range(0, len(groups), every), [group.label for group in groups[::every]])
        figure.subplots_adjust(hspace=0.75)

    title = f"Share of each topic, {groups[0].label} to {groups[-1].label}"
    alt = f"Bar charts. {title}. " + "; ".join(_course(groups, topic) for topic in topics) + "."
    rows = tuple((g.label, g.size, *(float(g.shares[topic.index]) for topic in topics)) for g in groups)
    columns = ("period", "documents", *(topic.name for topic in topics))
    return Chart(title, alt, columns, rows, _svg(draw, 0.62 * len(topics) + 0.3))


def _shown(model: TopicModel) -> list[Topic]:
    if not isinstance(model, TopicModel):
        raise InvalidType(f"model is a {type(model).__name__}; give what fit_topics returned.")
    topics = [topic for topic in model.topics if not topic.hidden]
    if not topics:
        raise InvalidValue("all topics are hidden, so there is nothing to draw; show one: model.hide() hides none.")
    return topics


def _label(topic: Topic) -> str:
    return _cut(f"{topic.index}  {topic.name}", _NAME)


def _cut(text: str, length: int = _LABEL) -> str:
    """Return the beginning of a text, as wide as `length` Latin letters, without what cannot be seen."""
    plain = " ".join(seen(text).split())
    width = 0
    for at, letter in enumerate(plain):
        width += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if width > length:
            return plain[:at].rstrip() + "…"
    return plain


def _largest(group: Group, topics: Sequence[Topic]) -> str:
    best = max(topics, key=lambda topic: (float(group.shares[topic.index]), -topic.index))
    return f"{group.label}: {best.index} ({float(group.shares[best.index]):.0%})"


def _highest(groups: Sequence[Group], topic: Topic) -> str:
    best = max(groups, key=lambda group: float(group.shares[topic.index]))
    return f"highest {float(best.shares[topic.index]):.0%}, {best.label}"


def _course(groups: Sequence[Group], topic: Topic) -> str:
    ends = [f"{float(group.shares[topic.index]):.0%} in {group.label}" for group in (groups[0], groups[-1])]
    return f"{topic.index} {topic.name}: {', '.join(ends)}, {_highest(groups, topic)}"


def _svg(draw: "Callable[[Figure], None]", height: float) -> bytes:
    """Return what `draw` draws, the same bytes each time."""
    import matplotlib.style
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    target = io.BytesIO()
    with matplotlib.style.context(["default", _STYLE]), warnings.catch_warnings():
        # Letters that matplotlib's own font lacks: the reader's fonts draw the text, so this does not matter.
        warnings.filterwarnings("ignore", message=".*Glyph .* missing from")
        figure = Figure(figsize=(_WIDTH, height), facecolor="white")
        FigureCanvasSVG(figure)
        draw(figure)
        figure.savefig(target, format="svg", metadata={"Date": None}, bbox_inches="tight", pad_inches=0.08)
    return target.getvalue()
