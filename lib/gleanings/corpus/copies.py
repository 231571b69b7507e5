"""Copies of documents: the same text, and nearly the same, as agencies' stories are in several newspapers.

Candidates by MinHash with locality-sensitive hashing (A. Broder, "On the resemblance and containment of documents",
1997; datasketch), each then held to the exact share of common runs of words, so no copy is one by chance.
"""

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from gleanings.corpus.left_out import NearCopy
from gleanings.documents.document import Document
from gleanings.documents.punctuation import SIGN_OR_WORD, SPACELESS
from gleanings.types import Integers

THRESHOLD = 0.7
SHINGLE = 5  # words that follow each other
LEAST_WORDS = 25  # two people write the same eight words by chance, not the same twenty-five
LEAST_WORDS_OF_ROW = 50  # answers to the same question are alike, and each counts
_PERMUTATIONS = 64
_SEED = 1
_WORD = re.compile(r"\w+")
_COMMON_SIGNS = "‘’“”–—…"  # of English texts, and no part of words
_ASCII_WORDS = "".join(chr(code) if _WORD.match(chr(code)) else " " for code in range(128))
_SAMPLED = 8  # one in so many runs of words decides whether a document is looked at any closer
_LEAST_SHARED = 0.3  # of them must stand in one other document too; of near copies about .8 do
_OFTEN = 200  # documents with one run of words: it says little, and comparing them all takes long
_ROWS = 256  # documents that are compared with all others at once
_KEPT = 100_000  # words whose hashes are kept: most of those of a language that are used at all
_TOGETHER = 256  # documents whose runs of words are looked for at once

Shingles = NDArray[np.uint32]


def squeezed(text: str) -> str:
    """Return a text by which exact copies are known: white space of any kind is one space.

    >>> squeezed("Rain\\r\\n fell. ") == squeezed("Rain fell.")
    True
    """
    return " ".join(text.split())


def key_of_row(text: bytes, document: Document) -> bytes:
    """Return what rows of a table have in common that are equal in all columns, in whichever kind of file they are.

    >>> one, other = (Document("a", "Too dear.", metadata={"age": age}) for age in (31, 48))
    >>> key_of_row(b"text", one) == key_of_row(b"text", other)
    False
    """
    columns = sorted((name, _plain(value)) for name, value in document.metadata.items() if name != "encoding")
    return hashlib.sha256(text + repr((document.title, document.date, columns)).encode()).digest()


def _plain(value: object) -> str:
    """Return a value of a table as a CSV file would hold it: a workbook holds 5.0 and days as such."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def set_near_copies_aside(
    documents: Sequence[Document], threshold: float = THRESHOLD, shingles: Sequence[Shingles] | None = None
) -> tuple[list[Document], list[NearCopy]]:
    """Return the documents without near copies, and the near copies; of each group the longest is kept.

    Args:
        documents: in order. Those of fewer than 25 words are no copies of anything, nor are rows of a table of fewer
            than 50.
        threshold: the least share of common runs of five words (Jaccard), above 0 and at most 1.
        shingles: `runs_of` them, where that is known already.

    >>> text = "The council voted to build a bridge over the river, said the mayor, who had long asked for it."
    >>> text += " Work on it begins in the autumn and ends in two years."
    >>> kept, copies = set_near_copies_aside([Document("a", text), Document("b", "BERLIN - " + text)])
    >>> [d.id for d in kept], [(c.document.id, c.of, round(c.similarity, 2)) for c in copies]
    (['b'], [('a', 'b', 0.96)])
    """
    if shingles is None:
        hashes = WordHashes()
        groups = (documents[i : i + _TOGETHER] for i in range(0, len(documents), _TOGETHER))
        shingles = [each for group in groups for each in runs_of(group, hashes)]
    of: dict[int, tuple[int, float]] = {}
    for kept, copy, similarity in near_copies_among(shingles, [len(d.text) for d in documents], threshold):
        of[copy] = kept, similarity
    near = [NearCopy(documents[i], documents[kept].id, similarity) for i, (kept, similarity) in sorted(of.items())]
    return [document for i, document in enumerate(documents) if i not in of], near


def near_copies_among(
    shingles: Sequence[Shingles], lengths: Sequence[int], threshold: float
) -> list[tuple[int, int, float]]:
    """Return (kept, copy, similarity); documents are looked at from the longest to the shortest."""
    from datasketch import MinHash, MinHashLSH

    order = sorted(_worth_a_look(shingles), key=lambda i: (-lengths[i], i))
    index = MinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS)
    found = []
    blank = MinHash(num_perm=_PERMUTATIONS, seed=_SEED, hashfunc=int)  # they are hashes already
    for i in order:
        sketch = blank.copy()  # its permutations are drawn once, for all
        sketch.update_batch(shingles[i].tolist())
        likely = [(_jaccard(shingles[i], shingles[kept]), -kept) for kept in index.query(sketch)]
        similarity, kept = max(likely, default=(0.0, 0))
        if similarity >= threshold:
            found.append((-kept, i, similarity))
        else:
            index.insert(i, sketch, check_duplication=False)
    return found


class WordHashes(dict[str, int]):
    """The hash of each word, worked out once; the same everywhere, unlike Python's own. Past many it begins anew."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KEPT:
            self.clear()
        self[word] = found = crc32(word.encode("utf-8", "surrogatepass"))
        return found


@lru_cache(maxsize=1)
def word_hashes() -> WordHashes:
    """Return those of this process, for calls that work on some documents each."""
    return WordHashes()


def runs_of(documents: Sequence[Document], hashes: WordHashes) -> list[Shingles]:
    """Return the runs of words of each document by which near copies are known; none of a short row of a table."""
    runs = shingles_of([document.text for document in documents], hashes)
    least = LEAST_WORDS_OF_ROW - SHINGLE + 1
    return [
        each[:0] if document.record and len(each) < least else each
        for document, each in zip(documents, runs, strict=True)
    ]


def shingles_of(texts: Sequence[str], hashes: WordHashes) -> list[Shingles]:
    """Return the hashes of the different runs of five words of each text, sorted; of some hundreds at once."""
    words = [_words(text.lower()) for text in texts]
    ends = np.cumsum([0, *map(len, words)]).tolist()
    numbers = np.fromiter(map(hashes.__getitem__, chain.from_iterable(words)), np.uint64, ends[-1])
    runs = np.zeros(max(0, ends[-1] - SHINGLE + 1), np.uint64)  # those from one text to the next are looked at by none
    for i in range(SHINGLE):
        runs = runs * np.uint64(0x9E3779B97F4A7C15) + numbers[i : i + len(runs)]
    runs ^= runs >> np.uint64(29)
    mixed = ((runs * np.uint64(0xBF58476D1CE4E5B9)) >> np.uint64(32)).astype(np.uint32)
    return [_distinct(mixed[begin : max(begin, end - SHINGLE + 1)]) for begin, end in pairwise(ends)]


def _distinct(values: Shingles) -> Shingles:
    """Return the different values, sorted: of a few hundred several times as fast as np.unique."""
    values.sort()
    new = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return values[new]


def _words(text: str) -> list[str]:
    """Return the words of a text in small letters, as the patterns find them; of ASCII twice as fast."""
    for sign in _COMMON_SIGNS:
        text = text.replace(sign, " ")
    if text.isascii():
        return text.translate(_ASCII_WORDS).split()
    return (SIGN_OR_WORD if SPACELESS.search(text) else _WORD).findall(text)


def _worth_a_look(shingles: Sequence[Shingles]) -> list[int]:
    """Return the documents enough of whose runs of words stand in one other document too.

    The runs whose hash is a multiple of 8 are a fair sample (Broder 1997); most documents share few with any other, and
    need no sketch. Runs that very many documents hold are taken to stand in that other one.
    """
    lengths = [len(part) for part in shingles]
    samples = [part if len(part) < 100 else part[part % _SAMPLED == 0] for part in shingles]
    sizes = np.array([len(sample) for sample in samples], dtype=np.int64)
    runs = np.concatenate([*samples, np.zeros(0, np.uint32)])
    _, which, times = np.unique(runs, return_inverse=True, return_counts=True)
    owners = np.repeat(np.arange(len(samples)), sizes)
    often = times[which] > _OFTEN
    shared = np.bincount(owners[often], minlength=len(samples))
    few = ~often & (times[which] > 1)
    shared += _most_shared(owners[few], which[few], len(samples))
    return [
        i
        for i in np.flatnonzero((shared >= _LEAST_SHARED * sizes) & (shared > 0)).tolist()
        if lengths[i] >= LEAST_WORDS - SHINGLE + 1
    ]


def _most_shared(owners: Integers, runs: Integers, number: int) -> Integers:
    """Return for each document how many of its runs it shares with the other with which it shares most of them."""
    _, columns = np.unique(runs, return_inverse=True)
    ones = np.ones(len(owners), np.int32)
    holds = csr_array((ones, (owners, columns)), shape=(number, int(columns.max(initial=-1)) + 1))
    of = holds.T.tocsr()
    most = np.zeros(number, np.int64)
    for at in range(0, number, _ROWS):
        both = (holds[at : at + _ROWS] @ of).tocoo()
        other = both.row + at != both.col
        np.maximum.at(most, both.row[other] + at, both.data[other])
    return most


def _jaccard(a: Shingles, b: Shingles) -> float:
    both = len(np.intersect1d(a, b, assume_unique=True))
    return both / (len(a) + len(b) - both)
