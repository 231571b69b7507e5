import datetime
import os

import pytest

import gleanings as gl

TEXT = "Peace talks began on Monday. Both sides were pleased."


def write(folder, **files):
    for name, data in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


def reasons(corpus):
    return {left.source: left.reason for left in corpus.left_out}


def test_files_are_read_in_the_order_of_their_paths_with_sub_folders(tmp_path):
    write(tmp_path, b_dot_txt="Second. Yes.", a__z_dot_md="# Title\n\nFirst text.", _dot_hidden="x")
    write(tmp_path, c="A file without an ending, as in collections of posts.")
    corpus = gl.read_folder(tmp_path)
    assert [d.id for d in corpus] == ["a/z.md", "b.txt", "c"]
    assert reasons(corpus) == {".hidden": "a hidden file: its name begins with a dot; rename it to have it read"}
    assert corpus["a/z.md"].title == "Title"
    assert [s.text for s in corpus["a/z.md"].sentences] == ["First text."]
    assert corpus["b.txt"].source == str(tmp_path / "b.txt")


@pytest.mark.parametrize(
    ("data", "used"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32"),
    ],
)
def test_encodings_are_told_and_recorded(tmp_path, data, used):
    corpus = gl.read_folder(write(tmp_path, a_dot_txt=data))
    assert corpus[0].text == TEXT
    assert corpus[0].metadata["encoding"] == used


RUSSIAN = "Президент заявил, что переговоры продолжатся. Встреча прошла в Москве во вторник."
CHINESE = "中国总理周二在北京会见了来访的代表团。双方讨论了贸易问题。专家认为这很重要。"


@pytest.mark.parametrize("text", [RUSSIAN, CHINESE], ids=["Russian", "Chinese"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_encodings_of_any_script_are_told_without_a_mark(tmp_path, text, encoding):
    corpus = gl.read_folder(write(tmp_path, a_dot_txt=text.encode(encoding)))
    assert (corpus[0].text, corpus[0].metadata["encoding"]) == (text, encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (CHINESE, "gb18030"),
        ("The bank’s “loan” wasn’t repaid — not now. It’s late.", "cp1252"),
    ],
)
def test_old_encodings_are_detected(tmp_path, text, encoding):
    assert gl.read_folder(write(tmp_path, a_dot_txt=text.encode(encoding)))[0].text == text


def test_latin_1_is_detected_or_can_be_named(tmp_path):
    text = "Le président français a été reçu à Besançon. Où était-il ? À l’hôtel, bien sûr, répondit-il."
    data = text.replace("’", "'").encode("latin-1")
    corpus = gl.read_folder(write(tmp_path, a_dot_txt=data))
    assert corpus[0].text == text.replace("’", "'")
    assert gl.read_folder(tmp_path, encoding="latin-1")[0].metadata["encoding"] == "latin-1"
    with pytest.raises(gl.GleaningsError, match="not utf-8"):
        gl.read_folder(tmp_path, encoding="utf-8")
    with pytest.raises(ValueError, match="encoding='latin-x' is not known"):
        gl.read_folder(tmp_path, encoding="latin-x")


def test_what_is_not_read_is_listed_with_the_reason(tmp_path):
    write(
        tmp_path,
        a_dot_txt=TEXT,
        b_dot_txt=TEXT + "\n",
        c_dot_txt="",
        d_dot_txt=" \r\n",
        e_dot_txt=b"\x00\x01\x02" * 50,
        f_dot_xyz="x",
        g=b"\x00\x01\x02" * 50,
    )
    corpus = gl.read_folder(tmp_path)
    assert [d.id for d in corpus] == ["a.txt"]
    found = reasons(corpus)
    assert found["b.txt"] == "the same text as a.txt"
    assert found["c.txt"] == found["d.txt"] == "empty"
    assert "binary" in found["e.txt"]
    assert ".xyz is not read" in found["f.xyz"]
    assert "binary" in found["g"]
    shown = corpus._repr_html_()
    assert "6 files left out" in shown
    assert "the same text as a.txt" in shown


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_listed(tmp_path):
    write(tmp_path, a_dot_txt=TEXT, b_dot_txt="x")
    (tmp_path / "b.txt").chmod(0)
    assert reasons(gl.read_folder(tmp_path)) == {"b.txt": "not readable: permission denied"}


def test_a_broken_link_is_listed(tmp_path):
    write(tmp_path, a_dot_txt=TEXT)
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere")
    assert reasons(gl.read_folder(tmp_path)) == {
        "b.txt": "not a regular file: a link that leads nowhere, or back to itself"
    }


def test_the_home_folder_can_be_named_by_its_sign(tmp_path, monkeypatch):
    write(tmp_path, texts__a_dot_txt=TEXT)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert gl.read_folder("~/texts")[0].text == TEXT


def test_a_link_to_a_folder_is_listed_and_not_followed(tmp_path):
    write(tmp_path, a_dot_txt=TEXT, b__c_dot_txt="Rain fell.")
    (tmp_path / "b" / "up").symlink_to(tmp_path)
    corpus = gl.read_folder(tmp_path)
    assert [d.id for d in corpus] == ["a.txt", "b/c.txt"]
    assert reasons(corpus) == {"b/up": "a link to a folder; read that folder by its own name"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_folder_that_cannot_be_listed_is_listed(tmp_path):
    write(tmp_path, a_dot_txt=TEXT, b__c_dot_txt="Rain fell.")
    (tmp_path / "b").chmod(0)
    try:
        assert reasons(gl.read_folder(tmp_path)) == {"b": "not readable: permission denied"}
    finally:
        (tmp_path / "b").chmod(0o700)


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_of_markdown_only_the_prose_is_analysed(tmp_path, end):
    text = (
        "# Title\n\nSetext\n------\nProse with a [link](https://example.org). More.\n\n| a | b |\n|---|---|\n| 1 | 2 |"
        "\n\n```\nx = 1\n```\n\n<div><img src='x'></div>\n\n1. A point.\n2. Another.\n\n"
        "[ref]: https://example.org\nThe end.\n"
    )
    (tmp_path / "a.md").write_text(text, newline=end)
    document = gl.read_folder(tmp_path)[0]
    shown = ["Prose with a [link](https://example.org).", "More.", "1. A point.", "2. Another.", "The end."]
    assert [s.text for s in document.sentences] == shown
    assert document.title == "Title"


def test_a_folder_that_cannot_be_read_is_one_clear_error(tmp_path):
    with pytest.raises(FileNotFoundError, match="there is no folder"):
        gl.read_folder(tmp_path / "none")
    with pytest.raises(ValueError, match=r"is empty; put texts"):
        gl.read_folder(tmp_path)
    write(tmp_path, a_dot_txt="", b_dot_txt="\n")
    with pytest.raises(ValueError, match=r"a\.txt: empty; b\.txt: empty.*put texts into it"):
        gl.read_folder(tmp_path)
    with pytest.raises(ValueError, match="is a file; give the folder"):
        gl.read_folder(tmp_path / "a.txt")
    with pytest.raises(TypeError, match="is not a path"):
        gl.read_folder(3)
    with pytest.raises(ValueError, match="ISO 639"):
        gl.read_folder(tmp_path, language="Inglish")


def test_the_text_is_never_altered(tmp_path):
    body = "A first sentence, with e\u0301, 😀 and \u200f\u05e9\u05dc\u05d5\u05dd, that is long enough."
    text = f"Heading here\r\n\r\n{body}\r\nRead more: x\r\n"
    corpus = gl.read_folder(write(tmp_path, a_dot_txt=text))
    assert corpus[0].text == text
    assert [m.kind for m in corpus[0].marks] == ["heading", "link line"]


def test_dates_and_front_matter(tmp_path):
    write(tmp_path)
    (tmp_path / "2021-08-09_call.txt").write_text("They spoke by phone. It took an hour.")
    (tmp_path / "b.txt").write_text(
        "A headline\nPublished: 3 March 2020\nThe minister resigned after a long night of talks."
    )
    (tmp_path / "c.md").write_text(
        "---\ntitle: 'Out'\ndate: 2019-05-01\n---\nHe left. ```code``` Yes.\n```\nx = 1\n```\n"
    )
    dates = {d.id: (d.title, d.date) for d in gl.read_folder(tmp_path)}
    assert dates["2021-08-09_call.txt"][1] == datetime.date(2021, 8, 9)
    assert dates["b.txt"] == ("A headline", datetime.date(2020, 3, 3))
    assert dates["c.md"] == ("Out", datetime.date(2019, 5, 1))
    assert [m.kind for m in gl.read_folder(tmp_path)["c.md"].marks] == ["front matter", "code"]
