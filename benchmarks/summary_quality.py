"""How good the default summary is, beside every other method, on a corpus with reference summaries.

    python benchmarks/summary_quality.py                                     reviews.txt, two sentences
    python benchmarks/summary_quality.py CORPUS.jsonl.gz:3 OTHER.jsonl.gz:1  with so many sentences
    python benchmarks/summary_quality.py --sentences 3 --shuffled CORPUS.jsonl.gz
    python benchmarks/summary_quality.py --titles CORPUS.jsonl.gz:1          each text with its `title`
    python benchmarks/summary_quality.py --headlines NEWS.jsonl.gz:1         the headline is the reference, and withheld

A corpus holds one JSON object a line, with `text` and `summaries` (a list of one or more references); with --headlines
`text` and `title`, where it has one; else the first sentence of the text is its headline. `reviews.txt`, which lies
beside this file, is of our own writing: short reviews of 29 things, each review a document of its own.
Printed, at equal sentences and at equal words: for every method the mean F1 of ROUGE-1, ROUGE-2 and ROUGE-Lsum (of
several references the one that is nearest by ROUGE-1), and for the default against every other method the median of
the difference in each measure with its 95 % interval over resamples of the documents. The oracle is the best that an
extract can hope for.
"""

import argparse
import re
from pathlib import Path

import common
import numpy as np

import gleanings as gl

RESAMPLES = 2_000
MEASURES = ("rouge1", "rouge2", "rougeLsum")
REVIEWS = Path(__file__).with_name("reviews.txt")


def read(path):
    """Return the texts of one summary, its references, title and language, from a JSON-lines file or `reviews.txt`."""
    if path.name == REVIEWS.name:
        return reviews(path)
    records = [r for r in common.records(path) if r["text"].strip() and any(r["summaries"])]
    return [
        ([r["text"]], [summary for summary in r["summaries"] if summary], r.get("title", ""), "en") for r in records
    ]


def headed(path):
    """Return the same of texts whose headline is the reference and is not shown to the methods."""
    found = []
    for record in common.records(path):
        text = record["text"].strip()
        if not text:
            continue
        title = record.get("title") or gl.Corpus.from_texts([text], language="en")[0].sentences[0].text
        if rest := text.removeprefix(title).strip():
            found.append(([rest], [title.rstrip(".")], "", "en"))
    return found


def reviews(path):
    """Return for each thing its reviews and its references."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            language = re.search(r"\((\w\w)\)$", line)
            found.append(([], [], "", language[1] if language else "en"))
        elif line.startswith("> "):
            found[-1][1].append(line[2:])
        elif line and not line.startswith("#"):
            found[-1][0].append(line)
    return found


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
        for documents, references in pairs:
            if method == "oracle":
                if "sentences" not in budget or len(documents) > 1:
                    continue
                summary = gl.oracle_summary(documents[0], references, **budget)
            else:
                summary = gl.summarize(documents, method=method, **budget)
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


def compare(path, sentences, options):
    """Print the tables of one corpus."""
    rng = np.random.default_rng(options.seed)
    pairs = []
    for texts, references, title, language in (headed if options.headlines else read)(path)[: options.limit]:
        titles = [title] if options.titles and title else None
        documents = list(gl.Corpus.from_texts(texts, titles=titles, language=language))
        if options.shuffled:
            orders = [rng.permutation([s.text for s in document.sentences]).tolist() for document in documents]
            documents = list(gl.Corpus.from_texts(["\n\n".join(order) for order in orders], language=language))
        if sum(len(document.sentences) for document in documents) > sentences:
            pairs.append((documents, references))
    sizes = np.mean([sum(len(document.sentences) for document in documents) for documents, _ in pairs])
    methods = list(dict.fromkeys([gl.SUMMARY_METHODS[0], *options.methods]))
    print(f"{path.name}: {len(pairs)} texts of {sizes:.1f} sentences\n\n{sentences} sentences each")
    rows, words = measured(pairs, [*methods, "oracle"], {"sentences": sentences})
    show(rows, words, rng)
    limit = options.words or round(words[gl.SUMMARY_METHODS[0]])
    print(f"\nat most {limit} words each")
    rows, words = measured(pairs, methods, {"words": limit})
    show(rows, words, rng)
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "corpora", nargs="*", default=[f"{REVIEWS}:2"], help="files, each with :N for N sentences where not --sentences"
    )
    parser.add_argument("--sentences", type=int, default=3)
    parser.add_argument(
        "--words", type=int, help="the equal words; as many as the default's sentences have if not given"
    )
    parser.add_argument("--limit", type=int, default=300, help="documents")
    parser.add_argument("--methods", nargs="+", choices=gl.SUMMARY_METHODS, default=list(gl.SUMMARY_METHODS))
    parser.add_argument("--seed", type=int, default=0, help="of the resamples")
    parser.add_argument("--titles", action="store_true", help="give each text its `title`, where its record has one")
    parser.add_argument("--headlines", action="store_true", help="the headlines are the references, and withheld")
    parser.add_argument("--shuffled", action="store_true", help="put the sentences of each text in random order first")
    options = parser.parse_args()
    for corpus in options.corpora:
        path, _, number = corpus.rpartition(":") if corpus.rpartition(":")[2].isdecimal() else (corpus, "", "")
        compare(Path(path), int(number or options.sentences), options)


if __name__ == "__main__":
    main()
