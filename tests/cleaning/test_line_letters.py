"""What the letters of a line say of it."""

import numpy as np

from gleanings.cleaning import line_letters
from gleanings.cleaning.line_letters import BUCKETS, buckets, letters_of_pages
from gleanings.cleaning.page import Page


def part(text):
    return Page(text).parts[0]


def test_buckets_stand_once_in_order_within_their_number():
    found = buckets(part("Newsletter, newsletter"))
    assert found.tolist() == sorted(set(found.tolist()))
    assert 0 <= found[0] <= found[-1] < BUCKETS


def test_figures_capitals_and_spaces_make_no_difference():
    assert np.array_equal(buckets(part("3 Comments")), buckets(part("7  comments")))
    assert not np.array_equal(buckets(part("3 comments")), buckets(part("33 comments")))


def test_words_of_pages_are_told_from_words_of_texts_in_languages_and_forms_that_no_list_has():
    pages = ["Comments (3)", "Compartilhe", "Weiterlesen", "Commenter cet article"]
    texts = ["She went home and slept", "die Kinder schliefen bis in den Abend", "il pleuvait depuis trois jours"]
    assert min(map(letters_of_pages, map(part, pages))) > max(map(letters_of_pages, map(part, texts)))


def test_one_sign_has_letters():
    assert isinstance(letters_of_pages(part("x")), int)


def test_the_weights_are_those_of_the_buckets():
    assert len(line_letters._weights()[1]) == BUCKETS
