"""Forms of words that no dictionary has: "orcos" is "orco", "Моисею" is Моисей, where the texts have both.

Names, terms of a field and words that are new stand in texts with all their endings. Those with the same stem are one
word, counted under the one of them that a dictionary has, or the shortest, as a singular and a nominative are.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache

from gleanings.documents.broken_words import is_known
from gleanings.types import Integers
from gleanings.words.lemma_checks import INFINITIVES
from gleanings.words.lemmas import CAPITAL_NOUNS, INFLECTED_NAMES, has_lemmas, lemmatizer, name_lemma, noun_lemma
from gleanings.words.spellings import Rewritten
from gleanings.words.stems import SNOWBALL, stemmer
from gleanings.words.stop_words import stop_words

_NOT = ("ar", "en")  # whose guesses are checked in lemmas.py; the stems of Arabic words lack their beginnings, too
_PLURAL_S = ("ca", "es", "fr", "gl", "pt")  # Snowball leaves it where little is before it: "orcos"
_LEAST = 3  # letters of a stem: what is left of short words says little
_ENDING = 3  # letters that a form has more than the word of a dictionary which it is a form of
_LEAST_KNOWN = 4  # letters of this word
_OF_VERBS = ("a", "e", "ez", "o")  # endings that tell a verb, where the same stem has that of an infinitive, too
# What makes another name of a name, and no case: Иванов is not Иван's.
_SURNAME = re.compile("(?:[оеё]в|ин|[іїє]в|ін|ov|ev|in|ow)")

_Form = tuple[str, int]  # with how often it occurs
_Stem = tuple[str, bool, str]  # with its language, and whether it is one of names
_Ending = tuple[str, str]  # a language, and the last letter of words


def families(
    words: Sequence[str], languages: Sequence[str], times: Integers, names: Collection[str], taken: Rewritten
) -> Rewritten:
    """Return which words are counted as another word of the same texts, since they are forms of it by their stem.

    Args:
        words: the distinct words.
        languages: the language of each.
        times: how often each occurs.
        names: words that are written as names are, if only once; they keep their form where names have no cases.
        taken: words that are counted as another one already.

    >>> import numpy as np
    >>> forms = ["orcos", "orco", "orca", "ciudades"]
    >>> sorted(families(forms, ["es"] * 4, np.array([5, 2, 1, 4]), set(), frozenset()))
    [('es', 'orcos', 'orco')]
    """
    done = {(code, each) for code, *both in taken for each in both}
    stops = {code: stop_words(code) for code in (set(languages) & set(SNOWBALL)) - set(_NOT) if has_lemmas(code)}
    unknown: defaultdict[_Stem, list[_Form]] = defaultdict(list)
    known: defaultdict[_Stem, list[_Form]] = defaultdict(list)
    endings = _Endings()
    for word, code, n in zip(words, languages, times.tolist(), strict=True):
        if code not in stops or not word.isalpha():
            continue
        name = word in names
        in_dictionary, stem = _known_of(word, code, name)
        if in_dictionary:
            endings.add(word, code, as_it_is=bool(stem))
        if not stem or not n or word in stops[code] or (code, word) in done:
            continue
        name = name and code not in CAPITAL_NOUNS
        if not name or code in INFLECTED_NAMES:
            (known if in_dictionary else unknown)[code, name, stem].append((word, n))
    found = set()
    for (code, name, stem), forms in unknown.items():
        shortest = _infinitive(forms, code) or endings.as_lemma(forms, code)
        for word, _ in forms:
            one = _in_dictionary(word, known.get((code, name, stem), ())) or shortest
            if word != one and not (code in INFLECTED_NAMES and _may_be_surname(word, one, stem, name=name)):
                found.add((code, word, one))
    return frozenset(found)


@lru_cache(maxsize=500_000)  # the next corpus has the same words
def _known_of(word: str, language: str, name: bool) -> tuple[bool, str]:
    """Return whether a word is in a dictionary, and its stem; no stem of what has another lemma than itself."""
    if _lemma(word, language, name) != word:
        return True, ""
    return is_known(word, language), _stem(word, language, name and language not in CAPITAL_NOUNS)


def _stem(word: str, language: str, name: bool) -> str:
    """Return the stem of a word, of a name that of its stem (Авраам itself ends like a case); "" if little is left."""
    cut = stemmer(language)
    stem = cut(word.removesuffix("s") if language in _PLURAL_S else word)
    while name and (shorter := cut(stem)) != stem and _most_of(shorter, word):
        stem = shorter
    return stem if len(stem) >= _LEAST and _most_of(stem, word) else ""


def _most_of(stem: str, word: str) -> bool:
    return 2 * len(stem) > len(word)


def _lemma(word: str, language: str, name: bool) -> str:
    if not name:
        return lemmatizer(language)(word)
    return noun_lemma(word, language) if language in CAPITAL_NOUNS else name_lemma(word, language)


def _in_dictionary(word: str, known: Sequence[_Form]) -> str:
    """Return the word of a dictionary that a form is one of, the most frequent; "" for none."""
    for other, _ in sorted(known, key=lambda form: (-form[1], form[0])):
        if len(other) >= _LEAST_KNOWN and word.startswith(other) and len(word) <= len(other) + _ENDING:
            return other
    return ""


def _infinitive(forms: Sequence[_Form], language: str) -> str:
    """Return the infinitive among forms of which another is a verb's, as "particione" beside "particionar"; or ""."""
    spelt = {word for word, _ in forms}
    for ending in INFINITIVES.get(language, ()):
        for word in sorted(spelt):
            stem = word.removesuffix(ending)
            if stem != word and not spelt.isdisjoint(stem + of_verb for of_verb in _OF_VERBS):
                return word
    return ""


def _may_be_surname(word: str, one: str, stem: str, *, name: bool) -> bool:
    """Return whether a word may be a name made of the one that it would be counted under: Петров of Пётр.

    A name that is only seen where sentences begin is not known as one: what ends like a surname is then a case of
    what its stem is itself ("дрейков" of "дрейк"), and of nothing else.
    """
    if name:
        return bool(_SURNAME.match(word.removeprefix(one)))
    return one != stem and bool(_SURNAME.fullmatch(word.removeprefix(stem)))


class _Endings:
    """How many of the words of a dictionary stand in the texts as they are there, by their last letter."""

    def __init__(self) -> None:
        self._those: Counter[_Ending] = Counter()
        self._as_they_are: Counter[_Ending] = Counter()

    def add(self, word: str, language: str, *, as_it_is: bool) -> None:
        """Count a word of a dictionary, which is its own lemma or not."""
        self._those[language, word[-1]] += 1
        self._as_they_are[language, word[-1]] += as_it_is

    def as_lemma(self, forms: Sequence[_Form], language: str) -> str:
        """Return the form that a dictionary would have: the shortest, of several the one that ends as its words do."""
        size = min(len(word) for word, _ in forms)
        shortest = [(word, n) for word, n in forms if len(word) == size]
        return min(shortest, key=lambda form: (-self._share(language, form[0][-1]), -form[1], form[0]))[0]

    def _share(self, language: str, letter: str) -> float:
        """Return how many of the words of a dictionary with a last letter are their own lemma."""
        return self._as_they_are[language, letter] / (self._those[language, letter] + 1)
