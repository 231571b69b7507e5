"""Stems: what Snowball's algorithms leave of a word, for the languages that it knows."""

from collections.abc import Callable
from functools import lru_cache

# ISO 639-1 codes and the names of Snowball's algorithms (PyStemmer 3).
SNOWBALL = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sk": "czech",  # as sumy does
    "sr": "serbian",
    "st": "sesotho",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}


@lru_cache(maxsize=64)
def stemmer(language: str) -> Callable[[str], str]:
    """Return the function from a lower-case word to its stem; the word itself where the language has no stemmer.

    >>> stemmer("en")("talking"), stemmer("de")("sprechen"), stemmer("qq")("words")
    ('talk', 'sprech', 'words')
    """
    if language not in SNOWBALL:
        return str
    import Stemmer

    # Its own cache is off: a lexicon asks once for each word.
    found: Callable[[str], str] = Stemmer.Stemmer(SNOWBALL[language], 0).stemWord
    return found
