"""gensim's LdaModel and ours, side by side in one run: the same arguments, the same bag.

    python benchmarks/gensim_lda.py                     gensim's packaged Lee news
    python benchmarks/gensim_lda.py texts.jsonl.gz      one JSON object a line, with a field "text"

Both get gensim's defaults, ten passes, the same random state and the corpus as a list of lists. "cold" is the first
model of a fresh process after the imports, with the compiled code in the cache; "warm" is the best of `--repeats`
further ones. gensim has no cold start and is timed once. "difference" is the largest between two probabilities of a
word in a topic.
"""

import argparse
import logging
import subprocess
import sys
import time
from pathlib import Path

import common
import numpy as np
from gensim.models import LdaModel as Gensims

import gleanings as gl
from gleanings.compat.gensim import LdaModel


def bag(path):
    """Return the bag of a JSON-lines file, or that of the Lee corpus."""
    return gl.bag_of_words(common.corpus(path or "lee"), unit="document")


def fit(kind, bow, corpus, topics, seed=0):
    start = time.perf_counter()
    model = kind(corpus, num_topics=topics, id2word=bow.dictionary, passes=10, random_state=seed)
    return time.perf_counter() - start, model.get_topics()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", type=Path)
    parser.add_argument("--topics", type=int, nargs="+", default=[5, 20, 100])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--cold", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    logging.disable()
    bow = bag(options.path)
    corpus = list(bow)
    if options.cold:
        print(fit(LdaModel, bow, corpus, options.topics[0])[0])
        return
    print(f"{len(bow)} {bow.unit}s, {len(bow.vocabulary)} words, {bow.counts.nnz} entries, ten passes")
    print(f"{'topics':>6} {'gensim s':>9} {'cold s':>8} {'warm s':>8} {'times faster':>13} {'difference':>11}")
    for topics in options.topics:
        where = [str(options.path)] if options.path else []
        command = [sys.executable, __file__, *where, "--topics", str(topics), "--cold"]
        cold = float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        warm, found = min((fit(LdaModel, bow, corpus, topics) for _ in range(options.repeats)), key=lambda run: run[0])
        seconds, expected = fit(Gensims, bow, corpus, topics)
        difference = np.abs(found - expected).max()
        print(
            f"{topics:6} {seconds:9.2f} {cold:8.2f} {warm:8.2f} {seconds / warm:13.1f} {difference:11.1e}", flush=True
        )


if __name__ == "__main__":
    main()
