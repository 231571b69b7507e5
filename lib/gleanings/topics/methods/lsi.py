"""Latent semantic indexing: topics from the leading axes of TF-IDF.

Source: Deerwester, Dumais, Furnas, Landauer, Harshman 1990, "Indexing by latent semantic analysis". The axes are those
of gensim's `LsiModel` (gensim/models/lsimodel.py) when that has converged.
"""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.parallel.threads import Workers
from gleanings.topics.fit_result import Fit
from gleanings.topics.lda.row_order import as_given, by_content
from gleanings.topics.lda.truncated_svd import SubspaceIteration
from gleanings.topics.methods.least_squares import project
from gleanings.topics.methods.tfidf import idf, normalised, tfidf
from gleanings.topics.training import TrainingHistory, run_passes
from gleanings.types import Floats

_SPARE = 10  # axes computed and thrown away: the last ones asked for converge sooner
_PASSES = 300
_TOLERANCE = 1e-10  # of the largest eigenvalue: the change of a pass below which the axes have converged
_NOTHING = 1e-10  # of the largest eigenvalue: an axis that explains less is rounding error


def fit_lsi(counts: csr_matrix, *, topics: int, seed: int, progress: bool = False) -> Fit:
    """Return topics made of the `topics` leading axes of TF-IDF.

    An axis has words at both of its ends. It is turned so that the heavier end is positive; the topic is that end,
    its weights made to sum to 1, and the other end is left out. So a topic is one half of what the axis tells apart,
    and the first is what all rows have in common. Shares are those of the mix of topics nearest to each row's TF-IDF,
    as for `nmf`. `likelihood` is the part of the squared length of all rows that the axes explain, after each pass.
    """
    counts, order = by_content(counts)
    word_weights = idf(counts)
    rows = tfidf(counts, word_weights)
    axes, history = leading_axes(rows, topics, seed, progress=progress)
    positive, negative = np.maximum(axes, 0), np.maximum(-axes, 0)
    weights = normalised(np.where((negative.sum(axis=1) > positive.sum(axis=1))[:, None], negative, positive))
    notes = ["Each topic is one end of an axis of latent semantic indexing; what stands at the other end is left out."]
    if len(weights) < topics:
        only = "one axis" if len(weights) == 1 else f"{len(weights)} axes"
        notes.append(f"The bag has {only} only, each of them a topic, so that {topics} cannot be found.")
    return Fit(
        shares=as_given(project(counts, weights, word_weights), order),
        weights=weights,
        alpha=np.zeros(len(weights)),
        beta=0.0,
        likelihood=history.likelihood,
        converged=history.converged,
        notes=(*notes, *history.notes),
        word_weights=word_weights,
    )


def leading_axes(
    rows: csr_matrix,
    number: int,
    seed: int,
    *,
    passes: int = _PASSES,
    progress: bool = False,
    interruptible: bool = True,
) -> tuple[Floats, TrainingHistory]:
    """Return the leading right singular vectors (at most `number` x words), and the explained part after each pass.

    Args:
        interruptible: whether an interrupt (Ctrl-C) leaves the axes as they are by then; else it goes on up.
    """
    total = float((rows.data**2).sum())
    values, change = np.zeros(number), np.inf
    with Workers() as workers:
        svd = SubspaceIteration(rows, min(number + _SPARE, *rows.shape), seed, workers)

        def step() -> float:
            nonlocal values, change
            svd.step()
            found = np.zeros(number)
            largest = svd.values()[:number]
            found[: len(largest)] = largest
            change, values = float(np.abs(found - values).max()), found
            return float(values.sum()) / total

        history = run_passes(
            step,
            passes,
            lambda _: bool(change < _TOLERANCE * values[0]),
            progress=progress,
            interruptible=interruptible,
        )
        svd.orthonormalise()  # after an interrupt they need not be so
        found = svd.rotated(number, number)
    there = int((found.values > _NOTHING * found.values[0]).sum())
    return np.ascontiguousarray(found.axes[:, :there].T), history
