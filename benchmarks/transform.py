"""What the shares of rows depend on: the fit's own against `transform`, and how far one more document moves them.

    python benchmarks/transform.py news.jsonl.gz ...      files with one JSON object a line: "text" and "label"

Options: --seeds 5, --split for texts that are tokens already, parted by spaces. Printed for each file, as means over
the seeds: nmi, the largest topic of each document against its label, by the shares of the fit and by `transform` of the
same documents; how far the two shares of a document are apart (the largest difference in any topic: its 99th percentile
over the documents, and its maximum). Then the same for `update` with one document of five words: what it moves, and
what it would move if it went on from the topics alone, without the shares of the fit; and how many passes a fit makes.
A fit stops when a pass gains next to nothing, so that going on moves a little by itself.
"""

import argparse
from pathlib import Path

import numpy as np
from common import nmi, read

import gleanings as gl
from gleanings.topics.lda.lda import fit_lda


def apart(one, other):
    return np.abs(one - other).max(axis=1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--split", action="store_true", help="texts are tokens")
    options = parser.parse_args()
    for name in options.corpora:
        bow, labels = read(name, options.split)
        topics = int(labels.max()) + 1
        lines = []
        for seed in range(options.seeds):
            model = gl.fit_topics(bow, topics=topics, seed=seed)
            plain = model.transform(bow).shares
            row = gl.BagOfWords.from_tokens([[word for word, _ in model.topics[0].words[:5]]], ids=["one more"])
            more = model.update(row)
            alone = fit_lda(more.bow.counts, topics=topics, seed=seed, initial=model.fit)
            moved = [
                apart(plain, model.shares),
                apart(more.shares[: len(bow)], model.shares),
                apart(alone.shares[: len(bow)], model.shares),
            ]
            lines.append(
                [
                    nmi(labels, model.shares.argmax(axis=1)),
                    nmi(labels, plain.argmax(axis=1)),
                    *(value for each in moved for value in (np.quantile(each, 0.99), each.max())),
                    len(model.fit.likelihood),
                ]
            )
        v = np.mean(lines, axis=0)
        print(
            f"{Path(name).name}: {len(bow):,} documents, {topics} topics, {v[8]:.0f} passes\n"
            f"  nmi: the fit {v[0]:.3f}, transform {v[1]:.3f}; apart {v[2]:.3f} (99 %), {v[3]:.3f} at most\n"
            f"  update with one document moves {v[4]:.3f} (99 %), {v[5]:.3f} at most; "
            f"from the topics alone {v[6]:.3f}, {v[7]:.3f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
