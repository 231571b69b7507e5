"""Mixed calls in threads and processes for a while: memory, open files, and whether the bits stay the same.

python benchmarks/soak.py --seconds 3600
"""

import argparse
import gc
import hashlib
import multiprocessing
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import gleanings as gl
from gleanings.report.report import report_html

THREADS = 4


def calls(folder: str) -> dict[str, Callable[[], str]]:
    """Return calls by name, each giving a text that must be the same every time."""
    corpus = gl.example("lee")[:60]
    bow = gl.bag_of_words(corpus)
    model = gl.fit_topics(bow, topics=5)
    digest = gl.digest(model)

    def save() -> str:
        model.save(f"{folder}/model")
        return gl.load_topics(f"{folder}/model").shares.tobytes().hex()

    def report() -> str:
        gl.write_report(f"{folder}/report.html", model, digest)
        return str(report_html(model, digest))

    return {
        "count": lambda: repr(gl.bag_of_words(corpus).counts.sum(axis=0)),
        "fit": lambda: gl.fit_topics(bow, topics=5).shares.tobytes().hex(),
        "nmf": lambda: gl.fit_topics(bow, topics=4, method="nmf").shares.tobytes().hex(),
        "summarise": lambda: " ".join(gl.summarize(document).text for document in corpus[:20]),
        "lexrank": lambda: gl.summarize(corpus[:10], method="lexrank").text,
        "digest": lambda: repr(gl.digest(model)),
        "save": save,
        "report": report,
    }


def work(seconds: float, seed: int) -> tuple[int, dict[str, set[str]], list[tuple[int, int]]]:
    """Call at random in threads; return how often, the hashes of what came out, and memory and open files over time."""
    numbers = random.Random(seed)
    found: dict[str, set[str]] = {}
    seen: list[tuple[int, int]] = []
    times = 0
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(THREADS) as pool:
        chosen = calls(folder)
        names = sorted(chosen)
        stop = time.monotonic() + seconds
        while time.monotonic() < stop:
            batch = [*names, *numbers.choices(names, k=len(names))]
            for name, text in zip(batch, pool.map(lambda name: chosen[name](), batch), strict=True):
                found.setdefault(name, set()).add(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
                times += 1
            gc.collect()
            seen.append((memory(), len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0))
    return times, found, seen


def memory() -> int:
    """Return the memory of this process in kilobytes."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * resource.getpagesize() // 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> int:
    """Run; return 1 if bits differed, or memory or open files grew."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    with multiprocessing.get_context("spawn").Pool(options.processes) as pool:
        results = pool.starmap(work, [(options.seconds, seed) for seed in range(options.processes)])
    merged: dict[str, set[str]] = {}
    wrong = False
    for number, (times, found, seen) in enumerate(results):
        for name, hashes in found.items():
            merged.setdefault(name, set()).update(hashes)
        third = max(1, len(seen) // 3)  # the first third warms up
        early, late = (
            [max(column) for column in zip(*part, strict=True)] for part in (seen[: 2 * third], seen[-third:])
        )
        growth = late[0] / early[0] - 1
        wrong |= growth > 0.05 or late[1] > early[1]
        print(
            f"process {number}: {times:,} calls, memory {early[0]:,} -> {late[0]:,} kB ({growth:+.1%}), "
            f"open files {early[1]} -> {late[1]}"
        )
    for name, hashes in sorted(merged.items()):
        wrong |= len(hashes) > 1
        print(f"  {name}: {len(hashes)} result{'s' if len(hashes) > 1 else ''}")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
