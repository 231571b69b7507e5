"""What is checked before topics are looked for: the bag, and the number of topics."""

import hashlib
import math
from dataclasses import replace

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.errors import InvalidType, InvalidValue, whole_number
from gleanings.nouns import counted
from gleanings.words.bag_of_words import BagOfWords

_FEW_ROWS = 30
_FEW_TOKENS = 1_000
_BLOCK = 1 << 20  # numbers that are hashed at a time
_LOOK = 20  # topics that a reader can take in


def most_topics(bow: BagOfWords) -> int:
    """Return the largest number of topics that makes sense: two rows and two words for each; 2 at the least.

    A topic is what several rows have in common: with fewer than two rows for each, topics are single rows.
    """
    rows = int((np.diff(bow.counts.indptr) > 0).sum())
    words = distinct_words(bow.counts)
    return max(2, min(rows, words) // 2)


def first_look(bow: BagOfWords) -> int:
    """Return a number of topics to begin with: the square root of half the rows with words, 2 to 20 at most."""
    rows = int((np.diff(bow.counts.indptr) > 0).sum())
    return min(most_topics(bow), max(2, min(_LOOK, round(math.sqrt(rows / 2)))))


def checked_topics(bow: BagOfWords, topics: object) -> int:
    """Return the number of topics if the bag can bear so many."""
    most = most_topics(bow)
    rows = int((np.diff(bow.counts.indptr) > 0).sum())
    amount = f"{rows:,} {bow.unit}s with {distinct_words(bow.counts):,} distinct words"
    advice = f"{most} is the most that {amount} can bear: read more text or ask for fewer."
    return whole_number("topics", topics, least=1, most=most, advice=advice)


def distinct_words(counts: csr_matrix) -> int:
    """Return how many words are found at all."""
    return int(np.count_nonzero(np.bincount(counts.indices)))


def thin_evidence(bow: BagOfWords) -> tuple[str, ...]:
    """Return a note where there is little to find topics in."""
    rows = int((np.diff(bow.counts.indptr) > 0).sum())
    tokens = int(bow.counts.sum(dtype=np.int64))
    if rows >= _FEW_ROWS and tokens >= _FEW_TOKENS:
        return ()
    amount = f"{counted(rows, bow.unit)} with {counted(tokens, 'counted word')}"
    return (
        f"Thin evidence: {amount} {'is' if rows == 1 else 'are'} little to find topics in; "
        "read them as hints, and do not compare their shares closely.",
    )


def checked_bag(bow: object) -> BagOfWords:
    """Return the bag with whole-number counts and no stored zeros, or say why no topics can be found in it."""
    if not isinstance(bow, BagOfWords):
        raise InvalidType(
            f"fit_topics needs a BagOfWords, not {type(bow).__name__}; "
            "make one with bag_of_words(corpus) or BagOfWords.from_tokens(lists_of_words)."
        )
    counts = checked_counts(bow)
    _check_content(counts, bow)
    return bow if counts is bow.counts else replace(bow, counts=counts)


def checked_counts(bow: BagOfWords) -> csr_matrix:
    """Return the counts as whole numbers, sorted, without stored zeros, or say which of them is no count."""
    counts = csr_matrix(bow.counts)
    if counts.shape != (len(bow.rows), len(bow.vocabulary)):
        raise InvalidValue(
            f"the counts are {counts.shape[0]} rows x {counts.shape[1]} words, "
            f"but the bag names {len(bow.rows)} rows and {len(bow.vocabulary)} words."
        )
    if counts.dtype == np.int32 and counts.has_canonical_format and (counts.data > 0).all():
        return bow.counts
    if not (np.issubdtype(counts.dtype, np.number) or counts.dtype == np.bool_) or np.iscomplexobj(counts.data):
        raise InvalidType(f"counts of type {counts.dtype} cannot be worked with; give whole numbers.")
    data = counts.data.astype(np.float64)
    tests = {
        "not finite": ~np.isfinite(data),
        "negative": data < 0,
        "not whole": data != np.floor(data),
        "too large": data > np.iinfo(np.int32).max,
    }
    for what, wrong in tests.items():
        if wrong.any():
            place = int(np.flatnonzero(wrong)[0])
            row = int(np.searchsorted(counts.indptr, place, side="right")) - 1
            word = bow.vocabulary[int(counts.indices[place])]
            raise InvalidValue(
                f"the count of {word!r} in row {row} is {data[place]:g}, which is {what}; "
                "topics are found in counts, whole numbers from 0."
            )
    parts = (counts.data.astype(np.int32), counts.indices.copy(), counts.indptr.copy())
    counts = csr_matrix(parts, shape=counts.shape)
    counts.sum_duplicates()
    counts.eliminate_zeros()
    return counts


def _check_content(counts: csr_matrix, bow: BagOfWords) -> None:
    unit = bow.unit
    if counts.nnz == 0:
        why = " ".join(bow.notes) or (
            "Nothing was left to count. Read more text, or count with fewer stop words and without leaving out rare "
            "words."
        )
        raise InvalidValue(f"the bag holds no words, and topics are found in words. {why}")
    if distinct_words(counts) == 1:
        raise InvalidValue(
            "the bag holds one word only, and topics differ by their words; read more text, or leave out fewer words."
        )
    if (np.diff(counts.indptr) > 0).sum() == 1:
        smaller = "" if unit == "sentence" else ", or count smaller parts with bag_of_words(corpus, unit='sentence')"
        raise InvalidValue(f"only one {unit} has words, and topics need several to compare; read more{smaller}.")


def input_hash(bow: BagOfWords) -> str:
    """Return the SHA-256 of counts and vocabulary, the same on every machine."""
    digest = hashlib.sha256()
    for array in (np.array(bow.counts.shape), bow.counts.indptr, bow.counts.indices, bow.counts.data):
        for start in range(0, len(array), _BLOCK):
            digest.update(array[start : start + _BLOCK].astype("<i8").tobytes())
    digest.update("\0".join(bow.vocabulary).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
