"""Counts on the disk, made part by part, are to the bit those that are made in memory at once."""

import json
from pathlib import Path

import numpy as np
import pytest

import gleanings as gl
from gleanings.storage.shelf import Shelf
from gleanings.words import phrases

SUBJECTS = ("bridge", "school", "harbour", "library", "market", "railway", "theatre", "hospital")


def text(number: int) -> str:
    """Return an article with names, phrases over connectors, a headline, and at times another language."""
    subject, place = SUBJECTS[number % 8], SUBJECTS[number * 3 % 7]
    other = "Der Rat der Stadt stimmte für die neue Brücke und gegen den alten Hafen." if number % 9 == 0 else ""
    return (
        f"Prime Minister Ann Bell of ward {number} met the Bank of England about the {subject}.\n\n"
        f"Council Votes For New {subject.title()}\n\n"
        f"The human rights court said {number} millions of dollars go to the {subject} beside the old {place}. "
        f"The prime minister and the Bank of England agreed on human rights and on the {place}. {other}"
    )


def source(folder: Path, number: int = 60) -> Path:
    path = folder / "news.jsonl"
    rows = [{"id": f"r{i}", "text": text(i), "language": "de" if i % 20 == 3 else "en"} for i in range(number)]
    rows[8]["text"] = rows[9]["text"] = "ok then"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def same(one: gl.BagOfWords, other: gl.BagOfWords) -> None:
    """Assert that two bags have the same bits."""
    assert one.vocabulary == other.vocabulary
    assert one.preparation == other.preparation
    assert one.rows == other.rows
    for name in ("indptr", "indices", "data"):
        assert getattr(one.counts, name).tobytes() == getattr(other.counts, name).tobytes()
    assert np.array_equal(one.sequence, other.sequence)
    assert np.array_equal(one.outside, other.outside)
    assert (one.too_few, one.too_many, one.too_common, one.notes) == (
        other.too_few,
        other.too_many,
        other.too_common,
        other.notes,
    )


@pytest.mark.parametrize(
    "knobs",
    [
        {},
        {"unit": "passage"},
        {"unit": "sentence", "minimum_rows": 1},
        {"keep": ["Ann Bell", "the"], "stop_words": ["old market"]},
        {"phrases": False},
    ],
)
@pytest.mark.slow
def test_parts_change_no_bit(tmp_path: Path, knobs: dict) -> None:
    path = source(tmp_path)
    whole = gl.bag_of_words(gl.read_file(path), **knobs)
    parts = gl.bag_of_words(gl.open_corpus(path, piece=2_000), **knobs)
    assert parts.stored is not None
    assert parts.stored.parts > 5
    same(parts, whole)
    same(gl.bag_of_words(gl.read_file(path), folder=tmp_path / "counts", **knobs), whole)


def test_pairs_are_counted_in_stretches_of_any_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = gl.read_file(source(tmp_path))
    whole = gl.bag_of_words(corpus, maximum_share=1.0)
    assert any(" of " in word for word in whole.vocabulary)
    monkeypatch.setattr(phrases, "_AT_ONCE", 50)
    same(gl.bag_of_words(corpus, maximum_share=1.0), whole)


@pytest.mark.slow
def test_a_recount_of_a_stream_is_that_of_a_corpus(tmp_path: Path) -> None:
    path = source(tmp_path)
    bow = gl.bag_of_words(gl.read_file(path))
    one, other = (
        bow.recount(gl.open_corpus(path, piece=2_000), unit="sentence"),
        bow.recount(gl.read_file(path), unit="sentence"),
    )
    assert one.counts.indices.tobytes() == other.counts.indices.tobytes()
    assert np.array_equal(one.sequence, other.sequence)
    assert np.array_equal(one.outside, other.outside)


@pytest.mark.slow
def test_the_folder_is_the_users_or_goes_with_the_bag(tmp_path: Path) -> None:
    corpus = gl.open_corpus(source(tmp_path), piece=2_000)
    bow = gl.bag_of_words(corpus)
    assert bow.stored is not None
    folder = bow.stored.folder
    assert any(folder.iterdir())
    del bow
    assert not folder.exists()
    kept = gl.bag_of_words(corpus, folder=tmp_path / "counts")
    del kept
    left = {path.name.partition("-")[0] for path in (tmp_path / "counts").iterdir()}
    assert left == {
        "counted",
        "pieces",
        "rows",
        "indices.npy",
        "data.npy",
        "sequence.npy",
    }  # what was needed to count is gone
    with pytest.raises(gl.GleaningsError, match="holds something already"):
        gl.bag_of_words(corpus, folder=tmp_path / "counts")
    with pytest.raises(gl.GleaningsError, match="is a int"):
        gl.bag_of_words(corpus, folder=3)  # type: ignore[arg-type]


@pytest.mark.slow
def test_counts_that_changed_are_said_by_hash(tmp_path: Path) -> None:
    bow = gl.bag_of_words(gl.open_corpus(source(tmp_path), piece=2_000), folder=tmp_path / "counts")
    assert bow.stored is not None
    bow.stored.check()
    path = tmp_path / "counts" / "data.npy"
    content = bytearray(path.read_bytes())
    content[-4] ^= 1
    path.write_bytes(content)
    with pytest.raises(gl.GleaningsError, match=r"changed since they were made: SHA-256 of data [0-9a-f]{16}… before"):
        bow.stored.check()


def test_a_full_disk_is_said_and_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = gl.open_corpus(source(tmp_path), piece=2_000)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("gleanings.storage.shelf.write_bundle", full)
    with pytest.raises(gl.GleaningsError, match="No space left on device"):
        gl.bag_of_words(corpus, folder=tmp_path / "counts")
    assert not any((tmp_path / "counts").iterdir())


def test_a_shelf_whose_file_is_gone(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("a", 0, x=np.arange(3))
    assert shelf.get("a", 0)["x"].tolist() == [0, 1, 2]
    shelf.drop("a", 1)
    with pytest.raises(gl.GleaningsError, match="cannot be read any more"):
        shelf.get("a", 0)


@pytest.mark.slow
def test_rows_of_a_stream_bear_the_ids_and_titles_of_a_corpus(tmp_path: Path) -> None:
    rows = [{"id": f"r{i // 2}", "title": f"Ward {i}" if i % 3 else "", "text": text(i)} for i in range(40)]
    path = tmp_path / "wards.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    stream = gl.open_corpus(path, piece=3_000)
    assert len({document.id for document in stream}) == 40  # every second id had to be another
    same(gl.bag_of_words(stream, unit="document"), gl.bag_of_words(gl.read_file(path), unit="document"))
