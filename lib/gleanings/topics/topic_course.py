"""TopicCourse: how topics come and go within one document, from its first word to its last."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gleanings.corpus.corpus import Corpus
from gleanings.documents.document import Document
from gleanings.documents.excerpts import shorten
from gleanings.errors import InvalidType, InvalidValue, choice
from gleanings.html import Safe, paragraphs, table, tag
from gleanings.nouns import counted
from gleanings.tabular import Tabular
from gleanings.topics.fit_result import Fit
from gleanings.topics.topic import Topic
from gleanings.topics.transform import shares_of
from gleanings.types import CountedUnit, Floats, Integers
from gleanings.words.bag_of_words import BagOfWords
from gleanings.words.rows import UNITS, Row

if TYPE_CHECKING:
    import pandas as pd

    from gleanings.charts.chart import Chart

_ENOUGH = 4  # stretches, for a course to be seen
_STRIPS = 6  # topics in the chart
_LINES = 40  # of a table that a reader still reads
_EXCERPT = 80
_SOME = 0.1  # the share of a topic that is worth a word


@dataclass(frozen=True, eq=False, repr=False)
class TopicCourse(Tabular):
    """The shares of topics in the stretches of one document, in order.

    Attributes:
        document: its id.
        title: its title.
        unit: what a stretch is: passage, paragraph or sentence.
        spans: where each stretch begins and ends: offsets into the document's text.
        excerpts: the beginning of each.
        topics, names: the numbers and the names of the topics that are not hidden.
        shares: stretches x topics, float64, 0 to 1; NaN for a stretch without a counted word.
        words: how many counted words each stretch has, int64.
        length: of the text, in characters.

    >>> import gleanings as gl
    >>> texts = ["Rain and wind and storm.\\n\\nParty and vote and poll."] * 20
    >>> bow = gl.bag_of_words(gl.Corpus.from_texts(texts), unit="paragraph", minimum_rows=1, maximum_share=1)
    >>> course = gl.fit_topics(bow, topics=2).course("0")
    >>> course.shares.round(0).sum(axis=0).tolist(), course.excerpts
    ([1.0, 1.0], ('Rain and wind and storm.', 'Party and vote and poll.'))
    """

    document: str
    title: str
    unit: str
    spans: tuple[tuple[int, int], ...]
    excerpts: tuple[str, ...]
    topics: tuple[int, ...]
    names: tuple[str, ...]
    shares: Floats
    words: Integers
    length: int

    def _largest(self) -> list[int]:
        """Return the places of the topics, by their part of the document."""
        weighted = np.nansum(self.shares * self.words[:, None], axis=0)
        return [int(k) for k in np.argsort(-np.round(weighted, 10), kind="stable")]

    @property
    def reading(self) -> str:
        """Where the largest topics of the document stand in it, in words."""
        known = np.flatnonzero(self.words > 0)
        if not len(known):
            return "No stretch has a counted word, so nothing can be said."
        said = []
        for k in self._largest()[:3]:
            shares = self.shares[known, k]
            best = int(known[int(np.argmax(shares))])
            if self.shares[best, k] < _SOME:
                continue
            place = self.spans[best][0] / max(self.length, 1)
            said.append(
                f"{self.topics[k]} {self.names[k]}: most ({self.shares[best, k]:.0%}) at {place:.0%} of the text, "
                f"“{self.excerpts[best]}”."
            )
        size = counted(len(self.spans), self.unit)
        few = f" {size} cannot show much of a course." if len(self.spans) < _ENOUGH else ""
        return " ".join(said) + few

    def to_frame(self) -> "pd.DataFrame":
        """Return one line per stretch: start, end, words, excerpt, and the share of each topic."""
        import pandas as pd

        frame = pd.DataFrame(self.spans, columns=["start", "end"])
        frame = frame.assign(words=self.words, excerpt=list(self.excerpts))
        shares = pd.DataFrame(self.shares, columns=_apart(self.topics, self.names))
        return pd.concat([frame, shares], axis=1)

    def plot(self) -> "Chart":
        """Return a matplotlib figure: a strip along the text for each of the largest topics, 6 at most."""
        from gleanings.charts.along_text import along

        some = [k for k in self._largest() if np.nan_to_num(self.shares[:, k]).max(initial=0.0) >= _SOME]
        largest = (some or self._largest())[:_STRIPS]
        edges = [start / max(self.length, 1) for start, _ in self.spans] + [1.0]
        names = [f"{self.topics[k]} {self.names[k]}" for k in largest]
        frame = self.to_frame()
        return along(
            names,
            edges,
            np.nan_to_num(self.shares[:, largest]).T.tolist(),
            title=f"Share of topics along “{shorten(self.title, _EXCERPT)}”, {self.unit} by {self.unit}",
            alt=f"Strips of bars along the text, one topic each. {self.reading}",
            columns=[str(name) for name in frame.columns],
            rows=frame.to_numpy().tolist(),
        )

    def __repr__(self) -> str:
        return f"TopicCourse({self.document!r}, {counted(len(self.spans), self.unit)}: {self.reading})"

    def _repr_html_(self) -> Safe:
        rows = []
        for i, (start, _) in enumerate(self.spans[:_LINES]):
            order = np.argsort(-np.nan_to_num(self.shares[i]), kind="stable")[:2]
            main = [f"{self.topics[k]} {self.names[k]} ({self.shares[i, k]:.0%})" for k in order if self.words[i]]
            rows.append((f"{start / max(self.length, 1):.0%}", self.excerpts[i], "; ".join(main), int(self.words[i])))
        more = [f"{len(self.spans) - _LINES} more: to_frame() has them."] if len(self.spans) > _LINES else []
        headers = ["at", f"{self.unit} begins", "largest topics", "counted words"]
        shown = table(headers, rows, caption=f"Topics along {self.title}", numbers=[0, 3])
        lines = paragraphs((self.reading, *more), style="max-width:60em")
        return tag("div", self.plot()._repr_html_(), lines, shown)


def topic_course(bow: BagOfWords, fit: Fit, topics: Sequence[Topic], document: object, unit: str) -> TopicCourse:
    """Return how topics come and go within a document; see `TopicModel.course`.

    Args:
        bow: the bag that the topics were found in.
        fit: the fitted arrays.
        topics: all topics of the model.
        document: a document, its id, or its place in the corpus.
        unit: passage, paragraph or sentence; "auto" for the longest that cuts the document into four or more.
    """
    chosen = _document(bow, document)
    choice("unit", unit, ("auto", *UNITS[1:]))
    if bow.preparation is None:
        raise InvalidValue(
            "the model was made from tokens, so how to count the stretches of a text is not known; make it with "
            "bag_of_words(corpus)."
        )
    part = _cut(bow, chosen, unit)
    shown = [topic for topic in topics if not topic.hidden]
    words = np.asarray(part.counts.sum(axis=1, dtype=np.int64)).ravel()
    expected = np.array([topic.share for topic in topics])
    shares = shares_of(fit, part.counts, expected)[:, [topic.index for topic in shown]]
    shares[words == 0] = np.nan
    return TopicCourse(
        document=chosen.id,
        title=chosen.title,
        unit=part.unit,
        spans=tuple((row.start, row.end) for row in part.rows),
        excerpts=tuple(_excerpt(chosen, row) for row in part.rows),
        topics=tuple(topic.index for topic in shown),
        names=tuple(topic.label for topic in shown),
        shares=shares,
        words=words,
        length=len(chosen.text),
    )


def _document(bow: BagOfWords, given: object) -> Document:
    if isinstance(given, Document):
        return given
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise InvalidType(f"document is a {type(given).__name__}; give a document, its id, or its place in the corpus.")
    if bow.corpus is None:
        raise InvalidValue(
            "the documents are not at hand; give the document itself, or load the model with its corpus: "
            "load_topics(folder, corpus=corpus)."
        )
    if isinstance(given, int) and not -len(bow.corpus) <= given < len(bow.corpus):
        raise InvalidValue(f"document={given} is not there; the corpus has {len(bow.corpus)} documents, from 0.")
    return bow.corpus[given]


def _cut(bow: BagOfWords, document: Document, unit: str) -> BagOfWords:
    """Return the document cut into stretches and counted."""
    corpus = Corpus((document,), document.language)
    units: tuple[CountedUnit, ...] = ("passage", "paragraph", "sentence")
    if unit != "auto":
        return bow.recount(corpus, unit=next(each for each in units if each == unit))
    part = bow.recount(corpus, unit=units[0])
    for finer in units[1:]:
        if len(part) >= _ENOUGH:
            break
        part = bow.recount(corpus, unit=finer)
    return part


def _excerpt(document: Document, row: Row) -> str:
    return shorten(" ".join(document.text[row.start : row.end].split()), _EXCERPT)


def _apart(topics: Sequence[int], names: Sequence[str]) -> list[str]:
    """Return names for columns, with the number where two topics are called alike."""
    return [f"{name} ({topic})" if names.count(name) > 1 else name for topic, name in zip(topics, names, strict=True)]
