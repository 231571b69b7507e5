"""Processes of this machine for work that Python does on one processor only: each call is a task, results in order.

joblib's loky starts them: it does not run the user's script again, as multiprocessing does where a script has no
`if __name__ == "__main__"`. They end with the work, and when it is interrupted.
"""

import multiprocessing
import signal
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from importlib import import_module
from itertools import islice
from typing import Any

from gleanings.errors import whole_number

Call = tuple[Callable[..., Any], tuple[Any, ...]]
_AHEAD = 3  # calls for each process that wait or are done ahead of the one whose result is awaited
_IDLE = 60.0  # seconds after which a process ends by itself, should this one be killed


class ProcessDied(Exception):
    """The process that ran a call ended before it had a result: a crash of a library, or too little memory."""


def worker_count(workers: int | None) -> int:
    """Return how many processes to use: those asked for, or one for each processor.

    >>> worker_count(3)
    3
    """
    if workers is not None:
        return whole_number("workers", workers, least=1)
    from joblib.externals.loky import cpu_count

    return int(cpu_count())


def run_in_processes(calls: Iterable[Call], take: Callable[[Any], None], workers: int) -> None:
    """Give `take` the result of each call, in order; of one whose process died, twice, a `ProcessDied`.

    Args:
        calls: functions of modules, each with its arguments; they are asked for a few ahead of the results.
        take: is called here, with one result after the other.
        workers: how many processes; with 1, or where none can be started, all is done in this one.
    """
    waiting = iter(calls)
    if workers < 2 or not _are_possible():
        for function, arguments in waiting:
            take(function(*arguments))
        return
    under_way: deque[tuple[Call, Future[Any] | None]] = deque()
    while True:
        with _executor(workers) as executor:
            broken = _run(executor, waiting, under_way, take, workers)
        if not broken:
            return
        # One of those under way ended its process: they are run again, so that the others are not lost with it.
        for result in _one_by_one([call for call, _ in under_way]):
            take(result)
            under_way.popleft()


def _are_possible() -> bool:
    """Return whether this process can start others: some systems have no semaphores, and a daemon may not."""
    try:
        import_module("multiprocessing.synchronize")  # which fails without semaphores of the system
    except ImportError:
        return False
    return not multiprocessing.current_process().daemon


def _run(
    executor: Executor,
    waiting: Iterator[Call],
    under_way: deque[tuple[Call, Future[Any] | None]],
    take: Callable[[Any], None],
    workers: int,
) -> bool:
    """Run calls until all are done; return whether a process died, and leave those without result in `under_way`."""
    from joblib.externals.loky import BrokenProcessPool

    ready = True
    while True:
        for call in islice(waiting, max(0, _AHEAD * workers - len(under_way))):
            try:
                under_way.append((call, executor.submit(call[0], *call[1]) if ready else None))
            except (BrokenProcessPool, OSError):  # one ended, or there is no room for another
                under_way.append((call, None))
                ready = False
        if not under_way:
            return False
        (function, arguments), future = under_way[0]
        if future is None:
            return True
        try:
            result = future.result()
        except BrokenProcessPool:
            return True
        except Exception:
            result = function(*arguments)  # here its error comes out as it is, or none: it could not be sent
        under_way.popleft()
        take(result)


def _one_by_one(calls: Iterable[Call]) -> Iterator[Any]:
    """Yield the result of each call, run while no other is; `ProcessDied` for one that ends a process of its own."""
    from joblib.externals.loky import BrokenProcessPool

    waiting = deque(calls)
    while waiting:
        with _executor(1) as executor:
            done, lives = 0, True
            while waiting and lives:
                function, arguments = waiting[0]
                try:
                    result = executor.submit(function, *arguments).result()
                except BrokenProcessPool:
                    lives = False
                    if done:  # the process may have been damaged by one of these: a new one tells
                        continue
                    result = ProcessDied()
                except Exception:
                    result = function(*arguments)
                waiting.popleft()
                done += 1
                yield result


@contextmanager
def _executor(workers: int) -> Iterator[Executor]:
    """Start processes, and end them whatever happens."""
    from joblib.externals.loky import ProcessPoolExecutor
    from joblib.externals.loky.backend import get_context

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # loky warns when it replaces a process whose memory grew
        executor = ProcessPoolExecutor(
            workers, timeout=_IDLE, context=get_context("loky"), initializer=_leave_interrupts
        )
        try:
            yield executor
        finally:
            executor.shutdown(wait=True, kill_workers=True)


def _leave_interrupts() -> None:
    """Let an interrupt from the keyboard, which goes to all processes, be handled where the work was asked for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
