"""sumy's LSA."""

from collections.abc import Iterator
from warnings import warn

import numpy as np
import sumy.summarizers.lsa as sumy_lsa

from gleanings.compat.sumy import ratings
from gleanings.compat.sumy.count import Sumy, needed
from gleanings.compat.sumy.dom import content_stems, matrix_of, overridden
from gleanings.types import Integers

_ROUNDING = 1e-9  # scores that differ by less, relative to themselves, may be equal


class LsaSummarizer(sumy_lsa.LsaSummarizer):
    """sumy's LSA.

    With all dimensions kept, as sumy keeps them, the rank of a sentence is the length of its column, and no
    decomposition is needed, except to tell equal ranks apart as sumy does: by its rounding errors.
    """

    def __call__(self, document: Sumy, sentences_count: Sumy) -> Sumy:
        own = ("_create_dictionary", "_create_matrix", "_compute_term_frequency", "_compute_ranks")
        sentences = document.sentences
        if not sentences or overridden(self, sumy_lsa.LsaSummarizer, *own):
            return super().__call__(document, sentences_count)
        self._ensure_dependecies_installed()
        dictionary = frozenset(content_stems(document.words, self, self._stop_words))
        if not dictionary:
            return ()
        if len(dictionary) < len(sentences):
            warn(
                f"Number of words ({len(dictionary)}) is lower than number of sentences ({len(sentences)}). "
                "LSA algorithm may not work properly.",
                stacklevel=2,
            )
        table = ratings.lsa_table(matrix_of(sentences, self, self._stop_words), tuple(dictionary))
        scores = ratings.lsa_lengths(table)
        latent = min(table.shape) > self.MIN_DIMENSIONS and self.REDUCTION_RATIO < 1
        undecided: Integers | slice = slice(None)
        if not latent and not callable(sentences_count):
            undecided = _tied(scores, needed(sentences_count, len(sentences)))
        if latent or (len(scores[undecided]) and len(sentences) <= ratings.EXACT):
            scores[undecided] = ratings.lsa_ranks(table, self.MIN_DIMENSIONS, self.REDUCTION_RATIO, undecided)
        rating: Iterator[float] = iter(scores.tolist())
        return self._get_best_sentences(sentences, sentences_count, lambda sentence: next(rating))


def _tied(scores: ratings.Vector, chosen: int) -> Integers:
    """Return the sentences that tie, but for rounding, with both the last that is chosen and the first that is not.

    There are none where those two differ: then the choice is clear.
    """
    if not 0 < chosen < len(scores):
        return np.zeros(0, np.int64)
    last, following = -np.partition(-scores, (chosen - 1, chosen))[[chosen - 1, chosen]]
    if last - following > _ROUNDING * last:
        return np.zeros(0, np.int64)
    return np.flatnonzero(np.abs(scores - last) <= _ROUNDING * last)
