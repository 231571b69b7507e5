"""Threads: results in order, work cut evenly, and nothing goes on after an interrupt."""

import threading
import time

import numpy as np
import pytest

from gleanings.parallel.threads import SHARDS, Workers, even_cuts, shards_for


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_results_come_in_order(threads):
    with Workers(threads) as workers:
        assert workers.map(lambda i: i * i, 9) == [i * i for i in range(9)]


@pytest.mark.parametrize("threads", [1, 3])
def test_an_error_of_any_part_comes_out(threads):
    def task(i):
        if i == 4:
            raise ZeroDivisionError
        return i

    with Workers(threads) as workers, pytest.raises(ZeroDivisionError):
        workers.map(task, 6)


def test_nothing_runs_any_more_once_an_interrupt_is_out():
    started, ended = [], []
    under_way = threading.Event()

    def task(i):
        if i == 0:
            under_way.wait(5)
            raise KeyboardInterrupt
        started.append(i)
        under_way.set()
        time.sleep(0.05)
        ended.append(i)

    with Workers(2) as workers:
        with pytest.raises(KeyboardInterrupt):
            workers.map(task, 100_000)
        assert started == ended
        assert len(started) < 50_000  # which the other thread would take the better part of an hour for
        assert workers.map(lambda i: i, 3) == [0, 1, 2]


def test_even_cuts_leave_no_row_out():
    indptr = np.cumsum([0, 0, 9, 0, 1, 1, 0]).astype(np.int64)
    for parts in (1, 3, 8):
        cuts = even_cuts(indptr, parts)
        assert cuts[0] == 0
        assert cuts[-1] == 6
        assert (np.diff(cuts) >= 0).all()


def test_shards_grow_with_the_work_to_a_limit():
    assert shards_for(0) == 1
    assert shards_for(10**12) == SHARDS
