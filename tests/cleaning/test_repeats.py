"""Lines that a document itself repeats, and headings whose numbers go on."""

from tests.cleaning.paragraphs import MORE, PROSE
from tests.cleaning.test_tail import left

from gleanings.cleaning.rules import marks_of


def test_times_and_titles_above_each_of_several_stories():
    stories = "\n\n".join(
        f"vor {n} Stunden\n\nOrt {n} baut\n\n{text}" for n, text in enumerate((PROSE, MORE, PROSE), 2)
    )
    assert left(stories) == [PROSE, MORE, PROSE]


def test_a_refrain_is_no_line_above_stories():
    song = "\n\n".join(
        f"Row on, my friend\n{line}" for line in ("The boat is old", "The oar is gone", "The sea is wide")
    )
    assert left(song) == [line for line in song.splitlines() if line]


def test_a_line_of_the_contents_heads_what_it_names():
    text = f"Contents\n1 History\n2 Bridges\n3 Floods\n\nHistory\n{PROSE}\n\nBridges\n{MORE}\n\nFloods\n{PROSE}"
    assert left(text) == [PROSE, MORE, PROSE]


def test_headings_whose_numbers_go_on_though_no_blank_line_stands_above_them():
    head = "Dorpsraad\nVerslag 11 maart 2019\nLocatie: De Schakel\nAanwezig: Henk, Joop"
    text = f"{head}\n1. Opening\n{PROSE}\n2. Mededelingen\n{MORE}\n3. Rondvraag\n{PROSE}"
    assert left(text) == [PROSE, MORE, PROSE]


def test_a_numbered_list_is_no_row_of_headings():
    text = f"Notes\n\n{PROSE}\n\n1. bread\n2. salt\n3. rope\n\n{MORE}"
    assert left(text) == [PROSE, "1. bread", "2. salt", "3. rope", MORE]


def test_words_that_lead_on_behind_the_end_of_a_paragraph():
    marks = marks_of(f"{PROSE} » mehr\n\n{MORE} → Weiter lesen")
    assert [mark.kind for mark in marks] == ["link line", "link line"]
    assert not marks_of("He turned left → right again, and then → home")


def test_numbers_that_rise_from_one_above_texts_are_headings():
    text = f"1. Minutes\n{PROSE}\n2. Matters arising\n{MORE}\n3. Report\n{PROSE}"
    assert left(text) == [PROSE, MORE, PROSE]
