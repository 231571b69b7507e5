"""The words that pairs of sentences share."""

import numpy as np
from tests.summaries.methods.reference import of

from gleanings.summaries.methods.shared_words import SharedWords


def test_a_sentence_that_shares_no_word_has_no_weight_at_all():
    matrix = of(["rain snow sun", "rain snow hail", "fog"])
    assert SharedWords(matrix, of_single_words=1.0).times(np.ones(3))[2] == 0
