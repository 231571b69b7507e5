"""Tables of topics."""

import re

import numpy as np

import gleanings as gl
from gleanings.topics.display import model_html
from gleanings.topics.representative_documents import strongest


def test_where_a_topic_is_strongest_is_listed_by_the_number_that_is_shown():
    rows = [["rain", "wind", "storm"], ["vote", "party", "poll"]] * 10
    model = gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=2)
    shares, tokens = np.full((20, 2), 0.5), np.full(20, 40)
    shares[:3, 0], tokens[0] = (1.0, 0.95, 0.9), 4
    shares[:, 1] = 1 - shares[:, 0]
    assert strongest(shares, tokens, 0, 3)[0] != 0  # a short row comes after longer ones that are mostly on the topic
    shown = str(model_html(model.topics, shares, tokens, model.bow, "", (), ()))
    parts = [int(part) for part in re.findall(r"\((\d+)%\)", shown)]
    assert parts[:3] == sorted(parts[:3], reverse=True)
