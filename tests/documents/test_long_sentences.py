from hypothesis import given
from hypothesis import strategies as st

from gleanings.documents.long_sentences import LONG, has_no_stops


@given(st.lists(st.sampled_from((0, 1, 50, 199, 200, 201, 398, 399, 400, 401, 700)), max_size=8))
def test_a_stretch_without_a_pause_is_seen_wherever_it_begins(lengths):
    text = ".".join("a" * length for length in lengths)
    assert has_no_stops(text) == (len(text) > LONG and max(lengths, default=0) >= LONG)
