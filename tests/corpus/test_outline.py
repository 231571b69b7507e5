"""What is known of documents without their texts, and that it is found in one pass."""

import pickle
from pathlib import Path

import pytest

import gleanings as gl
from gleanings.corpus.outline import outline_of, shown_title
from gleanings.corpus.stored_documents import StoredDocuments
from gleanings.corpus.stored_outlines import column, write_outlines
from gleanings.documents.document import Document, Mark
from gleanings.storage.lines import Lines

TEXTS = [
    f"Bridge {i}\n3 May 202{i % 3}\n\nThe council voted for bridge {i}. It will cost {i} millions, said the mayor."
    for i in range(9)
]


def write(folder: Path) -> Path:
    for i, text in enumerate(TEXTS):
        (folder / f"{i}.txt").write_text(text)
    return folder


def test_an_outline_is_what_its_document_says(tmp_path):
    corpus = gl.read_folder(write(tmp_path))
    assert corpus.outlines == tuple(map(outline_of, corpus))
    for outline, document in zip(corpus.outlines, corpus, strict=True):
        assert (outline.id, outline.date, outline.language) == (document.id, document.date, document.language)
        assert (outline.marks, outline.metadata) == (document.marks, document.metadata)
        assert (outline.characters, outline.sentences) == (len(document.text), len(document.sentences))
    assert corpus.outlines[3].words == 14
    assert corpus[:2].outlines == corpus.outlines[:2]


@pytest.mark.parametrize(("kind", "title"), [("byline", "The council voted."), ("heading", "From our own writer")])
def test_a_text_is_called_by_the_heading_that_it_begins_with_and_by_no_other_mark(kind, title):
    text = "From our own writer\n\nThe council voted."
    mark = Mark(0, len("From our own writer"), kind, "")
    assert shown_title(Document("a", text, title=text.split("\n")[0], marks=(mark,))) == title


def test_a_stream_knows_the_same_of_its_documents_and_has_it_on_the_disk(tmp_path):
    stream = gl.open_corpus(write(tmp_path), folder=tmp_path / "kept", piece=150)
    known, whole = stream.outlines, stream.in_memory()
    assert tuple(known) == whole.outlines == tuple(known[i] for i in range(len(known))) == known[:]
    assert known[-1] == whole.outlines[-1]
    for name in ("title", "date", "marks", "metadata", "words"):
        assert list(column(known, name)) == list(column(whole.outlines, name))
    assert stream.overview == whole.overview
    assert stream.overview.listed
    for path in (tmp_path / "kept").iterdir():
        path.unlink()
    with pytest.raises(gl.errors.InvalidValue, match="cannot be read any more"):
        list(known)


def test_a_stretch_of_documents_on_the_disk_is_these_documents_whatever_files_they_are_in(tmp_path):
    (tmp_path / "texts").mkdir()
    path = tmp_path / "twice.jsonl"
    path.write_text('{"id": "3.txt", "text": "Rain fell on the town."}\n', encoding="utf-8")
    files = [*sorted(write(tmp_path / "texts").iterdir()), path, path]
    stream = gl.open_corpus(files, piece=150)
    documents = stream.documents
    assert isinstance(documents, StoredDocuments)
    assert len(documents.paths) > 3
    whole = list(stream)
    assert whole == [documents[i] for i in range(len(whole))]
    assert documents.names  # of two documents of one id, the other has another
    assert [outline.id for outline in stream.outlines] == [document.id for document in whole]
    for first, last in ((0, len(whole)), (1, 2), (2, 7), (4, 4), (len(whole) - 1, len(whole))):
        assert list(documents.stretch(first, last)) == whole[first:last]


def test_a_stretch_reads_each_of_its_files_once(tmp_path, monkeypatch):
    stream = gl.open_corpus(write(tmp_path), piece=10_000)
    documents = stream.documents
    assert isinstance(documents, StoredDocuments)
    assert len(documents.paths) == 1
    read, whole = [], Lines._read

    def counted(self, first, last):
        read.append((first, last))
        return whole(self, first, last)

    monkeypatch.setattr(Lines, "_read", counted)
    assert [document.id for document in documents.stretch(2, 7)] == [f"{i}.txt" for i in range(2, 7)]
    assert read == [(2, 7)]


def test_a_look_at_documents_that_breaks_leaves_nothing_in_the_folder(tmp_path, monkeypatch):
    stream = gl.open_corpus(write(tmp_path), folder=tmp_path / "kept", piece=150)
    before = set((tmp_path / "kept").iterdir())
    outlines, seen = [], write_outlines

    def full(path, given):
        outlines.append(path)
        if len(outlines) == 3:
            raise gl.errors.NotWritable("the disk is full")
        seen(path, given)

    monkeypatch.setattr("gleanings.corpus.stream.write_outlines", full)
    with pytest.raises(gl.errors.NotWritable):
        stream.outlines[0]
    assert len(outlines) == 3
    assert set((tmp_path / "kept").iterdir()) == before
    monkeypatch.undo()
    assert stream.outlines[0].id == "0.txt"  # and it can be looked again


STORY = "The ship left the harbour in the morning, and nobody on the quay knew her name. The captain said nothing."


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("CHAPTER I", "CHAPTER II", True),
        ("Kapitel 1: Der Hafen", "Kapitel 2: Der Sturm", True),
        ("1. Kapitel", "2. Kapitel", True),
        ("Глава 1", "Глава 2", True),
        ("第一章 海", "第二章 岸", True),
        ("The White Ship", "Chapter 2", False),
        ("Chapter 11", "A long way home", False),
    ],
)
def test_a_book_is_not_called_after_its_first_chapter(tmp_path, first, second, whole):
    (tmp_path / "The White Ship.md").write_text(f"# {first}\n\n{STORY}\n\n# {second}\n\n{STORY} Rain fell.\n")
    (document,) = gl.read_file(tmp_path / "The White Ship.md")
    assert outline_of(document).title == ("The White Ship" if whole else first)


def test_a_file_without_a_word_in_its_name_gives_none(tmp_path):
    (tmp_path / "0001.md").write_text(f"# Chapter 1\n\n{STORY}\n\n# Chapter 2\n\n{STORY} Rain fell.\n")
    (document,) = gl.read_file(tmp_path / "0001.md")
    assert outline_of(document).title == "Chapter 1"


def test_python_itself_can_send_outlines_to_another_process():
    """Of what it cannot send, Dask makes Python code of its own, which takes several times as long."""
    corpus = gl.Corpus.from_texts(["Rain fell.", "Snow fell."], metadata=[{"author": "Ann"}, {"author": "Bo"}])
    sent = pickle.loads(pickle.dumps(corpus.outlines))
    assert sent == corpus.outlines
    assert sent[1].metadata["author"] == "Bo"
