"""Copies of documents: the same text, and nearly the same, as agencies' stories are in several newspapers.

Candidates by MinHash with locality-sensitive hashing (A. Broder, "On the resemblance and containment of documents",
1997; datasketch), each then held to the exact share of common runs of words, so no copy is one by chance.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from gleanings.corpus.left_out import NearCopy
from gleanings.documents.document import Document

THRESHOLD = 0.7
SHINGLE = 5  # words that follow each other
LEAST_WORDS = 25  # two people write the same eight words by chance, not the same twenty-five
_PERMUTATIONS = 64
_SEED = 1
# A word, or one sign of a script that is written without spaces.
_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]|[^\W\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]+")

Shingles = NDArray[np.uint32]


def squeezed(text: str) -> str:
    """Return a text by which exact copies are known: white space of any kind is one space.

    >>> squeezed("Rain\\r\\n fell. ") == squeezed("Rain fell.")
    True
    """
    return " ".join(text.split())


def set_near_copies_aside(
    documents: Sequence[Document], threshold: float = THRESHOLD
) -> tuple[list[Document], list[NearCopy]]:
    """Return the documents without near copies, and the near copies; of each group the longest is kept.

    Args:
        documents: in order. Those of fewer than 25 words are no copies of anything.
        threshold: the least share of common runs of five words (Jaccard), above 0 and at most 1.

    >>> text = "The council voted to build a bridge over the river, said the mayor, who had long asked for it."
    >>> text += " Work on it begins in the autumn and ends in two years."
    >>> kept, copies = set_near_copies_aside([Document("a", text), Document("b", "BERLIN - " + text)])
    >>> [d.id for d in kept], [(c.document.id, c.of, round(c.similarity, 2)) for c in copies]
    (['b'], [('a', 'b', 0.96)])
    """
    shingles = [_shingles(document.text) for document in documents]
    of: dict[int, tuple[int, float]] = {}
    for kept, copy, similarity in _near(shingles, [len(d.text) for d in documents], threshold):
        of[copy] = kept, similarity
    near = [NearCopy(documents[i], documents[kept].id, similarity) for i, (kept, similarity) in sorted(of.items())]
    return [document for i, document in enumerate(documents) if i not in of], near


def _near(shingles: Sequence[Shingles], lengths: Sequence[int], threshold: float) -> list[tuple[int, int, float]]:
    """Return (kept, copy, similarity); documents are looked at from the longest to the shortest."""
    from datasketch import MinHashLSH

    order = sorted(range(len(shingles)), key=lambda i: (-lengths[i], i))
    index = MinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS)
    found = []
    for i in order:
        if len(shingles[i]) < LEAST_WORDS - SHINGLE + 1:
            continue
        sketch = _sketch(shingles[i])
        likely = [(_jaccard(shingles[i], shingles[kept]), -kept) for kept in index.query(sketch)]
        similarity, kept = max(likely, default=(0.0, 0))
        if similarity >= threshold:
            found.append((-kept, i, similarity))
        else:
            index.insert(i, sketch, check_duplication=False)
    return found


def _sketch(shingles: Shingles) -> Any:  # noqa: ANN401  (datasketch has no types)
    from datasketch import MinHash

    sketch = MinHash(num_perm=_PERMUTATIONS, seed=_SEED, hashfunc=int)  # they are hashes already
    sketch.update_batch(shingles.tolist())
    return sketch


def _shingles(text: str) -> Shingles:
    """Return the hashes of the different runs of five words of a text, sorted."""
    words = np.array([_word_hash(word) for word in _WORD.findall(text.lower())], np.uint64)
    if len(words) < SHINGLE:
        return np.zeros(0, np.uint32)
    runs = np.zeros(len(words) - SHINGLE + 1, np.uint64)
    for i in range(SHINGLE):
        runs = runs * np.uint64(0x9E3779B97F4A7C15) + words[i : len(words) - SHINGLE + 1 + i]
    runs ^= runs >> np.uint64(29)
    return np.unique(((runs * np.uint64(0xBF58476D1CE4E5B9)) >> np.uint64(32)).astype(np.uint32))


@lru_cache(maxsize=200_000)
def _word_hash(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


def _jaccard(a: Shingles, b: Shingles) -> float:
    both = len(np.intersect1d(a, b, assume_unique=True))
    return both / (len(a) + len(b) - both)
