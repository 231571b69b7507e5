"""The words *clear* and *mixed*, against labels: a topic that holds two labels is to be called mixed, one of one clear.

    python benchmarks/standings.py news.jsonl.gz ... --split titles.jsonl.gz --orange FOLDER    as number_of_topics.py

Each corpus is fitted with half as many topics as it has labels (two at least), with as many, and with half as many
again. A topic holds two labels if the second has 30 % of its tokens or more, and one if the first has 70 % or more.

Printed for each corpus: of the topics with two labels, how many are called mixed; of those with one, how many clear and
how many mixed; of those called mixed, how many have no label of 70 %; of those called clear, how many have not two
labels. Labels are coarser or finer than themes, so none of these can be all.
"""

import argparse
import sys

import numpy as np
from number_of_topics import corpora

import gleanings as gl

TWO, ONE = 0.3, 0.7


def judged(bow, labels, topics):
    """Yield what each topic holds, "two", "one" or "between", and what it is called."""
    model = gl.fit_topics(bow, topics=topics)
    for topic in model.topics:
        tokens = model.shares[:, topic.index] * model.tokens
        held = np.sort(np.bincount(labels, tokens) / tokens.sum())[::-1]
        yield "two" if held[1] >= TWO else "one" if held[0] >= ONE else "between", topic.standing.word


def line(name, found):
    def of(which, among):
        return f"{sum(map(which, among))}/{len(among)}"

    by = {holds: [word for held, word in found if held == holds] for holds in ("two", "one", "between")}
    called = {word: [held for held, said in found if said == word] for word in ("mixed", "clear")}
    parts = [
        of(lambda word: word == "mixed", by["two"]),
        of(lambda word: word == "clear", by["one"]),
        of(lambda word: word == "mixed", by["one"]),
        of(lambda held: held != "one", called["mixed"]),
        of(lambda held: held != "two", called["clear"]),
    ]
    return f"{name:22s}" + "".join(f"{part:>16s}" for part in parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="*", default=[])
    parser.add_argument("--split", nargs="*", default=[])
    parser.add_argument("--orange")
    options = parser.parse_args()
    heads = ("two, mixed", "one, clear", "one, mixed", "mixed, not one", "clear, not two")
    print(f"{'':22s}" + "".join(f"{head:>16s}" for head in heads))
    total = []
    for name, bow, labels in corpora(options):
        right = min(int(labels.max()) + 1, 20)
        numbers = sorted({max(2, right // 2), right, right + right // 2})
        found = [each for number in numbers for each in judged(bow, labels, number)]
        print(line(name, found), flush=True)
        total += found
    print(line("all", total))


if __name__ == "__main__":
    sys.exit(main())
