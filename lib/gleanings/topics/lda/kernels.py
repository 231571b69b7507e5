"""The compiled kernels of topic modelling: arrays in, arrays out.

The method is CVB0 (Asuncion, Welling, Smyth, Teh 2009, "On smoothing and inference for topic models", eq. 11).
For each distinct word w of row d, counted c times, the responsibilities over topics k are

    g[d,w,k]  ∝  (Ndk[d,k] - c g + alpha[k]) (Nwk[w,k] - c g + beta) / (Nk[k] - c g + V beta)

where each N is the sum of c g over what it stands for. In the arrays, D rows x K topics is `row_topics` (Ndk), V words
x K topics is `word_topics` (Nwk), and the fitted distributions are theta (`shares`, D x K) and phi (`weights`).

Rows are cut into shards, whose number never depends on the threads. In a sweep each shard starts from the same counts
and works on its own copy; afterwards the differences are added up in the order of the shards. So any number of threads
gives the same bits.

Topics are padded to a multiple of LANES with responsibilities of zero, and sums over topics are kept in LANES
running sums: a fixed order of additions, which the compiler can still do many at a time. Places in arrays are unsigned
in the inner loops: a negative one would count from the end, and to look for that takes a tenth of the time.
"""

import numpy as np

from gleanings.compiled import kernel
from gleanings.special_functions import log
from gleanings.types import Flags, Indices, Integers, Singles

LANES = 8
ONE = np.float32(1)
ZERO = np.float32(0)
LEAST = np.float32(1e-6)


@kernel
def total_in_lanes(values: Singles) -> np.float32:
    """Return the sum of the values, a multiple of LANES of them, in LANES running sums."""
    s0 = s1 = s2 = s3 = s4 = s5 = s6 = s7 = np.float32(0)
    for k in range(0, values.shape[0], LANES):
        s0 += values[k]
        s1 += values[k + 1]
        s2 += values[k + 2]
        s3 += values[k + 3]
        s4 += values[k + 4]
        s5 += values[k + 5]
        s6 += values[k + 6]
        s7 += values[k + 7]
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7))


@kernel
def sweep_rows(
    indptr: Integers,
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
    measure: bool,
    buffer: Singles,
) -> float:
    """Update rows `first` to `last`, and the three counts with them; return the log-likelihood of their words.

    A row's own counts, and the totals, are brought up to date when the row is done: so the words of a row do not wait
    for each other, which nearly halves the time. A word's likelihood is that of its count given all others (the
    normaliser of its responsibilities); logarithms take a quarter of the time, so it is zero unless `measure`.
    `buffer` holds 3 x topics. The `totals` are altered.
    """
    width = alpha.shape[0]
    work = buffer[0]
    old = buffer[1]
    new = buffer[2]
    vocabulary_beta = beta * np.float32(word_topics.shape[0])
    for k in range(width):
        totals[k] += vocabulary_beta
    likelihood = 0.0
    for d in range(first, last):
        for k in range(width):
            old[k] = row_topics[d, k] + alpha[k]
            new[k] = alpha[k]
        length = total_in_lanes(old)
        for i in range(np.uint64(indptr[d]), np.uint64(indptr[d + 1])):
            count = counts[i]
            w = np.uint64(indices[i])
            for k in range(width):
                mine = count * responsibilities[i, k]
                work[k] = (old[k] - mine) * (word_topics[w, k] - mine + beta) / (totals[k] - mine)
            normaliser = total_in_lanes(work)
            scale = ONE / normaliser
            for k in range(width):
                share = work[k] * scale
                word_topics[w, k] += count * (share - responsibilities[i, k])
                responsibilities[i, k] = share
                new[k] += count * share
            if measure:
                likelihood += count * log(normaliser / (length - count))
        for k in range(width):
            totals[k] += new[k] - old[k]
            row_topics[d, k] = new[k] - alpha[k]
    return likelihood


@kernel
def assign_rows(
    indptr: Integers,
    indices: Indices,
    shares: Singles,
    weights: Singles,
    responsibilities: Singles,
    first: int,
    last: int,
) -> None:
    """Set the responsibilities of rows `first` to `last` in proportion to shares (rows) times weights (words)."""
    width = shares.shape[1]
    for d in range(first, last):
        for i in range(np.uint64(indptr[d]), np.uint64(indptr[d + 1])):
            w = np.uint64(indices[i])
            for k in range(width):
                responsibilities[i, k] = shares[d, k] * weights[w, k]
            scale = ONE / total_in_lanes(responsibilities[i])
            for k in range(width):
                responsibilities[i, k] *= scale


@kernel
def collect_rows(
    indptr: Integers,
    indices: Indices,
    counts: Singles,
    responsibilities: Singles,
    row_topics: Singles,
    word_topics: Singles,
    first: int,
    last: int,
) -> None:
    """Set the counts of rows `first` to `last`, and add to those of their words, what the responsibilities say."""
    width = responsibilities.shape[1]
    for d in range(first, last):
        for k in range(width):
            row_topics[d, k] = 0
        for i in range(np.uint64(indptr[d]), np.uint64(indptr[d + 1])):
            count = counts[i]
            w = np.uint64(indices[i])
            for k in range(width):
                share = count * responsibilities[i, k]
                row_topics[d, k] += share
                word_topics[w, k] += share


@kernel
def merge_words(word_topics: Singles, parts: Singles, first: int, last: int) -> None:
    """Add to words `first` to `last` the differences of the shards' copies, in order, and renew the copies."""
    width = parts.shape[2]
    for w in range(first, last):
        for k in range(width):
            parts[0, w, k] = word_topics[w, k] + (parts[0, w, k] - word_topics[w, k])
        for s in range(1, parts.shape[0]):
            for k in range(width):
                parts[0, w, k] += parts[s, w, k] - word_topics[w, k]
        for k in range(width):
            word_topics[w, k] = parts[0, w, k]
        for s in range(1, parts.shape[0]):
            for k in range(width):
                parts[s, w, k] = word_topics[w, k]


@kernel
def infer_rows(
    indptr: Integers,
    indices: Indices,
    counts: Singles,
    weights: Singles,
    alpha: Singles,
    passes: int,
    tolerance: np.float32,
    shares: Singles,
    word_topics: Singles,
    held: Flags,
    first: int,
    last: int,
    responsibilities: Singles,
    ratios: Singles,
    buffer: Singles,
) -> float:
    """Fill in the shares of rows `first` to `last` under fixed topics; return the log-likelihood of their words.

    The update is that of the sweep, with `weights` in the place of the two counts of words. Each row is on its own, so
    that its answer does not depend on the others. It goes on from the shares that it has, and where these are zeros
    begins with the prior. It has converged when no topic gained more than `tolerance` of the row. A row without words
    has the prior's shares; a word of no weight is passed over. Where `held` has a place for each word, what the rows
    hold of each topic is added to the counts of their words, and the words are noted there. `responsibilities` holds
    the longest row x topics, `ratios` the longest row, `buffer` 3 x topics.
    """
    width = alpha.shape[0]
    work = buffer[0]
    row = buffer[1]
    before = buffer[2]
    likelihood = 0.0
    for d in range(first, last):
        start = np.uint64(indptr[d])
        end = np.uint64(indptr[d + 1])
        known = total_in_lanes(shares[d]) > 0
        for i in range(start, end):
            ratios[i - start] = 0
        for k in range(width):
            row[k] = alpha[k]
        if known:
            for i in range(start, end):
                w = np.uint64(indices[i])
                place = i - start
                for k in range(width):
                    work[k] = shares[d, k] * weights[w, k]
                normaliser = total_in_lanes(work)
                scale = ONE / normaliser if normaliser > 0 else ZERO
                for k in range(width):
                    responsibilities[place, k] = work[k] * scale
                    row[k] += counts[i] * responsibilities[place, k]
        for turn in range(1 if known else 0, passes):
            total = np.float32(0)
            for k in range(width):
                before[k] = row[k]
                total += row[k]
            for i in range(start, end):
                count = counts[i]
                w = np.uint64(indices[i])
                place = i - start
                if turn == 0:
                    for k in range(width):
                        responsibilities[place, k] = 0
                for k in range(width):
                    work[k] = (row[k] - count * responsibilities[place, k]) * weights[w, k]
                normaliser = total_in_lanes(work)
                ratios[place] = 0
                if normaliser > 0:
                    scale = ONE / normaliser
                    for k in range(width):
                        share = work[k] * scale
                        if share < 0:
                            share = ZERO
                        row[k] += count * (share - responsibilities[place, k])
                        responsibilities[place, k] = share
                    if turn > 0:
                        rest = total - count
                        if rest < LEAST:
                            rest = LEAST
                        ratios[place] = normaliser / rest
            moved = np.float32(0)
            for k in range(width):
                change = abs(row[k] - before[k])
                if change > moved:
                    moved = change
            if moved <= tolerance * total:
                break
        found = 0.0
        for i in range(start, end):
            if ratios[i - start] > 0:
                found += counts[i] * log(ratios[i - start])  # of the last turn alone: logarithms take long
        likelihood += found
        total = np.float32(0)
        for k in range(width):
            row[k] = alpha[k]
        for i in range(start, end):
            for k in range(width):
                row[k] += counts[i] * responsibilities[i - start, k]
            if held.shape[0]:
                w = np.uint64(indices[i])
                held[w] = True
                for k in range(width):
                    word_topics[w, k] += counts[i] * responsibilities[i - start, k]
        for k in range(width):
            total += row[k]
        for k in range(width):
            shares[d, k] = row[k] / total
    return likelihood
