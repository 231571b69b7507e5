"""What a fit gives for the rows of a bag, under the names that a model has for it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gleanings.topics.document_shares import document_shares, known_shares
from gleanings.topics.fit_result import Fit
from gleanings.types import Flags, Floats, Integers
from gleanings.words.bag_of_words import BagOfWords


@dataclass(frozen=True, eq=False, repr=False)
class FittedTopics:
    """The arrays of a model: `fit` as it was fitted, `bow` what it was fitted to.

    >>> from gleanings import BagOfWords, fit_topics
    >>> model = fit_topics(BagOfWords.from_tokens([["rain", "storm"], ["bank", "loan"]] * 10), topics=2)
    >>> model.shares.shape, model.weights.shape, model.tokens[:2].tolist()
    ((20, 2), (2, 4), [2, 2])
    """

    fit: Fit
    bow: BagOfWords

    @property
    def shares(self) -> Floats:
        """How much of each topic is in each row: rows x topics, float64; every line sums to 1.

        A row without words has the shares that are expected before anything is read.
        """
        return self.fit.shares

    @property
    def weights(self) -> Floats:
        """How much each word weighs in each topic: topics x words, float64; every line sums to 1."""
        return self.fit.weights

    @property
    def alpha(self) -> Floats:
        """The prior over topics, one number per topic; zeros where the method has none."""
        return self.fit.alpha

    @property
    def beta(self) -> float:
        """The prior over words; 0 where the method has none."""
        return self.fit.beta

    @property
    def likelihood(self) -> tuple[float, ...]:
        """What was to be made as large as possible, after each pass over the rows."""
        return self.fit.likelihood

    @property
    def converged(self) -> bool:
        """Whether the likelihood had stopped rising when fitting stopped."""
        return self.fit.converged

    @cached_property
    def tokens(self) -> Integers:
        """The number of tokens counted in each row."""
        return np.asarray(self.bow.counts.sum(axis=1, dtype=np.int64)).ravel()

    @cached_property
    def document_shares(self) -> Floats:
        """How much of each topic is in each document, its rows weighted by tokens: documents x topics; NaN for none."""
        return document_shares(self.shares, self.tokens, self.bow.documents, self.bow.number_of_documents)

    @property
    def known_shares(self) -> tuple[Floats, Flags]:
        """The same without a copy where each row is a document, and which documents have counted words."""
        return known_shares(self.shares, self.tokens, self.bow.documents, self.bow.number_of_documents)
