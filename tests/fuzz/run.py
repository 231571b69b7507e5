"""Try texts, files and damaged models for a while, and print how many; what fails is written to a folder.

python -m tests.fuzz.run --seconds 3600      what `make fuzz` does
"""

import argparse
import collections
import pathlib
import random
import sys
import tempfile
import time
import traceback

from hypothesis import HealthCheck, Phase, given, seed, settings
from tests.fuzz.chain import damaged_model, one_folder, read_and_summarized, saved_model, whole_chain
from tests.fuzz.strategies import corpora, damages, folders

# What is tried in each round, and how many of it: the whole chain takes ten times as long as the rest.
ROUND = {"texts": 100, "files": 60, "models": 60, "chain": 10}
SLOW = 10.0  # seconds of processor time after which an input is kept, as one that fails is


def main() -> int:
    """Run until the time is over; return 1 if anything failed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--found", type=pathlib.Path, default=pathlib.Path("build/fuzz"))
    options = parser.parse_args()
    chosen = random.SystemRandom().getrandbits(32) if options.seed is None else options.seed
    print(f"--seed {chosen} draws the same again", flush=True)
    numbers = random.Random(chosen)
    ends: collections.Counter[str] = collections.Counter()
    inputs: collections.Counter[str] = collections.Counter()  # texts and files: a call takes one to six
    faults: dict[str, str] = {}
    slowest = 0.0
    stop = time.monotonic() + options.seconds
    model = saved_model(pathlib.Path(tempfile.mkdtemp()) / "model")
    kinds = {
        "texts": (corpora(), read_and_summarized),
        "files": (folders, _files),
        "models": (damages(sorted(path.name for path in model.iterdir())), lambda value: damaged_model(model, *value)),
        "chain": (corpora(), whole_chain),
    }
    while time.monotonic() < stop:
        for name, (strategy, call) in kinds.items():

            @seed(numbers.getrandbits(64))
            @settings(
                max_examples=ROUND[name],
                deadline=None,
                database=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @given(strategy)
            def batch(value):
                nonlocal slowest
                began = time.process_time()
                inputs[name] += _inputs(value)  # noqa: B023
                try:
                    ends[f"{name}: {call(value)}"] += 1  # noqa: B023
                except KeyboardInterrupt:
                    raise
                except BaseException as error:  # compiled libraries panic with one that is no Exception
                    where = traceback.extract_tb(error.__traceback__)[-1]
                    key = f"{name}: {type(error).__name__} at {pathlib.Path(where.filename).name}:{where.lineno}"  # noqa: B023
                    ends[key] += 1
                    if key not in faults or len(repr(value)) < len(faults[key]):
                        faults[key] = repr(value)
                took = time.process_time() - began
                slowest = max(slowest, took)
                if took > SLOW:
                    key = f"{name}: slow"  # noqa: B023
                    faults[key] = min(faults.get(key, repr(value)), repr(value), key=len)

            batch()  # at once, while `name` and `call` are those of this turn
    print(f"{inputs.total():,} inputs, {len(faults)} kinds of fault, the slowest call {slowest:.1f} s")
    print(", ".join(f"{name} {number:,}" for name, number in inputs.items()) + f", in {ends.total():,} calls")
    for end, times in ends.most_common():
        print(f"  {times:>9,}  {end}")
    if faults:
        options.found.mkdir(parents=True, exist_ok=True)
        for i, (key, value) in enumerate(sorted(faults.items())):
            (options.found / f"{i:03d}.txt").write_text(
                f"{key}\n{value}\n", encoding="ascii", errors="backslashreplace"
            )
        print(f"smallest input of each: {options.found}/")
    return bool(faults)


def _inputs(value: object) -> int:
    """Return how many texts or files are tried at once."""
    if isinstance(value, dict):
        return len(value["texts"]) if "texts" in value else len(value)
    return 1


def _files(value: dict[str, bytes]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        return one_folder(pathlib.Path(folder), value)


if __name__ == "__main__":
    sys.exit(main())
