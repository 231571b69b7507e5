"""New documents under fitted topics, and going on with them."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gleanings as gl
from gleanings.topics.lda.lda import fit_lda

WORDS = ["rain", "wind", "storm", "goal", "team", "bank", "loan", "unheard"]


@pytest.fixture(scope="module", params=gl.TOPIC_METHODS)
def any_model(request, bow):
    return gl.fit_topics(bow, topics=3, method=request.param)


@pytest.mark.slow
def test_new_rows_get_the_topic_that_their_words_are_of(any_model):
    new = gl.BagOfWords.from_tokens([["rain", "storm", "snow"] * 9, ["goal", "team", "match"] * 9], ids=["a", "b"])
    found = any_model.transform(new)
    own = any_model.documents(topic=int(found.shares[0].argmax()), limit=1)[0]
    assert own.row % 3 == 0  # the fitted row is about the weather too
    assert found.shares[0].argmax() != found.shares[1].argmax() or any_model.method in ("hdp", "lsi")
    assert found.shares.shape == (2, len(any_model.topics))
    assert found.ids == ("a", "b")


def test_the_fitted_rows_keep_their_largest_topic(any_model, bow):
    found = any_model.transform(bow)
    assert (found.shares.argmax(axis=1) == any_model.shares.argmax(axis=1)).mean() > 0.9


def test_columns_are_matched_by_word(any_model, bow):
    order = np.random.default_rng(0).permutation(len(bow.vocabulary))
    shuffled = replace(bow, counts=bow.counts[:, order].tocsr(), vocabulary=tuple(bow.vocabulary[i] for i in order))
    assert any_model.transform(shuffled).shares.tobytes() == any_model.transform(bow).shares.tobytes()


def test_unknown_words_and_empty_rows_are_reported(any_model):
    new = gl.BagOfWords.from_tokens([["rain", "zebra", "zebra"], ["zebra"], [], ["rain"]])
    found = any_model.transform(new)
    assert found.known.tolist() == [1, 0, 0, 1]
    assert found.unknown.tolist() == [2, 1, 0, 0]
    assert found.empty.tolist() == [False, True, True, False]
    assert np.isfinite(found.shares).all()
    np.testing.assert_allclose(found.shares.sum(axis=1), 1)
    np.testing.assert_array_equal(found.shares[1], found.shares[2])
    np.testing.assert_array_equal(found.shares[0], found.shares[3])
    frame = found.to_frame()
    assert list(frame.columns[-3:]) == ["known", "unknown", "empty"]
    assert "nothing can be said" in found._repr_html_()
    assert repr(found) == f"TransformedDocuments(4 rows, {len(any_model.topics)} topics, 2 empty)"


def test_nothing_to_transform_gives_no_rows(any_model):
    assert any_model.transform(gl.BagOfWords.from_tokens([])).shares.shape == (0, len(any_model.topics))


@settings(max_examples=30)
@given(
    st.lists(st.lists(st.sampled_from(WORDS), max_size=12), min_size=1, max_size=9), st.randoms(use_true_random=False)
)
@pytest.mark.slow
def test_a_rows_shares_depend_on_nothing_but_its_words(model, rows, random):
    order = list(range(len(rows)))
    random.shuffle(order)
    together = model.transform(gl.BagOfWords.from_tokens(rows)).shares
    shuffled = model.transform(gl.BagOfWords.from_tokens([rows[i] for i in order])).shares
    assert together[order].tobytes() == shuffled.tobytes()
    for row, shares in zip(rows, together, strict=True):
        assert model.transform(gl.BagOfWords.from_tokens([row])).shares[0].tobytes() == shares.tobytes()


def test_a_corpus_is_counted_as_the_models_bag_was(corpus):
    bag = gl.bag_of_words(corpus)
    model = gl.fit_topics(bag, topics=3)
    new = gl.Corpus.from_texts(["Rain and storms. Zebras ran in the flood."], ids=["new"])
    found = model.transform(new)
    assert found.ids == ("new",)
    assert found.known[0] >= 3
    assert found.unknown[0] >= 1
    same = model.transform(bag.recount(new))
    assert found.shares.tobytes() == same.shares.tobytes()
    assert found.unknown.tolist() == same.unknown.tolist()


def test_what_cannot_be_transformed(model, corpus, bow):
    with pytest.raises(ValueError, match="made from tokens"):
        model.transform(corpus)
    for wrong in ([["rain"]], "rain", None):
        with pytest.raises(TypeError, match="Corpus or a BagOfWords"):
            model.transform(wrong)
    counts = bow.counts.astype(float)
    counts.data[0] = -1
    with pytest.raises(ValueError, match="negative"):
        model.transform(replace(bow, counts=counts))


def test_going_on_keeps_topics_and_adds_rows(bow, model):
    new = gl.BagOfWords.from_tokens(
        [["rain", "storm", "zebra", "snow"], ["goal", "team", "match"]] * 4, ids=list("abcdefgh")
    )
    on = model.rename(0, "First").update(new)
    assert on.shares.shape == (68, 3)
    assert on.bow.vocabulary == bow.vocabulary
    assert [row.id for row in on.bow.rows][-2:] == ["g", "h"]
    np.testing.assert_allclose(on.shares.sum(axis=1), 1)
    assert (on.weights.argmax(axis=1) == model.weights.argmax(axis=1)).sum() >= 2
    for topic in range(3):
        assert len({w for w, _ in on.topics[topic].words[:10]} & {w for w, _ in model.topics[topic].words[:10]}) >= 8
    assert on.topics[0].name == "First"
    assert on.edits[-1] == "went on with 8 more documents; 14% of their words were not known and were left out"
    assert on.settings["input"] != model.settings["input"]
    assert on.bow.tokens()[-1] == ["goal", "team", "match"]
    assert on.bow.tokens()[-2] == ["rain", "storm", "snow"]


def test_going_on_with_a_corpus_keeps_the_texts(corpus):
    model = gl.fit_topics(gl.bag_of_words(corpus[:40]), topics=3)
    on = model.update(model.bow.recount(corpus[40:]))
    assert len(on.bow.corpus) == 45
    assert [on.bow.corpus[row.document].id for row in on.bow.rows] == [row.id for row in on.bow.rows]
    assert all(document.excerpt for document in on.documents(topic=0, limit=40))


def test_what_cannot_go_on(bow, model):
    with pytest.raises(ValueError, match="'0' is in the model already"):
        model.update(gl.BagOfWords.from_tokens([["rain"]]))
    with pytest.raises(ValueError, match="no word that the model knows"):
        model.update(gl.BagOfWords.from_tokens([["zebra"]], ids=["new"]))
    with pytest.raises(ValueError, match="method='nmf' cannot go on"):
        gl.fit_topics(bow, topics=2, method="nmf").update(gl.BagOfWords.from_tokens([["rain"]], ids=["new"]))


def test_one_short_row_more_moves_the_others_by_hundredths():
    random = np.random.default_rng(1)
    rows = []
    for _ in range(200):
        theme = random.choice(4, p=random.dirichlet([0.3] * 4))
        rows.append([f"w{(theme * 12 + int(random.integers(24))) % 60}" for _ in range(random.integers(3, 16))])
    model = gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=4)
    more = model.update(gl.BagOfWords.from_tokens([["w1", "w2", "w3"]], ids=["new"]))
    from_topics_alone = fit_lda(more.bow.counts, topics=4, seed=0, initial=model.fit)

    def moved(shares):
        return np.quantile(np.abs(shares[:200] - model.shares).max(axis=1), 0.99)

    assert moved(more.shares) < 0.06
    assert moved(from_topics_alone.shares) > 1.5 * moved(more.shares)


@pytest.mark.parametrize(
    "ids",
    [[11, 12, 13], [("a", 1), ("a", 2), ("b", 1)], list(pd.date_range("2020-01-01", periods=3)), ["01", "02", "003"]],
)
def test_frames_join_by_the_ids_that_were_given(ids):
    texts = [
        "Rain fell on hills. Snow fell on hills.",
        "Banks lent money. Banks cut rates.",
        "Rain, snow, money, banks.",
    ]
    frame = pd.DataFrame({"id": pd.Series(ids, dtype=object), "text": texts})
    corpus = gl.Corpus.from_frame(frame)
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1), topics=2)
    by_id = frame.set_index(pd.Index(ids, tupleize_cols=False))
    for found in (model.shares_frame(), model.transform(corpus).to_frame()):
        assert by_id.join(found).notna().all(axis=None)
