"""Words of a corpus that are one word in two spellings, and feminine nouns that a dictionary takes for verbs.

"covid19" and "covid-19" are counted under the one that is there more often. A word that was typed without its accents,
or in capitals that bear none, is the word with them where the dictionary has that one alone: "educacion", "ETATS",
"ΚΥΒΕΡΝΗΣΗ". An Arabic word with and without hamza is the one that is there more often. All this needs the other
spelling in the texts.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from unicodedata import combining, normalize

from gleanings.documents.broken_words import is_known
from gleanings.types import Integers
from gleanings.words.lemmas import has_lemmas, lemmatizer, without_article
from gleanings.words.stop_words import stop_words, typed_plainly

Rewritten = frozenset[tuple[str, str, str]]  # language, a word as it stands, the word that it is taken for

_AT_DIGIT = re.compile(r"(?<=[^\W\d_])-(?=\d)|(?<=\d)-(?=[^\W\d_])")
_HAMZA = str.maketrans("أإآ", "ااا")
_LAST_WITH_ACCENTS = "\u03ff"  # of Latin and Greek letters; marks of other scripts are no accents
_TONES = ("vi",)  # a syllable without its marks could be any of a dozen
_ACCENTS_ALWAYS = ("el",)  # a word of several syllables has one, whether a dictionary has the word or not
# Infinitives, and the forms of a feminine noun with the same stem: "filhar" and "filha", "filhas".
_FEMININE = {
    "ca": ("ar", "a", "es"),
    "es": ("ar", "a", "as"),
    "fr": ("er", "e", "es"),
    "gl": ("ar", "a", "as"),
    "it": ("are", "a", "e"),
    "pt": ("ar", "a", "as"),
}
# The end of a singular that dictionaries give, and of its plural, where the singular may also be what is left of it.
_SINGULARS = {"ar": ("ة", "ات"), "es": ("e", "es"), "gl": ("e", "es"), "pt": ("e", "es")}


def one_spelling(words: Sequence[str], languages: Sequence[str], times: Integers) -> Rewritten:
    """Return which words are counted as another word of the same texts, since they are that word in another spelling.

    Args:
        words: the distinct words.
        languages: the language of each.
        times: how often each occurs.

    >>> import numpy as np
    >>> sorted(one_spelling(["covid19", "covid-19", "storm"], ["en"] * 3, np.array([2, 5, 1])))
    [('en', 'covid19', 'covid-19')]
    """
    often = {(code, word): int(n) for word, code, n in zip(words, languages, times, strict=True) if n > 0}
    found: dict[tuple[str, str], tuple[str, str]] = {}
    may_be = [(key, n) for key, n in often.items() if "-" in key[1] or not key[1].isascii()]
    for (code, word), _ in sorted(may_be, key=lambda item: (-item[1], item[0])):
        if word.isascii():
            solid = _AT_DIGIT.sub("", word)
            if solid != word and (code, solid) in often:
                rarer, other = sorted([(code, solid), (code, word)], key=lambda key: (often[key], "-" in key[1]))
                found.setdefault(rarer, other)
        elif (
            (plain := (code, _plain(word, code))) in often
            and not {plain, (code, word)} & found.keys()
            and plain != (code, word)
            and plain[1] not in _taken(code)
            and _only_with_accents(word, plain[1], code)
        ):
            rarer, other = (code, word), plain
            if code != "ar" or often[plain] <= often[rarer]:  # a hamza is often written where none belongs
                rarer, other = plain, rarer
            found[rarer] = other
    return frozenset((code, word, other) for (code, word), (_, other) in found.items() if (code, other) not in found)


def _plain(word: str, language: str) -> str:
    """Return a word as it is typed without accents, or, in Arabic, without hamza."""
    if language == "ar":
        return word.translate(_HAMZA)
    if language in _TONES or max(word) > _LAST_WITH_ACCENTS:
        return word
    return "".join(sign for sign in normalize("NFD", word) if not combining(sign))


def _taken(language: str) -> frozenset[str]:
    """Return what is a function word, with its accents or without."""
    return stop_words(language) | (typed_plainly(language) if has_lemmas(language) else frozenset())


def _only_with_accents(word: str, plain: str, language: str) -> bool:
    if language == "ar" or language in _ACCENTS_ALWAYS:
        return True
    return is_known(word, language) and not is_known(plain, language)


def feminine_nouns(words: Iterable[str], languages: Iterable[str]) -> Rewritten:
    """Return words whose lemma is a verb of which the texts have no form but those of a noun, each with that noun.

    "filha" and "filhas" are forms of "filhar", too; where texts have both, and no "filhou", they are the noun.

    >>> sorted(feminine_nouns(["filha", "filhas", "canta", "cantou"], ["pt"] * 4))
    [('pt', 'filha', 'filha'), ('pt', 'filhas', 'filha')]
    """
    forms: dict[tuple[str, str], set[str]] = {}
    there: set[tuple[str, str]] = set()
    for word, code in zip(words, languages, strict=True):
        there.add((code, word))
        if code in _FEMININE:
            lemma = lemmatizer(code)(word)
            if lemma.endswith(_FEMININE[code][0]):
                forms.setdefault((code, lemma), set()).add(word)
    found = set()
    for (code, lemma), those in forms.items():
        ending, one, several = _FEMININE[code]
        stem = lemma.removesuffix(ending)
        pair = {stem + one, stem + several}
        if those <= pair and all((code, form) in there for form in pair):
            found |= {(code, form, stem + one) for form in pair}
    read_in = {code for code, _ in there}  # a dictionary takes half a second to be loaded
    return frozenset(found.union(*(_singulars_of_the_texts(there, code) for code in _SINGULARS if code in read_in)))


def _singulars_of_the_texts(there: Collection[tuple[str, str]], language: str) -> set[tuple[str, str, str]]:
    """Return plurals of which the texts have another singular, without an ending, than the dictionary gives.

    Of "ملفات" (files) the dictionary has "ملفة", of "cores" (colours) "core"; the texts have "ملف" and "cor".
    """
    words = [word for code, word in there if code == language]
    one, several = _SINGULARS[language]
    lemma = lemmatizer(language)
    bare = {word: without_article(word) if language == "ar" else word for word in words}
    forms = set(bare.values())
    found = set()
    for word in words:
        stem = bare[word].removesuffix(several)
        if stem != bare[word] and stem in forms and stem + one not in forms and lemma(word) == stem + one:
            found.add((language, word, stem))
    return found
