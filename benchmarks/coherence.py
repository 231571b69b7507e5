"""gensim's CoherenceModel and ours, side by side in one run: a sweep of models, every measure.

    python benchmarks/coherence.py                      gensim's packaged Lee news, 10 models of 5 to 50 topics
    python benchmarks/coherence.py texts.jsonl.gz       one JSON object a line, with a field "text"

gensim gets the models one after the other, as its users give them, with the topics' words, the same token lists and
its own choice of processes. "cold" is the first call of a fresh process after the imports, with the compiled code in
the cache; "warm" is the best of three further calls. "difference" is the largest between any two values of a topic.
"""

import argparse
import logging
import subprocess
import sys
import time
from pathlib import Path

import common
import numpy as np
from gensim.models import CoherenceModel

import gleanings as gl

MEASURES = ("npmi", "c_npmi", "c_v", "c_uci", "u_mass")


def sweep(path, count):
    """Return a bag and `count` models of it, with 5, 10, 15, ... topics."""
    bow = gl.bag_of_words(common.corpus(path or "lee"), unit="document")
    return bow, [gl.fit_topics(bow, topics=5 * (i + 1), seed=i) for i in range(count)]


def timed(call):
    start = time.perf_counter()
    result = call()
    return time.perf_counter() - start, result


def cold(path, count, words, measure):
    """Return the seconds of the first sweep in a process of its own."""
    where = [str(path)] if path else []
    options = ["--models", str(count), "--words", str(words), "--cold", measure]
    done = subprocess.run([sys.executable, __file__, *where, *options], capture_output=True, text=True, check=True)
    return float(done.stdout)


def gensims(models, words, measure, texts, dictionary):
    values = []
    for model in models:
        tops = [[model.bow.vocabulary[w] for w in np.argsort(-row, kind="stable")[:words]] for row in model.weights]
        scorer = CoherenceModel(topics=tops, texts=texts, dictionary=dictionary, coherence=measure, topn=words)
        values += scorer.get_coherence_per_topic()
    return np.array(values)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", type=Path)
    parser.add_argument("--models", type=int, default=10)
    parser.add_argument("--words", type=int, default=20, help="words of each topic that are compared (gensim's topn)")
    parser.add_argument("--measures", nargs="+", choices=MEASURES, default=MEASURES)
    parser.add_argument("--cold", choices=MEASURES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    logging.disable()
    bow, models = sweep(options.path, options.models)

    def ours(measure):
        return timed(lambda: gl.compare_coherence(models, measure=measure, words=options.words))

    if options.cold:
        print(ours(options.cold)[0])
        return
    texts, dictionary = bow.tokens(), bow.dictionary
    print(f"{len(bow)} documents, {sum(map(len, texts))} tokens, {options.models} models, top {options.words} words")
    print(f"{'measure':8} {'gensim s':>9} {'cold s':>8} {'warm s':>8} {'times faster':>13} {'difference':>11}")
    for measure in options.measures:
        first = cold(options.path, options.models, options.words, measure)
        warm = min(ours(measure)[0] for _ in range(3))
        if measure == "npmi":  # by documents, which gensim does not offer
            print(f"{measure:8} {'':>9} {first:8.3f} {warm:8.3f}")
            continue
        values = np.concatenate([found.per_topic for found in ours(measure)[1]])
        seconds, expected = timed(lambda measure=measure: gensims(models, options.words, measure, texts, dictionary))
        difference = np.abs(values - expected).max()
        print(
            f"{measure:8} {seconds:9.2f} {first:8.3f} {warm:8.3f} {seconds / warm:13.0f} {difference:11.1e}", flush=True
        )


if __name__ == "__main__":
    main()
