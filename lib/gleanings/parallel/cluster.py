"""cluster: partitions of work on processes of this machine, or on those of a Dask cluster.

Everything between machines is Dask's: its scheduler, its connections, its serialisation. That is pickle: whoever can
reach the scheduler or a worker can run code there, so both belong on loopback, or behind TLS in a network of one's own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from gleanings.errors import GleaningsError, InvalidType, InvalidValue, extra, whole_number
from gleanings.parallel.partitions import running_on

if TYPE_CHECKING:
    from distributed import Client

_PACKAGES = ("gleanings", "numpy")  # whose versions must be the same everywhere
# Each worker would look a hundred times a second at what it is doing, for pages that nobody sees; and it would give
# back and ask again for the memory of each array, which takes a fifth of the time of counting.
_FOR_WORKERS = {
    "distributed.worker.profile.enabled": False,
    "distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": None,
}
_AHEAD = 4  # tasks for each worker that wait there, so that none is idle
_TOGETHER, _EACH = 8, 8  # light tasks that go as one, at most, so that each worker still gets so many of these


@contextmanager
def cluster(*, workers: int | None = None, client: "Client | None" = None) -> Iterator["Client"]:
    """Work on streams on several processes within this; results are the same to the bit.

    Documents are read and counted, topics inferred and sentences scored as tasks over partitions. Topics are fitted by
    the threads of the machine that asks, but for minibatches of a large corpus, where the cluster has more of them.

    `with gl.cluster(): ...` starts processes on this machine, which talk over loopback only, without a dashboard, and
    end with the block. In a script it stands under `if __name__ == "__main__":`, as all that starts processes does.
    A worker that dies is replaced, and what it was at is done again.

    Args:
        workers: how many processes; None for one for each processor.
        client: instead, a `distributed.Client` of a cluster of yours. Its workers need the same version of gleanings,
            and the folder of the stream under the same name. Dask sends pickles: give it TLS (`distributed.Security`)
            in any network that others are in.

    Raises:
        MissingExtra: Dask is not installed (`pip install 'gleanings[cluster]'`).
        InvalidType, InvalidValue: an argument is not as above, or a worker lacks the package or has another version.

    >>> with cluster(workers=0):
    ...     pass
    Traceback (most recent call last):
    gleanings.errors.InvalidValue: workers=0 is out of range; give a whole number of 1 or more.
    """
    with extra("cluster", "working on several processes"):
        import dask
        import distributed
    if client is not None:
        if not isinstance(client, distributed.Client):
            raise InvalidType(f"client is a {type(client).__name__}; give a distributed.Client, or None.")
        if workers is not None:
            raise InvalidValue("workers and client are both given; the client has workers of its own.")
        with _used(client):
            yield client
        return
    number = None if workers is None else whole_number("workers", workers, least=1)
    with (
        dask.config.set(_FOR_WORKERS),
        distributed.LocalCluster(
            n_workers=number,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
            # Its pages of figures: on loopback, at a free port, or a second cluster would warn that 8787 is taken.
            scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},
            silence_logs=50,
        ) as here,
        distributed.Client(here) as own,
        _used(own),
    ):
        yield own


@contextmanager
def _used(client: "Client") -> Iterator[None]:
    client.wait_for_workers(1)
    ask = _asked()
    check_versions(ask(), client.run(ask))
    with running_on(_Tasks(client)):
        yield


class _Tasks:
    """Runs tasks on the workers of a client."""

    def __init__(self, client: "Client") -> None:
        self._client: Any = client  # distributed has no types

    def run(self, task: Callable[..., Any], arguments: Sequence[tuple[Any, ...]], *, light: bool) -> Iterator[Any]:
        """Yield `task(*each)` for each of the arguments, in order; a few are under way or done ahead of that.

        To send a task and its result takes several milliseconds of processors here and there: light ones go together.
        """
        from distributed.scheduler import KilledWorker

        workers = max(1, len(self._client.scheduler_info(n_workers=-1)["workers"]))
        size = max(1, min(_TOGETHER, len(arguments) // (_EACH * workers))) if light else 1
        waiting: list[Any] = []
        at = 0
        try:
            while at < len(arguments) or waiting:
                while at < len(arguments) and len(waiting) < _AHEAD * workers:
                    some = [arguments[i] for i in range(at, min(at + size, len(arguments)))]
                    waiting.append(self._client.submit(_one_by_one, task, some, pure=False))
                    at += size
                yield from waiting[0].result()
                waiting.pop(0)
        except KilledWorker as error:
            raise GleaningsError(
                "several workers died at the same part of the work; most likely they had too little memory: "
                "give them more, or read the source in smaller pieces (piece=)."
            ) from error
        finally:
            self._client.cancel(waiting)

    def threads(self) -> int:
        """Return how many tasks run at once."""
        workers = self._client.scheduler_info(n_workers=-1)["workers"]
        return sum(int(each["nthreads"]) for each in workers.values())


def _one_by_one(task: Callable[..., Any], arguments: Sequence[tuple[Any, ...]]) -> list[Any]:
    return [task(*each) for each in arguments]


def check_versions(mine: Mapping[str, str | None], theirs: Mapping[str, Mapping[str, str | None]]) -> None:
    """Raise if a worker lacks a package or has it in another version.

    Args:
        mine: versions by package.
        theirs: the same for each worker, by its address; None for a package that is not there.

    >>> check_versions({"gleanings": "2.0"}, {"tcp://a": {"gleanings": "1.9"}})
    Traceback (most recent call last):
    gleanings.errors.InvalidValue: the worker tcp://a has gleanings 1.9, and here is 2.0; install the same version on \
    all machines.
    """
    for address, versions in theirs.items():
        for package, wanted in mine.items():
            there = versions.get(package)
            if there is None:
                raise InvalidValue(
                    f"the worker {address} has no {package}, and here is {wanted}; install that version there."
                )
            if there != wanted:
                raise InvalidValue(
                    f"the worker {address} has {package} {there}, and here is {wanted}; install the same version on "
                    "all machines."
                )


def _asked() -> Callable[[], dict[str, str | None]]:
    """Return a function that a worker can run which has no gleanings: it is sent whole, not by its name."""
    packages = _PACKAGES

    def ask() -> dict[str, str | None]:
        from importlib.metadata import PackageNotFoundError, version

        found: dict[str, str | None] = {}
        for package in packages:
            try:
                found[package] = version(package)
            except PackageNotFoundError:
                found[package] = None
        return found

    return ask
