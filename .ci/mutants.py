"""Mutation testing of one room by mutmut, in a copy under build/: which changes of its code do its tests notice?

    python .ci/mutants.py words                                   every mutant
    python .ci/mutants.py topics/lda --sample 100                 a random sample, the same for the same --seed
    python .ci/mutants.py words/mixed.py words/chains.py --sample 15   so many of each file, by the tests of their room

mutmut tries a mutant on the tests that reach its function, the quickest first. It leaves out functions with a
decorator, so compiled kernels and cached functions are not changed. What survives is printed as a difference; look at
each: either it gives the same results (equivalent), or a test is missing.
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

# Tests are run once before any mutant is; each mutant runs in a process that is forked from that one.
FORGETTING = """

def pytest_sessionstart():
    for name in [name for name in sys.modules if name.startswith("gleanings")]:
        for value in list(vars(sys.modules[name]).values()):
            getattr(value, "cache_clear", lambda: None)()
"""


def lay_out(places: list[str], tests: str | None = None) -> Path:
    """Copy what the tests of a room, or of some files' room, need, in the layout that mutmut knows; return the copy."""
    of_files = places[0].endswith(".py")
    room = str(Path(places[0]).parent) if of_files else places[0]
    tests = tests or f"tests/{room}"
    mutated = [f"src/gleanings/{place if of_files else place + '/*'}" for place in places]
    left_out = "not subprocess and not notebook" + ("" if of_files else " and not slow")
    copy = ROOT / "build" / "mutants" / "+".join(places).replace("/", "-")[:100]
    shutil.rmtree(copy, ignore_errors=True)
    unwanted = shutil.ignore_patterns("__pycache__", "*.egg-info", "fuzz")
    shutil.copytree(ROOT / "lib", copy / "src", ignore=unwanted)
    for folder in ("tests", "benchmarks", "seeds"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=unwanted)
    with (copy / "tests" / "conftest.py").open("a", encoding="utf-8") as conftest:
        conftest.write("\nimport sys\n" + FORGETTING)
    settings = re.sub(r"(?m)^testpaths = .*$", f'testpaths = ["{tests}"]', (ROOT / "pyproject.toml").read_text("utf-8"))
    settings = settings.replace(" --doctest-modules", "")
    settings += f"""
[tool.mutmut]
source_paths = ["src"]
only_mutate = {json.dumps(mutated)}
also_copy = ["benchmarks", "seeds"]
pytest_add_cli_args = ["-m", "{left_out}"]
pytest_add_cli_args_test_selection = ["{tests}"]
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
    parser.add_argument("places", nargs="+", help="words, topics/lda, or files of one room: words/mixed.py ...")
    parser.add_argument("--sample", type=int, help="how many mutants of each, drawn at random; all where left out")
    parser.add_argument(
        "--tests", help="only these, tests/words/test_mixed.py for example; those of the room where left out"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--children", type=int, default=2, help="mutants that are tried at once")
    options = parser.parse_args()
    copy = lay_out(options.places, options.tests)
    environment = {**os.environ, "PYTHONPATH": str(copy / "mutants" / "src")}
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(options.children)]
    names: list[str] = []
    if options.sample:
        # One mutant that is not there makes mutmut write all mutants down, and try none.
        subprocess.run([*command, "none"], cwd=copy, env=environment, check=False, capture_output=True)
        draw, every = random.Random(options.seed), verdicts(copy)
        for place in options.places:
            module = "gleanings." + place.removesuffix(".py").replace("/", ".") + "."
            found = sorted(name for name in every if name.startswith(module))
            names += draw.sample(found, min(options.sample, len(found)))
    subprocess.run([*command, *names], cwd=copy, env=environment, check=False)
    ended = {name: verdict for name, verdict in verdicts(copy).items() if not names or name in set(names)}
    for name in sorted(name for name, verdict in ended.items() if verdict not in ("killed", "timeout")):
        print(f"\n== {ended[name]}: {name}", flush=True)
        subprocess.run([sys.executable, "-m", "mutmut", "show", name], cwd=copy, env=environment, check=False)
    print({verdict: list(ended.values()).count(verdict) for verdict in sorted(set(ended.values()))}, "of", len(ended))


if __name__ == "__main__":
    main()
