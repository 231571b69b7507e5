"""Without a library, files of its kind are listed with what to install, and all others are read."""

import io
import sys
import zipfile

import pytest

import gleanings as gl


def archive(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("library", "ending", "data"),
    [
        ("docx", ".docx", archive(word__document_xml="<a/>")),
        ("openpyxl", ".xlsx", archive(xl__workbook_xml="<a/>")),
        ("pyarrow", ".parquet", b"PAR1"),
        ("pypdfium2", ".pdf", b"%PDF-1.4"),
        ("striprtf", ".rtf", rb"{\rtf1 Rain.}"),
        ("trafilatura", ".html", b"<html><body><article><p>Rain fell on the hills.</p></article></body></html>"),
        ("trafilatura", ".xhtml", b"<html><body><article><p>Rain fell on the hills.</p></article></body></html>"),
        ("trafilatura", ".mhtml", b"MIME-Version: 1.0\nContent-Type: text/html\n\n<html><p>Rain fell.</p></html>"),
        ("chardet", ".txt", "Совет проголосовал за новый мост. Работы начнутся осенью.".encode("cp1251")),
        ("chardet", ".csv", "имя,текст\nАнна,Совет проголосовал за новый мост через реку.".encode("cp1251")),
        ("defusedxml", ".odt", archive(content_xml="<a><b>Rain</b></a>")),
        ("defusedxml", ".epub", archive(**{"META-INF__container_xml": "<a/>"})),
    ],
)
def test_files_are_left_out_with_what_to_install(tmp_path, monkeypatch, library, ending, data):
    for name in [*sys.modules]:
        if name.partition(".")[0] == library:
            monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, library, None)
    (tmp_path / f"a{ending}").write_bytes(data)
    (tmp_path / "b.txt").write_text("Rain fell on the hills, and the river rose in the night.")
    corpus = gl.read_folder(tmp_path, language="en")
    assert [document.id for document in corpus] == ["b.txt"]
    (left,) = corpus.left_out
    assert (left.source, left.kind) == (f"a{ending}", "not installed")
    assert "gleanings[files]" in left.reason


def test_without_the_detector_an_encoding_can_be_named_and_the_common_ones_are_told(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "chardet", None)
    russian = "Совет проголосовал за новый мост. Работы начнутся осенью."
    (tmp_path / "a.txt").write_bytes(russian.encode("cp1251"))
    assert gl.read_folder(tmp_path, encoding="cp1251")[0].text == russian
    plain = "It’s late — “too late”, she said."  # quotes and dashes of cp1252 alone
    (tmp_path / "a.txt").write_bytes(plain.encode("cp1252"))
    assert gl.read_folder(tmp_path)[0].text == plain
