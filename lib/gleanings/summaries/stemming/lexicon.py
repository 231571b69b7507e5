"""Words and stems: how the words of a sentence are found, and which of them count as one.

Words are cut as everywhere in gleanings (`words/tokenizer.py`); a stem is Snowball's, for the languages that it knows.
Every distinct stretch between spaces is treated once per process; after that, a word costs one look-up.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain
from threading import Lock

from gleanings.errors import check_language
from gleanings.words.characters import TURKISH, mended
from gleanings.words.forms import resolve
from gleanings.words.splitters import SPLITTERS, UNSPACED, word_splitter
from gleanings.words.stems import SNOWBALL, stemmer
from gleanings.words.stop_words import has_stop_words, stop_words
from gleanings.words.tokenizer import token_pattern

# More distinct chunks than a large corpus has; beyond it the memory is given back.
_MOST_CHUNKS = 2_000_000
_AROUND_WORDS = ".,:!?()[]\"'“”‘’"

Words = tuple[tuple[str, str, bool], ...]


class Store:
    """Every distinct stem met so far, numbered. A word is kept as a code: twice the number of its stem, and one more if
    the word is a stop word.

    Lexicons that share a store share its numbers, so that texts of several languages can stand in one matrix.
    """

    def __init__(self) -> None:
        self.stems: list[str] = []  # for every number: the stem
        self.chunks = 0  # how many have been added
        self._numbers: dict[str, int] = {}
        self._lock = Lock()

    def add(self, words: Words) -> tuple[int, ...]:
        """Return the codes of the words of a new chunk."""
        codes = []
        with self._lock:
            self.chunks += 1
            for _, stem, stop in words:
                number = self._numbers.setdefault(stem, len(self.stems))
                if number == len(self.stems):
                    self.stems.append(stem)
                codes.append(2 * number + stop)
        return tuple(codes)


class Lexicon(dict[str, tuple[int, ...]]):
    """From a chunk of text to the codes of its words; a new chunk is analysed once.

    A chunk is a stretch between spaces, "(Bajwa's"; it has no word, one, or several.

    Attributes:
        store: where the codes lead.
        notes: what a reader must know, in full sentences: no stemmer, no stop words.
    """

    def __init__(self, store: Store, analyse: Callable[[str], Words], notes: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.store = store
        self.notes = notes
        self.analyse = analyse

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        codes = self[chunk] = self.store.add(self.analyse(chunk))
        return codes

    def codes(self, chunks: Iterable[str]) -> Iterator[int]:
        """Return the codes of the words of `chunks`, one after the other."""
        return chain.from_iterable(map(self.__getitem__, chunks))


class TextLexicon(Lexicon):
    """A lexicon of the stretches between spaces of running text, where what stands around a word is no part of it.

    Attributes:
        plain_case: whether the small letters of A to Z are a to z; of a Turkish I it is another.
    """

    plain_case = True

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        # A semicolon may end an entity ("amp;"), and is left to the pattern.
        # Most new chunks are a known word with a comma, a bracket or a capital, which has the same words.
        plain = chunk.strip(_AROUND_WORDS)
        if plain.isascii() and not plain.isupper() and self.plain_case:  # capitals alone may be an acronym
            plain = plain.lower()
        known = plain != chunk and plain.isalpha()
        codes = self[chunk] = self[plain] if known else self.store.add(self.analyse(chunk))
        return codes


_store = Store()


def lexicon(language: str, stops: Iterable[str] | None = None) -> Lexicon:
    """Return the lexicon of a language, shared by all who ask for it; `stops` replaces its stop words.

    Raises:
        InvalidValue: `language` is not known.

    >>> lexicon("en").analyse("(Bajwa's"), lexicon("en").analyse("the"), lexicon("en").analyse("...")
    ((('bajwa', 'bajwa', False),), (('the', 'the', True),), ())
    """
    global _store
    if _store.chunks > _MOST_CHUNKS:
        _store = Store()
        _lexicon.cache_clear()
    return _lexicon(check_language(language), None if stops is None else frozenset(word.lower() for word in stops))


@lru_cache(maxsize=16)
def _lexicon(language: str, stops: frozenset[str] | None) -> Lexicon:
    notes = []
    if language not in SNOWBALL and language not in UNSPACED:
        notes.append(f'There is no stemmer for the language "{language}"; words count in the form in which they stand.')
    if stops is None and not has_stop_words(language):
        notes.append(f'There is no list of stop words for the language "{language}"; every word counts.')
    if language in UNSPACED and language not in SPLITTERS:
        notes.append(f'There is no word splitter for the language "{language}"; words are stretches between spaces.')
    find, stem, listed = token_pattern().findall, stemmer(language), stop_words(language) if stops is None else stops

    def analyse(chunk: str) -> Words:
        if chunk.isascii() and chunk.isalpha() and chunk.islower():  # one plain word, as most are
            return ((chunk, stem(chunk), chunk in listed),)
        if chunk.isascii() and chunk.lower() == chunk.upper():  # no letter, so no word: a number, a dash
            return ()
        found = (word for form in find(chunk) for word in resolve(form, language) if word)
        return tuple((word, stem(word), word in listed) for word in found)

    found = TextLexicon(_store, analyse, tuple(notes))
    found.plain_case = language not in TURKISH
    return found


def chunks(text: str, language: str) -> list[str]:
    """Return the chunks of `text`: the stretches between spaces, or the words of a language written without spaces.

    Raises:
        MissingExtra: the word splitter of such a language is not installed.

    >>> chunks("Peace talks (in Doha) began.", "en")
    ['Peace', 'talks', '(in', 'Doha)', 'began.']
    """
    return list(cutter(text, language)(text))


def cutter(text: str, language: str) -> Callable[[str], Iterable[str]]:
    """Return the function that cuts any part of `text` into chunks, its entities and line ends read as in counting.

    Raises:
        MissingExtra: as for `chunks`.
    """
    if language in SPLITTERS:
        return word_splitter(language)
    # A tag is the one token that may hold spaces.
    cut = token_pattern().findall if "<" in text else str.split
    return (lambda part: cut(mended(part))) if "&" in text or "-\n" in text or "\u00ad\n" in text else cut
