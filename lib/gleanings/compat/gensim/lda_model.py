"""gensim's LDA with its inference compiled: the same class, the same arguments, the same topics.

    from gleanings.compat.gensim import LdaModel      # instead of: from gensim.models import LdaModel

`gensim/models/ldamodel.py` (gensim 4.4) stays in charge: it reads the arguments, cuts the corpus into chunks, draws
the random numbers, weighs the updates. What is replaced is the arithmetic within: the E step, the expectation of
Dirichlet distributions, the bound.
"""

import logging
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from gensim.models import ldamodel
from gensim.models.ldamodel import LdaState
from gensim.utils import grouper
from scipy.special import gammaln

from gleanings.compat.gensim import inference
from gleanings.compat.gensim.documents import Array, pack
from gleanings.words.bag_of_words import BagOfWords

__all__ = ["LdaModel", "LdaState"]

logger = logging.getLogger(__name__)


class LdaModel(ldamodel.LdaModel):
    """gensim's `LdaModel`, compiled and on all cores.

    Arguments, attributes and methods are gensim's. With the same `random_state` the random numbers are the same, and
    the topics differ by rounding alone; `benchmarks/gensim_lda.py` prints by how much after ten passes. Many passes
    with a hundred topics magnify rounding to some 1e-4, as they do between two kinds of processor that run gensim's
    own. The answer does not depend on the number of threads. A `BagOfWords` may be given as the corpus.

    Two things are left to gensim's own code: half precision (`dtype=numpy.float16`), which processors do not
    calculate in, and `distributed=True`.

    `save` and `load` are gensim's too, and gensim's files are pickles: loading one runs what is in it, so load only
    what you made yourself. A `TopicModel` of this library saves and loads without pickles.

    >>> from gensim.corpora import Dictionary
    >>> texts = [["bank", "loan"], ["river", "water"], ["loan", "bank", "bank"], ["water", "river", "river"]]
    >>> dictionary = Dictionary(texts)
    >>> corpus = [dictionary.doc2bow(text) for text in texts]
    >>> model = LdaModel(corpus, num_topics=2, id2word=dictionary, passes=20, random_state=1)
    >>> sorted(sorted(word for word, _ in model.show_topic(k, 2)) for k in range(2))
    [['bank', 'loan'], ['river', 'water']]
    """

    def inference(self, chunk: Iterable[Any], collect_sstats: bool = False) -> tuple[Array, Array | None]:
        """Estimate the topics of documents; gensim's `LdaModel.inference`.

        Args:
            chunk: documents, each a list of (word id, count).
            collect_sstats: whether to return the statistics for the M step, too.

        Returns:
            gamma, documents x topics: the parameters of each document's Dirichlet distribution over topics; and the
            statistics, topics x words, or None.
        """
        documents: Any = chunk if hasattr(chunk, "__len__") else list(chunk)
        if self.dtype == np.float16:
            return super().inference(documents, collect_sstats)  # type: ignore[no-any-return]
        packed, words = pack(documents, self.dtype).compact(self.expElogbeta.shape[1])
        shape = (len(packed), self.num_topics)
        gamma = self.random_state.gamma(100.0, 1.0 / 100.0, shape).astype(self.dtype, copy=False)
        beta = np.ascontiguousarray(self.expElogbeta[:, words], self.dtype)
        alpha = np.array(self.alpha, self.dtype)
        theta, ratio, settled = inference.infer(
            packed, beta, alpha, gamma, self.iterations, float(self.gamma_threshold)
        )
        if len(packed) > 1:
            logger.debug("%i/%i documents converged within %i iterations", settled, len(packed), self.iterations)
        if not collect_sstats:
            return gamma, None
        sstats = np.zeros(self.expElogbeta.shape, self.dtype)
        sstats[:, words] = inference.gather_words(packed, self.num_topics, len(words), theta, ratio) * beta
        return gamma, sstats

    def update(
        self,
        corpus: Any,  # noqa: ANN401  (whatever gensim takes)
        chunksize: int | None = None,
        decay: float | None = None,
        offset: float | None = None,
        passes: int | None = None,
        update_every: int | None = None,
        eval_every: int | None = None,
        iterations: int | None = None,
        gamma_threshold: float | None = None,
        chunks_as_numpy: bool = False,
    ) -> None:
        """Train on documents; gensim's `LdaModel.update`, whose documents are packed once, where they are in memory."""
        if isinstance(corpus, list | BagOfWords) and not (
            self.distributed or chunks_as_numpy or self.dtype == np.float16
        ):
            corpus = pack(corpus, self.dtype)
        super().update(
            corpus,
            chunksize,
            decay,
            offset,
            passes,
            update_every,
            eval_every,
            iterations,
            gamma_threshold,
            chunks_as_numpy,
        )

    def do_mstep(self, rho: float, other: LdaState, extra_pass: bool = False) -> None:
        """Blend the statistics of an E step into the topics; gensim's `LdaModel.do_mstep`."""
        if self.dtype == np.float16:
            super().do_mstep(rho, other, extra_pass)
            return
        told = logger.isEnabledFor(logging.INFO)
        before = inference.dirichlet_expectation(self.state.get_lambda()) if told else None
        self.state.blend(rho, other)
        after = inference.dirichlet_expectation(self.state.get_lambda())
        self.sync_state(after)
        self.print_topics(5)  # draws random numbers that later chunks start from
        if told:
            logger.info("topic diff=%f, rho=%f", np.mean(np.abs(before - after)), rho)
        if self.optimize_eta:
            self.update_eta(self.state.get_lambda(), rho)
        if not extra_pass:
            self.num_updates += other.numdocs

    def log_perplexity(self, chunk: Sequence[Any], total_docs: int | None = None) -> float:
        """Return the bound per word of documents; gensim's `LdaModel.log_perplexity`."""
        ratio = (len(chunk) if total_docs is None else total_docs) / len(chunk)
        words = float(pack(chunk, np.float64).counts.sum())
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):  # a chunk without words: gensim's -inf, too
            bound = np.float64(self.bound(chunk, subsample_ratio=ratio)) / (ratio * words)
            perplexity = np.exp2(-bound)
        logger.info("%.3f per-word bound, %.1f perplexity estimate, %i documents", bound, perplexity, len(chunk))
        return bound

    def bound(self, corpus: Iterable[Any], gamma: Array | None = None, subsample_ratio: float = 1.0) -> float:
        """Return the variational bound of documents; gensim's `LdaModel.bound`, in batches of `chunksize` documents."""
        if self.dtype == np.float16:
            return super().bound(corpus, gamma, subsample_ratio)  # type: ignore[no-any-return]
        topics = self.state.get_lambda()
        log_beta = inference.dirichlet_expectation(topics)
        score, done = np.float64(0.0), 0  # gensim gives NumPy's floats
        for batch in grouper(corpus, self.chunksize):
            packed, words = pack(batch, self.dtype).compact(topics.shape[1])
            shares = self.inference(batch)[0] if gamma is None else gamma[done : done + len(batch)]
            done += len(batch)
            log_theta = inference.dirichlet_expectation(np.ascontiguousarray(shares, self.dtype))
            score += float(inference.word_scores(packed, log_theta, log_beta[:, words]).sum())
            score += float(np.sum((self.alpha - shares) * log_theta))
            score += float(np.sum(gammaln(shares) - gammaln(self.alpha)))
            score += float(np.sum(gammaln(np.sum(self.alpha)) - gammaln(np.sum(shares, axis=1))))
        score *= subsample_ratio
        score += float(np.sum((self.eta - topics) * log_beta))
        score += float(np.sum(inference.log_gamma(topics) - gammaln(self.eta)))
        return score + float(np.sum(gammaln(np.sum(self.eta)) - gammaln(np.sum(topics, axis=1))))
