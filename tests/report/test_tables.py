"""Tables: what a spreadsheet opens safely, and Markdown that shows texts as texts."""

import csv

import pytest

import gleanings as gl

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


def test_markdown_shows_texts_as_texts(small, tmp_path):
    text = gl.write_tables(tmp_path, *small)[3].read_text(encoding="utf-8")
    assert "[a](http" not in text
    assert "<b>" not in text.replace("\\<", "")
    for each in small[1].topics:
        assert f"Topic {each.topic.index + 1}, " in text


def test_wrong_arguments_say_what_would_do(small, tmp_path):
    model, digest = small
    for arguments in ((3, model, digest), ("", model, digest), (tmp_path, digest, digest), (tmp_path, model, model)):
        with pytest.raises(gl.GleaningsError):
            gl.write_tables(*arguments)
    with pytest.raises(gl.GleaningsError, match="another model"):
        gl.write_tables(tmp_path, model.hide(0), digest)
    assert list(tmp_path.iterdir()) == []
