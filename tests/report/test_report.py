"""The report: whole, self-contained, escaped, the same each time, and never half-written."""

import dataclasses
import datetime
import hashlib
import os
import re
import stat
import subprocess
import sys
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.folders import SEEDS

import gleanings as gl
from gleanings.corpus.left_out import LeftOut
from gleanings.documents.document import Mark
from gleanings.report.report import report_html
from gleanings.report.spelling import name_of

TAGS = set(
    "html head meta title style body header main nav section h1 h2 h3 h4 p ul ol li a span strong em br div table "
    "thead tbody tr th td details summary mark del blockquote pre code i svg circle path text".split()
)
ATTRIBUTES = set(
    "lang charset http-equiv content name id class dir href style scope open title role aria-label aria-hidden".split()
) | set("data-label viewbox preserveaspectratio d cx cy r x y".split())
VOID = {"meta", "img", "br"}
WET, DRY = "Heavy rain flooded the river valley", "The market saw bank profits fall"
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title><svg onload=alert(1)>",
    "javascript:alert(1)",
    "&lt;script&gt; <!-- --> ]]>",
    "\u202eevil\u2066 \x00\x1b[31m \ud800 \ufeff",
    "' onmouseover='alert(1)",
]


class Page(HTMLParser):
    """A page as a browser would see it; raises where it is not whole or holds what it should not."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.links, self.headings, self.text, self.images = [], [], [], [], "", []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS, tag
        for key, value in attrs:
            assert key in ATTRIBUTES, key
            if key == "href":
                assert re.fullmatch(r"#[a-z]+(-[a-z]+)*(-\d+)*", value)
                self.links.append(value[1:])
            if key == "src":
                assert value.startswith("data:image/svg+xml;base64,")
            if key == "id":
                self.ids.append(value)
            if key == "style":
                assert "url" not in value
                assert "expression" not in value
        if tag == "img":
            self.images.append(dict(attrs)["alt"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.text += data

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")

    handle_pi = unknown_decl = handle_comment


def made(texts, topics=2, **columns):
    corpus = gl.Corpus.from_texts(texts, **columns)
    model = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False), topics=topics)
    return model, gl.digest(model)


@pytest.fixture(scope="module")
def small():
    texts = [f"{WET}. It rose {i} feet. {WET} again." if i % 2 else f"{DRY} by {i} percent. {DRY}." for i in range(10)]
    dates = [datetime.date(2020, month, 1) for month in range(1, 11)]
    return made(texts, dates=dates, titles=[f"Story {i}" for i in range(10)])


@pytest.fixture(scope="module")
def seeds():
    model = gl.fit_topics(gl.bag_of_words(gl.read_folder(SEEDS)), topics=3)
    return model, gl.digest(model)


@pytest.mark.slow
def test_the_page_is_whole_and_holds_what_was_found(small):
    model, digest = small
    page = Page(report_html(model, digest))
    for each in digest.topics:
        assert name_of(each) in page.text
        for sentence in each.sentences:
            assert sentence.text in page.text
            assert sentence.document in page.text
    for document in digest.corpus:
        assert document.title in page.text
    assert "contains text of the documents" in page.text
    assert str(model.settings["input"]) in page.text
    assert f"gleanings {model.settings['versions']['gleanings']}" in page.text
    assert page.images == []


@pytest.mark.slow
def test_headings_go_down_by_one_and_links_have_targets(small, seeds):
    for model, digest in (small, seeds):
        page = Page(report_html(model, digest))
        assert page.headings[0] == 1
        assert page.headings.count(1) == 1
        assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
        assert len(set(page.ids)) == len(page.ids)
        assert set(page.links) <= set(page.ids)
        assert {f"topic-{each.topic.index + 1}" for each in digest.topics} <= set(page.ids)


def test_one_article_is_shown_with_its_summary_marked_and_a_warning(seeds):
    html = report_html(*seeds)
    page = Page(html)
    assert "Thin evidence" in page.text
    assert html.count("<mark") >= 3
    assert "Text that was not analysed" in page.text
    assert "Read more: Imagining Pakistan" in page.text
    assert "link line" in page.text


def test_nothing_remote_and_no_script(small, seeds):
    for model, digest in (small, seeds):
        html = str(report_html(model, digest))
        assert "script" not in html.lower()
        assert "default-src &#x27;none&#x27;" in html
        assert not re.findall(r"""(?:src|href|action|data|poster)\s*=\s*["']?(?:https?:|//|file:)""", html)
        assert not re.findall(r"@import|url\(", html)


@pytest.mark.slow
def test_hostile_text_stays_text_wherever_it_stands():
    texts = [f"{WET} {h}. {h}" if i % 2 else f"{DRY} {h}. {h}" for i, h in enumerate(HOSTILE * 2)]
    ids = [f"{i} {h}" for i, h in enumerate(HOSTILE * 2)]
    model, digest = made(texts, ids=ids, titles=HOSTILE * 2, metadata=[{h: h} for h in HOSTILE * 2])
    for hostile in HOSTILE:
        renamed = model.rename(0, hostile)
        again = gl.digest(renamed)
        html = report_html(renamed, again, title=hostile, summaries=[gl.summarize(again.corpus, sentences=4)])
        Page(html)
        for view in (html, again._repr_html_()):
            assert not set(view) & set("\u202e\u2066\x00\x1b\ufeff\ud800")
            assert not re.search("<(script|svg|img src=x)", view)
        assert gl.summarize(digest.corpus[0]).text in texts[0]
    Page(f"<html><body>{digest._repr_html_()}</body></html>")


def test_hostile_file_names_and_files_left_out_stay_text(tmp_path):
    for i, name in enumerate(['"><img src=x onerror=alert(1)>.txt', "<b>.txt", "\u202etxt.txt"]):
        (tmp_path / name).write_text(
            f"{WET} in {i}. {DRY} in {i}. {'<script>alert(1)</script> ' * 2}", encoding="utf-8"
        )
    (tmp_path / "<script>alert(1)<script>.bin").write_bytes(b"\x00\x01")
    corpus = gl.read_folder(tmp_path)
    model = gl.fit_topics(gl.bag_of_words(corpus, minimum_rows=1, phrases=False), topics=2)
    html = report_html(model, gl.digest(model))
    page = Page(html)
    assert "<script>alert(1)<script>.bin" in page.text
    assert str(tmp_path) not in html


@pytest.mark.slow
@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters() | st.sampled_from("<>&\"'=/!-\u202e\ud800\n. "), min_size=1, max_size=80))
def test_any_text_is_shown_as_text(any_text):
    texts = [f"{WET}. {any_text}", f"{DRY}. {any_text}"] * 2
    model, digest = made(texts, titles=[any_text] * 4)
    Page(report_html(model.rename(0, f"a {any_text}"), gl.digest(model.rename(0, f"a {any_text}")), title=any_text))
    assert len(digest.topics) == 2


@pytest.mark.slow
def test_it_is_written_whole_with_the_folders_on_the_way(small, tmp_path):
    target = gl.write_report(tmp_path / "new" / "folder" / "report.html", *small)
    assert target.read_bytes() == str(report_html(*small)).encode()
    assert [path.name for path in target.parent.iterdir()] == ["report.html"]
    gl.write_report(target, *small, title="Again")
    assert "<h1" in target.read_text(encoding="utf-8")
    assert ">Again</h1>" in target.read_text(encoding="utf-8")
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~_umask()


def _umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_a_link_to_a_report_stays_a_link(small, tmp_path):
    real = tmp_path / "real.html"
    real.write_text("old", encoding="utf-8")
    link = tmp_path / "link.html"
    link.symlink_to(real)
    gl.write_report(link, *small)
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.slow
def test_where_it_cannot_be_written_the_error_says_what_to_do(small, tmp_path):
    (tmp_path / "folder.html").mkdir()
    with pytest.raises(ValueError, match="is a folder"):
        gl.write_report(tmp_path / "folder.html", *small)
    (tmp_path / "folder.html").rmdir()
    with pytest.raises(ValueError, match="empty"):
        gl.write_report("", *small)
    with pytest.raises(TypeError, match="path"):
        gl.write_report(3, *small)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(gl.GleaningsError, match="cannot be written") as caught:
        gl.write_report(tmp_path / "file" / "report.html", *small)
    assert isinstance(caught.value, OSError)
    for name in ("long" * 100, "nul\x00"):
        with pytest.raises(gl.GleaningsError, match="cannot be written"):
            gl.write_report(tmp_path / name, *small)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_read_only_place_is_an_error_and_leaves_nothing(small, tmp_path, monkeypatch):
    target = tmp_path / "report.html"
    target.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # the tests may run as root, who may write anywhere
    with pytest.raises(gl.GleaningsError, match="read-only"):
        gl.write_report(target, *small)
    monkeypatch.undo()
    assert target.read_text(encoding="utf-8") == "old"
    monkeypatch.setattr(os, "replace", _full)
    with pytest.raises(gl.GleaningsError, match="No space left"):
        gl.write_report(target, *small)
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def _full(*_):
    raise OSError(28, "No space left on device")


def test_wrong_arguments_say_what_would_do(small, seeds, tmp_path):
    model, digest = small
    target = tmp_path / "report.html"
    with pytest.raises(TypeError, match="fit_topics"):
        gl.write_report(target, digest, digest)
    with pytest.raises(TypeError, match="digest"):
        gl.write_report(target, model, model)
    with pytest.raises(ValueError, match="another model"):
        gl.write_report(target, model, seeds[1])
    with pytest.raises(ValueError, match="last edit"):
        gl.write_report(target, model.hide(0), digest)
    with pytest.raises(TypeError, match="list of what summarize"):
        gl.write_report(target, model, digest, summaries=gl.summarize(digest.corpus))
    with pytest.raises(TypeError, match="list of what summarize"):
        gl.write_report(target, model, digest, summaries=["text"])
    with pytest.raises(TypeError, match="title"):
        gl.write_report(target, model, digest, title=3)
    assert not target.exists()


@pytest.mark.slow
def test_each_document_is_summarised_unless_summaries_are_given(small):
    model, digest = small
    assert str(report_html(model, digest)).count('title="summary, rank 1') == 10
    assert "summary, rank" not in report_html(model, digest, summaries=[])
    page = Page(report_html(model, digest, summaries=[gl.summarize(digest.corpus, sentences=2)]))
    assert "10 documents taken as one" in page.text


def test_hidden_topics_are_named_and_not_shown(small):
    model = small[0].hide(1)
    page = Page(report_html(model, gl.digest(model)))
    assert "Hidden by the author: topic 2" in page.text
    assert "topic-2" not in page.ids


@pytest.mark.slow
def test_a_loaded_model_gives_the_same_report(small, tmp_path):
    model, digest = small
    model.save(tmp_path / "model")
    loaded = gl.load_topics(tmp_path / "model")
    assert report_html(loaded, gl.digest(loaded, corpus=digest.corpus)) == report_html(model, digest)


@pytest.mark.subprocess
def test_the_same_bytes_in_another_process_and_pyplot_is_not_touched(seeds, tmp_path, news_model):
    code = (
        "import gleanings as gl, hashlib, sys\n"
        "model = gl.fit_topics(gl.bag_of_words(gl.read_folder('seeds')), topics=3)\n"
        f"path = gl.write_report({str(tmp_path / 'report.html')!r}, model, gl.digest(model))\n"
        "print(hashlib.sha256(path.read_bytes()).hexdigest(), 'matplotlib.pyplot' in sys.modules)\n"
        "model = gl.fit_topics(gl.bag_of_words(gl.example('lee')), topics=6)\n"
        "print(gl.digest(model))"
    )
    env = {**os.environ, "PYTHONHASHSEED": "7", "NUMBA_NUM_THREADS": "1"}
    found = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout
    first, _, rest = found.partition("\n")
    assert first == f"{hashlib.sha256(str(report_html(*seeds)).encode()).hexdigest()} False"
    assert rest.strip() == repr(gl.digest(news_model(6)))


def section(page_text, start, end):
    return page_text[page_text.index(start) : page_text.index(end)]


def test_how_many_documents_have_a_topic_as_their_largest():
    texts = [f"{WET} {i}." for i in range(7)] + [f"{DRY} {i}." for i in range(3)] + ["Of the and."]
    model, digest = made(texts)
    wet = int(model.shares[0].argmax())
    page = Page(report_html(model, digest))
    assert re.search(rf"Topic {wet + 1} · \d+ % of the counted words; main topic of 7 documents", page.text)
    assert "main topic of 3 documents" in page.text
    assert "1 document fits no topic, as none of the words was counted" in page.text
    assert "none: no word was counted" in page.text


def test_copies_and_files_that_cannot_be_read_are_told_apart(small):
    model, digest = small
    left = (LeftOut("a.txt", "the same text as b.txt", "copy"), LeftOut("c.bin", "not a text", "kind of file"))
    corpus = dataclasses.replace(digest.corpus, left_out=left)
    page = Page(report_html(model, dataclasses.replace(digest, corpus=corpus)))
    assert "1 file not read and 1 exact copy set aside" in page.text
    assert "the same text as b.txt" in page.text


@pytest.mark.slow
def test_nothing_is_said_of_a_number_of_topics_that_nobody_gave(small):
    model, digest = small
    assert "was given, not found" not in report_html(model, digest)
    corpus = digest.corpus
    found = gl.fit_topics(gl.bag_of_words(corpus, unit="document", minimum_rows=1, phrases=False))
    page = Page(report_html(found, gl.digest(found)))
    for note in found.notes:
        assert note in page.text


def with_mark(text, mark):
    """Return the report of a text with something marked in it, and another."""
    corpus = gl.Corpus.from_texts([text, f"{DRY}."])
    corpus = dataclasses.replace(corpus, documents=(corpus[0].marked([mark]), corpus[1]))
    model = gl.fit_topics(gl.bag_of_words(corpus, minimum_rows=1, phrases=False), topics=2)
    return str(report_html(model, gl.digest(model)))


def test_a_title_that_is_struck_out_is_none():
    letter = "Dear Ms Smith,\n\nHeavy rain flooded the river valley. It rose two feet.\n\nKind regards,\nA. Jones"
    html = with_mark(letter, Mark(0, 14, "salutation", "how a letter begins"))
    assert "<summary>" in html
    assert not re.search(r"<summary>[^\n]{0,40}<span dir=.auto.>Dear Ms Smith", html)


def test_a_heading_above_the_text_is_its_title_and_is_not_struck_out():
    letter = "Storm floods the valley\n\nHeavy rain flooded the river valley. It rose two feet."
    html = with_mark(letter, Mark(0, 23, "heading", "a line above the text"))
    assert re.search(r"<summary>[^\n]{0,40}<span dir=.auto.>Storm floods the valley</span> ?</summary>", html)
    assert "<del" not in html
    assert re.search(r'<strong title="heading: [^"]+">Storm floods the valley</strong>', html)


@pytest.mark.slow
def test_a_text_that_is_long_is_shown_around_its_sentences(small):
    filler = " ".join(f"Word{i} stands here." for i in range(600))
    model, digest = made([f"{WET}. {filler}", f"{DRY}. {filler}"])
    page = Page(report_html(model, digest))
    assert re.search(r"… \[[\d,]+ characters\] …", page.text)
    assert len(page.text) < 2 * len(filler)


def test_each_digest_sentence_leads_to_its_place_in_the_text(small):
    model, digest = small
    html = str(report_html(model, digest))
    for each in digest.topics:
        for sentence in each.sentences:
            number = [document.id for document in digest.corpus].index(sentence.document)
            anchor = f"sentence-{number + 1}-{sentence.index + 1}"
            assert re.search(rf'<mark [^>]*id="{anchor}">{re.escape(sentence.text)}</mark>', html)


@pytest.mark.slow
def test_the_paragraph_on_methods_and_its_references_close_the_page():
    bow = gl.bag_of_words(gl.example("lee")[:60])
    model = gl.fit_topics(bow, topics=3, seed=4)
    page = report_html(model, gl.digest(model))
    assert "with the seed 4" in page
    assert page.index("3 topics were found by latent Dirichlet allocation (Blei, Ng and Jordan 2003)") > page.index(
        "What was read"
    )
    assert "Latent Dirichlet allocation. Journal of Machine Learning Research 3, 993-1022." in page
