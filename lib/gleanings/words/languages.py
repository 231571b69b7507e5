"""What is known of each language: its English name, stop words and lemmas, all from installed packages.

Stop words are sumy's lists, for the 18 languages that it has, with a few words that carry no topic in news. Lemmas
are simplemma's (54 languages). A language without either works without, and `gaps` says so.
"""

import pkgutil
import re
from collections.abc import Callable
from functools import lru_cache

import simplemma

# ISO 639-1 codes and the names under which sumy keeps its stop words.
STOP_WORD_LISTS = {
    "ar": "arabic",
    "cs": "czech",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "he": "hebrew",
    "it": "italian",
    "ja": "japanese",
    "ko": "korean",
    "pl": "polish",
    "pt": "portuguese",
    "sk": "slovak",
    "sv": "swedish",
    "th": "thai",
    "uk": "ukrainian",
    "zh": "chinese",
}
# Written without spaces between words: one match of the token pattern would be a whole clause.
UNSPACED = ("ja", "km", "lo", "my", "th", "zh")

# Words of reporting and of the calendar, which sumy's list leaves in and which say nothing of a topic.
_NEWS = frozenset(
    "mr mrs ms dr sir say said says saying thought cent percent add added adds tell told telling according also "
    "would could should will may might must monday tuesday wednesday thursday friday saturday sunday january "
    "february march april june july august september october november december today yesterday tomorrow am pm one "
    "two three four five six seven eight nine ten year month week day time make made get got put thing cannot didn "
    "wasn isn aren doesn don hasn haven couldn wouldn feb apr aug sept oct nov dec gmt est edt".split()
)
# Words of sumy's list, or with a lemma in it, that do carry a topic.
_CONTENT = frozenset("novel rights value values".split())
# No word by itself, but part of names and compounds: "new york", "new south wales", "semi final", "anti virus".
PHRASE_ONLY = {"en": frozenset("new anti mid multi non pre semi".split())}
# What is written onto a word with an apostrophe and is none of it: "they've", "l'opposition", "dell'arte".
_ELIDED = re.compile(r"(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu|(?:a|co|da|de|ne|su)?ll|gl|un|quest|quell)'(?=\w)")
_CLITIC = {
    "ca": _ELIDED,
    "en": re.compile(r"(?:n't|'(?:d|ll|m|re|ve))+$"),
    "fr": _ELIDED,
    "it": _ELIDED,
}
# Where simplemma's dictionary errs for news, and words that are kept as they are.
_LEMMAS = {"won": "win", "playing": "play", "rose": "rise", "felt": "feel", "worse": "bad", "gone": "go"}
_NOT_LEMMATIZED = frozenset(
    "states united media data news politics us left building meeting born sales rights values".split()
)


@lru_cache(maxsize=64)
def stop_words(language: str) -> frozenset[str]:
    """Return the stop words of `language`, lower-cased; an empty set where sumy has no list.

    Source: sumy/data/stopwords (sumy 0.13); for English with words of news reporting added.

    >>> "the" in stop_words("en"), stop_words("qq")
    (True, frozenset())
    """
    name = STOP_WORD_LISTS.get(language)
    if name is None:
        return frozenset()
    data = pkgutil.get_data("sumy", f"data/stopwords/{name}.txt")
    listed = frozenset((data or b"").decode("utf-8").lower().split())
    if language != "en":
        return listed
    without_apostrophes = frozenset(word.replace("'", "") for word in listed if "n't" in word)
    return (listed | without_apostrophes | _NEWS) - _CONTENT


@lru_cache(maxsize=64)
def lemmatizer(language: str) -> Callable[[str], str]:
    """Return a function from a lower-case word to its lemma, cached; the word itself where the language has none.

    >>> lemmatizer("en")("hospitals"), lemmatizer("en")("states"), lemmatizer("qq")("words")
    ('hospital', 'states', 'words')
    """
    if not has_lemmas(language):
        return str

    @lru_cache(maxsize=500_000)
    def lemma(word: str) -> str:
        if language == "en" and (word in _NOT_LEMMATIZED or word in _LEMMAS):
            return _LEMMAS.get(word, word)
        found: str = simplemma.lemmatize(word, lang=language)
        return found.lower()

    return lemma


def bare(word: str, language: str) -> str:
    """Return a lower-case word without what its language writes onto it with an apostrophe.

    >>> bare("l'opposition", "fr"), bare("aujourd'hui", "fr"), bare("clinton'll", "en"), bare("o'neill", "en")
    ('opposition', "aujourd'hui", 'clinton', "o'neill")
    """
    if "'" not in word or language not in _CLITIC:
        return word
    pattern = _CLITIC[language]
    found = pattern.match(word) if pattern is _ELIDED else pattern.search(word)
    return word[: found.start()] + word[found.end() :] if found else word


def has_lemmas(language: str) -> bool:
    """Return whether simplemma knows `language`."""
    try:
        simplemma.lemmatize("a", lang=language)
    except ValueError:
        return False
    return True


def gaps(language: str) -> tuple[str, ...]:
    """Return, in full sentences, what is missing for `language`; nothing where all is there.

    >>> gaps("en"), len(gaps("qq"))
    ((), 2)
    """
    missing = []
    if language in UNSPACED:
        missing.append(f'Words of the language "{language}" are not separated by spaces; they were not split.')
    if language not in STOP_WORD_LISTS:
        missing.append(
            f'There is no list of stop words for the language "{language}"; common words are cut by their counts alone.'
        )
    if not has_lemmas(language):
        missing.append(
            f'There are no lemmas for the language "{language}"; words are counted in the form in which they stand.'
        )
    return tuple(missing)
