"""sumy's Edmundson, and its four methods."""

from collections.abc import Iterator

import numpy as np
import sumy.summarizers.edmundson as sumy_edmundson
from sumy.summarizers import AbstractSummarizer

from gleanings.compat.sumy.count import Sumy
from gleanings.compat.sumy.dom import matrix_of, overridden
from gleanings.summaries.methods.edmundson import frequent, paragraph_worth, per_sentence, sentence_worth
from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.types import Floats, Integers

Vector = Floats

_EDMUNDSON = (
    "_build_cue_method_instance",
    "_build_key_method_instance",
    "_build_title_method_instance",
    "_build_location_method_instance",
    "_update_ratings",
)


class EdmundsonSummarizer(sumy_edmundson.EdmundsonSummarizer):
    """sumy's Edmundson, and its four methods."""

    def __call__(self, document: Sumy, sentences_count: Sumy) -> Sumy:
        if overridden(self, sumy_edmundson.EdmundsonSummarizer, *_EDMUNDSON):
            return super().__call__(document, sentences_count)
        total = np.zeros(len(document.sentences))
        matrix = self._matrix(document)
        if self._cue_weight > 0.0:
            self._build_cue_method_instance()
            total += self._cue(matrix, 1, 1)
        if self._key_weight > 0.0:
            self._build_key_method_instance()
            total += self._key(matrix, 0.5)
        if self._title_weight > 0.0:
            self._build_title_method_instance()
            total += self._title(matrix)
        if self._location_weight > 0.0:
            self._build_location_method_instance()
            # A rating is kept by text here, so that of equal sentences the last decides.
            last = np.zeros(matrix.size)
            last[matrix.same] = self._location(matrix, 1, 1, 1, 1, 1)
            total += last[matrix.same]
        return self._best(document, sentences_count, total)

    def cue_method(
        self, document: Sumy, sentences_count: Sumy, bonus_word_value: Sumy = 1, stigma_word_value: Sumy = 1
    ) -> Sumy:
        if overridden(self, sumy_edmundson.EdmundsonSummarizer, *_EDMUNDSON):
            return super().cue_method(document, sentences_count, bonus_word_value, stigma_word_value)
        self._build_cue_method_instance()
        scores = self._cue(self._matrix(document), bonus_word_value, stigma_word_value)
        return self._best(document, sentences_count, scores)

    def key_method(self, document: Sumy, sentences_count: Sumy, weight: Sumy = 0.5) -> Sumy:
        if overridden(self, sumy_edmundson.EdmundsonSummarizer, *_EDMUNDSON):
            return super().key_method(document, sentences_count, weight)
        self._build_key_method_instance()
        return self._best(document, sentences_count, self._key(self._matrix(document), weight))

    def title_method(self, document: Sumy, sentences_count: Sumy) -> Sumy:
        if overridden(self, sumy_edmundson.EdmundsonSummarizer, *_EDMUNDSON):
            return super().title_method(document, sentences_count)
        self._build_title_method_instance()
        return self._best(document, sentences_count, self._title(self._matrix(document)))

    def location_method(
        self,
        document: Sumy,
        sentences_count: Sumy,
        w_h: Sumy = 1,
        w_p1: Sumy = 1,
        w_p2: Sumy = 1,
        w_s1: Sumy = 1,
        w_s2: Sumy = 1,
    ) -> Sumy:
        if overridden(self, sumy_edmundson.EdmundsonSummarizer, *_EDMUNDSON):
            return super().location_method(document, sentences_count, w_h, w_p1, w_p2, w_s1, w_s2)
        self._build_location_method_instance()
        matrix = self._matrix(document)
        last = np.zeros(matrix.size)
        last[matrix.same] = self._location(matrix, w_h, w_p1, w_p2, w_s1, w_s2)
        return self._best(document, sentences_count, last[matrix.same])

    def _matrix(self, document: Sumy) -> SentenceMatrix:
        # sumy hands its stemmer to the four methods, not its `stem_word`.
        words = AbstractSummarizer(self._stemmer)
        headings, paragraphs = document.headings, document.paragraphs
        return matrix_of(document.sentences, words, headings=headings, paragraphs=paragraphs)

    def _numbers(self, matrix: SentenceMatrix, stems: frozenset[str]) -> Integers:
        return np.array([number for number, stem in enumerate(matrix.stems) if stem in stems], np.int64)

    def _cue(self, matrix: SentenceMatrix, bonus: float, stigma: float) -> Vector:
        good = per_sentence(matrix, self._numbers(matrix, self._bonus_words))
        bad = per_sentence(matrix, self._numbers(matrix, self._stigma_words))
        return good * bonus - bad * stigma

    def _key(self, matrix: SentenceMatrix, weight: float) -> Vector:
        return per_sentence(matrix, frequent(matrix, self._numbers(matrix, self._bonus_words), weight))

    def _title(self, matrix: SentenceMatrix) -> Vector:
        return per_sentence(matrix, np.setdiff1d(matrix.headings, self._numbers(matrix, self._null_words)))

    def _location(
        self, matrix: SentenceMatrix, heading: float, p_first: float, p_last: float, s_first: float, s_last: float
    ) -> Vector:
        scores = self._title(matrix) * heading
        scores = scores + paragraph_worth(matrix, p_first, p_last)
        return scores + sentence_worth(matrix, s_first, s_last)

    def _best(self, document: Sumy, count: Sumy, scores: Vector) -> Sumy:
        rating: Iterator[float] = iter(scores.tolist())
        return self._get_best_sentences(document.sentences, count, lambda sentence: next(rating))
