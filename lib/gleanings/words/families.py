"""Forms of words that no dictionary has: "orcos" is "orco", "Моисею" is Моисей, where the texts have both.

Names, terms of a field and words that are new stand in texts with all their endings. Those with the same stem are one
word, counted under the one of them that a dictionary has, or the shortest, as a singular and a nominative are.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from gleanings.documents.broken_words import is_known
from gleanings.types import Integers
from gleanings.words.lemmas import CAPITAL_NOUNS, INFLECTED_NAMES, has_lemmas, lemmatizer, name_lemma, noun_lemma
from gleanings.words.spellings import Rewritten
from gleanings.words.stems import SNOWBALL, stemmer
from gleanings.words.stop_words import stop_words

_NOT = ("ar", "en")  # whose guesses are checked in lemmas.py; the stems of Arabic words lack their beginnings, too
_PLURAL_S = ("ca", "es", "fr", "gl", "pt")  # Snowball leaves it where little is before it: "orcos"
_LEAST = 3  # letters of a stem: what is left of short words says little
_ENDING = 3  # letters that a form has more than the word of a dictionary which it is a form of
_LEAST_KNOWN = 4  # letters of this word
# What makes another name of a name, and no case: Иванов is not Иван's.
_SURNAME = re.compile("(?:[оеё]в|ин|[іїє]в|ін|ov|ev|in|ow)")

_Form = tuple[str, int]  # with how often it occurs
_Stem = tuple[str, bool, str]  # with its language, and whether it is one of names


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
    unknown: defaultdict[_Stem, list[_Form]] = defaultdict(list)
    known: defaultdict[_Stem, list[_Form]] = defaultdict(list)
    endings: defaultdict[tuple[str, str], list[bool]] = defaultdict(list)
    for word, code, n in zip(words, languages, times.tolist(), strict=True):
        name = word in names and code not in CAPITAL_NOUNS
        if (
            not n
            or code in _NOT
            or code not in SNOWBALL
            or not has_lemmas(code)
            or (code, word) in done
            or not word.isalpha()
            or (name and code not in INFLECTED_NAMES)
            or word in stop_words(code)
        ):
            continue
        in_dictionary = is_known(word, code) or is_known(word.capitalize(), code)
        itself = _lemma(word, code, word in names) == word
        if in_dictionary:
            endings[code, word[-1]].append(itself)
        if itself and len(stem := _stem(word, code, name)) >= _LEAST:
            (known if in_dictionary else unknown)[code, name, stem].append((word, n))
    found = set()
    for (code, name, stem), forms in unknown.items():
        shortest = min(forms, key=lambda form: _as_lemma(form, endings, code))[0]
        for word, _ in forms:
            one = _in_dictionary(word, known.get((code, name, stem), ())) or shortest
            if word != one and not (code in INFLECTED_NAMES and _may_be_surname(word, one, stem, code, name=name)):
                found.add((code, word, one))
    return frozenset(found)


def _stem(word: str, language: str, name: bool) -> str:
    """Return the stem of a word; of a name, what is left in the end: Авраам itself ends like a case."""
    stem = stemmer(language)(word.removesuffix("s") if language in _PLURAL_S else word)
    return _stem(stem, language, name) if name and stem != word else stem


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


def _may_be_surname(word: str, one: str, stem: str, language: str, *, name: bool) -> bool:
    """Return whether a word may be a name made of the one that it would be counted under: Петров of Пётр.

    A name that is only seen where sentences begin is not known as one: what ends like a surname is then a case of
    what its stem is itself ("дрейков" of "дрейк"), and of nothing else.
    """
    if name or (is_known(one.capitalize(), language) and not is_known(one, language)):
        return bool(_SURNAME.match(word.removeprefix(one)))
    return one != stem and bool(_SURNAME.fullmatch(word.removeprefix(stem)))


def _as_lemma(form: _Form, endings: Mapping[tuple[str, str], list[bool]], language: str) -> tuple[int, float, int, str]:
    """Return how a form sorts among those of a word: the one that a dictionary would have comes first.

    Args:
        form: the form.
        endings: whether the words of the texts with this last letter, and in a dictionary, stand there as they are.
        language: the language.
    """
    word, n = form
    alike = endings.get((language, word[-1]), [])
    return len(word), -sum(alike) / (len(alike) + 1), -n, word
