"""How well a sentence stands that is quoted by itself, among sentences of other documents: in a brief, in a digest.

A summary stands beside its text and says it in order, so that what came before helps. Here nothing does.
"""

from collections.abc import Collection
from dataclasses import replace

from gleanings.documents.document import Document
from gleanings.summaries.standing import Standing, standing_of
from gleanings.summaries.taken_as_known import taken_as_known
from gleanings.summaries.torn import PART, torn


def quoted_alone(document: Document, index: int, told: Collection[str] = ()) -> Standing:
    """Return how well a sentence of a document stands without the document.

    Args:
        document: the document.
        index: of the sentence.
        told: words in lower case that the reader has before them, as in a heading.

    >>> document = Document("a", "Fans of Olav Lie left Orr. A river rose for Lie. A bell . rang at noon.")
    >>> [quoted_alone(document, index).score for index in range(3)]
    [1.0, 0.6, 0.5]
    """
    found = standing_of(document, index)
    left, known = taken_as_known(document, index, told)
    reason = torn(document, index)
    if not reason and not known:
        return found
    left *= PART if reason else 1.0
    reasons = (*found.reasons, *([reason] if reason else []), *known)
    return replace(found, score=round(found.score * left, 3), reasons=reasons)
