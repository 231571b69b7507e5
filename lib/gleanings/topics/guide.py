"""The guide of `fit_topics`: names of topics and their words, found in the vocabulary in whatever form they stand."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gleanings.errors import InvalidType, InvalidValue
from gleanings.words.bag_of_words import BagOfWords
from gleanings.words.lookup import counted_as, why_not_counted

_NAMED = 5  # words of a topic that a note names


class Guide(NamedTuple):
    """Guided topics.

    Attributes:
        names: of the first topics.
        words: the columns of the words of each.
        notes: which given words are not counted, or not as one, in full sentences.
    """

    names: list[str]
    words: list[list[int]]
    notes: tuple[str, ...] = ()


def checked_guide(bow: BagOfWords, guide: Mapping[str, Sequence[str]] | None, topics: int, method: str) -> Guide:
    """Return the guided topics; a given word may stand in any form and spelling that the texts could have.

    Raises:
        InvalidType: not a mapping of names to lists of words.
        InvalidValue: another method than `lda`, more topics than `topics`, names that are empty or the same, or a topic
            of which no word is counted.
    """
    if guide is None:
        return Guide([], [])
    if not isinstance(guide, Mapping):
        raise InvalidType(f"guide must map names to words, as in {{'health': ['hospital', 'nurse']}}, not {guide!r}.")
    if guide and method != "lda":
        raise InvalidValue(f"guide works with method='lda' only, not with method={method!r}.")
    if len(guide) > topics:
        raise InvalidValue(f"guide names {len(guide)} topics, more than topics={topics}; ask for {len(guide)} or more.")
    guided, notes = [], []
    for name, words in guide.items():
        if not isinstance(name, str) or not name.strip():
            raise InvalidValue(f"guide names a topic {name!r}; a name is text that is not empty.")
        if isinstance(words, str) or not isinstance(words, Sequence):
            raise InvalidType(f"guide[{name!r}] must be a list of words, not {words!r}.")
        if not words:
            raise InvalidValue(f"guide[{name!r}] is empty; give at least one word of the vocabulary, or leave it out.")
        columns, said = _columns(bow, name, words)
        guided.append(columns)
        notes += said
    names = [" ".join(name.split()) for name in guide]
    if len(set(names)) < len(names):
        raise InvalidValue(f"guide has names that are the same but for spaces: {list(guide)}; make them different.")
    return Guide(names, guided, tuple(notes))


def _columns(bow: BagOfWords, name: str, words: Sequence[str]) -> tuple[list[int], list[str]]:
    """Return the columns of the words of a guided topic, and what is to be said of the words."""
    column = {word: i for i, word in enumerate(bow.vocabulary)}
    found: list[str] = []
    nowhere: list[str] = []
    apart: list[str] = []
    for word in words:
        if not isinstance(word, str):
            raise InvalidType(f"guide[{name!r}] holds {word!r}, which is not a word; give a list of words.")
        counted = counted_as(word, bow.vocabulary, bow.preparation, bow.splitter)
        found += counted.words
        if not counted.words:
            nowhere.append(why_not_counted(word, counted.missing, bow.vocabulary) if len(nowhere) < _NAMED else word)
        elif len(counted.words) > 1 or counted.missing:
            apart.append(f"{word!r} as {' and '.join(map(repr, counted.words))}")
    listed = ", ".join(nowhere[:_NAMED]) + (f" and {len(nowhere) - _NAMED} more" if len(nowhere) > _NAMED else "")
    if not found:
        raise InvalidValue(
            f"guide[{name!r}]: no word of it is in the vocabulary: {listed}. Choose words from bow.vocabulary, or "
            "count with keep=[...], which keeps words whatever the limits."
        )
    notes = [f"guide[{name!r}] names what is not counted and was left out: {listed}."] if nowhere else []
    if apart:
        notes.append(
            f"guide[{name!r}]: not counted as one word, but apart: {', '.join(apart[:_NAMED])}. "
            "`bag_of_words(..., keep=[...])` counts a phrase as one."
        )
    return [column[word] for word in dict.fromkeys(found)], notes
