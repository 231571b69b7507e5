"""Numbers of a column: those that are texts, as a table without types gives them, and the groups that they name."""

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"[+-]?\d++(?:\.\d++)?(?:[eE][+-]?\d++)?\Z")
_COMMA = re.compile(r"[+-]?\d++(?:,\d++)?\Z")
_UNSURE = re.compile(r"[+-]?(?:\d++|[1-9]\d{0,2}(?:,\d{3})++)\Z")
_CODE = re.compile(r"[+-]?0\d")  # "01234" is a code: a number would lose its zero


def number_column(values: Sequence[object]) -> list[float | None] | None:
    """Return the values of a column of texts as numbers; None where they are not all numbers.

    A comma is taken for the sign before decimals where one of them cannot part thousands ("0,5"). Codes such as
    "01234", and columns in which nothing is a text, are left as they are.

    Args:
        values: of the documents; None for a missing one.

    >>> number_column(["12.5", None, "13"]), number_column(["0,5", "12"])
    ([12.5, None, 13.0], [0.5, 12.0])
    >>> number_column(["01234", "20000"]), number_column(["1,200", "3"]), number_column([1, 2])
    (None, None, None)
    """
    texts = [value.strip() for value in values if isinstance(value, str)]
    known = sum(value is not None for value in values)
    if not texts or len(texts) < known or any(_CODE.match(text) for text in texts):
        return None
    comma = not all(_NUMBER.match(text) for text in texts)
    if comma and (not all(_COMMA.match(text) for text in texts) or all(_UNSURE.match(text) for text in texts)):
        return None
    return [float(value.strip().replace(",", ".")) if isinstance(value, str) else None for value in values]


def as_label(value: object) -> str:
    """Return a value of a column as the name of a group: a whole number without decimals.

    >>> as_label(2001.0), as_label(0.5), as_label("red")
    ('2001', '0.5', 'red')
    """
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
