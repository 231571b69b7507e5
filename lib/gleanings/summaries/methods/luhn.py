"""Luhn: the densest cluster of significant words."""

import numpy as np

from gleanings.summaries.methods.ranking import Options, Ranking, ranked
from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.types import Flags, Floats

GAP = 4  # so many insignificant words in a row end a chunk (Luhn 1958; sumy's max_gap_size)


def luhn(matrix: SentenceMatrix, options: Options) -> Ranking:
    """Luhn (1958): the densest chunk of significant words; its score is their number squared over its length.

    A word is significant if it is no stop word and its stem occurs twice or more in the text, headings included.

    sumy (luhn.py) differs: a stop word is significant too if it has the stem of a significant word, and a sentence
    that occurs twice is chosen twice.

    >>> from gleanings.documents.document import Document
    >>> text = "Rain fell on the hills. It rained, rained and rained on the hills. Bread rose in price."
    >>> luhn(SentenceMatrix.from_document(Document("a", text)), Options()).scores.round(3).tolist()
    [0.8, 2.286, 0.0]
    """
    words = np.concatenate([matrix.tokens[~matrix.stop], matrix.headings[~matrix.heading_stop]])
    significant = np.bincount(words, minlength=len(matrix.stems)) > 1
    return ranked(chunk_scores(matrix, significant[matrix.tokens] & ~matrix.stop, GAP), matrix)


def chunk_scores(matrix: SentenceMatrix, significant: Flags, gap: int) -> Floats:
    """Return for every sentence the score of its best chunk: significant words squared over length; 0 for one word.

    Args:
        significant: for every word of the matrix, whether it is significant.
        gap: so many insignificant words in a row, 1 or more, end a chunk.
    """
    at = np.flatnonzero(significant)
    scores = np.zeros(matrix.size)
    if not len(at):
        return scores
    sentence = matrix.sentence[at]
    begins = np.ones(len(at), bool)
    begins[1:] = (np.diff(sentence) != 0) | (np.diff(at) > gap)
    first = np.flatnonzero(begins)
    last = np.append(first[1:], len(at)) - 1
    number = last - first + 1
    score = np.where(number > 1, number**2 / (at[last] - at[first] + 1), 0.0)
    np.maximum.at(scores, sentence[first], score)
    return scores
