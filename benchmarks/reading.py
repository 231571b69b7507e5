"""How long reading takes, and how much memory: files written for the run, on this machine.

    python benchmarks/reading.py                     10,000 text files of 3 KB
    python benchmarks/reading.py --cache             the same with a cache, before it holds anything and after
    python benchmarks/reading.py --files 100000 --size 300
    python benchmarks/reading.py --line 1000         one line of so many MB: left out, and read once the limits allow it
    python benchmarks/reading.py --parts             what the parts of reading take, in one process

The files are made of the words of the Lee corpus (in gensim), in an order that a seed fixes, so that sentences have the
lengths of news and no two files are alike. Memory is what this process had at the most above what it had before it
read, with all libraries loaded; that of the other processes is given beside it. Times depend on what else runs.
"""

import argparse
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

_SCALE = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts in


def write(folder, number, size):
    """Write so many files of about so many characters; return the characters in them."""
    sentences = [sentence.text for document in gl.example("lee") for sentence in document.sentences]
    draw = random.Random(0)
    total = 0
    for name in range(number):
        text = ""
        while len(text) < size:
            text += " ".join(draw.choices(sentences, k=3 if size > 1000 else 1)) + "\n\n"
        (folder / f"{name:06d}.txt").write_text(text, encoding="utf-8")
        total += len(text.encode())
    return total


def load_libraries():
    with tempfile.TemporaryDirectory() as place:
        for name, text in (("a.txt", "Rain fell on the hills all night, and "), ("b.txt", "Then the rain fell, and ")):
            (Path(place) / name).write_text(text + "the river rose over the road to the mill. " * 9)
        gl.read_folder(place)


def processor(who):
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def read(name, size, call):
    """Read, and print time and memory for each byte of text."""
    here, others = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    before = resource.getrusage(here).ru_maxrss
    wall, own, of_others = time.perf_counter(), processor(here), processor(others)
    try:
        result = call()
    except gl.GleaningsError as error:
        result = error
    seconds = time.perf_counter() - wall
    grown = _SCALE * (resource.getrusage(here).ru_maxrss - before)
    print(f"{name}: {seconds:.1f} s ({processor(here) - own:.1f} s of the processor here, "
          f"{processor(others) - of_others:.1f} s in other processes)")  # fmt: skip
    print(f"  {grown / 1e6:,.0f} MB more memory, {grown / size:.2f} bytes for each byte of text; "
          f"the largest other process had {_SCALE * resource.getrusage(others).ru_maxrss / 1e6:,.0f} MB")  # fmt: skip
    print(f"  {result!s:.200}" if isinstance(result, Exception) else f"  {len(result):,} documents")


def files(number, size, *, cache):
    with tempfile.TemporaryDirectory() as place:
        folder, kept = Path(place) / "texts", Path(place) / "kept"
        folder.mkdir()
        total = write(folder, number, size)
        print(f"{number:,} files, {total:,} bytes")
        if not cache:
            read("read_folder", total, lambda: gl.read_folder(folder))
            return
        read("read_folder, nothing in the cache", total, lambda: gl.read_folder(folder, cache=kept))
        read("read_folder, all in the cache", total, lambda: gl.read_folder(folder, cache=kept))


def line(megabytes):
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "line.txt"
        sentence = "The council voted for the new bridge on Monday, and the mayor thanked all who had come. "
        with path.open("w") as file:
            for _ in range(megabytes):
                file.write(sentence * (1_000_000 // len(sentence)))
        size = path.stat().st_size
        print(f"one line of {size:,} bytes")
        read("within the default limits", size, lambda: gl.read_folder(place))
        limits = gl.ReadingLimits(file_bytes=2 * size, document_characters=2 * size)
        read("past them, as asked", size, lambda: gl.read_folder(place, limits=limits, language="en"))


def parts(number, size):
    with tempfile.TemporaryDirectory() as place:
        total = write(Path(place), number, size)
        documents = [Document(path.name, path.read_text(encoding="utf-8")) for path in sorted(Path(place).iterdir())]
    print(f"{number:,} documents")
    for name, call in (
        ("cleaning, title, date", lambda: [describe(document) for document in documents]),
        ("paragraphs", lambda: [document.paragraph_places for document in documents]),
        ("sentences", lambda: [document.sentences for document in documents]),
        ("languages", lambda: with_languages(documents)),
        ("near copies", lambda: set_near_copies_aside(documents)),
    ):
        before = time.process_time()
        call()
        used = time.process_time() - before
        print(f"  {name:<24} {used:6.2f} s of the processor, {total / 1e6 / used:6.1f} MB/s")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--files", type=int, default=10_000)
    options.add_argument("--size", type=int, default=3_000, help="characters of a file")
    options.add_argument("--cache", action="store_true")
    options.add_argument("--line", type=int, default=0, metavar="MB")
    options.add_argument("--parts", action="store_true")
    given = options.parse_args()
    load_libraries()
    if given.line:
        line(given.line)
    elif given.parts:
        parts(given.files, given.size)
    else:
        files(given.files, given.size, cache=given.cache)


if __name__ == "__main__":
    main()
