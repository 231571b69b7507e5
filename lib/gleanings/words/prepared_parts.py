"""Units of counting in parts: what is done with all of them, part by part."""

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np

from gleanings.storage.shelf import Shelf
from gleanings.types import Flags, Indices, Integers
from gleanings.words.given import matches
from gleanings.words.phrases import DROPPED, between, join_phrases
from gleanings.words.prepared import Prepared
from gleanings.words.token_parts import TOKENS, TokenParts, tokens_at

_ARRAYS = ("ids", "sentence", "token", "width", "connector")
Stretches = Counter[tuple[int, tuple[int, ...]]]  # a phrase and the words of one of its forms, and how often it stands


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
        """Return one unit a token; the arguments are those of `Prepared.of`, one lemma for each of `tokens.words`."""
        number: dict[str, int] = {}
        of_word = np.array([number.setdefault(x, len(number)) if x else DROPPED for x in lemmas], dtype=np.int32)
        links = np.where(of_word == DROPPED, connector, 0).astype(np.int32)
        for _ in tokens.run(_begin, of_word, links):
            pass
        return cls(tokens, tuple(number))

    @property
    def base(self) -> int:
        """Above the number of any connector word: two of them are one number in this base."""
        return len(self.tokens.words) + 1

    def part(self, number: int) -> Prepared:
        """Return the units of one part."""
        return prepared_at(self.tokens.shelf, number, self.step, self.terms)

    def joined(self, pairs: Integers, shown: list[str]) -> "PreparedParts":
        """Return the units with each of `pairs` (phrases x 3, the strongest first) made one, shown as `shown`."""
        if not len(pairs):
            return self
        return self.merged(any(there for there, _ in list(self.tokens.run(_join, self.step, pairs, self.base))), shown)

    def stretches(self, pairs: Integers) -> tuple[bool, Stretches]:
        """Find where phrases stand; return whether any does, and how often each of their forms. `merged` makes them."""
        found: Stretches = Counter()
        there = False
        for any_, part in self.tokens.run(_join, self.step, pairs, self.base, each=[(True,)] * self.tokens.parts):
            there |= any_
            found.update(part)
        return there, found

    def matching(self, phrases: list[Indices], word_keys: Indices) -> Flags:
        """Find where given phrases stand, those before others first; return which do. `merged` makes them one."""
        found = np.zeros(len(phrases), bool)
        for part in self.tokens.run(_match, self.step, phrases, word_keys):
            found |= part
        return found

    def merged(self, there: bool, shown: list[str]) -> "PreparedParts":
        """Return the units with the phrases that were found made one, if any is there."""
        if not there:
            return self
        number = {term: i for i, term in enumerate(self.terms)}
        of_phrase = np.array([number.setdefault(x, len(number)) if x else DROPPED for x in shown], dtype=np.int32)
        for _ in self.tokens.run(_merge, self.step, of_phrase):
            pass
        return self._next(tuple(number))

    def dropping(self, words: frozenset[str]) -> "PreparedParts":
        """Return the units with `words` made no words, in their places."""
        gone = np.array([term in words for term in self.terms], dtype=bool)
        if not gone.any():
            return self
        for _ in self.tokens.run(_drop, self.step, gone):
            pass
        return self._next(self.terms)

    def codes(self) -> Integers:
        """Return what stands between neighbours anywhere: the codes of `between` for connector words."""
        found = [np.zeros(0, np.int64), *self.tokens.run(_codes, self.step, self.base)]
        return np.unique(np.concatenate(found))

    def drop(self) -> None:
        """Take the units and the tokens away, of which only the counts are needed any more."""
        for name in (_units(self.step), _joins(self.step), TOKENS):
            self.tokens.shelf.drop(name, self.tokens.parts)

    def _next(self, terms: tuple[str, ...]) -> "PreparedParts":
        for name in (_units(self.step), _joins(self.step)):
            self.tokens.shelf.drop(name, self.tokens.parts)
        return replace(self, terms=terms, step=self.step + 1)


def prepared_at(shelf: Shelf, part: int, step: int, terms: tuple[str, ...] = ()) -> Prepared:
    """Return the units of a part."""
    arrays = shelf.get(_units(step), part)
    return Prepared(terms, *(arrays[name] for name in _ARRAYS))


def _put(shelf: Shelf, part: int, step: int, prepared: Prepared) -> None:
    shelf.put(_units(step), part, **{name: getattr(prepared, name) for name in _ARRAYS})


def _units(step: int) -> str:
    return f"units-{step}"


def _joins(step: int) -> str:
    return f"joins-{step}"


def _begin(shelf: Shelf, part: int, of_word: Indices, links: Indices) -> None:
    _put(shelf, part, 0, Prepared.of(of_word, links, tokens_at(shelf, part)))


def _join(
    shelf: Shelf, part: int, step: int, pairs: Integers, base: int, forms: bool = False
) -> tuple[bool, Stretches]:
    prepared = prepared_at(shelf, part, step)
    begins, rest = join_phrases(prepared.ids, prepared.sentence, pairs, prepared.connector, base=base)
    shelf.put(_joins(step), part, begins=begins, rest=rest)
    found: Stretches = Counter()
    starts = np.flatnonzero(begins >= 0)
    if forms and len(starts):
        ids = tokens_at(shelf, part).ids
        ends = np.append(np.flatnonzero(~rest), len(begins))
        last = ends[np.searchsorted(ends, starts, side="right")] - 1
        first, end = prepared.token[starts], prepared.token[last] + prepared.width[last]
        for phrase, a, b in zip(begins[starts].tolist(), first.tolist(), end.tolist(), strict=True):
            found[phrase, tuple(ids[a:b].tolist())] += 1
    return bool(len(starts)), found


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
    shelf.put(_joins(step), part, begins=begins, rest=rest)
    return found


def _merge(shelf: Shelf, part: int, step: int, of_phrase: Indices) -> None:
    joins = shelf.get(_joins(step), part)
    _put(shelf, part, step + 1, prepared_at(shelf, part, step).merged(joins["begins"], joins["rest"], of_phrase))


def _drop(shelf: Shelf, part: int, step: int, gone: Flags) -> None:
    _put(shelf, part, step + 1, prepared_at(shelf, part, step).dropping(gone))


def _codes(shelf: Shelf, part: int, step: int, base: int) -> Integers:
    prepared = prepared_at(shelf, part, step)
    _, code = between(prepared.ids, prepared.sentence, prepared.connector, base=base)
    return np.unique(code[code > 0])
