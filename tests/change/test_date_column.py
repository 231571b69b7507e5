"""Columns of dates: texts in several forms, times of several zones, and what is no date."""

import datetime

import numpy as np
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
    assert date_column([form], strict=True)[0] == [datetime.date(2020, 1, 5)]


@pytest.mark.parametrize(
    "values", [["north", "south"], ["1990", "1991"], [1990, 1991], [None], [datetime.date(2020, 1, 5), 3]]
)
def test_groups_years_and_mixtures_are_no_dates(values):
    assert date_column(values, strict=False) is None


def test_a_year_beside_dates_is_one_and_years_alone_are_none():
    dates, _ = date_column(["2019-05-04", "2020", "May 2021"], strict=True)
    assert [date.year for date in dates] == [2019, 2020, 2021]
    assert date_column(["2019", "2020"], strict=True) is None
    assert date_column(["2019-05-04", "12"], strict=True) is None


def test_what_is_no_date_among_dates_is_said_or_keeps_the_column_from_being_one():
    assert date_column(["2020-01-05", "soon"], strict=True) is None
    dates, notes = date_column(["2020-01-05", "soon"], strict=False)
    assert dates == [datetime.date(2020, 1, 5), None]
    assert notes == ("1 date could not be read (soon).",)


def test_day_and_month_are_in_the_order_of_the_column_or_left_out():
    assert date_column(["03/04/2021", "25/04/2021"], strict=True)[0][0] == datetime.date(2021, 4, 3)
    dates, notes = date_column(["03/04/2021", "2021-05-01"], strict=True)
    assert dates == [None, datetime.date(2021, 5, 1)]
    assert "the day or the month first" in notes[0]


def test_times_of_several_zones_are_said_and_taken_as_they_are_written():
    dates, notes = date_column(["2020-01-05T23:30:00+02:00", "2020-01-06T01:00:00Z"], strict=True)
    assert [date.day for date in dates] == [5, 6]
    assert "several time zones" in notes[0]
    assert date_column(["2020-01-05T23:30:00Z", "2020-01-06T01:00:00Z"], strict=True)[1] == ()


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
