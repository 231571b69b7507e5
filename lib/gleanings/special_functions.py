"""Functions for kernels with the same bits everywhere: the exponential, the logarithm and the digamma function.

The C library has code of its own for each kind of processor, and some results differ in the last bit between them.
These are made of additions, multiplications and divisions in a fixed order.
"""

import math

import numpy as np

from gleanings.compiled import kernel

_LN2_HIGH = 6.93147180369123816490e-01  # 33 bits: its product with a power of two is exact
_LN2_LOW = 1.90821492927058770002e-10
_LOG2_E = 1.44269504088896338700
_LEAST = -708.0  # exp of less is taken for zero
_SERIES_FROM = 8.5
_MANTISSA, _BIAS = 52, 1023  # of a float64: bits of its fraction, and what is added to its exponent
_FRACTION, _HALF = 0x000FFFFFFFFFFFFF, 0x3FE0000000000000
_TINY = 2.0**-1022


@kernel
def exp(x: float) -> float:
    """Return the exponential of x, zero below -708.

    x = n ln 2 + r with |r| < 0.35, and exp r by the rational function of fdlibm's `e_exp.c` (Sun Microsystems 1993):
    the error is below one unit in the last place.
    """
    if x < _LEAST:
        return 0.0
    if x > -_LEAST:
        return math.inf
    n = math.floor(x * _LOG2_E + 0.5)
    high = x - n * _LN2_HIGH
    low = n * _LN2_LOW
    r = high - low
    t = r * r
    c = r - t * (
        1.66666666666666019037e-01
        + t
        * (
            -2.77777777770155933842e-03
            + t * (6.61375632143793436117e-05 + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))
        )
    )
    power = np.int64((np.int64(n) + _BIAS) << _MANTISSA).view(np.float64)  # 2^n
    return (1.0 - ((low - (r * c) / (2.0 - c)) - high)) * power


@kernel
def log(x: float) -> float:
    """Return the natural logarithm of x > 0.

    x = 2^n (1 + f) with 1 + f between the roots of 1/2 and 2, and log (1 + f) by the polynomial of fdlibm's `e_log.c`.
    """
    shift = 0
    if x < _TINY:
        x *= 2.0**54
        shift = -54
    bits = np.float64(x).view(np.int64)
    n = shift + (bits >> _MANTISSA) - _BIAS + 1
    m = np.int64((bits & _FRACTION) | _HALF).view(np.float64)  # from 1/2 to 1
    if m < 0.70710678118654752440:
        m *= 2.0
        n -= 1
    f = m - 1.0
    s = f / (2.0 + f)
    z = s * s
    w = z * z
    even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
    odd = z * (
        6.666666666666735130e-01
        + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01))
    )
    half = 0.5 * f * f
    return n * _LN2_HIGH - ((half - (s * (half + (even + odd)) + n * _LN2_LOW)) - f)


@kernel
def digamma(x: float) -> float:
    """Return the digamma function of x > 0 (Bernardo 1976, "Algorithm AS 103: psi (digamma) function")."""
    result = 0.0
    while x < _SERIES_FROM:
        result -= 1.0 / x
        x += 1.0
    q = 1.0 / (x * x)
    series = q * (1.0 / 12.0 - q * (1.0 / 120.0 - q * (1.0 / 252.0 - q * (1.0 / 240.0 - q / 132.0))))
    return result + log(x) - 0.5 / x - series
