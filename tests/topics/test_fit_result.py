"""What a fit gives."""

import numpy as np

from gleanings.topics import fit_result
from gleanings.topics.fit_result import topic_tokens


def test_tokens_of_many_rows_are_added_in_the_order_of_few(monkeypatch):
    random = np.random.default_rng(0)
    shares, tokens = random.random((203, 7)), random.integers(0, 200, 203)
    at_once = topic_tokens(shares, tokens)
    monkeypatch.setattr(fit_result, "_BLOCK", 10)
    assert topic_tokens(shares, tokens).tobytes() == at_once.tobytes()
    in_parts = sum(topic_tokens(shares[i : i + 10], tokens[i : i + 10]) for i in range(0, 203, 10))
    assert in_parts.tobytes() != at_once.tobytes()  # sums of sums have other bits
