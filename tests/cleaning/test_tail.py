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


@pytest.mark.parametrize(
    "end", ["END OF VOLUME ONE", "Ende", "Fin", "FIN DU TOME PREMIER", "Конец", "完", "-- The End --"]
)
def test_a_text_says_that_it_ends(end):
    assert left(f"{PROSE}\n\n{MORE}\n\n{end}") == [PROSE, MORE]


@pytest.mark.parametrize("last", ["Nobody came home", "NOBODY CAME", "Ende gut", "End it", "endless rain"])
def test_a_last_line_that_only_begins_like_an_end_is_kept(last):
    assert left(f"{PROSE}\n\n{MORE}\n\n{last}")[-1] == last


def test_the_agency_of_the_dateline_signs_below_or_behind_the_last_sentence():
    text = f"Madrid, 9 sep (EFX).- {PROSE}\n\n{MORE} EFX\n\nmrg/ltm"
    assert left(text) == [PROSE, MORE]
    assert left(text.replace("(EFX)", "(ANX)"))[1].endswith("EFX")


@pytest.mark.parametrize("end", ["\n Reuter\n", "\nREUTER", "\n\nReuter\n\x03"])
def test_a_name_on_the_last_line_below_a_dateline_is_the_agency(end):
    text = f"HOUSTON, Feb 26 - {PROSE}\n    {MORE}{end}"
    assert "reuter" not in " ".join(left(text)).lower()
    assert left(text)[-1].endswith(MORE)
    assert left(text.replace("HOUSTON, Feb 26 - ", ""))[-1].lower().startswith("reuter") or "\n\n" in end
    assert "Nobody came" in " ".join(left(text.replace(end, "\nNobody came")))


def test_numbers_of_pages_stand_alone_between_paragraphs_and_rise():
    pages = f"{PROSE}\n\n14\n\n{MORE}\n\n{PROSE}\n\n15\n\n{MORE}"
    assert left(pages) == [PROSE, MORE, PROSE, MORE]
    asked = f"{PROSE}\n\nHow old were you then, on the hill?\n\n14\n\n{MORE}\n\n{PROSE}"
    assert "14" in left(asked)
    assert "15" in left(pages.replace("14", "16"))


def test_who_made_the_subtitles_is_told_in_the_last_of_them():
    cues = ["It rains", "It pours", "Subtitles by Ana Lopes"]
    text = "\n\n".join(f"{i}\n00:00:0{i},000 --> 00:00:0{i},900\n{cue}" for i, cue in enumerate(cues, 1))
    assert left(text) == cues[:2]


@pytest.mark.parametrize("line", ["Home", "Search", "Teilen"])
def test_one_word_alone_is_the_writers_unless_the_page_has_more_of_the_kind(line):
    assert left(f"{PROSE}\n\n{MORE}\n\n{line}")[-1] == line
    assert left(f"{PROSE}\n\nRead more: The wall\n\n{MORE}\n\n{line}") == [PROSE, MORE]
