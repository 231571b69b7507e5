"""Every summary method on 100,000 sentences of five shapes: processor time and peak memory, in processes of their own.

    python benchmarks/summary_scale.py                              every method on every shape
    python benchmarks/summary_scale.py --methods lsa central --shapes chat
    python benchmarks/summary_scale.py --methods known query brief    what else is asked of the default
    python benchmarks/summary_scale.py --sentences 200000           twice as much: a method whose time grows with the
                                                                    text takes about twice as long

The shapes, drawn anew from a fixed seed: `prose` (sentences of 8 to 28 words by Zipf's law, in paragraphs), `chat` (a
year of short messages, one document a day), `equal` (one sentence, over and over), `long` (one sentence of five words
for each of the asked sentences) and `distinct` (three new words in each sentence). Printed: the seconds of processor
time (of all threads) that `summarize(documents)` takes for three sentences, after the texts were read and cut into
sentences, and the peak memory of the process with the texts in it; "refused" where a method says beforehand that it
compares all pairs.
"""

import argparse
import json
import resource
import subprocess
import sys
import time

import numpy as np

import gleanings as gl

WORDS = 40_000  # of the made-up language
DAYS = 365


def zipf(rng, count):
    """Return the numbers of `count` words, the k-th most frequent about 1/k as often as the first."""
    return np.minimum((WORDS ** rng.random(count)).astype(np.int64) - 1, WORDS - 1)


def word(number):
    """Return a word for a number: pairs of a consonant and a vowel."""
    letters = []
    number += 6  # no word of one letter
    while number:
        number, rest = divmod(number, 90)
        letters.append("bcdfghklmnprstvwxz"[rest // 5] + "aeiou"[rest % 5])
    return "".join(letters)


def prose(rng, sentences, shortest, longest):
    """Return sentences of Zipf's words."""
    lengths = rng.integers(shortest, longest + 1, sentences)
    words = [word(number) for number in zipf(rng, int(lengths.sum())).tolist()]
    ends = lengths.cumsum().tolist()
    return [" ".join(words[end - n : end]).capitalize() + "." for n, end in zip(lengths.tolist(), ends, strict=True)]


def shape(name, sentences):
    """Return the texts of a shape, one for each document."""
    rng = np.random.default_rng(1)
    if name == "equal":
        return [" ".join(["The river left its bed on Monday and flooded the lower town."] * sentences)]
    if name == "long":
        return [" ".join(word(number) for number in zipf(rng, 5 * sentences).tolist()) + "."]
    if name == "distinct":
        made = prose(rng, sentences, 4, 8)
        new = [f"{s[:-1]} {word(WORDS + 3 * i)} {word(WORDS + 3 * i + 1)} {word(WORDS + 3 * i + 2)}." for i, s in
               enumerate(made)]  # fmt: skip
        return ["\n\n".join(" ".join(new[i : i + 5]) for i in range(0, sentences, 5))]
    if name == "chat":
        made = prose(rng, sentences, 2, 9)
        return ["\n".join(made[day::DAYS]) for day in range(min(DAYS, sentences))]
    made = prose(rng, sentences, 8, 28)
    return ["\n\n".join(" ".join(made[i : i + 5]) for i in range(0, sentences, 5))]


OTHERS = {
    "known": lambda documents: gl.summarize(documents, known=documents),  # every sentence is known
    "query": lambda documents: gl.summarize(documents, query="river town Monday baba"),
    "brief": gl.brief,
}
SHAPES = ("prose", "chat", "equal", "long", "distinct")


def once(name, method, sentences):
    """Summarise in this process."""
    documents = list(gl.Corpus.from_texts(shape(name, sentences), language="en"))
    count = sum(len(document.sentences) for document in documents)
    run = OTHERS.get(method, lambda documents: gl.summarize(documents, method=method))
    run(list(gl.Corpus.from_texts(["A sentence. And another one."], language="en")))
    start = time.process_time()
    try:
        chosen = len(run(documents))
        refused = None
    except gl.GleaningsError as error:
        chosen, refused = 0, str(error)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    return {"seconds": seconds, "peak": peak, "sentences": count, "chosen": chosen, "refused": refused}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=100_000)
    parser.add_argument(
        "--methods", nargs="+", choices=(*gl.SUMMARY_METHODS, *OTHERS), default=[*gl.SUMMARY_METHODS, *OTHERS]
    )
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=list(SHAPES))
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        name, method = options.child
        print(json.dumps(once(name, method, options.sentences)))
        return
    print(f"{'seconds / MB':12}" + "".join(f"{name:>18}" for name in options.shapes), flush=True)
    for method in options.methods:
        cells = []
        for name in options.shapes:
            command = [sys.executable, __file__, "--sentences", str(options.sentences), "--child", name, method]
            found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            seconds = "refused" if found["refused"] else f"{found['seconds']:.2f}"
            cells.append(f"{seconds:>10} /{found['peak']:6.0f}")
        print(f"{method:12}" + "".join(cells), flush=True)


if __name__ == "__main__":
    main()
