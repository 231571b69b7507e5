"""Rows as points, to be clustered: where each lies along the main directions of all of them.

Rows of weighted counts are brought to length 1 and projected on their leading singular vectors (latent semantic
analysis: Deerwester and others 1990). A few passes do: the points only say where fitting starts.
"""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.parallel.threads import Workers
from gleanings.topics.lda.term_weighting import WeightedCounts, pad
from gleanings.topics.lda.truncated_svd import SubspaceIteration
from gleanings.types import Singles

_PASSES = 7
_SPARE = 8  # directions computed and thrown away: the last ones asked for converge sooner


def row_coordinates(rows: WeightedCounts, dimensions: int, seed: int | list[int], workers: Workers) -> Singles:
    """Return rows x dimensions (padded to a multiple of LANES with zeros), the main direction first.

    Coordinates are those of rows of length 1; a row without words is at the origin.
    """
    width = pad(min(dimensions + _SPARE, rows.number, rows.words))
    lengths = np.sqrt(rows.sums(rows.counts**2))
    data = (rows.counts / np.repeat(np.maximum(lengths, 1e-30), np.diff(rows.indptr))).astype(np.float32)
    matrix = csr_matrix((data, rows.indices, rows.indptr), shape=(rows.number, rows.words))
    svd = SubspaceIteration(matrix, width, seed, workers)
    for _ in range(_PASSES):
        svd.step()
    return svd.rotated(dimensions, pad(dimensions), axes=False).coordinates
