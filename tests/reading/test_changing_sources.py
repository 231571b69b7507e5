"""Sources that change while they are read, and disks that are full: said before wrong numbers come out."""

import csv
import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

import gleanings as gl


def rows(word: str = "bridge", number: int = 60) -> list[dict[str, str]]:
    text = "The council of ward {} voted to rebuild the {}. Work on it begins in the autumn, said the mayor."
    return [{"id": f"r{i}", "text": text.format(i, word)} for i in range(number)]


def write(path: Path, records: list[dict[str, str]]) -> Path:
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ["id", "text"])
            writer.writeheader()
            writer.writerows(records)
    elif path.suffix == ".parquet":
        pytest.importorskip("pyarrow")
        pytest.importorskip("pandas").DataFrame(records).to_parquet(path)
    elif path.suffix in (".gz", ".jsonl"):
        with gzip.open(path, "wt") if path.suffix == ".gz" else path.open("w") as file:
            file.writelines(json.dumps(record) + "\n" for record in records)
    else:
        path.mkdir(exist_ok=True)
        for record in records:
            (path / f"{record['id']}.txt").write_text(record["text"])
    return path


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.csv", "a.parquet", "folder"])
@pytest.mark.slow
def test_what_was_opened_stays_as_it_was_read(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, rows())
    stream = gl.open_corpus(path, piece=1_000)
    before = list(stream)
    counts = gl.bag_of_words(stream, minimum_rows=1)
    write(path, rows("harbour", 70))
    assert list(stream) == before
    again = gl.bag_of_words(stream, minimum_rows=1)
    assert again.vocabulary == counts.vocabulary
    assert (again.counts.toarray() == counts.counts.toarray()).all()


@pytest.mark.parametrize(("name", "opens"), [("a.csv", "csv.reader"), ("a.jsonl.gz", "gzip.open")])
def test_a_table_or_packed_file_that_changes_while_it_is_unpacked_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, opens: str
) -> None:
    path = write(tmp_path / name, rows())
    module, function = opens.split(".")
    real = getattr(sys.modules[module], function)

    def changing(*given: object, **named: object) -> object:
        with path.open("ab") as file:
            file.write(b"\n" if name == "a.csv" else gzip.compress(b'{"text": "Rain fell."}\n'))
        return real(*given, **named)

    kept = tmp_path / "kept"
    monkeypatch.setattr(opens, changing)
    with pytest.raises(gl.GleaningsError, match=r"changed while it was read: it had [\d,]+ bytes"):
        gl.open_corpus(path, piece=1_000, folder=kept)
    monkeypatch.undo()
    assert len(gl.open_corpus(path, piece=1_000, folder=kept)) >= 60  # the folder is empty again


def test_what_is_added_while_records_are_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "log.jsonl", rows())
    real = json.loads

    def adding(*given: object, **named: object) -> object:
        with path.open("a") as file:
            file.write('{"id": "late", "text": "Rain fell on the hills all night."}\n')
        return real(*given, **named)

    monkeypatch.setattr("json.loads", adding)
    stream = gl.open_corpus(path, piece=1_000)
    monkeypatch.undo()
    assert [document.text for document in stream][:60] == [record["text"] for record in rows()]
    assert any("It grew while it was read" in note for note in stream.notes)
    assert not any("grew" in note for note in gl.open_corpus(write(path, rows()), piece=1_000).notes)


def test_a_file_that_goes_before_it_is_read_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "folder", rows())
    usage = type("Usage", (), {"free": 10**12})

    def going(_: object) -> object:  # asked for once the files are listed
        (folder / "r7.txt").unlink(missing_ok=True)
        return usage

    monkeypatch.setattr("shutil.disk_usage", going)
    stream = gl.open_corpus(folder)
    assert len(stream) == 59
    assert [(left.source, left.reason) for left in stream.left_out] == [
        ("r7.txt", "not readable: no such file or directory")
    ]


FULL = """
import os, resource, sys
from pathlib import Path
import gleanings as gl

here = Path(sys.argv[1])
stream = gl.open_corpus(here / "a.jsonl")
model = gl.fit_topics(gl.bag_of_words(stream, minimum_rows=1), topics=2, seed=0, passes=3)
digest = gl.digest(model)
gl.write_report(here / "report.html", model, digest)
report = (here / "report.html").read_bytes()
resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, resource.RLIM_INFINITY))
for name, call in {
    "documents": lambda: gl.open_corpus(here / "a.jsonl", folder=here / "documents"),
    "counts": lambda: gl.bag_of_words(stream, minimum_rows=1, folder=here / "counts"),
    "checkpoint": lambda: gl.fit_topics(model.bow, topics=2, passes=3, checkpoint=here / "checkpoint"),
    "report": lambda: gl.write_report(here / "report.html", model, digest),
    "model": lambda: model.save(here / "model"),
}.items():
    try:
        call()
        print(name, "no error")
    except gl.GleaningsError as error:
        print(name, type(error).__name__, "too large" in str(error))
print(report == (here / "report.html").read_bytes())
print(sorted(str(path.relative_to(here)) for path in here.rglob("*") if "partial" in path.name))
print(sorted(path.name for path in (here / "documents").iterdir()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of the system there")
@pytest.mark.slow
def test_a_full_disk_is_said_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", rows())
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.stdout.splitlines() == [
        "documents NotWritable True",
        "counts NotWritable True",
        "checkpoint NotWritable True",
        "report NotWritable True",
        "model NotWritable True",
        "True",
        "[]",
        "[]",
    ], done.stderr
