"""Lemmas: the one form under which the forms of a word are counted. simplemma's (54 languages), checked."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import files

import simplemma

# Languages whose "lemmas" are roots of other words: "perintah", a command, for "pemerintah", the government.
_DERIVED = ("id", "ms")
CAPITAL_NOUNS = ("de", "lb")  # nouns have a capital: "das Bett", "sie beten"
# Where simplemma's dictionary errs for news, and words that are kept as they are.
_LEMMAS = {"won": "win", "playing": "play", "rose": "rise", "felt": "feel", "worse": "bad", "gone": "go"}
_NOT_LEMMATIZED = frozenset(
    "states united media data news politics us left building meeting born sales rights values".split()
)
# Parts that German writes before a verb. simplemma gives "gegessen" to "weiteressen".
_SEPARABLE = (
    "ab an auf aus bei dar durch ein empor fort her heran heraus herum hervor hin hinaus hinein hinzu los mit nach "
    "nieder über um unter vor voran voraus vorbei weg weiter wieder zu zurück zusammen"
).split()

_ARTICLES = ("وال", "بال", "كال", "فال", "ال", "لل")
# Endings of Turkish nouns in -ma and -me: plural, possessor, case. Negated verbs have others: "gelmedi", "gelmez".
_VERBAL_NOUN = re.compile(
    "m[ae](?:l[ae]r)?(?:[ıi]m|[ıi]n|s[ıi]|[ıi]|m[ıi]z|n[ıi]z|[ıi]m[ıi]z|[ıi]n[ıi]z)?"
    "(?:n[ıi]n|[ıi]n|[yn]?[ıi]|[yn]?[ae]|n?d[ae]n?|yl[ae]|l[ae]|n?d[ae]ki)?"
)


def has_lemmas(language: str) -> bool:
    """Return whether simplemma knows `language`.

    >>> has_lemmas("en"), has_lemmas("qq")
    (True, False)
    """
    if language in _DERIVED:
        return False
    try:
        simplemma.lemmatize("a", lang=language)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=64)
def lemmatizer(language: str) -> Callable[[str], str]:
    """Return a function from a lower-case word to its lemma, cached; the word itself where the language has none.

    >>> lemmatizer("en")("fixed"), lemmatizer("de")("gegessen"), lemmatizer("qq")("words")
    ('fix', 'essen', 'words')
    """
    if not has_lemmas(language):
        return str

    @lru_cache(maxsize=500_000)
    def lemma(word: str) -> str:
        if language == "en" and (word in _NOT_LEMMATIZED or word in _LEMMAS):
            return _LEMMAS.get(word, word)
        if language == "en" and word in _corrected():
            return _corrected()[word]
        if language == "ar":
            word = _without_article(word)
        found: str = simplemma.lemmatize(word, lang=language).lower()
        if language == "de":
            found = _without_prefix(found, word)
        if language == "tr":
            found = _verbal_noun(found, word)
        return found if _is_word(found, word) else word

    return lemma


@lru_cache(maxsize=200_000)
def noun_lemma(word: str, language: str) -> str:
    """Return the lemma of a noun that is written with a capital, in small letters.

    >>> noun_lemma("arbeit", "de"), noun_lemma("häuser", "de")
    ('arbeit', 'haus')
    """
    found: str = simplemma.lemmatize(word.capitalize(), lang=language)
    return found.lower() if found[:1].isupper() and _is_word(found.lower(), word) else word


def known_as_noun(word: str, language: str) -> bool:
    """Return whether the dictionary has a lower-case word as a noun, one with a capital.

    >>> known_as_noun("haus", "de"), known_as_noun("gehst", "de")
    (True, False)
    """
    found: str = simplemma.lemmatize(word.capitalize(), lang=language)
    return found[:1].isupper() and bool(simplemma.is_known(word.capitalize(), lang=language))


@cache
def _corrected() -> dict[str, str]:
    text = (files("gleanings.words") / "data" / "english_lemmas.txt").read_text(encoding="utf-8")
    pairs = (line.partition(" ") for line in text.splitlines() if not line.startswith("#"))
    return {form: lemma for form, _, lemma in pairs}


def _is_word(found: str, word: str) -> bool:
    """Return whether a lemma can be shown: of letters, not of one where the word has more, not with a full stop."""
    return "." not in found and (len(found) > 1 or len(word) <= 2)


def _without_article(word: str) -> str:
    """Return an Arabic word without its article, and what is written before that, where the rest is a word."""
    for article in _ARTICLES:
        rest = word.removeprefix(article)
        if rest != word and len(rest) > 2 and simplemma.is_known(rest, lang="ar"):
            return rest
    return word


def _verbal_noun(found: str, word: str) -> str:
    """Return the noun where the dictionary gives the stem of its verb: "tartışma" (dispute), not "tartış"."""
    rest = word.removeprefix(found)
    return found + rest[:2] if rest != word and _VERBAL_NOUN.fullmatch(rest) else found


def _without_prefix(found: str, word: str) -> str:
    for prefix in _SEPARABLE:
        bare = found.removeprefix(prefix)
        if bare != found and len(bare) > 3 and not word.startswith(prefix) and simplemma.is_known(bare, lang="de"):
            return bare
    return found
