import math
import os
import subprocess
import sys
import time

import pytest

from gleanings.parallel.processes import ProcessDied, run_in_processes, worker_count

pytestmark = pytest.mark.subprocess


def results(calls, workers):
    found = []
    run_in_processes(iter(calls), found.append, workers)
    return found


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_calls(workers):
    assert results([(pow, (i, 2)) for i in range(40)], workers) == [i * i for i in range(40)]


def test_calls_run_in_other_processes_which_end_with_the_work():
    pids = results([(os.getpid, ())] * 6, 2)
    assert os.getpid() not in pids
    for pid in set(pids):
        with pytest.raises(ChildProcessError):  # it is no child of this one any more; its number may be another's
            os.waitpid(pid, 0)


def test_a_process_that_dies_costs_its_own_call_and_no_other():
    calls = [(os._exit, (3,)) if i == 4 else (pow, (i, 2)) for i in range(12)]
    found = results(calls, 2)
    assert isinstance(found.pop(4), ProcessDied)
    assert found == [i * i for i in range(12) if i != 4]


def test_a_call_that_ends_a_process_which_another_had_damaged_is_tried_in_a_new_one():
    """Without the second try, the third call would be taken for the one that ends processes."""
    ends_if_damaged = "import math, os; os._exit(3) if hasattr(math, 'damaged') else None"
    died, *others = results([(os._exit, (3,)), (setattr, (math, "damaged", True)), (exec, (ends_if_damaged,))], 2)
    assert isinstance(died, ProcessDied)
    assert others == [None, None]


def test_an_error_of_a_call_comes_out_as_it_is():
    with pytest.raises(ValueError, match=r"math domain error|nonnegative"):
        results([(math.sqrt, (-1,)), (math.sqrt, (1,))], 2)


def test_calls_are_asked_for_a_few_ahead_only():
    asked = []

    def calls():
        for i in range(200):
            asked.append(i)
            yield pow, (i, 2)

    most = 0

    def take(result):
        nonlocal most
        most = max(most, len(asked) - math.isqrt(result))

    run_in_processes(calls(), take, 2)
    assert most <= 10


SCRIPT = """
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs the tests in the background may have it ignored
from gleanings.parallel.processes import run_in_processes
print("begins", flush=True)
def show(pid):
    print(pid, flush=True)
    if "interrupted" in sys.argv:  # as by the keyboard: all processes of the group get it
        os.killpg(0, signal.SIGINT)
        time.sleep(600)
run_in_processes(((os.getpid, ()) for _ in range(8)), show, 2)
print("ends", flush=True)
"""


def test_a_script_without_a_main_block_is_not_run_again(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    lines = done.stdout.split()
    assert (lines.count("begins"), lines.count("ends"), len(lines)) == (1, 1, 10)
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_an_interrupt_ends_the_processes_too(tmp_path):
    script, said, errors = (tmp_path / name for name in ("script.py", "said.txt", "errors.txt"))
    script.write_text(SCRIPT)
    with said.open("w") as out, errors.open("w") as err:
        command = [sys.executable, script, "interrupted"]
        done = subprocess.run(command, stdout=out, stderr=err, check=False, start_new_session=True)
    begins, pid = said.read_text().split()
    assert begins == "begins"
    assert errors.read_text().rstrip().endswith("KeyboardInterrupt")
    assert "SpawnProcess" not in errors.read_text()
    assert done.returncode != 0
    for _ in range(300):  # half of the time after which it would end by itself
        try:
            os.kill(int(pid), 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("a process is still there")


def test_a_number_of_processes_that_was_asked_for_is_checked():
    assert worker_count(None) >= 1
    with pytest.raises(ValueError, match="workers=0 is out of range"):
        worker_count(0)
