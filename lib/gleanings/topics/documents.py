"""The rows in which a topic is strongest: where to read more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

import numpy as np
from numpy.typing import NDArray

from gleanings.errors import whole_number
from gleanings.markup import Safe, bar, join, table, tag
from gleanings.topics.result import Floats
from gleanings.words.bag import BagOfWords

if TYPE_CHECKING:
    import pandas as pd

_EXCERPT = 240  # characters: about two sentences of news


@dataclass(frozen=True, slots=True)
class TopicDocument:
    """A row in which a topic is strong.

    Attributes:
        row: index of the row in the bag and in `model.shares`.
        id, title: of the row.
        share: share of the topic in the row, 0 to 1.
        tokens: number of tokens of the row that were counted.
        excerpt: the beginning of the row's text; empty where the bag has no corpus.
    """

    row: int
    id: str
    title: str
    share: float
    tokens: int
    excerpt: str


@dataclass(frozen=True, repr=False)
class TopicDocuments(Sequence[TopicDocument]):
    """The rows in which a topic is strongest, best first; `name` is the topic's."""

    topic: int
    name: str
    items: tuple[TopicDocument, ...]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[TopicDocument]:
        return iter(self.items)

    @overload
    def __getitem__(self, key: int) -> TopicDocument: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[TopicDocument, ...]: ...
    def __getitem__(self, key: int | slice) -> TopicDocument | tuple[TopicDocument, ...]:
        return self.items[key]

    def to_frame(self) -> "pd.DataFrame":
        """Return one line a row of the bag: row, id, title, share, tokens, excerpt."""
        import pandas as pd

        names = list(TopicDocument.__dataclass_fields__)
        return pd.DataFrame([[getattr(item, name) for name in names] for item in self.items], columns=names)

    def __repr__(self) -> str:
        lines = [f"  {item.share:.2f}  {item.id}  {item.title or item.excerpt[:60]}" for item in self.items]
        return "\n".join([f"Where topic {self.topic} ({self.name}) is strongest:", *lines])

    def _repr_html_(self) -> Safe:
        rows = [
            (
                item.id,
                _headed(item.title, item.excerpt),
                tag("span", bar(item.share, width=4), f" {item.share:.0%}", style="white-space:nowrap"),
            )
            for item in self.items
        ]
        return table(["id", "text", "share"], rows, caption=f"Where topic {self.topic} ({self.name}) is strongest")


def _headed(title: str, text: str) -> Safe:
    """Return the text under its title, which is not said twice where it is the beginning of the text."""
    beginning = title.rstrip("…")
    if text.startswith(beginning):
        return join([tag("strong", beginning), text[len(beginning) :]])
    return join([tag("strong", title), text], " ")


def strongest(shares: Floats, tokens: NDArray[np.int64], topic: int, limit: int) -> list[int]:
    """Return the rows in which a topic is strongest, best first; rows without tokens are never among them.

    A row is ranked by its share after as many tokens as the median row has, mixed as the whole corpus is, have been
    added to it: `(share * n + corpus share * m) / (n + m)`. So a row of five tokens that are all on the topic, which
    says little, comes after a long one that is mostly on it. Ties keep the order of the rows.
    """
    filled = np.flatnonzero(tokens > 0)
    if not len(filled):
        return []
    size = tokens[filled].astype(np.float64)
    share = shares[filled, topic]
    typical = float(np.median(size))
    score = (share * size + (share * size).sum() / size.sum() * typical) / (size + typical)
    return [int(row) for row in filled[np.argsort(-score, kind="stable")[:limit]]]


def topic_documents(
    bow: BagOfWords, shares: Floats, tokens: NDArray[np.int64], topic: int, name: str, limit: int
) -> TopicDocuments:
    """Return the `limit` strongest rows of a topic."""
    limit = whole_number("limit", limit, least=1)
    items = []
    for row in strongest(shares, tokens, topic, limit):
        about = bow.rows[row]
        share = float(shares[row, topic])
        items.append(TopicDocument(row, about.id, about.title, share, int(tokens[row]), excerpt(bow, row)))
    return TopicDocuments(topic, name, tuple(items))


def excerpt(bow: BagOfWords, row: int) -> str:
    """Return the beginning of a row's text, whole sentences where they fit; empty where the bag has no corpus."""
    if bow.corpus is None:
        return ""
    about = bow.rows[row]
    sentences = [s for s in bow.corpus[about.document].sentences if about.start <= s.start and s.end <= about.end]
    text = ""
    for sentence in sentences:
        longer = f"{text} {' '.join(sentence.text.split())}".strip()
        if text and len(longer) > _EXCERPT:
            break
        text = longer
    if len(text) <= _EXCERPT:
        return text
    return text[:_EXCERPT].rsplit(" ", 1)[0] + " …"
