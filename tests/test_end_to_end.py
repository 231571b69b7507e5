"""From a folder to a report, with good texts and with bad ones: a result, or one clear error."""

import os
import subprocess
import sys

import numpy as np
import pytest

import gleanings as gl

STORY = (
    "Peace talks between the two governments began in Doha on Monday. The ministers discussed security and trade. "
    "A ceasefire was agreed for one month. Observers welcomed the ceasefire and asked for a lasting peace. "
    "Trade across the border will be allowed again. The opposition said that trade alone brings no security."
)

HOSTILE = {
    "script": "<script>alert(1)</script> was the text of a page. <img src=x onerror=alert(1)> was another.",
    "emoji": "😀 Peace talks began 🎉. The talks 😀 went on. Nobody left the talks 🎉.",
    "right to left": "محادثات السلام بدأت اليوم. استمرت محادثات السلام طويلا. انتهت المحادثات.",
    "combining": "नमस्ते दुनिया यह पहला वाक्य है। यह दूसरा वाक्य दुनिया का है। e\u0301te\u0301 a\u0300.",
    "crlf": "Peace talks began.\r\nThe talks went on.\r\n\r\nNobody left the talks.\r\n",
    "bidi": "The file \u202egpj.exe was sent. The file was opened. Nobody saw the file \u2066twice\u2069.",
    "no letters": "1. 2. 3. --- *** ??? 4 + 5 = 9.",
    "one word": "Peace",
    "repeated": "Peace talks began. " * 500,
    "stop words": "It is what it is. They are what they are. We were there and you were not.",
}


def report_of(folder, target):
    corpus = gl.read_folder(folder)
    summary = gl.summarize(corpus[0], sentences=2)
    for sentence in summary.sentences:
        assert corpus[0].text[sentence.start : sentence.end] == sentence.text
    bow = gl.bag_of_words(corpus)
    model = gl.fit_topics(bow)
    digest = gl.digest(model, sentences=2)
    for topic in digest.topics:
        for sentence in topic.sentences:
            assert corpus[sentence.document].text[sentence.start : sentence.end] == sentence.text
    return gl.write_report(target, model, digest)


@pytest.mark.slow
def test_one_article_is_enough_and_says_that_evidence_is_thin(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(STORY)
    path = report_of(tmp_path / "texts", tmp_path / "build" / "report.html")
    page = path.read_text(encoding="utf-8")
    assert "too few to compare" in page
    assert "Thin evidence" in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.slow
def test_a_bad_text_beside_a_good_one(tmp_path, text):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(text, encoding="utf-8", newline="")
    (tmp_path / "texts" / "b.txt").write_text(STORY)
    page = report_of(tmp_path / "texts", tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "onerror=" not in page.replace("onerror=alert(1)&gt;", "")
    assert not set("\u202e\u2066\u2069") & set(page)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_bad_text_alone_is_a_report_or_one_clear_error(tmp_path, text):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(text, encoding="utf-8", newline="")
    told = ""
    try:
        report_of(tmp_path / "texts", tmp_path / "report.html")
    except gl.GleaningsError as error:
        told = str(error)
    assert (tmp_path / "report.html").exists() == (not told)
    assert "\n" not in told
    assert not told or len(told) > 40


@pytest.mark.slow
def test_a_megabyte_on_one_line_without_a_full_stop(tmp_path):
    (tmp_path / "a.txt").write_text("peace talks and trade between governments " * 25_000)
    (tmp_path / "b.txt").write_text(STORY)
    corpus = gl.read_folder(tmp_path)
    pieces = " ".join(each.text for each in corpus["a.txt"].sentences)
    assert pieces == corpus["a.txt"].text.strip()
    assert len(gl.summarize(corpus["b.txt"], sentences=2)) == 2
    assert 1 <= len(gl.summarize(corpus["a.txt"], sentences=2)) <= 2
    assert len(gl.fit_topics(gl.bag_of_words(corpus), topics=2).topics) == 2


@pytest.mark.parametrize("part", ["a+", "ab.cd+", "1+", "<a ", "![", "![a](", "```\n", "--\n", "> a\n", "A (@a) ", "“"])
@pytest.mark.slow
def test_long_runs_made_to_be_slow_are_read(tmp_path, part):
    """Were one searched again from every place in it, this would take minutes, and the run as a whole too long."""
    (tmp_path / "a.md").write_text(part * 10_000 + f"\n\n{STORY}")
    corpus = gl.read_folder(tmp_path)
    assert corpus[0].text.startswith(part * 2)
    assert gl.bag_of_words(corpus, unit="document", minimum_rows=1).counts.shape[0] == 1


def test_wrong_numbers_are_told_with_what_would_do():
    corpus = gl.Corpus.from_texts([STORY])
    bow = gl.bag_of_words(corpus)
    for topics in (0, 10_000):
        with pytest.raises(ValueError, match=rf"topics={topics}.*from 1 to \d+"):
            gl.fit_topics(bow, topics=topics)
    with pytest.raises(ValueError, match=r"sentences=-1"):
        gl.summarize(corpus[0], sentences=-1)


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_to_is_told(tmp_path):
    model = gl.fit_topics(gl.bag_of_words(gl.Corpus.from_texts([STORY])))
    tmp_path.chmod(0o500)
    with pytest.raises(gl.GleaningsError, match="cannot be written"):
        gl.write_report(tmp_path / "report.html", model, gl.digest(model))


def test_a_place_that_cannot_be_written_to_is_told(tmp_path):
    model = gl.fit_topics(gl.bag_of_words(gl.Corpus.from_texts([STORY])))
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(gl.GleaningsError):
        gl.write_report(tmp_path / "file" / "report.html", model, gl.digest(model))
    with pytest.raises(gl.GleaningsError):
        model.save(tmp_path / "file" / "model")
    assert (tmp_path / "file").read_text() == "in the way"


def test_duplicated_documents_are_counted_and_summarised_once():
    corpus = gl.Corpus.from_texts([STORY] * 5)
    summary = gl.summarize(corpus, sentences=4)
    assert len({s.text for s in summary.sentences}) == len(summary.sentences)
    digest = gl.digest(gl.fit_topics(gl.bag_of_words(corpus, unit="sentence")), sentences=3)
    texts = [s.text for topic in digest.topics for s in topic.sentences]
    assert len(set(texts)) == len(texts)


FINGERPRINT = """
import hashlib, gleanings as gl
model = gl.fit_topics(gl.bag_of_words(gl.example("lee")), topics=8)
new = model.transform(gl.Corpus.from_texts(["Fires near Sydney were fanned by winds."]))
parts = [model.shares, model.weights, new.shares]
stories = list(gl.example("lee"))
for method in gl.SUMMARY_METHODS:
    parts += [gl.summarize(story, sentences=3, method=method).scores for story in stories[:5]]
    parts.append(gl.summarize(stories[:30], sentences=3, method=method).scores)
print(hashlib.sha256(b"".join(part.tobytes() for part in parts)).hexdigest())
"""


@pytest.mark.subprocess
def test_another_kind_of_processor_gives_the_same_bits(tmp_path, capsys):
    def fingerprint(**settings):
        environment = {**os.environ, **settings}
        command = [sys.executable, "-c", FINGERPRINT]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    plain = {"NUMBA_CPU_NAME": "generic", "NUMBA_CPU_FEATURES": "", "NUMBA_CACHE_DIR": str(tmp_path)}
    plain |= {"OPENBLAS_CORETYPE": "Prescott", "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-AVX2_Usable,-FMA_Usable"}
    features = np.show_config(mode="dicts").get("SIMD Extensions", {}).get("found", [])
    plain["NPY_DISABLE_CPU_FEATURES"] = " ".join(features)
    exec(FINGERPRINT, {})
    assert fingerprint(**plain) == capsys.readouterr().out
