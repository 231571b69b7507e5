"""brief: one paragraph of extracts that says what documents are about."""

from collections.abc import Sequence

from gleanings.documents.document import Document
from gleanings.errors import whole_number
from gleanings.summaries.extract import extract, read_documents
from gleanings.summaries.selection.budget import Budget
from gleanings.summaries.summary import Summary

_CARE = 2.0  # a brief stands at the top of a page, where nothing explains a sentence


def brief(documents: Document | Sequence[Document], *, sentences: int = 3) -> Summary:
    """Return the few sentences that say what the whole is about, each from another document and clear by itself.

    They are chosen as by `summarize`, with more care that a sentence stands on its own, and put best first.
    `brief(corpus).text` is one paragraph; each sentence has its document and place.

    Args:
        documents: a `Corpus`, a list of documents, or one document.
        sentences: how many at most.

    Raises:
        InvalidType: for anything but documents.
        InvalidValue: for fewer than one sentence.

    >>> documents = [Document("a", "Rain flooded the town of Orr. It rained on."), Document("b", "Orr is wet.")]
    >>> brief(documents, sentences=1).text
    'Rain flooded the town of Orr.'
    """
    limit = whole_number("sentences", sentences, least=1)
    given = read_documents(documents)
    filled = sum(1 for document in given if document.sentences)
    return extract(
        given,
        Budget("sentences", limit),
        order="rank",
        most_from_one=1 / max(min(filled, limit), 1),
        care=_CARE,
        alone=True,
    )
