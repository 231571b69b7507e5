"""Short lines at the edges of a page in languages whose words no list has, and lists and verse that look like them."""

import pytest
from tests.cleaning.paragraphs import MORE, PROSE
from tests.cleaning.test_tail import left

from gleanings.cleaning.edges import edge_lines
from gleanings.cleaning.page import Page

TOP = "Harbour opens\n\nBy Jane Roe\n3 May 2021"


@pytest.mark.parametrize(
    "lines",
    [
        "Jaa Facebookissa\nLisää aiheesta\nTilaa uutiskirje",
        "Plus sur ce village →\nCommenter\nÉcrire à la rédaction",
        "(rt/mk)\nTamaduni",
        "[Galería de imágenes]\nNoticias relacionadas",
    ],
)
def test_short_lines_below_the_text_of_a_page(lines):
    assert left(f"{TOP}\n\n{PROSE}\n\n{MORE}\n\n{lines}\n\n© Harbour News 2021") == [PROSE, MORE]


@pytest.mark.parametrize("lines", ["Ukurasa wa mwanzo\nHabari za leo", "Hjem\nLokalt"])
def test_short_lines_above_the_text_of_a_page(lines):
    page = f"{lines}\n\nShare this article\n\n{PROSE}\n\n{MORE}\n\nRead more: The old pier\n\nComments (3)"
    assert left(page) == [PROSE, MORE]


@pytest.mark.parametrize(
    "lines",
    [
        "The kettle sings\nThe window weeps\nWho pours the tea\nWhile no one sleeps",
        "Drei Paar dicke Socken\nDer graue Schal von Opa\nEine Lampe für die Stirn",
        "La Loire\nTrois\nMarie Curie",
        "Monday: whist\nTuesday: choir\nFriday: film night",
    ],
)
@pytest.mark.parametrize("below", ["", "\n\nShare this:\nTwitter\n\nComments (4)"])
def test_verse_and_lists_right_below_the_text_are_the_authors(lines, below):
    page = f"{TOP}\n\n{PROSE}\n\n{MORE}\n\n{lines}{below}"
    assert left(page) == [PROSE, MORE, *lines.splitlines()]


def test_answers_in_the_block_of_a_date_and_a_paragraph_are_the_authors():
    assert left(f"Jeux\nSolutions du quiz\nPublié le 12/04/2015\n{PROSE} {MORE}\nLa Loire\nTrois\nPartager")[-3:-1] == [
        "La Loire",
        "Trois",
    ]


def test_lists_of_names_below_the_text_are_the_authors():
    page = f"{TOP}\n\n{PROSE}\n\n{MORE}\n\nHarbour: Lane, Marsh, Orr, Bell, Hart\n\nRead more: Cup draw\n\nComments (4)"
    assert left(page) == [PROSE, MORE, "Harbour: Lane, Marsh, Orr, Bell, Hart"]


def test_a_text_that_is_no_page_keeps_its_short_lines():
    assert left(f"{PROSE}\n\n{MORE}\n\ncall the slate yard\nfind the receipt") == [
        PROSE,
        MORE,
        "call the slate yard",
        "find the receipt",
    ]


@pytest.mark.parametrize(
    "lines", ["Lisätietoja:\nJohtaja Aino Niemi\npuh. 040 000 0000", "Press office\npress@sea.example"]
)
def test_how_somebody_is_reached_between_paragraphs(lines):
    assert left(f"{PROSE}\n\n{lines}\n\n{MORE}") == [PROSE, MORE]


def test_a_list_of_days_above_a_telephone_number_is_the_authors():
    days = "Monday: whist\nTuesday: choir\nFriday: film night"
    assert left(f"{TOP}\n\n{PROSE}\n\n{MORE}\n\n{days}\n\nRuth Bell\nTel. 01234 567890")[2:5] == days.splitlines()


def test_points_below_a_line_of_a_page_stand_at_its_edge():
    points = ["1. Hirvi ui järven yli", "2. Sauna paloi taas"]
    page = f"{TOP}\n\n{PROSE}\n\n{MORE}\n\nLue myös: Silta\nMainos\n" + "\n".join(points)
    on_edge = edge_lines(Page(page))
    assert {page.index(point) for point in points} <= on_edge
    assert page.index(PROSE) not in on_edge


def test_points_right_below_the_text_are_the_authors():
    page = f"{TOP}\n\n{PROSE}\n\n{MORE}\n\n- bread\n- salt\n\nRead more: Bread"
    assert left(page) == [PROSE, MORE, "- bread", "- salt"]
