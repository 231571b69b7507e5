"""Documents as gensim gives them, lists of (word id, count), packed into three arrays."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from gleanings.words.bag_of_words import BagOfWords

Array = NDArray[Any]
Pair = tuple[int, float]


@dataclass(frozen=True, eq=False)
class Documents:
    """Packed documents: document d has the words `indices[indptr[d]:indptr[d + 1]]`, as often as `counts` says."""

    indptr: Array
    indices: Array
    counts: Array

    def __len__(self) -> int:
        return len(self.indptr) - 1

    def __iter__(self) -> Iterator["PackedDocument"]:
        return iter(self._each)

    @cached_property
    def _each(self) -> list["PackedDocument"]:
        return [PackedDocument(self, place) for place in range(len(self))]

    def stretch(self, first: int, last: int) -> "Documents":
        """Return the documents `first` to `last`."""
        start, end = self.indptr[first], self.indptr[last]
        return Documents(self.indptr[first : last + 1] - start, self.indices[start:end], self.counts[start:end])

    def compact(self, words: int) -> tuple["Documents", Array]:
        """Return the same documents with their words numbered from 0, and which of `words` ids those numbers stand for.

        Raises:
            IndexError: an id is not below `words`, as in gensim.
        """
        seen = np.zeros(words, np.bool_)
        seen[self.indices] = True
        number = np.cumsum(seen) - 1
        return Documents(self.indptr, number[self.indices], self.counts), np.flatnonzero(seen)


@dataclass(frozen=True, eq=False, slots=True)
class PackedDocument(Sequence[Pair]):
    """One of the packed documents, which reads as gensim's list of (word id, count)."""

    source: Documents
    place: int

    def __len__(self) -> int:
        return int(self.source.indptr[self.place + 1] - self.source.indptr[self.place])

    @overload
    def __getitem__(self, index: int) -> Pair: ...
    @overload
    def __getitem__(self, index: slice) -> list[Pair]: ...
    def __getitem__(self, index: int | slice) -> Pair | list[Pair]:
        return list(self)[index]

    def __iter__(self) -> Iterator[Pair]:
        entries = slice(self.source.indptr[self.place], self.source.indptr[self.place + 1])
        return zip(self.source.indices[entries].tolist(), self.source.counts[entries].tolist(), strict=True)


def pack(chunk: Iterable[Any] | BagOfWords, dtype: Any) -> Documents:  # noqa: ANN401  (any dtype of numpy)
    """Return documents as arrays, their counts in `dtype`. Ids of any kind that `int()` takes will do, as in gensim."""
    if isinstance(chunk, BagOfWords):
        counts = chunk.counts
        return Documents(counts.indptr.astype(np.int64), counts.indices.astype(np.int64), counts.data.astype(dtype))
    documents = list(chunk)  # whatever can be gone through: a pandas Series, a slice of an MmCorpus
    if documents and isinstance(documents[0], PackedDocument):
        source, first = documents[0].source, documents[0].place
        places = [each.place for each in documents if isinstance(each, PackedDocument) and each.source is source]
        if places == list(range(first, first + len(documents))):
            return source.stretch(first, first + len(documents))
    indptr = np.cumsum([0, *(len(document) for document in documents)])
    numbers = np.fromiter(chain.from_iterable(chain.from_iterable(documents)), np.float64)
    if len(numbers) != 2 * indptr[-1]:
        raise ValueError("a document is a list of pairs, (word id, count)")
    return Documents(indptr, numbers[::2].astype(np.int64), numbers[1::2].astype(dtype))
