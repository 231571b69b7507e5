"""Work on partitions: one task each, here one after the other, or on the workers of a cluster; in order either way.

What a task gives depends on its partition alone, and partitions are cut by what they hold, never by the number of
workers: so results have the same bits on any number of them.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Protocol, TypeVar

from gleanings.errors import InvalidValue, NotWritable

Result = TypeVar("Result")


class Runner(Protocol):
    """What runs tasks elsewhere."""

    def run(self, task: Callable[..., Any], arguments: Sequence[tuple[Any, ...]], *, light: bool) -> Iterator[Any]:
        """Yield `task(*each)` for each of the arguments, in order; several light ones may go as one."""

    def threads(self) -> int:
        """Return how many tasks run at once."""

    def look(self, folder: Path | None, files: Sequence[Path]) -> None:
        """Raise if what runs tasks does not see a folder to write to, or files to read, as they are here."""


_RUNNER: ContextVar[Runner | None] = ContextVar("runner", default=None)
_DELAY = 1.0  # seconds after which a bar is shown
_SHOWN = 8  # partitions from which on a bar shows how far the work is, and how long it will take


@contextmanager
def running_on(runner: Runner) -> Iterator[None]:
    """Run tasks on `runner` within this."""
    token = _RUNNER.set(runner)
    try:
        yield
    finally:
        _RUNNER.reset(token)


def is_shared() -> bool:
    """Return whether tasks run elsewhere.

    >>> is_shared()
    False
    """
    return _RUNNER.get() is not None


def check_seen(folder: Path | None, files: Sequence[Path] = ()) -> None:
    """Raise if tasks run on machines that do not see a folder to write to, or files to read, as they are here.

    Raises:
        InvalidValue: the machine is named, and what to do.
        NotWritable: the folder cannot be written to.

    >>> check_seen(Path("no/such/folder"))  # all is done here
    """
    runner = _RUNNER.get()
    if runner is not None:
        runner.look(folder, files)


def sees(folder: Path) -> bool:
    """Return whether what runs tasks sees a folder as it is here, and writes to it.

    >>> sees(Path("no/such/folder"))  # all is done here
    True
    """
    try:
        check_seen(folder)
    except (InvalidValue, NotWritable):
        return False
    return True


def threads_elsewhere() -> int:
    """Return how many tasks run at once elsewhere.

    >>> threads_elsewhere()
    0
    """
    runner = _RUNNER.get()
    return 0 if runner is None else runner.threads()


def map_partitions(
    task: Callable[..., Result],
    arguments: Sequence[tuple[Any, ...]],
    *,
    what: str,
    progress: bool | None = None,
    light: bool = False,
) -> Iterator[Result]:
    """Yield `task(*each)` for each of the arguments, in order; a bar says `what` is done and how long it will take.

    Args:
        task: a function of a module, so that another process can find it.
        progress: show the bar; None shows it where there are several partitions.
        light: whether a task is done in a small part of a second, so that to send it takes as long.

    >>> list(map_partitions(pow, [(2, 3), (3, 2)], what="powers"))
    [8, 9]
    """
    runner = _RUNNER.get()
    results = (task(*each) for each in arguments) if runner is None else runner.run(task, arguments, light=light)
    if progress is False or (progress is None and len(arguments) < _SHOWN):
        yield from results
        return
    from tqdm.auto import tqdm  # loaded where it is needed: in a notebook without widgets it warns

    yield from tqdm(results, desc=what, total=len(arguments), unit="part", leave=False, delay=_DELAY)
