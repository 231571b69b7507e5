"""Signs of a line by itself."""

from collections import Counter

import pytest

from gleanings.cleaning.line_form import FORM, form, shape
from gleanings.cleaning.page import Page


def sign(text, name, in_prose=(), of_it=0):
    return dict(zip(FORM, form(Page(text).parts[0], Counter(in_prose), of_it), strict=True))[name]


@pytest.mark.parametrize(
    ("name", "text", "value", "other", "other_value"),
    [
        ("last sign", "Is it open?", 2, "It is open", 0),
        ("last sign", "He said: “No.”", 1, "Comments:", 4),
        ("first sign", "[1] Roe", 2, "3 men", 1),
        ("first sign", "→ More", 4, "“No”", 3),
        ("in brackets", "[Music]", True, "[1] Roe", False),
        ("bare number", "(12)", True, "12 men", False),
        ("years", "Roe 1999, Bell 2004", 2, "room 3021", 0),
        ("initials", "A. B. Roe", 2, "Ann Roe", 0),
        ("numbers", "2 (3): 11", 3, "two", 0),
        ("inner stops", "a.b.", 1, "It rose.", 0),
        ("reader", "Tell us more", True, "They told more", False),
        ("page words", "Log in or subscribe", 2, "It rose", 0),
        ("short words", "it is up", 1, "rivers rose", 0),
    ],
)
def test_signs_of_a_line(name, text, value, other, other_value):
    assert sign(text, name) == value
    assert sign(other, name) == other_value


def test_words_of_a_line_that_other_paragraphs_have():
    words = {"rivers": 1, "rose": 1}
    assert sign("Rivers sank", "words of prose", words) == 0.5
    assert sign("Rivers sank", "words of prose", words, of_it=1) == 0
    assert sign("Rivers sank", "known words", words) == 0.5


def test_lines_of_one_shape():
    assert shape(Page("3 May, Ann Roe").parts[0]) == shape(Page("12 June, Al Ray").parts[0])
    assert shape(Page("3 May, Ann Roe").parts[0]) != shape(Page("3 men saw Ann").parts[0])
