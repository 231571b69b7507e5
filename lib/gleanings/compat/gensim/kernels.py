"""The compiled kernels of gensim's LDA: the equations of Hoffman, Blei and Bach 2010, "Online Learning for Latent
Dirichlet Allocation", figure 1, rounded as gensim 4.4 (gensim/models/ldamodel.py) rounds them where it tells.

Each works on a stretch of documents, words or topics, so that the caller (inference.py) can share them out.
"""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gleanings.compiled import kernel, kernel_with

Array = NDArray[Any]
Real = np.floating[Any]

_STEPS = 9  # from 0 to beyond 8.5
_SERIES_FROM = 8.5
_EULER = 0.57721566490153286060

# exp in single precision: a rational function after Cody and Waite's reduction. The coefficients are numpy's
# (numpy/_core/src/umath/loops_exponent_log.dispatch.c.src), so that the last bit is numpy's as well.
_LOG2_E, _ROUNDING, _LN2_HIGH, _LN2_LOW = np.array([1.44269504, 12582912.0, -6.93145752e-1, -1.42860677e-6], np.float32)
_NUMERATOR = np.array(
    [
        9.99999999998e-01,
        7.257664613233e-01,
        2.473615434896e-01,
        5.114512081638e-02,
        6.757896990528e-03,
        5.082762527591e-04,
    ],
    np.float32,
)
_DENOMINATOR = np.array([1.0, -2.742335390412e-01, 2.159509375686e-02], np.float32)
_LEAST_POWER = -150
_POWERS = (2.0 ** np.arange(_LEAST_POWER, 128)).astype(np.float32)


@kernel
def _digamma(x: Array, shifted: Array, out: Array) -> None:
    """Set `out` to the digamma function of `x`, above 0, step by step as gensim's `_matutils._digamma` rounds it.

    Algorithm AS 103 (Bernardo 1976): psi(x) = psi(x + 1) - 1/x up to 8.5, then Stirling's series. gensim calculates
    in double precision and rounds to the model's own after each step; a better digamma would lead to other topics,
    since ten passes magnify the difference. `shifted` is room to work in.
    """
    for k in range(x.size):
        out[k] = 0.0
        shifted[k] = x[k]
    for _ in range(_STEPS):
        for k in range(x.size):
            if shifted[k] < _SERIES_FROM:
                out[k] = out[k] - 1.0 / shifted[k]
                shifted[k] = shifted[k] + 1.0
    for k in range(x.size):
        if x[k] <= 0.000001:
            out[k] = -_EULER - 1.0 / x[k] + 1.6449340668482264365 * x[k]
            continue
        q = out.dtype.type(1.0 / shifted[k])
        r = q * q
        out[k] = out[k] + math.log(np.float64(shifted[k])) - 0.5 * q
        rest = 1.0 / 12.0 - r * (1.0 / 120.0 - r * (1.0 / 252.0 - r * (1.0 / 240.0 - r * (1.0 / 132.0))))
        out[k] = out[k] - r * rest


@kernel_with(fastmath=frozenset({"contract"}))
def _exp(x: Array) -> None:
    """Replace `x`, not above 0, by exp(x)."""
    if x.itemsize != _NUMERATOR.itemsize:
        for k in range(x.size):
            x[k] = math.exp(x[k])
        return
    a, b, c = _NUMERATOR, _DENOMINATOR, _POWERS
    for k in range(x.size):
        power = (np.float32(x[k]) * _LOG2_E + _ROUNDING) - _ROUNDING
        y = power * _LN2_LOW + (power * _LN2_HIGH + np.float32(x[k]))
        numerator = ((((a[5] * y + a[4]) * y + a[3]) * y + a[2]) * y + a[1]) * y + a[0]
        denominator = (b[2] * y + b[1]) * y + b[0]
        x[k] = numerator / denominator * c[min(max(int(power) - _LEAST_POWER, 0), c.size - 1)]


@kernel
def expectation(parameters: Array, out: Array) -> None:
    """Set `out` to E[log theta] of Dirichlet distributions, one a row.

    A row is added up from left to right: gensim's rounding of long rows is part of its answer.
    """
    shifted = np.empty(parameters.shape[1], parameters.dtype)
    total = np.empty((2, 1), parameters.dtype)
    for row in range(parameters.shape[0]):
        total[0, 0] = 0
        for k in range(parameters.shape[1]):
            total[0, 0] += parameters[row, k]
        _digamma(total[0], shifted, total[1])
        _digamma(parameters[row], shifted, out[row])
        for k in range(parameters.shape[1]):
            out[row, k] -= total[1, 0]


@kernel_with(fastmath=frozenset({"reassoc", "contract", "nsz"}))
def _norms(theta: Array, topics: Array, block: Array, epsilon: Real, norms: Array) -> None:
    """Set `norms[w]` to the sum of theta[i] * block[topics[i], w], plus epsilon; four topics at a time."""
    for w in range(norms.size):
        norms[w] = epsilon
    for i in range(0, topics.size, 4):
        a, b, c, d = theta[i], theta[i + 1], theta[i + 2], theta[i + 3]
        first, second = block[topics[i]], block[topics[i + 1]]
        third, fourth = block[topics[i + 2]], block[topics[i + 3]]
        for w in range(norms.size):
            norms[w] += (a * first[w] + b * second[w]) + (c * third[w] + d * fourth[w])


@kernel_with(fastmath=frozenset({"reassoc", "contract", "nsz"}))
def _dots(ratio: Array, topics: Array, block: Array, sums: Array) -> None:
    """Set `sums[i]` to the sum over w of ratio[w] * block[topics[i], w], four topics at a time."""
    zero = ratio.dtype.type(0)
    for i in range(0, topics.size, 4):
        first, second = block[topics[i]], block[topics[i + 1]]
        third, fourth = block[topics[i + 2]], block[topics[i + 3]]
        a, b, c, d = zero, zero, zero, zero
        for w in range(ratio.size):
            a += ratio[w] * first[w]
            b += ratio[w] * second[w]
            c += ratio[w] * third[w]
            d += ratio[w] * fourth[w]
        sums[i], sums[i + 1], sums[i + 2], sums[i + 3] = a, b, c, d


@kernel
def infer_rows(
    first: int,
    last: int,
    indptr: Array,
    indices: Array,
    counts: Array,
    beta: Array,
    alpha: Array,
    epsilon: Real,
    iterations: int,
    threshold: float,
    gamma: Array,
    theta: Array,
    ratio: Array,
) -> int:
    """Bring `gamma` of the documents `first` to `last` to rest; set `theta` and `ratio`; return how many came to rest.

        phi[w, k]  ∝  theta[k] beta[k, w]          theta = exp E[log theta | gamma]
        gamma[k]   =  alpha[k] + theta[k] sum over w of ratio[w] beta[k, w]
        ratio[w]   =  counts[w] / (sum over k of theta[k] beta[k, w] + epsilon)

    Topics whose gamma is alpha, and whose theta is so small that rounding will keep it there, are set aside: most
    topics of most documents, where there are many topics. The answer is the same bit for bit.
    """
    topics = alpha.size
    padded = (topics + 3) // 4 * 4
    longest = 0
    for d in range(first, last):
        longest = max(longest, indptr[d + 1] - indptr[d])
    dtype = beta.dtype
    space, more = np.empty((topics + 1) * longest, dtype), np.empty(longest, dtype)
    members = np.empty(padded, np.int64)  # the topics not set aside, padded with the number of a row of zeros
    sums, own, share = np.empty(padded, dtype), np.empty(padded, dtype), np.empty(padded, dtype)
    room = np.empty(padded, dtype)
    total = np.empty((3, 1), dtype)
    settled = 0
    for d in range(first, last):
        start, length = indptr[d], indptr[d + 1] - indptr[d]
        block = space[: (topics + 1) * length].reshape(topics + 1, length)
        for k in range(topics):
            for w in range(length):
                block[k, w] = beta[k, indices[start + w]]
        block[topics] = 0
        words = 0.0
        for w in range(length):
            words += abs(counts[start + w])
        norms, row = more[:length], ratio[start : start + length]
        negligible = epsilon * epsilon / (4 * words) if words else 0.0
        size, change = topics, dtype.type(0)
        for k in range(topics):
            members[k] = k
            own[k] = gamma[d, k]
        for step in range(iterations + 1):
            total[0, 0] = 0
            for k in range(topics):
                total[0, 0] += gamma[d, k]
            _digamma(total[0], total[1], total[2])
            _digamma(own[:size], room[:size], share[:size])
            for i in range(size):
                share[i] -= total[2, 0]
            _exp(share[:size])
            kept = 0
            for i in range(size):
                k, weight = members[i], share[i]
                theta[d, k] = weight
                if own[i] != alpha[k] or weight > alpha[k] * negligible:
                    members[kept], own[kept], share[kept] = k, own[i], weight
                    kept += 1
            size = kept
            while kept % 4:
                members[kept], share[kept] = topics, 0
                kept += 1
            _norms(share, members[:kept], block, epsilon, norms)
            for w in range(length):
                row[w] = counts[start + w] / norms[w]
            if step and change / topics < threshold:
                settled += 1
                break
            if step == iterations:
                break
            _dots(row, members[:kept], block, sums)
            change = dtype.type(0)
            for i in range(size):
                k = members[i]
                new = alpha[k] + share[i] * sums[i]
                change += abs(new - own[i])
                own[i] = gamma[d, k] = new
    return settled


@kernel
def gather_words(
    first: int, last: int, indptr: Array, documents: Array, places: Array, theta: Array, ratio: Array, out: Array
) -> None:
    """Set `out[:, w]`, for words `first` to `last`, to the sum over documents d of theta[d] * ratio[d, w], in order.

    Of a word that a document lists twice the last entry counts, as in gensim, where `sstats[:, ids] += ...` keeps one.
    """
    topics = out.shape[0]
    total = np.zeros(topics, out.dtype)
    for w in range(first, last):
        total[:] = 0
        for i in range(indptr[w], indptr[w + 1]):
            if i + 1 < indptr[w + 1] and documents[i + 1] == documents[i]:
                continue
            share = ratio[places[i]]
            for k in range(topics):
                total[k] += theta[documents[i], k] * share
        for k in range(topics):
            out[k, w] = total[k]


@kernel
def word_scores(
    first: int, last: int, indptr: Array, indices: Array, counts: Array, log_theta: Array, log_beta: Array, out: Array
) -> None:
    """Set `out[d]` to the sum over words of counts * log(sum over k of exp(log_theta[d, k] + log_beta[k, w]))."""
    for d in range(first, last):
        for i in range(indptr[d], indptr[d + 1]):
            w = indices[i]
            top = log_theta[d, 0] + log_beta[0, w]
            for k in range(1, log_theta.shape[1]):
                top = max(top, log_theta[d, k] + log_beta[k, w])
            total = 0.0
            for k in range(log_theta.shape[1]):
                total += math.exp(log_theta[d, k] + log_beta[k, w] - top)
            out[d] += counts[i] * (math.log(total) + top)
