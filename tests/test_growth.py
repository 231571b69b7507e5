"""What is linear passes, what is quadratic is told, with what was measured; the clock counts what the work says."""

import pytest
from tests.growth import grows_too_fast


@pytest.mark.parametrize(("power", "told"), [(1, False), (2, True)])
@pytest.mark.parametrize("busy", [0, 3])
def test_only_what_is_quadratic_is_told(monkeypatch, power, told, busy):
    """Now and then, other work of the process adds to a large text: whoever is fast enough once has passed."""
    clock = [0.0]
    calls = []

    def work(length):
        calls.append(length)
        clock[0] += length**power / 1e4 + (100 if len(calls) <= busy and length == 1600 else 0)

    monkeypatch.setattr("time.process_time", lambda: clock[0])
    took = grows_too_fast(work, 400, 1600)
    assert (" s after " in took) == told


def test_what_is_too_short_to_be_measured_passes(monkeypatch):
    clock = iter([0, 0.09])
    monkeypatch.setattr("time.process_time", lambda: next(clock))
    assert grows_too_fast(len, "a", "aaaa") == ""
