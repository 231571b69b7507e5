import pytest

import gleanings as gl
from gleanings.reading.formats.registry import READERS

STORY = "The council voted on Monday to build a new bridge over the river, by seven votes to two."


def test_what_was_read_once_is_taken_from_the_cache(tmp_path, monkeypatch):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.html").write_text(f"<html><body><article><p>{STORY}</p></article></body></html>")
    first = gl.read_folder(folder, cache=tmp_path / "kept")
    assert len(list((tmp_path / "kept").iterdir())) == 1
    monkeypatch.setitem(READERS, ".html", None)  # it would fail if it were called
    (folder / "a.html").rename(folder / "b.html")
    again = gl.read_folder(folder, cache=tmp_path / "kept")
    assert [d.text for d in again] == [d.text for d in first]
    for kept in (tmp_path / "kept").iterdir():
        kept.write_text("damaged")
    with pytest.raises(gl.GleaningsError, match="damaged"):
        gl.read_folder(folder, cache=tmp_path / "kept")
