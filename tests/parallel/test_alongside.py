"""Work beside other work: its results and errors come out where they are asked for, and none goes on unasked."""

import signal
import threading
import time

import pytest

from gleanings.parallel.alongside import alongside
from gleanings.parallel.partitions import is_shared, running_on


def test_it_goes_on_while_other_work_does():
    begun = threading.Event()

    def results():
        yield begun.set()

    with alongside(results()) as found:
        assert begun.wait(600)
        assert found() == [None]


def test_what_finding_them_raised_comes_out_where_they_are_asked_for():
    with alongside(1 // number for number in (1, 0)) as found, pytest.raises(ZeroDivisionError):
        found()


def test_where_the_other_work_fails_no_more_are_found_and_its_error_comes_out():
    asked, waiting, closed = [], threading.Event(), []

    def results():
        try:
            for number in range(3):
                asked.append(number)
                waiting.wait(600)
                yield number
        finally:
            closed.append(True)

    def other_work():
        with alongside(results()):
            threading.Timer(0.01, waiting.set).start()
            raise KeyError

    with pytest.raises(KeyError):
        other_work()
    assert asked == [0]
    assert closed == [True]


def test_it_runs_tasks_where_they_run_here():
    with running_on(object()), alongside(is_shared() for _ in range(1)) as found:
        assert found() == [True]


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="a thread cannot be interrupted there")
def test_interrupts_however_many_come_out_once_nothing_goes_on_any_more():
    begun, waiting, ended = threading.Event(), threading.Event(), []

    def results():
        begun.set()
        waiting.wait(600)
        yield ended.append(True)

    def interrupt():
        for _ in range(2):
            signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
            time.sleep(0.25)
        waiting.set()

    other = threading.Thread(target=interrupt)

    def other_work():
        with alongside(results()) as found:
            assert begun.wait(600)
            other.start()
            found()

    with pytest.raises(KeyboardInterrupt):
        other_work()
    assert ended == [True]
    other.join()
