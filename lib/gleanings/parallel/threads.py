"""Threads for compiled work: as many as numba is told to use, each taking its share in a fixed order.

The kernels let go of Python's lock, so ordinary threads run them side by side. numba's own thread pools are not used:
they may not be called from two threads at once, nor be followed by a fork.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from types import TracebackType
from typing import Any, TypeVar

import numpy as np
from numba import config

from gleanings.types import Integers

Result = TypeVar("Result")

SHARDS = 8  # parts that work is cut into, at most; never the number of threads: the parts are part of the result
_WORTH_SHARING = 300_000  # numbers to be worked on: with fewer, waiting for the other threads takes longer


class Workers:
    """Runs the parts of a task on `threads` threads: the number in NUMBA_NUM_THREADS, or that of the processors.

    Once left (`with Workers() as workers`), all that was started has ended.
    """

    def __init__(self, threads: int | None = None) -> None:
        self.threads = int(config.NUMBA_NUM_THREADS) if threads is None else threads  # type: ignore[attr-defined]
        self._pool = ThreadPoolExecutor(self.threads - 1) if self.threads > 1 else None

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown()

    def for_work(self, numbers: int) -> "Workers":
        """Return these workers for a task that works on so many numbers, or a single thread where that is faster."""
        return self if numbers >= _WORTH_SHARING else Workers(1)

    def map(self, task: Callable[[int], Result], number: int) -> list[Result]:
        """Return `[task(0), ..., task(number - 1)]`; one that is interrupted waits for what was started.

        So nothing changes any more once an interrupt (Ctrl-C, however often) or an error has come out of it.
        """
        if self._pool is None or number < 2:
            return [task(i) for i in range(number)]
        results: list[Any] = [None] * number
        others: list[Future[None]] = []
        ended = False

        def take(first: int) -> None:
            for i in range(first, number, self.threads):
                if ended:
                    return
                results[i] = task(i)

        try:
            for first in range(1, min(self.threads, number)):
                others.append(self._pool.submit(take, first))
            take(0)
        except BaseException:
            ended = True
            raise
        finally:
            wait_for(others)
        for other in others:
            other.result()
        return results


def wait_for(futures: Sequence[Future[Any]]) -> None:
    """Wait until all have ended, whatever interrupts it; then let the last interrupt go on up."""
    interrupt: KeyboardInterrupt | None = None
    while not all(future.done() for future in futures):
        try:
            wait(futures)
        except KeyboardInterrupt as again:
            interrupt = again
    if interrupt is not None:
        raise interrupt


def shards_for(numbers: int) -> int:
    """Return in how many parts to cut work on so many numbers: 1, 2, 4 or 8.

    >>> shards_for(0), shards_for(700_000), shards_for(10**9)
    (1, 2, 8)
    """
    return min(SHARDS, 1 << max(numbers // _WORTH_SHARING, 1).bit_length() - 1)


def even_cuts(indptr: Integers, parts: int) -> Integers:
    """Return where to cut rows into `parts` with about as many entries each: parts + 1 row numbers, rising."""
    targets = np.linspace(0, int(indptr[-1]), parts + 1)
    cuts = np.searchsorted(indptr, targets).astype(np.int64)
    cuts[0], cuts[-1] = 0, len(indptr) - 1
    return cuts
