"""sumy's Luhn."""

from collections.abc import Iterator

import numpy as np
import sumy.summarizers.luhn as sumy_luhn

from gleanings.compat.sumy.count import Sumy
from gleanings.compat.sumy.dom import content_stems, matrix_of, overridden
from gleanings.summaries.methods.luhn import chunk_scores


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
