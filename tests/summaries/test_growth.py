"""Time grows with the text and not with its square, by every method."""

import numpy as np
import pytest
from tests.growth import grows_too_fast

import gleanings as gl
from gleanings.documents.document import Document
from gleanings.summaries.methods.ranking import PastLimit

WORDS = [f"{a}{b}{c}an" for a in "bdfgklmn" for b in ("o", "ar", "e", "ul") for c in "bdfgklmnprst"]


def prose(sentences, seed=0):
    chance = np.random.default_rng(seed)
    lengths = chance.integers(4, 14, sentences)
    drawn = (len(WORDS) ** chance.random(int(lengths.sum()))).astype(int) - 1
    words = iter(drawn.tolist())
    return " ".join(" ".join(WORDS[next(words)] for _ in range(n)).capitalize() + "." for n in lengths.tolist())


SHAPES = {
    "prose": prose,
    "equal": lambda size: " ".join(["The river left its bed and flooded the lower town."] * size),
    "one sentence": lambda size: prose(size).replace(".", "").lower() + ".",
    "distinct": lambda size: " ".join(f"A{i:x}ba bo{i:x}ba bu{i:x}da fell on Orr." for i in range(size)),
}


# KL and SumBasic choose step by step; lexrank says beforehand that it compares all pairs.
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("method", [method for method in gl.SUMMARY_METHODS if method != "lexrank"])
@pytest.mark.slow
def test_time_grows_with_the_text(method, shape):
    small, large = (Document("a", SHAPES[shape](size)) for size in (500, 2000))
    assert len(large.sentences) >= 3.8 * len(small.sentences) or shape == "one sentence"
    gl.summarize(large, sentences=5, method=method)  # every word has been met
    assert not grows_too_fast(lambda document: gl.summarize(document, sentences=5, method=method), small, large)


def test_the_method_that_compares_all_pairs_says_so_beforehand(monkeypatch):
    monkeypatch.setattr("gleanings.summaries.methods.lexrank.MOST", 100)
    document = Document("a", prose(200))
    with pytest.raises(PastLimit, match='take method="textrank"'):
        gl.summarize(document, method="lexrank")
    assert len(gl.summarize(Document("a", SHAPES["equal"](200)), method="lexrank")) == 1  # equal ones are one
