"""Topics by gleanings and its peers, side by side in one run on the same bag of words.

    python benchmarks/topics.py                        Lee news and State of the Union speeches, as installed
    python benchmarks/topics.py news.jsonl.gz ...      files with one JSON object a line: "id", "text" and "label"
    python benchmarks/topics.py titles.jsonl --split   texts that are tokens already, parted by spaces

Options: --topics 5 --topics 10 (as many as labels, half and double of that, where none is given), --seeds 5,
--no-peers.

Printed for each method, as means over the seeds: seconds of a fit (the median) and how many times longer that is than
ours; nmi and purity, the largest topic of each document against its label; npmi, the document-level NPMI of each
topic's ten strongest words (-1 to 1); diversity, the share of distinct words among these; stability, the mean matched
overlap (Jaccard) of the words between every two seeds. "warm" is a fit in a process that has fitted before; "cold" the
first fit of a fresh process, after the imports, with the compiled code in numba's cache; "first of all" the same with
that cache empty, so that everything is compiled.
"""

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import common
import numpy as np
from scipy.optimize import linear_sum_assignment

from gleanings.topics.lda.lda import fit_lda, infer

SHORT = 20  # distinct words in a row, in the mean, up to which the biterm topic model is a peer


def strongest(weights, number=10):
    return [np.argsort(-row, kind="stable")[:number] for row in weights]


def npmi(tops, present):
    scores = []
    for top in tops:
        columns = present[:, top].toarray().astype(float)
        joint = columns.T @ columns / present.shape[0]
        single = np.diag(joint)
        for i, j in itertools.combinations(range(len(top)), 2):
            p = joint[i, j]
            scores.append(-1.0 if p == 0 else 1.0 if p == 1 else np.log(p / (single[i] * single[j])) / -np.log(p))
    return np.mean(scores)


def overlap(one, other):
    table = np.array([[len(set(a) & set(b)) / len(set(a) | set(b)) for b in other] for a in one])
    return table[linear_sum_assignment(-table)].mean()


def ours(bow, topics, memory="full", search="fast"):
    def fit(seed):
        found = fit_lda(bow.counts, topics=topics, seed=seed, memory=memory, search=search)
        return found.shares, found.weights

    return fit


def peers(bow, topics):
    """Return a fit for each peer by name, as its users call it."""
    counts, terms = bow.counts, list(bow.vocabulary)
    column = {term: i for i, term in enumerate(terms)}
    tokens = [[terms[w] for w, count in row for _ in range(count)] for row in bow]
    filled = [i for i, words in enumerate(tokens) if words]

    def gensim(seed):
        from gensim.models import LdaModel

        rows = list(bow)
        model = LdaModel(
            rows, num_topics=topics, id2word=dict(enumerate(terms)), passes=10, random_state=seed, eval_every=None
        )
        return model.inference(rows)[0], model.get_topics()

    def tomotopy(seed):
        import tomotopy

        model = tomotopy.LDAModel(k=topics, seed=seed)
        for i in filled:
            model.add_doc(tokens[i])
        model.train(500, workers=2)
        weights, shares = np.zeros((topics, len(terms))), np.zeros((len(tokens), topics))
        weights[:, [column[w] for w in model.used_vocabs]] = [model.get_topic_word_dist(k) for k in range(topics)]
        shares[filled] = [document.get_topic_dist() for document in model.docs]
        return shares, weights

    def topica(seed):
        import topica

        model = topica.LDA(topics, seed=seed, num_threads=2)
        model.fit([tokens[i] for i in filled], iters=500)
        weights, shares = np.zeros((topics, len(terms))), np.zeros((len(tokens), topics))
        weights[:, [column[w] for w in model.vocabulary]] = model.topic_word
        shares[filled] = model.doc_topic
        return shares, weights

    def btm(seed):
        import topica

        model = vars(topica)["BTM"](topics, seed=seed, num_threads=2)  # not in the types that it brings
        model.fit([tokens[i] for i in filled], iters=300)
        weights, shares = np.zeros((topics, len(terms))), np.zeros((len(tokens), topics))
        weights[:, [column[w] for w in model.vocabulary]] = model.topic_word
        shares[filled] = model.doc_topic
        return shares, weights

    def nmf(seed):
        from sklearn.decomposition import NMF
        from sklearn.feature_extraction.text import TfidfTransformer

        model = NMF(topics, init="nndsvda", max_iter=200, random_state=seed)
        return model.fit_transform(TfidfTransformer(sublinear_tf=True).fit_transform(counts)), model.components_

    short = {"topica BTM, 300 iterations": btm} if counts.nnz <= SHORT * counts.shape[0] else {}
    return short | {
        "tomotopy, 500 iterations": tomotopy,
        "topica, 500 iterations": topica,
        "gensim, 10 passes": gensim,
        "sklearn NMF of TF-IDF": nmf,
    }


def score(name, fit, seeds, labels, present, fastest):
    """Print a line of the table; return the seconds."""
    seconds, found, tops = [], [], []
    for seed in range(seeds):
        start = time.perf_counter()
        shares, weights = fit(seed)
        seconds.append(time.perf_counter() - start)
        tops.append(strongest(weights))
        largest = np.asarray(shares).argmax(axis=1)
        values = [npmi(tops[-1], present), len({w for top in tops[-1] for w in top}) / sum(map(len, tops[-1]))]
        if labels is not None:
            pure = sum(np.bincount(labels[largest == k]).max() for k in np.unique(largest)) / len(labels)
            values += [common.nmi(labels, largest), pure]
        found.append(values)
    median, means = float(np.median(seconds)), np.mean(found, axis=0)
    stable = np.mean([overlap(a, b) for a, b in itertools.combinations(tops, 2)]) if seeds > 1 else float("nan")
    labelled = f"{means[2]:6.3f}{means[3]:8.3f}" if labels is not None else f"{'-':>6s}{'-':>8s}"
    times = median / (fastest or median)
    print(f"  {name:26s}{median:9.3f}{times:8.1f}{labelled}{means[0]:8.3f}{means[1]:11.3f}{stable:11.3f}", flush=True)
    return median


def cold(name, split, topics, cache=None):
    """Return the seconds of the first fit in a process of its own, with the compiled code in `cache`."""
    command = [sys.executable, __file__, name, "--cold", str(topics), *(["--split"] if split else [])]
    environment = os.environ | ({"NUMBA_CACHE_DIR": cache} if cache else {})
    return float(subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout)


def best_of(call, number):
    seconds = []
    for _ in range(number):
        start = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def inference(bow):
    """Print how long 50,000 short rows take at 50 topics."""
    topics = min(50, len(bow) // 2)
    fit = fit_lda(bow.counts, topics=topics, seed=0)
    rng = np.random.default_rng(0)
    rows = bow.counts[rng.integers(len(bow), size=50_000)]
    rows.data = rng.binomial(rows.data, min(1.0, 20 * 50_000 / rows.sum()))
    rows.eliminate_zeros()
    seconds = best_of(lambda: infer(rows, fit.weights, fit.alpha, word_weights=fit.word_weights), 3)
    tokens = rows.sum() / rows.shape[0]
    print(f"\nShares of {topics} topics in 50,000 new rows of {tokens:.0f} tokens: {seconds:.2f} s")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="*", default=["lee", "state-of-the-union"])
    parser.add_argument("--split", action="store_true")
    parser.add_argument("--topics", type=int, action="append")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--cold", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.cold:
        bow, _ = common.read(options.corpora[0], options.split)
        start = time.perf_counter()
        fit_lda(bow.counts, topics=options.cold, seed=0)
        print(time.perf_counter() - start)
        return
    for name in options.corpora:
        bow, labels = common.read(name, options.split)
        right = 10 if labels is None else int(labels.max()) + 1
        for topics in options.topics or [right, max(2, right // 2), 2 * right]:
            print(f"\n{Path(name).name}: {len(bow):,} documents, {len(bow.vocabulary):,} words, {topics} topics")
            print(f"  {'':26s}  seconds   times   nmi  purity    npmi  diversity  stability")
            ours(bow, topics)(99)
            present = (bow.counts > 0).tocsc()
            seconds = score("gleanings, warm", ours(bow, topics), options.seeds, labels, present, None)
            score("gleanings, thorough", ours(bow, topics, search="thorough"), options.seeds, labels, present, seconds)
            score("gleanings, minibatches", ours(bow, topics, "minibatch"), options.seeds, labels, present, seconds)
            print(f"  {'gleanings, cold':26s}{cold(name, options.split, topics):9.3f}")
            with tempfile.TemporaryDirectory() as empty:
                print(f"  {'gleanings, first of all':26s}{cold(name, options.split, topics, empty):9.3f}")
            for peer, fit in {} if options.no_peers else peers(bow, topics).items():
                try:
                    score(peer, fit, options.seeds, labels, present, seconds)
                except ImportError as missing:
                    print(f"  {peer:26s} is not installed ({missing.name}); pip install 'gleanings[benchmarks]'")
    inference(bow)


if __name__ == "__main__":
    main()
