"""Logs, and kinds of file that are not read: each says what makes it readable."""

import pytest

import gleanings as gl


def test_the_log_of_a_chat_is_read(read):
    lines = ["[12:03] <ana> Is the bridge open?", "[12:04] <ben> Not yet.", "[12:04] <ana> And tomorrow?"]
    document = read("a.log", "\n".join(lines))[0]
    assert [s.speaker for s in document.sentences] == ["ana", "ben", "ana"]


@pytest.mark.parametrize(
    "line",
    [
        "2021-05-03 12:03:{i:02} ERROR cannot open the file number {i}",
        '127.0.0.1 - - [03/May/2021:12:03:{i:02}] "GET /page{i} HTTP/1.1" 200 512',
        "[12:03:{i:02}] WARNING: disk {i} is full\n[12:03:{i:02}] ERROR: disk {i} failed",
    ],
)
def test_the_log_of_a_program_is_left_out_with_what_to_do(tmp_path, line):
    (tmp_path / "a.log").write_text("\n".join(line.format(i=i) for i in range(20)))
    (tmp_path / "a.txt").write_text("Rain fell on the hills.")
    [left] = gl.read_folder(tmp_path).left_out
    assert (left.source, left.kind) == ("a.log", "kind of file")
    assert "rename it to .txt" in left.reason


@pytest.mark.parametrize(
    ("name", "data", "advice"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\x00", "save it as .docx"),
        ("a.ods", b"PK", "save it as .csv"),
        ("a.tex", b"Rain fell on the hills.", "plain text: rename it to .txt"),
        ("a.png", b"\x89PNG\x00\x00\x01", "kinds that are: .csv"),
    ],
)
def test_a_kind_that_is_not_read_says_what_to_do(read, name, data, advice):
    with pytest.raises(gl.GleaningsError, match=advice):
        read(name, data)
