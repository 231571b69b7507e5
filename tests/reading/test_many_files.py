"""Reading by several processes gives the same corpus to the bit, and is done only where it pays."""

import csv
import io
import os
import random
import subprocess
import sys
import zipfile
from multiprocessing import parent_process

import pytest

import gleanings as gl
from gleanings.corpus.annotation import AnnotationOptions
from gleanings.corpus.left_out import LeftOut
from gleanings.reading.formats.reading import Note, ReadingOptions
from gleanings.reading.many_files import Way, read_files

STORY = (
    "The council voted on Monday to build a new bridge over the river, by seven votes to two. The mayor had long asked "
    "for it, and work begins in the autumn. It will take two years, said the engineer, if the ground is firm."
)
GERMAN = "Der Stadtrat stimmte am Montag für den Bau einer neuen Brücke über den Fluss. Die Arbeit beginnt im Herbst."
FOOT = "Write to the desk at any time, or call us."


def story(number):
    """Return a text of its own in English sentences."""
    draw = random.Random(number)
    words = STORY.lower().replace(",", "").replace(".", "").split()
    return " ".join("The " + " ".join(draw.choices(words, k=12)) + "." for _ in range(6))


def everything(corpus):
    near = [(copy.document, copy.of, copy.similarity) for copy in corpus.near_copies]
    spans = [[(p.start, p.end) for p in document.paragraphs] for document in corpus]
    return corpus.documents, spans, corpus.language, corpus.left_out, corpus.notes, near


@pytest.fixture(scope="module")
def messy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("messy")
    for i in range(12):
        (folder / f"{i:02}.txt").write_text(f"Bridge {i}\n\n{story(i)}\n\nNews {i}.\n\n{FOOT}")
    (folder / "copy.txt").write_text(f"Bridge 3\n\n{story(3)}\n\nNews 3.\n\n{FOOT}\n")
    (folder / "near.txt").write_text(f"BERLIN (AP) - {STORY} " + " ".join(f"word{i}" for i in range(40)))
    (folder / "near2.txt").write_text(f"PARIS - {STORY} " + " ".join(f"word{i}" for i in range(40)))
    (folder / "deutsch.txt").write_bytes(f"{GERMAN} ".encode("cp1252") * 3)
    (folder / "short.txt").write_text("ok")
    (folder / "dated.txt").write_text("Storm\nPublished: 03/04/2021\nThe storm came at night, and took the roof.")
    (folder / "long.txt").write_text("so it rains and " * 60)
    (folder / "broken.txt").write_bytes(
        "Regen fiel \udcff über die Hügel, und der Fluss führte Wasser.".encode(errors="surrogateescape")
    )
    (folder / "binary.txt").write_bytes(b"\0\1\2" * 99)
    (folder / "empty.txt").write_text("")
    (folder / "page.html").write_text(f"<html><title>Bridge</title><article><p>{STORY}</p><p>{GERMAN}</p></article>")
    table = io.StringIO()
    csv.writer(table).writerows(
        [["id", "statement"], *([i, f"{story(100 + i)} {story(1000 + i)}"] for i in range(500))]
    )
    (folder / "statements.csv").write_text(table.getvalue())  # so large that its documents are described in parts
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        for i in range(3):
            archive.writestr(f"{i}.txt", f"Inside the archive lies text {i}, and nobody has read it since May.")
    return folder


@pytest.mark.subprocess
def test_a_folder_is_the_same_to_the_bit_with_more_processes_than_one(messy):
    alone = gl.read_folder(messy, workers=1)
    assert len(alone) > 500
    assert len(alone.left_out) == 3
    assert len({document.language for document in alone}) == 2
    assert any("not of the file's encoding" in note for note in alone.notes)
    assert any("exchanged" in note for note in alone.notes)
    assert any(mark.kind == "boilerplate" for document in alone for mark in document.marks)
    assert alone.near_copies
    assert everything(gl.read_folder(messy, workers=2)) == everything(alone)


@pytest.mark.subprocess
def test_texts_are_the_same_to_the_bit_with_any_number_of_processes():
    texts = [f"Bridge {i}\n\n{STORY} {i}\n\n{FOOT}" for i in range(30)] + [GERMAN, "", "ok"]
    given = [{"number": i, "mark": lambda: None, "language": "de" if i == 32 else None} for i in range(33)]
    arguments = {"metadata": given, "language": "auto", "clean": ("heading", "boilerplate"), "ids": range(33)}
    alone = gl.Corpus.from_texts(texts, **arguments, workers=1)
    assert [d.language for d in alone][-3:] == ["de", "en", "de"]
    assert alone[0].marks
    assert everything(gl.Corpus.from_texts(texts, **arguments, workers=2)) == everything(alone)


@pytest.mark.parametrize("source", ["folder", "texts"])
def test_processes_are_started_only_where_there_is_much_to_do(tmp_path, monkeypatch, source):
    def started(*_, **__):
        raise RuntimeError("a process was started")

    monkeypatch.setattr("joblib.externals.loky.ProcessPoolExecutor", started)
    monkeypatch.setattr("joblib.externals.loky.cpu_count", lambda: 2)
    monkeypatch.setattr("gleanings.parallel.groups.PAYS_FROM", 100 * len(STORY))

    def read(number):
        texts = [f"{i:06} {STORY}" for i in range(number)]
        if source == "texts":
            return gl.Corpus.from_texts(texts)
        for i, text in enumerate(texts):
            (tmp_path / f"{i}.txt").write_text(text)
        return gl.read_folder(tmp_path, keep_near_copies=True)

    assert len(read(50)) == 50
    with pytest.raises(RuntimeError, match="a process was started"):
        read(150)


def test_a_file_past_the_limit_is_no_work_to_share(tmp_path, monkeypatch):
    def started(*_, **__):
        raise RuntimeError("a process was started")

    monkeypatch.setattr("joblib.externals.loky.ProcessPoolExecutor", started)
    monkeypatch.setattr("joblib.externals.loky.cpu_count", lambda: 2)
    monkeypatch.setattr("gleanings.parallel.groups.PAYS_FROM", 10_000)
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "large.txt").write_text(STORY * 100)
    corpus = gl.read_folder(tmp_path, limits=gl.ReadingLimits(file_bytes=5_000))
    assert [document.id for document in corpus] == ["a.txt"]
    with pytest.raises(RuntimeError, match="a process was started"):
        gl.read_folder(tmp_path)


class Deadly:
    """A cache that ends the process which reads a certain file, as a fault of a compiled library would."""

    def readings(self, name, data, options, read):
        if b"deadly" in data and parent_process() is not None:
            os._exit(9)
        return list(read(name, data, options))


@pytest.mark.subprocess
def test_a_file_that_ends_the_process_is_left_out_and_all_others_are_read(tmp_path):
    for i in range(6):
        (tmp_path / f"{i}.txt").write_text("deadly" if i == 3 else f"{STORY} {i}")
    files = [(path, path.name) for path in sorted(tmp_path.iterdir())]
    found = read_files(files, Way(ReadingOptions(), AnnotationOptions.of(True, "en"), cache=Deadly()), workers=2)
    assert [name for name, _ in found] == [name for _, name in files]
    (left,) = [each for _, each in found if isinstance(each, LeftOut)]
    assert (left.source, left.kind) == ("3.txt", "damaged")
    assert "the process that read it ended" in left.reason
    assert not any(isinstance(each, Note) for _, each in found)


SCRIPT = """
import sys
import gleanings as gl
print("begins")
gl.register_reader(".log", lambda data: data.decode().replace("ERROR", "An error came up:"))
corpus = gl.read_folder(sys.argv[1], workers=2)
print(corpus["b.log"].text)
"""


@pytest.mark.subprocess
def test_a_reader_of_a_script_without_a_main_block_is_used(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY)
    (folder / "b.log").write_text("ERROR 5 on the bridge.")
    (tmp_path / "script.py").write_text(SCRIPT)
    done = subprocess.run([sys.executable, tmp_path / "script.py", folder], capture_output=True, text=True, check=True)
    assert done.stdout == "begins\nAn error came up: 5 on the bridge.\n"


def test_a_wrong_number_of_processes_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    with pytest.raises(ValueError, match="workers=0 is out of range"):
        gl.read_folder(tmp_path, workers=0)
    with pytest.raises(TypeError, match="workers='2' is not a whole number"):
        gl.Corpus.from_texts([STORY], workers="2")
