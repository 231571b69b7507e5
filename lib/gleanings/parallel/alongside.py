"""Work that goes on beside other work: tasks that other processes do, or kernels that let go of Python's lock."""

import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from contextvars import copy_context
from typing import TypeVar

Result = TypeVar("Result")


@contextmanager
def alongside(results: Iterable[Result]) -> Iterator[Callable[[], list[Result]]]:
    """Find results one after the other while what stands within this goes on.

    Args:
        results: found by going over them, in another thread, on the same processes and machines as here.

    Yields:
        A function that waits for all results and returns them, or raises what finding them has raised. Where what goes
        on beside it fails, or nobody asks for them, the one that is under way is waited for, no more are
        found, and what finds them is closed.

    >>> with alongside(number**2 for number in range(3)) as squares:
    ...     print("meanwhile", squares())
    meanwhile [0, 1, 4]
    """
    found: list[Result] = []
    raised: list[BaseException] = []
    given_up = threading.Event()

    def find() -> None:
        try:
            for result in results:
                found.append(result)
                if given_up.is_set():
                    return
        except BaseException as error:  # it comes out where the results are asked for
            raised.append(error)
        finally:
            if isinstance(results, Generator):
                results.close()

    thread = threading.Thread(target=copy_context().run, args=(find,), name="alongside", daemon=True)

    def wait() -> list[Result]:
        thread.join()
        if raised:
            raise raised[0]
        return found

    thread.start()
    try:
        yield wait
    finally:
        given_up.set()
        thread.join()
