import pytest

import gleanings as gl

POST = """From: Ann Lee <ann@nyx.example.edu>
Subject: Re: Oil in the clutch
Organization: University of Somewhere
Lines: 12

In article <1993Apr5.091139@example.edu> bob@example.edu (Bob Roe) writes:
>In article <C51@example.com>, cy@example.com writes:
>|> Is it dry?
>>> I wonder.

The clutch slips when it is wet. You had better check the oil, as
it is cheap to do so.

--
Ann Lee  |  "A saying."  |  ann@nyx.example.edu
"""
OWN = ["The clutch slips when it is wet.", "You had better check the oil, as\nit is cheap to do so."]


def read(text):
    return gl.Corpus.from_texts([text])[0]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_of_a_post_only_the_writers_own_words_are_analysed(end):
    document = read(POST.replace("\n", end))
    assert [s.text.replace(end, "\n") for s in document.sentences] == OWN
    assert [m.kind for m in document.marks] == ["mail header", "quoted mail", "quoted mail", "signature"]
    assert document.title == "Oil in the clutch"


def test_a_post_without_headers_is_known_by_who_wrote_and_by_its_signature():
    document = read(
        "Ann Lee writes:\n\n> Is it dry?\n> I wonder.\n\nIt is.\n\n----------------\nBob Roe, bob@example.org\n"
    )
    assert [s.text for s in document.sentences] == ["It is."]


@pytest.mark.parametrize(
    "text",
    [
        "> A passage set apart.\n\nIt stands in a text that is no mail.",
        "She writes: it is late.\nHe wrote: it is not.",
        "Rain fell.\n--\nSnow fell, and it was cold in the whole of the valley.",
        "Note: rain fell.\nPlace: the valley.\n\nIt was cold.",
        "The spokesman (@town) said:\n“It is closed.”",
    ],
)
def test_other_texts_lose_nothing(text):
    assert not [m for m in read(text).marks if m.kind != "heading"]


def test_the_notices_around_a_book_are_no_part_of_it():
    start, end = (f"\n\n*** {edge} OF THE PROJECT GUTENBERG EBOOK X ***\n\n" for edge in ("START", "END"))
    document = read(f"The Project Gutenberg EBook of X{start}It was dark. It rained.{end}Donate to us.\n")
    assert [s.text for s in document.sentences] == ["It was dark.", "It rained."]
