"""What becomes of the words of a text: names, lemmas, stop words, phrases.

A `Preparation` is learnt once from a corpus and can be applied to other texts, so that new documents are counted
in the very words of a fitted model. It is plain data, and is stored with a model.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np

from gleanings.types import Integers
from gleanings.words.arabic import is_function_form
from gleanings.words.forms import is_elided, resolve
from gleanings.words.given_words import Given, cut_apart, parted
from gleanings.words.languages import CONNECTORS, PHRASE_ONLY, bare
from gleanings.words.lemmas import (
    CAPITAL_NOUNS,
    INFLECTED_NAMES,
    has_lemmas,
    known_as_noun,
    lemmatizer,
    name_lemma,
    noun_lemma,
)
from gleanings.words.particles import without_particle
from gleanings.words.phrases import DROPPED
from gleanings.words.prepared import Prepared
from gleanings.words.prepared_parts import PreparedParts
from gleanings.words.spellings import Rewritten
from gleanings.words.splitters import UNSPACED
from gleanings.words.stop_words import is_modal, typed_plainly
from gleanings.words.stop_words import stop_words as stop_words_of
from gleanings.words.token_parts import TokenParts
from gleanings.words.tokenizer import Tokens

_MINIMUM_LETTERS = 2
_SIGNS_OF_WORDS = "\u2e80"  # signs from here on may be words by themselves: 月; none of an alphabet is
_SPACE = " "
_GENITIVES = ("da", "nb", "nn", "no", "sv")  # "Sveriges", without an apostrophe
# Plurals of peoples, which simplemma leaves: palestinians, israelis. Other names keep their s: Davis, Adams.
_PEOPLES = ("ans", "lis", "qis", "nis", "ris", "kis")


class Phrase(NamedTuple):
    """Two words that are counted as one.

    Attributes:
        first, second: the two, as they are counted by themselves.
        shown: the form in which the phrase mostly stands.
        between: the connector words between them, empty for neighbours.
    """

    first: str
    second: str
    shown: str
    between: str = ""


@dataclass(frozen=True)
class Preparation:
    """How the words of a corpus are prepared.

    Attributes:
        language: ISO 639-1 code of the corpus; each text is prepared in its own.
        stop_words: words and phrases that are left out besides those of the language, in any of their forms.
        keep: words and phrases that are kept whatever the lists say, all their forms under the one that was given.
        names: words that are written with a capital within sentences, and so keep their form; in German, nouns.
        phrases: pairs of words that are counted as one, the strongest first.
        foreign: function words of another language that are left out in texts of one, each after this one: of texts
            that are in two.
        stems: Korean words that stand with particles, without them.
        spellings, nouns: words taken for another spelling (`spellings.py`), a noun, or a foreign lemma (`mixed.py`).
    """

    language: str = "en"
    stop_words: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    phrases: tuple[Phrase, ...] = ()
    foreign: frozenset[tuple[str, str]] = frozenset()
    stems: frozenset[str] = frozenset()
    spellings: Rewritten = frozenset()
    nouns: Rewritten = frozenset()

    @cached_property
    def kept(self) -> Given:
        """The words of `keep`, forms apart from phrases."""
        return parted(self.keep, self.language)

    @cached_property
    def left_out(self) -> Given:
        """The words of `stop_words`, forms apart from phrases."""
        return parted(self.stop_words, self.language)

    @property
    def whole(self) -> frozenset[str]:
        """Forms that are one word whatever the rule of tokens says."""
        return self.kept.forms | self.left_out.forms | self.kept.parts | self.left_out.parts

    def lemmas(self, words: Iterable[str], languages: Sequence[str] | None = None) -> list[str]:
        """Return for each word as it stands the word that is counted; an empty text for a stop word.

        Stop words that are part of names ("new") come back as they are; `apply` drops those that no phrase takes up.

        Args:
            words: words in their one spelling, as `tokenize` gives them.
            languages: the language of each; None for the corpus's.
        """
        words = list(words)
        languages = [self.language] * len(words) if languages is None else languages
        prepare = {language: _preparer(self, language) for language in set(languages)}
        return [prepare[language](word) for word, language in zip(words, languages, strict=True)]

    def readings(self, word: str) -> frozenset[str]:
        """Return under which words forms of a given word may be counted, in the language of the corpus."""
        return _preparer(self, self.language).readings(word)

    def apply(self, tokens: Tokens) -> Prepared:
        """Return what is counted of `tokens`: lemmas and phrases, in order."""
        return self.apply_to(TokenParts.of(tokens)).part(0)

    def apply_to(self, tokens: TokenParts) -> PreparedParts:
        """Return the same of tokens in parts."""
        prepared, _ = self.begin(tokens)
        for round_ in _rounds(self.phrases):
            number = {term: i for i, term in enumerate(prepared.terms)}
            codes = _codes(round_, prepared)
            known = [
                (number[p.first], number[p.second], codes[p.between], p.shown)
                for p in round_
                if p.first in number and p.second in number and p.between in codes
            ]
            pairs = np.array([pair[:3] for pair in known], dtype=np.int64).reshape(-1, 3)
            prepared = prepared.merged(pairs, [pair[3] for pair in known])
        return self.end(prepared)

    def begin(self, tokens: TokenParts) -> tuple[PreparedParts, frozenset[str]]:
        """Return the units before any phrase but the given ones is joined, and which of the given words were found."""
        lemmas = self.lemmas(tokens.words, tokens.languages)
        connector = np.array(
            [
                i if word in CONNECTORS.get(language, ()) else 0
                for i, (word, language) in enumerate(zip(tokens.words, tokens.languages, strict=True), start=1)
            ],
            dtype=np.int32,
        )
        prepared = PreparedParts.of(lemmas, connector, tokens)
        terms = set(prepared.terms)
        found = {word for word in self.keep if word in terms}
        for given, shown in ((self.kept, True), (self.left_out, False)):
            phrases = (*given.phrases, *cut_apart(given, tokens.words, tokens.languages))
            if phrases:
                prepared, matched = self._given_phrases(prepared, phrases, shown=shown)
                found |= matched
        stops = self._matched_stops(tokens.words) if self.left_out.forms else set()
        return prepared, frozenset(found | stops)

    def end(self, prepared: PreparedParts) -> PreparedParts:
        """Return the units without the words that count in phrases only."""
        return prepared.dropping(PHRASE_ONLY.get(self.language, frozenset()) - self.kept.forms)

    def _given_phrases(
        self, prepared: PreparedParts, phrases: tuple[tuple[str, tuple[str, ...]], ...], *, shown: bool
    ) -> tuple[PreparedParts, set[str]]:
        """Return the units with given phrases joined, shown as they were given, or dropped; and which were found."""
        words = prepared.tokens.words
        terms = {term: i for i, term in enumerate(prepared.terms)}
        word_keys = {word: len(terms) + i for i, word in enumerate(words)}
        prepare = _preparer(self, self.language)
        ordered = sorted(phrases, key=lambda given: (-len(given[1]), given))

        def key(word: str) -> int:
            lemma = prepare(word)
            return terms.get(lemma, DROPPED) if lemma else word_keys.get(word, DROPPED)

        keyed = [np.array([key(word) for word in phrase], np.int32) for _, phrase in ordered]
        spellings = [spelling for spelling, _ in ordered]
        found = prepared.matching(keyed, np.array([word_keys[word] for word in words], dtype=np.int32))
        merged = prepared.matched([spelling if shown else "" for spelling in spellings]) if found.any() else prepared
        return merged, {spellings[i] for i in np.flatnonzero(found)}

    def _matched_stops(self, words: Iterable[str]) -> set[str]:
        preparer = _preparer(self, self.language)
        there = {each for word in words for each in (word, preparer.lemmatized(word))}
        return {word for word in self.left_out.forms if not there.isdisjoint(preparer.readings(word))}


class _Preparer:
    """What becomes of the words of one language."""

    def __init__(self, preparation: Preparation, language: str) -> None:
        self.preparation, self.language = preparation, language
        self.lemma = lemmatizer(language)
        self.spelt = {word: other for code, word, other in preparation.spellings if code == language}
        self.nouns = {word: noun for code, word, noun in preparation.nouns if code == language}
        kept, left_out = preparation.kept, preparation.left_out
        self.left_out = frozenset().union(*map(self.readings, left_out.forms))
        plain = typed_plainly(language) if has_lemmas(language) else frozenset()
        foreign = {word for code, word in preparation.foreign if code == language}
        own = stop_words_of(language) | plain | foreign
        self.stops = (own | self.left_out | kept.parts | left_out.parts) - kept.forms
        self.keep = {form: word for word in sorted(kept.forms) for form in self.readings(word)}
        self.keep |= {word: word for word in kept.forms}
        self.phrase_only = PHRASE_ONLY.get(language, frozenset())
        self.least = 1 if language in UNSPACED else _MINIMUM_LETTERS

    def __call__(self, word: str) -> str:
        if word in self.keep:
            return self.keep[word]
        word = self.spelt.get(word, word)
        if word in self.phrase_only and word not in self.left_out:
            return word
        if is_elided(word):
            return ""
        if word not in self.stops:
            word = bare(word, self.language)
        if "'" in word and word.replace("'", "") in self.stops and word.replace("'", "") not in self.preparation.names:
            return ""  # "y'all"
        if (
            word in self.stops
            or len(word) < (_MINIMUM_LETTERS if word < _SIGNS_OF_WORDS else self.least)
            or ("-" in word and self._of_stops(word))
            or (self.language == "ar" and is_function_form(word))
        ):
            return ""
        found = self.lemmatized(word)
        if found in self.keep:
            return self.keep[found]
        noun = word in self.preparation.names if self.language in CAPITAL_NOUNS else None
        return "" if found in self.stops or is_modal(word, found, self.language, noun=noun) else found

    def _of_stops(self, compound: str) -> bool:
        """Return whether all parts of a compound are stop words: "peut-être", "in-between"."""
        return all(part in self.stops and part.isalpha() for part in compound.split("-"))

    def readings(self, word: str) -> frozenset[str]:
        """Return under which words the forms of a given word are counted: a name, a noun or another word."""
        if word.isupper():  # the capitals alone: `spelt`
            return frozenset([word])
        found = {word, *(resolved if len(resolved := resolve(word, self.language)) == 1 else ())}
        found |= {self.spelt[each] for each in found if each in self.spelt}
        found |= {bare(each, self.language) for each in found}
        found |= {self.lemmatized(each) for each in found} | {self.lemma(each) for each in found if each.isalpha()}
        if self.language in CAPITAL_NOUNS:
            found |= {noun_lemma(each, self.language) for each in found if known_as_noun(each, self.language)}
        return frozenset(found)

    def lemmatized(self, word: str) -> str:
        """Return a word as it is counted, stop word or not: its lemma, or itself where it is a name."""
        names = self.preparation.names
        if word in names:
            if self.language in CAPITAL_NOUNS:
                return self.nouns.get(word) or noun_lemma(word, self.language)
            if self.language in INFLECTED_NAMES:
                return name_lemma(word, self.language)
            plural = word.endswith(_PEOPLES) or (self.language in _GENITIVES and word.endswith("s"))
            return word[:-1] if plural and word[:-1] in names else word
        if "_" in word or (not word.isalpha() and any(map(str.isdigit, word))):
            return word  # a name that is made, not a form of a word: machine_learning, f-16
        if self.preparation.stems and self.language == "ko":
            return without_particle(word, self.preparation.stems)
        return self.nouns.get(word) or self.lemma(word)


_preparer = lru_cache(maxsize=8)(_Preparer)  # made of all names and spellings


def middles(codes: Integers, prepared: PreparedParts) -> list[str]:
    """Return the connector words that each code of `between` stands for."""
    found = []
    for code in codes.tolist():
        words = []
        while code > 0:
            code, number = divmod(code, prepared.base)
            words.append(prepared.tokens.words[number - 1])
        found.append(_SPACE.join(words))
    return found


def _codes(phrases: Sequence[Phrase], prepared: PreparedParts) -> dict[str, int]:
    """Return the code of `between` in these tokens for what stands between the words of each phrase."""
    codes = {"": 0}
    wanted = {phrase.between for phrase in phrases if phrase.between}
    if wanted:
        there = prepared.codes()
        for value, words in zip(there.tolist(), middles(there, prepared), strict=True):
            if words in wanted:
                codes.setdefault(words, value)
    return codes


def _rounds(phrases: tuple[Phrase, ...]) -> list[list[Phrase]]:
    shown = {phrase.shown for phrase in phrases}
    rounds: list[list[Phrase]] = [[], []]
    for phrase in phrases:
        rounds[_SPACE in phrase.first + phrase.second or not shown.isdisjoint(phrase[:2])].append(phrase)
    return rounds
