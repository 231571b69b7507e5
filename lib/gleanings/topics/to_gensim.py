"""A topic model as a gensim `LdaModel`, for what takes one: pyLDAvis, gensim's CoherenceModel, one's own programs."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from gensim.models import LdaModel

    from gleanings.topics.model import TopicModel

_LEAST = 1e-12  # of a token: gensim takes logarithms of what a topic holds of a word


def to_gensim(model: "TopicModel") -> "LdaModel":
    """Return a gensim `LdaModel` with the topics, priors and vocabulary of `model`.

    gensim keeps the tokens of each word in each topic (gensim/models/ldamodel.py, `LdaState`); they are set to the
    weights times the size of the topic, so that `get_topics()` gives the weights back. A model without priors gets
    the even one of gensim, 1 / topics. Shares that gensim infers are its own: it counts words as they are, and
    starts at random.
    """
    from gensim.models import LdaModel

    topics = len(model.weights)
    sizes = (model.shares * model.tokens[:, None]).sum(axis=0)
    held = np.maximum(model.weights * np.maximum(sizes, 1.0)[:, None], _LEAST)
    eta = min(model.beta, float(held.min())) or _LEAST
    result = LdaModel(
        id2word=model.bow.dictionary,
        num_topics=topics,
        alpha=model.alpha if model.alpha.all() else np.full(topics, 1.0 / topics),
        eta=eta,
        random_state=model.seed,
        minimum_probability=0.0,
        dtype=np.float64,
    )
    result.state.sstats = held - eta
    result.state.numdocs = len(model.bow)
    result.sync_state()
    return result
