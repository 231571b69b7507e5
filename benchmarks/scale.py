"""How time and memory grow with the number of documents, phase by phase, in memory and as a stream.

    python benchmarks/scale.py make FILE.jsonl --documents 250000
    python benchmarks/scale.py run FILE.jsonl [--how memory|stream] [--workers 2] [--topics 50]

`make` writes documents of about 130 words: two stretches of whole sentences from two paragraphs of one State of the
Union speech, drawn with a seed. `run` goes from the file to a digest and a report, and prints for each phase its
seconds and the peak of memory so far, of this process alone. Take a new process for each run.
"""

import argparse
import json
import random
import resource
import tempfile
import time
from contextlib import contextmanager, nullcontext
from pathlib import Path

import gleanings as gl

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


@contextmanager
def phase(name: str):
    """Print how long a phase took, and the peak of memory so far, of this process alone."""
    before = time.perf_counter()
    yield
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{name:<10} {time.perf_counter() - before:8.1f} s   peak {own:5.2f} GB", flush=True)


def run(path: Path, how: str, workers: int, topics: int) -> None:
    """Go from a file to a digest and a report."""
    started = time.perf_counter()
    with gl.cluster(workers=workers) if workers else nullcontext(), tempfile.TemporaryDirectory() as folder:
        with phase("corpus"):
            corpus = gl.open_corpus(path) if how == "stream" else gl.read_file(path)
        with phase("bag"):
            bow = gl.bag_of_words(corpus)
        with phase("fit"):
            model = gl.fit_topics(bow, topics=topics, progress=False)
        with phase("digest"):
            digest = gl.digest(model)
        with phase("report"):
            gl.write_report(Path(folder, "report.html"), model, digest)
    print(f"{len(corpus):,} documents, {topics} topics: {time.perf_counter() - started:.1f} s in all")


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
    given = parser.parse_args()
    if given.command == "make":
        make(given.path, given.documents, given.seed)
    else:
        run(given.path, given.how, given.workers, given.topics)


if __name__ == "__main__":
    main()
