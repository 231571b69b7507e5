"""A topic model as pandas frames."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gleanings.topics.standing import Standing
from gleanings.topics.topic import Topic
from gleanings.types import Floats
from gleanings.words.bag_of_words import BagOfWords

if TYPE_CHECKING:
    import pandas as pd


def topics_frame(topics: Sequence[Topic], standings: Sequence[Standing]) -> "pd.DataFrame":
    """Return one line per topic; see `TopicModel.to_frame`."""
    import pandas as pd

    lines = []
    for topic, found in zip(topics, standings, strict=True):
        words = ", ".join(word for word, _ in topic.words[:10])
        numbers = (found.stability, found.coherence, found.exclusivity)
        lines.append((topic.index, topic.name, topic.share, words, topic.hidden, found.word, *numbers, topic.label))
    columns = [
        "topic",
        "name",
        "share",
        "words",
        "hidden",
        "standing",
        "stability",
        "coherence",
        "exclusivity",
        "label",
    ]
    return pd.DataFrame(lines, columns=columns)


def shares_frame(shares: Floats, bow: BagOfWords, names: Sequence[str]) -> "pd.DataFrame":
    """Return the shares, rows x topics; see `TopicModel.shares_frame`."""
    import pandas as pd

    documents = bow.corpus.documents if bow.corpus is not None and bow.unit == "document" else ()
    given = [documents[row.document].given_id if documents else None for row in bow.rows]
    ids = [row.id if known is None else known for row, known in zip(bow.rows, given, strict=True)]
    frame = pd.DataFrame(shares.copy(), index=pd.Index(ids, name="id"), columns=list(names))
    return frame.assign(empty=bow.empty)
