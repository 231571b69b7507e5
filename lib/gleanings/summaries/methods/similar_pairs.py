"""Pairs of sentences whose cosine is over a threshold: the edges of LexRank."""

from collections.abc import Callable, Iterator

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.summaries.methods.ranking import PastLimit
from gleanings.summaries.sentence_matrix import Counts
from gleanings.types import Floats, Indices, Integers

_BLOCK = 64  # rows of the product of all pairs that are in memory at a time, and sides of its tiles
_COMMON = 48  # so many of the most frequent stems are multiplied as a dense matrix
_NEAR = 1e-9  # a cosine so near the threshold is judged by `exact`
_UNIT = 2.0**26
_MOST_EDGES = 100_000_000  # 1.2 GB


def degrees(edges: csr_matrix) -> Floats:
    """Return the sums of the rows."""
    return np.asarray(edges.sum(axis=1), dtype=np.float64).ravel()


def all_pairs(counts: Counts, weights: Floats, stems: int) -> Iterator[tuple[int, Floats]]:
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


def entry_rows(counts: Counts) -> Integers:
    """Return the row of each entry."""
    return np.arange(len(counts.indptr) - 1).repeat(np.diff(counts.indptr))


def similar(
    counts: Counts,
    idf: Floats,
    threshold: float,
    *,
    with_itself: bool = False,
    exact: Callable[[int, int], float] | None = None,
) -> csr_matrix:
    """Return the pairs of sentences whose cosine is over `threshold`, as a symmetric CSR matrix of ones.

    The diagonal is empty unless `with_itself`; then a sentence with any weight is similar to itself.

    The last bits of a product of matrices depend on the machine. So the vectors of length 1 are cut to multiples
    of 2^-26: their products and all sums of them are then exact, in whatever order they are added. Where `exact` is
    given, it decides instead on the pairs that come near the threshold.

    Raises:
        PastLimit: there are more than `_MOST_EDGES` such pairs, which would not fit in memory.
    """
    size = len(counts.indptr) - 1
    row = entry_rows(counts)
    weight = counts.data * idf[counts.indices]
    norm = np.sqrt(np.bincount(row, weights=weight**2, minlength=size))
    weight = np.divide(weight, norm[row], out=np.zeros_like(weight), where=norm[row] > 0)
    if exact is None:
        weight = np.trunc(weight * _UNIT) / _UNIT
    found: list[Indices] = []
    ends = [np.zeros(1, np.int64)]
    for start, cosine in all_pairs(counts, weight, len(idf)):
        rows, columns = np.nonzero(cosine > threshold - _NEAR)
        value = cosine[rows, columns]
        if exact is not None:
            for place in np.flatnonzero((value < threshold + _NEAR) & (value != 0)).tolist():
                value[place] = exact(start + int(rows[place]), int(columns[place]))
        edge = value > threshold
        if not with_itself:
            edge &= columns != rows + start
        found.append(columns[edge].astype(np.int32))
        ends.append(np.bincount(rows[edge], minlength=len(cosine)).cumsum() + ends[-1][-1])
        if ends[-1][-1] > _MOST_EDGES:
            raise PastLimit(
                f'more than {_MOST_EDGES:,} pairs of sentences are alike, too many to keep; take method="textrank", '
                'also a PageRank of sentences, whose memory grows with the text alone, or "central".'
            )
    indices = np.concatenate(found) if found else np.zeros(0, np.int32)
    return csr_matrix((np.ones(len(indices)), indices, np.concatenate(ends)), shape=(size, size))
