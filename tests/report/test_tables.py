"""Tables: what a spreadsheet opens safely, and Markdown that shows texts as texts."""

import csv
import datetime
import re

import pytest

import gleanings as gl
from gleanings.report.report import report_html
from gleanings.report.spelling import name_of

WET, DRY = "Heavy rain flooded the river valley", "The market saw bank profits fall"
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"]


@pytest.fixture(scope="module")
def small():
    titles = [f"{formula} title" for formula in FORMULAS]
    texts = [f"{formula} {WET if i % 2 else DRY} {i}. [a](http://b.c) <b>" for i, formula in enumerate(FORMULAS)]
    corpus = gl.Corpus.from_texts([*texts, "Of the and."], titles=[*titles, "Empty"])
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False), topics=2)
    return model, gl.digest(model)


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_shares_are_those_of_the_model_and_nothing_is_a_formula(small, tmp_path):
    model, digest = small
    documents, topics, sentences, _ = gl.write_tables(tmp_path / "new", model, digest)
    rows = read(documents)
    assert len(rows) == 1 + len(digest.corpus)
    for row, shares in zip(rows[1:-1], model.shares, strict=False):
        assert [float(share) for share in row[5:]] == pytest.approx(shares.tolist())
    assert rows[-1][4:] == ["", "", ""]
    for path in (documents, topics, sentences):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        for row in read(path):
            for cell in row:
                try:
                    float(cell)
                except ValueError:
                    assert not cell.strip().startswith(("=", "+", "-", "@", "＝")), cell


def test_the_columns_of_the_documents_follow_their_topics_and_are_safe(tmp_path):
    metadata = [{"branch": "=cmd()", "age": 30, "title": "Älteste"}, {"branch": "Süd", "mood": float("nan")}] * 4
    texts = [f"{(WET, DRY)[i % 2]} {i}." for i in range(8)]
    corpus = gl.Corpus.from_texts(texts, metadata=metadata)
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False), topics=2)
    header, first, second, *_ = read(gl.write_tables(tmp_path, model, gl.digest(model))[0])
    assert header[7:] == ["branch", "age", "metadata: title", "mood"]
    assert first[7:] == ["'=cmd()", "30", "Älteste", ""]
    assert second[7:] == ["Süd", "", "", ""]


def test_the_markdown_has_the_heading_of_the_page(small, tmp_path):
    for title in ("Our # letters", None):
        text = gl.write_tables(tmp_path, *small, title=title)[3].read_text(encoding="utf-8")
        (heading,) = re.findall(r"<h1[^>]*>([^<]*)</h1>", report_html(*small, title=title))
        assert text.startswith(f"# {heading.replace('#', chr(92) + '#')}\n")


def test_topics_have_the_numbers_and_the_names_of_the_report(small, tmp_path):
    _, topics, sentences, _ = gl.write_tables(tmp_path, *small)
    named = {f"{each.topic.index + 1}": name_of(each) for each in small[1].topics}
    for path in (topics, sentences):
        header, *rows = read(path)
        found = {row[header.index("topic")]: row[header.index("name")].removeprefix("'") for row in rows}
        assert found == named


def test_markdown_shows_texts_as_texts(small, tmp_path):
    text = gl.write_tables(tmp_path, *small)[3].read_text(encoding="utf-8")
    assert "[a](http" not in text
    assert "<b>" not in text
    for each in small[1].topics:
        assert f"\n## {each.topic.index + 1} " in text


@pytest.fixture(scope="module")
def telling():
    """Documents with dates and groups, so that the report has all of its sections."""
    texts = [f"{WET if i % 2 else DRY} near place{i}. All of place{i} spoke of it for {i + 2} days." for i in range(24)]
    corpus = gl.Corpus.from_texts(
        texts,
        titles=[f"Story {i}" for i in range(24)],
        dates=[datetime.date(2001 + i // 6, 1, 2) for i in range(24)],
        metadata=[{"desk": "river" if i % 2 else "money"} for i in range(24)],
    )
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False), topics=2)
    return model, gl.digest(model)


@pytest.mark.slow
def test_markdown_says_what_the_page_says(telling, tmp_path):
    model, digest = telling
    text = gl.write_tables(tmp_path, model, digest)[3].read_text(encoding="utf-8")
    page = str(report_html(model, digest))
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    for name in ("What it is about: 2 topics", "What was decided for you", "Change over time", "All documents"):
        assert name in headings
        assert name in page
    for name in ("What was read", "How to read this, and what would mislead", "How it was made"):
        assert name in headings
        assert name in page
    assert any(heading.startswith("Differences between groups: desk") for heading in headings)
    for each in digest.topics:
        for sentence in each.sentences:
            assert text.count(f"> {sentence.text}") + sum(s in text for s in (f"{sentence.text} [",)) >= 1
    for document in digest.corpus:
        assert f"| {document.title} |" in text
    assert re.search(r"\| 2001-01 \| 6 \| \d+ % \(\d+ to \d+ %\)", text)
    assert "gl.write_report(" in text


def test_markdown_tables_have_as_many_cells_in_each_line(telling, tmp_path):
    text = gl.write_tables(tmp_path, *telling)[3].read_text(encoding="utf-8")
    tables = re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE)
    assert len(tables) >= 5
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1


def test_wrong_arguments_say_what_would_do(small, tmp_path):
    model, digest = small
    for arguments in ((3, model, digest), ("", model, digest), (tmp_path, digest, digest), (tmp_path, model, model)):
        with pytest.raises(gl.GleaningsError):
            gl.write_tables(*arguments)
    with pytest.raises(gl.GleaningsError, match="another model"):
        gl.write_tables(tmp_path, model.hide(0), digest)
    assert list(tmp_path.iterdir()) == []
