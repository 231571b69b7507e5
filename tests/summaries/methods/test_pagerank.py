"""PageRank of small graphs."""

import numpy as np

from gleanings.summaries.methods.pagerank import pagerank


def test_pagerank_of_a_graph_without_edges_is_even():
    assert pagerank(lambda p: np.zeros(4), np.zeros(4)).tolist() == [0.25] * 4
