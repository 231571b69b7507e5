"""What stands below the last paragraph, beside what only looks like it."""

import pytest
from tests.cleaning.paragraphs import MORE, PROSE, kinds

from gleanings.cleaning.rules import marks_of

BYLINE = "By Jane Roe\n3 May 2021"


def left(text):
    """Return the lines of a text that no rule sets aside."""
    kept = list(text)
    for mark in marks_of(text):
        kept[mark.start : mark.end] = " " * (mark.end - mark.start)
    return [line.strip() for line in "".join(kept).splitlines() if line.strip()]


@pytest.mark.parametrize(
    "lines",
    [
        "Topics\nSwimming\nHarbours\nReuse this content",
        "Themen: Hafen, Schwimmen",
        "Étiquettes\nPort\nNatation",
        "Te recomendamos\nLos diez museos del mar",
        "Quelle: Regionalstudio Lindau",
        "Redaktion: Anna Roth",
        "来源：新华社",
        "Artikel teilen",
        "12 Kommentare",
        "Поделиться",
    ],
)
def test_lines_below_an_article_that_say_what_it_is_filed_under_or_lead_on(lines):
    assert left(f"Harbour opens\n\n{BYLINE}\n\n{PROSE}\n\n{MORE}\n\n{lines}") == [PROSE, MORE]


@pytest.mark.parametrize(
    "lines",
    [
        "Boots\nShare\nWater",  # one item a line
        "- Share\n- Reply",
        "Topics:\n- the wall\n- the bells",
        "Price: 5 euros",
        "the wall, the bells, the gate",
        "Source: we counted them ourselves, twice over.",
    ],
)
def test_lists_and_sentences_below_an_article_are_kept(lines):
    assert "".join(left(f"{PROSE}\n\n{MORE}\n\n{lines}")[2:]) == lines.replace("\n", "")


def test_who_reported_is_named_above_further_lines():
    credit = "(Reporting by Jon Berg in Oslo; editing by Ruth Amsel)"
    text = f"OSLO (Wire) - {PROSE}\n\n{MORE}\n\n{credit}\n\nKeywords: WALL/"
    assert left(text) == [PROSE, MORE]
    aside = "(Jon Berg lives in Oslo. He keeps bees.)"
    assert left(f"OSLO (Wire) - {PROSE}\n\n{MORE}\n\n{aside}")[-1] == aside


def test_the_writer_of_an_article_is_told_of_below_it():
    for note in ("Jane Roe is our correspondent in the islands.", "Contact Jane Roe at jroe@courier.example."):
        assert left(f"Harbour opens\n\n{BYLINE}\n\n{PROSE}\n\n{MORE}\n\n{note}") == [PROSE, MORE]
    for said in ("Hilda Roe is our neighbour on the islands.", "Jane left the harbour before the tide came in."):
        assert left(f"Harbour opens\n\n{BYLINE}\n\n{PROSE}\n\n{MORE}\n\n{said}")[-1] == said


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPad",
        "Enviado desde mi iPhone",
        "Inviato da iPhone",
        "Verstuurd vanaf mijn iPhone",
        "Отправлено с iPhone",
        "iPhone'umdan gönderildi",
        "发自我的iPhone",
        "iPhoneから送信",
        "Get Outlook for Android",
    ],
)
def test_what_a_program_writes_below_a_mail(line):
    text = f"Dear all,\n\n{PROSE}\n\nMany thanks,\n\nJoan\n\n{line}"
    assert kinds(text, "Joan") == kinds(text, line) == {"signature"}
    assert kinds(f"{PROSE}\n\n{MORE}\n\nSent from the office", "Sent from the office") == set()


def test_a_poem_that_begins_as_a_letter_does_is_no_letter():
    text = "Shall I go out,\n\nAnd see the wall\nbefore the fall,\n\nthe stones of grey,\n\nWet and away\nas far as day"
    assert marks_of(text) == ()
