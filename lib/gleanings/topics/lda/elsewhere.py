"""Inference on the workers of a cluster: a task for each stretch of rows, which lie in files that all of them see.

What a row is found to hold depends on the row and the topics alone, so stretches may be cut anywhere. Sweeps stay on
the threads of one machine: a batch is inferred in less time than its topics take to be sent (docs/pages/scale.md).
"""

import secrets
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from gleanings.parallel.partitions import is_shared, map_partitions
from gleanings.parallel.threads import Workers, even_cuts
from gleanings.storage.lines import load_array, write_array
from gleanings.topics.lda.cvb0 import inferred
from gleanings.topics.lda.term_weighting import WeightedCounts
from gleanings.types import Singles

_ENTRIES = 1_000_000  # of the counts in a task


def inferred_shares(
    rows: WeightedCounts, weights: Singles, alpha: Singles, workers: Workers, *, passes: int, tolerance: float
) -> Iterator[Singles]:
    """Yield the shares of rows (padded), stretch by stretch; arguments are those of `inferred`.

    On a cluster if there is one and the rows lie on the disk, else on the threads of this machine, all at once.
    """
    if rows.folder is None or not is_shared():
        yield inferred(rows, weights, alpha, workers, passes=passes, tolerance=tolerance)[0]
        return
    cuts = even_cuts(rows.indptr, max(1, -(-len(rows.indices) // _ENTRIES))).tolist()
    topics = rows.folder / f"topics-{secrets.token_hex(8)}.npy"
    write_array(topics, weights)  # once: they are as large as the vocabulary
    try:
        arguments = [
            (rows.folder, rows.indptr[a : b + 1], rows.words, topics, alpha, passes, tolerance)
            for a, b in pairwise(cuts)
        ]
        yield from map_partitions(_inferred, arguments, what="inferring")
    finally:
        topics.unlink(missing_ok=True)


def _inferred(
    folder: Path, indptr: np.ndarray, words: int, topics: Path, alpha: Singles, passes: int, tolerance: float
) -> Singles:
    indices, weighted = _mapped(folder)
    weights = _weights(topics)
    part = slice(int(indptr[0]), int(indptr[-1]))
    rows = WeightedCounts(indptr - indptr[0], np.array(indices[part]), np.array(weighted[part]), words)
    with Workers(1) as workers:
        return inferred(rows, weights, alpha, workers, passes=passes, tolerance=tolerance)[0]


@lru_cache(maxsize=1)
def _weights(topics: Path) -> Singles:
    return load_array(topics)


@lru_cache(maxsize=1)
def _mapped(folder: Path) -> tuple[np.ndarray, Singles]:
    return load_array(folder / "indices.npy", mapped=True), load_array(folder / "weighted.npy", mapped=True)
