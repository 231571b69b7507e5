"""sumy's LexRank, TextRank and Reduction."""

from collections import defaultdict
from typing import Any

import sumy.summarizers.lex_rank as sumy_lexrank
import sumy.summarizers.reduction as sumy_reduction
import sumy.summarizers.text_rank as sumy_textrank

from gleanings.compat.sumy import ratings
from gleanings.compat.sumy.count import WORDS, Sumy
from gleanings.compat.sumy.dom import matrix_of, overridden


class LexRankSummarizer(sumy_lexrank.LexRankSummarizer):
    """sumy's LexRank.

    >>> from sumy.parsers.plaintext import PlaintextParser
    >>> from gleanings.compat.sumy.tokenizer import Tokenizer
    >>> text = "Rain fell on the hills. Rain fell on the town. Snow fell on the town. Bread rose in price."
    >>> LexRankSummarizer()(PlaintextParser.from_string(text, Tokenizer("english")).document, 1)
    (<Sentence: Rain fell on the town.>,)
    """

    def __call__(self, document: Sumy, sentences_count: Sumy) -> Sumy:
        steps_of_it = ("_compute_tf", "_compute_idf", "_create_matrix")
        if overridden(self, sumy_lexrank.LexRankSummarizer, *WORDS, *steps_of_it, "cosine_similarity"):
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
        if overridden(self, sumy_textrank.TextRankSummarizer, *WORDS, "_create_matrix", "_rate_sentences_edge"):
            return super().rate_sentences(document)
        sentences = document.sentences
        matrix = matrix_of(sentences, self, self._stop_words)
        prevention = self._ZERO_DIVISION_PREVENTION
        scores = ratings.textrank(matrix, self.damping, self.epsilon, prevention, self.power_method)
        return dict(zip(sentences, scores, strict=True))


class ReductionSummarizer(sumy_reduction.ReductionSummarizer):
    """sumy's Reduction."""

    def rate_sentences(self, document: Sumy) -> Sumy:
        if overridden(self, sumy_reduction.ReductionSummarizer, *WORDS, "_rate_sentences_edge"):
            return super().rate_sentences(document)
        rated: defaultdict[Any, float] = defaultdict(float)
        sentences = document.sentences
        if len(sentences) > 1:
            scores = ratings.reduction(matrix_of(sentences, self, self._stop_words))
            rated.update(zip(sentences, scores.tolist(), strict=True))
        return rated
