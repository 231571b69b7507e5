"""A topic model as pandas frames."""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

import numpy as np

from gleanings.corpus.frame import IndexKey
from gleanings.corpus.stored_documents import plain, value_of
from gleanings.topics.standing import Standing
from gleanings.topics.topic import Topic
from gleanings.types import Floats
from gleanings.words.bag_of_words import BagOfWords

if TYPE_CHECKING:
    import pandas as pd

# As which ids are stored with a model; others are by their text.
_PACKED = (str, int, float, np.integer, datetime.date, Decimal, UUID, tuple)


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

    frame = pd.DataFrame(shares.copy(), index=id_index(given_ids(bow)), columns=list(names))
    return frame.assign(empty=bow.empty)


def given_ids(bow: BagOfWords) -> tuple[object, ...]:
    """Return the id of each row, that of a document as it was given: a number, a date, a tuple."""
    documents = bow.corpus.documents if bow.corpus is not None and bow.unit == "document" else ()
    known = bow.given_ids or {}
    given = [documents[row.document].given_id if documents else known.get(row.id) for row in bow.rows]
    return tuple(row.id if each is None else each for row, each in zip(bow.rows, given, strict=True))


def packed_ids(bow: BagOfWords) -> dict[str, object]:
    """Return by id what was given as one, as JSON can hold it: numbers, dates, tuples, labels of several levels."""
    packed: dict[str, object] = {}
    for row, given in zip(bow.rows, given_ids(bow), strict=True):
        if isinstance(given, IndexKey):
            packed[row.id] = [[plain(each) for each in given], [plain(level) for level in given.levels]]
        elif given != row.id and isinstance(given, _PACKED):
            packed[row.id] = plain(given.item() if isinstance(given, np.integer) else given)
    return packed


def unpacked_ids(packed: Mapping[str, object]) -> dict[str, object]:
    """Return what `packed_ids` packed.

    >>> unpacked_ids({"7": 7, "north 3": [["north", 3], ["region", None]]})
    {'7': 7, 'north 3': ('north', 3)}
    """
    found: dict[str, object] = {}
    for name, value in packed.items():
        if isinstance(value, list):
            key, levels = value
            found[name] = IndexKey.of(tuple(map(value_of, key)), map(value_of, levels))
        else:
            one = value_of(value)
            found[name] = tuple(one) if isinstance(one, list) else one
    return found


def id_index(ids: Sequence[object]) -> "pd.Index[Any]":
    """Return ids as the index of a frame: of several levels where they come from such a one, else a tuple is one id.

    >>> from gleanings.corpus.frame import IndexKey
    >>> id_index([("north", 3)]).nlevels, id_index([IndexKey.of(("north", 3), ["region", "number"])]).names
    (1, FrozenList(['region', 'number']))
    """
    import pandas as pd

    keys = [each for each in ids if isinstance(each, IndexKey)]
    if keys and len(keys) == len(ids):
        return pd.MultiIndex.from_tuples(keys, names=list(keys[0].levels))
    return pd.Index(list(ids), name="id", tupleize_cols=False)
