"""Repairs of running text: the way past them that most sentences take, and what they repair."""

import itertools

import pytest

from gleanings.words.characters import BROKEN, _stretches, mended

# Pieces that end or begin with each sign that a rule names, and what may stand between two of them.
_PIECES = (
    "EE.",
    "UU.",
    "ab",
    "A.",
    "&",
    "&amp;",
    "&#65;",
    "amp;",
    "eacute;",
    "ed-",
    "ed\u2010",
    "ed\u00ad",
    "ed\u00ac",
    "",
)
_GAPS = ("", *" \u00a0\u2009\u202f\u3000\t\n\r\x0b\x1c\x85\u2028", "\r\n", " \n ")


def test_a_text_is_repaired_whatever_its_signs():
    for text in map("".join, itertools.product(_PIECES, _GAPS, _PIECES, ("", ". ab"))):
        assert mended(text) == "".join(new for new, _, _ in _stretches(text)), repr(text)


@pytest.mark.parametrize("gap", [" ", "\u00a0", "\u202f", "\t", "\n"])
def test_names_of_doubled_letters_are_one_word_over_any_space(gap):
    assert mended(f"La economía de EE.{gap}UU., crece") == "La economía de EE.UU., crece"
    assert mended(f"No sé.{gap}Crece").replace(BROKEN, "|") == f"No sé.{gap}Crece"
