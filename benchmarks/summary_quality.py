"""How good the default summary is, beside every other method, on a corpus with reference summaries.

    python benchmarks/summary_quality.py CORPUS.jsonl.gz --sentences 3

CORPUS holds one JSON object a line, with `text` and `summaries` (a list of one or more references). Printed, at equal
sentences and at equal words: for every method the mean F1 of ROUGE-1, ROUGE-2 and ROUGE-Lsum (of several references the
one that is nearest by ROUGE-1), and for the default against every other method the median of the difference in each
measure with its 95 % interval over resamples of the documents. The oracle is the best that an extract can hope for.
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


def measured(pairs, methods, budget):
    """Return for each method documents x measures, and the mean number of words; `budget` is of `summarize`."""
    rows, words = {}, {}
    for method in methods:
        found, length = [], []
        for document, references in pairs:
            if method == "oracle":
                if "sentences" not in budget:
                    continue
                summary = gl.oracle_summary(document, references, **budget)
            else:
                summary = gl.summarize(document, method=method, **budget)
            found.append(score(summary, references))
            length.append(len(summary.text.split()))
        if found:
            rows[method], words[method] = np.array(found), np.mean(length)
    return rows, words


def show(rows, words, rng):
    """Print the means, and the default less each other method with the interval of each measure."""
    default = gl.SUMMARY_METHODS[0]
    print(f"{'':12}{'words':>7}" + "".join(f"{name:>11}" for name in MEASURES))
    for method, found in rows.items():
        print(f"{method:12}{words[method]:7.1f}" + "".join(f"{mean:11.4f}" for mean in found.mean(axis=0)))
    print(f"{default} less ...: median and 95 % interval of {RESAMPLES} resamples of the documents")
    for method in rows:
        if method in (default, "oracle"):
            continue
        cells = []
        for k in range(len(MEASURES)):
            _, median, low, high = difference(rows[default][:, k], rows[method][:, k], rng)
            cells.append(f"{median:+.3f} ({low:+.3f} to {high:+.3f})")
        print(f"{method:12}{'   '.join(cells)}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sentences", type=int, required=True)
    parser.add_argument(
        "--words", type=int, help="the equal words; as many as the default's sentences have if not given"
    )
    parser.add_argument("--limit", type=int, default=300, help="documents")
    parser.add_argument("--methods", nargs="+", choices=gl.SUMMARY_METHODS, default=list(gl.SUMMARY_METHODS))
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
    methods = list(dict.fromkeys([gl.SUMMARY_METHODS[0], *options.methods]))
    print(
        f"{options.corpus.name}: {len(pairs)} documents of {sizes:.1f} sentences\n\n{options.sentences} sentences each"
    )
    rows, words = measured(pairs, [*methods, "oracle"], {"sentences": options.sentences})
    show(rows, words, rng)
    limit = options.words or round(words[gl.SUMMARY_METHODS[0]])
    print(f"\nat most {limit} words each")
    rows, words = measured(pairs, methods, {"words": limit})
    show(rows, words, rng)


if __name__ == "__main__":
    main()
