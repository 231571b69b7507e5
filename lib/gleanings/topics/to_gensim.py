"""A topic model as a gensim `LdaModel`, for what takes one: pyLDAvis, gensim's CoherenceModel, one's own programs."""

from typing import TYPE_CHECKING

import numpy as np

from gleanings.topics.fit_result import Fit, topic_tokens
from gleanings.types import Integers

if TYPE_CHECKING:
    from gensim.corpora import Dictionary
    from gensim.models import LdaModel

_LEAST = 1e-12  # of a token: gensim takes logarithms of what a topic holds of a word


def to_gensim(fit: Fit, dictionary: "Dictionary", tokens: Integers, seed: int) -> "LdaModel":
    """Return a gensim `LdaModel` with the topics and priors of `fit`.

    gensim keeps the tokens of each word in each topic (gensim/models/ldamodel.py, `LdaState`); they are set to the
    weights times the size of the topic, so that `get_topics()` gives the weights back. A model without priors gets
    gensim's symmetric one, 1 / topics. Shares that gensim infers are its own: it counts words as they are, and
    starts at random.

    Args:
        fit: the fitted arrays.
        dictionary: the vocabulary.
        tokens: how many tokens each row has.
        seed: gensim's `random_state`.
    """
    from gensim.models import LdaModel

    topics = len(fit.weights)
    sizes = topic_tokens(fit.shares, tokens)
    statistics = np.maximum(fit.weights * np.maximum(sizes, 1.0)[:, None], _LEAST)
    eta = min(fit.beta, float(statistics.min())) or _LEAST
    result = LdaModel(
        id2word=dictionary,
        num_topics=topics,
        alpha=fit.alpha if fit.alpha.all() else np.full(topics, 1.0 / topics),
        eta=eta,
        random_state=seed,
        minimum_probability=0.0,
        dtype=np.float64,
    )
    result.state.sstats = statistics - eta
    result.state.numdocs = len(tokens)
    result.sync_state()
    return result
