"""How long reading takes, and how much memory: 10,000 text files of 3 KB, written for the run, on this machine.

    python benchmarks/reading.py            10,000 files
    python benchmarks/reading.py 2000       so many

The files are made of the words of the Lee corpus (in gensim), in an order that a seed fixes, so that sentences have the
lengths of news and no two files are alike. Times are of the wall clock and of the processor; the first of them depends
on what else runs.
"""

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

import gleanings as gl
from gleanings.corpus.building import describe
from gleanings.corpus.copies import set_near_copies_aside
from gleanings.corpus.language_detection import with_languages
from gleanings.documents.document import Document

SIZE = 3_000


def write(folder, number):
    """Write so many files; return the characters in them."""
    sentences = [sentence.text for document in gl.example("lee") for sentence in document.sentences]
    draw = random.Random(0)
    total = 0
    for name in range(number):
        text = ""
        while len(text) < SIZE:
            text += " ".join(draw.choices(sentences, k=3)) + "\n\n"
        (folder / f"{name:05d}.txt").write_text(text, encoding="utf-8")
        total += len(text)
    return total


def timed(name, call):
    wall, processor = time.perf_counter(), time.process_time()
    result = call()
    print(f"{name:<28} {time.perf_counter() - wall:7.1f} s  {time.process_time() - processor:7.1f} s of the processor")
    return result


def main():
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        characters = write(folder, number)
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))][: min(number, 1_000)]
        documents = [Document(str(i), text) for i, text in enumerate(texts)]
        print(f"{number:,} files, {characters:,} characters")
        print(f"parts, for {len(documents):,} of them:")
        described = timed("  cleaning, title, date", lambda: [describe(document) for document in documents])
        timed("  sentences", lambda: [document.sentences for document in described])
        with_languages(documents[:1])
        timed("  languages", lambda: with_languages(documents))
        timed("  near copies", lambda: set_near_copies_aside(documents))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        corpus = timed("read_folder", lambda: gl.read_folder(folder))
        grown = max(0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before)
        print(f"{len(corpus):,} documents; {grown / characters:.1f} bytes of memory for each character")


if __name__ == "__main__":
    main()
