"""Units of counting: words, phrases, and the tokens that are neither, in the order of the text."""

from dataclasses import dataclass, replace

import numpy as np

from gleanings.types import Flags, Indices
from gleanings.words.phrases import DROPPED
from gleanings.words.tokenizer import Tokens


@dataclass(frozen=True, eq=False)
class Prepared:
    """Units of counting: a word, a phrase, or a token that is no word, in order.

    Attributes:
        terms: the distinct words that are counted.
        ids: one number per unit, into `terms`; `DROPPED` where the unit is a stop word.
        sentence: for each unit, the index of its sentence.
        clause: for each unit, the number of its clause, which no phrase goes beyond.
        token: for each unit, the index of its first token.
        width: for each unit, how many tokens it spans.
        connector: for each unit, the number of the connector word that it is, from 1; 0 where it is none.
    """

    terms: tuple[str, ...]
    ids: Indices
    sentence: Indices
    clause: Indices
    token: Indices
    width: Indices
    connector: Indices

    @classmethod
    def of(cls, of_word: Indices, links: Indices, tokens: Tokens) -> "Prepared":
        """Return one unit per token.

        Args:
            of_word: for each word of the tokens, the term that is counted, or `DROPPED`.
            links: for each word, the number of the connector word that it is, or 0.
            tokens: the tokens.
        """
        ids = of_word[tokens.ids] if len(of_word) else tokens.ids
        connector = links[tokens.ids] if len(links) else tokens.ids
        place = np.arange(len(ids), dtype=np.int32)
        clause = np.cumsum(tokens.clause, dtype=np.int32)
        return cls((), ids, tokens.sentence, clause, place, np.ones(len(ids), dtype=np.int32), connector)

    def merged(self, begins: Indices, rest: Flags, of_phrase: Indices) -> "Prepared":
        """Return the units with each that begins a phrase, `begins` >= 0, made one with the `rest` behind it.

        Args:
            of_phrase: for each phrase, the term that is counted, or `DROPPED`.
        """
        starts = np.flatnonzero(begins >= 0)
        if not len(starts):
            return self
        kept = np.flatnonzero(~rest)
        ends = np.append(self.token + self.width, self.token[-1:])  # where the last token of each unit ends
        last = np.append(kept[1:], len(self.ids)) - 1
        ids, width, connector = self.ids.copy(), self.width.copy(), self.connector.copy()
        ids[starts] = of_phrase[begins[starts]]
        connector[starts] = 0
        width[kept] = ends[last] - self.token[kept]
        units = (ids, self.sentence, self.clause, self.token, width, connector)
        return Prepared(self.terms, *(each[kept] for each in units))

    def dropping(self, gone: Flags) -> "Prepared":
        """Return the units with the terms that are `gone` made no words, in their places."""
        return replace(self, ids=np.where((self.ids != DROPPED) & gone[self.ids], DROPPED, self.ids).astype(np.int32))
