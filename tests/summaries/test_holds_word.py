"""Whether a word stands in a text: as cutting all of the text says."""

from hypothesis import given
from hypothesis import strategies as st

from gleanings.summaries.function_words import WORD, holds_word

SIGNS = st.sampled_from("ab'’ _.-\n\u00a0é1\u0301")


@given(text=st.text(SIGNS, max_size=20), word=st.text(st.sampled_from("abé1'"), min_size=1, max_size=3))
def test_a_word_is_held_where_the_words_of_the_text_have_it(text, word):
    assert holds_word(text, word) is (word in WORD.findall(text))


def test_a_word_within_another_is_not_held():
    assert not holds_word("the bells and bell's", "bell")
    assert holds_word("the bells and\na bell", "bell")
