"""What a run will do, and what it costs, before it starts."""

import csv
import errno
import gzip
import json
from pathlib import Path

import pytest

import gleanings as gl
from gleanings.planning import plan as planning
from gleanings.planning.cost import OUTLINE, Rates, Work, peak, phases, room
from gleanings.planning.sample import sample_of
from gleanings.storage.lines import folder_size


def records(number: int) -> list[dict[str, str]]:
    return [
        {"id": f"r{i}", "text": f"Ward {i} voted to rebuild the bridge of street {i % 17}. It is old. " * 4}
        for i in range(number)
    ]


def write(path: Path, number: int) -> Path:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "wt", encoding="utf-8", newline="") as file:
        if ".csv" in path.suffixes:
            writer = csv.DictWriter(file, ["id", "text"])
            writer.writeheader()
            writer.writerows(records(number))
        else:
            file.writelines(json.dumps(row) + "\n" for row in records(number))
    return path


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.csv"])
def test_a_part_of_a_file_tells_how_many_records_it_has(tmp_path: Path, name: str) -> None:
    (tmp_path / "part").mkdir()
    part = sample_of(write(tmp_path / name, 6_000), tmp_path / "part")
    assert part.times > 1.5
    assert isinstance(part.source, Path)
    with (gzip.open if part.source.suffix == ".gz" else open)(part.source, "rt", encoding="utf-8") as file:
        lines = len(file.readlines()) - (part.source.suffix == ".csv")  # which has a line of names
    assert lines * part.times == pytest.approx(6_000, rel=0.1)


@pytest.mark.slow
def test_how_many_documents_are_told_from_a_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "_free_disk", lambda _: 10**12)
    monkeypatch.setattr(planning, "_free_memory", lambda: 10**12)
    found = gl.plan(write(tmp_path / "a.jsonl", 6_000), topics=5)
    assert found.documents == pytest.approx(6_000, rel=0.1)
    assert found.notes == ()


@pytest.mark.slow
def test_a_folder_and_a_list(tmp_path: Path) -> None:
    for i, row in enumerate(records(200)):
        (tmp_path / f"{i:03d}.txt").write_text(row["text"], encoding="utf-8")
    found = gl.plan(tmp_path, topics=5)
    assert found.documents == pytest.approx(200, rel=0.1)
    assert gl.plan(sorted(tmp_path.glob("0*.txt")), topics=5).documents == pytest.approx(100, rel=0.1)


def test_more_documents_take_longer_and_more_processors_less(tmp_path: Path) -> None:
    small, large = (
        phases(Work(text=n * 800, documents=n, entries=60 * n, vocabulary=1e4, topics=50), Rates()) for n in (1e5, 1e6)
    )
    for one, other in zip(small, large, strict=True):
        assert other.processor > one.processor
        assert other.seconds(8) <= other.seconds(1)
    assert peak(large) > peak(small)
    assert room(large) > room(small)


def test_what_lies_on_the_disk_is_about_what_the_model_says(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", 300)
    corpus = gl.open_corpus(path, folder=tmp_path / "documents", piece=20_000)
    bow = gl.bag_of_words(corpus, folder=tmp_path / "counts")
    assert len(corpus.outlines) == 300
    text = float(corpus.documents.facts.characters.sum())  # type: ignore[attr-defined]
    work = Work(text, 300, bow.counts.nnz, len(bow.vocabulary), topics=50)
    disk = {phase.name: phase.disk for phase in phases(work, Rates())}
    outlines = OUTLINE * 300
    assert disk["reading"] + outlines == pytest.approx(folder_size(tmp_path / "documents"), rel=0.4)
    assert disk["counting"] == pytest.approx(folder_size(tmp_path / "counts"), rel=0.4)
    assert disk["report"] == pytest.approx(2.3 * text + outlines)
    assert disk["topics"] == 8 * 50 * 300  # the shares


@pytest.mark.slow
def test_no_space_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.jsonl", 100)
    monkeypatch.setattr(planning, "_free_disk", lambda _: 10)
    monkeypatch.setattr(planning, "_free_memory", lambda: 1000)
    found = gl.plan(path, topics=5, folder=tmp_path / "not" / "yet")
    assert found.notes[0].startswith("No space: about")
    assert "not/yet" in found.notes[0].replace("\\", "/")
    assert found.notes[1].startswith("Too little memory: about")
    assert found.notes[0] in repr(found)
    assert "No space" in found._repr_html_()


@pytest.mark.slow
def test_what_it_shows(tmp_path: Path) -> None:
    found = gl.plan(write(tmp_path / "a.jsonl", 50), topics=5, processors=4)
    assert found.to_frame()["phase"].tolist() == ["reading", "counting", "topics", "digest", "report"]
    assert "on 4 processors" in repr(found)
    assert "<script" not in found._repr_html_()


@pytest.mark.parametrize("wrong", [{"topics": 0}, {"processors": 0}, {"folder": 3}])
def test_wrong_arguments(tmp_path: Path, wrong: dict) -> None:
    with pytest.raises(gl.GleaningsError):
        gl.plan(write(tmp_path / "a.jsonl", 50), **wrong)


def test_nothing_to_plan_for(tmp_path: Path) -> None:
    with pytest.raises(gl.GleaningsError, match="there is no file"):
        gl.plan(tmp_path)
    with pytest.raises(gl.GleaningsError, match="give a folder, a file"):
        gl.plan(3)  # type: ignore[arg-type]


def test_a_full_folder_for_temporary_files_is_said(tmp_path, monkeypatch):
    def full(source, folder):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(planning, "sample_of", full)
    with pytest.raises(gl.GleaningsError, match=r"folder for temporary files .*No space left.*set TMPDIR"):
        gl.plan(tmp_path)
