"""Which sentence a document is shown by where there are too many for summaries."""

import pytest

import gleanings as gl
from gleanings.report import entries
from gleanings.report.entries import leading_sentence

LEANS, STANDS = "But he said so in the evening.", "The council of Ulm rebuilt the old bridge in May."


def test_the_first_that_stands_on_its_own_and_was_not_said_is_taken():
    document = gl.Document("a", f"{LEANS} {STANDS} The council of Orr closed a school.")
    assert leading_sentence(document, (0, 1), frozenset()).text == STANDS
    assert leading_sentence(document, (0, 1), frozenset({STANDS.casefold()})).text == LEANS


def test_a_single_one_is_taken_without_a_look_at_how_it_stands(monkeypatch):
    monkeypatch.setattr(entries, "standing_of", lambda *_: pytest.fail("looked at"))
    assert leading_sentence(gl.Document("a", LEANS), (0,), frozenset()).text == LEANS
    assert leading_sentence(gl.Document("a", ""), (), frozenset()) is None
