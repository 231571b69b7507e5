import io
import zlib

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

import gleanings as gl

LEFT = [
    "The council voted on Mon-",
    "day to build a new bridge",
    "over the river, and the",
    "fishermen were surprised",
    "by the news of it.",
]
RIGHT = [
    "Work on it will begin in",
    "the autumn, and should",
    "end in two years. Nobody",
    "knows what it will cost",
    "in the end, they say.",
]


def pdf(draw, **options):
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, pagesize=A4, **options)
    draw(page)
    page.save()
    return buffer.getvalue()


def columns(page):
    for i, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        page.drawString(60, 700 - 14 * i, left)
        page.drawString(320, 700 - 14 * i, right)


def test_two_columns_are_read_one_after_the_other_and_broken_words_joined(read):
    document = read("a.pdf", pdf(columns))[0]
    assert [s.text for s in document.sentences] == [
        "The council voted on Monday to build a new bridge over the river, and the fishermen were surprised by the "
        "news of it.",
        "Work on it will begin in the autumn, and should end in two years.",
        "Nobody knows what it will cost in the end, they say.",
    ]


def test_lines_that_were_stretched_to_the_width_of_a_narrow_column_are_lines(read):
    """Each line drawn at once, all its spaces as wide: words of the columns were taken for cells of a table."""
    left = "rain fell all night/and the river rose/over the old bridge/so that nobody could/cross it for days.".split(
        "/"
    )
    right = "Work on a new/one will begin now/and end in spring/if the money comes/from the state fund.".split("/")

    def draw(page):
        for x, lines in ((60, left), (330, right)):
            for i, line in enumerate(lines):
                words = line.split()
                text = page.beginText(x, 700 - 14 * i)
                text.setFont("Helvetica", 11)
                text.setWordSpace((200 - page.stringWidth(line, "Helvetica", 11)) / (len(words) - 1))
                text.textOut(line)
                page.drawText(text)

    document = read("a.pdf", pdf(draw))[0]
    assert [s.text for s in document.sentences] == [" ".join(left), " ".join(right)]


def test_cells_that_were_drawn_at_once_are_cells(read):
    """As TeX draws rows: what parts them is not as wide from one to the next."""

    def draw(page):
        page.drawString(60, 720, "The port handled less in 2020 than in the two years before, they say.")
        for i, row in enumerate(("(Year) -3000 (Riders) -6000 (Cost)", "(2018) -3050 (812) -7800 (3.10)")):
            page._code.append(f"BT /F1 11 Tf 60 {690 - 14 * i} Td [{row}] TJ ET")
        page.drawString(60, 630, "Two cranes stood still for most of the summer, which explains it.")

    assert "Year\tRiders\tCost" in read("a.pdf", pdf(draw))[0].text


def test_a_hyphen_of_the_word_itself_stays_at_the_end_of_a_line(read):
    lines = [
        "The well-known keeper of the long-",
        "lasting bridge spoke of an exam-",
        "ple, and was not well-",
        "known.",
    ]

    def draw(page):
        for i, line in enumerate(lines):
            page.drawString(60, 700 - 14 * i, line)

    text = " ".join(s.text for s in read("a.pdf", pdf(draw))[0].sentences)
    assert text == "The well-known keeper of the long-lasting bridge spoke of an example, and was not well-known."


WORDS = "rain snow hail wind fog dew frost sleet mist cloud sun".split()


def pages(page):
    for number in range(1, 4):
        page.setFont("Helvetica", 8)
        page.drawString(60, 810, "Journal of Bridges, Vol. 3")
        page.drawString(300, 25, str(number))
        page.setFont("Helvetica", 10)
        for i in range(40):
            page.drawString(
                60,
                770 - 14 * i,
                f"{WORDS[(i + 7 * number) % 11]} {WORDS[i % 11]} run on and on over the page without an end and",
            )
        page.showPage()


def test_headers_and_page_numbers_are_set_aside_and_the_text_runs_on_over_the_page(read):
    document = read("a.pdf", pdf(pages))[0]
    aside = [document.text[m.start : m.end] for m in document.marks if m.kind == "page header"]
    assert aside == [each for n in "123" for each in ("Journal of Bridges, Vol. 3", n)]
    assert len(document.paragraphs) == 1
    assert "Journal" not in " ".join(s.text for s in document.sentences)


@pytest.mark.parametrize(
    ("title", "author", "authors"),
    [("draft3.docx", "Ann Roe", ["Ann Roe"]), ("(anonymous)", "(anonymous)", [])],
)
def test_what_the_file_states_is_taken_but_not_what_a_program_writes_where_nothing_is_stated(
    read, title, author, authors
):
    def draw(page):
        page.setTitle(title)
        page.setAuthor(author)
        page.setFont("Helvetica", 20)
        page.drawString(60, 780, "A bridge at last")
        page.setFont("Helvetica", 10)
        columns(page)

    document = read("a.pdf", pdf(draw))[0]
    assert document.title == "A bridge at last"
    assert [stated for name, stated in document.metadata.items() if name == "author"] == authors
    assert [m.kind for m in document.marks] == ["heading"]


def test_a_title_may_begin_and_end_in_brackets(read):
    def draw(page):
        page.setTitle("(Re)building a bridge (part two)")
        columns(page)

    assert read("a.pdf", pdf(draw))[0].title == "(Re)building a bridge (part two)"


def test_the_name_of_a_site_is_no_part_of_the_title_of_a_printed_page(read):
    def draw(page):
        page.setTitle("A bridge at last | The Daily Post")
        page.setFont("Helvetica", 20)
        page.drawString(60, 780, "A bridge at last")
        page.setFont("Helvetica", 10)
        columns(page)

    assert read("a.pdf", pdf(draw))[0].title == "A bridge at last"


def test_pages_without_text_need_ocr_and_that_is_said(read):
    def picture(page):
        page.rect(50, 50, 200, 200, fill=1)

    with pytest.raises(gl.GleaningsError, match="needs OCR"):
        read("a.pdf", pdf(picture))

    def both(page):
        picture(page)
        page.showPage()
        columns(page)

    corpus = read("b.pdf", pdf(both))
    assert corpus.left_out[0].source == "b.pdf:page 1"
    assert "Pages without text need OCR: 1 (b.pdf)." in corpus.notes


def test_damaged_and_encrypted_files_are_named_so(read):
    whole = pdf(pages)
    for cut in (0.1, 0.5, 0.9):
        with pytest.raises(gl.GleaningsError, match="damaged"):
            read("a.pdf", whole[: int(cut * len(whole))])
    with pytest.raises(gl.GleaningsError, match="encrypted; save it without its password"):
        read("b.pdf", pdf(columns, encrypt=StandardEncryption("secret")))


def test_a_pdf_under_the_name_of_a_text_is_read_as_a_pdf(read):
    assert read("a.txt", pdf(columns))[0].text.startswith("The council voted on Monday")


def test_rows_of_a_table_are_set_aside_and_prose_around_them_stays(read):
    def draw(page):
        page.drawString(60, 720, "The port handled less in 2020 than in the two years before, they say.")
        for i, row in enumerate((("Year", "Tonnes", "Ships"), ("2018", "4.9", "812"), ("2019", "5.1", "790"))):
            for x, cell in zip((60, 160, 260), row, strict=True):
                page.drawString(x, 690 - 14 * i, cell)
        page.drawString(60, 630, "Two cranes stood still for most of the summer, which explains it.")

    document = read("a.pdf", pdf(draw))[0]
    assert [s.text[:9] for s in document.sentences] == ["The port ", "Two crane"]
    assert "2018\t4.9\t812" in document.text
    assert any("2018" in document.text[m.start : m.end] for m in document.marks)


def test_a_page_that_unpacks_to_more_than_a_document_may_have_is_left_out_unopened(read):
    packed = zlib.compress(zlib.compress(b"BT /A 9 Tf (a) Tj ET " * 100_000))
    page = b"%%PDF-1.4\n4 0 obj<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n" % len(packed) + packed
    with pytest.raises(gl.GleaningsError, match="unpacks to more than 2,000,000 bytes"):
        read("a.pdf", page + b"\nendstream endobj", limits=gl.ReadingLimits(document_characters=1_000_000))


def test_a_page_with_more_letters_than_a_document_may_have_is_left_out(read):
    with pytest.raises(gl.GleaningsError, match="more letters, past the limit of 300"):
        read("a.pdf", pdf(pages), limits=gl.ReadingLimits(document_characters=300))
