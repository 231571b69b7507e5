"""Hostile and broken files: each is left out with its reason, and nothing hangs or is lost in silence."""

import os
import threading
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import gleanings as gl
from gleanings.reading.file import documents_of
from gleanings.reading.formats.reading import ReadingOptions
from gleanings.reading.formats.registry import READERS

TEXT = "Peace talks began on Monday. Both sides were pleased."
POSIX = pytest.mark.skipif(os.name != "posix", reason="such files are of Unix")


def kinds(corpus):
    return {left.source: left.kind for left in corpus.left_out}


@POSIX
def test_links_pipes_and_devices_are_listed_and_not_opened(tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("Secret text of somebody else.")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").symlink_to(outside)
    (folder / "c.txt").symlink_to("/dev/zero")
    (folder / "d.txt").symlink_to(folder / "d.txt")
    (folder / "e.txt").symlink_to(folder / "a.txt")
    os.mkfifo(folder / "f.txt")
    corpus = gl.read_folder(folder)
    assert [d.id for d in corpus] == ["a.txt"]
    assert kinds(corpus) == dict.fromkeys(["b.txt", "c.txt", "d.txt", "e.txt", "f.txt"], "link")
    reasons = {left.source: left.reason for left in corpus.left_out}
    assert "out of the folder" in reasons["b.txt"]
    assert "a pipe" in reasons["f.txt"]


def test_hidden_files_and_folders_are_listed(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / ".notes.txt").write_text("Wind blew.")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("Snow fell.")
    assert kinds(gl.read_folder(tmp_path)) == {".git": "hidden", ".notes.txt": "hidden"}


@POSIX
def test_names_that_are_no_text_are_written_out(tmp_path):
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:
        file.write(TEXT.encode())
    (tmp_path / "\x1b[8mgone.txt").write_bytes(b"\0\1\2")
    corpus = gl.read_folder(tmp_path)
    assert [d.id for d in corpus] == ["caf\\xe9.txt"]
    assert [left.source for left in corpus.left_out] == ["\\x1b[8mgone.txt"]


@pytest.mark.slow
def test_a_file_past_the_limit_is_not_opened(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    with open(tmp_path / "b.txt", "wb") as file:
        file.truncate(600_000_000)
    corpus = gl.read_folder(tmp_path)
    assert kinds(corpus) == {"b.txt": "too large"}
    assert "600,000,000 bytes, past the limit of 200,000,000" in corpus.left_out[0].reason
    corpus = gl.read_folder(tmp_path, limits=gl.ReadingLimits(file_bytes=60))
    assert [d.id for d in corpus] == ["a.txt"]


def test_a_document_past_the_limit_is_left_out(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text("Rain fell. " * 20)
    corpus = gl.read_folder(tmp_path, limits=gl.ReadingLimits(document_characters=100))
    assert kinds(corpus) == {"b.txt": "too large"}


def test_a_file_that_grows_is_read_as_it_was_when_it_was_opened(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    stop = threading.Event()

    def grow():
        with open(path, "a") as file:
            for _ in range(2_000):  # a busy machine would make it so large that reading it takes minutes
                if stop.wait(0.001):
                    return
                file.write(TEXT * 10)
                file.flush()

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        assert gl.read_file(path)[0].text.startswith(TEXT)
    finally:
        stop.set()
        writer.join()


def test_more_files_than_the_limit_are_said(tmp_path):
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT} {number}.")
    corpus = gl.read_folder(tmp_path, limits=gl.ReadingLimits(files=4))
    assert len(corpus) == 4
    assert "this and all behind it: more files, past the limit of 4" in corpus.left_out[0].reason


@POSIX
def test_folders_deeper_than_a_path_can_be_are_listed(tmp_path):
    (tmp_path / "ok.txt").write_text(TEXT)
    place = os.open(tmp_path, os.O_RDONLY)
    for _ in range(45):
        os.mkdir("d" * 100, dir_fd=place)
        inner = os.open("d" * 100, os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = inner
    os.close(place)
    corpus = gl.read_folder(tmp_path)
    assert len(corpus) == 1
    assert "name too long" in corpus.left_out[0].reason


@pytest.mark.parametrize("given_path", ["", "  ", "x" * 300, "a\0b", b"bytes", 3, None])
def test_what_is_no_path_is_one_clear_error(given_path):
    for function in (gl.read_folder, gl.read_file):
        with pytest.raises(gl.GleaningsError):
            function(given_path)


def test_a_file_of_which_a_reader_gives_nothing_is_listed(tmp_path):
    gl.register_reader(".void", lambda data: [])
    try:
        (tmp_path / "a.void").write_text("Rain fell on the river.")
        (tmp_path / "b.txt").write_text("Rain fell on the river.")
        with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
            archive.writestr("d.void", "Snow fell on the hill.")
        corpora = gl.read_folder(tmp_path), gl.open_corpus(tmp_path)
    finally:
        READERS.pop(".void")
    for corpus in corpora:
        assert [(left.source, left.reason) for left in corpus.left_out] == [
            ("a.void", "no text in it"),
            ("c.zip:d.void", "no text in it"),
        ]


def test_what_a_reader_raises_is_the_reason_why_a_file_is_left_out(tmp_path):
    class Panic(BaseException):
        pass

    def broken(data):
        raise Panic("compiled code gave up")

    gl.register_reader(".broken", broken)
    try:
        (tmp_path / "a.txt").write_text(TEXT)
        (tmp_path / "b.broken").write_text("x")
        corpus = gl.read_folder(tmp_path)
        assert corpus.left_out[0].reason == "damaged: it cannot be read as .broken (Panic: compiled code gave up)"
    finally:
        del READERS[".broken"]


@pytest.mark.parametrize("ending", sorted(READERS))
@given(data=st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_end_in_documents_or_a_reason(tmp_path, ending, data):
    path = tmp_path / f"a{ending}"
    path.write_bytes(data)
    for each in documents_of(path, path.name, ReadingOptions()):
        assert each.text.strip() if hasattr(each, "text") else each.reason


HEADS = {
    ".pdf": b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF",
    ".rtf": rb"{\rtf1\ansi\ansicpg1252 Rain \'e9 \u233?{\*\x y}\par}",
    ".html": b"<html><body><p>Rain &amp; <b>snow</b></p><table><tr><td>x</td></tr></table></body></html>",
    ".eml": b"From: a@x\nSubject: =?utf-8?q?a?=\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nRain\n--b--",
    ".csv": b'a,b\n"x, y",2\n"z""z",3\n',
    ".json": b'[{"text": "Rain fell", "a": [1, {"b": null}]}]',
    ".srt": b"1\n00:00:01,000 --> 00:00:02,000\n<i>Rain</i>\n",
    ".md": b"---\ntitle: x\n---\n# A\n\n```\nx\n```\n| a |\n|---|\n[r]: http://x\n",
}


@pytest.mark.parametrize("ending", sorted(HEADS))
@given(st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.slow
def test_damage_at_any_place_ends_in_documents_or_a_reason(tmp_path, ending, data):
    whole = bytearray(HEADS[ending])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
        whole = whole or bytearray(b"x")
    path = tmp_path / f"a{ending}"
    path.write_bytes(bytes(whole))
    for each in documents_of(path, path.name, ReadingOptions()):
        assert each.text.strip() if hasattr(each, "text") else each.reason
