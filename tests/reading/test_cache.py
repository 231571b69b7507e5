import pytest

import gleanings as gl
from gleanings.reading.cache import ReadingCache
from gleanings.reading.formats.reading import Reading, ReadingOptions
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


def test_neither_the_disk_nor_the_other_files_of_the_cache_are_waited_for(tmp_path, monkeypatch):
    def slow(*_):
        raise AssertionError

    monkeypatch.setattr("os.fsync", slow)
    monkeypatch.setattr("os.listdir", slow)
    cache = ReadingCache(tmp_path / "cache")
    calls = []
    for _ in range(2):
        kept = cache.readings(
            ".txt", b"Rain.", ReadingOptions(), lambda *given: calls.append(given) or [Reading("Rain.")]
        )
        assert kept == [Reading("Rain.")]
    assert len(calls) == 1
