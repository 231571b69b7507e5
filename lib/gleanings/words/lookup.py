"""Under which words of a vocabulary a given word or phrase is counted: it is prepared as the texts were."""

from collections.abc import Sequence
from typing import NamedTuple

from gleanings.types import Indices
from gleanings.words.given_words import cuts, near_forms, spelt
from gleanings.words.phrases import DROPPED
from gleanings.words.preprocessor import Preparation
from gleanings.words.splitters import UNSPACED, Splitter, splitters_for
from gleanings.words.tokenizer import tokenize


class Counted(NamedTuple):
    """Under what a given word is counted.

    Attributes:
        words: of the vocabulary; several for a phrase that is not counted as one; none where nothing is counted.
        missing: words of the given one that are not in the vocabulary, stop words aside.
    """

    words: tuple[str, ...]
    missing: tuple[str, ...]


def counted_as(
    given: str, vocabulary: Sequence[str], preparation: Preparation | None, splitter: Splitter | None = None
) -> Counted:
    """Return under which words of a vocabulary a given word or phrase is counted, in any form and spelling.

    Args:
        given: the word or phrase, as a person writes it.
        vocabulary: the words that are counted.
        preparation: how the words of the texts were prepared; None where they were tokens.
        splitter: what cut texts without spaces into words, where one was given.

    >>> counted_as("Interest\\nRates", ["interest", "rate"], Preparation("en"))
    Counted(words=('interest', 'rate'), missing=())
    >>> counted_as("Zebras", ["interest"], Preparation("en"))
    Counted(words=(), missing=('zebra',))
    """
    known = set(vocabulary)
    plain = " ".join(given.split())
    if plain in known or preparation is None:
        return Counted((plain,), ()) if plain in known else Counted((), (plain,))
    language = preparation.language
    spellings = spelt([given], language)
    if not spellings or spellings[0] in known:
        return Counted(spellings, ())
    ways = dict.fromkeys((given, given.replace("_", " "), given.replace("-", " ")))
    prepared = [_prepared(way, preparation, splitter) for way in ways]
    for words in prepared:
        if len(words) == 1 and words[0] in known:
            return Counted((words[0],), ())
    if language in UNSPACED:
        pieces = [way for way in cuts(spellings[0], known) if way]
        return Counted(min(pieces, key=len), ()) if pieces else Counted((), spellings)
    found, missing = [], []
    for word in prepared[0]:
        readings = sorted(preparation.readings(word) & known)
        found += readings
        missing += [] if readings else [word]
    return Counted(tuple(dict.fromkeys(found)), tuple(missing))


def _prepared(text: str, preparation: Preparation, splitter: Splitter | None) -> list[str]:
    """Return the words that are counted of a text, in order."""
    splitters = splitters_for([preparation.language], splitter, preparation.language)
    tokens = tokenize([text], preparation.language, whole=preparation.whole, splitters=splitters)
    prepared = preparation.apply(tokens)
    return [prepared.terms[i] for i in _kept(prepared.ids)]


def _kept(ids: Indices) -> list[int]:
    return [number for number in ids.tolist() if number != DROPPED]


def why_not_counted(given: str, missing: Sequence[str], vocabulary: Sequence[str]) -> str:
    """Return a given word that is not counted, with what is near it in the vocabulary.

    >>> why_not_counted("yorks", ["york"], ["new york"]), why_not_counted("the", [], ["york"])
    ("'yorks' (near: 'new york')", "'the' (a stop word)")
    """
    if not missing:
        return f"{given!r} (a stop word)"
    near = list(dict.fromkeys(form for word in (given, *missing) for form in near_forms(word, vocabulary)))[:3]
    return f"{given!r} (near: {', '.join(map(repr, near))})" if near else repr(given)
