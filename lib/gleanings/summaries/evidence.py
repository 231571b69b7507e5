"""The words that earned a sentence its place: those that other sentences have too, and those of the subject."""

import numpy as np

from gleanings.documents.document import Document
from gleanings.numerics import log
from gleanings.summaries.query import Focus
from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.summaries.stemming.lexicon import cutter, lexicon

_WORDS = 8  # words kept for each sentence

Words = tuple[tuple[str, float], ...]


def evidence(matrix: SentenceMatrix, focus: Focus | None, row: int, text: str, document: Document) -> Words:
    """Return the words of a sentence, strongest first, each with its part of the evidence, 0 to 1.

    A word's part is the logarithm of the number of sentences that have it, and for a word of the title that of the
    number of all sentences besides; with a focus, in equal parts that and how much of the subject it is.

    Args:
        matrix: the sentences.
        focus: the subject, if there is one.
        row: the sentence.
        text: the sentence as it stands in its document.
        document: its document, by which it was cut into words.
    """
    columns = matrix.counts.indices[matrix.counts.indptr[row] : matrix.counts.indptr[row + 1]]
    weights = log(np.maximum(matrix.frequency[columns], 1.0))
    weights[np.isin(columns, matrix.title)] += log(matrix.size)
    weights /= max(float(weights.sum()), np.finfo(float).tiny)
    if focus is not None:
        wanted = focus.weights[columns]
        weights = (weights + wanted / max(float(wanted.sum()), np.finfo(float).tiny)) / 2
    strongest = [i for i in np.argsort(-weights, kind="stable")[:_WORDS] if weights[i] > 0]
    analyse = lexicon(document.language).analyse
    # Cut as the whole document is: alone, a sentence without "<" would be cut at its spaces.
    shown = {stem: word for chunk in cutter(document.text, document.language)(text) for word, stem, _ in analyse(chunk)}
    return tuple((shown.get(matrix.stems[columns[i]], matrix.stems[columns[i]]), float(weights[i])) for i in strongest)
