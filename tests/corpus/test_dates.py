import datetime

import pytest

from gleanings.corpus.date_parser import find_date
from gleanings.corpus.dates import date_of_dateline, date_of_line, date_of_name

THIRD_OF_MAY = datetime.date(2021, 5, 3)


@pytest.mark.parametrize(
    "text",
    [
        "2021-05-03",
        "3.5.2021",
        "3 May 2021",
        "May 3rd, 2021",
        "le 3 mai 2021",
        "3 maggio 2021",
        "3 de maio de 2021",
        "3 de mayo de 2021",
        "3 mei 2021",
        "3. Mai 2021",
        "3 Mayıs 2021",
        "3 мая 2021 г.",
        "3 मई 2021",
        "3 مايو 2021",
        "٣ مايو ٢٠٢١",
        "3 مئی 2021",
        "2021年5月3日",
        "3-May-2021",
    ],
)
def test_dates_are_read_in_the_languages_of_the_texts(text):
    found = find_date(text)
    assert (found.date, found.precision) == (THIRD_OF_MAY, "day")


@pytest.mark.parametrize("text", ["1.2.2021.4", "version 1.2.3", "31 February 2021", "3 May", "20210503x", "May", ""])
def test_what_is_no_date_of_a_day_is_none(text):
    assert find_date(text) is None


def test_day_and_month_that_could_be_exchanged_are_not_chosen():
    found = find_date("03/05/2021")
    assert found.date is None
    assert found.resolved("day first") == THIRD_OF_MAY
    assert found.resolved("month first") == datetime.date(2021, 3, 5)
    assert find_date("25/05/2021").date == datetime.date(2021, 5, 25)
    assert find_date("03/03/2021").date == datetime.date(2021, 3, 3)


@pytest.mark.parametrize(
    "line",
    [
        "Published: Monday, 3rd May 2021, 14:30 GMT",
        "Veröffentlicht am 3. Mai 2021 um 14:30 Uhr",
        "Опубликовано 3 мая 2021 г., 14:30",
        "发布时间：2021年5月3日 12:30",
        "By Ann Roe | 3 May 2021",
        "Berlin, 3. Mai 2021",
        "2021-05-03T10:00:00Z",
    ],
)
def test_a_line_that_is_a_date_gives_it(line):
    assert date_of_line(line) == THIRD_OF_MAY


@pytest.mark.parametrize("line", ["They met on 3 May 2021.", "In May 2021", "He left Berlin, 3 May 2021", "x" * 200])
def test_a_date_within_a_sentence_is_not_the_documents(line):
    assert date_of_line(line) is None


def test_datelines_give_a_date_only_with_its_year_and_a_dash():
    assert date_of_dateline("WASHINGTON, D.C., May 3, 2021 /PRNewswire/ -- The council voted.") == THIRD_OF_MAY
    assert date_of_dateline("BERLIN, 3. Mai 2021 (dpa) – Der Rat stimmte zu.") == THIRD_OF_MAY
    assert date_of_dateline("BERLIN, May 3 (Reuters) - The council voted.") is None
    assert date_of_dateline("On May 3, 2021, the council voted - at last.") is None


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2021-05-03_call.txt", THIRD_OF_MAY),
        ("IMG_20210503101500.txt", THIRD_OF_MAY),
        ("2021/05/03/a.txt", THIRD_OF_MAY),
        ("2021/05/03.txt", THIRD_OF_MAY),
        ("2021/05/a.txt", datetime.date(2021, 5, 1)),
        ("May 2021 minutes.docx", datetime.date(2021, 5, 1)),
        ("speech_1999.txt", datetime.date(1999, 1, 1)),
        ("1999", datetime.date(1999, 1, 1)),
        ("s2021e05.srt", None),
        ("9141", None),
        ("03-05-2021.txt", None),
        ("000_83e67a9ff26feb65.txt", None),
    ],
)
def test_names_of_files_and_folders_give_dates(name, date):
    assert date_of_name(name) == date


def test_a_number_is_no_year_among_files_that_are_numbered_through():
    assert date_of_name("1999", years=False) is None
    assert date_of_name("speech_1999", years=False) == datetime.date(1999, 1, 1)


@pytest.mark.parametrize(
    "line",
    [
        "Debian 0.01 bis 0.90 (August - Dezember 1993)",
        "August - Dezember 1993",
        "La tournée (mars – mai 2019)",
        "Programa: enero - marzo 2020",
        "The first release (Bern - 3 May 2021)",
    ],
)
def test_a_range_of_months_or_a_part_of_a_bracket_is_no_date(line):
    assert date_of_line(line) is None


def test_a_date_behind_a_dash_is_one_still():
    assert (
        str(date_of_line("Ann Lee - 3 May 2021")) == str(date_of_line("By Ann Lee (AP) - 3 May 2021")) == "2021-05-03"
    )


@pytest.mark.parametrize(
    "line",
    [
        "mardi 4 mars 2025 à 10 h 15",
        "二〇二五年三月四日",
        "ngày 4 tháng 3 năm 2025",
        "ngày 04 tháng 03, năm 2025",
        "4 มีนาคม 2568",
        "4 มีนาคม 2025",
        "৪ মার্চ ২০২৫",
        "4 মার্চ 2025",
        "4 Machi 2025",
        "4. ožujka 2025.",
        "4. marca 2025",
        "4 مارس 2025",
        "۱۴ اسفند ۱۴۰۳",
        "14 اسفند ماه 1403",
        "입력 2025.03.04. 오전 10:15",
        "Published 10:15 a.m. ET March 4, 2025 | Updated 12:30 p.m. ET March 5, 2025",
    ],
)
def test_days_in_languages_with_ways_of_their_own(line):
    assert date_of_line(line) == datetime.date(2025, 3, 4)


def test_a_year_of_another_count_is_none_without_its_letters():
    assert date_of_line("4 March 2568") is None
    assert date_of_line("三月四日") is None
    assert date_of_line("30 اسفند 1400") is None  # 1400 had 29 days in its last month
    assert date_of_line("1 فروردین 1400") == datetime.date(2021, 3, 21)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("4. Quartal 2020", datetime.date(2020, 10, 1)),
        ("3 квартал 2020 года", datetime.date(2020, 7, 1)),
        ("Week 12, 2022", datetime.date(2022, 3, 21)),
    ],
)
def test_a_line_that_is_a_part_of_a_year_gives_its_first_day(line, date):
    assert date_of_line(line) == date
    assert date_of_line(f"Report of the {line}") is None
