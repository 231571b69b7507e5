"""Inference on the workers of a cluster: a task for each stretch of rows, which lie in files that all of them see.

What a row is found to hold depends on the row and the topics alone, so stretches may be cut anywhere; what they hold
of each topic is added up in their order. Sweeps in memory stay on the threads of one machine, and so do batches where
the cluster has no more threads than that (docs/pages/scale.md).
"""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from gleanings.parallel.partitions import check_seen, is_shared, map_partitions, threads_elsewhere
from gleanings.parallel.threads import Workers, even_cuts
from gleanings.storage.lines import load_array, write_array
from gleanings.topics.lda.cvb0 import inferred, inferred_here
from gleanings.topics.lda.term_weighting import WeightedCounts
from gleanings.types import Indices, Singles

_ENTRIES = 1_000_000  # of the counts in a task
_AT_A_TIME = 16  # stretches whose results wait in memory


@dataclass(frozen=True, eq=False)
class Learnt:
    """What a stretch of rows is expected to hold.

    Attributes:
        words: the words in it, rising.
        tokens: for each of these, of each topic (padded).
        shares: of its rows (padded).
        likelihood: the log-likelihood of its words; total: their weighted tokens.
    """

    words: Indices
    tokens: Singles
    shares: Singles
    likelihood: float
    total: float


def learnt_from(
    rows: WeightedCounts,
    stretches: Sequence[tuple[int, int]],
    weights: Singles,
    alpha: Singles,
    shares: Singles,
    workers: Workers,
    *,
    passes: int,
    tolerance: float,
) -> Iterator[Learnt]:
    """Yield what each stretch (first row, end) holds under fixed topics, in order; see `inferred` for the arguments.

    A task sees the topics of its own words, and sends back no others: few, where the vocabulary is large. The `shares`
    are those of all rows.
    """
    if rows.folder is not None and threads_elsewhere() > workers.threads:
        with _shared(rows.folder, weights) as topics:
            arguments = [
                (rows.folder, rows.indptr[a : b + 1], rows.words, topics, alpha, shares[a:b], passes, tolerance)
                for a, b in stretches
            ]
            yield from map_partitions(_learnt_there, arguments, what="fitting", progress=False)
        return
    for first in range(0, len(stretches), _AT_A_TIME):
        some = stretches[first : first + _AT_A_TIME]

        def one(j: int, some: Sequence[tuple[int, int]] = some) -> Learnt:
            return _learnt(_stretch(rows, *some[j]), weights, alpha, shares[slice(*some[j])], passes, tolerance)

        yield from workers.map(one, len(some))


def _learnt(
    rows: WeightedCounts, weights: Singles, alpha: Singles, shares: Singles, passes: int, tolerance: float
) -> Learnt:
    words, places = np.unique(rows.indices, return_inverse=True)
    here = WeightedCounts(rows.indptr, places.astype(np.int32), rows.counts, len(words))
    tokens = np.zeros((len(words), len(alpha)), np.float32)
    found = shares.copy()
    likelihood = inferred_here(here, np.ascontiguousarray(weights[words]), alpha, passes, tolerance, tokens, found)
    return Learnt(words, tokens, found, likelihood, rows.total)


def _stretch(rows: WeightedCounts, first: int, end: int) -> WeightedCounts:
    part = slice(int(rows.indptr[first]), int(rows.indptr[end]))
    indptr = rows.indptr[first : end + 1] - rows.indptr[first]
    return WeightedCounts(indptr, np.array(rows.indices[part]), np.array(rows.counts[part]), rows.words)


def _learnt_there(
    folder: Path,
    indptr: np.ndarray,
    words: int,
    topics: Path,
    alpha: Singles,
    shares: Singles,
    passes: int,
    tolerance: float,
) -> Learnt:
    return _learnt(_read(folder, indptr, words), load_array(topics, mapped=True), alpha, shares, passes, tolerance)


@contextmanager
def _shared(folder: Path, array: Singles) -> Iterator[Path]:
    """Write an array where all workers see it, once: it is as large as the vocabulary, or has all rows."""
    check_seen(folder)
    path = folder / f"fit-{secrets.token_hex(8)}.npy"
    write_array(path, array)
    try:
        yield path
    finally:
        with suppress(OSError):  # on Windows a file that is mapped stays until the folder goes
            path.unlink()


def inferred_shares(
    rows: WeightedCounts,
    weights: Singles,
    alpha: Singles,
    workers: Workers,
    *,
    passes: int,
    tolerance: float,
    shares: Singles | None = None,
) -> Iterator[Singles]:
    """Yield the shares of rows (padded), stretch by stretch; arguments are those of `inferred`.

    On a cluster if there is one and the rows lie on the disk, else on the threads of this machine, all at once.
    """
    if rows.folder is None or not is_shared():
        yield inferred(rows, weights, alpha, workers, passes=passes, tolerance=tolerance, shares=shares)[0]
        return
    cuts = even_cuts(rows.indptr, max(1, -(-len(rows.indices) // _ENTRIES))).tolist()
    with (
        _shared(rows.folder, weights) as topics,
        nullcontext() if shares is None else _shared(rows.folder, shares) as begun,
    ):
        arguments = [
            (rows.folder, rows.indptr[a : b + 1], rows.words, topics, alpha, begun, a, passes, tolerance)
            for a, b in pairwise(cuts)
        ]
        yield from map_partitions(_inferred, arguments, what="inferring")


def _inferred(
    folder: Path,
    indptr: np.ndarray,
    words: int,
    topics: Path,
    alpha: Singles,
    begun: Path | None,
    first: int,
    passes: int,
    tolerance: float,
) -> Singles:
    rows, weights = _read(folder, indptr, words), _weights(topics)
    shares = None if begun is None else np.array(load_array(begun, mapped=True)[first : first + rows.number])
    with Workers(1) as workers:
        return inferred(rows, weights, alpha, workers, passes=passes, tolerance=tolerance, shares=shares)[0]


def _read(folder: Path, indptr: np.ndarray, words: int) -> WeightedCounts:
    indices, weighted = _mapped(folder)
    part = slice(int(indptr[0]), int(indptr[-1]))
    return WeightedCounts(indptr - indptr[0], np.array(indices[part]), np.array(weighted[part]), words)


@lru_cache(maxsize=1)
def _weights(topics: Path) -> Singles:
    return load_array(topics)


@lru_cache(maxsize=1)
def _mapped(folder: Path) -> tuple[np.ndarray, Singles]:
    return load_array(folder / "indices.npy", mapped=True), load_array(folder / "weighted.npy", mapped=True)
