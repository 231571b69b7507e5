"""Lead: the sentences in the order of their documents, the measure that news is hard to beat."""

import numpy as np

from gleanings.summaries.methods.ranking import Options, Ranking, ranked
from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.types import Integers

_SEVERAL = 3  # sentences of a paragraph, which is then no line of a list


def lead(matrix: SentenceMatrix, options: Options) -> Ranking:
    """Rank the sentences by their place in their document; scores are 1 for the first, 1/2 for the second, ..."""
    place, _ = positions(matrix)
    return ranked(1 / (1.0 + place), matrix)


def positions(matrix: SentenceMatrix) -> tuple[Integers, Integers]:
    """Return for each sentence its place in its document, from 0, and the number of that document's sentences."""
    documents = matrix.document
    if len(matrix.paragraphs) == 1:
        return np.arange(matrix.size), np.full(1, matrix.size)
    sizes = np.bincount(documents, minlength=len(matrix.paragraphs))
    starts = np.cumsum(sizes) - sizes
    return np.arange(matrix.size) - starts[documents], sizes[documents]


def set_apart(matrix: SentenceMatrix) -> Integers:
    """Return the first sentences that are a paragraph of their own, above paragraphs of several.

    Most sentences of the document stand beside others in their paragraph; or those right below the first one do,
    whatever lines of results or names follow at its end.

    >>> from gleanings.documents.document import Document
    >>> text = "Rain took a bridge.\\n\\nIt fell all night. The river rose. People slept."
    >>> set_apart(SentenceMatrix.from_document(Document("a", text))).tolist()
    [0]
    """
    if not matrix.size:
        return np.zeros(0, np.int64)
    place, size = positions(matrix)
    begins = np.ones(matrix.size, bool)  # of a paragraph
    begins[1:] = (matrix.paragraph[1:] != matrix.paragraph[:-1]) | (place[1:] == 0)
    ends = np.append(begins[1:], True)
    among = np.bincount(matrix.document, ~(begins & ends), len(matrix.paragraphs))  # sentences beside others
    leads: Integers = np.flatnonzero((place == 0) & ends & (size > 1))
    starts = np.append(np.flatnonzero(begins), matrix.size)
    below = starts.searchsorted(leads) + 1  # the paragraph
    several = starts[below + 1] - starts[below] >= _SEVERAL
    found: Integers = leads[(2 * among[matrix.document[leads]] > size[leads]) | several]
    return found
