"""Texts that are in another language than the one they are read in, or in two: pages half translated, long quotations.

Their function words would be the strongest words of the strongest topic ("the, to, and"). So they are left out, and
this is said. Others get the lemma of the language that they are in: "values" in a Spanish text is no form of "valuar".
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from gleanings.corpus.language_detection import language_name
from gleanings.documents.broken_words import is_known
from gleanings.nouns import counted_of
from gleanings.types import Flags
from gleanings.words.cited import cited, said_of_cited
from gleanings.words.count_parts import by_document, occurrences_in
from gleanings.words.lemmas import has_lemmas, lemmatizer
from gleanings.words.partitions import RowParts
from gleanings.words.spellings import Rewritten
from gleanings.words.stop_words import has_stop_words, listed_languages, stop_words
from gleanings.words.token_parts import TokenParts

_OTHER = 0.08  # of the words of a document: function words of another language, and of no word of its own
# The same where the language of a document has no list: languages have words in common (a, e, in, se, da).
_OTHER_WITHOUT_LIST = 0.25
_LESS = 0.25  # a document has at least so many function words of the other language, for each of its own
_DIFFERENT = 3  # function words of a language that tell it: one or two are words of other languages too
_MOSTLY = 0.5  # of the occurrences of a function word, in documents that look like its language
_SHOWN = 3


class Mixed(NamedTuple):
    """What is in another language than the one it is read in.

    Attributes:
        left_out: function words of another language, each after the language in which it was read.
        lemmas: words of another language whose lemma in their own the texts have, and not that in the language in
            which they were read: this language, the word, its lemma.
        notes: what a reader must know.
    """

    left_out: frozenset[tuple[str, str]]
    lemmas: Rewritten
    notes: tuple[str, ...]


def mixed(tokens: TokenParts, rows: RowParts) -> Mixed:
    """Return the function words of other languages in documents that look like these languages.

    A document looks like a language when 8 % of its words and more are function words of it that its own language
    does not have (25 % where there is no list for its own), and there is one for four of its own. Of these words,
    those are left out that occur mostly in such documents.

    Args:
        tokens: of all documents.
        rows: where they stand.
    """
    own = np.array([w in stop_words(code) for w, code in zip(tokens.words, tokens.languages, strict=True)], dtype=bool)
    sets = _of_others(tokens, own)
    quoted = cited(tokens)
    if not sets:
        return Mixed(quoted, frozenset(), said_of_cited(quoted, tokens))
    listed = np.array([has_stop_words(code) for code in tokens.languages], dtype=bool)
    every = np.ones(len(own), dtype=bool)
    lengths, mine, told, *theirs = by_document(tokens, rows, [every, own, listed, *sets.values()])
    least = np.where(2 * told >= lengths, _OTHER, _OTHER_WITHOUT_LIST) * lengths
    # The language with the most of them; the first in the alphabet of several.
    ordered = sorted(zip(sets, theirs, strict=True), key=lambda pair: (-int(pair[1].sum()), pair[0]))
    best = np.argmax(np.stack([there for _, there in ordered]), axis=0)
    found: dict[str, Flags] = {}
    for place, (language, there) in enumerate(ordered):
        looks = (best == place) & (there >= np.maximum(least, 2)) & (there > _LESS * mine)
        if looks.any():
            found[language] = looks
    left_out, lemmas = set(), set()
    words = frozenset(zip(tokens.languages, tokens.words, strict=True)) if found else frozenset()
    for language, looks in found.items():
        mostly = occurrences_in(tokens, rows, looks) >= _MOSTLY * tokens.times
        for i in np.flatnonzero(sets[language] & mostly).tolist():
            left_out.add((tokens.languages[i], tokens.words[i]))
        lemmas |= _lemmas_of(language, tokens, mostly, words)
    alone = quoted - left_out
    notes = (*_said(found, sorted(set(tokens.languages))), *said_of_cited(alone, tokens))
    return Mixed(frozenset(left_out | quoted), frozenset(lemmas), notes)


def _of_others(tokens: TokenParts, own: Flags) -> dict[str, Flags]:
    """Return which words are function words of a language that they are not read in, for each language seen so."""
    known, times = _languages_of_words(), tokens.times
    places: dict[str, list[int]] = {language: [] for language in listed_languages()}
    for i in np.flatnonzero(~own).tolist():
        for language in known.get(tokens.words[i], ()):
            if tokens.languages[i] != language:
                places[language].append(i)
    sets: dict[str, Flags] = {}
    for language, those in places.items():
        if (times[those] > 0).sum() >= _DIFFERENT and times[those].sum() >= _OTHER / 10 * tokens.total:
            sets[language] = np.zeros(len(own), dtype=bool)
            sets[language][those] = True
    return sets


def _lemmas_of(
    other: str, tokens: TokenParts, mostly: Flags, there: frozenset[tuple[str, str]]
) -> set[tuple[str, str, str]]:
    """Return what `Mixed.lemmas` has of another language: words that are mostly in documents that look like it.

    Args:
        other: the language.
        tokens: of all documents.
        mostly: for each word, whether it is mostly in such documents.
        there: all words, each after its language.
    """
    if not has_lemmas(other):
        return set()
    found = set()
    for i in np.flatnonzero(mostly).tolist():
        word, language = tokens.words[i], tokens.languages[i]
        if language == other or not word.isalpha() or not has_lemmas(language):
            continue
        if not is_known(word, other):
            continue  # its lemma would be a guess: the word itself, for one in other letters
        own, lemma = lemmatizer(language)(word), lemmatizer(other)(word)
        borrowed = not is_known(word, language)  # its stem would be taken for one of this language
        misread = own not in (word, lemma) and (language, own) not in there
        if (borrowed or misread) and (language, lemma) in there:
            found.add((language, word, lemma))
    return found


@cache
def _languages_of_words() -> dict[str, tuple[str, ...]]:
    """Return in which languages each word of two letters and more is a function word."""
    found: dict[str, tuple[str, ...]] = {}
    for language in listed_languages():
        for word in stop_words(language):
            if len(word) > 1:
                found[word] = (*found.get(word, ()), language)
    return found


def _said(found: dict[str, Flags], read_in: Sequence[str]) -> tuple[str, ...]:
    """Return a note where documents look like a language that they are not read in, if they are one in a hundred."""
    if not found:
        return ()
    some = np.logical_or.reduce(list(found.values()))
    if some.sum() < max(1, len(some) // 100):
        return ()
    most = sorted(found, key=lambda code: (-int(found[code].sum()), code))
    names = " or ".join(map(language_name, most[:_SHOWN]))
    holds, it_is = ("seems to hold", "it is") if some.sum() == 1 else ("seem to hold", "they are")
    return (
        f"{counted_of(int(some.sum()), len(some), 'document')} {holds} {names} beside the language that {it_is} read "
        f"in ({' or '.join(map(language_name, read_in))}): function words of both are left out. "
        f"`language={most[0]!r}` reads all in one.",
    )
