"""Blocks that a site sets between the paragraphs of a text, and lines that are known by what stands beside them."""

import datetime

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
    ("text", "part", "kind"),
    [
        (f"{PROSE}\n\n{FORM}\n\n{MORE}", "A letter each Friday, free of charge.", "prompt"),
        (GUESTS, "Double room", "byline"),
        (f"{HEAD}\n\nNo boat on Sunday\n\nBy Ann Roe\n3 May 2021\n\n{PROSE}\n\n{MORE}", "Knots", "menu"),
        (
            f"Sea\nNo boat\nBoats stay in. Nobody sails.\nBy Ann Roe\n3 May 2021\nKeep\n\n{PROSE}\n\n{MORE}",
            "No boat",
            "heading",
        ),
        (
            f"No boat\n\nBy Ann Roe\n3 May 2021\nReading time 3 min.\n\n{PROSE}\n\n{MORE}",
            "Reading time 3 min.",
            "heading",
        ),
        (f"{JUDGES}\n\n1. {PROSE}\n\n2. {MORE}", "Cy Dee", "menu"),
        (EDITED, "Jump up", "menu"),
        (f"{WIRE}\n\nab/cd 4 yy\n\n(foto)", "ab/cd 4 yy", "notice"),
        (f"{WIRE}\n\n- Author: Ann Roe, +49 555 123456\n- Desk: Bo Li", "- Desk: Bo Li", "notice"),
        (LAW, "Bern, 3 May 2021", "byline"),
        (f"{BLOG}\n\nShare this:\nfaces\n\n« Plums in spring\nBeans in winter »", "« Plums in spring", "menu"),
        (f"{BLOG}\n\nAbout Nell\nNell has a pot. It is large.", "Nell has a pot. It is large.", "byline"),
        (f"{PROSE}\n\nReferences\n\n{PAPERS}\n{PAPERS.replace('2011', '2012')}", PAPERS, "reference"),
        (f"{PROSE}\n\n1 https://tarn.example/a\n\n{MORE}", "1 https://tarn.example/a", "link line"),
        (f"CHAPTER I.\nOF ROPES.\n\n{PROSE}\n\n{MORE}", "OF ROPES.", "heading"),
        ("OLD LAMPS\n\nThe lamps are lit\nby no one now\n\nand no one sees\nthe lamps go out", "OLD LAMPS", "heading"),
        ("I\n\nThe lamps are lit\nby no one now.\n\nII\n\nAnd no one sees\nthe lamps go out.", "II", "heading"),
    ],
)
def test_lines_of_a_site_and_of_a_book(text, part, kind):
    assert kinds(text, part) == {kind}


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


TOP = "Sea\nPort\nTown\nMen\nA goat runs for mayor of the town"
SUMS = "The goat has no programme. It has a beard."
WIKI = f"Tarn\n\n{PROSE}\n\nCourse\n[edit]\n{MORE}\n\nReferences\n[edit]\n"
STANZA = "The boats lie where they lay,\nThe water goes, and none has asked;\nA light is borne away,\nAnd it is told."
COMMENTS = f"{PROSE}\n\n{MORE}\n\nShare this:\nfaces\n\n"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (f"{TOP}\n\nStand: 4.11.2021\n\n{SUMS}\n\n{PROSE}\n\n{MORE}", "A goat runs"),
        (f"A goat\n{SUMS}\n\nListen\n\nA goat on a hill.\n\nBy Ann\nMay 4, 2021\n\n{PROSE}\n\n{MORE}", "Listen"),
        (f"{WIKI}\n Roe, Ann (1884). Boats. London: Smith.", "Roe, Ann (1884)"),
        (f"{PROSE}\n\nTable 1\nMean tides by day\n\na    b    c\nd    e    f\ng    h    i\n\n{MORE}",
         "Mean tides by day"),
        (f"{PROSE}\n\na    b    c\nd    e    f\ng    h    i\nNote. N = 212.\n\n{MORE}", "Note. N = 212."),
        (f"{PROSE}\n\n{MORE}\n\n{SUMS}\n\nImage\nKeys hang on a wall.\nKeys on the wall of a shop. Credit...Ann Roe",
         "Keys hang on a wall."),
        (f"{PROSE}\n\nReport by Ann Roe • ©France Télé\n\n{MORE}", "Report by Ann Roe"),
        (f"{PROSE}\n\n{MORE}\n\nFor more:\nPress office\nTel. 975 55 50 12", "Press office"),
        (f"{WIRE}\n\nAbout Tarn Parks\nTarn Parks has 31 parks. Come and see.", "Tarn Parks has 31 parks."),
        (f"{PROSE}\n\nPosted by Ann, 3 May 2021\n{MORE}\nPosted by Bo, 4 May 2021\n\nPosted by Cy at noon\n\n{MORE}",
         "Posted by Cy"),
        (f"{COMMENTS}Opa Heinz\n3 May 2021\nDry, as in 1961. So it was.", "Opa Heinz"),
        (f"Ropes\n\nAnna Bell\n3 reviews\n★★★★☆\nMuch rope. Good coffee.\n\n{MORE}", "Anna Bell"),
        (f"A goat at sea\n\n{PROSE}\n\n{MORE}\n\n3 replies to “A goat at sea”\n\n{MORE}", "3 replies to"),
        (f"{COMMENTS}← Day 38: Rain Day 44: More →", "← Day 38"),
        (f"{PROSE}\n\nMore on this story\nTwo boats in the port.\nThe town without a chair\n\n{MORE}",
         "Two boats in the port."),
        (f"{PROSE}\n\nAdvertisement\nSKIP IT\n\n{MORE}", "SKIP IT"),
        ("Verse 1\nI left my boat\nin the rain\n\nChorus\nRow me\nover\n\nVerse 2\nThe tide took\nmy hat", "Chorus"),
        (f"Evening at the Tarn\n(1887)\n\n{STANZA}\n\n{STANZA.replace('boats', 'sheep')}", "Evening at the Tarn"),
        (f"{PROSE}\n\nD E C I D E :\n\n{MORE}", "D E C I D E :"),
    ],
)  # fmt: skip
def test_heads_with_a_date_and_what_a_page_repeats(text, part):
    assert kinds(text, part)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (f"{SUMS}\n\nmilk and flour\n\n{PROSE}\n\n{MORE}", "milk and flour"),
        (f"A goat\n{SUMS}\nHill.\n\nBern - 4 May 2021 - 05:20\n\n{PROSE}\n\n{MORE}", "Hill."),
        (f"{PROSE}\n\na    b    c\nd    e    f\ng    h    i\nThe keeper left in 1862. He came again.\n\n{MORE}",
         "The keeper"),
        (f"{PROSE}\nThe keys hang on a wall.\nKeys on the wall on Ninth Avenue. Photo: Dina Park", "The keys hang"),
        (f"{PROSE}\n\n{MORE}\n\nThe three of them\nAnn Roe\nBo Li", "Bo Li"),
        ("Anna Bell\nMuch rope\n★★★★☆\nGood coffee.\n\nOtto\nOld\n★★★★☆\nDry.", "Much rope"),
        (f"{PROSE}\n\n{MORE}\n\nOpa Heinz\n3 May 2021\nDry, as in 1961. So it was.", "Dry, as in 1961."),
        ("Verse 1\nI left my boat\nin the rain\n\nRow\nme over\nnow", "Row"),
        (STANZA + "\n\n" + STANZA.replace("boats", "sheep"), "The boats lie"),
    ],
)  # fmt: skip
def test_what_looks_like_a_head_and_is_kept(text, part):
    assert not kinds(text, part)


def test_times_and_names_of_a_meeting_on_the_net():
    text = "14:02:11 From Luc Perrin to Everyone:\n\twho hears it\n14:02:40 From Aline D. to Everyone:\n\tI do"
    assert [sentence.speaker for sentence in gl.Corpus.from_texts([text])[0].sentences] == ["Luc Perrin", "Aline D."]


def test_an_office_in_small_letters_speaks():
    text = (
        "M. le maire. Je déclare la séance ouverte.\n\nMme Claire Roux. Il n'y a plus de fontaines.\n\n"
        "M. le maire. Nous en parlons.\n\nMme Claire Roux. Parlons-en."
    )
    assert kinds(text, "M. le maire. ") == {"speaker"}


def test_the_end_of_what_a_voice_says_in_subtitles():
    text = "WEBVTT\n\n1\n00:00:03.120 --> 00:00:06.480\n<v Ana Roe>Can everybody see it?</v>\n"
    assert kinds(text, "</v>") == {"markup"}


def test_a_stanza_whose_lines_are_as_wide_as_each_other():
    stanza = "Die Kähne liegen, wie sie lagen,\nDas Wasser geht, und keiner fragt;\n"
    stanza += "Ein Licht geht über Land getragen,\nUnd es hat ja gesagt."
    assert len(gl.Corpus.from_texts([stanza])[0].paragraphs) == 4


def test_tags_below_a_dated_text():
    assert kinds(f"{BLOG}\n\n#jam\n#plums", "#plums") == {"notice"}
    assert not kinds(f"{PROSE}\n\n{MORE}\n\n#jam\n#plums", "#plums")


def test_a_farewell_with_the_place_it_comes_from():
    assert kinds(f"{MAIL}{PROSE}\n\nViele Grüße aus Kiel\nImke Sander", "Viele Grüße aus Kiel") == {"signature"}


def test_the_headline_of_a_page_is_not_its_subject():
    def described(text):
        (document,) = gl.Corpus.from_texts([text])
        return document.title, document.date

    date = datetime.date(2021, 5, 4)
    menu = "Sea\nPort\nTown\nMen\n\n"
    page = f"{menu}Culture\n\nA goat runs for mayor\n\nBy Ann Roe\n{{}}4 May 2021\n\n{PROSE}\n\n{MORE}"
    far = "Staff\nDesk\nBern\nNews\nCity\nLate\nRoom\nFour\n"
    assert described(page.format(far)) == ("A goat runs for mayor", date)
    assert described(f"Talks resume\n\nBoth sides to meet on Monday\n\n{PROSE}\n\n{MORE}")[0] == "Talks resume"


def test_the_title_of_a_book_of_gutenberg():
    book = f"Title: Of Ropes\n\n*** START OF THE PROJECT GUTENBERG EBOOK OF ROPES ***\n\nTHE\n\n{PROSE}\n\n{MORE}"
    assert gl.Corpus.from_texts([book])[0].title == "Of Ropes"
