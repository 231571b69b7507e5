from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gleanings.documents.paragraphs import paragraph_spans
from gleanings.documents.sentences import sentence_spans
from gleanings.documents.spans import line_spans

HARD = [
    line
    for line in (Path(__file__).parent / "hard_sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
TEXTS = st.text(st.sampled_from("Ab. !?\n\r…“”\u2028é😀\ud800ا3"), max_size=60)


def split(text, language="en"):
    return [text[a:b] for p in paragraph_spans(text) for a, b in sentence_spans(text, *p, language)]


@pytest.mark.parametrize("case", HARD)
def test_hard_sentences_of_news(case):
    text = case.replace("||", "").replace("|", " ")
    assert split(text) == case.replace("||", "|").split("|")


def test_lines_of_a_text_cut_at_a_width_are_joined_whatever_letter_they_begin_with():
    cut = "She asked about the old house at\nNetherfield Park."
    assert split(f"He said that the house in the north of the\ntown was let.\n\n{cut}")[-1] == cut
    assert split(cut)[0] == "She asked about the old house at"


def test_points_of_a_list_are_paragraphs():
    assert split("- paper and ink\n- coffee from\nthe north") == ["- paper and ink", "- coffee from\nthe north"]
    assert split("1. Rain fell.\n2. Snow fell.") == ["1. Rain fell.", "2. Snow fell."]


def test_numbers_that_end_in_a_full_stop_end_no_sentence_in_german():
    text = "Sie tagten am 3. Oktober in Bonn. Am 4. fuhren sie heim."
    assert split(text, "de") == ["Sie tagten am 3. Oktober in Bonn.", "Am 4. fuhren sie heim."]


def test_there_are_at_least_sixty_hard_cases():
    assert len(HARD) >= 60


@given(TEXTS)
def test_places_are_exact_ordered_and_lose_no_visible_character(text):
    sentences = [s for p in paragraph_spans(text) for s in sentence_spans(text, *p, "en")]
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in sentences)
    assert all(a[1] <= b[0] for a, b in pairwise(sentences))
    assert "".join("".join(text[a:b].split()) for a, b in sentences) == "".join(text.split())


@given(TEXTS)
def test_lines_are_those_of_splitlines(text):
    assert [text[a:b] for a, b in line_spans(text)] == text.splitlines()


def test_a_line_is_a_paragraph_unless_lines_are_wrapped():
    assert len(paragraph_spans("First line of an article.\nSecond one.\r\nThird one.")) == 3
    wrapped = "The talks went on until the early hours of\nthe morning, when both sides agreed to\nmeet again."
    assert paragraph_spans(wrapped) == ((0, len(wrapped)),)
    assert split(wrapped) == [wrapped]


def test_other_languages_and_scripts():
    assert split("Der Vertrag gilt z. B. ab 1. Januar. Danach endet er.", "de") == [
        "Der Vertrag gilt z. B. ab 1. Januar.",
        "Danach endet er.",
    ]
    assert split("یہ پہلا جملہ ہے۔ یہ دوسرا ہے۔", "ur") == ["یہ پہلا جملہ ہے۔", "یہ دوسرا ہے۔"]
    assert split("यह पहला वाक्य है। यह दूसरा है।", "hi") == ["यह पहला वाक्य है।", "यह दूसरा है।"]


def test_a_long_line_without_a_full_stop_is_cut_between_words():
    sentences = split("word " * 400_000)
    assert max(map(len, sentences)) <= 600
    assert sum(sentence.count("word") for sentence in sentences) == 400_000
