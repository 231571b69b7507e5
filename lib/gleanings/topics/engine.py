"""The compiled kernels of topic modelling: arrays in, arrays out.

The method is CVB0 (Asuncion, Welling, Smyth, Teh 2009, "On smoothing and inference for topic models", eq. 11).
For each distinct word w of row d, counted c times, the responsibilities over topics k are

    g[d,w,k]  ∝  (Ndk[d,k] - c g + alpha[k]) (Nwk[w,k] - c g + beta) / (Nk[k] - c g + V beta)

where each N is the sum of c g over what it stands for. Rows are cut into shards, whose number never depends on the
threads. In a sweep each shard starts from the same counts and works on its own copy; afterwards the differences are
added up in the order of the shards. So any number of threads gives the same bits.

Topics are padded to a multiple of LANES with responsibilities of nought, and sums over topics are kept in LANES
running sums: a fixed order of additions, which the compiler can still do many at a time.
"""

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

Singles = NDArray[np.float32]
Indices = NDArray[np.int32]

LANES = 8
ONE = np.float32(1)


@njit(nogil=True, cache=True)
def sweep_rows(
    indptr: Indices,
    indices: Indices,
    counts: Singles,
    responsibilities: Singles,
    row_topics: Singles,
    word_topics: Singles,
    totals: Singles,
    alpha: Singles,
    beta: np.float32,
    first: int,
    last: int,
) -> float:
    """Update rows `first` to `last`, and the three counts with them; return the log-likelihood of their words.

    Each word's likelihood is that of its count given all others (the normaliser of its responsibilities).
    """
    width = alpha.shape[0]
    work = np.empty(width, np.float32)
    vocabulary_beta = beta * np.float32(word_topics.shape[0])
    alpha_sum = alpha.sum()
    likelihood = 0.0
    for d in range(first, last):
        length = np.float32(0)
        for i in range(indptr[d], indptr[d + 1]):
            length += counts[i]
        for i in range(indptr[d], indptr[d + 1]):
            count, w = counts[i], indices[i]
            s0 = s1 = s2 = s3 = s4 = s5 = s6 = s7 = np.float32(0)
            for k in range(width):
                own = count * responsibilities[i, k]
                work[k] = (
                    (row_topics[d, k] - own + alpha[k])
                    * (word_topics[w, k] - own + beta)
                    / (totals[k] - own + vocabulary_beta)
                )
            for k in range(0, width, LANES):
                s0 += work[k]
                s1 += work[k + 1]
                s2 += work[k + 2]
                s3 += work[k + 3]
                s4 += work[k + 4]
                s5 += work[k + 5]
                s6 += work[k + 6]
                s7 += work[k + 7]
            normaliser = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7))
            scale = ONE / normaliser
            for k in range(width):
                new = work[k] * scale
                change = count * (new - responsibilities[i, k])
                responsibilities[i, k] = new
                row_topics[d, k] += change
                word_topics[w, k] += change
                totals[k] += change
            likelihood += count * math.log(normaliser / (length - count + alpha_sum))
    return likelihood


@njit(nogil=True, cache=True)
def collect(
    indptr: Indices,
    indices: Indices,
    counts: Singles,
    responsibilities: Singles,
    row_topics: Singles,
    word_topics: Singles,
    first: int,
    last: int,
) -> None:
    """Add the responsibilities of rows `first` to `last` to the counts of rows and words."""
    for d in range(first, last):
        for i in range(indptr[d], indptr[d + 1]):
            count, w = counts[i], indices[i]
            for k in range(responsibilities.shape[1]):
                share = count * responsibilities[i, k]
                row_topics[d, k] += share
                word_topics[w, k] += share


@njit(nogil=True, cache=True)
def merge(word_topics: Singles, parts: Singles, first: int, last: int) -> None:
    """Add to words `first` to `last` the differences of the shards' copies, in the order of the shards."""
    for w in range(first, last):
        for k in range(word_topics.shape[1]):
            start = word_topics[w, k]
            total = start
            for s in range(parts.shape[0]):
                total += parts[s, w, k] - start
            word_topics[w, k] = total
            for s in range(parts.shape[0]):
                parts[s, w, k] = total


@njit(nogil=True, cache=True)
def infer_rows(
    indptr: Indices,
    indices: Indices,
    counts: Singles,
    weights: Singles,
    alpha: Singles,
    passes: int,
    tolerance: np.float32,
    shares: Singles,
    first: int,
    last: int,
) -> None:
    """Fill in the shares of rows `first` to `last`, with fixed topics; each row is on its own.

    A row has settled when none of its shares moved by more than `tolerance`.
    """
    width = alpha.shape[0]
    work = np.empty(width, np.float32)
    topics = np.empty(width, np.float32)
    for d in range(first, last):
        length = np.float32(0)
        for k in range(width):
            topics[k] = alpha[k]
        for i in range(indptr[d], indptr[d + 1]):
            length += counts[i]
        total = length + alpha.sum()
        for k in range(width):
            topics[k] = total * alpha[k] / alpha.sum()
        for _ in range(passes):
            for k in range(width):
                work[k] = alpha[k]
            for i in range(indptr[d], indptr[d + 1]):
                count, w = counts[i], indices[i]
                s0 = s1 = s2 = s3 = s4 = s5 = s6 = s7 = np.float32(0)
                for k in range(0, width, LANES):
                    s0 += topics[k] * weights[w, k]
                    s1 += topics[k + 1] * weights[w, k + 1]
                    s2 += topics[k + 2] * weights[w, k + 2]
                    s3 += topics[k + 3] * weights[w, k + 3]
                    s4 += topics[k + 4] * weights[w, k + 4]
                    s5 += topics[k + 5] * weights[w, k + 5]
                    s6 += topics[k + 6] * weights[w, k + 6]
                    s7 += topics[k + 7] * weights[w, k + 7]
                scale = count / (((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7)))
                for k in range(width):
                    work[k] += scale * topics[k] * weights[w, k]
            moved = np.float32(0)
            for k in range(width):
                moved = max(moved, abs(work[k] - topics[k]))
                topics[k] = work[k]
            if moved <= tolerance * total:
                break
        for k in range(width):
            shares[d, k] = topics[k] / total
