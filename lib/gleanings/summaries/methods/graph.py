"""Methods that see the sentences as a graph: LexRank, TextRank and Reduction.

Nothing of the size sentences x sentences is kept, except the edges of LexRank. TextRank's and Reduction's weight of a
pair is its number of shared words over ln|a| + ln|b|, which depends on the two sentences only through their counts
and their lengths; so the matrix of all pairs is multiplied by a vector through a table of stems x lengths. The table is
sparse: scipy multiplies it in a fixed order, where BLAS has another for every kind of processor.
"""

import math
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from gleanings.numerics import log
from gleanings.summaries.methods.ranking import Options, Ranking, ranked
from gleanings.summaries.sentence_matrix import Counts, Integers, SentenceMatrix

Vector = NDArray[np.float64]

DAMPING = 0.85  # Brin and Page 1998; sumy's and the papers' value
SIMILAR = 0.1  # LexRank: a cosine above it makes an edge (Erkan and Radev 2004; sumy)
_CONVERGED = 1e-12  # L1 distance of two steps, of vectors that sum to 1
_STEPS = 500  # never reached: the distance shrinks by the damping at every step
_ROUNDING = 1e-12
_BLOCK = 64  # rows of the product of all pairs that are in memory at a time, and sides of its tiles
_COMMON = 48  # so many of the most frequent stems are multiplied as a dense matrix
_NEAR = 1e-9  # a cosine so near the threshold is computed once more, term by term


def lexrank(matrix: SentenceMatrix, options: Options) -> Ranking:
    """LexRank (Erkan and Radev 2004, equations 1 to 5): PageRank over the pairs of similar sentences.

    Two sentences are joined where the cosine of their tf * idf is over 0.1; idf = ln(N / n). Scores sum to 1.

    sumy (lex_rank.py) differs, and `gleanings.compat.sumy` with it: it has no damping; it stops when the vector has
    moved by less than 0.1, often after one or two steps, so that the scores are near those it started from; every
    sentence is joined to itself, so that one without any neighbour keeps the average rank (in the example it would
    come second); idf is ln(N / (1 + n)), which for a word in every sentence is no longer 0, and between two sentences
    counts what they share and not what they do not; and sentences with the same text share one rating and are both
    chosen.

    >>> from gleanings.documents.document import Document
    >>> text = "Rain fell on the hills. Rain fell on the town. Snow fell on the town. Bread rose in price."
    >>> lexrank(SentenceMatrix.from_document(Document("a", text)), Options()).order.tolist()
    [1, 0, 2, 3]
    """
    if not matrix.size:
        return ranked(np.zeros(0), matrix)
    frequency = matrix.frequency
    idf = np.where(frequency > 0, log(matrix.size / np.maximum(frequency, 1)), 0.0)
    edges = similar(matrix.counts, idf, SIMILAR)
    return ranked(pagerank(lambda p: edges.T @ p, degrees(edges)), matrix)


def textrank(matrix: SentenceMatrix, options: Options) -> Ranking:
    """TextRank (Mihalcea and Tarau 2004): PageRank over all pairs, weighted by their shared words. Scores sum to 1.

    sumy (text_rank.py) differs: it joins every sentence to itself as well, which favours long sentences; it adds 1e-7
    to the sum of every row, so that a part of the rank leaks away; it stops when the vector has moved by less than
    1e-4, and of 1,000 sentences each holds only about 1e-3; and sentences with the same text share one rating.

    >>> from gleanings.documents.document import Document
    >>> text = "Rain fell on the hills. Rain fell on the town. Snow fell on the town. Bread rose in price."
    >>> textrank(SentenceMatrix.from_document(Document("a", text)), Options()).order.tolist()
    [1, 0, 2, 3]
    """
    if not matrix.size:
        return ranked(np.zeros(0), matrix)
    shared = SharedWords(matrix, of_single_words=1.0)
    return ranked(pagerank(shared.times, shared.times(np.ones(matrix.size))), matrix)


def reduction(matrix: SentenceMatrix, options: Options) -> Ranking:
    """Reduction (github.com/adamfabish/Reduction): the sum of a sentence's TextRank weights with all others.

    sumy (reduction.py) keeps ratings by text: a sentence that occurs three times collects the ratings of all three,
    and is chosen three times. Here each has its own, and the text is chosen once.

    >>> from gleanings.documents.document import Document
    >>> text = "Rain fell on the hills. Rain fell on the town. Snow fell on the town. Bread rose in price."
    >>> reduction(SentenceMatrix.from_document(Document("a", text)), Options()).order.tolist()
    [1, 0, 2, 3]
    """
    return ranked(SharedWords(matrix, of_single_words=0.0).times(np.ones(matrix.size)), matrix)


def degrees(edges: csr_matrix) -> Vector:
    """Return the sums of the rows."""
    return np.asarray(edges.sum(axis=1), dtype=np.float64).ravel()


def pagerank(times: Callable[[Vector], Vector], weight: Vector) -> Vector:
    """Return the PageRank of a graph with symmetric weights, as a vector that sums to 1.

    Args:
        times: multiplies the matrix of weights by a vector.
        weight: the sum of each row of weights; the rank of a row without any is spread over all.
    """
    size = len(weight)
    isolated = weight <= 0
    share = np.where(isolated, 0.0, 1.0 / np.where(isolated, 1.0, weight))
    rank = np.full(size, 1.0 / size)
    for _ in range(_STEPS):
        spread = (1.0 - DAMPING + DAMPING * rank[isolated].sum()) / size
        following = spread + DAMPING * times(rank * share)
        following /= following.sum()
        moved = np.abs(following - rank).sum()
        rank = following
        if moved <= _CONVERGED:
            break
    return rank


class SharedWords:
    """The symmetric matrix of all pairs: shared words, with multiplicity, over ln|a| + ln|b|; its diagonal is 0.

    `of_single_words` is the factor in the place of 1 / (ln 1 + ln 1), which has no value.
    """

    def __init__(self, matrix: SentenceMatrix, *, of_single_words: float, with_itself: bool = False) -> None:
        indptr, self._stem, self._count = matrix.counts
        self._size, self._stems = matrix.size, len(matrix.stems)
        self._row = np.repeat(np.arange(self._size), np.diff(indptr))
        lengths, self._length = np.unique(matrix.lengths, return_inverse=True)
        self._lengths = len(lengths)
        self._factor = length_factors(lengths, of_single_words)
        cells = self._stem * max(self._lengths, 1) + self._length[self._row]
        filled, self._cell = np.unique(cells, return_inverse=True)
        self._at = np.divmod(filled, max(self._lengths, 1))
        self._ends = np.searchsorted(self._at[0], np.arange(self._stems + 1))
        squares = np.bincount(self._row, weights=self._count**2, minlength=self._size)
        own = np.diagonal(self._factor)[self._length] if self._size else np.zeros(0)
        self._diagonal = np.zeros(self._size) if with_itself else squares * own

    def times(self, vector: Vector) -> Vector:
        """Return the product with a vector."""
        held = np.bincount(self._cell, weights=self._count * vector[self._row], minlength=len(self._at[0]))
        table = csr_matrix((held, self._at[1], self._ends), shape=(self._stems, self._lengths))
        weighted = (table @ self._factor)[self._at]
        product = np.bincount(self._row, weights=self._count * weighted[self._cell], minlength=self._size)
        others = product - self._diagonal * vector
        # What is left of a sentence that shares no word is the rounding of the sum, not a weight.
        return np.where(others > _ROUNDING * product, others, 0.0)


def length_factors(lengths: Integers, of_single_words: float) -> Vector:
    """Return 1 / (ln a + ln b) for all pairs of sentence lengths; 0 for a sentence without words."""
    logs = np.array([math.log(length) if length else -math.inf for length in lengths.tolist()])
    total = logs[:, None] + logs
    factor = np.zeros_like(total)
    np.divide(1.0, total, out=factor, where=np.isfinite(total) & (total > 0))
    return np.where(total == 0, of_single_words, factor)


def all_pairs(counts: Counts, weights: Vector, stems: int) -> Iterator[tuple[int, Vector]]:
    """Yield the products of all pairs of sentences in blocks of rows: the first row, and rows x sentences.

    `weights` takes the place of `counts.data`. The most frequent stems are multiplied as a dense matrix, the others
    as a sparse one. The dense product is made of tiles so small that BLAS gives each to one thread, which is faster on
    a busy machine, and gives the same bits on every number of threads.
    """
    size = len(counts.indptr) - 1
    row = np.repeat(np.arange(size), np.diff(counts.indptr))
    common = np.argsort(-np.bincount(counts.indices, minlength=stems), kind="stable")[:_COMMON]
    column = np.full(stems, -1)
    column[common] = np.arange(len(common))
    is_common = column[counts.indices] >= 0
    tiles = -(-size // _BLOCK)
    dense = np.zeros((tiles * _BLOCK, len(common)))
    dense[row[is_common], column[counts.indices[is_common]]] = weights[is_common]
    places = (row[~is_common], counts.indices[~is_common])
    rare = csr_matrix((weights[~is_common], places), shape=(size, stems))
    across = rare.T.tocsr()
    right = dense.reshape(tiles, _BLOCK, len(common)).transpose(0, 2, 1)
    for start in range(0, size, _BLOCK):
        square = np.empty((_BLOCK, tiles, _BLOCK))
        np.matmul(dense[start : start + _BLOCK], right, out=square.transpose(1, 0, 2))
        product = square.reshape(_BLOCK, -1)[: size - start, :size]
        part = (rare[start : start + _BLOCK] @ across).tocoo()
        product[part.row, part.col] += part.data
        yield start, product


def similar(
    counts: Counts,
    idf: Vector,
    threshold: float,
    *,
    with_itself: bool = False,
    exact: Callable[[int, int], float] | None = None,
) -> csr_matrix:
    """Return the pairs of sentences whose cosine is over `threshold`, as a symmetric CSR matrix of ones.

    The diagonal is empty unless `with_itself`; then a sentence with any weight is similar to itself. What comes near
    the threshold is computed again by `exact`, because the last bits of a product of matrices depend on the machine.
    """
    size = len(counts.indptr) - 1
    row = np.repeat(np.arange(size), np.diff(counts.indptr))
    weight = counts.data * idf[counts.indices]
    norm = np.sqrt(np.bincount(row, weights=weight**2, minlength=size))
    weight = np.divide(weight, norm[row], out=np.zeros_like(weight), where=norm[row] > 0)
    near = exact or _term_by_term(counts, idf, norm)
    found: list[Integers] = []
    ends = [np.zeros(1, np.int64)]
    for start, cosine in all_pairs(counts, weight, len(idf)):
        rows, columns = np.nonzero(cosine > threshold - _NEAR)
        value = cosine[rows, columns]
        for place in np.flatnonzero((value < threshold + _NEAR) & (value != 0)).tolist():
            value[place] = near(start + int(rows[place]), int(columns[place]))
        edge = value > threshold
        if not with_itself:
            edge &= columns != rows + start
        found.append(columns[edge])
        ends.append(np.bincount(rows[edge], minlength=len(cosine)).cumsum() + ends[-1][-1])
    indices = np.concatenate(found) if found else np.zeros(0, np.int64)
    return csr_matrix((np.ones(len(indices)), indices, np.concatenate(ends)), shape=(size, size))


def _term_by_term(counts: Counts, idf: Vector, norm: Vector) -> Callable[[int, int], float]:
    def cosine(i: int, j: int) -> float:
        first, second = (
            dict(zip(counts.indices[a:b].tolist(), counts.data[a:b].tolist(), strict=True))
            for a, b in ((counts.indptr[k], counts.indptr[k + 1]) for k in (i, j))
        )
        shared = math.fsum(first[t] * second[t] * idf[t] ** 2 for t in first if t in second)
        return float(shared / (norm[i] * norm[j]))

    return cosine
