"""How fast texts become counts, beside the same with gensim's own parts, in one run on the same texts.

    python benchmarks/words.py
    python benchmarks/words.py texts.jsonl.gz     one JSON object a line, with a field "text"
    python benchmarks/words.py folder --language de    a folder of texts, manuals of a system or translations of a game

Cold is the first call in a fresh process, imports included; warm the median of three further calls, in seconds of one
processor: all is done in this one process, as time spent in others would not be counted. Reading (`Corpus.from_texts`:
what is not the author's text, and sentences) and counting (`bag_of_words`) are timed apart, too. The peer makes the
same steps with gensim: sentences by the same splitter, simple_preprocess, stop words, Phrases (NPMI), a Dictionary with
the same limits, doc2bow. It does without cleaning, lemmas, names and places, which gensim does not have.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import common

import gleanings as gl

os.environ["LOKY_MAX_CPU_COUNT"] = "1"  # reading starts no other processes


def read(texts, language):
    corpus = gl.Corpus.from_texts(texts, language=language)
    for document in corpus:
        _ = document.sentences  # cut once, when first asked for
    return corpus


def count(corpus):
    return gl.bag_of_words(corpus, unit="document")


def ours(texts, language):
    return count(read(texts, language))


def peer(splits, language):
    from gensim.corpora import Dictionary
    from gensim.models.phrases import Phrases
    from gensim.utils import simple_preprocess

    from gleanings.words.stop_words import stop_words

    stops = stop_words(language)
    documents = [[simple_preprocess(sentence, max_len=30) for sentence in document] for document in splits]
    phrases = Phrases((s for d in documents for s in d), min_count=5, threshold=0.5, scoring="npmi", delimiter=" ")
    frozen = phrases.freeze()
    rows = [[word for sentence in d for word in frozen[sentence] if word not in stops] for d in documents]
    dictionary = Dictionary(rows)
    dictionary.filter_extremes(no_below=5, no_above=0.5, keep_n=None)
    return [dictionary.doc2bow(row) for row in rows]


def timed(function, *arguments):
    start = time.process_time()
    function(*arguments)
    return time.process_time() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="*", default=["lee", "state-of-the-union"])
    parser.add_argument("--language", default="en", help="ISO 639-1 code of the texts")
    parser.add_argument("--cold", metavar="SOURCE", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.cold:
        texts = common.texts(options.cold)
        print(timed(ours, texts, options.language))
        return
    for source in options.sources:
        texts = common.texts(source)
        size = sum(len(text.encode()) for text in texts) / 1e6
        command = [sys.executable, str(Path(__file__)), "--cold", source, "--language", options.language]
        cold = float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        warm = statistics.median(timed(ours, texts, options.language) for _ in range(3))
        corpus = read(texts, options.language)
        counting = statistics.median(timed(count, corpus) for _ in range(3))
        splits = [[s.text for s in d.sentences] for d in corpus]
        timed(peer, splits[:5], options.language)  # imports
        other = statistics.median(timed(peer, splits, options.language) for _ in range(3))
        print(
            f"{Path(source).name}: {len(texts)} documents, {size:.1f} MB\n"
            f"  gleanings, cold  {cold:6.2f} s  {size / cold:6.1f} MB/s\n"
            f"  gleanings, warm  {warm:6.2f} s  {size / warm:6.1f} MB/s\n"
            f"  of it counting   {counting:6.2f} s  {size / counting:6.1f} MB/s\n"
            f"  gensim, warm     {other:6.2f} s  {size / other:6.1f} MB/s   (sentences already split)"
        )


if __name__ == "__main__":
    main()
