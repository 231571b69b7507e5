"""What must hold of any text: a result or one clear error, no text lost, every sentence where it is said to be."""

import os
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import gleanings as gl
from gleanings.report.report import report_html

_ACTIVE = {"script", "iframe", "object", "embed", "form", "link", "base"}


class Page(HTMLParser):
    """Raises where a page runs or loads something."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in _ACTIVE, tag
        assert tag != "svg" or ("role", "img") in attrs, attrs  # the report's own drawings
        for name, value in attrs:
            assert not name.startswith("on"), name
            assert name != "href" or (value or "").startswith("#"), value
            assert name != "src" or (value or "").startswith("data:image/"), value


def places(document: gl.Document) -> list[Any]:
    return [*document.paragraphs, *document.sentences]


def checked(markup: str) -> None:
    """Parse what is shown."""
    page = Page()
    page.feed(markup)
    page.close()


def _read(columns: dict[str, list[object]]) -> gl.Corpus:
    """Read texts: every one is a document or listed, and every part stands where it is said to."""
    corpus = gl.Corpus.from_texts(**columns)  # type: ignore[arg-type]
    assert len(corpus) + len(corpus.left_out) == len(columns["texts"])
    for document in corpus:
        for part in places(document):
            assert document.text[part.start : part.end] == part.text
        for mark in document.marks:
            assert 0 <= mark.start < mark.end <= len(document.text)
    checked(corpus._repr_html_())
    for document in corpus:
        _summary(gl.summarize(document))
    return corpus


def read_and_summarized(columns: dict[str, list[object]]) -> str:
    """Take texts from reading to summaries and counts."""
    try:
        corpus = _read(columns)
    except gl.GleaningsError:
        return "refused"
    try:
        bow = gl.bag_of_words(corpus, minimum_rows=1)
    except gl.GleaningsError:
        return "no words"
    checked(bow._repr_html_())
    return "counted"


def whole_chain(columns: dict[str, list[object]]) -> str:
    """Take texts from reading to the report; return how far it went."""
    try:
        corpus = _read(columns)
    except gl.GleaningsError:
        return "refused"
    try:
        _summary(gl.summarize(corpus, method="lexrank", sentences=2))
        bow = gl.bag_of_words(corpus, minimum_rows=1)
        model = gl.fit_topics(bow, topics=2)
        digest = gl.digest(model)
    except gl.GleaningsError:
        return "no topics"
    assert (abs(model.shares.sum(axis=1) - 1) < 1e-9).all()
    texts = {document.id: document.text for document in corpus}
    for topic in digest.topics:
        for sentence in topic.sentences:
            assert texts[sentence.document][sentence.start : sentence.end] == sentence.text
    for shown in (bow, model, digest):
        checked(shown._repr_html_())
    checked(report_html(model, digest))
    return "report"


def _summary(summary: gl.Summary) -> None:
    texts = {document.id: document.text for document in summary.documents}
    for sentence in summary.sentences:
        assert texts[sentence.document][sentence.start : sentence.end] == sentence.text
        assert all(0 <= weight <= 1 for _, weight in sentence.words)
    checked(summary._repr_html_())
    checked(summary.in_context()._repr_html_())


def one_folder(folder: Path, files: dict[str, bytes]) -> str:
    """Write files and read them; each must be read or be listed with a reason."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    try:
        corpus = gl.read_folder(folder)
    except gl.GleaningsError as error:
        assert "\x1b" not in str(error)  # noqa: PT017
        return "refused"
    finally:
        for name in os.listdir(folder):
            (folder / name).unlink()
    for document in corpus:
        for part in places(document):
            assert document.text[part.start : part.end] == part.text
    documents = [*corpus, *(copy.document for copy in corpus.near_copies)]
    sources = " ".join([*(str(d.source or d.id) for d in documents), *(left.source for left in corpus.left_out)])
    assert all(name in sources or repr(name)[1:-1] in sources for name in files), sources
    checked(corpus._repr_html_())
    return "read"


def saved_model(folder: Path) -> Path:
    """Save a small model."""
    rows = [["rain", "wind", "storm"], ["vote", "party", "poll"]] * 10
    gl.fit_topics(gl.BagOfWords.from_tokens(rows), topics=2).save(folder)
    return folder


def damaged_model(folder: Path, name: str, place: float, junk: bytes, cut: int) -> str:
    """Put `junk` for `cut` bytes of a file at a place from 0 to 1; the model is the same or is refused by its name."""
    path = folder / name
    content = path.read_bytes()
    at = round(place * len(content))
    shares = gl.load_topics(folder).shares.tobytes()
    path.write_bytes(content[:at] + junk + content[at + cut :])
    try:
        assert gl.load_topics(folder).shares.tobytes() == shares
    except gl.GleaningsError as error:
        assert str(folder) in str(error)  # noqa: PT017
        return "refused"
    finally:
        path.write_bytes(content)
    return "the same"
