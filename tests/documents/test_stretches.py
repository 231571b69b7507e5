"""Of a long text what is around its chosen sentences is shown, and nothing is left out without a count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gleanings.documents.stretches import shown_stretches, with_gaps

PLACES = st.lists(st.tuples(st.integers(0, 380), st.integers(1, 20)).map(lambda pair: (pair[0], sum(pair))), max_size=6)


@given(PLACES, st.integers(0, 400), st.integers(0, 400))
@pytest.mark.slow
def test_all_characters_are_shown_or_counted(chosen, start, length):
    text = "".join(chr(97 + i % 26) for i in range(400))
    end = min(400, start + length)
    shown = shown_stretches(text, chosen, whole=100, around=15, opening=50)
    parts = with_gaps(text, start, end, shown, lambda characters: characters)
    assert sum(part if isinstance(part, int) else len(part) for part in parts) == max(0, end - start)
    assert all(any(begin <= a and b <= stop for begin, stop in shown) for a, b in chosen)
    assert shown == sorted(shown)


def test_a_text_without_chosen_sentences_is_shown_from_its_beginning():
    assert shown_stretches("a" * 400, [], whole=100, around=15, opening=50) == [(0, 65)]


def test_what_is_no_longer_than_its_count_is_shown():
    text = "Rain fell on it. Snow fell on it. " * 20
    assert shown_stretches(text, [(0, 16), (17, 33), (51, 67)], whole=100, around=0, opening=50) == [(0, 67)]
    assert shown_stretches(text, [(0, 16), (51, 67)], whole=100, around=0, opening=50) == [(0, 16), (51, 67)]
