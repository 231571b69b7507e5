"""The rows in which a topic is strongest: where to read more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gleanings.corpus.corpus import Corpus
from gleanings.documents.excerpts import readable
from gleanings.errors import whole_number
from gleanings.html import Safe, bar, identifiers, join, table, tag
from gleanings.tabular import Items, frame_of
from gleanings.types import Floats, Integers
from gleanings.words.bag_of_words import BagOfWords

if TYPE_CHECKING:
    import pandas as pd

_TOGETHER = 10  # topics whose documents are read at once: they may be books
_EXCERPT = 240  # characters: about two sentences of news


@dataclass(frozen=True, slots=True)
class TopicDocument:
    """A row in which a topic is strong.

    Attributes:
        row: index of the row in the bag and in `model.shares`.
        id, title: of the row.
        share: share of the topic in the row, 0 to 1.
        tokens: number of tokens of the row that were counted.
        excerpt: the passage of the row that carries the topic most; empty where the bag has no corpus.
    """

    row: int
    id: str
    title: str
    share: float
    tokens: int
    excerpt: str


@dataclass(frozen=True, repr=False)
class TopicDocuments(Items[TopicDocument]):
    """The rows in which a topic is strongest, best first; `name` is the topic's."""

    topic: int
    name: str
    items: tuple[TopicDocument, ...]

    def to_frame(self) -> "pd.DataFrame":
        """Return one line per row of the bag: row, id, title, share, tokens, excerpt."""
        return frame_of(TopicDocument, self.items)

    def __repr__(self) -> str:
        lines = [f"  {item.share:.2f}  {item.id}  {item.title or item.excerpt[:60]}" for item in self.items]
        return "\n".join([f"Where topic {self.topic} ({self.name}) is strongest:", *lines])

    def _repr_html_(self) -> Safe:
        rows = [
            (
                shown,
                _headed(item.title, readable(item.excerpt)),
                tag("span", bar(item.share, width=4), f" {item.share:.0%}", style="white-space:nowrap"),
            )
            for item, shown in zip(self.items, identifiers([item.id for item in self.items]), strict=True)
        ]
        shown = table(["id", "text", "share"], rows, caption=f"Where topic {self.topic} ({self.name}) is strongest")
        return join([shown, tag("p", "Longer texts that are mostly on the topic come first.")])


def _headed(title: str, text: str) -> Safe:
    """Return the text under its title, which is not said twice where it is the beginning of the text."""
    beginning = title.rstrip("…")
    if text.startswith(beginning):
        return join([tag("strong", beginning), text[len(beginning) :]])
    return join([tag("strong", title), text], " ")


def strongest(
    shares: Floats,
    tokens: Integers,
    topic: int,
    limit: int | None,
    among: Integers | None = None,
    median: tuple[float, float] | None = None,
) -> list[int]:
    """Return the rows in which a topic is strongest, best first; rows without tokens are never among them.

    A row is ranked by its share after as many tokens as the median row has, mixed as the whole corpus is, have been
    added to it: `(share * n + corpus share * m) / (n + m)`. So a row of five tokens that are all on the topic, which
    says little, comes after a long one that is mostly on it. Ties keep the order of the rows.

    Args:
        shares: rows x topics.
        tokens: of each row.
        topic: its number.
        limit: how many rows; None for all.
        among: the rows to choose from, ascending; None for all.
        median: what `median_row` gives of the topic, where it is known.
    """
    usual, typical = median_row(shares, tokens, topic) if median is None else median
    filled = np.flatnonzero(tokens > 0) if among is None else among[tokens[among] > 0]
    size = tokens[filled].astype(np.float64)
    score = (shares[filled, topic] * size + usual) / (size + typical)
    if limit is not None and limit < len(score):  # of many rows, to put all in order takes longest
        high = np.flatnonzero(score >= np.partition(score, -limit)[-limit])
        filled, score = filled[high], score[high]
    ordered: list[int] = filled[np.argsort(-score, kind="stable")[:limit]].tolist()
    return ordered


def median_row(shares: Floats, tokens: Integers, topic: int) -> tuple[float, float]:
    """Return how many tokens of a topic the median row has, mixed as the whole corpus is, and how many of all.

    >>> median_row(np.array([[0.5, 0.5], [1.0, 0.0]]), np.array([2, 2]), 0)
    (1.5, 2.0)
    """
    filled = np.flatnonzero(tokens > 0)
    if not len(filled):
        return 0.0, 0.0
    size = tokens[filled].astype(np.float64)
    typical = float(np.median(size))
    return float((shares[filled, topic] * size).sum() / size.sum() * typical), typical


def topic_documents(
    bow: BagOfWords,
    shares: Floats,
    weights: Floats,
    tokens: Integers,
    topic: int,
    name: str,
    limit: int,
) -> TopicDocuments:
    """Return the `limit` strongest rows of a topic; `weights` are those of its words."""
    return documents_of_topics(bow, shares, weights[None], tokens, [(topic, name)], limit)[0]


def documents_of_topics(
    bow: BagOfWords,
    shares: Floats,
    weights: Floats,
    tokens: Integers,
    asked: Sequence[tuple[int, str]],
    limit: int,
) -> list[TopicDocuments]:
    """Return the `limit` strongest rows of each of some topics; their sentences are counted together.

    Args:
        bow: the bag that the topics were found in.
        shares: rows x topics.
        weights: of words, a line for each topic that is asked for.
        tokens: of each row.
        asked: the number and the name of each topic.
        limit: how many rows.
    """
    most = whole_number("limit", limit, least=1)
    rows = [strongest(shares, tokens, topic, most) for topic, _ in asked]
    each = [
        passages
        for at in range(0, len(asked), _TOGETHER)
        for passages in _excerpts(bow, rows[at : at + _TOGETHER], weights[at : at + _TOGETHER])
    ]
    found = []
    for (topic, name), own, passages in zip(asked, rows, each, strict=True):
        items = [
            TopicDocument(
                row, bow.rows[row].id, bow.rows[row].title, float(shares[row, topic]), int(tokens[row]), excerpt
            )
            for row, excerpt in zip(own, passages, strict=True)
        ]
        found.append(TopicDocuments(topic, name, tuple(items)))
    return found


def _excerpts(bow: BagOfWords, rows: Sequence[Sequence[int]], weights: Floats) -> list[list[str]]:
    """Return for several topics the passage of each row that carries the topic most; empty texts without a corpus.

    A passage begins with the sentence whose different words weigh most in the topic, for the square root of their
    number, and goes on with the sentences after it as long as they fit.
    """
    if bow.corpus is None or bow.preparation is None:
        return [[""] * len(own) for own in rows]
    places = sorted({bow.rows[row].document for own in rows for row in own})
    documents = Corpus(tuple(bow.corpus[place] for place in places), bow.corpus.language)
    sentences = bow.recount(documents, unit="sentence")
    words = sentences.counts.astype(bool).astype(np.float64)
    inside: dict[int, list[int]] = {place: [] for place in places}
    for number, sentence in enumerate(sentences.rows):
        inside[places[sentence.document]].append(number)
    text = {place: document.text for place, document in zip(places, documents, strict=True)}
    length = np.sqrt(np.maximum(np.diff(words.indptr), 1))
    found = []
    for own, weight in zip(rows, weights, strict=True):
        score, passages = (words @ weight) / length, []
        for row in own:
            about = bow.rows[row]
            here = [
                number
                for number in inside[about.document]
                if about.start <= sentences.rows[number].start and sentences.rows[number].end <= about.end
            ]
            spans = [(sentences.rows[number].start, sentences.rows[number].end) for number in here]
            best = int(np.argmax(score[here])) if here else 0
            passages.append(_passage([" ".join(text[about.document][a:b].split()) for a, b in spans], best))
        found.append(passages)
    return found


def _passage(sentences: list[str], first: int) -> str:
    """Return the sentences from `first` on as far as they fit, with dots where the text goes on before or after."""
    passage = ""
    last = first
    for last, sentence in enumerate(sentences[first:], first):
        if passage and len(passage) + 1 + len(sentence) > _EXCERPT:
            last -= 1
            break
        passage = f"{passage} {sentence}".strip()
    if len(passage) > _EXCERPT:
        passage = passage[:_EXCERPT].rsplit(" ", 1)[0] + " …"
    elif last + 1 < len(sentences):
        passage += " …"
    return f"… {passage}" if first else passage
