"""How near the inner loop of fitting is to the memory bandwidth, and where the rest of its time goes.

    python benchmarks/bandwidth.py [lee | state-of-the-union | FILE.jsonl.gz] [--limit N] [--topics 8 16 48 96]

The limit is measured in the same run: the best of ten triads a = b + s c over arrays of 256 MB, on as many threads, as
bytes that these read and write in a second. A sweep reads and writes each responsibility once (2 x 4 bytes x entries x
topics, padded), and reads a count and a word id for each entry (8 bytes); the counts of words are held by the caches
and are not reckoned. The rows are repeated until the responsibilities take 256 MB, which no cache holds.

The second table takes away one thing after another from the same sweep, and says what part of its time went with it:
logarithms (the likelihood of a pass is not measured), words (all rows are of the same few words, whose counts stay in
the nearest cache), and memory (few enough rows that their responsibilities stay in the cache, swept as often). What is
left is arithmetic. "memory alone" is the time that the bytes of a sweep take at the limit: less than what taking the
memory away saves, as a thread that computes does not ask for the next bytes all the time.
"""

import argparse
import time

import common
import numpy as np
from numba import njit

import gleanings as gl
from gleanings.parallel.threads import Workers
from gleanings.topics.lda.cvb0 import CVB0
from gleanings.topics.lda.term_weighting import WeightedCounts, pad, weighted_rows, word_weights_of

TRIAD = 2**26  # float32: 256 MB an array
CACHED = 2**16  # numbers of responsibilities, 256 KB, which each core's own cache holds
FEW = 32  # words whose counts stay in the nearest cache


@njit(nogil=True)
def triad(a, b, c, scale, first, last):
    for i in range(first, last):
        a[i] = b[i] + scale * c[i]


def best_of(call, number, clock=time.perf_counter):
    seconds = []
    for _ in range(number):
        start = clock()
        call()
        seconds.append(clock() - start)
    return min(seconds)


def limit_of(workers):
    """Return the bytes that the memory reads and writes in a second."""
    a, b, c = (np.ones(TRIAD, np.float32) for _ in range(3))
    cuts = np.linspace(0, TRIAD, workers.threads + 1).astype(int)

    def one():
        workers.map(lambda j: triad(a, b, c, np.float32(2), cuts[j], cuts[j + 1]), workers.threads)

    one()
    return 3 * a.nbytes / best_of(one, 10)


def swept(rows, topics, workers, number=5, *, measure=True, times=1):
    """Return the seconds of a sweep, the best of some, for an entry of the rows."""
    sweeps = CVB0(rows, topics, workers)
    shares = np.zeros((rows.number, pad(topics)), np.float32)
    shares[:, :topics] = np.random.default_rng(0).dirichlet(np.ones(topics), rows.number)
    sweeps.initialize(shares, np.ones((rows.words, pad(topics)), np.float32))

    def some():
        for _ in range(times):
            sweeps.sweep(measure=measure)

    clock = time.thread_time if workers.threads == 1 else time.perf_counter  # of one thread, whatever runs beside it
    return best_of(some, number, clock) / times / len(rows.indices)


def many(rows, topics):
    """Return the rows, as often as makes their responsibilities take as much as an array of the triad."""
    repeats = -(-TRIAD // (pad(topics) * len(rows.indices)))
    return rows.take(np.tile(np.arange(rows.number), repeats))


def of_few_words(rows):
    """Return the rows with words of which there are only a few."""
    return WeightedCounts(rows.indptr, rows.indices % FEW, rows.counts, FEW)


def first_of(rows, topics):
    """Return as many of the rows as stay in the cache."""
    number = max(1, int(np.searchsorted(rows.indptr, CACHED // pad(topics))) - 1)
    return rows.take(np.arange(number))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", default="state-of-the-union")
    parser.add_argument("--limit", type=int, help="documents at most")
    parser.add_argument("--topics", type=int, nargs="+", default=[8, 16, 48, 96])
    options = parser.parse_args()
    counts = gl.bag_of_words(gl.Corpus.from_texts(common.texts(options.corpus, options.limit)), unit="document").counts
    rows = weighted_rows(counts, word_weights_of(counts))
    with Workers() as workers, Workers(1) as one:
        limit, alone = limit_of(workers), limit_of(one)
        print(f"Memory bandwidth (triad): {workers.threads} threads {limit / 1e9:.1f} GB/s, one {alone / 1e9:.1f} GB/s")
        print(f"{rows.number:,} rows, {rows.words:,} words, {len(rows.indices):,} entries, repeated to 256 MB\n")
        print("  topics  ns an entry   GB/s  of the limit   with one thread: ns   GB/s  of its limit")
        for topics in options.topics:
            bytes_moved = 8 * pad(topics) + 8
            all_of_them = swept(many(rows, topics), topics, workers)
            single = swept(many(rows, topics), topics, one)
            rate, rate_alone = bytes_moved / all_of_them, bytes_moved / single
            print(
                f"  {topics:6d}{all_of_them * 1e9:13.1f}{rate / 1e9:7.1f}{rate / limit:14.0%}"
                f"{single * 1e9:22.1f}{rate_alone / 1e9:7.1f}{rate_alone / alone:14.0%}",
                flush=True,
            )
        print("\nOne thread, ns an entry; in brackets the part of the whole that goes with what is taken away")
        print("  topics   whole   logarithms         words        memory     left, arithmetic   memory alone")
        for topics in options.topics:
            repeated = many(rows, topics)
            whole = swept(repeated, topics, one)
            silent = swept(repeated, topics, one, measure=False)
            near = swept(of_few_words(repeated), topics, one, measure=False)
            cached = first_of(of_few_words(rows), topics)
            times = max(1, 2_000_000 // max(1, len(cached.indices) * pad(topics)))
            bare = swept(cached, topics, one, measure=False, times=times)
            steps = [(whole - silent, "logarithms"), (silent - near, "words"), (near - bare, "memory")]
            cells = "".join(f"{gone * 1e9:7.1f} ({gone / whole:4.0%})" for gone, _ in steps)
            print(
                f"  {topics:6d}{whole * 1e9:8.1f}{cells}{bare * 1e9:11.1f} ({bare / whole:4.0%})"
                f"{(8 * pad(topics) + 8) / alone * 1e9:15.1f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
