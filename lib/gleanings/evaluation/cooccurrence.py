"""How often words occur, and occur together, in documents or in windows that slide over them: exact counts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.compiled import kernel
from gleanings.types import Integers


@dataclass(frozen=True, eq=False)
class Cooccurrences:
    """Counts of a few words in documents or windows.

    Attributes:
        words: the words, in the order of the rows and columns of `together`.
        together: words x words, int64: in how many windows both occur; on the diagonal, in how many the word does.
        windows: how many windows there are, empty ones among them.
    """

    words: tuple[str, ...]
    together: Integers
    windows: int


def in_documents(counts: csr_matrix, columns: Sequence[int], words: tuple[str, ...]) -> Cooccurrences:
    """Count in how many rows of `counts` the words, given with their columns, occur together."""
    present = (counts[:, columns] > 0).astype(np.int64)
    return Cooccurrences(words, (present.T @ present).toarray(), int(counts.shape[0]))


def in_windows(sequence: Integers, lengths: Integers, words: tuple[str, ...], window: int | None) -> Cooccurrences:
    """Count in how many windows the words occur together.

    A window slides over each document token by token; a document shorter than the window is one window, even an empty
    one. As in gensim (gensim/topic_coherence/text_analysis.py, `_slide_window`), a word is taken to be gone as soon as
    any of its tokens leaves the window, until it comes in again, although another of its tokens may be inside.

    Args:
        sequence: for each token of all documents, one after the other, the number of its word, -1 for any other word.
        lengths: the number of tokens in each document.
        words: the words.
        window: the length of the window in tokens; None for whole documents.
    """
    size = int(lengths.max(initial=1)) if window is None else window
    together = np.zeros((len(words), len(words)), np.int64)
    windows = _count(sequence, np.concatenate(([0], np.cumsum(lengths))), max(size, 1), together)
    together += together.T
    together[np.diag_indices_from(together)] //= 2
    return Cooccurrences(words, together, int(windows))


@kernel
def _count(sequence: Integers, ends: Integers, size: int, together: Integers) -> int:
    """Add to `together`, in one of its two triangles, how long words are seen together; return the number of windows.

    Work is done only when a word goes: it was then seen since a known window, with each of the words that are still
    there. So the time is that of the tokens counted times the words in a window, whatever the length of the window.
    """
    since = np.full(together.shape[0], -1, np.int64)
    here = np.empty(together.shape[0], np.int64)
    windows = 0
    for d in range(ends.size - 1):
        start, length = ends[d], ends[d + 1] - ends[d]
        last = max(1, length - size + 1)
        windows += last
        number = 0
        for i in range(min(size, length)):
            word = sequence[start + i]
            if word >= 0 and since[word] < 0:
                since[word] = 0
                here[number] = word
                number += 1
        for now in range(1, last):
            gone, new = sequence[start + now - 1], sequence[start + now + size - 1]
            if gone >= 0 and since[gone] >= 0:
                number = _leave(gone, now, since, here, number, together)
            if new >= 0 and since[new] < 0:
                since[new] = now
                here[number] = new
                number += 1
        while number:
            number = _leave(here[number - 1], last, since, here, number, together)
    return windows


@kernel
def _leave(gone: int, now: int, since: Integers, here: Integers, number: int, together: Integers) -> int:
    """Take the word `gone` out of the `number` words that are here, and count how long it was with each of them."""
    place = 0
    for i in range(number):
        word = here[i]
        together[gone, word] += now - max(since[gone], since[word])
        if word == gone:
            place = i
    here[place] = here[number - 1]
    since[gone] = -1
    return number - 1
