"""Forms that are broken within: at the end of a line, and at spaces of no width."""

from functools import lru_cache

from gleanings.documents.broken_words import is_known, is_one
from gleanings.words.characters import BROKEN, ZERO_WIDTH, canonical
from gleanings.words.splitters import UNSPACED


def at_zero_width(form: str, language: str) -> tuple[str, ...]:
    """Return the forms in a form with spaces of no width: one, unless the dictionary has its parts alone.

    >>> at_zero_width("un\\u200bbelievable", "en"), at_zero_width("red\\u200bapple", "en")
    (('unbelievable',), ('red', 'apple'))
    """
    parts = tuple(part for part in form.split(ZERO_WIDTH) if part)
    one = "".join(parts)
    known = all(is_known(canonical(part, language), language) for part in parts)
    return parts if language in UNSPACED or (known and not is_known(canonical(one, language), language)) else (one,)


@lru_cache(maxsize=100_000)
def rejoined(form: str, language: str) -> str:
    """Return a form that was broken at the end of a line: with its hyphen only where the halves are the words."""
    whole, *rest = form.split(BROKEN)
    for half in rest:
        one = is_one(canonical(whole, language), canonical(half, language), language)
        whole = whole + half if one else f"{whole}-{half}"
    return whole
