"""What is known of documents without their texts, and that it is found in one pass."""

from pathlib import Path

import gleanings as gl
from gleanings.corpus.outline import outline_of

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


def test_a_stream_knows_the_same_of_its_documents_after_their_files_are_gone(tmp_path):
    stream = gl.open_corpus(write(tmp_path), folder=tmp_path / "kept")
    known = stream.outlines
    assert known == stream.in_memory().outlines
    for path in (tmp_path / "kept").iterdir():
        path.unlink()
    assert stream.outlines == known
