"""cluster: partitions of work on processes of this machine, or on those of a Dask cluster.

Everything between machines is Dask's: its scheduler, its connections, its serialisation. That is pickle: whoever can
reach the scheduler or a worker can run code there, so both belong on loopback, or behind TLS in a network of one's own.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gleanings.errors import GleaningsError, InvalidType, InvalidValue, extra, whole_number
from gleanings.parallel.partitions import running_on
from gleanings.parallel.same_versions import check_alike, fingerprint
from gleanings.parallel.shared_files import check_files, check_folder

if TYPE_CHECKING:
    from distributed import Client

# Each worker would look a hundred times a second at what it is doing, and fifty times whether it still does, for pages
# that nobody sees; and it would give back and ask again for the memory of each array, which takes a fifth of the time
# of counting.
_FOR_WORKERS = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "5s",
    "distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": None,
}
_NO_WORKER = 60  # seconds without any worker, after which nobody will come
_LOOK_AFTER = 120  # seconds that a task takes, after which it is looked whether there is a worker at all
_ENDS, _LOOK_AGAIN = 60, 0.05  # seconds that are waited for tasks that nobody needs any more, and between two looks
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
        client: instead, a `distributed.Client` of a cluster of yours. All its machines need the same Python, packages
            and source code of gleanings, and the folder of the stream under the same path, which is looked at before
            the work. Dask sends pickles: give it TLS (`distributed.Security`) in any network that others are in.
            `docs/pages/scale.md` says how machines are started.

    Raises:
        MissingExtra: Dask is not installed (`pip install 'gleanings[cluster]'`).
        InvalidType, InvalidValue: an argument is not as above, or a machine lacks a package or has another version.
        GleaningsError: there is no worker; and within the block, the scheduler or all workers have gone.

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
    tasks = _Tasks(client)
    tasks.begin()
    with running_on(tasks):
        yield


class _Tasks:
    """Runs tasks on the workers of a client."""

    def __init__(self, client: "Client") -> None:
        self._client: Any = client  # distributed has no types
        self._folders: dict[Path, None] = {}

    def begin(self) -> None:
        """Wait for a worker, and look whether all are like this process."""
        with self._reached():
            self._wait()
            check_alike(self._client)

    def run(self, task: Callable[..., Any], arguments: Sequence[tuple[Any, ...]], *, light: bool) -> Iterator[Any]:
        """Yield `task(*each)` for each of the arguments, in order; a few are under way or done ahead of that.

        To send a task and its result takes several milliseconds of processors here and there: light ones go together.
        """
        from distributed.scheduler import KilledWorker

        waiting: list[Any] = []
        at = 0
        try:
            with self._reached(waiting):
                workers = max(1, len(self._workers()))
                size = max(1, min(_TOGETHER, len(arguments) // (_EACH * workers))) if light else 1
                while at < len(arguments) or waiting:
                    while at < len(arguments) and len(waiting) < _AHEAD * workers:
                        some = [arguments[i] for i in range(at, min(at + size, len(arguments)))]
                        waiting.append(self._client.submit(_one_by_one, task, some, fingerprint(), pure=False))
                        at += size
                    yield from self._result(waiting[0])
                    waiting.pop(0)
        except KilledWorker as error:
            raise GleaningsError(
                "several workers died at the same part of the work; most likely they had too little memory: "
                "give them more, or read the source in smaller pieces (piece=)."
            ) from error
        finally:
            with suppress(Exception):  # there may be nobody left who could be told
                self._client.cancel(waiting)
                self._end(waiting)

    def _end(self, cancelled: Sequence[Any]) -> None:
        """Wait for those of some tasks that had begun: else they go on writing to a folder that was cleared."""
        over, keys = time.monotonic() + _ENDS, {each.key for each in cancelled}
        while keys and any(self._ask(_at_any_of, keys).values()) and time.monotonic() < over:
            time.sleep(_LOOK_AGAIN)

    def threads(self) -> int:
        """Return how many tasks run at once."""
        with self._reached():
            return sum(int(each["nthreads"]) for each in self._workers().values())

    def look(self, folder: Path | None, files: Sequence[Path]) -> None:
        """Raise if a worker does not see a folder, or files, as they are here; at a folder it is looked once."""
        if folder in self._folders and not files:
            return
        with self._reached():
            if folder is not None:
                check_folder(folder, self._ask)
                self._folders[folder] = None
            if files:
                check_files(files, self._ask)

    def _ask(self, task: Callable[..., Any], *arguments: object) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._client.run(task, *arguments, on_error="ignore")
        return found

    def _workers(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._client.scheduler_info(n_workers=-1)["workers"]
        return found

    def _wait(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=_NO_WORKER)
        except TimeoutError as error:
            raise GleaningsError(
                f"the scheduler {self._where} has had no worker for {_NO_WORKER} seconds: start some (dask worker "
                f"{self._where}); a cluster that adapts needs minimum=1."
            ) from error

    def _result(self, future: Any) -> list[Any]:  # noqa: ANN401
        """Return what a task gave, however long it takes, as long as there are workers."""
        while True:
            try:
                found: list[Any] = future.result(timeout=_LOOK_AFTER)
                return found
            except TimeoutError:
                if future.status == "error":
                    raise
                self._wait()

    @property
    def _where(self) -> str:
        return str(self._client.scheduler.address if self._client.scheduler else "")

    @contextmanager
    def _reached(self, waiting: Sequence[Any] = ()) -> Iterator[None]:
        """Say in other words where work fails within this because machines have gone, or are not alike.

        Args:
            waiting: the tasks that are under way, the first of which is waited for.
        """
        from distributed import CancelledError
        from distributed.client import ClosedClientError

        # What Dask raises where its scheduler has gone, by what it was doing.
        lost = (OSError, CancelledError, ClosedClientError, KeyError, UnboundLocalError)
        where = self._where
        try:
            yield
        except GleaningsError:
            self._look_again()
            raise
        except Exception as error:
            of_task = bool(waiting) and waiting[0].status == "error"
            if not of_task and (self._client.status != "running" or isinstance(error, lost)):
                raise GleaningsError(
                    f"the scheduler {where} has gone, or the network to it. Start it and its workers again, and a new "
                    "client; what lies in a folder= of yours can be removed. A fit with checkpoint= goes on from its "
                    "last pass."
                ) from error
            self._look_again()
            raise

    def _look_again(self) -> None:
        """Raise if a worker came later that is not like the others: that tells more than where work has failed."""
        try:
            check_alike(self._client)
            for folder in [each for each in self._folders if each.exists()]:
                check_folder(folder, self._ask)
        except GleaningsError:
            raise
        except Exception:  # nobody answers: what was to be said before is said
            return


def _at_any_of(keys: Set[str], dask_worker: Any) -> bool:  # noqa: ANN401
    """Return whether a worker is at one of some tasks, or about to begin it."""
    return any(each.key in keys for some in (dask_worker.state.executing, dask_worker.state.ready) for each in some)


def _one_by_one(task: Callable[..., Any], arguments: Sequence[tuple[Any, ...]], wanted: str) -> list[Any]:
    if fingerprint() != wanted:
        raise InvalidValue("a worker that came later has other packages than the machine that asks.")
    return [task(*each) for each in arguments]
