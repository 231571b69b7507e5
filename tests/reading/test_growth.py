"""Each reader takes time that grows with the size of a file, not with its square."""

import csv
import email.message
import gzip
import io
import json
import textwrap
import zipfile

import pytest
from tests.growth import grows_too_fast

from gleanings.reading.file import documents_of
from gleanings.reading.formats.reading import ReadingOptions

SENTENCE = "The council voted for the new bridge on Monday, and the mayor thanked all who had come to the hall. "
OPTIONS = ReadingOptions()


def paragraphs(number):
    return [f"{i}. {SENTENCE * 3}" for i in range(number)]


def mail(number):
    head = "From: Ann <ann@example.org>\nSubject: The bridge\nDate: Mon, 3 May 2021 10:00:00 +0000\n\n"
    return (head + "\n\n".join(paragraphs(number))).encode()


def mbox(number):
    return b"".join(
        f"From ann@example.org Mon May  3 10:00:00 2021\nSubject: Bridge {i}\n\n{text}\n\n".encode()
        for i, text in enumerate(paragraphs(number))
    )


def table(number, delimiter):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([["name", "statement"], *enumerate(paragraphs(number))])
    return out.getvalue().encode()


def cues(number, head, point):
    times = [f"{i // 3600:02}:{i // 60 % 60:02}:{i % 60:02}" for i in range(number + 1)]
    return (
        head
        + "\n\n".join(f"{i + 1}\n{times[i]}{point}000 --> {times[i + 1]}{point}000\n{SENTENCE}" for i in range(number))
    ).encode()


def zipped(number):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for i, text in enumerate(paragraphs(number)):
            archive.writestr(f"{i}.txt", text)
    return out.getvalue()


def docx(number):
    document = pytest.importorskip("docx").Document()
    for text in paragraphs(number):
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx(number):
    book = pytest.importorskip("openpyxl").Workbook()
    for row in [["name", "statement"], *enumerate(paragraphs(number))]:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def archive(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def page(number):
    return f"<html><body>{''.join(f'<p>{text}</p>' for text in paragraphs(number))}</body></html>"


def mhtml(number):
    message = email.message.EmailMessage()
    message["Subject"] = "The bridge"
    message.set_content(page(number), subtype="html", cte="quoted-printable")
    message.add_related(b"\x89PNG" * 50, "image", "png")
    return message.as_bytes()


def epub(number):
    rootfile = '<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>'
    items = "".join(f'<item id="c{i}" href="c{i}.xhtml"/>' for i in range(4))
    order = "".join(f'<itemref idref="c{i}"/>' for i in range(4))
    chapters = {f"c{i}.xhtml": page(number) for i in range(4)}
    package = f"<package><manifest>{items}</manifest><spine>{order}</spine></package>"
    return archive(**{"META-INF/container.xml": rootfile, "c.opf": package, **chapters})


def odt(number):
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    body = "".join(f"<t:p>{text}</t:p>" for text in paragraphs(number))
    head = f'<o:document-content xmlns:o="{names}office:1.0" xmlns:t="{names}text:1.0">'
    return archive(**{"content.xml": f"{head}<o:body><o:text>{body}</o:text></o:body></o:document-content>"})


def parquet(number):
    pyarrow = pytest.importorskip("pyarrow")
    out = io.BytesIO()
    table = pyarrow.table({"name": [str(i) for i in range(number)], "statement": paragraphs(number)})
    pytest.importorskip("pyarrow.parquet").write_table(table, out)
    return out.getvalue()


def pdf(number):
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    out = io.BytesIO()
    sheet = canvas.Canvas(out)
    for text in paragraphs(number):
        for i, row in enumerate(textwrap.wrap(text, 80)):
            sheet.drawString(60, 760 - 14 * i, row)
        sheet.showPage()
    sheet.save()
    return out.getvalue()


FILES = {
    ".txt": (300, lambda n: "\n\n".join(paragraphs(n)).encode()),
    ".md": (300, lambda n: "\n\n".join(f"## {t}\n\n* {t}" for t in paragraphs(n)).encode()),
    ".html": (50, lambda n: f"<html><body>{''.join(f'<p>{t}</p>' for t in paragraphs(n))}</body></html>".encode()),
    ".rtf": (50, lambda n: rb"{\rtf1\ansi " + rb"\par ".join(t.encode() for t in paragraphs(n)) + b"}"),
    ".eml": (300, mail),
    ".mbox": (100, mbox),
    ".csv": (300, lambda n: table(n, ",")),
    ".tsv": (300, lambda n: table(n, "\t")),
    ".json": (300, lambda n: json.dumps([{"text": t} for t in paragraphs(n)]).encode()),
    ".jsonl": (300, lambda n: "\n".join(json.dumps({"text": t}) for t in paragraphs(n)).encode()),
    ".srt": (200, lambda n: cues(n, "", ",")),
    ".vtt": (200, lambda n: cues(n, "WEBVTT\n\n", ".")),
    ".gz": (300, lambda n: gzip.compress("\n\n".join(paragraphs(n)).encode())),
    ".zip": (50, zipped),
    ".docx": (40, docx),
    ".xlsx": (100, xlsx),
    ".mhtml": (50, mhtml),
    ".epub": (20, epub),
    ".odt": (200, odt),
    ".parquet": (300, parquet),
    ".pdf": (20, pdf),
}
# Shapes that ask a reader to look far ahead, again and again.
SHAPES = {
    "brackets.md": (5_000, lambda n: b"[" * n),
    "stars.md": (5_000, lambda n: b"*a_" * n),
    "points.md": (1_000, lambda n: b"  - a\n\f\t" * n),
    "strings.json": (5_000, lambda n: b"[" + rb" \"[[1]]," * n),
    "quotes.csv": (5_000, lambda n: b'a,b\n"' * n),
    "tags.html": (500, lambda n: b"<div><!-- <" * n),
    "headers.eml": (2_000, lambda n: b"Subject: =?utf-8?q?" * n + b"\n\n" + SENTENCE.encode()),
    "arrows.srt": (2_000, lambda n: b"1\n00:00:00,000 --> " * n),
    "groups.rtf": (2_000, lambda n: rb"{\rtf1" + b"{" * n + b"a" + b"}" * n + b"}"),
    "spaces.txt": (20_000, lambda n: b"a" + b" " * n + b"\n" * n),
}


def read(path):
    for _ in documents_of(path, path.name, OPTIONS):
        pass


def grows(folder, name, size, make):
    small, large = ((folder / str(number) / name) for number in (size, 4 * size))
    for path, number in ((small, size), (large, 4 * size)):
        path.parent.mkdir()
        path.write_bytes(make(number))
    read(small)  # libraries are loaded
    return grows_too_fast(read, small, large, margin=0.016)


@pytest.mark.parametrize("ending", FILES)
@pytest.mark.slow
def test_time_grows_with_the_file(tmp_path, ending):
    size, make = FILES[ending]
    found = list(documents_of(_written(tmp_path / f"file{ending}", make(3)), f"file{ending}", OPTIONS))
    assert any(SENTENCE.strip() in getattr(each, "text", "") for each in found), found
    assert not grows(tmp_path, f"file{ending}", size, make)


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.slow
def test_broken_files_take_time_that_grows_with_their_size(tmp_path, name):
    assert not grows(tmp_path, name, *SHAPES[name])


def _written(path, data):
    path.write_bytes(data)
    return path
