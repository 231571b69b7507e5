"""What is known of a page at once."""

from hypothesis import given
from hypothesis import strategies as st

from gleanings.cleaning.capitals import capital_share, most_capitals
from gleanings.cleaning.page import Page
from gleanings.documents.document import Mark

WORDS = st.sampled_from(
    ["Doha", "talks", "Élan", "été", "Ωmega", "x_Abcd", "a1bcd", "3rdly", "ЖУРНАЛ", "журнал", "what?", "of"]
)


@given(st.lists(st.tuples(WORDS, st.sampled_from([" ", ", ", "_", "?", "", "—"])), max_size=12))
def test_what_is_told_without_a_look_at_words_is_never_less_than_the_share_of_capitals(pairs):
    text = "".join(word + sign for word, sign in pairs)
    assert most_capitals(text) >= capital_share(text)


def test_what_was_known_of_paragraphs_is_forgotten_when_one_is_cut():
    page = Page("Storm warning for the whole coast.\n\nRain fell on the hills all night.")
    assert (page.narrowest, page.shortest) == (33, 6)
    page.add([Mark(36, 60, "heading", "cut off")])
    assert (page.narrowest, page.shortest) == (9, 2)
