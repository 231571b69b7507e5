import copy
import datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gleanings as gl
from gleanings.documents.document import Paragraph, Sentence


def test_every_text_is_kept_in_order_empty_and_repeated_ones_too():
    corpus = gl.Corpus.from_texts(["Rain fell.", "", "Rain fell.", "<script>alert(1)</script>", "\x00", "\ud800"])
    assert [d.text for d in corpus] == ["Rain fell.", "", "Rain fell.", "<script>alert(1)</script>", "\x00", "\ud800"]
    assert [d.id for d in corpus] == list("012345")
    assert "<script" not in corpus._repr_html_()


def test_frames_give_metadata_dates_and_missing_texts():
    frame = pd.DataFrame(
        {
            "id": ["a", "b"],
            "body": ["Rain fell.", None],
            "date": [pd.Timestamp("2021-08-09"), pd.NaT],
            "party": ["Green", "Red"],
        }
    )
    corpus = gl.Corpus.from_frame(frame, text="body")
    assert [(d.id, d.text, d.date, dict(d.metadata)) for d in corpus] == [
        ("a", "Rain fell.", datetime.date(2021, 8, 9), {"party": "Green"}),
        ("b", "", None, {"party": "Red"}),
    ]
    assert corpus.notes == ("1 of 2 rows has no text; such rows are kept as empty documents.",)
    assert corpus.to_frame()["party"].tolist() == ["Green", "Red"]


def test_wrong_arguments_say_what_would_do():
    with pytest.raises(TypeError, match=r"give a list of texts, one a document: \[text\]"):
        gl.Corpus.from_texts("one text")
    with pytest.raises(TypeError, match="text 1 is None"):
        gl.Corpus.from_texts(["a", None])
    with pytest.raises(ValueError, match="1 ids for 2 texts"):
        gl.Corpus.from_texts(["a", "b"], ids=["x"])
    with pytest.raises(ValueError, match="'x' is given more than once"):
        gl.Corpus.from_texts(["a", "b"], ids=["x", "x"])
    with pytest.raises(ValueError, match="'soon' is not a date"):
        gl.Corpus.from_texts(["a"], dates=["soon"])
    with pytest.raises(ValueError, match="no column 'txt'; did you mean 'text'"):
        gl.Corpus.from_frame(pd.DataFrame({"text": ["a"]}), text="txt")
    with pytest.raises(ValueError, match="no document has the id 'aa'"):
        gl.Corpus.from_texts(["a"], ids=["ab"])["aa"]
    with pytest.raises(ValueError, match="ISO 639-1"):
        gl.Corpus.from_texts(["a"], language="englische")


@pytest.mark.slow
@given(st.lists(st.text(max_size=80), max_size=6))
def test_places_are_exact(texts):
    for document in gl.Corpus.from_texts(texts):
        parts: list[Paragraph | Sentence] = [*document.paragraphs, *document.sentences]
        for part in parts:
            assert document.text[part.start : part.end] == part.text
        assert [s.index for s in document.sentences] == list(range(len(document.sentences)))
        for sentence in document.sentences:
            paragraph = document.paragraphs[sentence.paragraph]
            assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
            assert not any(m.start < sentence.end and sentence.start < m.end for m in document.marks)


def test_paragraphs_as_documents_keep_what_is_known():
    corpus = gl.Corpus.from_texts(["One here.\n\nTwo here."], ids=["a"], metadata=[{"party": "Green"}])
    parts = corpus.by_paragraph()
    assert [(d.id, d.text, d.metadata["party"]) for d in parts] == [
        ("a:1", "One here.", "Green"),
        ("a:2", "Two here.", "Green"),
    ]
    assert parts[0].sentences[0].text == "One here."


def test_slices_are_corpora():
    corpus = gl.Corpus.from_texts(["a", "b", "c"])
    assert [d.id for d in corpus[1:]] == ["1", "2"]
    assert isinstance(corpus[1:], gl.Corpus)


@pytest.mark.slow
def test_examples_come_from_installed_packages():
    lee = gl.example("lee")
    assert (len(lee), lee[0].id) == (300, "lee-001")
    speeches = gl.example("state-of-the-union")
    assert len(speeches) > 230
    assert speeches[0].date == datetime.date(1790, 1, 8)
    assert speeches[0].metadata["president"] == "Washington"
    paragraphs = gl.example("state-of-the-union", split="paragraph")
    assert len(paragraphs) > 20 * len(speeches)
    assert paragraphs[0].date == speeches[0].date
    with pytest.raises(ValueError, match="did you mean 'lee'"):
        gl.example("leee")


def test_documents_can_be_handed_to_another_process():
    document = gl.Corpus.from_texts(
        ["A headline here\n\nRain fell on the hills and on the roads."], metadata=[{"a": 1}]
    )[0]
    assert document.sentences
    again = copy.deepcopy(document)
    assert again == document
    assert again.sentences == document.sentences
    with pytest.raises(TypeError):
        again.metadata["a"] = 2


@pytest.mark.slow
def test_documents_are_a_tuple_and_languages_come_largest_first():
    english = [f"The river rose in town number {i} and all the bridges were closed." for i in range(3)]
    german = ["Der Regen fiel den ganzen Tag, und die Brücken in der Stadt waren geschlossen, weil das Wasser stieg."]
    corpus = gl.Corpus.from_texts(german + english, language="auto")
    assert list(corpus.by_language()) == ["en", "de"]
    assert isinstance(gl.Corpus(list(corpus.documents)).documents, tuple)
