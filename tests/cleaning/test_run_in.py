"""Numbers of articles and labels that run into their paragraphs."""

import pytest
from tests.cleaning.paragraphs import MORE, PROSE
from tests.cleaning.test_tail import left


@pytest.mark.parametrize("label", ["MADDE {} – ", "Artículo {}.- ", "Art. {} - "])
def test_numbers_of_articles_and_the_short_lines_above_them(label):
    text = f"Amaç\n{label.format(1)}{PROSE}\nKapsam\n{label.format(2)}{MORE}\nYürürlük\n{label.format(3)}{PROSE}"
    assert left(text) == [PROSE, MORE, PROSE]


def test_one_number_before_a_dash_is_the_authors():
    assert left(f"Room 12 - {PROSE}\n\n{MORE}") == [f"Room 12 - {PROSE}", MORE]


def test_numbers_in_words_before_their_paragraphs():
    assert left(f"PRIMERO.- {PROSE}\n\nSEGUNDO.- {MORE}") == [PROSE, MORE]


@pytest.mark.parametrize("line", ["Schildau, 4. Mai 2018. ", "Lyon, le 4 mai 2018. ", "МОСКВА, 4 ноября. /ТАСС/. "])
def test_a_place_and_a_day_before_the_first_sentence(line):
    assert left(f"{line}{PROSE}\n\n{MORE}") == [PROSE, MORE]
