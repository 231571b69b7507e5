"""What a printed page has beside its text: numbers of lines, stamps, footnotes, initials; and how it is turned."""

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from tests.growth import grows_too_fast
from tests.reading.formats.test_pdf import pdf

from gleanings.documents.punctuation import SIGN_BULLETS
from gleanings.reading.formats.pdf_furniture import page_furniture
from gleanings.reading.formats.pdf_layout import Line, in_reading_order
from gleanings.reading.formats.pdf_text import paragraphs

LINES = [
    "The council voted on Monday to build a new bridge over the river, and the",
    "fishermen were surprised by the news of it. Work on it will begin in the",
    "autumn, and it should end in two years. Nobody knows what the bridge will",
    "cost in the end, they say. A ferry goes over the river until then, each half",
    "an hour, and it takes no more than forty people, but no cars and no lorries.",
]
TEXT = " ".join(LINES)


def print_lines(page, lines=LINES, top=700, left=80, step=14):
    for i, line in enumerate(lines):
        page.drawString(left, top - step * i, line)


def shown(document):
    return [paragraph.text for paragraph in document.paragraphs]


def aside(document):
    return [document.text[m.start : m.end] for m in document.marks if m.kind == "page header"]


def test_pages_that_are_turned_are_read_along_their_lines(read):
    def draw(page):
        for turned, shift in ((90, (595, 0)), (270, (0, 842)), (180, (595, 842))):
            page.translate(*shift)
            page.rotate(turned)
            print_lines(page, top=500)
            page.showPage()

    assert read("a.pdf", pdf(draw))[0].text == " ".join([TEXT] * 3)


def test_a_stamp_that_runs_up_the_margin_is_no_text(read):
    def draw(page):
        print_lines(page)
        page.translate(30, 300)
        page.rotate(90)
        page.drawString(0, 0, "arXiv:2305.01234v1")

    document = read("a.pdf", pdf(draw))[0]
    assert shown(document) == [TEXT]
    assert aside(document) == ["arXiv:2305.01234v1"]


@pytest.mark.parametrize("step", [1, 2, 5])
def test_numbers_of_lines_stand_in_no_sentence(read, step):
    def draw(page):
        print_lines(page, LINES * 3)
        for number in range(step, 16, step):
            page.drawString(40, 714 - 14 * number, str(number))

    document = read("a.pdf", pdf(draw))[0]
    assert shown(document) == [" ".join(LINES * 3)]
    assert aside(document) == [str(number) for number in range(step, 16, step)]


def test_a_line_of_thousands_of_digits_is_no_number_of_a_line():
    rows = [
        (Line("7" * 5_000, 40, y, 60, y + 12, 12), Line("Rain fell.", 80, y, 200, y + 12, 12)) for y in (40, 60, 80)
    ]
    assert page_furniture([[line for row in rows for line in row]]) == set()


@pytest.mark.parametrize("numbers", [(2010, 2015, 2020), (1, 2, 3)])
def test_years_and_points_beside_lines_are_text(read, numbers):
    def draw(page):
        print_lines(page)
        for i, number in enumerate(numbers):
            page.drawString(40, 686 - 14 * i, str(number))

    assert f"{numbers[0]} fishermen" in read("a.pdf", pdf(draw))[0].text.replace("\t", " ")


def test_a_header_that_two_pages_share_is_set_aside(read):
    def draw(page):
        for number in (1, 2):
            page.drawString(80, 800, "Journal of Bridges")
            page.drawString(400, 800, "Vol. 3")
            print_lines(page, LINES if number == 1 else LINES[::-1], top=770)
            page.showPage()

    assert aside(read("a.pdf", pdf(draw))[0]) == ["Journal of Bridges", "Vol. 3"] * 2


def test_the_head_of_a_single_chapter_stands_beside_the_numbers_of_pages(read):
    heads = ["Rain", "Hail", "Snow", "Wind"]

    def draw(page):
        for number, head in enumerate(heads, 1):
            page.drawString(80, 800, head)
            page.drawString(500, 800, str(number))
            print_lines(page, LINES[number:] + LINES[:number], top=770)
            page.showPage()

    assert aside(read("a.pdf", pdf(draw))[0]) == [each for i, head in enumerate(heads, 1) for each in (head, str(i))]


def test_a_sentence_runs_on_over_the_footnotes_of_a_page(read):
    def draw(page):
        print_lines(page, LINES[:2], top=160)
        page.setFont("Helvetica", 8)
        print_lines(page, ["1 Letter of the council, May 2021; it was", "kept in the archive."], top=100, step=10)
        page.showPage()
        print_lines(page, LINES[2:])

    assert shown(read("a.pdf", pdf(draw))[0]) == [
        TEXT,
        "1 Letter of the council, May 2021; it was kept in the archive.",
    ]


def test_raised_figures_stay_raised(read):
    def draw(page):
        text = page.beginText(80, 700)
        for part, size, rise in (
            ("The bridge", 12, 0),
            ("2", 7, 5),
            (" carries 10", 12, 0),
            ("6", 7, 5),
            (" cars.", 12, 0),
        ):
            text.setFont("Helvetica", size)
            text.setRise(rise)
            text.textOut(part)
        page.drawText(text)

    assert read("a.pdf", pdf(draw))[0].text == "The bridge² carries 10⁶ cars."


def test_a_large_initial_belongs_to_its_word(read):
    def draw(page):
        page.setFont("Helvetica", 32)
        page.drawString(80, 690, "T")
        page.setFont("Helvetica", 12)
        print_lines(page, [LINES[0][1:], LINES[1]], left=102, top=704)
        print_lines(page, LINES[2:], top=676)

    assert shown(read("a.pdf", pdf(draw))[0]) == [TEXT]


@pytest.mark.slow
def test_a_drawing_of_single_letters_takes_time_that_grows_with_them():
    def drawing(count):
        places = [(10 * (i % 100), 10 * (i // 100), 8 - i % 2 * 4) for i in range(count)]
        return [Line("A", left, foot, left + 5, foot + size, size) for left, foot, size in places]

    assert not grows_too_fast(in_reading_order, drawing(4_000), drawing(16_000))


def test_paragraphs_are_told_by_their_gaps_where_most_are_of_one_line(read):
    def draw(page):
        print_lines(
            page, ["Ann Roe", "Mill Road 4", "", "Harbour Office", "", "3 May 2023", "", "Your letter", "", "Dear Sir,"]
        )
        print_lines(page, LINES, top=546)

    assert shown(read("a.pdf", pdf(draw))[0])[-2:] == ["Dear Sir,", TEXT]


@pytest.mark.parametrize(
    "points",
    [
        ["• The bridge is shut", "• The ferry goes each half an hour", "• The school is open"],
        ["(a) keep a list of the ships;", "(b) publish the list each Friday; and", "(c) report to the council."],
        ["1. The bridge is shut.", "2. The ferry goes each half an hour.", "3. The school is open."],
        ["- The bridge is shut", "- The ferry goes each half an hour and takes forty people", "- The school is open"],
    ],
)
def test_points_are_paragraphs(read, points):
    def draw(page):
        print_lines(page)
        print_lines(page, points, top=620)

    text = read("a.pdf", pdf(draw))[0].text
    assert text.split("\n\n") == [TEXT, *points]


@pytest.mark.parametrize("sign", SIGN_BULLETS)
def test_a_sign_of_points_begins_a_paragraph(sign):
    points = [f"{sign} The bridge is shut", f"{sign} The ferry goes", f"{sign} The school is open"]
    lines = [Line(point, 80, 700 - 14 * i, 200, 712 - 14 * i, 12) for i, point in enumerate(points)]
    assert [text for text, _ in paragraphs([lines], 12)] == points


def test_the_lines_of_a_point_are_one_paragraph(read):
    points = ["• The bridge is shut, and nobody knows for how", "• The ferry goes each half an hour."]

    def draw(page):
        print_lines(page)
        print_lines(page, points, top=620, step=28)
        page.drawString(92, 606, "long it will be so.")

    assert read("a.pdf", pdf(draw))[0].text.split("\n\n") == [TEXT, f"{points[0]} long it will be so.", points[1]]


def test_a_dash_within_a_sentence_begins_no_point(read):
    lines = [
        "The council voted on Monday to build a new bridge over the river, and the mayor",
        "- who had not been there - said that nobody knows what it will cost in the end.",
    ]

    def draw(page):
        print_lines(page, lines)

    assert read("a.pdf", pdf(draw))[0].text == " ".join(lines)


def test_the_size_of_a_row_is_that_of_most_of_it(read):
    def draw(page):
        print_lines(page)
        page.setFont("Helvetica", 16)
        page.drawString(40, 600, "•")
        page.setFont("Helvetica", 12)
        page.drawString(80, 600, "The bridge is shut.")

    assert not read("a.pdf", pdf(draw))[0].marks


def test_no_space_stands_behind_a_quotation_mark_in_chinese(read):
    def draw(page):
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        page.setFont("STSong-Light", 12)
        print_lines(
            page,
            [
                "港务局周二表示，北部航道的疏浚工程将于十月开始，“从来没有人问过我们，”",
                "在滩涂工作了三十年的托尔克说。",
            ],
        )
        page.drawString(290, 30, "第 1 页")

    document = read("a.pdf", pdf(draw))[0]
    assert "我们，”在滩涂" in document.text
    assert aside(document) == ["第 1 页"]


@pytest.mark.parametrize(
    ("text", "is_number"),
    [
        ("3", True),
        ("- 3 -", True),
        ("(3)", True),
        ("Page 3", True),
        ("Seite 3 von 9", True),
        ("3/9", True),
        ("iv", True),
        ("第3页", False),  # at the same height of three pages it is one
        ("Article 5", False),
        ("1);", False),
        ("3)", False),
        ("May 3", True),
    ],
)
def test_what_stands_outermost_is_a_page_number_by_its_form(text, is_number):
    """On the third page; "May 3" is taken for one, as no form tells it from "Page 3"."""
    lines = [
        Line(text, 300, 20, 330, 30, 9, 2),
        *(Line("It rained all day on the hills.", 50, y, 500, y + 10, 10, 2) for y in (400, 388)),
    ]
    assert (lines[0] in page_furniture([[], [], lines])) == is_number


def test_numbers_behind_a_word_count_on_from_page_to_page():
    pages = [
        [Line(f"Page {131 + n}", 300, 20, 330, 30, 9, n), Line(f"{sky} fell all day.", 50, 400, 500, 410, 10, n)]
        for n, sky in enumerate(("Rain", "Snow"))
    ]
    assert [line.text for page in pages for line in page if line in page_furniture(pages)] == ["Page 131", "Page 132"]


def test_what_each_tag_of_a_list_says_stands_by_itself(read):
    def draw(page):
        page.drawString(60, 700, "This is what the program knows and does, in the order of the letters of it,")
        page.drawString(60, 686, "and nothing of it is new.")
        for i, (left, line) in enumerate([(60, "-a, --all"), (90, "show all files"), (60, "-b"), (90, "go back")]):
            page.drawString(left, 672 - 14 * i, line)

    assert shown(read("a.pdf", pdf(draw))[0])[-3:] == ["show all files", "-b", "go back"]


def test_a_line_that_is_short_and_a_little_apart_is_a_paragraph(read):
    def draw(page):
        page.drawString(80, 718, "Ana Roe, of the harbour")
        print_lines(page, top=700, step=13)

    assert read("a.pdf", pdf(draw))[0].text.startswith("Ana Roe, of the harbour\n\nThe council")
