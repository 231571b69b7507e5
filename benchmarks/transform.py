"""What the shares of rows depend on: the fit's own against `transform`, and how far one more document moves them.

    python benchmarks/transform.py news.jsonl.gz ...      files with one JSON object a line: "text" and "label"

Option: --seeds 5. Printed for each file, as means over the seeds: nmi, the largest topic of each document against its
label, by the shares of the fit and by `transform` of the same documents; how far the two shares of a document are apart
(the largest difference, its 99th percentile and its maximum). Then the same for `update` with one document of five
words, which is none of the labelled ones: what it moves beside what going on without it moves, and how many passes a
fit makes. Where both move alike, the fit had not come to rest.
"""

import argparse
from pathlib import Path

import numpy as np
from topics import nmi, read

import gleanings as gl
from gleanings.topics.lda.lda import fit_lda


def apart(one, other):
    return np.abs(one - other).max(axis=1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+")
    parser.add_argument("--seeds", type=int, default=5)
    options = parser.parse_args()
    for name in options.corpora:
        bow, labels = read(name, False)
        topics = int(labels.max()) + 1
        lines = []
        for seed in range(options.seeds):
            model = gl.fit_topics(bow, topics=topics, seed=seed)
            plain = model.transform(bow).shares
            row = gl.Corpus.from_texts([" ".join(word for word, _ in model.topics[0].words[:5])], ids=["one more"])
            more = model.update(bow.recount(row))
            own = fit_lda(bow.counts, topics=topics, seed=seed)
            again = fit_lda(bow.counts, topics=topics, seed=seed, initial=own)
            new, rest = apart(more.shares[: len(bow)], model.shares), apart(again.shares, own.shares)
            moved = apart(plain, model.shares)
            lines.append(
                [
                    nmi(labels, model.shares.argmax(axis=1)),
                    nmi(labels, plain.argmax(axis=1)),
                    *(np.quantile(moved, 0.99), moved.max()),
                    *(np.quantile(new, 0.99), new.max()),
                    *(np.quantile(rest, 0.99), rest.max()),
                    len(own.likelihood),
                ]
            )
        v = np.mean(lines, axis=0)
        print(
            f"{Path(name).name}: {len(bow):,} documents, {topics} topics\n"
            f"  nmi: the fit {v[0]:.3f}, transform {v[1]:.3f}; apart {v[2]:.3f} (99 %), {v[3]:.3f} at most\n"
            f"  update with one document moves {v[4]:.3f} (99 %), {v[5]:.3f} at most; "
            f"going on without it {v[6]:.3f}, {v[7]:.3f}; {v[8]:.0f} passes"
        )


if __name__ == "__main__":
    main()
