"""The numbers in a sentence. They are no words, and have no stems."""

import re

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers in a text, without the commas of thousands.

    >>> sorted(numbers_in("1,200 people paid £2.50 in 2023."))
    ['1200', '2.50', '2023']
    """
    return frozenset(number.replace(",", "") for number in _NUMBER.findall(text))
