"""The whole way, from a source to a report, phase by phase, and what each phase takes; for scale.py and machines.py."""

import os
import resource
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import gleanings as gl

PHASES = ("reading", "counting", "topics", "digest", "report")
Found = TypeVar("Found")


def whole_way(
    source: Path,
    phase: Callable[[str, Callable[[], Found]], Found],
    folder: Path,
    *,
    stream: bool = True,
    keep: bool = False,
    topics: int = 50,
    memory="auto",
    report: bool = True,
    **reading,
):
    """Go from a source to a digest and a report; return corpus, bag, model and digest.

    Args:
        phase: is given the name of each phase and what it does, and returns what that gives.
        folder: for the report.
        keep: documents and counts go there, too; else to temporary folders.
        reading: further arguments of `open_corpus`.
    """
    documents, counts = (folder / "documents", folder / "counts") if keep else (None, None)

    def read():
        return gl.open_corpus(source, folder=documents, progress=False, **reading) if stream else gl.read_file(source)

    corpus = phase("reading", read)
    bag = phase("counting", lambda: gl.bag_of_words(corpus, folder=counts))
    model = phase("topics", lambda: gl.fit_topics(bag, topics=topics, memory=memory, progress=False))
    digest = phase("digest", lambda: gl.digest(model))
    if report:
        phase("report", lambda: gl.write_report(folder / "report.html", model, digest))
    return corpus, bag, model, digest


class Clock:
    """Tells what each phase takes.

    Attributes:
        found: for each phase its seconds, the processor time of this process, the peak of its memory so far in GB, and
            the peak within the phase of what cannot be given back (`held`): the first counts pages of files that are
            mapped and were read, too, which the system takes back when it needs room; 0 where that is not told.
    """

    def __init__(self) -> None:
        self.found: dict[str, tuple[float, float, float, float]] = {}

    def __call__(self, name: str, step: Callable[[], Found]) -> Found:
        """Do a step, and print what it took."""
        before, used = time.perf_counter(), time.process_time()
        with _highest() as held:
            given = step()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        self.found[name] = time.perf_counter() - before, time.process_time() - used, peak, held[0]
        seconds, processor, _, _ = self.found[name]
        print(
            f"{name:<10} {seconds:8.1f} s   processor {processor:8.1f} s   peak so far {peak:5.2f} GB, "
            f"held in this phase {held[0]:5.2f} GB",
            flush=True,
        )
        return given


@contextmanager
def _highest(every: float = 0.05):
    """Look again and again how much memory this process holds that is no page of a file; the highest, in GB."""
    highest, over = [0.0], threading.Event()

    def look() -> None:
        while True:
            highest[0] = max(highest[0], _held())
            if over.wait(every):
                return

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield highest
    finally:
        over.set()
        thread.join()


def _held() -> float:
    """Return GB of memory of this process that is no page of a file; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{os.getpid()}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("RssAnon:")) / 2**20
