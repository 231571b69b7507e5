"""Word, OpenDocument, rich text and books."""

import datetime
import io

import docx
import pytest

import gleanings as gl
from gleanings.reading.formats.xml import check_depth

CONTAINER = '<container><rootfiles><rootfile full-path="O/c.opf"/></rootfiles></container>'
PACKAGE = (
    '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>A Book of Rain</dc:title>'
    "<dc:creator>Ann Roe</dc:creator><dc:date>1899</dc:date></metadata><manifest>"
    '<item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest><spine>'
    '<itemref idref="b"/><itemref idref="a"/></spine></package>'
)
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
CONTENT = (
    f'<o:document-content xmlns:o="{OFFICE}office:1.0" xmlns:t="{OFFICE}text:1.0"><o:body><o:text>'
    "<t:h>Brücke</t:h><t:p>Der Stadtrat stimmte für den Bau<t:s/>der <t:span>Brücke</t:span>.<t:note><t:note-body>"
    "<t:p>So das Protokoll.</t:p></t:note-body></t:note> Sie wird gebaut.</t:p></o:text></o:body></o:document-content>"
)
META = (
    f'<o:document-meta xmlns:o="{OFFICE}office:1.0" xmlns:m="{OFFICE}meta:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><o:meta><dc:title>Die Brücke</dc:title>'
    "<m:initial-creator>Anna Roth</m:initial-creator><m:creation-date>2021-05-03T10:00:00</m:creation-date>"
    "</o:meta></o:document-meta>"
)


def word():
    document = docx.Document()
    document.core_properties.author = "Ann Roe"
    document.core_properties.created = datetime.datetime(2021, 5, 3)
    document.add_heading("Minutes of the council", 1)
    document.add_paragraph("The council voted to build a bridge.")
    table = document.add_table(2, 2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("Year", "Cost", "2021", "12"), strict=True):
        cell.text = text
    document.add_paragraph("Nobody knew what it would cost.")
    document.sections[0].footer.paragraphs[0].text = "Town of Bern"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_word_files_keep_the_order_of_paragraphs_and_tables(read):
    document = read("a.docx", word())[0]
    assert [s.text for s in document.sentences] == [
        "The council voted to build a bridge.",
        "Nobody knew what it would cost.",
    ]
    assert [document.text[m.start : m.end] for m in document.marks] == [
        "Minutes of the council",
        "Year | Cost",
        "2021 | 12",
        "Town of Bern",
    ]
    assert (document.title, document.date) == ("Minutes of the council", datetime.date(2021, 5, 3))
    assert document.metadata["author"] == "Ann Roe"


def test_the_date_of_python_docx_template_is_no_date(read):
    buffer = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("The council voted to build a bridge.")
    document.save(buffer)
    assert read("a.docx", buffer.getvalue())[0].date is None


def test_opendocument_texts_are_read_with_their_notes_at_the_end(read, zipped):
    document = read("a.odt", zipped({"content.xml": CONTENT, "meta.xml": META}))[0]
    assert (
        document.text == "Brücke\n\nDer Stadtrat stimmte für den Bau der Brücke. Sie wird gebaut.\n\nSo das Protokoll."
    )
    assert (document.title, str(document.date), document.metadata["author"]) == (
        "Die Brücke",
        "2021-05-03",
        "Anna Roth",
    )
    assert document.language == "de"


def test_books_are_read_in_the_order_of_their_spine(read, zipped):
    chapters = {
        "O/a.xhtml": "<!DOCTYPE html><html><body><h1>Two</h1><p>It rained&nbsp;on.</p></body></html>",
        "O/b.xhtml": "<body><h1>One</h1><p>It <em>rained</em>.</p><div>Then <p>it stopped.</p></div></body>",
    }
    book = zipped({"META-INF/container.xml": CONTAINER, "O/c.opf": PACKAGE, **chapters})
    document = read("a.epub", book)[0]
    assert document.text == "One\n\nIt rained.\n\nThen\n\nit stopped.\n\nTwo\n\nIt rained on."
    assert (document.title, str(document.date), document.metadata["author"]) == (
        "A Book of Rain",
        "1899-01-01",
        "Ann Roe",
    )


def test_rich_text_is_read_in_its_code_page(read):
    source = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl\f0 Arial;}{\info{\title Le pont}{\author Ren\'e9}{\creatim\yr2021\mo5\dy3}}"
        rb"\pard Le conseil a vot\'e9 lundi.\par Le maire \u233?tait content.\par}"
    )
    document = read("a.rtf", source)[0]
    assert document.text == "Le conseil a voté lundi.\nLe maire était content."
    assert (document.title, str(document.date), document.metadata["author"]) == ("Le pont", "2021-05-03", "René")


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_entities_of_xml_are_refused(read, zipped, kind):
    xml = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
    files = {"docx": {"word/document.xml": xml}, "odt": {"content.xml": xml}}
    with pytest.raises(gl.GleaningsError, match="declares entities"):
        read(f"a.{kind}", zipped(files[kind]))


@pytest.mark.parametrize("kind", ["docx", "odt", "epub", "xlsx"])
def test_deep_and_damaged_ones_are_left_out_with_the_reason(read, zipped, kind):
    deep = "<a>" * 600 + "</a>" * 600
    names = {
        "docx": "word/document.xml",
        "odt": "content.xml",
        "epub": "META-INF/container.xml",
        "xlsx": "xl/workbook.xml",
    }
    with pytest.raises(gl.GleaningsError, match="nested deeper, past the limit of 500"):
        read(f"a.{kind}", zipped({names[kind]: deep}))
    for data in (b"no archive", zipped({names[kind]: "<a"}), zipped({})):
        with pytest.raises(gl.GleaningsError, match="damaged"):
            read(f"b.{kind}", data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["word/document.xml", "word/_rels/document.xml.rels"])
def test_entities_are_refused_in_every_part_and_encoding(read, zipped, name, encoding):
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode(encoding)
    parts = {"word/document.xml": b"<a/>", "xl/workbook.xml": b"<a/>", name: bomb}
    for ending in (".docx", ".xlsx"):
        with pytest.raises(gl.GleaningsError, match="declares entities"):
            read(f"a{ending}", zipped(parts))


WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file(zipped, body):
    types = "http://schemas.openxmlformats.org/package/2006/"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{types}content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{types}relationships">'
            f'<Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{WORDS}" xmlns:m="http://schemas.openxmlformats.org/'
            f'markup-compatibility/2006"><w:body>{body}</w:body></w:document>',
        }
    )


def test_insertions_content_controls_and_text_boxes_of_word_are_read_and_deletions_are_not(read, zipped):
    def line(text):
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

    box = f"<w:txbxContent>{line('It stands in a box.')}</w:txbxContent>"
    body = (
        line("It rained on Monday.")
        + "<w:p><w:ins><w:r><w:t>It was put in.</w:t></w:r></w:ins>"
        + "<w:del><w:r><w:delText>It was taken out.</w:delText></w:r></w:del></w:p>"
        + f"<w:sdt><w:sdtContent>{line('It is in a control.')}</w:sdtContent></w:sdt>"
        + f"<w:p><w:r><m:AlternateContent><m:Choice>{box}</m:Choice><m:Fallback>{box}</m:Fallback></m:AlternateContent>"
        + "</w:r></w:p>"
    )
    document = read("a.docx", word_file(zipped, body))[0]
    assert [s.text for s in document.sentences] == [
        "It rained on Monday.",
        "It was put in.",
        "It is in a control.",
        "It stands in a box.",
    ]
    assert document.date is None
    assert document.title == "It rained on Monday."


def test_points_of_lists_are_points(read, zipped):
    points = "".join(f"<t:list-item><t:p>{text} point</t:p></t:list-item>" for text in ("First", "Second"))
    content = (
        f'<o:document-content xmlns:o="{OFFICE}office:1.0" xmlns:t="{OFFICE}text:1.0"><o:body><o:text>'
        f"<t:p>Bring with you what we said.</t:p><t:list>{points}</t:list></o:text></o:body></o:document-content>"
    )
    document = read("a.odt", zipped({"content.xml": content}))[0]
    assert [p.text for p in document.paragraphs][1:] == ["- First point", "- Second point"]


def test_a_table_in_a_cell_of_another_is_read_once(read):
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Town", "Bern"
    inner = table.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Bridges", "Seven"
    document.add_paragraph("The council counted the bridges on Monday.")
    buffer = io.BytesIO()
    document.save(buffer)
    text = read("a.docx", buffer.getvalue())[0].text
    assert text.split("\n\n")[:2] == ["Town | Bern", "Bridges | Seven"]
    assert text.count("Bridges") == 1


@pytest.mark.parametrize(
    ("name", "top", "date"),
    [
        ("report_2020", "It rained.", "2020-01-01"),
        ("report_2021", "It rained.", "2021-05-03"),
        ("report", "12 March 2019\nIt rained all night on the hills.", "2019-03-12"),
        ("report", "It rained.", "2021-05-03"),
    ],
)
def test_a_date_in_the_name_or_the_text_counts_more_than_the_day_a_file_was_made(read, name, top, date):
    rtf = r"{\rtf1\ansi{\info{\creatim\yr2021\mo5\dy3}}" + top.replace("\n", r"\par ") + "}"
    assert str(read(f"{name}.rtf", rtf)[0].date) == date


def test_endnotes_of_word_are_read_and_comments_are_counted(read, zipped):
    import zipfile

    with zipfile.ZipFile(io.BytesIO(word())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    endnote = note.format("So say the minutes.")
    files["word/endnotes.xml"] = f'<w:endnotes {space}><w:endnote w:id="2">{endnote}</w:endnote></w:endnotes>'
    comment = note.format("Is that so?")
    files["word/comments.xml"] = f'<w:comments {space}><w:comment w:id="0">{comment}</w:comment></w:comments>'
    corpus = read("a.docx", zipped(files))
    assert corpus[0].sentences[-1].text == "So say the minutes."
    assert "Is that so?" not in corpus[0].text
    assert "Comments in the margin of Word files were not read: 1 (a.docx)." in corpus.notes


def test_marks_of_notes_are_no_text_of_a_book_and_lines_of_verse_are_lines(read, zipped):
    page = (
        '<html xmlns:e="http://www.idpf.org/2007/ops"><body><p>It rained<a e:type="noteref" href="#n"><sup>1</sup></a>'
        ' in\n1931.<a role="doc-backlink" href="#r">↩</a></p>'
        "<p>O <i>river</i>,<br/>slow\nriver.</p></body></html>"
    )
    files = {"META-INF/container.xml": CONTAINER, "O/c.opf": PACKAGE, "O/a.xhtml": page, "O/b.xhtml": "<p>Rain.</p>"}
    assert read("a.epub", zipped(files))[0].text == "Rain.\n\nIt rained in 1931.\n\nO river,\nslow river."


def test_the_date_of_the_template_of_a_script_is_no_date(read):
    word = docx.Document()
    word.core_properties.author = "Ana Roe"
    word.add_paragraph("The bridge fell at night.")
    buffer = io.BytesIO()
    word.save(buffer)
    document = read("a.docx", buffer.getvalue())[0]
    assert (document.metadata["author"], document.date) == ("Ana Roe", None)


def test_a_chapter_that_a_book_names_again_and_again_is_read_once(read, zipped):
    package = PACKAGE.replace('<itemref idref="a"/>', '<itemref idref="a"/>' * 50)
    pages = {"O/a.xhtml": "<p>It rained.</p>", "O/b.xhtml": "<p>Then it stopped.</p>"}
    book = zipped({"META-INF/container.xml": CONTAINER, "O/c.opf": package, **pages})
    assert read("a.epub", book)[0].text == "Then it stopped.\n\nIt rained."


@pytest.mark.parametrize(("letters", "fits"), [(1_000, False), (200, True)])
def test_a_text_that_no_document_may_be_as_long_as_is_not_parsed(letters, fits):
    data = b"<a><b>" + b"r" * letters + b"</b></a>"
    if fits:
        check_depth(data, gl.ReadingLimits(document_characters=100))
    else:
        with pytest.raises(gl.GleaningsError, match="a text of its XML is longer"):
            check_depth(data, gl.ReadingLimits(document_characters=100))


def test_a_workbook_of_opendocument_is_left_out_and_it_is_said_what_to_do(read, zipped):
    """It was read as a text without a sentence."""
    office = 'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    content = f"<o:document-content {office}><o:body><o:spreadsheet/></o:body></o:document-content>"
    with pytest.raises(gl.GleaningsError, match=r"save it as \.xlsx or \.csv"):
        read("a.ods", zipped({"content.xml": content}))


def test_a_text_of_opendocument_with_a_workbook_within_is_read(read, zipped):
    sheet = "<t:p><o:document><o:body><o:spreadsheet/></o:body></o:document></t:p>"
    document = read("a.odt", zipped({"content.xml": CONTENT.replace("</o:text>", f"{sheet}</o:text>")}))[0]
    assert document.text.startswith("Brücke\n\nDer Stadtrat stimmte für den Bau der Brücke. Sie wird gebaut.")
