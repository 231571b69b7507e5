"""English that stands within texts of other languages, a few words at a time: titles of books and papers, quotations.

Too little of it is in a document for that to look like English (mixed.py), and in all of them "the, of, to" are the
strongest words of a topic. Where they are English, they stand beside articles and prepositions ("The Origin of the
Species"); words of other languages with the same letters do not ("go", "possible", "cause").
"""

from collections.abc import Collection
from functools import cache

import numpy as np

from gleanings.storage.shelf import Shelf
from gleanings.types import Flags, Integers
from gleanings.words.languages import CONNECTORS
from gleanings.words.stop_words import stop_words
from gleanings.words.token_parts import TokenParts, tokens_at

_CITED = "en"
_BESIDE = 3  # words between two of them at most, less one: "the Stars of the"
_MOSTLY = 0.5  # of the occurrences of a word
_DIFFERENT = 3  # words that are seen so; one or two are a name
_OTHER_LETTERS = "\u0370"  # Greek is the first of them
_SHOWN = 5


def cited(tokens: TokenParts) -> frozenset[tuple[str, str]]:
    """Return the English function words that mostly stand beside English connectors in texts of other languages.

    In languages with other letters, none of them is another word: where some stand so, all are returned.

    Returns:
        Each after the language in which it was read.

    >>> from gleanings.words.tokenizer import tokenize
    >>> texts = ["Er las The Origin of the Species und schrieb an die New York Times.", "Er las A Guide to the Stars."]
    >>> sorted(cited(TokenParts.of(tokenize(texts, "de"))))
    [('de', 'of'), ('de', 'the'), ('de', 'to')]
    """
    english = np.array(
        [
            code != _CITED and len(word) > 1 and word in stop_words(_CITED) and word not in stop_words(code)
            for word, code in zip(tokens.words, tokens.languages, strict=True)
        ],
        dtype=bool,
    )
    if english.sum() < _DIFFERENT:
        return frozenset()
    connector = english & np.array([word in CONNECTORS[_CITED] for word in tokens.words], dtype=bool)
    beside = sum(tokens.run(_beside_connectors, english, connector), start=np.zeros(len(english), np.int64))
    there = np.flatnonzero(english & (beside > 0) & (beside >= _MOSTLY * tokens.times)).tolist()
    if len(there) < _DIFFERENT:
        return frozenset()
    others = [i for i in np.flatnonzero(english).tolist() if not _in_latin_letters(tokens.languages[i])]
    return frozenset((tokens.languages[i], tokens.words[i]) for i in (*there, *others))


def said_of_cited(found: Collection[tuple[str, str]], tokens: TokenParts) -> tuple[str, ...]:
    """Return a note that tells what was left out, with how often it stands in the texts."""
    if not found:
        return ()
    times = {(code, word): int(n) for word, code, n in zip(tokens.words, tokens.languages, tokens.times, strict=True)}
    most = sorted(found, key=lambda each: (-times[each], each))
    shown = ", ".join(word for _, word in most[:_SHOWN])
    return (
        f"{sum(times[each] for each in found):,} function words of English, as in titles that are cited, are left out: "
        f"{shown}{' and others' if len(most) > _SHOWN else ''}.",
    )


@cache
def _in_latin_letters(language: str) -> bool:
    """Return whether a language is written in the letters of English, so that it may have the same words."""
    words = stop_words(language)
    return not words or 2 * sum(word < _OTHER_LETTERS for word in words) > len(words)


def _beside_connectors(shelf: Shelf, part: int, english: Flags, connector: Flags) -> Integers:
    """Return how often each English word stands near a connector that is another word, in the same sentence."""
    tokens = tokens_at(shelf, part)
    places = np.flatnonzero(english[tokens.ids])
    before, behind = places[:-1], places[1:]
    near = behind - before <= _BESIDE
    near &= (tokens.sentence[behind] == tokens.sentence[before]) & (tokens.ids[behind] != tokens.ids[before])
    beside = np.zeros(len(places), dtype=bool)
    beside[1:] |= near & connector[tokens.ids[before]]
    beside[:-1] |= near & connector[tokens.ids[behind]]
    return np.bincount(tokens.ids[places[beside]], minlength=len(english)).astype(np.int64)
