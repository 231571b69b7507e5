"""Linear regression of topic shares on what is known of the documents, with shares drawn and clustered errors."""

from dataclasses import dataclass

import numpy as np

from gleanings.types import Floats, Integers


@dataclass(frozen=True, eq=False)
class Regression:
    """Coefficients of one regression.

    Attributes:
        estimates: terms, float64.
        covariance: terms x terms, float64: robust to unequal variance, and to likeness within clusters.
    """

    estimates: Floats
    covariance: Floats


def least_squares(design: Floats, response: Floats, cluster: Integers) -> Regression:
    """Return the least squares fit with clustered errors.

    The sandwich is that of Liang and Zeger (1986) with the correction for small samples of Stata and statsmodels
    (`cov_type="cluster"`): G / (G - 1) x (N - 1) / (N - P). With every document a cluster of its own it is White's
    (1980) with N / (N - P).

    Args:
        design: N documents x P terms, of full column rank.
        response: N.
        cluster: the number of the cluster of each document, from 0.
    """
    size, terms = design.shape
    inverse = np.linalg.inv(design.T @ design)
    estimates = inverse @ (design.T @ response)
    scores = design * (response - design @ estimates)[:, None]
    groups = int(cluster.max()) + 1
    sums = np.zeros((groups, terms))
    np.add.at(sums, cluster, scores)
    correction = groups / (groups - 1) * (size - 1) / (size - terms)
    return Regression(estimates, inverse @ (sums.T @ sums) @ inverse * correction)


def combined(fits: list[Regression]) -> tuple[Floats, Floats]:
    """Return the estimates and the standard errors of several fits to drawn data.

    Rubin's rules (1987): the mean of the estimates; the mean of their variances, plus the variance between them times
    1 + 1 / M. This is the method of composition of stm's `estimateEffect`, in closed form.
    """
    estimates = np.array([fit.estimates for fit in fits])
    within = np.mean([np.diag(fit.covariance) for fit in fits], axis=0)
    between = estimates.var(axis=0, ddof=1) if len(fits) > 1 else np.zeros(estimates.shape[1])
    return estimates.mean(axis=0), np.sqrt(within + (1 + 1 / len(fits)) * between)
