"""Lines of an encyclopedia that lead to other articles."""

import pytest
from tests.cleaning.paragraphs import MORE, PROSE, kinds

import gleanings as gl


@pytest.mark.parametrize(
    ("title", "hatnote", "lead"),
    [
        ("Harbour seal", "For the ship, see Seal (ship).", "The harbour seal is a seal of northern coasts.[1]"),
        ("Seehund", "Zum Schiff siehe Seehund (Schiff).", "Der Seehund ist eine Robbe der nördlichen Küsten.[1]"),
        ("Phoque", "Pour le navire, voir Phoque (navire).", "Le phoque est un mammifère marin des côtes froides.[1]"),
        ("Foca", "Per la nave, vedi Foca (nave).", "La foca è un mammifero marino delle coste fredde.[1]"),
        ("Foca", "Para el barco, véase Foca (barco).", "La foca es un mamífero marino de las costas frías.[1]"),
        ("Тюлень", "О корабле см. Тюлень (корабль).", "Тюлень — морское млекопитающее холодных берегов моря.[1]"),
        ("Seal", "Not to be confused with Sea lion.", "A seal is a mammal of the sea and of cold northern coasts.[1]"),
    ],
)
def test_a_line_that_leads_to_another_article_stands_above_the_first_sentence(title, hatnote, lead):
    text = f"{title}\n\n{hatnote}\n\n{lead}\n\n{PROSE}"
    assert kinds(text, hatnote) == {"link line"}
    assert kinds(text, lead) == set()


def test_a_line_below_a_heading_that_names_the_main_article():
    lead = "A lock is a chamber between two gates of a canal.[1]"
    text = f"Lock\n\n{lead}\n\nHistory[edit]\n\nMain article: Locks\n\n{PROSE}"
    assert kinds(text, "Main article: Locks") == {"link line"}


def test_a_sentence_that_sends_the_reader_to_see_something_is_text_elsewhere():
    line = "For the bells, see the tower."
    assert kinds(f"A walk\n\n{line}\n\n{PROSE}\n\n{MORE}", line) == set()


def test_what_a_page_that_can_be_edited_says_of_itself():
    lead = "Tarn Bridge is a stone bridge over the River Tarn.[1]"
    banner = "This article needs more sources."
    edited = "This page was last edited on 4 June 2018, at 10:12."
    notes = '^ "Bridges". County Council. 2004.\n^ Hill, R. The Great Flood.'
    text = (
        f"Tarn Bridge\n\n{banner}\n\n{lead}\n\nHistory[edit]\nSee also: Bridges\n\n{PROSE}\n\n"
        f"References[edit]\n{notes}\n\n{edited}"
    )
    for line, kind in ((banner, "notice"), (edited, "notice"), ("History[edit]", "heading")):
        assert kinds(text, line) == {kind}
    assert kinds(text, "^ Hill, R. The Great Flood.") == {"reference"}
    plain = text.replace("[edit]", "")
    assert kinds(plain, banner) == kinds(plain, edited) == set()


def test_stage_directions_of_a_play_are_no_links_for_editing():
    scenes = "\n\n".join(
        f"ANN.\nI came at {n} by the road, and nobody was there to meet me;\nFarewell then! [Exit Ann]\n\n{PROSE}"
        for n in ("dawn", "noon", "dusk")
    )
    text = f"THE BRIDGE\n\nDRAMATIS PERSONAE\n\nANN, a lady\n\nBOB, her cousin\n\n{scenes}"
    assert not any("edited" in mark.reason for mark in gl.Corpus.from_texts([text])[0].marks)


def test_names_of_stanzas_of_a_song_are_no_links_for_editing():
    song = (
        "And so did all the land\n[Chorus]\nCarry me over\nOver the stone\nAnd I began to sing\n[Chorus]\nCarry me over"
    )
    assert kinds(song, "And so did all the land") == kinds(song, "And I began to sing") == set()
