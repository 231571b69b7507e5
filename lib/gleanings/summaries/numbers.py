"""The numbers in a sentence, in figures and in words. Most are no words to a stemmer, or stop words."""

import re

from gleanings.summaries.function_words import WORD, function_words

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def numbers_in(text: str, language: str = "") -> frozenset[str]:
    """Return the numbers in a text, without the commas of thousands; single words for numbers, from two on, too.

    >>> sorted(numbers_in("1,200 people paid £2.50 in 2023."))
    ['1200', '2.50', '2023']
    >>> numbers_in("Three months' notice", "en") == numbers_in("3 months' notice", "en")
    True
    """
    found = [number.replace(",", "") for number in _NUMBER.findall(text)]
    known = function_words(language)
    if known is not None and known.numerals:
        found += [known.numerals[word] for word in WORD.findall(text.lower()) if word in known.numerals]
    return frozenset(found)
