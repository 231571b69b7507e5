"""LexRank: PageRank over the pairs of similar sentences."""

import numpy as np

from gleanings.numerics import log
from gleanings.summaries.methods.pagerank import pagerank
from gleanings.summaries.methods.ranking import Options, PastLimit, Ranking, ranked
from gleanings.summaries.methods.similar_pairs import entry_rows, similar
from gleanings.summaries.sentence_matrix import Counts, SentenceMatrix
from gleanings.types import Floats, Integers

MOST = 20_000  # different sentences, of which all pairs take seconds
SIMILAR = 0.1  # a cosine above it makes an edge (Erkan and Radev 2004; sumy)


def lexrank(matrix: SentenceMatrix, options: Options) -> Ranking:
    """LexRank (Erkan and Radev 2004, equations 1 to 5): PageRank over the pairs of similar sentences.

    Two sentences are joined where the cosine of their tf * idf is over 0.1; idf = ln(N / n). Scores sum to 1.

    sumy (lex_rank.py) differs, and `gleanings.compat.sumy` with it: it has no damping; it stops when the vector has
    moved by less than 0.1, often after one or two steps, so that the scores are near those it started from; every
    sentence is joined to itself, so that one without any neighbour keeps the average rank (in the example it would
    come second); idf is ln(N / (1 + n)), which for a word in every sentence is no longer 0, and between two sentences
    counts what they share and not what they do not; and sentences with the same text share one rating and are both
    chosen.

    Raises:
        PastLimit: for more than `MOST` different sentences.

    >>> from gleanings.documents.document import Document
    >>> text = "Rain fell on the hills. Rain fell on the town. Snow fell on the town. Bread rose in price."
    >>> lexrank(SentenceMatrix.from_document(Document("a", text)), Options()).order.tolist()
    [1, 0, 2, 3]
    """
    if not matrix.size:
        return ranked(np.zeros(0), matrix)
    frequency = matrix.frequency
    idf = np.where(frequency > 0, log(matrix.size / np.maximum(frequency, 1)), 0.0)
    counts, kind, number = equal_rows(matrix.counts)
    if len(number) > MOST:
        raise PastLimit(
            f'method="lexrank" compares all pairs of sentences, and there are {len(number):,} different ones, more '
            f'than {MOST:,}; take method="textrank", also a PageRank of sentences, whose time grows with the text '
            'alone, or "central".'
        )
    edges = similar(counts, idf, SIMILAR)
    # Sentences of the same words are one node that stands for all of them, each joined to the others of its kind.
    joined = np.where(np.bincount(entry_rows(counts), (idf > 0)[counts.indices], len(number)) > 0, number - 1.0, 0.0)

    def times(vector: Floats) -> Floats:
        product: Floats = edges @ (number * vector) + joined * vector
        return product

    return ranked(pagerank(times, times(np.ones(len(number))), number)[kind], matrix)


def equal_rows(counts: Counts) -> tuple[Counts, Integers, Floats]:
    """Return the different rows of a table of counts, the number of each row among them, and how often each occurs.

    >>> table = Counts(np.array([0, 1, 3, 4]), np.array([2, 0, 2, 2]), np.array([1.0, 1.0, 1.0, 1.0]))
    >>> different, kind, number = equal_rows(table)
    >>> different.indices.tolist(), kind.tolist(), number.tolist()
    ([2, 0, 2], [0, 1, 0], [2.0, 1.0])
    """
    indptr, indices, data = counts
    first: dict[tuple[bytes, bytes], int] = {}
    parts = zip(indptr[:-1].tolist(), indptr[1:].tolist(), strict=True)
    kind = np.array(
        [first.setdefault((indices[a:b].tobytes(), data[a:b].tobytes()), len(first)) for a, b in parts], np.int64
    )
    number = np.bincount(kind, minlength=len(first)).astype(np.float64)
    if len(first) == len(kind):
        return counts, kind, number
    rows = np.unique(kind, return_index=True)[1]
    kept = np.zeros(len(kind), bool)
    kept[rows] = True
    entries = kept[entry_rows(counts)]
    ends = np.concatenate([np.zeros(1, np.int64), np.diff(indptr)[rows].cumsum()])
    return Counts(ends, indices[entries], data[entries]), kind, number
