"""Contractions as they are typed without their apostrophe: "cest" and "lhomme", "nellultimo", "gehts".

No dictionary has such a word, and what is left of it without its particle is a function word, or a word of the same
texts. English ones are in its list of stop words (stop_words.py).
"""

import re
from collections.abc import Collection, Mapping, Sequence

from gleanings.documents.broken_words import is_known
from gleanings.types import Integers
from gleanings.words.lemmas import known_as_noun, lemmatizer
from gleanings.words.spellings import Rewritten
from gleanings.words.stop_words import stop_words, typed_plainly

# What is written onto function words that begin with a vowel, or an h that is not heard: "quil", "dautres", "unaltra".
_BEFORE_FUNCTION_WORDS = {
    "fr": re.compile("(?:(?:jus|lors|parce|puis|quoi)?qu|d(?=un|...)|l(?=on$))(?=[aeiouyhàâéèêîôœ])"),
    "it": re.compile("(?:(?:a|da|de|ne|su)ll|un|quest|quell|l)(?=[aeiouhàèéìòù]...)"),
}
# Onto forms of "to be" and "to have": "jai", "cétait", "nest", "lho", "cè". Of others two letters are too few: "tas".
_BEFORE_VERBS = {"fr": re.compile("j|[cmnst](?=...)"), "it": re.compile("c(?=è|era)|l(?=h)")}
_VERBS = ("être", "avoir", "essere", "avere")
# Onto words that the texts have by themselves, too: "lhomme", "dacteurs", "jarrive", "nellultimo".
_BEFORE_OTHERS = {
    "fr": re.compile("[djl](?=[aeiouyhàâéèêîôœ]...)"),
    "it": re.compile("(?:(?:a|da|de|ne|su)ll|quest|quell|un|l)(?=[aeiouhàèéìòù]...)"),
}
_GERMAN = "de"  # "es" behind a verb or a preposition: "gehts", "fürs"
_SHORTEST = 3  # letters of such a word


def without_apostrophe(
    words: Sequence[str], languages: Sequence[str], times: Integers, names: Collection[str]
) -> Rewritten:
    """Return contractions that lack their apostrophe, each with the word that it is counted as.

    Args:
        words, languages: the distinct words, and the language of each.
        times: how often each occurs.
        names: words that are written with a capital within sentences, which are none.

    >>> import numpy as np
    >>> sorted(without_apostrophe(["cest", "lhomme", "homme", "nest"], ["fr"] * 4, np.ones(4, int), {"nest"}))
    [('fr', 'cest', 'est'), ('fr', 'lhomme', 'homme')]
    """
    there = {(code, word): n for word, code, n in zip(words, languages, times.tolist(), strict=True) if n}
    found = set()
    for code, word in there:
        if word in names or not word.isalpha() or word in stop_words(code):
            continue
        if code == _GERMAN:
            rest = word[:-1]
            if (
                word[-1] == "s"
                and len(rest) >= _SHORTEST
                and rest in stop_words(code)
                and not known_as_noun(word, code)
            ):
                found.add((code, word, rest))
        elif code in _BEFORE_VERBS and not is_known(word, code):
            rest = _inner(code, word, there)
            if rest:
                found.add((code, word, rest))
    return frozenset(found)


def _inner(language: str, word: str, there: Mapping[tuple[str, str], int]) -> str:
    """Return the word that a contraction holds behind its particle; "" for none."""
    functions = stop_words(language) | typed_plainly(language)
    for before in (_BEFORE_FUNCTION_WORDS, _BEFORE_VERBS, _BEFORE_OTHERS):
        if (particle := before[language].match(word)) is None:
            continue
        rest = word[particle.end() :]
        if before is _BEFORE_OTHERS:
            found = there.get((language, rest), 0) >= there[language, word] and is_known(rest, language)
        else:
            found = rest in functions or lemmatizer(language)(rest) in functions
            if before is _BEFORE_VERBS:
                typed = len(rest) > _SHORTEST and rest in typed_plainly(language)  # "netait", but "tete"
                found = found and (typed or lemmatizer(language)(rest) in _VERBS)
        if found:
            return rest
    return ""
