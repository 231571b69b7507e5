"""Sentences on a subject: scores weighted by a query or by a topic."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gleanings.corpus.document import Document
from gleanings.errors import InvalidType, InvalidValue
from gleanings.summaries.central import SentenceVectors
from gleanings.summaries.matrix import SentenceMatrix
from gleanings.summaries.stems import chunks, lexicon

if TYPE_CHECKING:
    from gleanings.topics.model import Topic

Floats = NDArray[np.float64]

_FOCUS = 0.05  # how much a sentence without a word of the query counts, beside 1 for the one that answers it best


def focused(
    scores: Floats, matrix: SentenceMatrix, documents: Sequence[Document], query: str | None, topic: "Topic | None"
) -> tuple[Floats, list[str]]:
    """The scores, scaled to 0 to 1 and weighted by how far each sentence is about the query and the topic."""
    language = documents[0].language if documents else "en"
    vectors = SentenceVectors(matrix)
    relevance = np.zeros(matrix.size)
    notes = []
    wanted: list[tuple[str, list[tuple[str, float]]]] = []
    if query is not None:
        if not isinstance(query, str):
            raise InvalidType(f"query={query!r} is not a text; give the words that the summary is to be about.")
        if not query.strip():
            raise InvalidValue("query is empty; give the words that the summary is to be about.")
        wanted.append(("query", [(query, 1.0)]))
    if topic is not None:
        wanted.append(("topic", [(word.replace("_", " "), weight) for word, weight in topic.words]))
    for name, weighted in wanted:
        target = _target(weighted, matrix, language, rare=name == "query")
        found = vectors.times(target)
        highest = float(found.max(initial=0.0))
        if highest > 0:
            relevance += found / highest
        else:
            notes.append(f"No sentence holds a word of the {name}; the choice is the same without it.")
    if not relevance.any():
        return scores, notes
    low, high = float(scores.min()), float(scores.max())
    plain = (scores - low) / (high - low) if high > low else np.ones(matrix.size)
    return (_FOCUS + relevance) * (0.5 + 0.5 * plain), notes


def _target(weighted: Iterable[tuple[str, float]], matrix: SentenceMatrix, language: str, *, rare: bool) -> Floats:
    """The words wanted as a vector over the stems, rarer ones weighing more where they have no weights of their own."""
    column = {stem: i for i, stem in enumerate(matrix.stems)}
    words = lexicon(language)
    target = np.zeros(len(column))
    for text, weight in weighted:
        for chunk in chunks(text, language):
            for _, stem, stop in words.analyse(chunk):
                if stem in column and not stop:
                    target[column[stem]] += weight
    return target * np.log1p(matrix.size / np.maximum(matrix.frequency, 1)) if rare else target
