"""Words that a user gives (`keep`, `stop_words`), prepared as the text is: any form, phrases, any spelling."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from gleanings.types import Flags, Indices
from gleanings.words.characters import canonical
from gleanings.words.phrases import DROPPED
from gleanings.words.tokenizer import token_pattern, tokenize


def spelt(words: Iterable[str], language: str) -> tuple[str, ...]:
    """Return given words in their one spelling, each once, sorted; spaces and line ends around and within are nothing.

    >>> spelt(["Doctor\\n", "doctor", "Prime  Minister", "don’t"], "en")
    ('doctor', "don't", 'prime minister')
    """
    cleaned = (" ".join(canonical(word, language).split()) for word in words)
    return tuple(sorted({word for word in cleaned if word}))


@dataclass(frozen=True)
class Given:
    """Given words, apart by what they match.

    Attributes:
        forms: single forms.
        phrases: each given phrase, and its words as `tokenize` gives them.
    """

    forms: frozenset[str]
    phrases: tuple[tuple[str, tuple[str, ...]], ...]


def parted(words: tuple[str, ...], language: str) -> Given:
    """Return which of the given words, as `spelt` returns them, are single forms and which are phrases.

    >>> parted(("covid-19", "prime minister"), "en")
    Given(forms=frozenset({'covid-19'}), phrases=(('prime minister', ('prime', 'minister')),))
    """
    forms, phrases = set(), []
    for word in words:
        match = token_pattern().fullmatch(word)
        found = () if match else tokenize([word], language).words
        if len(found) > 1:
            tokens = tokenize([word], language)
            phrases.append((word, tuple(tokens.words[i] for i in tokens.ids)))
        else:
            forms.add(word if match or not found else found[0])
    return Given(frozenset(forms), tuple(phrases))


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
