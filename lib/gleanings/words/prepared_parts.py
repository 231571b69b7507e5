"""Units of counting in parts: what is done with all of them, part by part.

A change of the units (phrases made one, words dropped) is only written down. It is done by the next that reads the
units of a part, and what comes out is kept: so no change needs a round of its own over all parts.
"""

from dataclasses import dataclass, replace

import numpy as np

from gleanings.storage.shelf import Shelf
from gleanings.types import Flags, Indices, Integers
from gleanings.words.given_words import matches
from gleanings.words.phrases import DROPPED, between, join_phrases
from gleanings.words.prepared import Prepared
from gleanings.words.token_parts import TokenParts, drop_tokens, tokens_at

_ARRAYS = ("ids", "sentence", "clause", "token", "width", "connector")
_GIVEN = "joins"  # where given phrases stand


@dataclass(frozen=True, eq=False)
class PreparedParts:
    """Units of counting, part by part.

    Attributes:
        tokens: what they are of.
        terms: the distinct words that are counted, of all parts.
        step: how often units were changed; each time they are put under a new name, so that a task can be repeated.
    """

    tokens: TokenParts
    terms: tuple[str, ...]
    step: int = 0

    @classmethod
    def of(cls, lemmas: list[str], connector: Indices, tokens: TokenParts) -> "PreparedParts":
        """Return one unit per token; the arguments are those of `Prepared.of`, one lemma for each of `tokens.words`."""
        number: dict[str, int] = {}
        of_word = np.array([number.setdefault(x, len(number)) if x else DROPPED for x in lemmas], dtype=np.int32)
        links = np.where(of_word == DROPPED, connector, 0).astype(np.int32)
        tokens.shelf.put(_change(0), 0, of_word=of_word, links=links)
        return cls(tokens, tuple(number))

    @property
    def base(self) -> int:
        """Above the number of any connector word: two of them are one number in this base."""
        return len(self.tokens.words) + 1

    def part(self, number: int) -> Prepared:
        """Return the units of one part."""
        return replace(prepared_at(self.tokens.shelf, number, self.step), terms=self.terms)

    def merged(self, pairs: Integers, shown: list[str]) -> "PreparedParts":
        """Return the units with each of `pairs` (phrases x 3, the strongest first) made one, shown as `shown`."""
        if not len(pairs):
            return self
        terms, of_phrase = self._with(shown)
        return self._next(terms, pairs=pairs, base=np.array([self.base]), of_phrase=of_phrase)

    def matching(self, phrases: list[Indices], word_keys: Indices) -> Flags:
        """Find where given phrases stand, those before others first; return which do. `matched` makes them one."""
        found = np.zeros(len(phrases), bool)
        for part in self.tokens.run(_match, self.step, phrases, word_keys):
            found |= part
        return found

    def matched(self, shown: list[str]) -> "PreparedParts":
        """Return the units with the given phrases that were found made one, shown as `shown`, or dropped."""
        terms, of_phrase = self._with(shown)
        return self._next(terms, of_phrase=of_phrase)

    def dropping(self, words: frozenset[str]) -> "PreparedParts":
        """Return the units with `words` made no words, in their places."""
        gone = np.array([term in words for term in self.terms], dtype=bool)
        return self._next(self.terms, gone=gone) if gone.any() else self

    def codes(self) -> Integers:
        """Return what stands between neighbours anywhere: the codes of `between` for connector words."""
        found = [np.zeros(0, np.int64), *self.tokens.run(_codes, self.step, self.base)]
        return np.unique(np.concatenate(found))

    def drop_units(self) -> None:
        """Take the units away, and not the tokens."""
        for step in range(self.step + 1):
            self.tokens.shelf.drop(_change(step), 1)
            self.tokens.shelf.drop(_units(step), self.tokens.parts)
        self.tokens.shelf.drop(_GIVEN, self.tokens.parts)

    def drop(self) -> None:
        """Take the units and the tokens away, of which only the counts are needed any more."""
        self.drop_units()
        drop_tokens(self.tokens.shelf, self.tokens.parts)

    def _with(self, shown: list[str]) -> tuple[tuple[str, ...], Indices]:
        """Return the terms with those that phrases are shown as, and which of them each phrase is."""
        number = {term: i for i, term in enumerate(self.terms)}
        of_phrase = np.array([number.setdefault(x, len(number)) if x else DROPPED for x in shown], dtype=np.int32)
        return tuple(number), of_phrase

    def _next(self, terms: tuple[str, ...], **change: Flags | Indices | Integers) -> "PreparedParts":
        shelf = self.tokens.shelf
        for part in range(self.tokens.parts):
            if self.step > 1 and shelf.has(_units(self.step), part):
                shelf.drop_part(_units(self.step - 1), part)
        shelf.put(_change(self.step + 1), 0, **change)
        return replace(self, terms=terms, step=self.step + 1)


def prepared_at(shelf: Shelf, part: int, step: int) -> Prepared:
    """Return the units of a part: as they are kept, or made from the last that are and kept."""
    there = next((at for at in range(step, 0, -1) if shelf.has(_units(at), part)), 0)
    if there:
        arrays = shelf.get(_units(there), part)
        prepared = Prepared((), *(arrays[name] for name in _ARRAYS))
    else:
        begin = shelf.get(_change(0), 0)
        prepared = Prepared.of(begin["of_word"], begin["links"], tokens_at(shelf, part))
    if there == step:
        return prepared
    for at in range(there + 1, step + 1):
        prepared = _changed(shelf, part, at, prepared)
    shelf.put(_units(step), part, **{name: getattr(prepared, name) for name in _ARRAYS})
    return prepared


def _changed(shelf: Shelf, part: int, step: int, prepared: Prepared) -> Prepared:
    """Return the units of a part after the change that leads to a step."""
    change = shelf.get(_change(step), 0)
    if "gone" in change:
        return prepared.dropping(change["gone"])
    if "pairs" in change:
        base = int(change["base"][0])
        begins, rest = join_phrases(prepared.ids, prepared.clause, change["pairs"], prepared.connector, base=base)
    else:
        joins = shelf.get(_GIVEN, part)
        begins, rest = joins["begins"], joins["rest"]
    return prepared.merged(begins, rest, change["of_phrase"])


def _units(step: int) -> str:
    return f"units-{step}"


def _change(step: int) -> str:
    return f"change-{step}"


def _match(shelf: Shelf, part: int, step: int, phrases: list[Indices], word_keys: Indices) -> Flags:
    prepared, tokens = prepared_at(shelf, part, step), tokens_at(shelf, part)
    stands = word_keys[tokens.ids[prepared.token]] if len(prepared.ids) else prepared.ids
    keys = np.where(prepared.ids == DROPPED, stands, prepared.ids)
    begins, rest = np.full(len(keys), -1, dtype=np.int32), np.zeros(len(keys), bool)
    found = np.zeros(len(phrases), bool)
    for i, keyed in enumerate(phrases):
        size = len(keyed)
        for at in np.flatnonzero(matches(keys, prepared.sentence, keyed)).tolist():
            if not rest[at : at + size].any() and (begins[at : at + size] < 0).all():
                begins[at] = i
                rest[at + 1 : at + size] = True
                found[i] = True
    shelf.put(_GIVEN, part, begins=begins, rest=rest)
    return found


def _codes(shelf: Shelf, part: int, step: int, base: int) -> Integers:
    prepared = prepared_at(shelf, part, step)
    _, code = between(prepared.ids, prepared.clause, prepared.connector, base=base)
    return np.unique(code[code > 0])
