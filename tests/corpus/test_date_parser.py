"""Dates are found as they are written, told how exact they are, and never guessed."""

import datetime

import pytest

from gleanings.corpus.date_parser import find_date

DAY = datetime.date(2021, 5, 3)


@pytest.mark.parametrize(
    "text",
    [
        "2021-05-03",
        "03.05.2021",
        "3 May 2021",
        "3rd of May, 2021",
        "May 3, 2021",
        "May 3rd 2021",
        "3-May-2021",
        "3. Mai 2021",
        "3 de mayo de 2021",
        "2021年5月3日",
        "2021년 5월 3일",
    ],
)
def test_a_day_is_found_however_it_is_written_with_its_place(text):
    found = find_date(f"On {text}.")
    assert found is not None
    assert (found.date, found.precision) == (DAY, "day")
    assert f"On {text}."[slice(*found.span)] == text


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("May 2021", "month"),
        ("mayo de 2021", "month"),
        ("May, 2021", "month"),
        ("2021-05", "month"),
        ("2021年5月", "month"),
        ("2021", "year"),
    ],
)
def test_what_is_less_exact_than_a_day_is_its_first_day_and_says_so(text, precision):
    found = find_date(text, bare=True)
    assert found is not None
    assert found.date == datetime.date(2021, 5 if precision == "month" else 1, 1)
    assert found.precision == precision
    assert found.span == (0, len(text))


@pytest.mark.parametrize("text", ["9. 8. 2021", "9.8. 2021", "09. 08.2021", "2021. 8. 9.", "2021-08-09", "2021/8/9"])
def test_spaces_may_stand_behind_full_stops_of_a_date_in_numbers(text):
    assert find_date(text).date == datetime.date(2021, 8, 9)


@pytest.mark.parametrize(
    "text",
    [
        "32 May 2021",
        "May 32, 2021",
        "May 31",
        "30 February 2021",
        "2021-13-01",
        "1.2.2021.4",
        "2021/05-03",
        "9/ 8/2021",
        "12 /8/2021",
        "3-4 - 2021",
        "12. 8.   2021",
        "12.8 .2021",
        "May 3, 99",
        "",
    ],
)
def test_what_is_no_date_is_none(text):
    assert find_date(text) is None


def test_a_month_without_a_year_behind_it_is_no_date():
    assert find_date("in May", bare=True) is None
    assert find_date("May of the year 2021", bare=True) != find_date("May 2021", bare=True)


def test_day_and_month_that_could_be_exchanged_are_not_guessed():
    found = find_date("03/04/2021")
    assert found is not None
    assert found.date is None
    assert found.resolved(None) is None
    assert found.resolved("day first") == datetime.date(2021, 4, 3)
    assert found.resolved("month first") == datetime.date(2021, 3, 4)


@pytest.mark.parametrize(("text", "month"), [("13/04/2021", 4), ("04/13/2021", 4), ("04/04/2021", 4)])
def test_slashes_are_plain_where_only_one_reading_is_a_date(text, month):
    found = find_date(text)
    assert found is not None
    assert found.date is not None
    assert found.date.month == month


def test_a_month_at_the_end_and_a_day_that_no_month_has():
    assert find_date("It was in March") is None
    found = find_date("32 March 2020")
    assert found is None or found.precision == "month"


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2020-Q3", (2020, 7, 1)),
        ("Sales_Q4_2020.txt", (2020, 10, 1)),
        ("3e trimestre 2020", (2020, 7, 1)),
        ("T2 2020", (2020, 4, 1)),
        ("Terminator T2 1991", (1991, 1, 1)),
        ("2. Quartal 2020", (2020, 4, 1)),
        ("4th quarter of 2020", (2020, 10, 1)),
        ("KW 12/2020", (2020, 3, 16)),
        ("week 60, 2020", (2020, 1, 1)),
    ],
)
def test_quarters_and_weeks_are_more_than_their_year(value, date):
    assert find_date(value, bare=True).date == datetime.date(*date)
