"""What a reader knows already, for summaries of what is new.

Update summaries (Dang and Owczarzak 2008, "Overview of the TAC 2008 update summarization task"): what new documents say
beyond those that were read before.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gleanings.documents.document import Document
from gleanings.summaries.selection.redundancy import RepeatedRows, content_stems
from gleanings.summaries.sentence_matrix import SentenceMatrix

_KNOWN = 0.25  # what a word still counts that the known documents have: it ties what is new to what it is about


class Known:
    """The words and sentences of known documents, beside the matrix of new ones.

    Args:
        documents: that the reader knows.
        matrix: of the new ones.

    Attributes:
        left: for each stem of the new documents, what it counts.

    >>> new = SentenceMatrix.from_document(Document("b", "Rain fell. A dam broke."))
    >>> Known([Document("a", "Rain fell.")], new).left.tolist()
    [0.25, 0.25, 1.0, 1.0, 1.0]
    """

    def __init__(self, documents: Sequence[Document], matrix: SentenceMatrix) -> None:
        self._matrix = SentenceMatrix.from_documents(documents)
        column = {stem: number for number, stem in enumerate(matrix.stems)}
        # A stem that the new documents lack keeps a number that none of theirs has.
        self._numbers = [column.get(stem, -1 - number) for number, stem in enumerate(self._matrix.stems)]
        self.left: NDArray[np.float64] = np.ones(max(matrix.width, 1))
        self.left[[number for number in self._numbers if number >= 0]] = _KNOWN

    def refuse(self, rows: RepeatedRows) -> None:
        """Count the known sentences as chosen, so that none is taken that repeats one of them."""
        for row in range(self._matrix.size):
            stems = content_stems(self._matrix, row)
            if stems:
                rows.add_words(frozenset(self._numbers[stem] for stem in stems))
