"""The naive Bayes of py3langid for many samples at once: a step of its automaton is taken by all of them together.

One sample after the other, the automaton is most of what it takes to tell a language, and that a third of what it takes
to read a short document. The sums here are in double precision and in a fixed order, so that a sample has the same
scores whatever it is read with, and on every machine.
"""

import unicodedata
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from gleanings.types import Floats, Integers

_TOGETHER = 256  # samples that are looked at together: more would take memory, and little less time


class LanguageScores:
    """A model of py3langid.

    Args:
        identifier: a `LanguageIdentifier`.
    """

    def __init__(self, identifier: Any) -> None:  # noqa: ANN401  (the library has no types)
        self.languages: list[str] = list(identifier.nb_classes)
        self._next = np.asarray(identifier.tk_nextmove)
        self._row = np.asarray(identifier.tk_row).astype(np.int32) << 8  # where the moves of each state begin
        self._feature = np.asarray(identifier.tk_output, dtype=np.int32)  # that a state stands for; -1 for none
        self._weights = np.asarray(identifier.nb_ptc, dtype=np.float64)
        self._prior = np.asarray(identifier.nb_pc, dtype=np.float64)
        first = {language: self.languages.index(language) for language in self.languages}
        self._aliases = [(first[code], i) for i, code in enumerate(self.languages) if first[code] != i]

    def guesses(self, samples: Sequence[str]) -> list[tuple[str, float]]:
        """Return the likeliest language of each sample and its probability, as `classify` does."""
        found: list[tuple[str, float]] = []
        for at in range(0, len(samples), _TOGETHER):
            texts = [unicodedata.normalize("NFC", each) for each in samples[at : at + _TOGETHER]]
            encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
            scores = self._scores(self._features(encoded), np.array([max(1, len(each)) for each in encoded]))
            best = scores.argmax(axis=1).tolist()
            found += [(self.languages[i], float(row[i])) for i, row in zip(best, scores, strict=True)]
        return found

    def probability(self, sample: str, languages: Collection[str]) -> float:
        """Return how likely a sample is in one of some languages."""
        encoded = unicodedata.normalize("NFC", sample).encode("utf-8", "surrogatepass")
        scores = self._scores(self._features([encoded]), np.array([max(1, len(encoded))]))[0].tolist()
        return float(sum(score for code, score in zip(self.languages, scores, strict=True) if code in languages))

    def _features(self, encoded: Sequence[bytes]) -> csr_array:
        """Return how often each feature stands in each sample: samples x features."""
        lengths = np.array([len(each) for each in encoded])
        order = np.argsort(-lengths, kind="stable")  # the longest first, so that those still going on stand in front
        longest = int(lengths.max())
        padded = b"".join(encoded[i].ljust(longest) for i in order.tolist())
        letters = np.frombuffer(padded, np.uint8).reshape(len(encoded), longest).T.astype(np.int32)
        going_on = np.searchsorted(-lengths[order], -np.arange(longest), side="left")
        found = np.full((longest, len(encoded)), -1, np.int32)
        state = np.zeros(len(encoded), np.int32)
        for i, number in enumerate(going_on.tolist()):
            state = self._next[self._row[state[:number]] + letters[i, :number]]
            found[i, :number] = self._feature[state]
        place, which = np.nonzero(found >= 0)
        width = len(self._feature) + 1
        # No number is past 32 bits (`_TOGETHER`), which are sorted in half the time of 64.
        keys = (order[which] * width + found[place, which]).astype(np.int32)
        keys, counts = np.unique(keys, return_counts=True)
        samples, features = np.divmod(keys, width)
        starts = np.searchsorted(samples, np.arange(len(encoded) + 1))
        return csr_array((counts.astype(np.float64), features, starts), shape=(len(encoded), width))

    def _scores(self, features: csr_array, lengths: Integers) -> Floats:
        """Return the probability of each language: samples x languages, those under a second name as the first."""
        shape = (len(lengths), len(self._weights))
        logarithms = csr_array((np.log1p(features.data), features.indices, features.indptr), shape=shape)
        scores = logarithms @ self._weights
        # Without any feature all languages are as likely.
        scores[np.diff(features.indptr) > 0] += self._prior
        scores /= np.sqrt(lengths)[:, None]  # which keeps what is sure the same for short and long samples
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        scores /= scores.sum(axis=1, keepdims=True)
        for first, other in self._aliases:
            scores[:, first] += scores[:, other]
            scores[:, other] = 0.0
        found: Floats = scores
        return found
