"""A source opened as a stream is, document by document and to the bit, what it is read into memory."""

import csv
import errno
import gzip
import json
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest

import gleanings as gl
from gleanings.parallel.partitions import running_on
from gleanings.reading.streams import pieces

SUBJECTS = ("bridge", "school", "harbour", "library", "market", "railway", "theatre", "hospital")


def text(number: int) -> str:
    """Return a short article, no two the same."""
    subject, place = SUBJECTS[number % 8], SUBJECTS[number * 3 % 7]
    return (
        f"The council of ward {number} voted on Monday to rebuild the {subject} beside the old {place}.\n\n"
        f"Work on the {subject} begins in the autumn, said engineer number {number}, and costs {number} millions. "
        f"Neighbours of the {place} had asked for it since the flood of the river.\n\n"
        "Contact the newsroom of the valley by telephone."
    )


def records() -> list[dict]:
    """Return records with copies, other languages, an empty one, and dates that only one of them tells apart."""
    rows = [{"id": f"r{i}", "text": text(i), "date": f"{1 + i % 12:02d}/04/2021", "votes": i} for i in range(60)]
    rows[7]["date"] = "25/04/2021"
    rows[9]["date"] = "soon"
    rows[20]["text"] = rows[3]["text"]
    rows[21]["text"] = "ok"
    rows[22]["text"] = ""
    rows[23]["text"] = "Der Stadtrat stimmte am Montag für den Bau einer neuen Brücke. Die Arbeiten beginnen im Herbst."
    rows[24]["tags"] = {"place": "Bern"}
    return rows


def write_jsonl(path: Path, rows: list[dict]) -> Path:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def same(stream: gl.CorpusStream, corpus: gl.Corpus) -> None:
    """Assert that a stream holds what a corpus holds."""
    assert len(stream) == len(corpus)
    assert list(stream) == list(corpus)
    for one, other in zip(stream, corpus, strict=True):
        assert one.sentences == other.sentences
        assert one.paragraphs == other.paragraphs
    assert stream[len(corpus) - 1] == corpus[len(corpus) - 1]
    assert (stream.language, stream.left_out, stream.near_copies) == (
        corpus.language,
        corpus.left_out,
        corpus.near_copies,
    )


@pytest.mark.parametrize("piece", [3_000, 9_000, 10**8])
def test_a_file_of_records_in_pieces_of_any_size(tmp_path: Path, piece: int) -> None:
    path = write_jsonl(tmp_path / "news.jsonl", records())
    corpus = gl.read_file(path)
    assert any(mark.kind == "boilerplate" for document in corpus for mark in document.marks)
    stream = gl.open_corpus(path, piece=piece)
    same(stream, corpus)
    assert set(stream.notes) == set(corpus.notes)


@pytest.mark.slow
def test_packed_files_and_tables(tmp_path: Path) -> None:
    rows = records()
    packed = write_jsonl(tmp_path / "news.jsonl.gz", rows)
    same(gl.open_corpus(packed, piece=4_000), gl.read_file(packed))
    table = tmp_path / "news.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["id", "text", "date", "votes", "tags"])
        writer.writeheader()
        writer.writerows(rows)
    same(gl.open_corpus(table, piece=4_000), gl.read_file(table))
    titled = tmp_path / "titled.csv"
    lines = [f"{i};The river rose by {i} metres that night.;{i}\n\n" for i in range(200)]
    titled.write_text("Letters;;\nn;letter;m\n" + "".join(lines), encoding="utf-8")
    same(gl.open_corpus(titled, piece=4_000), gl.read_file(titled))
    assert gl.read_file(titled)[1].id == "titled.csv:5"
    assert gl.read_file(titled).left_out
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    pandas.DataFrame(rows).drop(columns="tags").to_parquet(tmp_path / "news.parquet")
    same(gl.open_corpus(tmp_path / "news.parquet", piece=4_000), gl.read_file(tmp_path / "news.parquet"))


@pytest.mark.slow
def test_a_folder_with_near_copies_and_a_list(tmp_path: Path) -> None:
    for i in range(40):
        (tmp_path / f"{i:02d}.txt").write_text(text(i), encoding="utf-8")
    (tmp_path / "90.txt").write_text("BERLIN - " + text(5), encoding="utf-8")
    (tmp_path / "91.txt").write_text(text(6), encoding="utf-8")
    (tmp_path / "92.bin").write_bytes(b"\0\1\2\3" * 100)
    corpus = gl.read_folder(tmp_path)
    assert corpus.near_copies
    assert corpus.left_out
    stream = gl.open_corpus(tmp_path, piece=2_000)
    same(stream, corpus)
    assert set(stream.notes) == set(corpus.notes)
    files = sorted(tmp_path.glob("0*.txt"))
    assert [document.text for document in gl.open_corpus(files)] == [path.read_text() for path in files]


@pytest.mark.slow
def test_a_broken_line_in_the_middle_is_left_out_and_listed(tmp_path: Path) -> None:
    lines = [json.dumps(row) for row in records()]
    lines[30:30] = ['{"id": "broken", "text": "The cou']
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    stream = gl.open_corpus(path, piece=3_000)
    assert [document.text for document in stream] == [document.text for document in gl.read_file(path)]
    assert [left.source.partition(",")[0] for left in stream.left_out if left.kind == "damaged"] == ["news.jsonl"]


def test_a_source_that_changes_between_the_passes_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_jsonl(tmp_path / "news.jsonl", records())
    read = pieces.Piece.read
    times: dict[int, int] = {}

    def changing(piece: pieces.Piece) -> bytes:
        times[piece.start] = times.get(piece.start, 0) + 1
        data = read(piece)
        return data.replace(b"council", b"cabinet") if times[piece.start] > (2 if not piece.start else 1) else data

    monkeypatch.setattr(pieces.Piece, "read", changing)
    with pytest.raises(gl.GleaningsError, match="changed while it was read: SHA-256"):
        gl.open_corpus(path, piece=3_000)


@pytest.mark.slow
def test_every_verb_takes_a_stream(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "news.jsonl", records())
    corpus, stream = gl.read_file(path), gl.open_corpus(path, piece=3_000)
    models = [gl.fit_topics(gl.bag_of_words(each), topics=4) for each in (corpus, stream)]
    assert models[0].weights.tobytes() == models[1].weights.tobytes()
    assert models[0].shares.tobytes() == models[1].shares.tobytes()
    digests = [gl.digest(model) for model in models]
    assert digests[0].topics == digests[1].topics
    assert gl.summarize(stream, sentences=3).text == gl.summarize(corpus, sentences=3).text
    pages = [
        gl.write_report(tmp_path / f"{i}.html", m, d).read_bytes()
        for i, (m, d) in enumerate(zip(models, digests, strict=True))
    ]
    assert len(pages[0]) == len(pages[1])


@pytest.mark.slow
def test_the_folder_is_the_users_or_goes_with_the_corpus(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "news.jsonl", records())
    stream = gl.open_corpus(path)
    folder = stream.folder
    assert folder.is_dir()
    del stream
    assert not folder.exists()
    kept = gl.open_corpus(path, folder=tmp_path / "kept")
    folder = kept.folder
    del kept
    assert any(folder.iterdir())
    with pytest.raises(gl.GleaningsError, match="holds something already"):
        gl.open_corpus(path, folder=folder)


def test_a_stream_keeps_no_document(tmp_path: Path) -> None:
    stream = gl.open_corpus(write_jsonl(tmp_path / "news.jsonl", records()))
    assert stream[0] is not stream[0]


@pytest.mark.parametrize("source", [3, "no/such/place", ["no/such/file.txt"]])
def test_wrong_sources(source: object) -> None:
    with pytest.raises(gl.GleaningsError):
        gl.open_corpus(source)


@pytest.mark.slow
def test_dask_bags_and_dataframes_are_sources(tmp_path: Path) -> None:
    bags = pytest.importorskip("dask.bag")
    rows = records()
    corpus = gl.read_file(write_jsonl(tmp_path / "news.jsonl", rows))
    stream = gl.open_corpus(bags.from_sequence(rows, npartitions=4), piece=3_000)
    assert [document.text for document in stream] == [document.text for document in corpus]
    assert [document.date for document in stream] == [document.date for document in corpus]
    texts = [row["text"] for row in rows if row["text"]]
    alone = gl.open_corpus(bags.from_sequence(texts, npartitions=3))
    assert alone[0].text == texts[0]
    with pytest.raises(gl.GleaningsError, match="holds a int"):
        gl.open_corpus(bags.from_sequence([1, 2]))
    pandas = pytest.importorskip("pandas")
    frames = pytest.importorskip("dask.dataframe")
    frame = pandas.DataFrame({"text": texts[:9], "date": pandas.to_datetime(["2021-05-03"] * 8 + [None])})
    found = gl.open_corpus(frames.from_pandas(frame, npartitions=2))
    assert [document.text for document in found] == texts[:9]
    assert [str(document.date) for document in found] == ["2021-05-03"] * 8 + ["None"]


def test_no_space_is_said_before_anything_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type("Usage", (), {"free": 100})
    monkeypatch.setattr("gleanings.reading.open_corpus.shutil.disk_usage", lambda _: usage)
    with pytest.raises(gl.GleaningsError, match="no space for the documents"):
        gl.open_corpus(write_jsonl(tmp_path / "news.jsonl", records()), folder=tmp_path / "kept")
    assert not any((tmp_path / "kept").iterdir())


def test_no_temporary_folder_is_left_where_reading_ends_in_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=0))
    source = tmp_path / "a.jsonl"
    source.write_text('{"text": "Rain fell."}\n')
    with pytest.raises(gl.GleaningsError, match="space"):
        gl.open_corpus(source)
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


@pytest.mark.parametrize("damage", ["a byte", "the end", "what follows"])
def test_a_damaged_packed_file_of_records_is_one_clear_error(tmp_path: Path, damage: str) -> None:
    path = write_jsonl(tmp_path / "news.jsonl.gz", records())
    data = bytearray(path.read_bytes())
    if damage == "a byte":
        data[len(data) // 2] ^= 0xFF
    path.write_bytes({"a byte": data, "the end": data[:-9], "what follows": data + b"no packed file"}[damage])
    with pytest.raises(gl.GleaningsError, match="is damaged"):
        gl.open_corpus(path, piece=100)
    with pytest.raises(gl.GleaningsError, match="is damaged"):
        gl.plan(path)


class Twice:
    """Does each task twice, as where a machine that had done it is lost before it could say so."""

    def run(self, task, arguments, *, light):
        for each in arguments:
            task(*each)
            yield task(*each)

    def threads(self):
        return 1

    def look(self, folder, files):
        return None


def test_a_task_that_is_done_again_gives_the_same(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "news.jsonl", records())
    once = gl.open_corpus(path, piece=4_000)
    with running_on(Twice()):
        again = gl.open_corpus(path, piece=4_000)
    assert any(document.marks for document in once)
    assert {document.language for document in once} == {"en", "de"}
    same(again, once.in_memory())
    for name in ("language", "characters", "words", "sentences", "paragraphs"):
        one, other = (getattr(each.documents.facts, name) for each in (once, again))  # type: ignore[attr-defined]
        assert one.tolist() == other.tolist()


def test_a_folder_that_is_used_again_holds_what_is_in_it_now(tmp_path: Path) -> None:
    for turn in (1, 2):
        path = write_jsonl(tmp_path / "news.jsonl", records()[: 20 * turn])
        corpus = gl.open_corpus(path, folder=tmp_path / "kept")
        assert [corpus[i] for i in range(len(corpus))] == list(gl.read_file(path))
        for each in (tmp_path / "kept").iterdir():
            each.unlink()


def full_after(number: int, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """Let the disk be full after so many writes by a function."""
    module, _, name = where.rpartition(".")
    real, left = getattr(import_module(module), name), [number]

    def writing(*given, **named):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*given, **named)

    monkeypatch.setattr(where, writing)


@pytest.mark.parametrize("number", [0, 3, 20])
def test_a_disk_that_is_full_while_words_are_counted_leaves_an_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    corpus = gl.open_corpus(write_jsonl(tmp_path / "news.jsonl", records()), piece=4_000)
    with monkeypatch.context() as patched:
        full_after(number, patched, "gleanings.storage.shelf.write_bundle")
        with pytest.raises(gl.GleaningsError, match=r"cannot be written \(No space left on device\); free space there"):
            gl.bag_of_words(corpus, folder=tmp_path / "counts")
    assert not list((tmp_path / "counts").iterdir())
    assert gl.bag_of_words(corpus, folder=tmp_path / "counts").vocabulary == gl.bag_of_words(corpus).vocabulary


def test_a_disk_that_is_full_while_a_source_is_unpacked_is_not_the_sources_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_jsonl(tmp_path / "news.jsonl.gz", records())
    full_after(0, monkeypatch, "gleanings.reading.streams.pieces._converted")
    with pytest.raises(gl.GleaningsError, match=r"^.*lines-.*cannot be written \(No space") as caught:
        gl.open_corpus(path, piece=400)
    assert "cannot be read" not in str(caught.value)


@pytest.mark.parametrize("damage", ["cut", "within"])
def test_a_damaged_table_of_parquet_is_one_clear_error(tmp_path: Path, damage: str) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    path = tmp_path / "news.parquet"
    pandas.DataFrame([{"text": text(i)} for i in range(300)]).to_parquet(path)
    data = path.read_bytes()
    path.write_bytes(data[:-400] if damage == "cut" else data[:900] + bytes(400) + data[1300:])
    with pytest.raises(gl.GleaningsError, match=r"news\.parquet\" is damaged: it cannot be read as Parquet"):
        gl.open_corpus(path, piece=400)


def test_a_dask_bag_that_cannot_be_computed_is_named_with_the_reason(tmp_path: Path) -> None:
    bag = pytest.importorskip("dask.bag")
    with pytest.raises(gl.GleaningsError, match=r"partition of the Dask bag .*ZeroDivisionError: .*by zero"):
        gl.open_corpus(bag.from_sequence([1, 0]).map(lambda number: f"Rain fell on {1 // number} wards."))
    gone = bag.from_sequence([tmp_path / "gone.txt"]).map(Path.read_text)
    with pytest.raises(gl.GleaningsError, match=r"partition of the Dask bag .*FileNotFoundError"):
        gl.open_corpus(gone)


def test_a_file_of_which_nothing_can_be_read_is_called_a_file(tmp_path):
    (tmp_path / "broken.jsonl").write_text("{\n" * 3, encoding="utf-8")
    with pytest.raises(gl.errors.InvalidValue, match=r'nothing in the file ".*broken.jsonl" .*no line of it is a JSON'):
        gl.open_corpus(tmp_path / "broken.jsonl")
