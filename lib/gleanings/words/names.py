"""Which words are names: those that are written with a capital within sentences; in German, which are nouns."""

import numpy as np

from gleanings.types import Flags, Integers
from gleanings.words.lemmas import CAPITAL_NOUNS, known_as_noun
from gleanings.words.tokenizer import Tokens

CAPITAL_COUNTS = 5  # numbers for each word that tell whether it is a name
NOT_CAPITALS = 4  # which of them tells how often it stands anywhere, but for where it is all capitals
_NAME_SHARE = 0.8  # a word with a capital in so many of its places within sentences is a name
_NAME_COUNT = 2
_NOUN_SHARE = 0.5
_TITLE_CASE = 0.5  # a sentence with more capitals than this is a headline; its capitals say nothing


def capital_counts(tokens: Tokens, size: int) -> Integers:
    """Return how often each of `size` words stands, and with a capital, in what tells names: `CAPITAL_COUNTS` x words.

    Within sentences that are no headlines, all and with a capital; within sentences, but for words that are all
    capitals, all and with a capital; and anywhere, but for these.
    """
    inside, shouted = ~tokens.first, tokens.capitals
    total, capital = _counts(tokens, inside & ~in_headline(tokens), size)
    spoken, capital_spoken = _counts(tokens, inside & ~shouted, size)
    anywhere, _ = _counts(tokens, ~shouted, size)
    return np.stack([total, capital, spoken, capital_spoken, anywhere])


def names_from(words: tuple[str, ...], languages: tuple[str, ...], counts: Integers) -> frozenset[str]:
    """Return the words that keep their form because they are names, and the German words that are nouns.

    Args:
        words, languages: the distinct words, as in `Tokens`.
        counts: what `capital_counts` gave.

    >>> from gleanings.words.tokenizer import tokenize
    >>> tokens = tokenize(["We met Mary and Ann.", "They saw Mary."])
    >>> sorted(names_from(tokens.words, tokens.languages, capital_counts(tokens, len(tokens.words))))
    ['mary']
    """
    names = written_as_names(words, languages, counts, _NAME_COUNT)
    return names | _nouns(words, languages, counts[2:])


def written_as_names(
    words: tuple[str, ...], languages: tuple[str, ...], counts: Integers, least: int = 1
) -> frozenset[str]:
    """Return the words that have a capital within sentences, where they stand `least` times or more; no German ones."""
    total, capital = counts[:2]
    is_name = (total >= least) & (capital >= _NAME_SHARE * total)
    return frozenset(words[i] for i in np.flatnonzero(is_name) if languages[i] not in CAPITAL_NOUNS)


def in_headline(tokens: Tokens) -> Flags:
    """Return for each token whether more than half of its sentence, but for the first word, has capitals.

    >>> from gleanings.words.tokenizer import tokenize
    >>> in_headline(tokenize(["Rain In Spain", "rain fell on Spain"])).tolist()
    [True, True, True, False, False, False, False]
    """
    inside = ~tokens.first
    size = int(tokens.sentence[-1]) + 1 if len(tokens.sentence) else 0
    words_in = np.bincount(tokens.sentence[inside], minlength=size)
    capitals_in = np.bincount(tokens.sentence[inside], weights=tokens.upper[inside], minlength=size)
    return np.asarray((capitals_in > _TITLE_CASE * words_in)[tokens.sentence])


def _nouns(words: tuple[str, ...], languages: tuple[str, ...], counts: Integers) -> set[str]:
    """Return the words of languages whose nouns have a capital that are mostly nouns.

    What stands at the beginning of sentences only is one if the dictionary has it as one.
    """
    if not set(CAPITAL_NOUNS) & set(languages):
        return set()
    total, capital, anywhere = counts
    found = set()
    for i, (word, language) in enumerate(zip(words, languages, strict=True)):
        if language in CAPITAL_NOUNS:
            seen = capital[i] > _NOUN_SHARE * total[i] if total[i] else bool(anywhere[i])
            if seen and (total[i] or known_as_noun(word, language)):
                found.add(word)
    return found


def _counts(tokens: Tokens, which: Flags, size: int) -> tuple[Integers, Integers]:
    ids = tokens.ids[which]
    capital = np.bincount(ids[tokens.upper[which]], minlength=size)
    return np.bincount(ids, minlength=size).astype(np.int64), capital.astype(np.int64)
