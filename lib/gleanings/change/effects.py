"""gl.effect: how the share of each topic differs with what is known of the documents, as a regression."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import stdtrit

from gleanings.change.formula import as_numbers, complete_documents, design_matrix, notes_on_columns
from gleanings.change.regression import combined, least_squares
from gleanings.change.shares import drawn_shares
from gleanings.change.trends import checked_level
from gleanings.change.units import Units, column, columns_of, units_of
from gleanings.errors import InvalidValue, choice, whole_number
from gleanings.html import Safe, paragraphs, table, tag
from gleanings.nouns import counted, counted_of
from gleanings.tabular import Tabular
from gleanings.topics.model import TopicModel
from gleanings.types import Floats, Integers

if TYPE_CHECKING:
    import pandas as pd

    from gleanings.charts.chart import Chart

_FEW_CLUSTERS = 30  # below, clustered errors are too small (Cameron and Miller 2015)
_DIGITS = 10  # significant digits kept: the last ones differ between kinds of processor


@dataclass(frozen=True, eq=False, repr=False)
class TopicEffects(Tabular):
    """How the share of each topic goes with each term of a formula.

    Attributes:
        formula: the right-hand side.
        terms: the columns of the design matrix, "Intercept" first.
        topics, names: the numbers and names of the topics that are not hidden.
        estimates: topics x terms, float64: how much the share (0 to 1) changes when the term goes up by 1.
        errors: topics x terms, float64: standard errors.
        low, high: the ends of the intervals.
        level: how often such an interval holds the truth.
        documents: how many documents were used.
        notes: what a reader must know, in full sentences.

    >>> import gleanings as gl
    >>> texts = ["Rain and wind and storm.", "Party and vote and poll."] * 10
    >>> corpus = gl.Corpus.from_texts(texts, metadata=[{"kind": "weather"}, {"kind": "politics"}] * 10)
    >>> bow = gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1)
    >>> gl.effect(gl.fit_topics(bow, topics=2), "kind").documents
    20
    """

    formula: str
    terms: tuple[str, ...]
    topics: tuple[int, ...]
    names: tuple[str, ...]
    estimates: Floats
    errors: Floats
    low: Floats
    high: Floats
    level: float
    documents: int
    notes: tuple[str, ...] = ()

    def to_frame(self) -> "pd.DataFrame":
        """Return one line for each topic and term: topic, name, term, estimate, error, low, high."""
        import pandas as pd

        lines = [
            (topic, name, term, self.estimates[k, j], self.errors[k, j], self.low[k, j], self.high[k, j])
            for k, (topic, name) in enumerate(zip(self.topics, self.names, strict=True))
            for j, term in enumerate(self.terms)
        ]
        return pd.DataFrame(lines, columns=["topic", "name", "term", "estimate", "error", "low", "high"])

    def plot(self, term: str | None = None) -> "Chart":
        """Return a chart of one term's estimates with their intervals, one line per topic.

        Args:
            term: one of `terms`; None for the first after the intercept.

        Raises:
            InvalidValue: there is no such term.
        """
        from gleanings.charts.estimates import estimates

        others = [name for name in self.terms if name != "Intercept"] or list(self.terms)
        chosen = others[0] if term is None else choice("term", term, self.terms)
        j = self.terms.index(chosen)
        return estimates(
            [f"{topic} {name}" for topic, name in zip(self.topics, self.names, strict=True)],
            self.estimates[:, j],
            self.low[:, j],
            self.high[:, j],
            title=f"Change of the share of each topic with {chosen}, with {self.level:.0%} intervals",
        )

    def __repr__(self) -> str:
        lines = [
            f"  {topic} {name}: " + ", ".join(f"{term} {self._interval(k, j)}" for j, term in self._shown())
            for k, (topic, name) in enumerate(zip(self.topics, self.names, strict=True))
        ]
        return "\n".join(
            [
                f"TopicEffects({self.formula!r}, {counted(self.documents, 'document')}, in percentage points)",
                *lines,
                *self.notes,
            ]
        )

    def _repr_html_(self) -> Safe:
        rows = [(name, *(self._interval(k, j) for j, _ in self._shown())) for k, name in enumerate(self.names)]
        caption = (
            f"Change of the share of a topic with each term of {self.formula}, in percentage points, with "
            f"{self.level:.0%} intervals"
        )
        headers = ["topic", *(term for _, term in self._shown())]
        shown = table(headers, rows, caption=caption, numbers=range(1, len(headers)))
        return tag("div", shown, paragraphs(self.notes))

    def _shown(self) -> list[tuple[int, str]]:
        return [(j, term) for j, term in enumerate(self.terms) if term != "Intercept" or len(self.terms) == 1]

    def _interval(self, k: int, j: int) -> str:
        estimate, low, high = (100 * float(x[k, j]) for x in (self.estimates, self.low, self.high))
        return f"{estimate:+.2f} ({low:+.2f} to {high:+.2f})"


def effect(
    model: TopicModel,
    formula: str,
    *,
    cluster: str | None = None,
    draws: int = 25,
    level: float = 0.9,
    seed: int = 0,
) -> TopicEffects:
    """Return how the share of each topic goes with the columns of a formula, as stm's `estimateEffect` does.

    The shares are drawn from the posterior of each document, so that what a short document leaves open widens the
    intervals (Treier and Jackman 2008; Roberts, Stewart and Airoldi 2016); each draw is regressed on the formula by
    least squares with errors that are robust, or clustered, and the fits are combined by Rubin's rules.

    Args:
        model: what `fit_topics` returned, with its corpus.
        formula: the right-hand side of a formula, as R and formulaic write them: "party", "year + party",
            "party * year", "C(year)". Columns are those of the documents' metadata, and `year` of the date.
        cluster: a column within whose groups documents are alike, such as the speaker; None for none.
        draws: how many times shares are drawn.
        level: how often the intervals are to hold the truth, above 0 and below 1.
        seed: a whole number from 0.

    Returns:
        TopicEffects: estimates and intervals, topics x terms.

    Raises:
        MissingExtra: formulaic is not installed.
        InvalidType, InvalidValue: a column that is not there (near ones are named), or terms that cannot be told
            apart.

    >>> import gleanings as gl
    >>> texts = ["Rain and wind and storm.", "Party and vote and poll."] * 10
    >>> metadata = [{"kind": "weather"}, {"kind": "politics"}] * 10
    >>> corpus = gl.Corpus.from_texts(texts, metadata=metadata)
    >>> model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, maximum_share=1), topics=2)
    >>> effect(model, "kind").terms
    ('Intercept', 'kind[T.weather]')
    """
    units = units_of(model)
    level = checked_level(level)
    draws, seed = whole_number("draws", draws, least=1), whole_number("seed", seed, least=0)
    given = columns_of(units)
    columns, read = as_numbers(given)
    kept, missing = complete_documents(formula, columns, cluster)
    design, terms, reading = design_matrix(
        formula, {name: [values[i] for i in kept] for name, values in columns.items()}
    )
    clusters, notes = _clusters(units, cluster, kept, given)
    beware = notes_on_columns(formula, columns, kept)
    _check(design, terms, clusters, beware)
    if missing:
        some = counted_of(missing, len(units), "document")
        lack, are = ("lacks", "is") if missing == 1 else ("lack", "are")
        notes.insert(0, f"{some} {lack} a value of the formula's columns and {are} left out.")
    shown = [topic for topic in model.topics if not topic.hidden]
    drawn = drawn_shares(model, units.documents[kept], seed, draws)
    notes += [*reading, *beware]
    if texts := [name for name in read if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", formula)]:
        notes.append(f"Numbers that are texts were taken as numbers: {', '.join(texts)}. C({texts[0]}) makes groups.")
    if not model.alpha.any():
        notes.append(f"{model.method} knows no posterior of its shares, so they are taken as certain.")
    found = [combined([least_squares(design, shares[:, topic.index], clusters) for shares in drawn]) for topic in shown]
    estimates, errors = (_rounded(np.array([each[i] for each in found])) for i in (0, 1))
    width = _rounded(float(stdtrit(_freedom(clusters, design), (1 + level) / 2)) * errors)
    return TopicEffects(
        formula=formula.strip(),
        terms=terms,
        topics=tuple(topic.index for topic in shown),
        names=tuple(topic.label for topic in shown),
        estimates=estimates,
        errors=errors,
        low=estimates - width,
        high=estimates + width,
        level=level,
        documents=len(kept),
        notes=tuple(notes),
    )


def _check(design: Floats, terms: Sequence[str], clusters: Integers, beware: Sequence[str]) -> None:
    size, width = design.shape
    if size <= width:
        raise InvalidValue(
            f"{size} documents are too few for {width} terms: a column of groups makes a term of each group but one. "
            + " ".join(["Give a shorter formula, a column of fewer groups, or more documents.", *beware])
        )
    if int(clusters.max()) < 1:
        raise InvalidValue("all documents are in one cluster; give a column of several groups as cluster, or none.")
    scaled = design / np.maximum(np.abs(design).max(axis=0), 1e-300)
    if np.linalg.matrix_rank(scaled) < width:
        raise InvalidValue(
            f"the terms {', '.join(terms)} cannot be told apart in these documents: one follows from the others, or "
            "holds a single value. Leave one out."
        )


def _clusters(
    units: Units, cluster: str | None, kept: Sequence[int], columns: Mapping[str, Sequence[object]]
) -> tuple[Integers, list[str]]:
    if cluster is None:
        return np.arange(len(kept), dtype=np.int64), []
    values = column(units, cluster, columns)
    _, number = np.unique([str(values[i]) for i in kept], return_inverse=True)
    groups = int(number.max()) + 1
    few = f"There are only {groups} clusters by {cluster}; with so few, the intervals are too narrow."
    return number.astype(np.int64), [few] if groups < _FEW_CLUSTERS else []


def _freedom(clusters: Integers, design: Floats) -> int:
    """Return the degrees of freedom: clusters less 1, or documents less terms where each is its own cluster."""
    groups = int(clusters.max()) + 1
    return groups - 1 if groups < len(design) else len(design) - design.shape[1]


def _rounded(numbers: Floats) -> Floats:
    with np.errstate(divide="ignore"):
        size = np.where(numbers == 0, 0, np.floor(np.log10(np.abs(np.where(numbers == 0, 1, numbers)))))
    scale = 10.0 ** (_DIGITS - 1 - size)
    return np.asarray(np.round(numbers * scale) / scale, dtype=np.float64)
