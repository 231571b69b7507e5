"""Dates on a page are as exact as they are known."""

import datetime
import re

import gleanings as gl
from gleanings.documents.date_format import known_to, written
from gleanings.report.report import report_html

WET, DRY = "Heavy rain flooded the river valley", "The market saw bank profits fall"


def report(dates):
    texts = [f"{(WET, DRY)[i % 2]} in spring {i}." for i in range(len(dates))]
    corpus = gl.Corpus.from_texts(texts, titles=[f"Speech {i}" for i in range(len(dates))], dates=dates)
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False), topics=2)
    return str(report_html(model, gl.digest(model)))


def test_years_of_file_names_are_shown_as_years():
    shown = report([datetime.date(1960 + 5 * i, 1, 1) for i in range(12)])
    assert "1960 to 2015" in shown
    assert not re.search(r"\d{4}-01", shown)


def test_one_day_that_is_known_shows_all():
    dates = [datetime.date(1960 + 5 * i, 1, 1) for i in range(11)]
    shown = report([*dates, datetime.date(2015, 3, 9)])
    assert "1960-01-01 to 2015-03-09" in shown


def test_months_alone():
    dates = [datetime.date(2020, month, 1) for month in (1, 4, 9)]
    assert [written(date, known_to(dates)) for date in dates] == ["2020-01", "2020-04", "2020-09"]
    assert known_to([None]) == "day"
