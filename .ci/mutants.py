"""Mutation testing of one room by mutmut, in a copy under build/: which changes of its code do its tests notice?

    python .ci/mutants.py words                     every mutant
    python .ci/mutants.py topics/lda --sample 100   a random sample, the same for the same --seed
    python .ci/mutants.py words/mixed.py            one file, by the tests of its room

mutmut leaves out functions with a decorator, so compiled kernels and cached functions are not changed. What survives is
printed as a difference; look at each: either it gives the same results (equivalent), or a test is missing.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
MEANING = {
    0: "survived",
    1: "killed",
    3: "killed",
    33: "not reached",
    24: "timeout",
    36: "timeout",
    152: "timeout",
    -24: "timeout",
}


def lay_out(place: str) -> Path:
    """Copy what the tests of a room, or of a file's room, need, in the layout that mutmut knows; return the copy."""
    room, files = (str(Path(place).parent), place) if place.endswith(".py") else (place, f"{place}/*")
    left_out = "not subprocess and not notebook" + ("" if place.endswith(".py") else " and not slow")
    copy = ROOT / "build" / "mutants" / place.replace("/", "-")
    shutil.rmtree(copy, ignore_errors=True)
    unwanted = shutil.ignore_patterns("__pycache__", "*.egg-info", "fuzz")
    shutil.copytree(ROOT / "lib", copy / "src", ignore=unwanted)
    for folder in ("tests", "benchmarks", "seeds"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=unwanted)
    settings = re.sub(
        r"(?m)^testpaths = .*$", f'testpaths = ["tests/{room}"]', (ROOT / "pyproject.toml").read_text("utf-8")
    )
    settings = settings.replace(" --doctest-modules", "")
    settings += f"""
[tool.mutmut]
source_paths = ["src"]
only_mutate = ["src/gleanings/{files}"]
also_copy = ["benchmarks", "seeds"]
pytest_add_cli_args = ["-m", "{left_out}", "--hypothesis-profile=ci"]
pytest_add_cli_args_test_selection = ["tests/{room}"]
"""
    (copy / "pyproject.toml").write_text(settings, "utf-8")
    return copy


def verdicts(copy: Path) -> dict[str, str]:
    """Return what became of each mutant, by its name."""
    found: dict[str, str] = {}
    for path in (copy / "mutants").rglob("*.meta"):
        codes = json.loads(path.read_text("utf-8")).get("exit_code_by_key", {})
        found |= {
            name: "not run" if code is None else MEANING.get(code, f"exit {code}") for name, code in codes.items()
        }
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("place", help="words, topics/lda, words/mixed.py, ...")
    parser.add_argument("--sample", type=int, help="how many mutants, drawn at random; all where left out")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--children", type=int, default=2, help="mutants that are tried at once")
    options = parser.parse_args()
    copy = lay_out(options.place)
    environment = {**os.environ, "PYTHONPATH": str(copy / "mutants" / "src")}
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(options.children)]
    names: list[str] = []
    if options.sample:
        # One mutant that is not there makes mutmut write all mutants down, and try none.
        subprocess.run([*command, "none"], cwd=copy, env=environment, check=False, capture_output=True)
        names = sorted(verdicts(copy))
        names = random.Random(options.seed).sample(names, min(options.sample, len(names)))
    subprocess.run([*command, *names], cwd=copy, env=environment, check=False)
    found = {name: verdict for name, verdict in verdicts(copy).items() if not names or name in set(names)}
    for name in sorted(name for name, verdict in found.items() if verdict not in ("killed", "timeout")):
        print(f"\n== {found[name]}: {name}", flush=True)
        subprocess.run([sys.executable, "-m", "mutmut", "show", name], cwd=copy, env=environment, check=False)
    print({verdict: list(found.values()).count(verdict) for verdict in sorted(set(found.values()))}, "of", len(found))


if __name__ == "__main__":
    main()
