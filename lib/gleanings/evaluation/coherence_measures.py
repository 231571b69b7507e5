"""The measures of coherence: formulas over counts of words that occur together."""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.evaluation.cooccurrence import Cooccurrences, in_documents
from gleanings.numerics import log
from gleanings.types import CoherenceMeasure, Floats, Integers

WINDOWS: dict[str, int | None] = {"npmi": None, "c_npmi": 10, "c_v": 110, "c_uci": 10, "u_mass": None}
_EPSILON = 1e-12  # added to the probability of a pair: Röder, Both and Hinneburg 2015, and gensim

READING = {
    "npmi": "From -1 (never in one document) over 0 (as often as by chance) to 1 (only together).",
    "c_npmi": "From -1 (never within ten words) over 0 (as often as by chance) to 1 (only together).",
    "c_v": "From 0 to 1, higher is better.",
    "c_uci": "0 is as often as by chance, higher is better; without bounds, and a single pair can decide it.",
    "u_mass": "0 or below, nearer to 0 is better; frequent words score well whatever they mean.",
}
MISLEADING = (
    "Misleading: differences of a few hundredths between models, which people do not see; and values from other texts, "
    "other numbers of words or other measures, which cannot be compared."
)


def score(
    top: tuple[str, ...], place: dict[str, int], found: Cooccurrences, measure: CoherenceMeasure
) -> tuple[float, tuple[str, ...]]:
    """Return the coherence of one topic and the words that it was made from."""
    rows = np.array([place[word] for word in top], dtype=np.int64)
    rows = rows[found.together[rows, rows] > 0]
    words = tuple(found.words[i] for i in rows)
    if len(rows) < 2:
        return float("nan"), words
    pair = found.together[np.ix_(rows, rows)] / found.windows
    single = np.diag(pair)
    upper = np.triu_indices(len(rows), 1)
    if measure == "u_mass":
        return float(log((pair[upper] + _EPSILON) / single[upper[0]]).mean()), words
    chance = np.outer(single, single)
    if measure == "npmi":
        both = pair[upper]
        scores = np.where(both == 1.0, 1.0, -1.0)
        some = (both > 0) & (both < 1)
        scores[some] = log(both[some] / chance[upper][some]) / -log(both[some])
        return float(scores.mean()), words
    information = log((pair + _EPSILON) / chance)
    if measure == "c_uci":
        return float(information[upper].mean()), words
    information /= -log(pair + _EPSILON)
    if measure == "c_npmi":
        return float(information[upper].mean()), words
    whole = information.sum(axis=0)
    lengths = np.sqrt((information**2).sum(axis=1)) * np.sqrt((whole**2).sum())
    return float(np.mean(information @ whole / lengths)), words


def npmi(tops: Integers, counts: csr_matrix) -> Floats:
    """Return the coherence of topics by `npmi` in the rows of `counts`, one number per topic, -1 to 1; NaN for none.

    Args:
        tops: topics x words: the columns of the top words.
        counts: rows x words.

    >>> rows = csr_matrix([[1, 1, 0, 0], [0, 0, 1, 1]])
    >>> npmi(np.array([[0, 1], [0, 2]]), rows).tolist()
    [1.0, -1.0]
    """
    columns = np.unique(tops)
    words = tuple(str(column) for column in columns)
    found = in_documents(counts, columns.tolist(), words)
    place = {word: i for i, word in enumerate(words)}
    return np.array([score(tuple(str(column) for column in top), place, found, "npmi")[0] for top in tops])


def npmi_table(columns: Integers, counts: csr_matrix) -> Floats:
    """Return the NPMI of every two of some words in the rows of `counts`: words x words, -1 to 1.

    >>> npmi_table(np.array([0, 1]), csr_matrix([[1, 1], [0, 0]])).round(1).tolist()
    [[1.0, 1.0], [1.0, 1.0]]
    """
    present = (counts[:, columns] > 0).astype(np.int64)
    both = (present.T @ present).toarray() / max(counts.shape[0], 1)
    chance = np.outer(np.diag(both), np.diag(both))
    values = np.where(both == 1.0, 1.0, -1.0)
    some = (both > 0) & (both < 1)
    values[some] = log(both[some] / chance[some]) / -log(both[some])
    return np.asarray(values, dtype=np.float64)
