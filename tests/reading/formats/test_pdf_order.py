"""Letters in the order in which they are read: scripts from right to left, marks, signs of a second font."""

import io
from pathlib import Path

import matplotlib as mpl
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from gleanings.reading.formats.pdf_order import Letter, in_order


@pytest.fixture(scope="module", autouse=True)
def font():
    pdfmetrics.registerFont(TTFont("DejaVu", Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"))


def pdf(draw):
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, pagesize=A4)
    page.setFont("DejaVu", 11)
    draw(page)
    page.save()
    return buffer.getvalue()


def test_hebrew_is_read_from_right_to_left_and_its_figures_from_left_to_right(read):
    """As programs draw it: the letters from left to right as they are seen, brackets turned round."""

    def draw(page):
        page.drawRightString(500, 700, "העירייה אישרה עבודות חדשות )עלו"[::-1])
        page.drawRightString(500, 685, ".31.12.2023 דע (42.5%")

    text = read("a.pdf", pdf(draw))[0].text
    assert text == "העירייה אישרה עבודות חדשות (עלו 42.5%) עד 31.12.2023."


def test_the_right_column_of_hebrew_is_read_before_the_left_one(read):
    right = ["העירייה אישרה אתמול את", "התוכנית לבניית גשר חדש", "מעל הנהר הישן של העיר", "והדייגים הופתעו מאוד."]
    left = ["העבודות יתחילו בסתיו הבא", "ויסתיימו בעוד שנתיים או", "שלוש, כך אמרו המהנדסים", "ואיש אינו יודע את המחיר."]

    def draw(page):
        for i, (a, b) in enumerate(zip(right, left, strict=True)):
            page.drawRightString(500, 700 - 14 * i, a[::-1])
            page.drawRightString(250, 700 - 14 * i, b[::-1])

    document = read("a.pdf", pdf(draw))[0]
    assert [s.text for s in document.sentences] == [" ".join(right), " ".join(left)]


def test_a_line_of_figures_alone_is_read_as_the_hebrew_around_it(read):
    def draw(page):
        page.drawRightString(500, 700, "התושבים מחכים לתשובה עד"[::-1])
        page.drawRightString(500, 685, ".31.12.2023")

    assert read("a.pdf", pdf(draw))[0].text == "התושבים מחכים לתשובה עד 31.12.2023."


@pytest.mark.parametrize("gap", [9, 30])
def test_signs_of_a_second_font_that_are_drawn_later_stand_where_they_are_seen(read, gap):
    """As where the first font has no full stops: they are drawn after all letters of the line."""
    words = ["Fell", "Nobody", "Rain"]

    def draw(page):
        text = page.beginText(60, 700)
        text.setFont("Helvetica", 11)
        text.setWordSpace(gap)
        text.textOut(" ".join(words))
        page.drawText(text)
        at = 60
        page.setFont("Times-Roman", 11)
        for word in words:
            at += page.stringWidth(word, "Helvetica", 11)
            page.drawString(at, 700, ".")
            at += page.stringWidth(" ", "Helvetica", 11) + gap

    text = read("a.pdf", pdf(draw))[0].text
    assert " ".join(text.split()) == "Fell. Nobody. Rain."


def test_what_is_drawn_over_a_line_is_not_mixed_with_it(read):
    def draw(page):
        page.drawString(60, 700, "____________________")
        page.drawString(64, 701, "Ana Roe")

    assert "Ana Roe" in read("a.pdf", pdf(draw))[0].text


def test_smaller_figures_on_the_same_line_are_not_raised(read):
    def draw(page):
        text = page.beginText(60, 700)
        text.textOut("Η λίμνη έπεσε από το ")
        text.setFont("DejaVu", 8)
        text.setRise(1.2)
        text.textOut("1974.")
        page.drawText(text)

    assert read("a.pdf", pdf(draw))[0].text == "Η λίμνη έπεσε από το 1974."


def test_a_line_in_a_font_of_another_height_parts_no_paragraph(read):
    def draw(page):
        page.drawString(60, 700, "The file that was given above would on its own make")
        page.setFont("Times-Roman", 11)
        page.drawString(60, 686, "an output file called diff in the folder of the program")
        page.setFont("DejaVu", 11)
        page.drawString(60, 672, "that was called last, and nothing else.")

    assert "\n" not in read("a.pdf", pdf(draw))[0].text


def test_a_mark_that_stands_alone_is_read_as_the_file_has_it(read):
    """As the hat of a formula is, above its letter and on no line of letters."""

    def draw(page):
        page.drawString(60, 700, "The ferry stopped on Monday.")
        page.drawString(300, 560, "\u0302")

    assert "The ferry stopped on Monday." in read("a.pdf", pdf(draw))[0].text


def line(*placed):
    return [Letter(sign, left, 0, left + width, 10) for sign, left, width in placed]


def signs(letters):
    return "".join(letter.sign for letter in letters)


def test_a_mark_that_is_drawn_later_stands_behind_its_letter():
    placed = line(("ม", 0, 6), ("บ", 7, 6), ("า", 14, 4), ("่", 3, 2), ("้", 10, 2))
    assert signs(in_order(placed, 10, sort=False, backwards=False)) == "ม่บ้า"


@pytest.mark.parametrize(("gap", "expected"), [(0.5, "นา"), (4, "น า")])
def test_a_guessed_space_counts_where_letters_are_apart(gap, expected):
    placed = line(("น", 0, 6), ("า", 6 + gap, 4))
    placed.insert(1, Letter(" ", 6, 0, 6, 10, guessed=True))
    assert signs(in_order(placed, 10, sort=False, backwards=False)) == expected


@pytest.mark.parametrize(("drawn", "expected"), [("का", "काल"), ("के", "के ल")])
def test_behind_a_mark_that_stands_beside_its_letter_a_guessed_space_must_be_wide(drawn, expected):
    placed = line((drawn, 0, 6), ("ल", 8, 6))
    placed.insert(1, Letter(" ", 6, 0, 6, 10, guessed=True))
    assert signs(in_order(placed, 10, sort=False, backwards=False)) == expected


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ("40 לש", "של 40"),
        ("%40 ةلود", "دولة 40%"),
        ("40% לש", "של 40%"),
        ("12-כ", "כ-12"),
        ("2021-2020 " + "عام"[::-1], "عام 2020-2021"),
        ("2021 2020 לש", "של 2020 2021"),
        ("Ofer Bros 10 לש", "של Ofer Bros 10"),
        ("(בלש( לש", "של (שלב)"),
    ],
)
def test_what_is_seen_from_left_to_right_is_read_from_right_to_left(seen, expected):
    placed = [Letter(sign, 6 * i, 0, 6 * i + 6, 10) for i, sign in enumerate(seen)]
    assert signs(in_order(placed, 10, sort=True, backwards=True)) == expected


def test_a_long_line_of_figures_is_turned_round_without_looking_ahead_at_each():
    """One of 4,000 took minutes: how far it goes on was asked anew for each figure."""
    seen = "1 " * 4000 + "ש"
    placed = [Letter(sign, 6 * i, 0, 6 * i + 6, 10) for i, sign in enumerate(seen)]
    found = signs(in_order(placed, 10, sort=True, backwards=True))
    assert found.split() == ["ש", *["1"] * 4000]


def drawn_in_parts(page, spans):
    """Draw spans as browsers do: what each says, and its signs at their places, in commands of their own."""
    for said, *signs in spans:
        page._code.append(f"/Span <</ActualText <feff{said.encode('utf-16-be').hex()}>>> BDC")
        page._code.extend(f"BT /F1 11 Tf {x} {y} Td ({sign}) Tj ET" for sign, x, y in signs)
        page._code.append("EMC")


def test_a_syllable_is_as_wide_as_all_its_signs(read):
    """The width of a vowel that is drawn without a text was taken for a space, and none was seen behind another."""
    spans = [
        ("का", ("o", 60, 700), ("W", 66, 700)),
        ("म", ("o", 77, 700)),
        ("का", ("o", 87, 700), ("W", 93, 700)),
        ("ज", ("o", 104, 700)),
    ]
    page = pdf(lambda page: drawn_in_parts(page, spans))
    assert read("a.pdf", page)[0].text == "काम काज"


def test_a_syllable_that_is_said_again_for_its_mark_is_read_once(read):
    spans = [("ข้", ("W", 60, 700)), ("ข้", ("o", 64, 702)), ("าม", ("W", 71, 700))]
    page = pdf(lambda page: drawn_in_parts(page, spans))
    assert read("a.pdf", page)[0].text == "ข้าม"


def test_a_sign_without_a_meaning_parts_no_word(read):
    """As some programs have for what they stretch Arabic by."""
    page = pdf(lambda page: page._code.append(r"BT /F1 11 Tf 60 700 Td (ab\004cd) Tj ET"))
    assert read("a.pdf", page)[0].text == "abcd"


@pytest.mark.parametrize(("gap", "expected"), [(0.5, "कीना"), (2.6, "की ना")])
def test_how_wide_a_space_is_behind_a_vowel_is_told_by_the_line(gap, expected):
    placed = [
        Letter("की", 0, 0, 10, 10),
        Letter(" ", 10, 0, 10, 10, guessed=True),
        Letter("ना", 10 + gap, 0, 20, 10),
        Letter(" ", 20, 0, 20, 10, guessed=True),
        Letter("ही", 19, 0, 29, 10),
    ]
    assert signs(in_order(placed, 10, sort=False, backwards=False)) == expected + "ही"


def test_a_space_behind_a_mark_may_not_be_in_the_file():
    placed = [Letter("ह", 0, 0, 7, 10), Letter("ं", 6, 0, 7, 12), Letter("म", 9.4, 0, 15, 10)]
    assert signs(in_order(placed, 10, sort=False, backwards=False)) == "हं म"


def test_lines_of_scripts_without_spaces_are_joined_without_one(read):
    spans = [("รถไฟไปเชียง", ("W" * 10, 60, 700)), ("ใหม่สาย", ("W" * 6, 60, 686))]
    assert read("a.pdf", pdf(lambda page: drawn_in_parts(page, spans)))[0].text == "รถไฟไปเชียงใหม่สาย"


def test_a_letter_that_is_drawn_twice_is_two(read):
    """Only syllables are said again; letters may touch."""
    spans = [("ن", ("W", 90, 700)), ("ی", ("W", 80, 700)), ("ی", ("W", 70, 700))]
    assert read("a.pdf", pdf(lambda page: drawn_in_parts(page, spans)))[0].text == "نیی"


def test_a_mark_that_says_the_whole_syllable_stands_on_the_line_of_its_letter(read):
    spans = [("ق", ("W", 100, 700)), ("لّ", ("o", 93, 708), ("W", 90, 700)), ("ص", ("W", 80, 700))]
    assert read("a.pdf", pdf(lambda page: drawn_in_parts(page, spans)))[0].text == "قلّص"


def test_a_vowel_of_thai_that_is_a_mark_in_part_is_as_wide_as_it_is_drawn():
    placed = [
        Letter("กำ", 0, 0, 10, 10),
        Letter(" ", 10, 0, 10, 10, guessed=True),
        Letter("กับ", 11.3, 0, 20, 10),
        Letter("ท่", 20, 0, 26, 10),
    ]
    assert signs(in_order(placed, 10, sort=False, backwards=False)) == "กำกับท่"


def test_the_tallest_sign_of_a_syllable_is_its_place_in_the_line(read):
    """A vowel below and a tone above, for which the syllable is said again."""
    spans = [("ผู้", ("W", 60, 700), ("o", 64, 690)), ("ผู้", ("o", 64, 702)), ("าม", ("W", 71, 700))]
    assert read("a.pdf", pdf(lambda page: drawn_in_parts(page, spans)))[0].text == "ผู้าม"
