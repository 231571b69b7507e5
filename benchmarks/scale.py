"""How time and memory grow with the number of documents, phase by phase, in memory and as a stream.

    python benchmarks/scale.py make FILE.jsonl --documents 250000
    python benchmarks/scale.py run FILE.jsonl [--how memory|stream] [--workers 2] [--topics 50] [--memory minibatch]
        [--record RECORD.jsonl] [--no-report]
    python benchmarks/scale.py forecast [RECORD.jsonl]

`make` writes documents of about 130 words: two stretches of whole sentences from two paragraphs of one State of the
Union speech, drawn with a seed. `run` goes from the file to a digest and a report, and prints for each phase its
seconds, and of this process alone the processor time, the peak of memory so far, and the peak within the phase without
pages of files that are mapped. Take a new process for each run; `--record` appends the figures to a file. `forecast`
takes the constants of the cost model from the two smallest runs of such a file, says how far it is off for the larger
ones, and forecasts what has not been run; without a file, by the constants of `gleanings.planning.cost`: see
docs/pages/scale.md.
"""

import argparse
import hashlib
import json
import random
import tempfile
import time
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import numpy as np
from whole_way import Clock, whole_way

import gleanings as gl
from gleanings.planning.cost import GB, START_ENTRIES, Rates, Work, peak, phases
from gleanings.topics.lda.lda import is_large
from gleanings.topics.lda.term_weighting import pad

_WORDS = 75  # of a stretch; a document has two


def make(path: Path, documents: int, seed: int) -> None:
    """Write documents drawn from the speeches, one JSON object a line."""
    speeches = [
        (speech, [[s.text for s in part.sentences] for part in speech_paragraphs(speech)])
        for speech in gl.example("state-of-the-union")
    ]
    draw = random.Random(seed)
    with path.open("w", encoding="utf-8") as file:
        for number in range(documents):
            speech, paragraphs = draw.choice(speeches)
            text = "\n\n".join(stretch(draw.choice(paragraphs), draw) for _ in range(2))
            record = {"id": f"d{number}", "text": text, "date": str(speech.date), "party": speech.metadata["party"]}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def speech_paragraphs(speech: gl.Document) -> list[gl.Document]:
    """Return the paragraphs of a speech that have sentences; all of it as one where it is not cut into paragraphs."""
    parts = [part for part in gl.Corpus((speech,)).by_paragraph() if len(part.sentences) > 1]
    return parts or [speech]


def stretch(sentences: list[str], draw: random.Random) -> str:
    """Return sentences in a row from one drawn at random, as many as make up the words of a stretch."""
    first = draw.randrange(len(sentences))
    taken: list[str] = []
    while first < len(sentences) and sum(len(each.split()) for each in taken) < _WORDS:
        taken.append(sentences[first])
        first += 1
    return " ".join(" ".join(taken).split()[: 2 * _WORDS])


def run(path: Path, how: str, workers: int, topics: int, record: Path | None, report: bool, memory) -> None:
    """Go from a file to a digest and a report."""
    clock = Clock()
    started = time.perf_counter()
    with gl.cluster(workers=workers) if workers else nullcontext(), tempfile.TemporaryDirectory() as folder:
        corpus, bow, model, _ = whole_way(
            path, clock, Path(folder), stream=how == "stream", topics=topics, memory=memory, report=report
        )
    seconds = time.perf_counter() - started
    print(
        f"{len(corpus):,} documents, {int(bow.counts.sum()):,} words counted, {bow.counts.nnz:,} entries, "
        f"{len(bow.vocabulary):,} words, {topics} topics, {model.fit.passes} passes: {seconds:.1f} s in all; "
        f"SHA-256 of the topics {hashlib.sha256(model.weights.tobytes()).hexdigest()[:16]}"
    )
    if record is not None:
        figures = {
            "how": how,
            "workers": workers,
            "documents": len(corpus),
            "bytes": path.stat().st_size,
            "words": int(bow.counts.sum()),
            "entries": int(bow.counts.nnz),
            "vocabulary": len(bow.vocabulary),
            "topics": topics,
            "passes": model.fit.passes,
            "minibatch": memory == "minibatch" or (memory == "auto" and is_large(bow.counts.nnz, topics)),
            "phases": clock.found,
        }
        with record.open("a", encoding="utf-8") as file:
            file.write(json.dumps(figures) + "\n")


# What phases are called in records of earlier runs.
_BEFORE = {"corpus": "reading", "bag": "counting", "fit": "topics"}


def recorded(path: Path) -> list[dict]:
    """Return the runs of a record, their phases by the names of today."""
    runs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for each in runs:
        each["phases"] = {_BEFORE.get(name, name): figures for name, figures in each["phases"].items()}
    return runs


MACHINES, PROCESSORS = (1, 4, 16, 64), 2
SIZES = (1_000_000, 10_000_000, 100_000_000)


def work_of(figures: dict) -> Work:
    """Return what there was to do in a run."""
    return Work(
        text=figures["bytes"],
        documents=figures["documents"],
        entries=figures["entries"],
        vocabulary=figures["vocabulary"],
        topics=figures["topics"],
        passes=figures["passes"],
        stream=figures["how"] == "stream",
    )


def line_through(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """Return what is done once, and the rate, of two runs: (size, seconds) each; nothing takes less than no time."""
    rate = max(0.0, (other[1] - one[1]) / (other[0] - one[0]))
    return max(0.0, one[1] - rate * one[0]), rate


def fitted(small: dict, large: dict) -> Rates:
    """Return the constants of the cost model that two runs tell, the others as they are."""
    stored = Rates()
    runs = [(work_of(each), {name: figures[1] for name, figures in each["phases"].items()}) for each in (small, large)]
    texts = [work.text for work, _ in runs]
    pairs = [work.entries * pad(work.topics) for work, _ in runs]
    samples = [min(work.entries, START_ENTRIES) * pad(work.topics) for work, _ in runs]

    def through(sizes: list[float], name: str) -> tuple[float, float]:
        return line_through((sizes[0], runs[0][1][name]), (sizes[1], runs[1][1][name]))

    reading_once, read = through(texts, "reading")
    counting_once, count = through(texts, "counting")
    digest_once, score = through(pairs, "digest")
    found = replace(
        stored, read=read, count=count, score=score, reading_once=reading_once, counting_once=counting_once,
        digest_once=digest_once,
    )  # fmt: skip
    if not (small["minibatch"] or large["minibatch"]):  # two equations: the search for a start, and the passes
        matrix = [[samples[i], pairs[i] * each["passes"]] for i, each in enumerate((small, large))]
        start, sweep = np.linalg.solve(np.array(matrix), np.array([runs[0][1]["topics"], runs[1][1]["topics"]]))
        if start > 0 and sweep > 0:
            found = replace(found, start=float(start), sweep=float(sweep))
    if "report" in runs[0][1] and "report" in runs[1][1]:
        once, page = through([work.documents for work, _ in runs], "report")
        found = replace(found, page=page, topic_page=once / small["topics"])
    return found


# What there is in 97,938 documents of `make`; by it the stored constants forecast.
MADE = {
    "how": "stream", "workers": 2, "documents": 97_938, "bytes": 76_951_016, "entries": 3_963_236, "vocabulary": 13_621,
    "topics": 50, "passes": 23,
}  # fmt: skip


def hours_of(first: dict, rates: Rates) -> None:
    """Print what runs of many documents take, on one machine and on several."""
    print(f"\nForecast, machines of {PROCESSORS} processors: hours, of which topics; GB in memory at the peak; GB sent")
    print(f"{'documents':>12}" + "".join(f"{n:>15} machines" for n in MACHINES) + f"{'memory':>10}{'sent':>10}")
    for size in SIZES:
        times = size / first["documents"]
        work = replace(
            work_of(first), text=first["bytes"] * times, documents=size, entries=first["entries"] * times,
            vocabulary=first["vocabulary"] * times**0.5, passes=None,
        )  # fmt: skip
        found = phases(work, rates)
        cells = []
        for machines in MACHINES:
            hours = {phase.name: phase.seconds(PROCESSORS, machines) / 3600 for phase in found}
            cells.append(f"{sum(hours.values()):.1f} ({hours['topics']:.1f})".rjust(24))
        sent = sum(phase.sent for phase in found) / GB
        print(f"{size:>12,}" + "".join(cells) + f"{peak(found) / GB:>10.0f}{sent:>10.0f}")


def forecast_stored() -> None:
    """Print what the stored constants say of 100,000 documents, phase by phase, and forecast."""
    print(f"{MADE['documents']:,} documents on {PROCESSORS} processors: seconds, GB in memory")
    for phase in phases(work_of(MADE), Rates()):
        print(f"  {phase.name:<10} {phase.seconds(PROCESSORS):8.1f} s {phase.memory / GB:6.2f} GB")
    hours_of(MADE, Rates())


def forecast(path: Path) -> None:
    """Print the constants, how far the model is off for runs that it was not made from, and what it forecasts."""
    runs = recorded(path)
    alone = [each for each in runs if not each["workers"] and each["how"] == "stream"]
    if len(alone) < 2:
        raise SystemExit(f"{path} holds {len(alone)} runs of a stream in one process (--workers 0); two are needed.")
    first, second = sorted(alone, key=lambda each: each["documents"])[:2]
    rates = fitted(first, second)
    made = f"{first['documents']:,} and {second['documents']:,}"
    print(f"Constants, from {made} documents (processor seconds of one core):")
    for name, value in vars(rates).items():
        print(f"  {name:<10} {value:.2e}")
    print("\nRuns that they were not made from: processor seconds and peak of memory, measured and by the model")
    for each in sorted(alone, key=lambda run: run["documents"]):
        if each in (first, second) or each["minibatch"] != work_of(each).minibatches:
            continue
        model = {phase.name: phase for phase in phases(work_of(each), rates)}
        held = 0.0
        for name, (_, processor, top, *_) in each["phases"].items():
            told = model[name].processor
            held = max(held, model[name].memory / GB)  # what is measured is the peak so far
            print(
                f"  {each['documents']:>9,} {name:<8} {processor:8.1f} s {told:8.1f} s ({told / processor - 1:+.0%})   "
                f"{top:5.2f} GB {held:5.2f} GB"
            )
        whole = sum(figures[1] for figures in each["phases"].values())
        told = sum(model[name].processor for name in each["phases"])
        print(f"  {each['documents']:>9,} {'all':<8} {whole:8.1f} s {told:8.1f} s ({told / whole - 1:+.0%})")
    hours_of(first, rates)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make")
    making.add_argument("path", type=Path)
    making.add_argument("--documents", type=int, default=25_000)
    making.add_argument("--seed", type=int, default=0)
    running = commands.add_parser("run")
    running.add_argument("path", type=Path)
    running.add_argument("--how", choices=("memory", "stream"), default="stream")
    running.add_argument("--workers", type=int, default=0, help="processes; 0 for this one alone")
    running.add_argument("--topics", type=int, default=50)
    running.add_argument("--memory", choices=("auto", "full", "minibatch"), default="auto")
    running.add_argument("--record", type=Path)
    running.add_argument("--no-report", dest="report", action="store_false", help="end with the digest")
    telling = commands.add_parser("forecast")
    telling.add_argument("path", type=Path, nargs="?")
    given = parser.parse_args()
    if given.command == "forecast" and given.path is None:
        forecast_stored()
    elif given.command == "forecast":
        forecast(given.path)
    elif given.command == "make":
        make(given.path, given.documents, given.seed)
    else:
        run(given.path, given.how, given.workers, given.topics, given.record, given.report, given.memory)


if __name__ == "__main__":
    main()
