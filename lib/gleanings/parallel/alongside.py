"""Work that goes on beside other work: tasks that other processes do, or kernels that let go of Python's lock."""

import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from typing import TypeVar

from gleanings.parallel.threads import wait_for

Result = TypeVar("Result")


@contextmanager
def alongside(results: Iterable[Result]) -> Iterator[Callable[[], list[Result]]]:
    """Find results one after the other while what stands within this goes on.

    Args:
        results: found by going over them, in another thread, on the same processes and machines as here.

    Yields:
        A function that waits for all results and returns them, or raises what finding them has raised. Where what goes
        on beside it fails, or nobody asks for them, the one that is under way is waited for, however often that is
        interrupted, no more are found, and what finds them is closed.

    >>> with alongside(number**2 for number in range(3)) as squares:
    ...     print("meanwhile", squares())
    meanwhile [0, 1, 4]
    """
    given_up = threading.Event()

    def find() -> list[Result]:
        found: list[Result] = []
        try:
            for result in results:
                found.append(result)
                if given_up.is_set():
                    break
        finally:
            if isinstance(results, Generator):
                results.close()
        return found

    with ThreadPoolExecutor(1, "alongside") as thread:
        finding = thread.submit(copy_context().run, find)
        try:
            yield finding.result
        finally:
            given_up.set()
            wait_for([finding])
