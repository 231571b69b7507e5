"""Logarithms with the same bits on every kind of processor."""

import numpy as np
from numpy.typing import ArrayLike

from gleanings.types import Floats

_DIGITS = 12  # after the point


def log(numbers: ArrayLike) -> Floats:
    """Return natural logarithms, rounded to 12 digits after the point.

    numpy and the C library have code of their own for each kind of processor, and a few logarithms in a hundred
    thousand differ in the last bit between them; what is sorted or fitted by them would, too.

    Args:
        numbers: above 0, of any shape.

    Returns:
        An array of that shape.

    >>> float(log(2)), log([1, 10]).tolist()
    (0.69314718056, [0.0, 2.302585092994])
    """
    return np.asarray(np.round(np.log(numbers), _DIGITS), dtype=np.float64)
