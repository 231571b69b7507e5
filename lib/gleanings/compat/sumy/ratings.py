"""sumy's ratings to the last bit: its formulas, its order of addition, its stopping rules.

Ratings that are equal by the formula differ in their last bits by the order in which they were added up, and sumy
puts the larger one first; so up to `EXACT` sentences everything is added up as sumy adds it. Beyond that, where sumy
takes minutes, the products of `shared_words.py` and `similar_pairs.py` are used, which agree to about 12 digits.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np
from scipy.sparse import csr_matrix, diags_array

from gleanings.summaries.methods.lsa import SMOOTH
from gleanings.summaries.methods.shared_words import SharedWords
from gleanings.summaries.methods.similar_pairs import all_pairs, degrees, similar
from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.types import Floats, Integers

Vector = Floats
PowerMethod = Callable[[Vector, float], Vector]

EXACT = 2_500


def lexrank(
    matrix: SentenceMatrix,
    threshold: float,
    epsilon: float,
    power_method: PowerMethod,
    cosine: Callable[[list[str], list[str], dict[str, float]], float],
) -> Vector:
    """Return the scores of sumy's LexRank (lex_rank.py).

    Args:
        power_method: sumy's.
        cosine: sumy's cosine of two lists of stems, given the idf of each, for the pairs that come near `threshold`.
    """
    frequency = matrix.frequency
    idf_of = np.array([math.log(matrix.size / (1 + times)) for times in range(matrix.size + 1)])
    idf = np.where(frequency > 0, idf_of[frequency], 0.0)
    tokens = matrix.tokens[matrix.content]
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(matrix.lengths)])

    def exact(i: int, j: int) -> float:
        first, second = ([matrix.stems[t] for t in tokens[bounds[k] : bounds[k + 1]].tolist()] for k in (i, j))
        numbers = np.concatenate([tokens[bounds[k] : bounds[k + 1]] for k in (i, j)]).tolist()
        return cosine(first, second, {matrix.stems[t]: float(idf[t]) for t in numbers})

    edges = similar(matrix.counts, idf, threshold, with_itself=True, exact=exact)
    if not edges.nnz:  # sumy divides by zero here, and chooses the first sentences
        return np.zeros(matrix.size)
    degree = np.maximum(degrees(edges), 1.0)
    if matrix.size <= EXACT:
        return power_method(edges.toarray() / degree[:, None], epsilon)
    across = (diags_array(1.0 / degree) @ edges).T.tocsr()
    scores = np.full(matrix.size, 1.0 / matrix.size)
    moved = 1.0
    while moved > epsilon:
        following = across @ scores
        following /= np.linalg.norm(following)
        moved = float(np.linalg.norm(following - scores))
        scores = following
    return scores


def textrank(
    matrix: SentenceMatrix, damping: float, epsilon: float, prevention: float, power_method: PowerMethod
) -> Vector:
    """Return the scores of sumy's TextRank (text_rank.py); `prevention` is what it adds to the sum of every row."""
    size = matrix.size
    if size <= EXACT:
        weights = _weights(matrix, of_single_words=True)
        weights /= weights.sum(axis=1)[:, np.newaxis] + prevention
        return power_method(np.full((size, size), (1.0 - damping) / size) + damping * weights, epsilon)
    shared = SharedWords(matrix, of_single_words=1.0, with_itself=True)
    total = shared.times(np.ones(size)) + prevention
    scores = np.full(size, 1.0 / size)
    moved = 1.0
    while moved > epsilon:
        following = (1.0 - damping) / size * scores.sum() + damping * shared.times(scores / total)
        moved = float(np.linalg.norm(following - scores))
        scores = following
    return scores


def reduction(matrix: SentenceMatrix) -> Vector:
    """Return the ratings of sumy's Reduction (reduction.py): equal sentences have one rating, the sum of theirs."""
    if matrix.size > EXACT:
        own = SharedWords(matrix, of_single_words=0.0).times(np.ones(matrix.size))
        of_text = np.zeros(matrix.size)
        np.add.at(of_text, matrix.same, own)
        return of_text[matrix.same]
    weights = _weights(matrix, of_single_words=False)
    np.fill_diagonal(weights, 0.0)
    ratings = _from_above(weights)
    if matrix.repeats:
        for first in np.flatnonzero(np.bincount(matrix.same, minlength=matrix.size) > 1).tolist():
            group = np.flatnonzero(matrix.same == first)
            ratings[group] = _of_group(weights, group)
    return ratings


def _from_above(weights: Vector) -> Vector:
    """Return the sums of the columns, added from the first row to the last as sumy adds its pairs."""
    total = np.zeros(weights.shape[1])
    for row in weights:
        total += row
    return total


def _of_group(weights: Vector, group: Integers) -> float:
    """Return the rating that equal sentences share: the weights of all pairs that hold one of them, in sumy's order."""
    member = np.zeros(len(weights), bool)
    member[group] = True
    terms = []
    for i, row in enumerate(weights):
        if member[i]:
            terms.append(np.repeat(row[i + 1 :], np.where(member[i + 1 :], 2, 1)))
        else:
            terms.append(row[group[group > i]])
    return float(np.concatenate([np.zeros(1), *terms]).cumsum()[-1])


def _weights(matrix: SentenceMatrix, *, of_single_words: bool) -> Vector:
    """Return shared words over ln|a| + ln|b| for all pairs; whole numbers for two sentences of one word, or 0."""
    size = matrix.size
    weights = np.zeros((size, size))
    lengths = matrix.lengths.tolist()
    logs = np.array([math.log(length) if length else 0.0 for length in lengths])
    for start, shared in all_pairs(matrix.counts, matrix.counts.data, len(matrix.stems)):
        norm = logs[start : start + len(shared), None] + logs
        block = np.divide(shared, norm, out=np.zeros_like(shared), where=norm > 0)
        if of_single_words:
            block = np.where(norm > 0, block, shared)
        weights[start : start + len(shared)] = block
    return weights


def lsa_table(matrix: SentenceMatrix, stem_order: Sequence[str]) -> csr_matrix:
    """Return sentences x stems, in the order of `stem_order`: how often each stem occurs, stop words' stems included.

    sumy (lsa.py) leaves stop words out of its dictionary, and counts every word whose stem is in it.
    """
    row_of = {stem: i for i, stem in enumerate(stem_order)}
    row = np.array([row_of.get(stem, -1) for stem in matrix.stems], np.int64)
    places = np.flatnonzero(row[matrix.tokens] >= 0)
    indptr, stems, times = matrix.count(places)
    return csr_matrix((times, row[stems], indptr), shape=(matrix.size, len(stem_order)))


def lsa_lengths(table: csr_matrix) -> Vector:
    """Return the lengths of the columns of sumy's matrix, which are the ranks that it gets from all dimensions."""
    weight, row = _lsa_weights(table)
    held = np.bincount(row, weights=weight**2, minlength=table.shape[0])
    distinct = np.diff(table.indptr)
    lengths: Vector = np.sqrt(np.where(distinct > 0, held + (table.shape[1] - distinct) * SMOOTH**2, 0.0))
    return lengths


def lsa_ranks(table: csr_matrix, least: int, ratio: float, wanted: Integers | slice) -> Vector:
    """Return the ranks of the wanted sentences by sumy's LSA: by the decomposition itself, with its rounding."""
    weight, row = _lsa_weights(table)
    sentences = np.full(table.shape, SMOOTH + (1.0 - SMOOTH) * 0.0)
    sentences[np.diff(table.indptr) == 0] = 0.0
    sentences[row, table.indices] = weight
    columns = sentences.T
    # Of a matrix with many more rows than columns LAPACK decomposes the triangle of its QR; given the triangle alone,
    # it gives the same bits and leaves out the left vectors, which nobody needs.
    tall = columns.shape[0] > 2 * columns.shape[1]
    _, sigma, across = np.linalg.svd(_triangle(columns) if tall else columns, full_matrices=False)
    kept = max(least, int(len(sigma) * ratio))
    # sumy squares one number at a time, by C's pow, which is what float_power calls; `**` on arrays multiplies.
    powered = np.where(np.arange(len(sigma)) < kept, np.float_power(sigma, 2), 0.0)
    ranks: Vector = np.sqrt(_from_above(powered[:, None] * np.float_power(across[:, wanted], 2)))
    return ranks


def _triangle(columns: Vector) -> Vector:
    """Return R of the QR decomposition, without the detour by which numpy's "r" mode cuts it out."""
    raw, _ = np.linalg.qr(columns, mode="raw")
    size = len(raw)
    for j in range(size):
        raw[j, j + 1 : size] = 0.0
    return raw[:, :size].T


def _lsa_weights(table: csr_matrix) -> tuple[Vector, Integers]:
    row = np.repeat(np.arange(table.shape[0]), np.diff(table.indptr))
    highest = np.ones(table.shape[0])
    np.maximum.at(highest, row, table.data)
    return SMOOTH + (1.0 - SMOOTH) * (table.data / highest[row]), row
