"""sumy's SumBasic and KL, which choose one sentence after the other."""

import sumy.summarizers.kl as sumy_kl
import sumy.summarizers.sum_basic as sumy_sum_basic

from gleanings.compat.sumy import steps
from gleanings.compat.sumy.count import Sumy, needed
from gleanings.compat.sumy.dom import matrix_of, overridden

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
