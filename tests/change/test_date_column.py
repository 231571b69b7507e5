"""Columns of dates: texts in several forms, times of several zones, and what is no date."""

import datetime

import numpy as np
import pandas as pd
import pytest
from tests.change.test_trends import model_of

import gleanings as gl
from gleanings.change.date_column import date_column

FORMS = [
    "2020-01-05",
    "5 January 2020",
    "Jan 5, 2020",
    "5.1.2020",
    "2020-01-05T23:30:00+02:00",
    np.datetime64("2020-01-05"),
]


@pytest.mark.parametrize("form", FORMS)
def test_a_date_in_any_form_is_one(form):
    assert date_column([form]).dates == [datetime.date(2020, 1, 5)]


@pytest.mark.parametrize(
    "values", [["north", "south"], ["1990", "1991"], [1990, 1991], [None], [datetime.date(2020, 1, 5), 3]]
)
def test_groups_years_and_mixtures_are_no_dates(values):
    assert date_column(values, least=0) is None


def test_a_year_beside_dates_is_one_and_years_alone_are_none():
    found = date_column(["2019-05-04", "2020", "May 2021"])
    assert [date.year for date in found.dates] == [2019, 2020, 2021]
    assert found.notes == tuple(
        f"1 date gives the {known} alone and counts as its first day." for known in ("month", "year")
    )
    assert [date.year for date in date_column(["1066", "1492-10-12", 1914.0]).dates] == [1066, 1492, 1914]
    assert date_column(["2019", "2020"]) is None
    assert date_column(["2019-05-04", "12"]) is None


def test_what_is_no_date_among_dates_is_said_or_keeps_the_column_from_being_one():
    assert date_column(["2020-01-05", "soon"]) is None
    found = date_column(["2020-01-05", "soon"], least=0)
    assert found.dates == [datetime.date(2020, 1, 5), None]
    assert found.notes == ("1 date could not be read (soon).",)
    assert date_column(["2020-01-05"] * 4 + ["unknown"]).unread == 1


def test_day_and_month_are_in_the_order_of_the_column_or_left_out():
    assert date_column(["03/04/2021", "25/04/2021"]).dates[0] == datetime.date(2021, 4, 3)
    found = date_column(["03/04/2021", "2021-05-01"])
    assert found.dates == [None, datetime.date(2021, 5, 1)]
    assert "the day or the month first" in found.notes[0]


@pytest.mark.parametrize(
    ("values", "several"),
    [
        (["2020-01-05T23:30:00+02:00", "2020-01-06T01:00:00Z"], True),
        (["2020-01-05 23:30 EST", "2020-01-06 08:30 JST"], True),
        (["Sun, 05 Jan 2020 23:30:00 +0900", "2020-01-06T01:00:00"], True),
        (["2020-01-05T23:30:00Z", "2020-01-06T01:00:00+00:00"], False),
        (["2020-01-05 11:30 PM", "2020-01-06 1:30 AM"], False),
        ([pd.Timestamp("2020-01-05", tz="Europe/Berlin"), pd.Timestamp("2020-07-06", tz="Europe/Berlin")], False),
    ],
)
def test_times_of_several_zones_are_said_and_taken_as_they_are_written(values, several):
    found = date_column(values)
    assert [date.day for date in found.dates] == [5, 6]
    assert [("several time zones" in note) for note in found.notes] == [True] * several


def test_numbers_are_dates_where_dates_are_asked_for():
    assert [date.year for date in date_column([2019, 2020.0, "2021", None], asked=True).dates[:3]] == [2019, 2020, 2021]
    assert date_column(["north"], asked=True) is None


@pytest.mark.slow
def test_trends_of_a_column_of_dates_in_several_forms():
    metadata = [{"posted": ["2020-01-05", "6 February 2020", "2020-03-07T10:00:00Z"][i % 3]} for i in range(12)]
    found = gl.trends(model_of("wp" * 6, metadata=metadata), by="posted", every="month")
    assert found.groups == ("2020-01", "2020-02", "2020-03")
    assert found.documents.tolist() == [4, 4, 4]
    metadata[0] = {"posted": "soon"}
    assert any(
        "soon" in note for note in gl.trends(model_of("wp" * 6, metadata=metadata), by="posted", every="month").notes
    )
    with pytest.raises(gl.GleaningsError, match="2021-08-09"):
        gl.trends(model_of("wp" * 6, metadata=[{"posted": "soon"}] * 12), by="posted", every="month")
