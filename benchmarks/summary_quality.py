"""How good the default summary is, beside every other method, on a corpus with reference summaries.

    python benchmarks/summary_quality.py CORPUS.jsonl.gz --sentences 3

CORPUS holds one JSON object a line, with `text` and `summaries` (a list of one or more references). Printed: for every
method the mean F1 of ROUGE-1, ROUGE-2 and ROUGE-Lsum (the best of several references by ROUGE-1), on all documents and
ROUGE-1 on each half of them; and for the default against every other method the difference in ROUGE-1, with the median
and the 95 % interval of resamples of the documents. The oracle is the best that an extract can hope for.
"""

import argparse
from pathlib import Path

import common
import numpy as np

import gleanings as gl

RESAMPLES = 2_000
MEASURES = ("rouge1", "rouge2", "rougeLsum")


def read(path):
    """Return the records of a JSON-lines file that have a text and a reference."""
    return [r for r in common.records(path) if r["text"].strip() and any(r["summaries"])]


def score(summary, references):
    """Return F1 of each measure against the reference that is nearest by ROUGE-1."""
    scores = gl.rouge(summary, references).references
    best = max(scores, key=lambda overlaps: overlaps["rouge1"].f1)
    return [best[measure].f1 for measure in MEASURES]


def difference(ours, theirs, rng):
    """Return the mean difference, and the median and the 95 % interval of its bootstrap resamples."""
    gap = ours - theirs
    means = gap[rng.integers(0, len(gap), (RESAMPLES, len(gap)))].mean(axis=1)
    low, median, high = np.percentile(means, [2.5, 50, 97.5])
    return gap.mean(), median, low, high


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sentences", type=int, required=True)
    parser.add_argument("--limit", type=int, default=300, help="documents")
    parser.add_argument("--seed", type=int, default=0, help="of the resamples")
    parser.add_argument("--shuffled", action="store_true", help="put the sentences of each text in random order first")
    options = parser.parse_args()
    rng = np.random.default_rng(options.seed)
    records = read(options.corpus)[: options.limit]
    corpus = gl.Corpus.from_texts([record["text"] for record in records])
    if options.shuffled:
        orders = [rng.permutation([s.text for s in document.sentences]).tolist() for document in corpus]
        corpus = gl.Corpus.from_texts(["\n\n".join(order) for order in orders])
    pairs = [
        (document, [text for text in record["summaries"] if text])
        for document, record in zip(corpus, records, strict=True)
        if len(document.sentences) > options.sentences
    ]
    sizes = np.mean([len(document.sentences) for document, _ in pairs])
    print(f"{options.corpus.name}: {len(pairs)} documents of {sizes:.1f} sentences, {options.sentences} chosen")
    print(f"{'':12}{'rouge1':>9}{'rouge2':>9}{'rougeLsum':>11}{'1st half':>10}{'2nd half':>10}")
    rows = {}
    for method in (*gl.SUMMARY_METHODS, "oracle"):
        found = []
        for document, references in pairs:
            if method == "oracle":
                summary = gl.oracle_summary(document, references, sentences=options.sentences)
            else:
                summary = gl.summarize(document, sentences=options.sentences, method=method)
            found.append(score(summary, references))
        rows[method] = np.array(found)
        means = rows[method].mean(axis=0)
        halves = [half[:, 0].mean() for half in np.array_split(rows[method], 2)]
        print(
            f"{method:12}{means[0]:9.4f}{means[1]:9.4f}{means[2]:11.4f}{halves[0]:10.4f}{halves[1]:10.4f}", flush=True
        )
    default = gl.SUMMARY_METHODS[0]
    print(
        f"\n{default} less ..., ROUGE-1 ({RESAMPLES} resamples)\n{'':12}{'mean':>9}{'median':>9}{'95 % interval':>20}"
    )
    for method in gl.SUMMARY_METHODS[1:]:
        mean, median, low, high = difference(rows[default][:, 0], rows[method][:, 0], rng)
        print(f"{method:12}{mean:+9.4f}{median:+9.4f}    {low:+.4f} to {high:+.4f}")


if __name__ == "__main__":
    main()
