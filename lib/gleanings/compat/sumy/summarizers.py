"""sumy's summarizers under their own names: the same constructor, attributes, call, return type and choice, fast.

Change one import line:

    from gleanings.compat.sumy import LexRankSummarizer, Tokenizer

Each class is a subclass of sumy's, so that whatever it does not replace stays; a subclass of these that replaces one
of sumy's inner steps gets sumy's own, slow way. sumy's faults are kept too; `gleanings.summarize` is without them.
The docstrings of `gleanings.summaries` say which.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from warnings import warn

import numpy as np
import sumy.summarizers.edmundson as sumy_edmundson
import sumy.summarizers.kl as sumy_kl
import sumy.summarizers.lex_rank as sumy_lexrank
import sumy.summarizers.lsa as sumy_lsa
import sumy.summarizers.luhn as sumy_luhn
import sumy.summarizers.random as sumy_random
import sumy.summarizers.reduction as sumy_reduction
import sumy.summarizers.sum_basic as sumy_sum_basic
import sumy.summarizers.text_rank as sumy_textrank
from sumy.summarizers import AbstractSummarizer
from sumy.utils import ItemsCount

from gleanings.compat.sumy import ratings, steps
from gleanings.compat.sumy.dom import content_stems, matrix_of, overridden
from gleanings.compat.sumy.tokenizer import Tokenizer
from gleanings.summaries.methods.frequency import chunk_scores
from gleanings.summaries.methods.position import frequent, paragraph_worth, per_sentence, sentence_worth
from gleanings.summaries.sentence_matrix import Integers, SentenceMatrix

__all__ = [
    "EdmundsonSummarizer",
    "KLSummarizer",
    "LexRankSummarizer",
    "LsaSummarizer",
    "LuhnSummarizer",
    "RandomSummarizer",
    "ReductionSummarizer",
    "SumBasicSummarizer",
    "TextRankSummarizer",
    "Tokenizer",
]

_WORDS = ("_to_words_set",)
_ROUNDING = 1e-9  # scores that differ by less, relative to themselves, may be equal
# Documents, sentences and counts are whatever sumy takes; it has no types.
Sumy = Any


def needed(count: Sumy, size: int) -> int:
    """Return how many of `size` sentences `count` asks for; all of them if it is a function of the whole ranking."""
    return size if callable(count) else len(ItemsCount(count)(range(size)))


class LexRankSummarizer(sumy_lexrank.LexRankSummarizer):
    """sumy's LexRank.

    >>> from sumy.parsers.plaintext import PlaintextParser
    >>> text = "Rain fell on the hills. Rain fell on the town. Snow fell on the town. Bread rose in price."
    >>> LexRankSummarizer()(PlaintextParser.from_string(text, Tokenizer("english")).document, 1)
    (<Sentence: Rain fell on the town.>,)
    """

    def __call__(self, document: Sumy, sentences_count: Sumy) -> Sumy:
        steps_of_it = ("_compute_tf", "_compute_idf", "_create_matrix")
        if overridden(self, sumy_lexrank.LexRankSummarizer, *_WORDS, *steps_of_it, "cosine_similarity"):
            return super().__call__(document, sentences_count)
        self._ensure_dependencies_installed()
        sentences = document.sentences
        if not sentences:
            return ()
        matrix = matrix_of(sentences, self, self._stop_words)
        scores = ratings.lexrank(matrix, self.threshold, self.epsilon, self.power_method, self._cosine)
        return self._get_best_sentences(sentences, sentences_count, dict(zip(sentences, scores, strict=True)))

    def _cosine(self, first: list[str], second: list[str], idf: dict[str, float]) -> float:
        return float(self.cosine_similarity(first, second, *self._compute_tf([first, second]), idf))


class TextRankSummarizer(sumy_textrank.TextRankSummarizer):
    """sumy's TextRank."""

    def rate_sentences(self, document: Sumy) -> Sumy:
        if overridden(self, sumy_textrank.TextRankSummarizer, *_WORDS, "_create_matrix", "_rate_sentences_edge"):
            return super().rate_sentences(document)
        sentences = document.sentences
        matrix = matrix_of(sentences, self, self._stop_words)
        prevention = self._ZERO_DIVISION_PREVENTION
        scores = ratings.textrank(matrix, self.damping, self.epsilon, prevention, self.power_method)
        return dict(zip(sentences, scores, strict=True))


class ReductionSummarizer(sumy_reduction.ReductionSummarizer):
    """sumy's Reduction."""

    def rate_sentences(self, document: Sumy) -> Sumy:
        if overridden(self, sumy_reduction.ReductionSummarizer, *_WORDS, "_rate_sentences_edge"):
            return super().rate_sentences(document)
        rated: defaultdict[Any, float] = defaultdict(float)
        sentences = document.sentences
        if len(sentences) > 1:
            scores = ratings.reduction(matrix_of(sentences, self, self._stop_words))
            rated.update(zip(sentences, scores.tolist(), strict=True))
        return rated


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


class LuhnSummarizer(sumy_luhn.LuhnSummarizer):
    """sumy's Luhn."""

    def __call__(self, document: Sumy, sentences_count: Sumy) -> Sumy:
        own = ("rate_sentence", "_get_chunk_ratings", "_get_chunk_rating")
        if self.max_gap_size < 1 or overridden(self, sumy_luhn.LuhnSummarizer, *own):
            return super().__call__(document, sentences_count)
        sentences = document.sentences
        significant = set(self._get_significant_words(document.words))
        matrix = matrix_of(sentences, self, self._stop_words)
        is_significant = np.array([stem in significant for stem in matrix.stems], bool)
        scores = chunk_scores(matrix, is_significant[matrix.tokens], self.max_gap_size)
        rating: Iterator[float] = iter(scores.tolist())
        return self._get_best_sentences(sentences, sentences_count, lambda sentence: next(rating))

    def _get_significant_words(self, words: Sumy) -> Sumy:
        model = sumy_luhn.TfDocumentModel(content_stems(words, self, self._stop_words))
        total = sum(model.term_frequency(term) for term in model.terms)
        best = model.most_frequent_terms(int(total * self.significant_percentage))
        return tuple(term for term in best if model.term_frequency(term) > 1)


class SumBasicSummarizer(sumy_sum_basic.SumBasicSummarizer):
    """sumy's SumBasic. It stops when the sentences asked for are sure."""

    def __call__(self, document: Sumy, sentences_count: Sumy) -> Sumy:
        sentences = document.sentences
        rating = self._compute_ratings(sentences, needed(sentences_count, len(sentences)))
        return self._get_best_sentences(sentences, sentences_count, rating)

    def _compute_ratings(self, sentences: Sumy, needed: int | None = None) -> Sumy:
        if overridden(self, sumy_sum_basic.SumBasicSummarizer, *_SUM_BASIC):
            return super()._compute_ratings(sentences)
        matrix = matrix_of(sentences, self, frozenset(self.stop_words))
        choose = steps.sum_basic(matrix, self)
        return steps.step_ratings(sentences, len(sentences) if needed is None else needed, choose)


class KLSummarizer(sumy_kl.KLSummarizer):
    """sumy's KL. It stops when the sentences asked for are sure."""

    def __call__(self, document: Sumy, sentences_count: Sumy) -> Sumy:
        sentences = document.sentences
        rating = self._compute_ratings(sentences, needed(sentences_count, len(sentences)))
        return self._get_best_sentences(sentences, sentences_count, rating)

    def _compute_ratings(self, sentences: Sumy, needed: int | None = None) -> Sumy:
        if overridden(self, sumy_kl.KLSummarizer, *_KL):
            return super()._compute_ratings(sentences)
        choose = steps.kl(steps.KlWords(sentences, self), self)
        return steps.step_ratings(sentences, len(sentences) if needed is None else needed, choose)


_SUM_BASIC = (
    "_get_content_words_in_sentence",
    "_get_all_words_in_doc",
    "_get_content_words",
    "_stem_words",
    "_normalize_words",
    "_filter_out_stop_words",
    "_compute_word_freq",
    "_get_all_content_words_in_doc",
    "_compute_tf",
    "_update_tf",
    "_find_index_of_best_sentence",
)
_KL = (
    "_get_all_words_in_doc",
    "_get_content_words_in_sentence",
    "_normalize_words",
    "_filter_out_stop_words",
    "_compute_word_freq",
    "_get_all_content_words_in_doc",
    "compute_tf",
    "_find_index_of_best_sentence",
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

    def _cue(self, matrix: SentenceMatrix, bonus: float, stigma: float) -> ratings.Vector:
        good = per_sentence(matrix, self._numbers(matrix, self._bonus_words))
        bad = per_sentence(matrix, self._numbers(matrix, self._stigma_words))
        return good * bonus - bad * stigma

    def _key(self, matrix: SentenceMatrix, weight: float) -> ratings.Vector:
        return per_sentence(matrix, frequent(matrix, self._numbers(matrix, self._bonus_words), weight))

    def _title(self, matrix: SentenceMatrix) -> ratings.Vector:
        return per_sentence(matrix, np.setdiff1d(matrix.headings, self._numbers(matrix, self._null_words)))

    def _location(
        self, matrix: SentenceMatrix, heading: float, p_first: float, p_last: float, s_first: float, s_last: float
    ) -> ratings.Vector:
        scores = self._title(matrix) * heading
        scores = scores + paragraph_worth(matrix, p_first, p_last)
        return scores + sentence_worth(matrix, s_first, s_last)

    def _best(self, document: Sumy, count: Sumy, scores: ratings.Vector) -> Sumy:
        rating: Iterator[float] = iter(scores.tolist())
        return self._get_best_sentences(document.sentences, count, lambda sentence: next(rating))


_EDMUNDSON = (
    "_build_cue_method_instance",
    "_build_key_method_instance",
    "_build_title_method_instance",
    "_build_location_method_instance",
    "_update_ratings",
)


class RandomSummarizer(sumy_random.RandomSummarizer):
    """sumy's choice by chance, by Python's `random`; it is as fast as it can be."""
