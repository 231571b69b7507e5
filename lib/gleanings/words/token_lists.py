"""Lists of words that are given as rows."""

from collections.abc import Iterable, Mapping

from gleanings.errors import InvalidType, quoted


def checked_lists(rows: object) -> list[list[str]]:
    """Return rows as lists of words if they are that; otherwise raise.

    >>> checked_lists([("rain", "storm"), []])
    [['rain', 'storm'], []]
    """
    if isinstance(rows, Mapping) or hasattr(rows, "columns") or not isinstance(rows, Iterable):
        raise InvalidType(f"tokens is of type {type(rows).__name__}; give lists of words, one a row.")
    return [_checked(i, row) for i, row in enumerate(rows)]


def _checked(index: int, row: object) -> list[str]:
    if isinstance(row, str):
        raise InvalidType(f"row {index} is a text; give a list of words, or use bag_of_words for texts.")
    if not isinstance(row, Iterable):
        raise InvalidType(f"row {index} is {quoted(row)}, not a list of words; give an empty list for a missing one.")
    words = list(row)
    for word in words:
        if not isinstance(word, str):
            raise InvalidType(f"row {index} holds {quoted(word)}, which is not a text; give lists of words.")
    return words
