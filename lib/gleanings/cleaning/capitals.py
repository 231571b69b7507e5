"""How many of the longer words of a text begin with a capital: names and titles, or sentences."""

import re

_LONGER = re.compile(r"[^\W\d_][^\W_]{3,}")
# "a" for small letters, "A" for capitals and for "?", which stands for what is not ASCII, and a space for other signs.
_SHAPES = bytes(
    ord("a" if (sign := chr(i)).islower() else "A" if sign.isalnum() or sign == "?" else " ") for i in range(256)
)


def capital_share(text: str) -> float:
    """Return the share of the words of four letters and more that begin with a capital; 0 in scripts without case.

    >>> capital_share("Talks Resume in Doha"), capital_share("Talks resume in Doha")
    (1.0, 0.6666666666666666)
    """
    words = _LONGER.findall(text)
    return len([word for word in words if word[0].isupper()]) / len(words) if words else 0.0


def most_capitals(text: str) -> float:
    """Return what `capital_share` is at most, told in a tenth of its time, without a look at single words.

    >>> most_capitals("Talks Resume in Doha"), most_capitals("The talks resumed in Doha, said both.")
    (1.0, 0.3333333333333333)
    """
    shape = b" " + text.encode("ascii", "replace").translate(_SHAPES)
    small, capitals = shape.count(b" aaaa"), shape.count(b"A")
    return capitals / (capitals + small) if small else 1.0
