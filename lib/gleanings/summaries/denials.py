"""Whether a sentence denies, or says the opposite by a small word: two so say different things with the same words."""

from collections.abc import Sequence

from gleanings.summaries.function_words import WORD, function_words

_SHORT_NOT = "n't"  # "didn't", "won't"


def denies(text: str, language: str) -> bool:
    """Return whether a sentence has a word that denies, in a language whose words are known.

    >>> denies("Nobody was hurt.", "en"), denies("It wasn’t hers.", "en"), denies("Ada Renn knew of it.", "en")
    (True, True, False)
    """
    known = function_words(language)
    if known is None or not known.denials:
        return False
    lower = text.lower().replace("’", "'")
    words = WORD.findall(lower)
    if not known.denials.isdisjoint(words):
        return True
    # "didn't"; "n'a": what stands before the apostrophe is a word of its own.
    return "'" in lower and any(w.endswith(_SHORT_NOT) or w.partition("'")[0] in known.denials for w in words)


def opposed(one: str, other: str, language: str) -> bool:
    """Return whether two sentences of a language have in the same place small words of opposite meaning.

    The same place is before the same word, or behind it.

    >>> opposed("Rates are above the target.", "Rates stayed below the target.", "en")
    True
    >>> opposed("The town voted for the dam.", "People against a dam met in town.", "en")
    False
    """
    known = function_words(language)
    if known is None or not known.opposed_pairs:
        return False
    words, others = (WORD.findall(text.lower()) for text in (one, other))
    mine, theirs = set(words).difference(others), set(others).difference(words)
    for pair in known.opposed_pairs:
        for first, second in (pair, pair[::-1]):
            if first in mine and second in theirs and _beside(words, first) & _beside(others, second):
                return True
    return False


def _beside(words: Sequence[str], word: str) -> set[tuple[int, str]]:
    """The words before and behind a word, each with its side."""
    places = [place for place, each in enumerate(words) if each == word]
    before = {(-1, words[place - 1]) for place in places if place}
    return before | {(1, words[place + 1]) for place in places if place + 1 < len(words)}
