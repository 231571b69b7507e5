"""Latent semantic analysis: the weight of a sentence in the strongest dimensions of the text."""

import numpy as np
from scipy.sparse import csr_matrix

from gleanings.summaries.methods.ranking import Options, Ranking, ranked
from gleanings.summaries.sentence_matrix import SentenceMatrix
from gleanings.types import Floats

SMOOTH = 0.4  # a word weighs 0.4 + 0.6 * tf / max tf (sumy; Manning, Raghavan and Schütze 2008, equation 6.15)
_STRONG = 0.5  # dimensions at least half as strong as the strongest are kept (Steinberger and Ježek 2004)
_DIGITS = 9  # of a score: what follows is rounding, which differs between kinds of processor
_DENSE = 300  # up to so many sentences, all dimensions are computed
_FEW = (4, 8)  # beyond, so many dimensions, one number after the other: most texts have few strong ones
_MOST = 32  # dimensions of a text where even so many are strong
_RESTARTS = 40  # of Lanczos' iteration; where dimensions are as good as equal it would go on for long
_SPARE = 10  # dimensions computed and thrown away: the last ones asked for settle sooner
_PASSES = 12
_TOLERANCE = 1e-12  # of the largest: the change of a pass below which they have settled
_SETTLED = 1e-10  # of a singular value: how near Lanczos' iteration comes to it
_NOTHING = 1e-13  # of the largest square: what is below is rounding


def lsa(matrix: SentenceMatrix, options: Options) -> Ranking:
    """LSA (Steinberger and Ježek 2004): the length of a sentence in the strongest dimensions.

    Sentences x stems, each stem weighing 0.4 + 0.6 tf / max tf, is decomposed into U S V^T; the score of sentence i is
    sqrt(sum over k of (s[k] u[i, k])^2), over the dimensions with s[k] >= s[0] / 2.

    sumy (lsa.py) keeps all dimensions (its REDUCTION_RATIO is 1). Then the sum is merely the squared length of the
    sentence's column, nothing is latent, and the choice is of the sentences with the most distinct words, so that
    equal ones are told apart by the rounding errors of the decomposition. It also gives 0.4 to the words that a
    sentence does not hold. In the example the longest sentence, which shares nothing with the others, would come
    first.

    >>> from gleanings.documents.document import Document
    >>> text = "Rain fell on the hills. Rain fell on the town. Bread, milk, eggs, cheese and butter rose in price."
    >>> lsa(SentenceMatrix.from_document(Document("a", text + " Snow and rain fell.")), Options()).order.tolist()
    [2, 0, 1, 3]
    """
    counts = matrix.counts
    row = np.repeat(np.arange(matrix.size), np.diff(counts.indptr))
    highest = np.ones(matrix.size)
    np.maximum.at(highest, row, counts.data)
    weights = SMOOTH + (1.0 - SMOOTH) * counts.data / highest[row]
    table = csr_matrix((weights, counts.indices, counts.indptr), shape=(matrix.size, len(matrix.stems)))
    return ranked(strength(table, _STRONG), matrix)


def strength(table: csr_matrix, share: float) -> Floats:
    """Return the length of every row of `table` in the dimensions whose singular value is over `share` of the first.

    Of a large table at most `_MOST` dimensions are kept: where there are more of them, as in a list of names, none
    stands out and nothing is latent.
    """
    size = min(table.shape)
    if not size or not table.nnz:
        return np.zeros(table.shape[0])
    if size <= _DENSE:
        left, values, _ = np.linalg.svd(table.toarray(), full_matrices=False)
        rows = left * values
    else:
        for number in _FEW:
            rows, values = _lanczos(table, number)
            if values.min() < share * values.max():
                break
        else:
            rows, values = _leading(table, _MOST)
    kept = rows[:, values >= share * values.max()]
    return np.asarray(np.sqrt((kept**2).sum(axis=1)), dtype=np.float64).round(_DIGITS)


def _lanczos(table: csr_matrix, number: int) -> tuple[Floats, Floats]:
    """Return as `_leading` does, by scipy's ARPACK from a fixed start; where it does not settle, by `_leading`."""
    from scipy.sparse.linalg import ArpackError, svds

    start = np.random.default_rng(0).standard_normal(min(table.shape))
    try:
        left, values, _ = svds(table, k=number, v0=start, tol=_SETTLED, maxiter=_RESTARTS, return_singular_vectors="u")
    except ArpackError:  # also where it has not converged
        return _leading(table, number)
    return left * values, np.asarray(values, np.float64)


def _leading(table: csr_matrix, number: int) -> tuple[Floats, Floats]:
    """Return the rows in the leading dimensions, rows x `number`, and the singular value of each, largest first.

    By subspace iteration from a fixed start (Halko, Martinsson and Tropp 2011, "Finding structure with randomness",
    algorithm 4.4), a bounded number of times: singular values that are as good as equal never separate.
    """
    across = table.T.tocsr()
    # On the shorter side of the table.
    there, back = (table, across) if table.shape[0] >= table.shape[1] else (across, table)
    width = min(number + _SPARE, *table.shape)
    basis = np.random.default_rng(0).standard_normal((there.shape[1], width))
    before = np.zeros(width)
    for _ in range(_PASSES):
        basis, values = _orthonormal(back @ (there @ basis))
        if np.abs(values - before)[:number].max() <= _TOLERANCE * values[0]:
            break
        before = values
    image, values = _orthonormal(there @ basis)
    if there is table:
        return (image * values)[:, :number], values[:number]
    return (table @ image)[:, :number], values[:number]


def _orthonormal(image: Floats) -> tuple[Floats, Floats]:
    """Return an orthonormal basis of the columns of `image` and their lengths in it, both by descending length."""
    squares, turn = np.linalg.eigh(image.T @ image)
    squares, turn = np.maximum(squares[::-1], 0.0), turn[:, ::-1]
    lengths = np.sqrt(squares)
    inverse = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=squares > _NOTHING * squares[0])
    return image @ (turn * inverse), lengths
