"""Lemmas: the one form under which the forms of a word are counted. simplemma's (54 languages), checked.

The dictionaries have one lemma for a form, which may be that of a rare word: where a noun has the same form as a verb,
the other forms of the noun tell that it is one.
"""

import gettext
import re
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import files

import simplemma

from gleanings.documents.broken_words import dictionary_code, is_known
from gleanings.words.arabic import verb
from gleanings.words.characters import canonical
from gleanings.words.lemma_checks import INFINITIVES, UMLAUTS, VERBAL_NOUN, as_written, checked, is_genitive

# Languages whose "lemmas" are roots of other words: "perintah", a command, for "pemerintah", the government.
_DERIVED = ("id", "ms")
CAPITAL_NOUNS = ("de", "lb")  # nouns have a capital: "das Bett", "sie beten"
# Languages whose names have cases: "Москвы" and "Москве" are Moscow's; elsewhere names keep their form.
INFLECTED_NAMES = frozenset("be bg bs cs el et fi hr hu hy ka la lt lv mk pl ro ru sk sl sr uk".split())
# Where simplemma's dictionary errs for news, and words that are kept as they are.
_LEMMAS = {"won": "win", "playing": "play", "rose": "rise", "felt": "feel", "worse": "bad", "gone": "go"}
_NOT_LEMMATIZED = frozenset(
    "states united media data news politics us left building meeting born sales rights values".split()
)
# Italian nouns that end in an accent, as they are typed without it: "citta", "universita", "liberta".
_TRUNCATED = re.compile(r"citta|\w{3,}(?:it|iet|ert|olt)a")
_LONG_NAME = 6
_ADJECTIVE = re.compile(r"(isch|lich|ig|al|iv|bar|sam|haft)e[mnrs]?$")  # of German
_SWISS = {"strasse": "strasse", "strassen": "strasse"}  # "Strass", glass that shines, is in no text by itself
_ARTICLES = ("وال", "بال", "كال", "فال", "ال", "لل")
_GOD = re.compile("(?:[وفبتك]ا|ف?)لله")  # which bears its article always: "والله", "بالله", "لله"
_SURNAME = re.compile("(?<=[сц]к)(?:ого|ому|им|ом)")  # Russian: "Зеленского"


def has_lemmas(language: str) -> bool:
    """Return whether simplemma knows `language`.

    >>> has_lemmas("en"), has_lemmas("qq")
    (True, False)
    """
    if language in _DERIVED:
        return False
    try:
        simplemma.lemmatize("a", lang=dictionary_code(language))
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
    code = dictionary_code(language)

    @lru_cache(maxsize=500_000)
    def lemma(word: str) -> str:
        if language == "en" and (word in _NOT_LEMMATIZED or word in _LEMMAS):
            return _LEMMAS.get(word, word)
        if language == "en" and word in _corrected():
            return _corrected()[word]
        if language == "ar":
            if _GOD.fullmatch(word):
                return "الله"
            word = _with_hamza(without_article(word))
            if word in _countries(language):
                return word
        if "-" in word:
            return _compound(word, language)
        if language == "it":
            word = _with_accent(word)
        if language == "fr":
            word = _with_ligature(word)
        found: str = simplemma.lemmatize(word, lang=code).lower()
        if code == "ar" and found == word:
            found = verb(word)
        if code == "fr" and found == word and "œ" in word:
            found = simplemma.lemmatize(word.replace("œ", "oe"), lang=code).lower().replace("oe", "œ")  # "nœuds"
        if code == "nl":
            found = found.replace("_", "")  # "op_nemen"
        if code == "he":
            found = found.replace('"', "\u05f4")  # of abbreviations, as `canonical` has it
        if code == "es" and found.endswith(("arse", "erse", "irse")):
            found = found[:-2]
        if found != word or is_genitive(found, word, code):
            found = checked(found, word, code)
        elif code == "de" and _ADJECTIVE.search(word) and not is_known(word, code):
            found = _ADJECTIVE.sub(r"\1", word)
        return found if _is_word(found, word) else word

    return lemma


@lru_cache(maxsize=200_000)
def noun_lemma(word: str, language: str) -> str:
    """Return the lemma of a noun that is written with a capital, in small letters.

    >>> noun_lemma("arbeit", "de"), noun_lemma("häuser", "de")
    ('arbeit', 'haus')
    """
    if "-" in word:
        return _compound(word, language)
    if word in _SWISS:
        return _SWISS[word]
    written = word.capitalize()
    if "ss" in word and not is_known(written, language) and is_known(sharp := written.replace("ss", "ß"), language):
        written = sharp  # "Massnahme"
    found: str = simplemma.lemmatize(written, lang=language)
    if (not found[:1].isupper() or found.lower() == word or _ADJECTIVE.search(found)) and _ADJECTIVE.search(word):
        return lemmatizer(language)(word)  # "Europäischen Union", "Astronomischen Union", which is no Astronomische
    if not found[:1].isupper() or not _is_word(found.lower(), word):
        return word
    return as_written(found.lower(), word)


@lru_cache(maxsize=200_000)
def name_lemma(word: str, language: str) -> str:
    """Return the form of a name, given in small letters, that a dictionary has for its cases; itself where it has none.

    >>> name_lemma("зеленского", "ru")
    'зеленский'
    """
    found: str = simplemma.lemmatize(word.capitalize(), lang=dictionary_code(language)).lower()
    if language == "ru" and not is_known(word.capitalize(), language) and len(word) > _LONG_NAME:
        found = _SURNAME.sub("ий", word)
    return found if _is_word(found, word) else word


@cache
def _countries(language: str) -> frozenset[str]:
    """Return the names of countries that are one word, without their article: dictionaries take some for verbs."""
    import pycountry

    names = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, [language]).gettext
    spelt = (canonical(names(country.name), language) for country in pycountry.countries)
    return frozenset(name.removeprefix(_ARTICLES[-2]) for name in spelt if name.isalpha() and not name.isascii())


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
    """Return whether a lemma can be shown: of letters, not of one where the word has more, and one word."""
    if found.replace("-", "") != word and not set("._- ").isdisjoint(set(found) - set(word)):
        return False
    return len(found) > 1 or len(word) == 1 or not word.isascii()


def _compound(word: str, language: str) -> str:
    """Return a compound with the lemma of its last part, where that only takes away: "u-bahn", "vice-président"."""
    found: str = simplemma.lemmatize(word, lang=dictionary_code(language)).lower()
    if is_known(word, language) or "-" not in found:
        return found if _is_word(found, word) else word
    if language in INFINITIVES:
        return word
    first, _, last = word.rpartition("-")
    noun = language in CAPITAL_NOUNS and known_as_noun(last, language)
    lemma = noun_lemma(last, language) if noun else lemmatizer(language)(last)
    takes_away = last.translate(UMLAUTS).startswith(lemma.translate(UMLAUTS))
    return f"{first}-{lemma}" if takes_away or language == "en" else word


def _with_accent(word: str) -> str:
    """Return an Italian word that was typed without the accent on its end with it: "citta" is "città"."""
    return word[:-1] + "à" if _TRUNCATED.fullmatch(word) and not is_known(word, "it") else word


def _with_ligature(word: str) -> str:
    """Return a French word with its ligature: "soeur" is "sœur"."""
    joined = word.replace("oe", "œ")
    return joined if joined != word and is_known(joined, "fr") else word


def _with_hamza(word: str) -> str:
    """Return an Arabic verbal noun that was typed without its hamza with it: "اسلام" is "إسلام"."""
    written = "إ" + word[1:]
    if word[0] != "ا" or not VERBAL_NOUN.fullmatch(written) or not simplemma.is_known(written, lang="ar"):
        return word
    return written if simplemma.lemmatize(written, lang="ar") == written else word


def without_article(word: str) -> str:
    """Return an Arabic word without its article, and what is written before that, where the rest is a word.

    >>> without_article("والمدرسة"), without_article("مدرسة")
    ('مدرسة', 'مدرسة')
    """
    for article in _ARTICLES:
        rest = word.removeprefix(article)
        if rest != word and len(rest) > 2 and simplemma.is_known(rest, lang="ar"):
            return rest
    return word
