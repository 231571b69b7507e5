"""A document's title: its headline, never a salutation."""

import pandas as pd
import pytest

import gleanings as gl
from gleanings.corpus.building import date_of_top


def test_the_subject_of_a_mail_is_its_title():
    text = "From: ana@example.org\nSubject: Storm damage in Leeds\n\nDear all,\n\nThe storm hit Leeds. It broke roofs."
    assert gl.Corpus.from_texts([text])[0].title == "Storm damage in Leeds"


def test_a_salutation_is_no_title():
    for greeting in (
        "Dear all,",
        "Hello everybody!",
        "To whom it may concern:",
        "Sehr geehrter Herr Bürgermeister, liebe Kolleginnen und Kollegen,",
        "Honourable Members of the House, my dear friends,",
    ):
        title = gl.Corpus.from_texts([f"{greeting}\n\nThe storm hit Leeds. It broke roofs."])[0].title
        assert title.startswith("The storm hit Leeds"), greeting


def test_a_title_that_is_the_first_item_of_a_list_says_that_the_text_goes_on():
    slogans = "1893 The ideal brain tonic\n1905 Refreshes the weary\n1907 Good to the last drop\n"
    (document,) = gl.Corpus.from_texts([slogans])
    assert document.title == "1893 The ideal brain tonic…"
    assert [d.title for d in gl.Corpus.from_texts(["Too dear", "It rained all day.\n\nNobody came to the fair."])] == [
        "Too dear",
        "It rained all day.",
    ]


def test_a_date_that_a_later_line_makes_clear_is_taken():
    assert str(date_of_top("12/03/2021\nMum: bread\n25/03/2021\nMum: milk")) == "2021-03-12"
    assert str(date_of_top("12/03/2021\nMum: bread\n03/25/2021\nMum: milk")) == "2021-12-03"
    assert date_of_top("12/03/2021\nMum: bread") is None


@pytest.mark.parametrize(
    ("texts", "advice"),
    [
        (None, "give a list of texts"),
        (7, "give a list of texts"),
        (b"Rain fell.", "decode"),
        ([b"Rain fell."], "decode"),
        ([["rain", "fell"]], "BagOfWords.from_tokens"),
        ({"a": "Rain fell."}, "ids=list"),
        ({"Rain fell."}, "no order"),
        (pd.DataFrame({"text": ["Rain fell."]}), "from_frame"),
    ],
)
def test_what_holds_no_texts_is_an_error_that_says_what_to_give(texts, advice):
    with pytest.raises(gl.GleaningsError, match=advice):
        gl.Corpus.from_texts(texts)


def test_later_messages_of_a_chat_tell_which_number_is_the_day():
    def chat(*days):
        return "\n".join(f"{day}/24, 09:1{n} - Ana: bom dia a todos {n}" for n, day in enumerate(days))

    assert str(date_of_top(chat(*["05/02"] * 7, "06/02", "14/02"))) == "2024-02-05"
    assert str(date_of_top(chat(*["05/02"] * 7, "05/14"))) == "2024-05-02"
    assert date_of_top(chat(*["05/02"] * 7, "06/02")) is None
    assert date_of_top(chat(*["05/02"] * 7, "14/02", "05/14")) is None
    assert date_of_top("05/02/24\nThe report of 14/02/24 is late.\n14/02/24 was the day.") is None


def test_blank_lines_above_a_date_do_not_count():
    lines = ["Home News Sport", "Storm over Ulm", "By Ann Roth | 2 March 2005 | 3 min read", "Rain fell."]
    assert str(date_of_top("\n\n\n".join(lines))) == "2005-03-02"


def test_the_headline_of_a_clipping_stands_between_the_date_of_the_paper_and_the_fields():
    head = "2 of 14 DOCUMENTS\n\nThe Tolk Times\n\nMay 3, 2021 Monday\nFinal Edition\n\nBridge shut until Friday\n\n"
    fields = "BYLINE: Ann Roe, Staff Writer\n\nSECTION: METRO; Pg. B1\n\nLENGTH: 84 words\n\n"
    text = "The bridge over the river was shut on Monday after heavy rain, the council said in a note.\n\n" * 2
    assert gl.Corpus.from_texts([head + fields + text])[0].title == "Bridge shut until Friday"
