"""Frames as documents: results join to the frame that was given."""

import datetime
from decimal import Decimal
from uuid import UUID

import numpy as np
import pandas as pd
import pytest

import gleanings as gl

TEXTS = ["Rain fell on hills.", "Banks lent money.", "Snow fell on hills.", "Banks cut rates."] * 8


def _model(corpus):
    return gl.fit_topics(gl.bag_of_words(corpus, minimum_rows=1, phrases=False), topics=2, seed=0)


INDEXES = {
    "numbers from 0": pd.RangeIndex(len(TEXTS)),
    "what a filter left": pd.Index([3 * i + 1 for i in range(len(TEXTS))]),
    "texts": pd.Index([f"{i:03d}" for i in range(len(TEXTS))]),
    "hours": pd.date_range("2021-05-01", periods=len(TEXTS), freq="h"),
    "named levels": pd.MultiIndex.from_product([["north", "south"], range(16)], names=["region", "number"]),
    "levels without names": pd.MultiIndex.from_product([["north", "south"], range(16)]),
}


@pytest.mark.parametrize("index", INDEXES.values(), ids=INDEXES.keys())
def test_without_ids_results_join_by_the_index(index):
    frame = pd.DataFrame({"text": TEXTS}, index=index)
    corpus = gl.Corpus.from_frame(frame)
    model = _model(corpus)
    for found in (model.shares_frame(), model.transform(corpus).to_frame()):
        assert pd.concat([frame, found], axis=1).shape == (len(frame), 1 + found.shape[1])
        if None not in index.names or index.nlevels == 1:  # pandas joins levels by their names
            assert frame.join(found).notna().all(axis=None)
    from_series = _model(gl.Corpus.from_texts(frame["text"])).shares_frame()
    assert pd.concat([frame, from_series], axis=1).notna().all(axis=None)


@pytest.mark.parametrize("index", INDEXES.values(), ids=INDEXES.keys())
def test_a_loaded_model_knows_the_ids_that_were_given(index, tmp_path):
    model = _model(gl.Corpus.from_frame(pd.DataFrame({"text": TEXTS}, index=index)))
    model.save(tmp_path / "model")
    once = gl.load_topics(tmp_path / "model")
    once.save(tmp_path / "again")
    for loaded in (once, gl.load_topics(tmp_path / "again")):
        assert loaded.shares_frame().index.equals(model.shares_frame().index)
        assert loaded.shares_frame().index.names == model.shares_frame().index.names


def test_labels_that_stand_there_twice_are_no_ids_and_it_is_said():
    frame = pd.DataFrame({"text": TEXTS}, index=[0, 1] * 16)
    corpus = gl.Corpus.from_frame(frame)
    assert [document.id for document in corpus][-1] == "31"
    assert any("do not join by its index" in note for note in corpus.notes)
    assert gl.Corpus.from_texts(frame["text"])[31].id == "31"


def test_a_row_without_an_id_is_a_clear_error():
    with pytest.raises(gl.GleaningsError, match=r"1 of 2 rows has no id; give each one, or leave the column out"):
        gl.Corpus.from_frame(pd.DataFrame({"id": ["a", None], "text": ["Rain.", "Snow."]}))


@pytest.mark.parametrize(
    ("labels", "why"),
    [
        ([datetime.date(2020, 1, 1), pd.Period("2020-01-01", "D")], "the same when written out"),
        ([1, 1], "missing or stand there twice"),
    ],
)
def test_labels_that_are_no_ids_are_said_with_the_reason(labels, why):
    frame = pd.DataFrame({"text": ["Rain fell.", "Snow fell."]}, index=pd.Index(labels, dtype=object))
    assert any(why in note for note in gl.Corpus.from_frame(frame).notes)


def test_ids_that_are_the_same_as_text_are_told_as_they_are():
    given = [datetime.date(2020, 1, 1), pd.Period("2020-01-01", "D")]
    with pytest.raises(gl.GleaningsError, match=r"differ, but are the same as text"):
        gl.Corpus.from_frame(pd.DataFrame({"id": pd.Series(given, dtype=object), "text": ["Rain.", "Snow."]}))


def test_numbers_and_the_same_as_texts_are_ids_by_which_results_join(tmp_path):
    texts = ["Rain fell on the corn.", "The court met.", "Rain and corn.", "A court ruled."]
    frame = pd.DataFrame({"text": texts}, index=pd.Index([1, "1", "2", 2], dtype=object))
    corpus = gl.Corpus.from_frame(frame)
    assert [document.id for document in corpus] == ["1", "'1'", "'2'", "2"]
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1), topics=2, seed=0)
    model.save(tmp_path / "model")
    for each in (model, gl.load_topics(tmp_path / "model")):
        shares = each.shares_frame()
        assert shares.index.tolist() == [1, "1", "2", 2]
        np.testing.assert_array_equal(frame.join(shares).iloc[:, 1:-1].to_numpy(float), model.shares)


@pytest.mark.parametrize("column", [pd.Series, pd.Index, np.array], ids=["series", "index", "array"])
def test_ids_of_texts_may_be_a_column(column):
    corpus = gl.Corpus.from_texts(["Rain fell.", "Snow fell."], ids=column([7, 8]))
    assert [document.id for document in corpus] == ["7", "8"]
    assert [document.given_id for document in corpus] == [7, 8]


def test_a_missing_id_that_comes_up_twice_does_not_differ_from_itself():
    with pytest.raises(gl.GleaningsError, match=r"the id 'nan' is given more than once"):
        gl.Corpus.from_texts(["Rain.", "Snow."], ids=[float("nan"), float("nan")])


@pytest.mark.parametrize("make", [Decimal, lambda i: UUID(int=i), lambda i: (i, "a")], ids=["decimal", "uuid", "tuple"])
def test_a_loaded_model_joins_by_ids_of_other_types(make, tmp_path):
    ids = pd.Series([make(i) for i in range(len(TEXTS))], dtype=object)
    model = _model(gl.Corpus.from_frame(pd.DataFrame({"id": ids, "text": TEXTS})))
    model.save(tmp_path / "model")
    assert gl.load_topics(tmp_path / "model").shares_frame().index.tolist() == ids.tolist()
