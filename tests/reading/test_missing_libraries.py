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
