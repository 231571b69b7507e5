"""What stands in columns of dates, as dates: pandas' own kinds, numbers, texts, and one order of day and month."""

import datetime

import numpy as np
import pandas as pd
import pytest

import gleanings as gl
from gleanings.corpus.column_values import as_date, find_dates

DAY = datetime.date(2021, 5, 3)


@pytest.mark.parametrize(
    "value",
    [
        DAY,
        datetime.datetime(2021, 5, 3, 8),
        pd.Timestamp(DAY),
        pd.Period("2021-05-03"),
        np.datetime64("2021-05-03"),
        20210503,
        "3 May 2021",
    ],
)
def test_a_day_is_a_day_whatever_holds_it(value):
    assert as_date(value) == DAY


@pytest.mark.parametrize("value", [2021, 2021.0, np.int64(2021), "2021", pd.Period("2021")])
def test_a_year_is_its_first_day(value):
    assert as_date(value) == datetime.date(2021, 1, 1)


@pytest.mark.parametrize("value", [None, float("nan"), pd.NaT, pd.NA, " "])
def test_a_missing_date_is_none(value):
    assert as_date(value) is None


@pytest.mark.parametrize(
    ("sure", "month"),
    [("25/12/2020", 4), ("12/25/2020", 3)],
)
def test_one_date_that_can_be_read_in_one_way_only_tells_the_order_of_the_column(sure, month):
    corpus = gl.Corpus.from_texts(["a", "b"], dates=[sure, "03/04/2021"])
    assert corpus[1].date is not None
    assert corpus[1].date.month == month


def test_values_of_numpy_and_pandas_are_the_day_that_they_hold():
    assert as_date(np.datetime64("2020-01-02T03:04:05.123456789", "ns")) == datetime.date(2020, 1, 2)
    assert as_date(pd.Period("2020Q2")) == datetime.date(2020, 4, 1)


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), 10**400])
def test_a_number_that_is_no_day_is_not_taken_and_counted(value):
    found = find_dates([value, "3 May 2021"], None)
    assert (found.dates, found.unread) == ([None, DAY], 1)


def test_examples_of_dates_that_were_not_taken_are_different_ones():
    found = find_dates(["05/06/1999"] * 4 + ["07/08/1999", "n.d.", "n.d."], None)
    assert found.ambiguous_examples == ("05/06/1999", "07/08/1999")
    assert "(05/06/1999, 07/08/1999, ...)" in found.notes[1]
    assert "2 dates could not be read (n.d., ...)" in found.notes[0]
