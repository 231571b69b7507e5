"""Words that a user gives (`keep`, `stop_words`, `guide`), prepared as the text is: any form, phrases, any spelling."""

import difflib
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from gleanings.types import Flags, Indices
from gleanings.words.broken_forms import rejoined
from gleanings.words.characters import BROKEN, canonical, mended
from gleanings.words.forms import ACRONYMS, dropped, for_both_genders, plural_of_capitals, resolve
from gleanings.words.phrases import DROPPED
from gleanings.words.splitters import UNSPACED
from gleanings.words.stop_words import stop_words as stop_words_of
from gleanings.words.tokenizer import token_pattern

_JOINERS = re.compile("[-_]")
_MOST_CUTS = 50  # ways to cut a given word of a language without spaces
_NEAR = 3
_ALIKE = 0.7  # share of the letters of two words that are the same, in order (difflib)


def spelt(words: Iterable[str], language: str, *, acronyms: bool = False) -> tuple[str, ...]:
    """Return given words in their one spelling, each once, sorted: entities, line ends and signs are read as in texts.

    Args:
        words: as they were given.
        language: ISO 639-1 code.
        acronyms: whether what is a stop word in small letters and is given in capitals means the capitals alone.

    >>> spelt(["Doctor\\n", "doctor", "Prime  Minister", "don’t", "#MeToo", "edu-\\ncation"], "en")
    ('doctor', "don't", 'education', 'metoo', 'prime minister')
    >>> spelt(["WHO", "US", "R&amp;D", "'health care',"], "en", acronyms=True)
    ('WHO', 'health care', 'r&d', 'u.s.')
    """
    found = {_spelling(word, language, acronyms) for word in words}
    return tuple(sorted(found - {""}))


def _spelling(word: str, language: str, acronyms: bool) -> str:
    text = " ".join(mended(word).split())
    forms = [form for form in token_pattern().findall(text) if dropped(form) != "markup"]
    return " ".join(_one_spelling(form, language, acronyms) for form in forms) or canonical(text, language)


def _one_spelling(form: str, language: str, acronyms: bool) -> str:
    form = form.removeprefix("#")
    if form in ACRONYMS:
        return ACRONYMS[form]
    if for_both_genders(form) or plural_of_capitals(form):
        return " ".join(resolve(form, language))
    if BROKEN in form:
        form = rejoined(form, language)
    small = canonical(form, language)
    return form if acronyms and len(form) > 1 and form.isupper() and small in stop_words_of(language) else small


@dataclass(frozen=True)
class Given:
    """Given words, apart by what they match.

    Attributes:
        forms: single forms.
        phrases: each given phrase, and its words as `tokenize` gives them; so, too, a compound of full words
            ("climate-change"), which a text may write apart.
        parts: forms that are words in the phrases only, numbers mostly.
    """

    forms: frozenset[str]
    phrases: tuple[tuple[str, tuple[str, ...]], ...]
    parts: frozenset[str] = frozenset()


def parted(words: tuple[str, ...], language: str) -> Given:
    """Return which of the given words, as `spelt` returns them, are single forms and which are phrases.

    >>> parted(("agenda 2030", "covid-19", "prime minister"), "en").phrases
    (('agenda 2030', ('agenda', '2030')), ('prime minister', ('prime', 'minister')))
    """
    forms, parts, phrases = set(), set(), []
    for word in words:
        pieces = word.split(" ")
        if len(pieces) == 1:
            forms.add(word)
            pieces = [part for part in _JOINERS.split(word) if part]
            if not all(len(part) > 1 and part.isalpha() for part in pieces):
                continue
        found = [resolve(piece, language) or (piece,) for piece in pieces]
        if len(pieces) > 1:
            parts |= {piece for piece in pieces if not resolve(piece, language)}
            phrases.append((word, tuple(each for several in found for each in several)))
    return Given(frozenset(forms), tuple(phrases), frozenset(parts))


def matches(keys: Indices, sentence: Indices, phrase: Indices) -> Flags:
    """Return where a phrase begins: places from which `keys` are those of the phrase, within one sentence.

    >>> matches(np.array([1, 2, 1, 2]), np.array([0, 0, 0, 1]), np.array([1, 2])).tolist()
    [True, False, False, False]
    """
    size = len(keys) - len(phrase) + 1
    found = np.zeros(len(keys), bool)
    if size < 1 or (phrase == DROPPED).any():
        return found
    found[:size] = sentence[:size] == sentence[len(phrase) - 1 :]
    for i, key in enumerate(phrase):
        found[:size] &= keys[i : size + i] == key
    return found


def cuts(word: str, known: Collection[str]) -> list[tuple[str, ...]]:
    """Return the ways to cut a word into two or more known ones, for languages written without spaces.

    >>> cuts("abc", {"a", "b", "c", "bc"})
    [('a', 'b', 'c'), ('a', 'bc')]
    """
    ways: dict[int, list[tuple[str, ...]]] = {len(word): [()]}
    for start in range(len(word) - 1, -1, -1):
        ways[start] = [
            (word[start:end], *rest)
            for end in range(start + 1, len(word) + 1)
            if word[start:end] in known
            for rest in ways[end]
        ][:_MOST_CUTS]
    return [way for way in ways[0] if len(way) > 1]


def cut_apart(given: Given, words: Sequence[str], languages: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Return given words of languages without spaces as phrases: a splitter may have cut them in the texts.

    >>> cut_apart(Given(frozenset(["北京大学"]), (), frozenset()), ["北京", "大学"], ["zh", "zh"])
    [('北京大学', ('北京', '大学'))]
    """
    unspaced = set(UNSPACED) & set(languages)
    if not unspaced or not given.forms:
        return []
    known = {word for word, language in zip(words, languages, strict=True) if language in unspaced}
    return [(word, way) for word in sorted(given.forms) for way in cuts(word, known)]


def near_forms(word: str, known: Sequence[str]) -> list[str]:
    """Return up to three of the known words that are near: spelt alike, written together or apart, or holding it.

    >>> near_forms("healthcare", ["health care", "heart", "new york"]), near_forms("york", ["new york", "yard"])
    (['health care'], ['new york'])
    """
    small = word.lower()
    solid, words = _solid(small), set(small.split(" "))
    same = [each for each in known if _solid(each) == solid and each != word]
    holding = [each for each in known if " " in each and (words <= set(each.split(" "))) and each != word]
    alike = (
        []
        if same or holding
        else difflib.get_close_matches(small, [each for each in known if each != word], n=_NEAR, cutoff=_ALIKE)
    )
    return list(dict.fromkeys([*same, *holding, *alike]))[:_NEAR]


def _solid(word: str) -> str:
    return _JOINERS.sub("", word.lower()).replace(" ", "").replace("'", "")
