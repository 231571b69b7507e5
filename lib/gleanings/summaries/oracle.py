"""The extract that comes nearest to a reference: what any choice of sentences could hope for."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from gleanings.documents.document import Document
from gleanings.errors import whole_number
from gleanings.evaluation.rouge import read_references
from gleanings.evaluation.rouge_tokens import tokenize
from gleanings.summaries.summary import Summary, SummarySentence
from gleanings.types import Floats


def oracle_summary(document: Document, reference: str | Sequence[str], *, sentences: int = 3) -> Summary:
    """Return the sentences that together come nearest to a reference, by ROUGE-1 F1.

    Found greedily: the sentence that raises F1 most is added until there are enough or none raises it (Nallapati,
    Zhai and Zhou 2017, "SummaRuNNer", section 2.2). A summary of other sentences may in rare cases score a little
    more. Put the scores of a method beside it: no extract of that length does much better.

    Args:
        document: the document to choose from.
        reference: the text to come near to, or several; the one that can be approached most closely counts.
        sentences: how many sentences at most.

    Returns:
        The summary; `scores` holds the ROUGE-1 F1 of each sentence alone.

    Raises:
        InvalidType: for anything but texts as reference.
        InvalidValue: for no reference, or fewer than one sentence.

    >>> document = Document("a", "Rain fell all day. Rivers rose. People left their homes.")
    >>> oracle_summary(document, "People left as rivers rose.", sentences=2).text
    'Rivers rose. People left their homes.'
    """
    limit = whole_number("sentences", sentences, least=1)
    counted = [Counter(tokenize(sentence.text)) for sentence in document.sentences]
    lengths = np.array([words.total() for words in counted], dtype=np.float64)
    found = [_nearest(counted, lengths, Counter(tokenize(text)), limit) for text in read_references(reference)]
    _, chosen, scores = max(found, key=lambda result: result[0])
    places = [document.sentences[row] for row in chosen]
    ranked = sorted(zip(places, range(1, len(places) + 1), strict=True), key=lambda pair: pair[0].index)
    return Summary(
        tuple(SummarySentence.of(document, s, float(scores[s.index]), rank) for s, rank in ranked),
        scores,
        "oracle",
        () if chosen else ("No sentence has a word of the reference.",),
        (document,),
        tuple(s.index for s, _ in ranked),
    )


def _nearest(
    counted: Sequence[Counter[str]], lengths: Floats, wanted: Counter[str], limit: int
) -> tuple[float, list[int], Floats]:
    """The highest F1 reached, the rows in the order in which they were taken, and the F1 of each row alone."""
    words = list(wanted)
    need = np.array([wanted[word] for word in words], dtype=np.float64)
    have = np.array([[row[word] for word in words] for row in counted], dtype=np.float64)
    have = have.reshape(len(counted), len(words))
    taken = np.zeros(len(words))
    length, best = 0.0, 0.0
    chosen: list[int] = []
    alone = _f1(np.minimum(have, need).sum(axis=1), lengths, need.sum())
    while len(chosen) < min(limit, len(counted)):
        scores = _f1(np.minimum(taken + have, need).sum(axis=1), length + lengths, need.sum())
        scores[chosen] = 0.0
        row = int(np.argmax(scores))
        if scores[row] <= best:
            break
        best = float(scores[row])
        chosen.append(row)
        taken, length = taken + have[row], length + float(lengths[row])
    return best, chosen, alone


def _f1(common: Floats, given: Floats, wanted: float) -> Floats:
    f1: Floats = 2 * common / np.maximum(given + wanted, 1.0)
    return f1
