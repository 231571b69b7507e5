"""Which row a sentence takes its shares from, and what the compiled kernel gives."""

import numpy as np
import pytest

import gleanings as gl
from gleanings.digests.sentence_topics import TopicalSentences

RAIN = "Heavy rain flooded the northern valley and its river. "
GOAL = "The striker scored twice in the final match. "


def model(unit: str) -> gl.TopicModel:
    """Return a model of long documents, half of each about rain and half about football, in one paragraph each."""
    corpus = gl.Corpus.from_texts([RAIN * 24 + "\n\n" + GOAL * 26, GOAL * 26 + "\n\n" + RAIN * 24] * 4)
    return gl.fit_topics(gl.bag_of_words(corpus, unit=unit, minimum_rows=1, maximum_share=1), topics=2)


@pytest.mark.slow
def test_a_sentence_has_the_shares_of_the_row_that_holds_it():
    for unit in ("passage", "paragraph", "sentence", "document"):
        fitted = model(unit)
        found = TopicalSentences.of(fitted, fitted.bow.corpus)
        texts = [fitted.bow.corpus[d].sentences[i].text for d, i in zip(found.document, found.index, strict=True)]
        rain = {int(t) for t, text in zip(found.topic, texts, strict=True) if text.startswith("Heavy")}
        goal = {int(t) for t, text in zip(found.topic, texts, strict=True) if text.startswith("The striker")}
        assert len(rain) == len(goal) == 1
        if unit != "document":
            assert rain != goal
            assert found.share.min() > 0.9


@pytest.mark.slow
def test_the_kernel_gives_what_the_equation_says(news_model):
    fitted = news_model(5)
    found = TopicalSentences.of(fitted, fitted.bow.corpus)
    counts = fitted.bow.recount(fitted.bow.corpus, unit="sentence").counts
    for sentence in range(0, counts.shape[0], 97):
        part = slice(counts.indptr[sentence], counts.indptr[sentence + 1])
        joint = fitted.shares[found.document[sentence]][:, None] * fitted.weights[:, counts.indices[part]]
        owed = (joint / joint.sum(axis=0) * counts.data[part]).sum(axis=1)
        if part.start < part.stop:
            assert found.topic[sentence] == owed.argmax()
            np.testing.assert_allclose(found.share[sentence], owed.max() / counts.data[part].sum())
