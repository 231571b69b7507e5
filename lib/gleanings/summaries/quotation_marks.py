"""Whether the quotations and brackets of a text are opened and closed in it, in the ways that languages have."""

import re
from itertools import chain

_LOW, _HIGH, _CLOSING = "„", "“", "”"  # „German“, „Polish”, “English”, ”Swedish”
_LEFT, _RIGHT = "«", "»"  # «French», »Danish«, »Finnish»
_BRACKETS = (("(", ")"), ("[", "]"))
_OPENS_BY_CLOSING, _OPENS_BY_RIGHT = re.compile(r"(?<![^\s(])”(?=\w)"), re.compile(r"(?<![^\s(])»(?=\w)")
_OPENS_BY_HIGH = re.compile(r"“(?=[^\s.,;:!?)])")  # another ends a German quotation
_OPEN = ('"', _LOW, _HIGH, _CLOSING, _LEFT, _RIGHT)
_SIGNS = (*_OPEN, *chain(*_BRACKETS))


def opened(text: str) -> bool:
    """Return whether a text opens a quotation that it does not close.

    >>> opened('Ann Lowe said: "The dam holds. '), opened("„Der Damm hält“, sagte Ann Lowe. ")
    (True, False)
    >>> opened("Sztuka „Cicha woda” trwa. "), opened("Berg sade: ”Dammen håller. ")
    (False, True)
    """
    if not may_open(text):
        return False
    return text.count('"') % 2 == 1 or any(surplus > 0 for surplus in _surpluses(text))


def may_open(text: str) -> bool:
    """Return whether a text has a sign that opens quotations: seen at once, and most have none.

    >>> may_open("He said “no”."), may_open("He said no.")
    (True, False)
    """
    return any(sign in text for sign in _OPEN)


def holds_a_part(text: str) -> bool:
    """Return whether a quotation or bracket begins or ends outside of a text.

    >>> [holds_a_part(text) for text in ('"Rain fell.', "„Rain“ fell.", "»Rain» fell.", "Rain fell (in Orr.")]
    [True, False, False, True]
    """
    if not any(sign in text for sign in _SIGNS):  # seen at once, and so in most
        return False
    brackets = any(text.count(one) != text.count(other) for one, other in _BRACKETS)
    return brackets or text.count('"') % 2 == 1 or any(_surpluses(text))


def _surpluses(text: str) -> tuple[int, int]:
    """How many quotations more are opened than closed, by curved marks and by guillemets."""
    low, high, closing, left, right = (text.count(sign) for sign in (_LOW, _HIGH, _CLOSING, _LEFT, _RIGHT))
    curved = low - high - closing if low else 2 * len(_OPENS_BY_HIGH.findall(text)) - high - closing
    pointed = left - right
    if closing and not low and not high and _OPENS_BY_CLOSING.search(text):
        curved = closing % 2
    if right and _OPENS_BY_RIGHT.search(text):
        pointed = right - left if left else right % 2
    return curved, pointed
