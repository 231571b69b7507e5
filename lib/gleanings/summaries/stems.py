"""Words and stems: how the words of a sentence are found, and which of them count as one.

Words are cut as everywhere in gleanings (`words/tokens.py`); a stem is the one that sumy would give, for English, and
Snowball's own for the other languages that Snowball knows. Every distinct stretch between spaces
is treated once per process; after that, a word costs one look-up.
"""

from array import array
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib import import_module
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gleanings.errors import MissingExtra, check_language
from gleanings.words.languages import STOP_WORD_LISTS, UNSPACED, stop_words
from gleanings.words.tokens import resolve, token_pattern

Integers = NDArray[np.int64]

# ISO 639-1 codes and the names of Snowball's algorithms (snowballstemmer 3).
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
# Written without spaces: the package that splits words.
SPLITTERS = {"zh": "jieba", "ja": "tinysegmenter", "th": "pythainlp"}
# More distinct chunks than a large corpus has; beyond it the memory is given back.
_MOST_CHUNKS = 2_000_000
_AROUND_WORDS = ".,;:!?()[]\"'“”‘’"

Words = tuple[tuple[str, str, bool], ...]


class Store:
    """Every distinct chunk met so far, as numbers: its words, their stems, and whether they are stop words.

    A chunk is a stretch between spaces, "(Bajwa's"; it has no word, one, or several. Lexicons that share a store
    number their chunks in it, so that texts of several languages can stand in one matrix.
    """

    def __init__(self) -> None:
        self.stems: list[str] = []  # for every stem number: the stem
        self._numbers: dict[str, int] = {}
        self._stem = array("q")  # for every place: the stem number
        self._stop = array("q")
        self._start = array("q")  # for every chunk: its first place
        self._width = array("q")  # for every chunk: how many places
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._start)

    def add(self, words: Words) -> int:
        """Return the number of a new chunk."""
        with self._lock:
            self._start.append(len(self._stem))
            self._width.append(len(words))
            for _, stem, stop in words:
                number = self._numbers.setdefault(stem, len(self.stems))
                if number == len(self.stems):
                    self.stems.append(stem)
                self._stem.append(number)
                self._stop.append(stop)
            return len(self._start) - 1

    def look_up(self, chunks: list[int]) -> tuple[Integers, Integers, Integers]:
        """Return for every word of `chunks` its stem number and stop mark, and the end of every chunk's words.

        The ends have one element more than `chunks`, a 0 before the first.
        """
        numbers = np.array(chunks, np.int64)
        with self._lock:
            widths = _view(self._width)[numbers]
            starts = _view(self._start)[numbers]
            ends = np.zeros(len(numbers) + 1, np.int64)
            np.cumsum(widths, out=ends[1:])
            places = np.arange(ends[-1]) + np.repeat(starts - ends[:-1], widths)
            return _view(self._stem)[places], _view(self._stop)[places], ends


def _view(numbers: "array[int]") -> Integers:
    return np.frombuffer(numbers, np.int64) if numbers else np.zeros(0, np.int64)


class Lexicon(dict[str, int]):
    """From a chunk of text to its number in a store; a new chunk is analysed once.

    Attributes:
        store: where the numbers lead.
        notes: what a reader must know, in full sentences: no stemmer, no stop words.
    """

    def __init__(self, store: Store, analyse: Callable[[str], Words], notes: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.store = store
        self.notes = notes
        self.analyse = analyse

    def __missing__(self, chunk: str) -> int:
        number = self[chunk] = self.store.add(self.analyse(chunk))
        return number


class TextLexicon(Lexicon):
    """A lexicon of the stretches between spaces of running text, where what stands around a word is no part of it."""

    def __missing__(self, chunk: str) -> int:
        # Most new chunks are a known word with a comma, a bracket or a capital, which has the same words.
        plain = chunk.strip(_AROUND_WORDS)
        if plain.isascii() and not plain.isupper():  # capitals alone may be an acronym
            plain = plain.lower()
        if plain == chunk or not plain.isalpha():
            return super().__missing__(chunk)
        number = self[chunk] = self[plain]
        return number


_store = Store()


def lexicon(language: str, stops: Iterable[str] | None = None) -> Lexicon:
    """Return the lexicon of a language, shared by all who ask for it; `stops` replaces its stop words.

    Raises:
        InvalidValue: `language` is not an ISO 639-1 code.

    >>> lexicon("en").analyse("(Bajwa's"), lexicon("en").analyse("the"), lexicon("en").analyse("...")
    ((('bajwa', 'bajwa', False),), (('the', 'the', True),), ())
    """
    global _store
    if len(_store) > _MOST_CHUNKS:
        _store = Store()
        _lexicon.cache_clear()
    return _lexicon(check_language(language), None if stops is None else frozenset(word.lower() for word in stops))


@lru_cache(maxsize=16)
def _lexicon(language: str, stops: frozenset[str] | None) -> Lexicon:
    notes = []
    if language not in SNOWBALL and language not in UNSPACED:
        notes.append(f'There is no stemmer for the language "{language}"; words count in the form in which they stand.')
    if stops is None and language not in STOP_WORD_LISTS:
        notes.append(f'There is no list of stop words for the language "{language}"; every word counts.')
    if language in UNSPACED and language not in SPLITTERS:
        notes.append(f'There is no word splitter for the language "{language}"; words are stretches between spaces.')
    find, stem, listed = token_pattern().findall, stemmer(language), stop_words(language) if stops is None else stops

    def analyse(chunk: str) -> Words:
        if chunk.isascii() and chunk.isalpha() and chunk.islower():  # one plain word, as most are
            return ((chunk, stem(chunk), chunk in listed),)
        found = (word for form in find(chunk) for word in resolve(form) if word)
        return tuple((word, stem(word), word in listed) for word in found)

    return TextLexicon(_store, analyse, tuple(notes))


def chunks(text: str, language: str) -> list[str]:
    """Return the chunks of `text`: the stretches between spaces, or the words of a language written without spaces.

    Raises:
        MissingExtra: the word splitter of such a language is not installed.

    >>> chunks("Peace talks (in Doha) began.", "en")
    ['Peace', 'talks', '(in', 'Doha)', 'began.']
    """
    if language in SPLITTERS:
        return list(word_splitter(language)(text))
    # A tag is the one token that may hold spaces.
    return token_pattern().findall(text) if "<" in text else text.split()


@lru_cache(maxsize=64)
def stemmer(language: str) -> Callable[[str], str]:
    """Return the function from a lower-case word to its stem; the word itself where the language has no stemmer.

    >>> stemmer("en")("talking"), stemmer("de")("sprechen"), stemmer("qq")("words")
    ('talk', 'sprech', 'words')
    """
    if language == "en":
        from gleanings.summaries.english import stem

        return stem
    if language not in SNOWBALL:
        return str
    import snowballstemmer

    found: Callable[[str], str] = snowballstemmer.stemmer(SNOWBALL[language]).stemWord
    return found


@lru_cache(maxsize=8)
def word_splitter(language: str) -> Callable[[str], Iterable[str]]:
    """Return the function from a text to its words, for a language written without spaces.

    Raises:
        MissingExtra: the splitter of a language written without spaces is not installed.
    """
    package = SPLITTERS[language]
    try:
        module: Any = import_module(package)
    except ImportError as error:
        raise MissingExtra(
            f'Words of the language "{language}" are not separated by spaces, and the package that splits them is not '
            f"installed: pip install {package}"
        ) from error
    split: Callable[[str], Iterable[str]] = {
        "zh": lambda: module.cut,
        "ja": lambda: module.TinySegmenter().tokenize,
        "th": lambda: module.word_tokenize,
    }[language]()
    return split
