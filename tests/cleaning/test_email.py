import pytest
from tests.cleaning.paragraphs import MORE, PROSE, kinds

import gleanings as gl
from gleanings.cleaning.email import mail

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


def test_a_postscript_below_a_signature_is_the_writers():
    text = f"14 Quay Street\n\nDear Agnes,\n\n{PROSE}\n\nYour affectionate brother,\n\nEdwin\n\nP.S. Send the umbrella"
    assert [s.text for s in gl.Corpus.from_texts([text])[0].sentences][-1] == "P.S. Send the umbrella"
    assert kinds(text, "Edwin") == {"signature"}


@pytest.mark.parametrize("farewell", ["Gruß", "Cheers", "Un abrazo", "Mit freundlichen Grüßen", "С уважением", "此致"])
def test_a_mail_closes_with_a_farewell_without_a_comma(farewell):
    text = f"On 12.04.2002 Jens Ott wrote:\n> Is it open?\n\n{PROSE}\n\n{farewell}\nTine"
    assert kinds(text, "Tine") == {"signature"}
    named = text.replace(farewell, "Two places")
    assert "signature" not in kinds(named, "Tine")


def test_below_the_rule_of_a_mail_stands_a_signature_with_a_long_notice_but_no_paragraph():
    header = "From: Orla Keane <orla@museum.example>\nTo: board@museum.example\nSubject: whale"
    notice = (
        "This e-mail and any attachments are confidential. If you are not the one it was meant for, please delete it."
    )
    text = f"{header}\n\n{PROSE}\n\nOrla\n\n--\nOrla Keane\nThe Harbour Museum\n\n{notice}"
    assert kinds(text, notice) == kinds(text, "Orla\n\n--") == {"signature"}
    parted = f"{header}\n\n{PROSE}\n\n--\n{MORE} {MORE}"
    assert kinds(parted, MORE) == set()


def test_a_mail_below_a_rule_is_quoted_by_its_fields_alone():
    text = f"{PROSE}\n\n-----Исходное сообщение-----\nОт: Илья Громов\nТема: ключи\n\nМарина, где ключи?"
    assert kinds(text, "Марина, где ключи?") == {"quoted mail"}


def test_a_mail_that_is_quoted_whole_is_known_by_its_sender_and_time_in_any_language():
    quoted = (
        "Fra: Ole <ole@example.dk>\nSendt: 3. maj 2021 21:10\nTil: alle@example.dk\nEmne: Broen\n\nVed nogen noget?"
    )
    text = f"Broen er lukket til fredag, skriver kommunen.\n\n{quoted}"
    assert [text[m.start : m.end] for m in mail(text)] == [quoted]
    event = "When: 3 May 2021 21:10\nWhere: Mill Hall\nTickets: hall@example.org\nPrice: free\n\nCome early."
    assert not list(mail(f"{MORE}\n\n{event}"))
