from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gleanings as gl
from gleanings.cleaning.rules import marks_of
from gleanings.documents.document import Document

SEED = Path(__file__).parents[2] / "seeds" / "000_83e67a9ff26feb65.txt"
BODY = "The two sides met in Doha on Monday and agreed to meet again within a week."


def marked(text):
    return [(mark.kind, text[mark.start : mark.end]) for mark in marks_of(text)]


def test_the_seed_article_keeps_its_prose_and_marks_the_rest():
    text = SEED.read_text(encoding="utf-8")
    assert [(kind, part[:20]) for kind, part in marked(text)] == [
        ("embed", "Strong Pak-US Ties I"),
        ("embed", "— ARY NEWS (@ARYNEWS"),
        ("link line", "Read more: Imagining"),
        ("heading", "Pakistan’s stance on"),
        ("link line", "Read more: General B"),
    ]
    document = gl.read_folder(SEED.parent)[SEED.name]
    assert document.text == text
    shown = " ".join(sentence.text for sentence in document.sentences)
    for left_out in ("Qureshi", "ARY NEWS", "Read more", "Imagining", "stance on Afghan", "another civil war"):
        assert left_out not in shown
    assert len(document.sentences) == 14
    words = gl.bag_of_words(gl.read_folder(SEED.parent)).vocabulary
    assert not {"qureshi", "imperative", "imagining", "stance", "read"} & set(words)


def test_headings_stand_above_paragraphs():
    assert marked(f"Talks resume in Doha\n\n{BODY}\nWhat comes next\n{BODY}") == [
        ("heading", "Talks resume in Doha"),
        ("heading", "What comes next"),
    ]
    assert marked(f"{BODY}\nJohn Smith") == []  # nothing below it
    assert marked(f"Talks resume.\n{BODY}") == []  # a sentence
    assert marked(f"- a bullet point\n{BODY}") == []
    assert marked("One short line") == []  # it is the whole text


def test_link_lines_and_ordinary_sentences_that_look_like_them():
    for line in (
        "Read more: A war",
        "ALSO READ | A war",
        "Related stories",
        "https://example.org/a",
        "Watch: the clip",
    ):
        assert marked(f"{BODY}\n{line}\n{BODY}")[0] == ("link line", line), line
    for line in (
        "Watch the gap between them, he said.",
        "Related parties met in May.",
        "Read more books, she said to them all.",
    ):
        assert marked(f"{BODY}\n{line}\n{BODY}") == [], line
    assert marked(f"{BODY} Read more: A war in the north") == [("link line", "Read more: A war in the north")]


def test_embedded_posts_with_their_text():
    post = "Great talks today #peace https://t.co/abc"
    signature = "— Jane Doe (@janedoe) March 3, 2021"
    assert marked(f"{BODY}\n{post}\n{signature}\n{BODY}") == [("embed", post), ("embed", signature)]
    assert marked(f"{BODY}\n{post} {signature}\n{BODY}") == [("embed", post), ("embed", signature)]
    long = f"{BODY} {BODY} {BODY} {BODY} {BODY} {BODY}"  # too long for a post: only its last sentence is taken for one
    assert marked(f"{long} {post} {signature}") == [("embed", post), ("embed", signature)]
    assert marked(f"{BODY} She (@janedoe) was there.") == []


@given(
    st.lists(
        st.sampled_from([BODY, "Heading here", "Read more: x", "", "— A (@a) May 1, 2020", "***", "© 2021 A"]),
        max_size=8,
    )
)
@pytest.mark.slow
def test_marks_are_ordered_do_not_overlap_and_leave_something(lines):
    text = "\n".join(lines)
    marks = marks_of(text)
    assert all(a.end <= b.start for a, b in pairwise(marks))
    assert all(mark.start < mark.end and mark.reason for mark in marks)
    if text.strip():
        assert Document("a", text, marks=marks).paragraphs


def test_lines_that_many_documents_share_are_marked_with_the_count():
    stories = [
        f"Story number {i} tells of {word}, a place far away.\nSource: news agencies {i}."
        for i, word in enumerate("abcdef")
    ]
    corpus = gl.Corpus.from_texts(stories, clean={"boilerplate"})
    for document in corpus:
        assert [(m.kind, document.text[m.start : m.end]) for m in document.marks] == [
            ("boilerplate", document.text.splitlines()[1])
        ]
    assert "6 documents" in corpus[0].marks[0].reason
    assert not any(d.marks for d in gl.Corpus.from_texts(stories[:4], clean={"boilerplate"}))  # too few to tell


def test_lines_that_differ_in_their_time_only_are_the_same_line():
    months = ("January", "March", "April", "June", "July", "August")
    corpus = gl.Corpus.from_texts(
        [
            f"Updated: {i}:11 EST, {i} {month} .\nA story tells of a {'very ' * i}old house that is far from the river."
            for i, month in enumerate(months)
        ],
        clean={"boilerplate"},
    )
    assert all([m.kind for m in d.marks] == ["boilerplate"] for d in corpus)


def test_a_story_told_many_times_is_no_boilerplate():
    story = [f"{BODY} It was hot.\nThe minister of {i} spoke." for i in range(6)]
    assert not any(d.marks for d in gl.Corpus.from_texts(story, clean={"boilerplate"}))
    assert not any(d.marks for d in gl.Corpus.from_texts([f"{BODY} It was hot."] * 20, clean={"boilerplate"}))


@pytest.mark.parametrize("text", ["# Only a heading\n", "# One\n\n## Two\n\n### Three\n"])
def test_a_text_of_nothing_but_headings_that_are_marked_already_is_no_error(text, tmp_path):
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    document = gl.read_file(path)[0]
    assert {mark.kind for mark in document.marks} <= {"heading", "title"}
    assert document.text == text


def test_a_paragraph_of_which_marks_leave_nothing_is_no_error_for_other_rules():
    text = (
        "HOST: Good morning to you all.\r\nEnviado desde mi iPhone\r\n"
        "صوت المجلس يوم الاثنين على ترميم الجدار ولم يعترض أحد على ذلك القرار. "
    )
    assert "signature" in {mark.kind for mark in marks_of(text)}
