"""What is said where a scheduler or all workers go away; the client is one of ours that answers as Dask's does then."""

from types import SimpleNamespace

import pytest

distributed = pytest.importorskip("distributed", reason="Dask is not installed: pip install '.[cluster]'")

import gleanings as gl  # noqa: E402
from gleanings.parallel.cluster import _Tasks  # noqa: E402


class Client:
    """A client whose tasks, and whose questions to the scheduler, end as they are told."""

    def __init__(self, *, result=None, info=None, task="pending", status="running"):
        self.scheduler, self.status = SimpleNamespace(address="tcp://10.0.0.1:8786"), status
        self._result, self._info, self._task = result, info, task
        self.waited = 0

    def scheduler_info(self, n_workers):
        return {"workers": {"tcp://b": {"nthreads": 2}}} if self._info is None else self._info

    def submit(self, *given, **named):
        return SimpleNamespace(result=self.result, status=self._task)

    def result(self, timeout):
        if isinstance(self._result, list):
            found = self._result.pop(0)
            if isinstance(found, BaseException):
                raise found
            return found
        raise self._result

    def wait_for_workers(self, number, timeout):
        self.waited += 1
        if self._info == {"workers": {}}:
            raise TimeoutError

    def cancel(self, futures):
        raise distributed.client.ClosedClientError


def run(client):
    """Return what two tasks give."""
    return list(_Tasks(client).run(pow, [(2, 3), (2, 4)], light=False))


@pytest.mark.parametrize(
    "client",
    [
        Client(result=distributed.CancelledError("lost")),
        Client(result=distributed.comm.core.CommClosedError("lost")),
        Client(result=RuntimeError("any other"), status="closed"),
        Client(info={}),
    ],
)
def test_a_scheduler_that_goes_away_is_named_with_what_to_do(client):
    with pytest.raises(gl.GleaningsError, match=r"the scheduler tcp://10\.0\.0\.1:8786 has gone.*checkpoint="):
        run(client)


def test_an_error_of_a_task_comes_back_as_it_is():
    with pytest.raises(ZeroDivisionError):
        run(Client(result=ZeroDivisionError(), task="error"))
    with pytest.raises(OSError, match="of the task"):
        run(Client(result=OSError("of the task"), task="error"))


def test_a_task_may_take_as_long_as_it_likes_while_there_are_workers():
    client = Client(result=[TimeoutError(), TimeoutError(), [8], [16]])
    assert run(client) == [8, 16]
    assert client.waited == 2


def test_tasks_that_nobody_is_left_for_end_with_how_to_start_workers():
    with pytest.raises(gl.GleaningsError, match=r"no worker for 60 seconds.*dask worker tcp://10"):
        run(Client(result=TimeoutError(), info={"workers": {}}))
