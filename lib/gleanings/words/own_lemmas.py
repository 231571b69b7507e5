"""Words that are their own lemma in these texts, whatever the dictionary gives: lemmas of other forms, and acronyms.

A dictionary has one lemma for a form, that of a rarer word too often: "ausschelten" (to scold) for "ausschalten" (to
switch off), "data" for the Swedish "dator" (a computer). Of "ausgeschaltet" and "datorer" it has the right one. So a
word is a lemma where the other forms of the texts are its forms rather than those of the lemma that is given for it.
And "GNOME" is a name, not several gnomes; "Daten" are no dates.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from gleanings.types import Integers
from gleanings.words.lemmas import CAPITAL_NOUNS, has_lemmas, lemmatizer, noun_lemma
from gleanings.words.spellings import Rewritten
from gleanings.words.stop_words import stop_words

_NOT = ("ar", "en")  # "ar": forms of a verb are lemmas there; "en": forms are checked in lemmas.py
_TIMES = 10  # "Daten" and "Medien" are other words than "Datum" and "Medium", where these are so rare
_CAPITALS = 0.5  # of its places: what stands in capitals so often is an acronym


def own_lemmas(words: Sequence[str], languages: Sequence[str], times: Integers, in_small: Integers) -> Rewritten:
    """Return which words are counted as they stand, each with itself.

    Args:
        words: the distinct words.
        languages: the language of each.
        times: how often each occurs.
        in_small: how often each is written otherwise than in capitals.

    >>> forms = ["ausgeschaltet", "ausschalten", "gnome", "häuser"]
    >>> sorted(own_lemmas(forms, ["de"] * 4, np.array([1, 2, 9, 3]), np.array([1, 2, 1, 3])))
    [('de', 'ausschalten', 'ausschalten'), ('de', 'gnome', 'gnome')]
    """
    read_in = {code for code in set(languages) - set(_NOT) if has_lemmas(code)}
    itself = dict(zip(zip(languages, words, strict=True), times.tolist(), strict=True))
    lemmas = {
        (code, word): lemmatizer(code)(word) if n and code in read_in else word for (code, word), n in itself.items()
    }
    of_others: Counter[tuple[str, str]] = Counter()  # how often other forms of a lemma stand in the texts
    for (code, word), lemma in lemmas.items():
        of_others[code, lemma] += itself[code, word] * (word != lemma)

    def is_lemma(code: str, word: str, lemma: str) -> bool:
        forms_of_lemma = of_others[code, lemma] - itself[code, word] + itself.get((code, lemma), 0)
        return lemma != word and of_others[code, word] > forms_of_lemma and lemma not in stop_words(code)

    def is_plural(code: str, word: str) -> bool:
        singular = f"{word[:-2]}um"
        alone = itself[code, word] > _TIMES * itself.get((code, singular), 0)
        return alone and word.endswith("en") and noun_lemma(word, code) == singular

    acronyms = np.asarray(in_small <= (1 - _CAPITALS) * times)
    return frozenset(
        (code, word, word)
        for ((code, word), lemma), acronym in zip(lemmas.items(), acronyms.tolist(), strict=True)
        if is_lemma(code, word, lemma)
        or (code in CAPITAL_NOUNS and word.isalpha() and (acronym or is_plural(code, word)))
    )
