"""Blocks that a site sets between the paragraphs of a text, and lines that are known by what stands beside them."""

import pytest
from tests.cleaning.paragraphs import MORE, PROSE, kinds

import gleanings as gl
from gleanings.cleaning.rules import marks_of

FORM = "Stay close to the sea\nA letter each Friday, free of charge.\nYour e-mail\nRegister"
GUEST = "{}\nSweden\nDouble room\n2 nights\nBewertet: 3. Mai 2021\n{}\nThe stairs are steep and the towels are soft."
GUESTS = GUEST.format("Berit", "Fine view") + "\n\n" + GUEST.format("Jon", "Gladly again")
HEAD = "Tides\nHarbours\nKnots\nLamps"
LAW = f"{PROSE}\n\n{MORE}\n\nBern, 3 May 2021\n\nAnn Roe"
EDITED = f"The Tarn\nfree book\nJump up\nJump\n\nTarn\n\n{PROSE}\n\nCourse[edit]\n{MORE}\n\nUse[edit]\n{PROSE}"
JUDGES = (
    "COURT OF ISLES\nCIVIL PART\nROOM TWO\n\nMade up of:\nAnn Roe, of the chair\nBo Li, of the bench\nCy Dee\n\nRULING"
)
WIRE = f"DOHA (Newswire) - {PROSE}\n\n{MORE}"
MAIL = "From: Ann <ann@acme.example>\nTo: Bo <bo@acme.example>\nSubject: Boats\n\n"
PAPERS = "Ann Roe and Bo Li. 2011. Dull Diaries. Journal of Patience, 4(2):11-30."
BLOG = f"Jam\n\n3 May 2021 by Nell Roe\n\n{PROSE}\n\n{MORE}"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (f"{PROSE}\n\n{FORM}\n\n{MORE}", "A letter each Friday, free of charge."),
        (GUESTS, "Double room"),
        (f"{HEAD}\n\nNo boat on Sunday\n\nBy Ann Roe\n3 May 2021\n\n{PROSE}\n\n{MORE}", "Knots"),
        (f"Sea\nNo boat\nBoats stay in. Nobody sails.\nBy Ann Roe\n3 May 2021\nKeep\n\n{PROSE}\n\n{MORE}", "No boat"),
        (f"No boat\n\nBy Ann Roe\n3 May 2021\nReading time 3 min.\n\n{PROSE}\n\n{MORE}", "Reading time 3 min."),
        (f"{JUDGES}\n\n1. {PROSE}\n\n2. {MORE}", "Cy Dee"),
        (EDITED, "Jump up"),
        (f"{WIRE}\n\nab/cd 4 yy\n\n(foto)", "ab/cd 4 yy"),
        (f"{WIRE}\n\n- Author: Ann Roe, +49 555 123456\n- Desk: Bo Li", "- Desk: Bo Li"),
        (LAW, "Bern, 3 May 2021"),
        (f"{BLOG}\n\nShare this:\nfaces\n\n« Plums in spring\nBeans in winter »", "« Plums in spring"),
        (f"{BLOG}\n\nAbout Nell\nNell has a pot. It is large.", "Nell has a pot. It is large."),
        (f"{PROSE}\n\nReferences\n\n{PAPERS}\n{PAPERS.replace('2011', '2012')}", PAPERS),
        (f"{PROSE}\n\n1 https://tarn.example/a\n\n{MORE}", "1 https://tarn.example/a"),
        (f"CHAPTER I.\nOF ROPES.\n\n{PROSE}\n\n{MORE}", "OF ROPES."),
        ("OLD LAMPS\n\nThe lamps are lit\nby no one now\n\nand no one sees\nthe lamps go out", "OLD LAMPS"),
        ("I\n\nThe lamps are lit\nby no one now.\n\nII\n\nAnd no one sees\nthe lamps go out.", "II"),
    ],
)
def test_lines_of_a_site_and_of_a_book(text, part):
    assert kinds(text, part)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (
            f"{PROSE}\n\nStay close to the sea\nA letter each Friday, free of charge.\nBring bread",
            "A letter each Friday",
        ),
        ("Ann Roe\nFine view\nReviewed on 3 May 2021\nSoft towels.\n\nBo Li\nOld\nReviewed on 4 May 2021\nDry.", "Old"),
        (f"{HEAD}\n\n{PROSE}\n\n{MORE}", "Knots"),
        (f"{WIRE}\n\nThe results were:\n\nTarn 3\n\nKiel 1", "Tarn 3"),
        (f"{PROSE}\n\nHe came home in Bern, 3 May 2021, and stayed.", "He came home"),
        (f"{PROSE}\n\nThe last one said:\n\n« Plums are red\nand so is jam »", "« Plums are red"),
        (f"{PROSE}\n\nAbout boats\nBoats have a keel. It is heavy.", "Boats have a keel."),
        (f"{PROSE}\n\nThe war ended in May 1945. The bridge was gone.", "The war ended"),
        (f"{PROSE}\n\nShe said one word.\n\nHELP.\n\n{MORE}", "HELP."),
        (f"{BLOG}\n\nTwo things to take:\n\n- a jar\n- a spoon\n\nShare this:\nfaces\n\nSearch\nMenu", "- a spoon"),
    ],
)
def test_what_looks_like_it_is_kept(text, part):
    assert not kinds(text, part)


def test_what_a_program_puts_above_a_mail_is_no_part_of_it():
    text = f"{MAIL}[EXTERNAL] Open nothing.\n\nDear Bo,\n\n{PROSE}\n"
    assert kinds(text, "[EXTERNAL] Open nothing.") == {"mail header"}
    assert not kinds(f"{MAIL}[Maybe] open nothing.\n\nDear Bo,\n\n{PROSE}\n", "[Maybe] open nothing.")


def test_a_farewell_above_the_rule_of_a_signature():
    assert kinds(f"{MAIL}{PROSE}\n\nKind regards\nAnn\n\n--\nAnn Roe\nHarbour office", "Kind regards") == {"signature"}


def test_answers_that_are_numbered():
    answers = ["The noise was loud.", "I liked it well.", "Nobody came to see me."]
    text = "\n\n".join(f"Respondent {i}: {answer}" for i, answer in enumerate(answers, 1))
    assert kinds(text, "Respondent 2: ")
    assert not kinds(text, answers[1])
    assert not kinds("\n\n".join(text.split("\n\n")[:2]), "Respondent 2: ")


def test_names_above_the_times_of_messages():
    text = "Dana Whit\n  9:41 AM\nwho has lost the key\nMiguel\n  9:43 AM\nnot me\n9:44\nask the baker"
    assert kinds(text, "Miguel") == {"speaker"}
    assert not kinds(text, "ask the baker")
    assert [sentence.speaker for sentence in gl.Corpus.from_texts([text])[0].sentences] == [
        "Dana Whit",
        "Miguel",
        "Miguel",
    ]


def test_half_of_the_messages_with_a_name_make_the_others_events():
    said = [f"12/3/22, 21:1{i} - Pili: it is late again" for i in range(3)]
    events = ['12/3/22, 21:15 - Pili made the group "Sea"', "12/3/22, 21:16 - Pili added you"]
    assert kinds("\n".join([*events, *said]), events[1]) == {"chat event"}


def test_a_telephone_number_sends_messages():
    text = "12/3/22, 21:14 - +34 600 55 50 12: I have it\n12/3/22, 21:15 - Pili: good"
    assert kinds(text, "12/3/22, 21:14 - +34 600 55 50 12:") == {"speaker"}


def test_the_one_voice_of_subtitles():
    cue = "{}\n00:00:0{},000 --> 00:00:0{},900\n{}\n"
    said = ["NARRATOR: The village is small.", "It has no road.", "NARRATOR: It has a boat."]
    text = "\n".join(cue.format(i, i, i, line) for i, line in enumerate(said, 1))
    assert [mark.speaker for mark in marks_of(text) if mark.kind == "speaker"] == ["NARRATOR", "NARRATOR"]
    assert "speaker" not in {mark.kind for mark in marks_of(text.replace("NARRATOR: It", "It"))}


def test_a_name_of_a_play_with_how_it_is_said():
    play = "LE COMTE\nOù est-il ?\n\nBASTIEN\nIl est parti.\n\nBASTIEN, à part\nEnfin !\n\nLE COMTE, entrant\nQui ?"
    assert kinds(play, "BASTIEN, à part") == {"speaker"}


def test_a_heading_like_others_of_its_text():
    long = "It goes on for a while and says what it has to say of the boats."
    last = f"The last of the boats\n\n{long}\n\n{MORE}"
    text = f"Boats of the Tarn\n\n{PROSE}\n\nEarly years\n\n{PROSE}\n\nLater\n\n{MORE}\n\n{last}"
    assert kinds(text, "The last of the boats") == {"heading"}
