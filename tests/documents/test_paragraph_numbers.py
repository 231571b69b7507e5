"""Numbers of paragraphs: told from dates, names and amounts that begin a sentence."""

import pytest

from gleanings.documents.document import Document
from gleanings.documents.paragraph_numbers import number_before


def shown(text, language="en"):
    document = Document("a", text, language=language)
    return [each.text[number_before(document, each.index) :] for each in document.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "1. The claim fails.\n\n2. The costs follow.",
        "(1) The claim fails.\n\n(2) The costs follow.",
        "7) The claim fails.\n\n8) The costs follow.",
    ],
)
def test_numbered_paragraphs(text):
    assert shown(text) == ["The claim fails.", "The costs follow."]


def test_chinese_points():
    assert shown("1、把鱼洗干净。\n\n2、放入锅中。", "zh") == ["把鱼洗干净。", "放入锅中。"]


def test_a_number_within_a_paragraph_is_a_part_of_its_sentence():
    text = "1. The claim fails. 2. Costs follow the event here.\n\n3. There is no order."
    assert all(part in " ".join(shown(text)) for part in ("Costs follow", "3. There is no order."))


@pytest.mark.parametrize(
    "text", ["3. Oktober ist ein Feiertag.\n\nAlle haben frei.", "3. Oktober war frei.\n\n17. Juni ebenso."]
)
def test_a_day_is_no_number_of_a_paragraph(text):
    assert shown(text, "de")[0].startswith("3. Oktober")


def test_an_amount_is_no_number_of_a_paragraph():
    assert shown("3.5 million people came.\n\n4.5 million stayed.") == [
        "3.5 million people came.",
        "4.5 million stayed.",
    ]
