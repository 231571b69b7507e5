"""One call for every method of fitting: to fit topics, and to fit them again to other rows or with another seed."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from scipy.sparse import csr_matrix

from gleanings.parallel.threads import Workers
from gleanings.topics.fit_result import Fit
from gleanings.topics.lda.lda import fit_lda
from gleanings.topics.methods.gensim_lda import fit_gensim_lda
from gleanings.topics.methods.hdp import fit_hdp
from gleanings.topics.methods.lsi import fit_lsi
from gleanings.topics.methods.nmf import fit_nmf
from gleanings.words.bag_of_words import BagOfWords

OTHERS: dict[str, Callable[..., Fit]] = {
    "lda-gensim": fit_gensim_lda,
    "nmf": lambda bow, **options: fit_nmf(bow.counts, **options),
    "lsi": lambda bow, **options: fit_lsi(bow.counts, **options),
    "hdp": fit_hdp,
}


def refit(
    bow: BagOfWords,
    counts: csr_matrix,
    method: str,
    topics: int,
    seed: int,
    *,
    guide: Sequence[Sequence[int]] | None = None,
    workers: Workers | None = None,
) -> Fit:
    """Return topics fitted to `counts`, some of the rows of `bow`, by `method`.

    Args:
        bow: the bag, for its vocabulary.
        counts: rows x words.
        method: one of TOPIC_METHODS.
        topics: how many; for `hdp` at most.
        seed: of the fit.
        guide: word ids towards which the first topics are pulled, for `lda`.
        workers: threads to fit with, for `lda`; `Workers(1)` where fits run side by side. The bits are the same.
    """
    if method == "lda":
        return fit_lda(counts, topics=topics, seed=seed, guide=guide, workers=workers)
    part = replace(
        bow, counts=counts, rows=bow.rows[: counts.shape[0]], corpus=None, sequence=None, outside=None, stored=None
    )
    return OTHERS[method](part, topics=topics, seed=seed, progress=False)
