"""The rows that no topic explains: what a model of topics leaves out.

A topic that holds a row of its own subject, a recipe among news, has that row's words to itself, so that they are more
probable under it than in the whole bag, as those of any topic are. But they are a small part of it. So a row is
explained if a word of it is more probable under its topics, in the mean, than a word drawn from all rows is under them:
if it has some of the words that its topics are mostly made of.
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gleanings.html import Safe, join, table, tag
from gleanings.nouns import counted, counted_of
from gleanings.numerics import log
from gleanings.tabular import Items, frame_of
from gleanings.topics.fit_result import Fit
from gleanings.types import Floats
from gleanings.words.bag_of_words import BagOfWords

if TYPE_CHECKING:
    import pandas as pd

_WORDS = 8  # of a row that are shown


@dataclass(frozen=True, slots=True)
class UnexplainedRow:
    """A row that no topic explains.

    Attributes:
        row: index of the row in the bag.
        id, title: of the row.
        gain: how much more probable its words are under its topics, in the mean, than words drawn from all rows, as a
            logarithm: 0 or less.
        tokens: how many of its tokens were counted.
        words: those of its words that are least probable under its topics, least first.
    """

    row: int
    id: str
    title: str
    gain: float
    tokens: int
    words: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Unexplained(Items[UnexplainedRow]):
    """The rows that no topic explains, least explained first.

    Attributes:
        items: the rows, as many as were asked for.
        total: how many there are in all.
        rows: how many rows have words.
        empty: how many rows have none, of which nothing can be said.
        unit: what a row is.
    """

    items: tuple[UnexplainedRow, ...]
    total: int
    rows: int
    empty: int
    unit: str

    @property
    def sentence(self) -> str:
        """How many rows are not explained, in a sentence."""
        have = "has" if self.empty == 1 else "have"
        empty = f" {self.empty:,} more {have} no counted word." if self.empty else ""
        if not self.total:
            return f"Topics explain all {counted(self.rows, self.unit)} with words.{empty}"
        return f"No topic explains {counted_of(self.total, self.rows, self.unit)} with words.{empty}"

    def to_frame(self) -> "pd.DataFrame":
        """Return one line per row: row, id, title, gain, tokens, words."""
        return frame_of(UnexplainedRow, self.items)

    def __repr__(self) -> str:
        lines = [f"  {math.exp(item.gain):.2f}  {item.id}  {', '.join(item.words)}" for item in self.items]
        return "\n".join([self.sentence, *lines])

    def _repr_html_(self) -> Safe:
        if not self.items:
            return tag("p", self.sentence)
        rows = [(i.id, i.title, f"{math.exp(i.gain):.2f}", i.tokens, ", ".join(i.words)) for i in self.items]
        headers = ["id", "title", "times as probable", "tokens", "words least explained"]
        reading = (
            "Times as probable: how probable the words of the row are under its topics, against words drawn from all "
            "rows. At 1 or below, it has hardly any of the words that its topics are made of: read it, do not count it."
        )
        shown = table(headers, rows, caption=self.sentence, numbers=[2, 3])
        return tag("div", shown, join([tag("p", reading)]))


def unexplained(bow: BagOfWords, fit: Fit, limit: int) -> Unexplained:
    """Return the rows that no topic explains; see `TopicModel.unexplained`."""
    counts = bow.counts
    row = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    probability = np.zeros(counts.nnz)
    for share, weight in zip(fit.shares.T, fit.weights, strict=True):
        probability += share[row] * weight[counts.indices]
    totals = np.bincount(counts.indices, weights=counts.data, minlength=counts.shape[1])
    drawn = (fit.weights * (totals / max(totals.sum(), 1.0))).sum(axis=1)  # a word of all rows, under each topic
    expected = (fit.shares * drawn).sum(axis=1)
    tokens = np.bincount(row, weights=counts.data, minlength=counts.shape[0])
    mean = np.bincount(row, weights=probability * counts.data, minlength=counts.shape[0]) / np.maximum(tokens, 1)
    gain: Floats = log(np.maximum(mean, 1e-300)) - log(np.maximum(expected, 1e-300))
    left = np.flatnonzero((tokens > 0) & (gain <= 0))
    chosen = left[np.argsort(gain[left], kind="stable")]
    items = []
    for place in chosen[:limit].tolist():
        inside = slice(int(counts.indptr[place]), int(counts.indptr[place + 1]))
        order = np.argsort(probability[inside], kind="stable")[:_WORDS]
        words = tuple(bow.vocabulary[i] for i in counts.indices[inside][order])
        about = bow.rows[place]
        items.append(UnexplainedRow(place, about.id, about.title, float(gain[place]), int(tokens[place]), words))
    filled = int((tokens > 0).sum())
    return Unexplained(tuple(items), len(chosen), filled, len(tokens) - filled, bow.unit)
