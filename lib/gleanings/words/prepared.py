"""Units of counting: words, phrases, and the tokens that are neither, in the order of the text."""

from dataclasses import dataclass, replace

import numpy as np

from gleanings.types import Indices, Integers
from gleanings.words.phrases import DROPPED, join_phrases
from gleanings.words.tokenizer import Tokens


@dataclass(frozen=True, eq=False)
class Prepared:
    """Units of counting: a word, a phrase, or a token that is no word, in order.

    Attributes:
        terms: the distinct words that are counted.
        ids: one number a unit, into `terms`; `DROPPED` where the unit is a stop word.
        sentence: for each unit, the index of its sentence.
        token: for each unit, the index of its first token.
        width: for each unit, how many tokens it spans.
        connector: for each unit, the number of the connector word that it is, from 1; 0 where it is none.
    """

    terms: tuple[str, ...]
    ids: Indices
    sentence: Indices
    token: Indices
    width: Indices
    connector: Indices

    @classmethod
    def of(cls, lemmas: list[str], connector: Indices, tokens: Tokens) -> "Prepared":
        """Return one unit a token, its terms in order of first use, `DROPPED` where the lemma is empty.

        Args:
            lemmas: for each of `tokens.words`, the word that is counted.
            connector: for each of `tokens.words`, the number of the connector word that it is, or 0.
            tokens: the tokens.
        """
        number: dict[str, int] = {}
        of_word = np.array([number.setdefault(x, len(number)) if x else DROPPED for x in lemmas], dtype=np.int32)
        ids = of_word[tokens.ids] if len(lemmas) else tokens.ids
        links = np.where(ids == DROPPED, connector[tokens.ids], 0).astype(np.int32) if len(lemmas) else tokens.ids
        place = np.arange(len(ids), dtype=np.int32)
        return cls(tuple(number), ids, tokens.sentence, place, np.ones(len(ids), dtype=np.int32), links)

    def joined(self, pairs: Integers, shown: list[str]) -> "Prepared":
        """Return the units with each of `pairs` (phrases x 3, the strongest first) made one, shown as `shown`."""
        begins, rest = join_phrases(self.ids, self.sentence, pairs, self.connector)
        return self.merged(begins, rest, shown)

    def merged(self, begins: Indices, rest: np.ndarray, shown: list[str]) -> "Prepared":
        """Return the units with each that begins a phrase, `begins` >= 0, made one with the `rest` behind it."""
        starts = np.flatnonzero(begins >= 0)
        if not len(starts):
            return self
        number = {term: i for i, term in enumerate(self.terms)}
        of_phrase = np.array([number.setdefault(x, len(number)) if x else DROPPED for x in shown], dtype=np.int32)
        kept = np.flatnonzero(~rest)
        ends = np.append(self.token + self.width, self.token[-1:])  # where the last token of each unit ends
        last = np.append(kept[1:], len(self.ids)) - 1
        ids, width, connector = self.ids.copy(), self.width.copy(), self.connector.copy()
        ids[starts] = of_phrase[begins[starts]]
        connector[starts] = 0
        width[kept] = ends[last] - self.token[kept]
        return Prepared(tuple(number), ids[kept], self.sentence[kept], self.token[kept], width[kept], connector[kept])

    def dropping(self, words: frozenset[str]) -> "Prepared":
        """Return the units with `words` made no words, in their places."""
        gone = np.array([term in words for term in self.terms], dtype=bool)
        if not gone.any():
            return self
        return replace(self, ids=np.where((self.ids != DROPPED) & gone[self.ids], DROPPED, self.ids).astype(np.int32))
