"""What the benchmarks share: the texts that they are given, and how near topics are to their labels."""

import gzip
import itertools
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

import gleanings as gl

EXAMPLES = ("lee", "state-of-the-union")


def records(path: str | Path, limit: int | None = None) -> list[dict]:
    """Return the first records of a file with one JSON object a line, which may be packed with gzip."""
    return list(itertools.islice(_records(Path(path)), limit))


def texts(source: str | Path, limit: int | None = None) -> list[str]:
    """Return the first texts of an installed corpus ("lee", "state-of-the-union"), of a folder, or of such a file."""
    if str(source) in EXAMPLES:
        return [document.text for document in gl.example(str(source))[:limit]]
    if Path(source).is_dir():
        return [document.text for document in gl.read_folder(source)[:limit]]
    return [record["text"] for record in records(source, limit)]


def corpus(source: str | Path) -> gl.Corpus:
    """Return an installed corpus with its titles and dates, or the texts of such a file."""
    return gl.example(str(source)) if str(source) in EXAMPLES else gl.Corpus.from_texts(texts(source))


def nmi(labels: np.ndarray, found: np.ndarray) -> float:
    """Return the normalised mutual information: over the mean of the two entropies."""
    table = np.zeros((labels.max() + 1, found.max() + 1))
    np.add.at(table, (labels, found), 1 / len(labels))
    rows, columns = table.sum(axis=1), table.sum(axis=0)

    def entropy(p: np.ndarray) -> float:
        return float(-(p[p > 0] * np.log(p[p > 0])).sum())

    mean = (entropy(rows) + entropy(columns)) / 2
    return (entropy(rows) + entropy(columns) - entropy(table)) / mean if mean else 1.0


def _records(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def read(name, split):
    """Return a bag, and a label for each row or None."""
    if name in EXAMPLES:
        return gl.bag_of_words(gl.example(name), unit="document"), None
    found = records(name)
    texts = [record["text"] for record in found]
    bow = (
        gl.BagOfWords.from_tokens([text.split() for text in texts])
        if split
        else gl.bag_of_words(gl.Corpus.from_texts(texts), unit="document")
    )
    names = sorted({str(record["label"]) for record in found if "label" in record})
    return bow, np.array([names.index(str(record["label"])) for record in found]) if names else None
