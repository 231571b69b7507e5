"""Kill a process that saves models and reports, at random moments; look each time at what is there.

python benchmarks/kills.py --kills 1000
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import gleanings as gl

CHILD = """
import sys
import gleanings as gl
from gleanings.storage.atomic import write_file
folder = sys.argv[1]
first = gl.load_topics(folder + "/source")
models = [first.rename(0, "one"), first.merge(0, 1).rename(0, "two")]
print("ready", flush=True)
while True:
    for model in models:
        model.save(folder + "/model")
        write_file(folder + "/report.html", b"<html>" + model.topics[0].name.encode() * 20000 + b"</html>")
"""


def main() -> int:
    """Run; return 1 if anything was ever half-written or left behind."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    numbers = random.Random(options.seed)
    rows = [["rain", "wind", "storm"], ["vote", "party", "poll"]] * 50
    whole = broken = litter = 0
    with tempfile.TemporaryDirectory() as folder:
        model = gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=3)
        model.save(f"{folder}/source")
        model.save(f"{folder}/model")
        expected = {len(model.merge(0, 1).topics), len(model.topics)}
        while whole + broken < options.kills:
            child = subprocess.Popen([sys.executable, "-c", CHILD, folder], stdout=subprocess.PIPE)
            assert child.stdout is not None
            child.stdout.readline()
            # One start serves many kills: the group is stopped, looked at, and goes on, until it is really killed.
            for _ in range(min(20, options.kills - whole - broken)):
                time.sleep(numbers.random() * 0.02)
                os.kill(child.pid, signal.SIGSTOP)
                good = _whole(Path(folder), expected)
                whole, broken = whole + good, broken + (not good)
                os.kill(child.pid, signal.SIGCONT)
            time.sleep(numbers.random() * 0.02)
            child.kill()
            child.wait()
            if not _whole(Path(folder), expected):
                broken += 1
            gl.load_topics(f"{folder}/model").save(f"{folder}/model")
            named = len(list(Path(folder, "model").glob("*.npy")))
            litter += len(os.listdir(f"{folder}/model")) - named - 1
    print(f"stopped or killed {whole + broken:,} times: whole {whole:,}, broken {broken:,}, left behind {litter:,}")
    return bool(broken or litter)


def _whole(folder: Path, expected: set[int]) -> bool:
    report = folder / "report.html"
    try:
        found = len(gl.load_topics(folder / "model").topics) in expected
    except gl.GleaningsError as error:
        print(error)
        return False
    return found and (not report.exists() or report.read_bytes().endswith(b"</html>"))


if __name__ == "__main__":
    sys.exit(main())
