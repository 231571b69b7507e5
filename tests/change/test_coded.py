"""Columns in which few values come up are kept by their values; the others are read when they are asked for."""

import datetime

import numpy as np
import pytest

import gleanings as gl
from gleanings.change import units as units_module
from gleanings.change.coded import Coded, Columns
from gleanings.change.formula import as_numbers
from gleanings.change.trends import trends
from gleanings.change.units import columns_of, units_of

DAY = datetime.date(2021, 5, 4)


def test_values_that_are_equal_but_not_alike_stay_apart():
    values = [1, True, 1.0, "1", ["a"], ["a"], None]
    found = Coded.of(values)
    assert list(found) == values
    assert [type(value) for value in found] == [type(value) for value in values]
    assert found.times().tolist() == [1, 1, 1, 1, 2, 1]


def test_what_some_documents_do_not_have_is_not_in_their_table():
    found = Coded.of(["c", "a", "b", "a"]).taken(np.array([2, 3]))
    assert (found.table, found.codes.tolist()) == (["b", "a"], [0, 1])
    assert Coded.of([DAY, None]).holds_dates
    assert not Coded.of([None]).holds_dates
    assert not Coded.of([datetime.datetime(2021, 5, 4)]).holds_dates


@pytest.fixture
def model():
    texts = ["Rain and wind and storm.", "Party and vote and poll."] * 6
    metadata = [{"kind": ("weather", "politics")[i % 2], "number": f"n{i}"} for i in range(12)]
    metadata[0].pop("kind")
    bow = gl.bag_of_words(
        gl.Corpus.from_texts(texts, metadata=metadata), unit="document", minimum_rows=1, maximum_share=1
    )
    return gl.fit_topics(bow, topics=2)


def test_a_column_of_many_values_is_read_when_it_is_asked_for(model, monkeypatch):
    whole = columns_of(units_of(model))
    monkeypatch.setattr(units_module, "_MANY", 4)
    found = columns_of(units_of(model))
    assert isinstance(found, Columns)
    assert list(found.few) == ["kind"]
    assert {name: list(values) for name, values in found.items()} == {name: list(whole[name]) for name in whole}
    assert list(found["kind"])[:3] == [None, "politics", "weather"]
    assert len(trends(model, by="number").groups) == 12


def test_the_columns_of_a_formula_are_read_once_each():
    asked = []

    def read(name):
        asked.append(name)
        return ["1", "2", None]

    found, numbers = as_numbers(Columns({"few": Coded.of(["a", "a", None]), "one": None, "other": None}, read))
    assert (found["one"], numbers) == ([1, 2, None], ["one", "other"])
    assert asked == ["one", "other"]
